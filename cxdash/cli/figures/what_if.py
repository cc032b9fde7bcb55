"""`figures what_if`: what another choice would bring, as the page shows it."""

from collections.abc import Mapping
from typing import Any

import click

from cxdash.cli import language as asked
from cxdash.cli.figures import options
from cxdash.domain.periods import DEFAULT_PERIOD, month_name, month_number
from cxdash.domain.vocabulary import View
from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.what_if import levers
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.start import Start
from cxdash.presenters.what_if import record as presenter
from cxdash.ui import url_state


@click.command("what_if")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="LEVER=VALUE",
    help="gap.STAGE=50, gap_cost=4000000, retention_budget=+20%, extra_leavers=8, years=5, promise=10% …; may be "
    "given several times.",
)
@options.as_json("money and customers, null for what cannot be told.")
@options.segment("Only this segment.")
@options.journey("Only this journey's stages.")
@options.language
@click.option("--to", "last", default="", metavar="YYYY-MM", help="The last of the twelve months to start from.")
@click.pass_obj
def command(
    store: str | None,
    settings: tuple[str, ...],
    as_json: bool,
    segment: str,
    journey: str,
    language: str,
    last: str,
) -> None:
    """What another choice would bring, against carrying on as today."""

    def chosen(start: Start) -> Levers:
        assert start.base is not None
        return levers.parse(settings, start.base.today, dict(start.base.let_downs), start.most_for_mending)

    with options.opened(store) as connection:
        spoken = options.spoken(connection, language)
        record = presenter.record(connection, View(journey, _period(last), segment), spoken, chosen)
    options.show(record, as_json, _layout)


def _period(last: str) -> str:
    """Return the twelve months up to *last*, which are the last there are where it is ''."""
    if not last:
        return DEFAULT_PERIOD
    try:
        url_state.period(last)
        return url_state.period(f"{month_name(month_number(last) - A_YEAR + 1)}..{last}")
    except ValueError:
        raise click.BadParameter(asked.words().gettext("a month is written as YYYY-MM."), param_hint="--to") from None


def _layout(record: Mapping[str, Any]) -> list[str]:
    said = record["sentences"]
    results = [f"{one['name']}: {'; '.join([one['value'], *one['notes']])}" for one in said["results"]]
    stuck = dict.fromkeys(record["cannot_move"].values())
    return [said["finding"], *results, *filter(None, [said["matters"]]), *said["asked"], *stuck, said["foot"]]
