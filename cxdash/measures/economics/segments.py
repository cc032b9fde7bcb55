"""Segments side by side: cost of winning and keeping, and churn."""

from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.tables import MoneyTables
from cxdash.measures.economics import months as money_months
from cxdash.measures.economics import records as customer_records
from cxdash.measures.economics.months import Year
from cxdash.measures.economics.records import Leaving

OF_YEAR = (
    *("customers_start", "customers_new", "customers_lost", "customers_end", "churn_rate"),
    *("acquisition_cost", "retention_cost", "monthly_revenue", "months"),
)
COLUMNS = ["segment", *OF_YEAR, "revenue_churn", "until"]


def compute(tables: MoneyTables, customers: pd.DataFrame, year: Year | None, end: str) -> pd.DataFrame:
    """Return one row per segment over the twelve months up to *end*, by name (columns: COLUMNS).

    *customers*: by month and segment; a segment without any is taken from its records, *tables.subscriptions*.
    *months*: how many months of the year the segment has; *until*: the last one of a segment that ends before the
    others, else ''. All other figures are nan if unknown.
    """
    records = tables.subscriptions
    names = sorted({*customers.segment, *records.segment} - {""})
    rows = []
    for name in names:
        months = money_months.by_month(customers, tables.spend, name)
        own = records[records.segment == name]
        rows.append((name, *_row(months, own, year, end)))
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(months: pd.DataFrame, records: pd.DataFrame, year: Year | None, end: str) -> tuple:
    known = money_months.last_month(months.month[months.customers_start.notna()], end) if end else ""
    found = money_months.year(months, end) if known else None
    left = _leaving(records, year)
    if found is None:
        return (*_of_records(left), left.revenue_churn if left else np.nan, known)
    of_year = tuple(getattr(found, name) for name in OF_YEAR)
    return (*of_year, left.revenue_churn if left else np.nan, known if known < end else "")


def _leaving(records: pd.DataFrame, year: Year | None) -> Leaving | None:
    """Return who left of a segment's records: of dated ones in the year, else of all time."""
    if not customer_records.are_dated(records):
        return customer_records.leaving(records, "", "")
    return customer_records.leaving(records, year.from_month, year.to_month) if year else None


def _of_records(left: Leaving | None) -> tuple[Any, ...]:
    if left is None:
        return (np.nan,) * len(OF_YEAR)
    stay = left.customers - left.lost
    return (left.customers, np.nan, left.lost, stay, left.churn_rate, np.nan, np.nan, left.revenue, np.nan)
