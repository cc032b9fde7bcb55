"""`figures maturity`."""

from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.domain.assessments import KEYS
from cxdash.i18n.translator import Words
from cxdash.presenters import benchmarks
from cxdash.presenters.maturity import record as presenter


@click.command("maturity")
@options.as_json("medians 1–5, null where nobody answered.")
@dates.day()
@options.language
@click.pass_obj
def command(store: str | None, as_json: bool, on: date, language: str) -> None:
    """How ready the company is, by the six keys."""
    with options.opened(store) as connection:
        spoken = options.spoken(connection, language)
        record = presenter.record(connection, on, spoken)
    options.show(record, as_json, lambda found: _layout(found, Words(spoken)))


def _layout(record: dict[str, Any], words: Words) -> list[str]:
    weakest = ", ".join(words.gettext(KEYS[key]) for key in record["weakest"]) or "–"
    lines = [words.gettext("On {day}; weakest: {keys}", day=record["on"], keys=weakest)]
    ends = (words.gettext("lowest"), words.gettext("highest"))
    heads = (words.gettext("key"), words.gettext("median"), *ends, "n", words.gettext("before"))
    rows = [
        [
            words.gettext(KEYS[row["key"]]),
            *(words.number(row[name], 1) for name in ("median", "low", "high")),
            words.number(row["n"]),
            words.number(row["before"], 1),
        ]
        for row in record["keys"]
    ]
    lines += [*options.table(heads, rows), record["sentence"], *record["notes"]]
    return [*lines, *benchmarks.lines(record["said_of_others"])]
