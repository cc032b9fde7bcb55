"""`figures economics`."""

from typing import Any

import click

from cxdash.cli.figures import options
from cxdash.cli.figures.options import number
from cxdash.presenters import benchmarks
from cxdash.presenters.economics import record as presenter
from cxdash.services import economics

DECIMALS = {
    **{"acquisition_cost": 0, "retention_cost": 0, "ratio": 1, "payback_months": 1},
    **{"customers_start": 0, "customers_new": 0, "customers_lost": 0, "customers_end": 0},
    **{"churn_rate": 4, "revenue_churn": 4, "ltv_cac": 2, "ltv_cac_before_keeping": 2, "break_even_retention": 4},
}
"""What is printed of the money, with its decimals."""


@click.command("economics")
@options.as_json("shares 0–1, money in the company's currency.")
@options.segment("Only this segment's customers and money.")
@options.months(last="Last month; the year up to it is told.")
@options.language
@click.pass_obj
def command(store: str | None, as_json: bool, segment: str, first: str, last: str, language: str) -> None:
    """What it costs to win a customer, and to keep one."""
    with options.opened(store) as connection:
        view = options.view(economics.choices(connection), "", segment, first, last)
        record = presenter.record(connection, view, options.spoken(connection, language))
    options.show(record, as_json, _layout)


def _layout(record: dict[str, Any]) -> list[str]:
    if "let_downs" in record["sentences"]:  # a public body wins and keeps nobody
        cards = [f"{one['name']}: {'; '.join([one['value'], *one['notes']])}" for one in record["cards"]]
        return [*record["sentences"]["let_downs"], *cards]
    span, before = record["period"] or {"from": "–", "to": "–"}, record["before"]
    lines = [f"Period {span['from']} to {span['to']}; basis: {record['basis'] or 'nothing'}; {record['currency']}"]
    lines.append(f"{'':<22}{'year':>12}{'before':>12}")
    for name, decimals in DECIMALS.items():
        lines.append(f"{name:<22}{number(record[name], decimals):>12}{number(before.get(name), decimals):>12}")
    clv = record["clv"]
    if clv["value"] is not None:
        lines.append(f"{'value of a customer':<22}{number(clv['value'], 0):>12}")
        lines.append(f"{'  before keeping':<22}{number(clv['before_keeping'], 0):>12}")
    findings = [f"{one['level']}: {one['sentence']}" for one in record["findings"]]
    notes = [one for one in record["notes"] if one not in record["unknown"].values()]
    notes += record["sentences"]["spend"]
    said = benchmarks.lines(record["said_of_others"])
    return [*lines, *notes, *(f"{name}: {why}" for name, why in record["unknown"].items()), *findings, *said]
