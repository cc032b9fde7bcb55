"""`figures priorities`."""

from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.i18n.translator import Words
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
    """What should be fixed first, and who can."""
    with options.opened(store) as connection:
        view = options.view(satisfaction.choices(connection), journey, segment, first, last)
        spoken = options.spoken(connection, language)
        record = presenter.record(connection, view, on, spoken)
    options.show(record, as_json, lambda found: _layout(found, Words(spoken)))


def _layout(record: dict[str, Any], words: Words) -> list[str]:
    first = {"worst": record["worst"] or "–", "first": record["first_to_mend"] or "–"}
    lines = [words.gettext("On {day}; hurts most: {worst}; fix first: {first}", day=record["on"], **first)]
    heads = (
        *(words.gettext("annoyance"), words.gettext("group"), words.gettext("pain"), words.gettext("from")),
        *(words.gettext("to"), "", words.gettext("blocked"), words.gettext("status"), words.gettext("standing")),
    )
    lines.append(options.row(heads, (-20, -10, 9, 9, 9, 2, -12, -9, -20)))
    for row in record["annoyances"]:
        figures = "".join(f"{row[name]:>9.0f}" for name in ("pain", "pain_low", "pain_high"))
        told = (row["blocked"] or "–", row["status"], row["standing"] or "–")
        lines.append(f"{row['key'][:19]:<20}{row['group']:<10}{figures}  {told[0]:<12}{told[1]:<9}{told[2]}")
    return [*lines, *(sentence for said in record["sentences"].values() for sentence in said)]
