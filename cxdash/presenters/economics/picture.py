"""The pictures of what winning and keeping cost by month."""

import numpy as np
import pandas as pd

from cxdash.charts import economics as charts
from cxdash.charts import look
from cxdash.i18n.translator import Words
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.presenters.elements import Drawing, Tab, picture_tables

SMALL = 100
"""Amounts below this are written with a decimal."""

SHOWN_MONTHS = 2 * A_YEAR
"""The months a picture shows: the year and the one before."""


def panels(found: Economics, words: Words) -> list[Tab]:
    """Return the costs by month as two titled pictures, of winning and of keeping, without those not known."""
    months = found.months.iloc[-SHOWN_MONTHS:]
    kept = (months.customers_start - months.customers_lost).to_numpy(float)
    of = {
        "acquisition": (words.gettext("To win one customer, month by month"), months.customers_new.to_numpy(float)),
        "retention": (words.gettext("To keep one customer, month by month"), kept),
    }
    shown = []
    for purpose, (title, customers) in of.items():
        cost = months[f"{purpose}_cost"].to_numpy(float)
        if np.isfinite(cost).sum() > 1:
            tables = {
                "rows": _rows(months, purpose, customers, words),
                "years": _years(found, months, purpose, customers, words),
            }
            heading = f"{title} ({words.currency(found.currency)})"
            shown.append(Tab(heading=heading, notes=_notes(found, purpose, words)))
            shown.append(Tab(drawing=Drawing(charts.costs, heading, picture_tables(tables))))
    return shown


def _rows(months: pd.DataFrame, purpose: str, customers: np.ndarray, words: Words) -> pd.DataFrame:
    table = {
        "month": [words.month(month) for month in months.month],
        "cost": months[f"{purpose}_cost"].round(1).to_numpy(),
        "amount": months[purpose].round(0).to_numpy(),
        "customers": customers,
    }
    return pd.DataFrame(table).rename(columns=charts.columns(words))


def _years(found: Economics, months: pd.DataFrame, purpose: str, customers: np.ndarray, words: Words) -> pd.DataFrame:
    """Return the mean cost of a customer in the year and the one before, over the months they cover."""
    readings, rows = look.readings(words), []
    for year, reading in [(found.before, look.CONTEXT), (found.year, look.ACCENT)]:
        within = _covered(months, year)
        known = within & months[purpose].notna().to_numpy() & (customers > 0)
        if year and known.any() and not np.isnan(getattr(year, f"{purpose}_cost")):
            level = months[purpose].to_numpy(float)[known].sum() / customers[known].sum()
            first, last = (words.month(months.month[within].iloc[at]) for at in (0, -1))
            rows.append((first, last, level, amount(level, found.currency, words), readings[reading]))
    return pd.DataFrame(rows, columns=["first", "last", "level", "said", "reading"])


def _notes(found: Economics, purpose: str, words: Words) -> list[str]:
    """Return the cost of keeping a customer for a whole year, which is more than the sum of twelve months."""
    year = found.year
    if purpose == "acquisition" or year is None or year.spend_months < A_YEAR or np.isnan(year.retention_cost):
        return []
    of_year = amount(year.retention_cost, found.currency, words)
    return [words.gettext("Of a month. For each customer kept through the whole year it is {amount}.", amount=of_year)]


def _covered(months: pd.DataFrame, year: Year | None) -> np.ndarray:
    if year is None:
        return np.zeros(len(months), bool)
    return ((months.month >= year.from_month) & (months.month <= year.to_month)).to_numpy()


def amount(value: float, currency: str, words: Words) -> str:
    """Write an amount for one customer, with a decimal where it is small."""
    return words.money(value, currency, decimals=int(abs(value) < SMALL))
