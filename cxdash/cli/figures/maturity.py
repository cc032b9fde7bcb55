"""`figures maturity`."""

from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.cli.figures.options import number
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
        record = presenter.record(connection, on, options.spoken(connection, language))
    options.show(record, as_json, _layout)


def _layout(record: dict[str, Any]) -> list[str]:
    lines = [f"On {record['on']}; weakest: {', '.join(record['weakest']) or '–'}"]
    lines.append(f"{'key':<15}{'median':>7}{'lowest':>8}{'highest':>8}{'n':>5}{'before':>8}")
    for row in record["keys"]:
        median, low, high = (number(row[name], 1) for name in ("median", "low", "high"))
        before = number(row["before"], 1)
        lines.append(f"{row['key']:<15}{median:>7}{low:>8}{high:>8}{row['n']:>5}{before:>8}")
    lines += [record["sentence"], *record["notes"]]
    return [*lines, *benchmarks.lines(record["said_of_others"])]
