"""`figures overview`."""

from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.i18n.translator import Words
from cxdash.presenters.overview import record as presenter
from cxdash.services import satisfaction


@click.command("overview")
@options.as_json("shares 0–1, null for what is not known.")
@dates.day()
@options.segment("Only this segment's answers, customers and money.")
@options.journey("Only this journey's stages.")
@options.months("First month; default the last twelve.")
@options.language
@click.pass_obj
def command(
    store: str | None, as_json: bool, on: date, segment: str, journey: str, first: str, last: str, language: str
) -> None:
    """Where the promise is broken, who answers for it, and what to look into first."""
    with options.opened(store) as connection:
        view = options.view(satisfaction.choices(connection), journey, segment, first, last)
        spoken = options.spoken(connection, language)
        record = presenter.record(connection, view, on, spoken)
    options.show(record, as_json, lambda found: _layout(found, Words(spoken)))


def _layout(record: dict[str, Any], words: Words) -> list[str]:
    cards = [f"{card['name']}: {card['value']}{_notes(card)}" for card in record["cards"]]
    findings = [
        f"{options.finding(one, words)} {one['ask']}" + (f" ({one['hands']})" if one["hands"] else "")
        for one in record["findings"]
    ]
    return [record["title"], *cards, *findings]


def _notes(card: dict[str, Any]) -> str:
    return f" ({'; '.join(card['notes'])})" if card["notes"] else ""
