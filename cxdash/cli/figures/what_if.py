"""`figures what_if`: what another choice would bring, as the page shows it."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

import click

from cxdash.cli.figures import options
from cxdash.cli.figures.options import LAST_YEAR
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.periods import month_name, month_number
from cxdash.domain.vocabulary import View
from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.what_if import answers as what_if_answers
from cxdash.measures.what_if import comparison, levers
from cxdash.measures.what_if import record as what_if_record
from cxdash.measures.what_if.start import Start
from cxdash.services import what_if
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
@click.option("--to", "last", default="", metavar="YYYY-MM", help="The last of the twelve months to start from.")
@click.pass_obj
def command(store: str | None, settings: tuple[str, ...], as_json: bool, segment: str, journey: str, last: str) -> None:
    """What another choice would bring, against carrying on as today."""
    with options.opened(store) as connection:
        found = what_if.start(connection, View(journey, _period(last), segment))
    options.show(outcome(found, settings), as_json, _layout)


def outcome(found: Start, settings: tuple[str, ...]) -> dict[str, Any]:
    """Return the record of a choice; refused where nothing is known, a setting is wrong, or a lever cannot be moved."""
    base = found.base
    if base is None:
        raise ImportRefused(
            [Message(gettext_noop("No customers by month are known, so there is nothing to start from."))]
        )
    chosen = levers.parse(settings, base.today, dict(base.let_downs), base.contribution)
    stuck = [found.stuck[name] for name in chosen.decided if name in found.stuck]
    if stuck:
        raise ImportRefused(stuck)
    matters = what_if_answers.what_matters(base, found.assumptions, chosen) if chosen.moved else []
    return what_if_record.as_record(
        comparison.compare(base, found.assumptions, chosen), what_if_answers.as_records(matters)
    )


def _period(last: str) -> str:
    """Return the twelve months up to *last*, which are the last there are where it is ''."""
    if not last:
        return LAST_YEAR.period
    try:
        url_state.period(last)
        return url_state.period(f"{month_name(month_number(last) - A_YEAR + 1)}..{last}")
    except ValueError:
        raise click.BadParameter("a month is written as YYYY-MM.", param_hint="--to") from None


def _layout(record: Mapping[str, Any]) -> list[str]:
    years, difference = record["levers"]["years"], record["difference"]
    lines = [f"From {record['baseline']['last']}, {years} years ahead, against carrying on as today"]
    for name, title in (("customers", "Customers more"), ("earned", "Earned more")):
        spread = difference[name]
        known = spread and isfinite(spread["p50"])
        range_text = f"{spread['p50']:,.0f} (from {spread['p10']:,.0f} to {spread['p90']:,.0f})" if known else "–"
        lines.append(f"{title:<16}{range_text}")
    if record["p_better"] is not None:
        lines.append(
            f"{'Better in':<16}{record['p_better']:.0%} of the tries; paid back in month "
            f"{record['payback_month'] or '–'}"
        )
    lines += [
        f"Hangs on {one['belief']}: {one['at_low']:,.0f} at {one['low']:g}, {one['at_high']:,.0f} at {one['high']:g}"
        for one in record["matters_most"]
    ]
    if record["needs"]:
        lines.append(f"Not stated yet: {', '.join(record['needs'])}")
    return lines
