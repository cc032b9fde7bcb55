"""`figures ownership`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.cli.figures.options import DECIMALS
from cxdash.domain.ownership import CAN_ACT_NAMES, HEALTH_NAMES, CanAct, Health, diagnosis_name
from cxdash.i18n.translator import Words
from cxdash.presenters import benchmarks
from cxdash.presenters.ownership import record as presenter
from cxdash.services import satisfaction


@click.command("ownership")
@options.as_json("shares 0–1, null for what is not known.")
@dates.day()
@options.segment("Only this segment's answers.")
@options.journey("Only this journey's stages.")
@options.months("First month; default the last twelve.")
@options.language
@click.pass_obj
def command(
    store: str | None, as_json: bool, on: date, segment: str, journey: str, first: str, last: str, language: str
) -> None:
    """Who answers for each stage, and can they act."""
    with options.opened(store) as connection:
        view = options.view(satisfaction.choices(connection), journey, segment, first, last)
        spoken = options.spoken(connection, language)
        record = presenter.record(connection, view, on, spoken)
    options.show(record, as_json, lambda found: _layout(found, Words(spoken)))


def _layout(record: dict[str, Any], words: Words) -> list[str]:
    titles = (
        *(words.gettext("stage"), words.gettext("health"), words.gettext("owner"), words.gettext("can act")),
        *(words.gettext("diagnosis"), words.gettext("gap"), words.gettext("let-downs")),
    )
    answers = words.list(record["journey"]["accountable"]) or words.gettext("nobody")
    head = words.gettext("On {day}; answers for the whole journey: {roles}", day=record["on"], roles=answers)
    lines = [head, *options.table(titles, [_stage(stage, words) for stage in record["stages"]], left=5)]
    said, change = dict(record["sentences"]), record["smallest_change"]
    targets, felt = said.pop("targets"), said.pop("made_and_felt")
    return [
        *lines,
        *said.values(),
        *record["on_paper_and_in_the_room"].values(),
        *(f"{one['touchpoint']}: {one['role']} ({one['limit']})" for one in record["front_line"] if one["limit"]),
        *(sentence for sentences in targets.values() for sentence in sentences),
        *felt,
        *(options.finding(one, words) for one in record["findings"]),
        *(change["rule"], change["changes"], *change["too_much"], *benchmarks.lines(record["said_of_others"])),
    ]


def _stage(stage: Mapping[str, Any], words: Words) -> list[str]:
    """Return a stage's row, what is known of it in words."""
    able = stage["can_act"] and words.gettext(CAN_ACT_NAMES[CanAct(stage["can_act"])])
    return [
        stage["key"],
        words.gettext(HEALTH_NAMES[Health(stage["health"])]),
        stage["owner"] or "–",
        able or "–",
        words.gettext(diagnosis_name(stage["diagnosis"], stage["can_act"] or "")),
        words.number(stage["gap"], DECIMALS),
        words.number(stage["let_downs"]),
    ]
