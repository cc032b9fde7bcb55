"""Records of single customers: who left, what they paid, how long they stayed.

Records come counted from store.read.economics: alike customers are one row, *n* of them. Columns: segment, started,
ended (month numbers), churned, tenure_months, n, and for monthly_revenue, acquisition_cost and retention_cost their sum
and, as with_…, the number that have it.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from cxdash.domain.periods import month_name, month_number
from cxdash.measures.economics import costs as customer_costs
from cxdash.measures.economics import shifted_beta_geometric, survival
from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.economics.shifted_beta_geometric import ShiftedBetaGeometric


@dataclass(frozen=True)
class Leaving:
    """Customers at first, how many left, and averages a month in money; nan if unknown.

    *churn_rate* and *revenue_churn*: the share of customers who left, and of revenue with them; of dated records as
    `costs.share_leaving` counts it. The costs are those that the records give.
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


class ListSummary(NamedTuple):
    """How many customers a list has, how many of them have left, and their mean revenue a month (None if unknown)."""

    customers: int
    left: int
    monthly_revenue: float | None


def summary(records: pd.DataFrame) -> ListSummary:
    """Count a list with a row per customer, before it is loaded.

    *records*: any of ended, churned and monthly_revenue. A customer with a last day, or marked as churned, has left.
    """
    gone = pd.Series(data=False, index=records.index)
    if "ended" in records:
        gone |= records.ended.notna()
    if "churned" in records:
        gone |= records.churned.eq(other=True)
    paid = records.monthly_revenue.astype(float).mean() if "monthly_revenue" in records else None
    return ListSummary(len(records), int(gone.sum()), None if pd.isna(paid) else paid)


def are_dated(records: pd.DataFrame) -> bool:
    """Return whether any record has a start; else they only give lengths of time."""
    return bool(records.started.notna().any())


def last_month(records: pd.DataFrame) -> str:
    """Return the last month in which a dated customer started or left; '' if none did."""
    last = records[["started", "ended"]].max(axis=None)
    return "" if np.isnan(last) else month_name(int(last))


def leaving(records: pd.DataFrame, first: str = "", last: str = "") -> Leaving | None:
    """Return who left from the start of the month *first* to the end of *last*, of customers with a start.

    Without *first*, of all customers, by *churned*. None if there are no customers at first.
    """
    if first:
        begins, ends = month_number(first), month_number(last)
        there = records[(records.started < begins) & ~(records.ended < begins)]
        gone = records[records.started.notna() & (records.ended >= begins) & (records.ended <= ends)]
        stay = there[~(there.ended <= ends)]
    else:
        there, gone, stay = records, records[records.churned == 1], records[records.churned != 1]
    if not there.n.sum() > 0:
        return None
    shares = [
        _share_leaving(records, amount, begins, ends)
        if first
        else float(customer_costs.churn_rate(gone[amount].sum(), there[amount].sum()))
        for amount in ("n", "monthly_revenue")
    ]
    return Leaving(
        customers=float(there.n.sum()),
        lost=float(gone.n.sum()),
        churn_rate=shares[0],
        revenue=_mean(there, "monthly_revenue"),
        revenue_of_stayers=_mean(stay, "monthly_revenue"),
        revenue_of_leavers=_mean(gone, "monthly_revenue"),
        revenue_churn=shares[1],
        acquisition_cost=_mean(there, "acquisition_cost"),
        retention_cost=_mean(there, "retention_cost"),
    )


def _share_leaving(records: pd.DataFrame, amount: str, begins: int, ends: int) -> float:
    """Return the share of customers, or of what they pay, that leaves from one month number to another."""
    dated = records[records.started.notna()]
    start, _, left = _flow(dated, amount, np.arange(int(dated.started.min()), ends + 1))
    year = slice(begins - ends - 1, None)
    return customer_costs.share_leaving(left[year], start[year])


def tenures(records: pd.DataFrame, last: str = "") -> pd.DataFrame:
    """Return how long customers have been there: month, left, n; for dated ones up to the month *last*.

    A dated customer's months run from the start to the end, or to *last*. Records with neither dates nor a length of
    time are left out.
    """
    end = month_number(last) if last else np.inf
    came = records.started.notna()
    left = (records.ended <= end).where(came, records.churned == 1)
    months = (records.ended.where(left, end) - records.started).where(came, records.tenure_months)
    seen = months.notna() & np.isfinite(months) & (months >= 0)
    return pd.DataFrame({"month": months, "left": left.astype(bool), "n": records.n})[seen]


def curve(records: pd.DataFrame, last: str = "") -> pd.DataFrame:
    """Return the survival curve of the records, as `survival.staying` does."""
    stayed = tenures(records, last)
    return survival.staying(stayed.month, stayed.left, stayed.n)


def renewal_model(stays: pd.DataFrame) -> ShiftedBetaGeometric | None:
    """Return the shifted-beta-geometric model of a curve's whole years; None if it cannot be fitted."""
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
    """Count dated customers by month, for all and for each segment, with the columns of the sheet of customers.

    From the first start to the last start or end. *revenue*: what the customers at the start of a month pay in it.
    """
    dated = records[records.started.notna()]
    months = np.arange(int(dated.started.min()), month_number(last_month(dated)) + 1)
    segments = sorted(set(dated.segment) - {""})
    own = [_by_month(dated[dated.segment == segment], months, segment) for segment in segments]
    return pd.concat([_by_month(dated, months, ""), *own], ignore_index=True)


def _by_month(dated: pd.DataFrame, months: np.ndarray, segment: str) -> pd.DataFrame:
    start, came, left = _flow(dated, "n", months)
    paying, _, _ = _flow(dated, "monthly_revenue", months)
    return pd.DataFrame(
        {
            "month": [month_name(int(month)) for month in months],
            "segment": segment,
            "customers_start": start,
            "customers_new": came,
            "customers_lost": left,
            "revenue": paying if dated.with_monthly_revenue.sum() else np.nan,
            "gross_margin": np.nan,
            "prospects": np.nan,
        }
    )


def _flow(dated: pd.DataFrame, amount: str, months: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return an amount of the customers at the start of each month, of those who came in it, and of those who left."""
    came, left = (_per_month(dated, day, amount, months) for day in ("started", "ended"))
    return np.append(0, np.cumsum(came - left)[:-1]), came, left


def _per_month(records: pd.DataFrame, column: str, amount: str, months: np.ndarray) -> np.ndarray:
    rows = records[records[column].notna()]
    added = rows.groupby(rows[column].astype(int))[amount].sum()
    return added.reindex(months, fill_value=0.0).to_numpy(float)


def _mean(records: pd.DataFrame, amount: str) -> float:
    """Return the mean of an amount over those who have it."""
    known = records[f"with_{amount}"].sum()
    return float(records[amount].sum() / known) if known else np.nan
