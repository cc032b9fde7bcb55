"""`figures priorities`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.priorities.blocked import Why
from cxdash.measures.priorities.figures import Group, RankCertainty
from cxdash.presenters.priorities import record as presenter
from cxdash.services import satisfaction

GROUPS = {
    Group.HELD_UP: gettext_noop("blocked"),
    Group.OPEN: gettext_noop("can be fixed"),
    Group.IDEA: gettext_noop("idea"),
    Group.DONE: gettext_noop("done"),
}
WHYS = {
    Why.NOBODY: gettext_noop("nobody owns this"),
    Why.EVERYONE: gettext_noop("everyone, and so nobody"),
    Why.CONTESTED: gettext_noop("several claim it"),
    Why.NO_MANDATE: gettext_noop("an owner who cannot act"),
    Why.STOPPED: gettext_noop("it has been stopped"),
}
STATES = {
    "open": gettext_noop("open"),
    "doing": gettext_noop("under way"),
    "blocked": gettext_noop("blocked"),
    "done": gettext_noop("done"),
}
STANDINGS = {
    RankCertainty.CLEAR_FIRST: gettext_noop("clearly first"),
    RankCertainty.FIRST: gettext_noop("probably first"),
    RankCertainty.TIE: gettext_noop("about equal"),
}
"""What is printed of an annoyance's group, of what blocks it, of its state and of its rank."""


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
        *(words.gettext("annoyance"), words.gettext("group"), words.gettext("blocked"), words.gettext("status")),
        *(words.gettext("standing"), words.gettext("pain"), words.gettext("from"), words.gettext("to")),
    )
    lines += options.table(heads, [_row(row, words) for row in record["annoyances"]], left=5)
    return [*lines, *(sentence for said in record["sentences"].values() for sentence in said)]


def _row(row: Mapping[str, Any], words: Words) -> list[str]:
    """Return an annoyance's or idea's row, where it stands in words."""
    standing = STANDINGS.get(RankCertainty(row["standing"] or ""))
    return [
        row["key"],
        words.gettext(GROUPS[Group(row["group"])]),
        words.gettext(WHYS[Why(row["blocked"])]) if row["blocked"] else "–",
        words.gettext(STATES[row["status"]]),
        words.gettext(standing) if standing else "–",
        *(words.number(row[name]) for name in ("pain", "pain_low", "pain_high")),
    ]
