"""The demo's tables that follow a rule: customers, spend and KPI values by month. `python -m` writes them anew."""

import numpy as np
import pandas as pd

from cxdash.demo.company import FOLDER
from cxdash.demo.figures import FIRST_MONTH, MONTHS
from cxdash.domain.periods import month_name, month_number

NAMES = [month_name(month_number(FIRST_MONTH) + t) for t in range(MONTHS)]

START = 182_000
REVENUE_EACH = 420
GROSS_MARGIN = 0.46
PROSPECTS = 20_000

SPEND = {
    ("acquisition", "CMO", "media"): (34.0, 54.0),
    ("acquisition", "CMO", "technology"): (6.0, 9.2),
    ("acquisition", "CMO", "people"): (9.2, 10.2),
    ("acquisition", "CSO", "people"): (12.0, 15.0),
    ("acquisition", "CSO", "other"): (5.0, 8.0),
    ("retention", "CRM", "people"): (6.0, 5.6),
    ("retention", "CRM", "technology"): (4.6, 5.4),
    ("retention", "CRM", "other"): (22.0, 18.0),
    ("retention", "SERVICE", "people"): (12.0, 12.0),
    ("experience", "CIO", "technology"): (8.0, 10.0),
    ("experience", "COO", "service"): (5.0, 4.0),
    ("experience", "SERVICE", "people"): (4.0, 3.5),
    ("experience", "CCO", "people"): (1.5, 1.5),
}
"""Millions of kroner in each year, by purpose, role and category."""

SEASON = {1: 1.3, 2: 1.3, 3: 1.3, 8: 1.4, 9: 1.4}
"""How much of the money for winning goes to a month of the year; the other seven share the rest of 12."""

KPIS = {
    "nps": (28, 14, 0, 1),
    "days_online": (8.6, 12.1, 1, 0.3),
    "cost_new": (1839, 2550, 0, 20),
    "solved": (71, 63, 0, 1),
    "handling_time": (8.9, 7.8, 1, 0.1),
    "leaving": (15.7, 19.1, 1, 0.1),
    "awareness": (61, 70, 0, 1),
    "uptime": (99.93, 99.95, 2, 0.01),
    "met_customer": (2, 2, 0, 1),
}
"""Value a year ago and now, decimals, and how far it wavers. New contracts a month are the customers won."""

WAVER = (0, 1, -1, 0, 1, 0, -1, 1, 0, -1, 0, 0)


def customers() -> pd.DataFrame:
    """Return customers at the start of each month, won and lost, revenue and prospects."""
    rows, start = [], START
    for t, month in enumerate(NAMES):
        won = round(2950 + 100 * t / 11) if t < 12 else 3150
        rate = 0.0138 + 0.0001 * (t % 3 - 1) + 0.0006 * t / 11 if t < 12 else 0.0150 + 0.0050 * (t - 12) / 11
        lost = round(start * rate)
        rows.append((month, start, won, lost, start * REVENUE_EACH, GROSS_MARGIN, PROSPECTS))
        start += won - lost
    columns = ["month", "customers_start", "customers_new", "customers_lost", "revenue", "gross_margin", "prospects"]
    return pd.DataFrame(rows, columns=columns)


def spend() -> pd.DataFrame:
    """Return whole kroner by month, purpose, role and category; each year's sum is exact."""
    rows = [
        (month, purpose, amount, role, category)
        for (purpose, role, category), years in SPEND.items()
        for year, millions in enumerate(years)
        for month, amount in zip(NAMES[12 * year :], _by_month(round(millions * 1e6), purpose), strict=False)
    ]
    return pd.DataFrame(rows, columns=["month", "purpose", "amount", "role", "category"]).sort_values(
        ["month", "purpose"], kind="stable", ignore_index=True
    )


def _by_month(total: int, purpose: str) -> list[int]:
    rest = (12 - sum(SEASON.values())) / (12 - len(SEASON))
    weights = [SEASON.get(int(month[5:]), rest) if purpose == "acquisition" else 1.0 for month in NAMES[:12]]
    ends = np.rint(np.cumsum(weights) * total / 12).astype(int)
    return np.diff(ends, prepend=0).tolist()


def kpi_values() -> pd.DataFrame:
    """Return each KPI month by month: about level in the first year, then evenly to its value in the last quarter."""
    rows = [(key, month, value) for key, kpi in KPIS.items() for month, value in zip(NAMES, _moving(*kpi), strict=True)]
    won = customers()["customers_new"].tolist()
    rows += [("contracts", month, value) for month, value in zip(NAMES, won, strict=True)]
    return pd.DataFrame(rows, columns=["kpi", "month", "value"])


def _moving(was: float, now: float, decimals: int, waver: float) -> list[float]:
    first = [was + waver * step for step in WAVER]
    second = [was + (now - was) * min(t / 10, 1) for t in range(1, 13)]
    values = [round(value, decimals) for value in first + second]
    return [int(value) for value in values] if decimals == 0 else values


TABLES = {"customers": customers, "spend": spend, "kpi_values": kpi_values}


def as_csv(table: pd.DataFrame) -> str:
    """Return a table as its file holds it."""
    return table.to_csv(index=False, lineterminator="\n", float_format="%.6g")


if __name__ == "__main__":
    for name, make in TABLES.items():
        (FOLDER / f"{name}.csv").write_text(as_csv(make()), encoding="utf-8", newline="\n")
