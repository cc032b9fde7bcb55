"""`figures economics`."""

from typing import Any

import click

from cxdash.cli.figures import options
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.presenters import benchmarks
from cxdash.presenters.economics import record as presenter
from cxdash.services import economics

PRINTED = {
    "acquisition_cost": (gettext_noop("Cost per new customer"), 0),
    "retention_cost": (gettext_noop("Cost per customer kept"), 0),
    "ratio": (gettext_noop("To win one / to keep one"), 1),
    "payback_months": (gettext_noop("Months until a new customer pays off"), 1),
    "customers_start": (gettext_noop("Customers at the start"), 0),
    "customers_new": (gettext_noop("New customers"), 0),
    "customers_lost": (gettext_noop("Customers who left"), 0),
    "customers_end": (gettext_noop("Customers at the end"), 0),
    "churn_rate": (gettext_noop("Share who leave in a year"), 4),
    "revenue_churn": (gettext_noop("Revenue that leaves"), 4),
    "ltv_cac": (gettext_noop("Value per cost to win (LTV:CAC)"), 2),
    "ltv_cac_before_keeping": (gettext_noop("The same before keeping"), 2),
    "break_even_retention": (gettext_noop("Must stay for winning to pay"), 4),
}
"""What is printed of the money, with its name and decimals."""

WIDTHS = (-38, 12, 12)


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
        spoken = options.spoken(connection, language)
        record = presenter.record(connection, view, spoken)
    options.show(record, as_json, lambda found: _layout(found, Words(spoken)))


def _layout(record: dict[str, Any], words: Words) -> list[str]:
    if "let_downs" in record["sentences"]:  # a public body wins and keeps nobody
        cards = [f"{one['name']}: {'; '.join([one['value'], *one['notes']])}" for one in record["cards"]]
        return [*record["sentences"]["let_downs"], *cards]
    span, before = record["period"] or {"from": "–", "to": "–"}, record["before"]
    period = words.gettext(
        "Period {first} to {last}; {currency}", first=span["from"], last=span["to"], currency=record["currency"]
    )
    lines = [period, options.row(("", words.gettext("year"), words.gettext("before")), WIDTHS)]
    for name, (called, decimals) in PRINTED.items():
        figures = (words.number(record[name], decimals), words.number(before.get(name), decimals))
        lines.append(options.row((words.gettext(called), *figures), WIDTHS))
    clv = record["clv"]
    if clv["value"] is not None:
        lines.append(options.row((words.gettext("Value of a customer"), words.number(clv["value"], 0), ""), WIDTHS))
        before_keeping = words.gettext("Before what keeping costs")
        lines.append(options.row((before_keeping, words.number(clv["before_keeping"], 0), ""), WIDTHS))
    findings = [options.finding(one, words) for one in record["findings"]]
    notes = [one for one in record["notes"] if one not in record["unknown"].values()]
    notes += record["sentences"]["spend"]
    said = benchmarks.lines(record["said_of_others"])
    unknown = [f"{_called(name, words)}: {why}" for name, why in record["unknown"].items()]
    return [*lines, *notes, *unknown, *findings, *said]


def _called(name: str, words: Words) -> str:
    """Return what a figure is called where it is printed; one that is not has no other name than its key."""
    if name == "value":
        return words.gettext("Value of a customer")
    return words.gettext(PRINTED[name][0]) if name in PRINTED else name
