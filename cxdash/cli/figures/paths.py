"""`figures paths`."""

from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.domain.paths import RULES
from cxdash.presenters.paths import record as presenter


@click.command("paths")
@options.as_json("credit in customers, shares 0–1, null for what is not known.")
@options.language
@dates.day("The day on which roles are accountable; default today.")
@click.pass_obj
def command(store: str | None, as_json: bool, language: str, on: date) -> None:
    """Which touchpoints get credit for new customers, and how far that hangs on the rule."""
    with options.opened(store) as connection:
        record = presenter.record(connection, options.spoken(connection, language), on)
    options.show(record, as_json, _layout)


def _layout(record: dict[str, Any]) -> list[str]:
    if not record["totals"]["paths"]:
        return record["sentences"]
    totals, rate = record["totals"], record["base_rate"]
    share = "–" if rate is None else f"{rate:.4f}"
    lines = [
        f"{totals['paths']} paths: {totals['conversions']:.0f} became customers, {totals['non_conversions']:.0f} did "
        f"not; base rate {share}",
        "Credit is a convention, not a cause.",
        *record["sentences"],
    ]
    for title, rows in (("touchpoint", record["touchpoints"]), ("role", record["roles"])):
        lines.append(f"{title:<24}" + "".join(f"{name:>11}" for name in (*RULES, "lowest", "highest")))
        for row in rows:
            credit = "".join(f"{row[name]:>11.1f}" for name in (*RULES, "low", "high"))
            lines.append(f"{row[title] or 'nobody':<24}{credit}")
    lines.append(f"{'touchpoint':<24}{'reached':>11}{'went on':>11}{'customers':>11}{'lost':>11}")
    for row in record["drop_off"]:
        counts = "".join(f"{row[name]:>11.0f}" for name in ("reached", "went_on", "converted", "lost"))
        lines.append(f"{row['touchpoint']:<24}{counts}")
    return lines
