"""The day it is where a command is typed, and the option that says another."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click

from cxdash.cli import language
from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import YEARS

Command = Callable[..., Any]


def day(described: str = "The day; default today.") -> Callable[[Command], Command]:
    """Add --on, passed on as *on*: a date, today where none is given."""
    form = click.DateTime(["%Y-%m-%d"])
    return click.option("--on", "on", type=form, metavar="YYYY-MM-DD", callback=_day, help=described)


def since(described: str) -> Callable[[Command], Command]:
    """Add --since, passed on as *since*: a date, None where none is given."""
    form = click.DateTime(["%Y-%m-%d"])
    return click.option("--since", "since", type=form, metavar="YYYY-MM-DD", callback=_known, help=described)


def _day(context: click.Context, option: click.Parameter, given: datetime | None) -> date:
    return _known(context, option, given) or today()


def _known(_context: click.Context, _option: click.Parameter, given: datetime | None) -> date | None:
    if given and given.year not in YEARS:
        template = gettext_noop("{day} is not a day from {first} to {last}.")
        named = {"day": given.date(), "first": YEARS[0], "last": YEARS[-1]}
        raise click.BadParameter(language.words().gettext(template, **named))
    return given.date() if given else None


def today() -> date:
    """Return the day it is where the command is typed."""
    return datetime.now().astimezone().date()
