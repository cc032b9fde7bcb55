"""`figures maturity`."""

from datetime import date
from typing import Any

import click

from cxdash.cli import dates
from cxdash.cli.figures import options
from cxdash.cli.figures.options import number
from cxdash.measures.maturity import figures as measures
from cxdash.measures.maturity import steps
from cxdash.services import maturity


@click.command("maturity")
@options.as_json("medians 1–5, null where nobody answered.")
@dates.day()
@click.pass_obj
def command(store: str | None, as_json: bool, on: date) -> None:
    """How ready the company is, by the six keys."""
    with options.opened(store) as connection:
        found, following = maturity.figures(connection, on), maturity.next_steps(connection, on)
    record = {**measures.as_record(found), "next": steps.as_records(following)}
    options.show(record, as_json, _layout)


def _layout(record: dict[str, Any]) -> list[str]:
    lines = [f"On {record['on']}; weakest: {', '.join(record['weakest']) or '–'}"]
    lines.append(f"{'key':<15}{'median':>7}{'lowest':>8}{'highest':>8}{'n':>5}{'before':>8}")
    for row in record["keys"]:
        median, low, high = (number(row[name], 1) for name in ("median", "low", "high"))
        before = number(row["before"], 1)
        lines.append(f"{row['key']:<15}{median:>7}{low:>8}{high:>8}{row['n']:>5}{before:>8}")
    return lines
