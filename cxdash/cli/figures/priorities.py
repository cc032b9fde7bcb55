"""`figures priorities`."""

from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.presenters.priorities import record as presenter
from cxdash.services import satisfaction


@click.command("priorities")
@options.as_json("shares 0–1, null for what is not known.")
@dates.day()
@options.segment("Only this segment's answers.")
@options.journey("Only what is felt in this journey's stages.")
@options.months("First month; default the last twelve.")
@options.language
@click.pass_obj
def command(
    store: str | None, as_json: bool, on: date, segment: str, journey: str, first: str, last: str, language: str
) -> None:
    """What should be mended first, and who can."""
    with options.opened(store) as connection:
        view = options.view(satisfaction.choices(connection), journey, segment, first, last)
        record = presenter.record(connection, view, on, options.spoken(connection, language))
    options.show(record, as_json, _layout)


def _layout(record: dict[str, Any]) -> list[str]:
    lines = [
        f"On {record['on']}; hurts most: {record['worst'] or '–'}; first to mend: {record['first_to_mend'] or '–'}"
    ]
    lines.append(f"{'annoyance':<20}{'group':<10}{'pain':>9}{'from':>9}{'to':>9}  {'blocked':<12}{'status':<9}standing")
    for row in record["annoyances"]:
        figures = "".join(f"{row[name]:>9.0f}" for name in ("pain", "pain_low", "pain_high"))
        words = (row["blocked"] or "–", row["status"], row["standing"] or "–")
        lines.append(f"{row['key'][:19]:<20}{row['group']:<10}{figures}  {words[0]:<12}{words[1]:<9}{words[2]}")
    return [*lines, *(sentence for said in record["sentences"].values() for sentence in said)]
