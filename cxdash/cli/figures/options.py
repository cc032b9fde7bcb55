"""What the `figures` commands share: options, the view asked for, the store, and how figures are printed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click

from cxdash.cli import language as asked
from cxdash.cli.as_json import written
from cxdash.domain.findings import LEVEL_NAMES, Level
from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import DEFAULT_PERIOD
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words, languages
from cxdash.services import company, demo_store
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.ui import url_state

Command = Callable[..., Any]

DECIMALS = 4
"""The decimals of shares and means that are printed."""


def as_json(described: str) -> Callable[[Command], Command]:
    """Add --json, passed on as *as_json*."""
    return click.option("--json", "as_json", is_flag=True, help=f"As JSON: {described}")


def segment(described: str) -> Callable[[Command], Command]:
    """Add --segment."""
    return click.option("--segment", default="", help=described)


def journey(described: str) -> Callable[[Command], Command]:
    """Add --journey."""
    return click.option("--journey", default="", help=described)


def language(command: Command) -> Command:
    """Add --language, that of the sentences."""
    known = click.Choice(languages())
    add = click.option(
        "--language", type=known, default="en", callback=asked.keep, is_eager=True, help="Of the sentences."
    )
    return add(command)


def spoken(connection: Any, language: str) -> str:
    """Return the language of sentences about the company: a public body has users where others have customers."""
    return asked.keep(click.get_current_context(), None, company.company(connection).spoken(language))


def months(first: str = "First month.", last: str = "Last month.") -> Callable[[Command], Command]:
    """Add --from and --to, passed on as *first* and *last*."""

    def add(command: Command) -> Command:
        upto = click.option("--to", "last", default="", metavar="YYYY-MM", help=last)(command)
        return click.option("--from", "first", default="", metavar="YYYY-MM", help=first)(upto)

    return add


@contextmanager
def opened(store: str | None) -> Iterator[Any]:
    """Lend a connection to the store; within the block no service computes the same thing twice."""
    engine = database.open_store(store or demo_store.address())
    with database.reading(engine) as connection, remembering(connection):
        yield connection


def view(choices: Mapping[str, Sequence[Any]], journey: str, segment: str, first: str, last: str) -> View:
    """Return the view asked for, of the last twelve months where no month is given.

    Raises click.BadParameter naming what there is.
    """
    known = {"--segment": choices["segments"], "--journey": [row["key"] for row in choices.get("journeys", ())]}
    words = asked.words()
    for option, named in (("--segment", segment), ("--journey", journey)):
        if named and named not in known[option]:
            there = ", ".join(known[option]) or words.gettext("none")
            template = gettext_noop("'{named}' is not in the store. There is: {there}.")
            raise click.BadParameter(words.gettext(template, named=named, there=there), param_hint=option)
    months = choices["months"]
    if not (first or last) or not months:
        return View(journey, DEFAULT_PERIOD, segment)
    try:
        period = url_state.period(f"{first or min(*months, last or months[0])}..{last or max(*months, first)}")
    except ValueError:
        reason = words.gettext("a period is two months as YYYY-MM, the first not after the last.")
        raise click.BadParameter(reason, param_hint="--from/--to") from None
    return View(journey, period, segment)


def show(record: Mapping[str, Any], as_json: bool, layout: Callable[[Any], Sequence[str]]) -> None:
    """Print a record as JSON, or the lines its *layout* makes of it."""
    click.echo(written(record) if as_json else "\n".join(layout(record)))


def row(cells: Sequence[object], widths: Sequence[int]) -> str:
    """Return cells in columns of these widths; a negative width puts its cell to the left."""
    padded = (f"{cell:<{-w}}" if w < 0 else f"{cell:>{w}}" for cell, w in zip(cells, widths, strict=True))
    return "".join(padded).rstrip()


def table(heads: Sequence[str], rows: Sequence[Sequence[object]], left: int = 1) -> list[str]:
    """Return a table's lines, each column as wide as its longest cell; the first *left* of them stand to the left."""
    lines = [[str(cell) for cell in line] for line in (heads, *rows)]
    longest = [max(map(len, column)) for column in zip(*lines, strict=True)]
    widths = [-(wide + 2) if at < left else wide + 2 * (at > left) for at, wide in enumerate(longest)]
    return [row(line, widths) for line in lines]


def finding(one: Mapping[str, Any], words: Words) -> str:
    """Return a printed finding in words, whether it is wrong or a question first."""
    return f"{words.gettext(LEVEL_NAMES[Level(one['level'])])}: {one['sentence']}"
