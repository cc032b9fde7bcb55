"""Figures with their intervals and the number of answers behind them, as `figures … --json` prints them."""

from collections.abc import Iterable, Mapping
from typing import Any

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.ownership.figures import as_record as ownership_record
from cxdash.measures.satisfaction.records import as_record as satisfaction_record
from cxdash.presenters.cells import names
from cxdash.presenters.economics.record import as_record as economics_record
from cxdash.presenters.pages import TITLES
from cxdash.presenters.priorities.record import as_record as priorities_record
from cxdash.services import economics, ownership, priorities, satisfaction
from cxdash.takeaway.elements import Asked, Row

NUMBER, DECIMAL, SHARE = "number", "decimal", "share"

MONEY = {
    "acquisition_cost": (gettext_noop("Cost per new customer"), DECIMAL),
    "retention_cost": (gettext_noop("Cost per customer kept"), DECIMAL),
    "churn_rate": (gettext_noop("Share who leave in a year"), SHARE),
    "customers_start": (gettext_noop("Customers at the start"), NUMBER),
    "customers_new": (gettext_noop("New customers"), NUMBER),
    "customers_lost": (gettext_noop("Customers who left"), NUMBER),
    "customers_end": (gettext_noop("Customers at the end"), NUMBER),
    "payback_months": (gettext_noop("Months until a new customer pays off"), DECIMAL),
}
"""Figures of money and customers by their key in the record, each with its name and how it is written."""


def gather(connection: Any, asked: Asked) -> list[Row]:
    """Return the figures of the pages that are asked for; what is not known is left out."""
    words, view = Words(asked.language), asked.view
    tables = satisfaction.tables(connection, view.journey, view.segment)
    called = names(tables.stages, words) | names(tables.touchpoints, words)
    rows: list[Row] = []
    if "satisfaction" in asked.pages:
        rows += _satisfaction(satisfaction_record(satisfaction.figures(connection, view, False)), called, words)
    if "economics" in asked.pages and not words.public:
        rows += _economics(economics_record(economics.figures(connection, view), words), words)
    if "ownership" in asked.pages:
        owned = ownership_record(ownership.figures(connection, view, asked.on))
        rows += _each(
            "ownership", owned["stages"], called, [("let_downs", gettext_noop("Let-downs a year"), NUMBER)], words
        )
    if "decide" in asked.pages:
        first = priorities_record(priorities.figures(connection, view, asked.on))["annoyances"]
        titles = {
            row["key"]: words.title(row) for row in rows_of(priorities.tables(connection, view.journey).annoyances)
        }
        rows += _each("decide", first, titles, [("pain", gettext_noop("Customers a year × severity"), NUMBER)], words)
    return rows


def _satisfaction(found: Mapping[str, Any], called: Mapping[str, str], words: Words) -> Iterable[Row]:
    whole = words.gettext("The whole relationship")
    for measure, one in found["relationship"].items():
        yield from _figure("satisfaction", f"{whole}, {measure}", one, "mean", gettext_noop("Mean"), DECIMAL, words)
        yield from _figure("satisfaction", f"{whole}, {measure}", one, "top2", gettext_noop("Top marks"), SHARE, words)
        if one.get("value") is not None:
            score = {**one, "value_low": one["low"], "value_high": one["high"]}
            yield from _figure("satisfaction", f"{whole}, {measure}", score, "value", measure, DECIMAL, words)
    wanted = [
        ("mean", gettext_noop("Mean"), DECIMAL),
        ("expected", gettext_noop("Expected"), DECIMAL),
        ("gap", gettext_noop("Gap"), DECIMAL),
    ]
    for rows in (found["stages"], found["touchpoints"]):
        yield from _each("satisfaction", rows, called, wanted, words)


def _economics(found: Mapping[str, Any], words: Words) -> Iterable[Row]:
    for key, (name, look) in MONEY.items():
        yield from _figure("economics", "", found, key, name, look, words)


def _each(
    page: str,
    rows: Iterable[Mapping[str, Any]],
    called: Mapping[str, str],
    wanted: list[tuple[str, str, str]],
    words: Words,
) -> Iterable[Row]:
    for one in rows:
        measure = f", {one['measure']}" if "measure" in one else ""
        for key, name, look in wanted:
            yield from _figure(page, f"{called.get(one['key'], one['key'])}{measure}", one, key, name, look, words)


def _figure(page: str, of: str, one: Mapping[str, Any], key: str, name: str, look: str, words: Words) -> Iterable[Row]:
    """Yield a figure of a record, with its interval where it has one; nothing where it is not known."""
    if one.get(key) is not None:
        ends = (one.get(f"{key}_low"), one.get(f"{key}_high"))
        yield Row(words.gettext(TITLES[page]), of, words.gettext(name), one[key], *ends, one.get("n"), look)
