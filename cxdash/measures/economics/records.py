"""What records of single customers tell: who left, what they paid, how long they stay.

The records come counted by store.economics: customers that are alike are one row, *n* of them.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.periods import month_name, month_number
from cxdash.measures.economics import costs as customer_costs
from cxdash.measures.economics import shifted_beta_geometric, survival
from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.economics.shifted_beta_geometric import ShiftedBetaGeometric


@dataclass(frozen=True)
class Leaving:
    """Of so many customers at first, how many left, and what they paid a month; what is not known is nan.

    *revenue_churn*: the share of the revenue that left with them. The costs are those the records themselves give.
    """

    customers: float
    lost: float
    churn_rate: float
    revenue: float
    revenue_of_stayers: float
    revenue_of_leavers: float
    revenue_churn: float
    acquisition_cost: float
    retention_cost: float


def are_dated(records: pd.DataFrame) -> bool:
    """Tell whether the records say when customers came; else they only say how long they have been there."""
    return bool(records.started.notna().any())


def last_month(records: pd.DataFrame) -> str:
    """Return the last month in which a dated customer came or left; '' where none did."""
    last = records[["started", "ended"]].max(axis=None)
    return "" if np.isnan(last) else month_name(int(last))


def leaving(records: pd.DataFrame, first: str = "", last: str = "") -> Leaving | None:
    """Return who left: of dated customers there when the month *first* began, until the end of *last*; else of all.

    None where there is nobody to leave.
    """
    if first:
        begins, ends = month_number(first), month_number(last)
        there = records[(records.started < begins) & ~(records.ended < begins)]
        gone = there.ended <= ends
    else:
        there, gone = records, records.churned == 1
    if not there.n.sum() > 0:
        return None
    lost = float(there.n[gone].sum())
    paid, paid_by_leavers = there.monthly_revenue.sum(), there.monthly_revenue[gone].sum()
    return Leaving(
        customers=float(there.n.sum()),
        lost=lost,
        churn_rate=float(customer_costs.churn_rate(lost, there.n.sum())),
        revenue=_mean(there, "monthly_revenue"),
        revenue_of_stayers=_mean(there[~gone], "monthly_revenue"),
        revenue_of_leavers=_mean(there[gone], "monthly_revenue"),
        revenue_churn=float(customer_costs.churn_rate(paid_by_leavers, paid)),
        acquisition_cost=_mean(there, "acquisition_cost"),
        retention_cost=_mean(there, "retention_cost"),
    )


def tenures(records: pd.DataFrame, last: str = "") -> pd.DataFrame:
    """Return how long customers have been there: month, left, n, up to the month *last* of dated ones.

    A dated customer's months are those from the one it came in to the one it left in, or to *last*. Who has neither a
    date nor a number of months tells nothing of it.
    """
    end = month_number(last) if last else np.inf
    came = records.started.notna()
    left = (records.ended <= end).where(came, records.churned == 1)
    months = (records.ended.where(left, end) - records.started).where(came, records.tenure_months)
    seen = months.notna() & np.isfinite(months) & (months >= 0)
    return pd.DataFrame({"month": months, "left": left.astype(bool), "n": records.n})[seen]


def curve(records: pd.DataFrame, last: str = "") -> pd.DataFrame:
    """Return how many stay beyond each month, as `survival.staying` does."""
    stayed = tenures(records, last)
    return survival.staying(stayed.month, stayed.left, stayed.n)


def sticky(stays: pd.DataFrame) -> ShiftedBetaGeometric | None:
    """Return how differently customers stick, by whole years of their `curve`; None where that cannot be told."""
    years = int(stays.month.max()) // A_YEAR if len(stays) else 0
    ends = np.arange(1, years + 1) * A_YEAR
    share = np.append(1.0, stays.value.to_numpy()[ends])
    at_risk = stays.at_risk.to_numpy()[np.append(0, ends[:-1] + 1)] if years else share[:0]
    renewing = np.divide(share[1:], share[:-1], out=np.ones(years), where=share[:-1] > 0)
    try:
        return shifted_beta_geometric.fit(at_risk, at_risk * (1 - renewing))
    except ValueError:
        return None


def by_month(records: pd.DataFrame) -> pd.DataFrame:
    """Count dated customers month by month, of all and of each segment, as the sheet of customers does.

    From the month in which the first came to the last in which one came or left. *revenue* is what those there at the
    start of a month pay in it.
    """
    dated = records[records.started.notna()]
    months = np.arange(int(dated.started.min()), month_number(last_month(dated)) + 1)
    segments = sorted(set(dated.segment) - {""})
    own = [_by_month(dated[dated.segment == segment], months, segment) for segment in segments]
    return pd.concat([_by_month(dated, months, ""), *own], ignore_index=True)


def _by_month(dated: pd.DataFrame, months: np.ndarray, segment: str) -> pd.DataFrame:
    came, left = (_per_month(dated, day, "n", months) for day in ("started", "ended"))
    more, less = (_per_month(dated, day, "monthly_revenue", months) for day in ("started", "ended"))
    paying = np.append(0, np.cumsum(more - less)[:-1])
    return pd.DataFrame(
        {
            "month": [month_name(int(month)) for month in months],
            "segment": segment,
            "customers_start": np.append(0, np.cumsum(came - left)[:-1]),
            "customers_new": came,
            "customers_lost": left,
            "revenue": paying if dated.with_monthly_revenue.sum() else np.nan,
            "gross_margin": np.nan,
            "prospects": np.nan,
        }
    )


def _per_month(records: pd.DataFrame, column: str, amount: str, months: np.ndarray) -> np.ndarray:
    rows = records[records[column].notna()]
    added = rows.groupby(rows[column].astype(int))[amount].sum()
    return added.reindex(months, fill_value=0.0).to_numpy(float)


def _mean(records: pd.DataFrame, amount: str) -> float:
    """Return the mean of an amount over those who have it."""
    known = records[f"with_{amount}"].sum()
    return float(records[amount].sum() / known) if known else np.nan
