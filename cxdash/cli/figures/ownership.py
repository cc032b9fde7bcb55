"""`figures ownership`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.cli.figures.options import number
from cxdash.presenters import benchmarks
from cxdash.presenters.ownership import record as presenter
from cxdash.services import satisfaction

WIDTHS = (-20, -11, -12, -10, -17, 9, 11)


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
        record = presenter.record(connection, view, on, options.spoken(connection, language))
    options.show(record, as_json, _layout)


def _layout(record: dict[str, Any]) -> list[str]:
    columns = ("key", "health", "owner", "can_act", "diagnosis", "gap", "let_downs")
    titles = ("stage", "health", "owner", "can act", "diagnosis", "gap", "let-downs")
    answers = " and ".join(record["journey"]["accountable"]) or "nobody"
    lines = [f"On {record['on']}; answers for the whole journey: {answers}", _line(titles)]
    for stage in record["stages"]:
        rounded = {"gap": number(stage["gap"]), "let_downs": number(stage["let_downs"], 0)}
        lines.append(_line([{**stage, **rounded}[name] or "–" for name in columns]))
    said, change = dict(record["sentences"]), record["smallest_change"]
    targets, felt = said.pop("targets"), said.pop("made_and_felt")
    return [
        *lines,
        *said.values(),
        *record["on_paper_and_in_the_room"].values(),
        *(f"{one['touchpoint']}: {one['role']} ({one['limit']})" for one in record["front_line"] if one["limit"]),
        *(sentence for sentences in targets.values() for sentence in sentences),
        *felt,
        *(f"{one['level']}: {one['sentence']}" for one in record["findings"]),
        *(change["rule"], change["changes"], *change["too_much"], *benchmarks.lines(record["said_of_others"])),
    ]


def _line(cells: Sequence[str]) -> str:
    padded = (f"{cell:<{-w}}" if w < 0 else f"{cell:>{w}}" for cell, w in zip(cells, WIDTHS, strict=True))
    return "".join(padded).rstrip()
