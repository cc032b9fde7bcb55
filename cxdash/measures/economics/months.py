"""Customers and money by month, and twelve months taken together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from cxdash.domain.periods import month_name, month_number
from cxdash.measures.economics import costs as customer_costs
from cxdash.measures.economics.spend import PURPOSES, by_purpose, own_spend

A_YEAR = 12
COUNTS = ("customers_start", "customers_new", "customers_lost", "revenue", "prospects")
COLUMNS = [
    *("month", "customers_start", "customers_new", "customers_lost", "customers_end", *PURPOSES, "spent"),
    *("acquisition_cost", "retention_cost", "churn_rate", "revenue", "gross_margin", "prospects"),
]


@dataclass(frozen=True)
class Year:
    """Up to twelve months taken together, *months* of them known; nan if undefined.

    Costs are those of the *spend_months*, with both customers and money known; all else covers every known month.
    *churn_rate*: the share who leave in all these months, as `costs.share_leaving` counts it; *customers_kept*: how
    many of those at the start that leaves. *monthly_revenue*: of one customer. *gross_margin*: a share, weighted by
    revenue. *missing*: months without customers since they first are known; *unpriced*: known ones without money.
    *begun*: the first month with money of each purpose that none is noted for before, after other money.
    """

    from_month: str
    to_month: str
    months: int
    spend_months: int
    customers_start: float
    customers_new: float
    customers_lost: float
    customers_kept: float
    customers_end: float
    acquisition_spend: float
    retention_spend: float
    experience_spend: float
    acquisition_cost: float
    retention_cost: float
    churn_rate: float
    monthly_revenue: float
    gross_margin: float
    missing: tuple[str, ...] = ()
    unpriced: tuple[str, ...] = ()
    begun: tuple[tuple[str, str], ...] = ()

    @property
    def ratio(self) -> float:
        """The cost of winning a customer divided by that of keeping one."""
        return float(customer_costs.ratio(self.acquisition_cost, self.retention_cost))

    @property
    def contribution(self) -> float:
        """A customer's contribution a month: revenue × gross margin."""
        return self.monthly_revenue * self.gross_margin

    @property
    def payback_months(self) -> float:
        """Months until a new customer has paid for winning it."""
        return float(customer_costs.payback_months(self.acquisition_cost, self.contribution))


def by_month(customers: pd.DataFrame, spend: pd.DataFrame, segment: str = "") -> pd.DataFrame:
    """Return one row per month with customers or spend, in order (columns: COLUMNS).

    *customers* and *spend* are those of store.read.economics. *spent*: whether any spend is noted for the month. Nan: a
    purpose on which nothing is ever spent, and the customers of a month without any. With a *segment* only its rows
    count; else totals do, and segments are added up only in months without a total.
    """
    counted = _customers(customers, segment).set_index("month")
    money = by_purpose(own_spend(spend, segment))
    table = counted.join(money, how="outer").sort_index().rename_axis("month").reset_index()
    table["spent"] = table.spent.eq(True)
    start, new, lost = (table[name].to_numpy(float) for name in COUNTS[:3])
    return table.assign(
        customers_end=start + new - lost,
        acquisition_cost=customer_costs.acquisition_cost(table.acquisition, new),
        retention_cost=customer_costs.retention_cost(table.retention, np.maximum(start - lost, 0)),
        churn_rate=customer_costs.churn_rate(lost, start),
    )[COLUMNS]


def year(months: pd.DataFrame, last: str) -> Year | None:
    """Return the twelve months up to *last*; None if none of them has customers."""
    rows = _known(months, last)
    if rows.empty:
        return None
    priced = rows[rows.spent]
    start, leaving = _leaving(rows)
    spends = {purpose: float(priced[purpose].sum(min_count=1)) for purpose in PURPOSES}
    paying = rows[rows.revenue.notna()]
    margins = paying[paying.gross_margin.notna()]
    return Year(
        from_month=str(rows.month.iloc[0]),
        to_month=str(rows.month.iloc[-1]),
        months=len(rows),
        spend_months=len(priced),
        customers_start=start,
        customers_new=float(rows.customers_new.sum()),
        customers_lost=float(rows.customers_lost.sum()),
        customers_kept=float(customer_costs.customers_kept(start, leaving)),
        customers_end=float(rows.customers_end.iloc[-1]),
        **{f"{purpose}_spend": amount for purpose, amount in spends.items()},
        acquisition_cost=_cost_of_winning(spends["acquisition"], priced),
        retention_cost=_cost_of_keeping(spends["retention"], priced),
        churn_rate=leaving,
        monthly_revenue=_quotient(paying.revenue.sum(), paying.customers_start.sum()),
        gross_margin=_quotient((margins.revenue * margins.gross_margin).sum(), margins.revenue.sum()),
        missing=_missing(months, rows, last),
        unpriced=tuple(map(str, rows.month[~rows.spent])),
        begun=tuple((one, _first(months, one)) for one in PURPOSES if _begins_within(months, one, priced)),
    )


def year_before(months: pd.DataFrame, last: str) -> Year | None:
    """Return the year before that up to *last*, None unless customers are known for the same months of both.

    Its spend and costs are nan unless money is noted for the same months too, and where that begins within it.
    """
    ago = month_name(month_number(last) - A_YEAR)
    now, then = _known(months, last), _known(months, ago)
    if _calendar(then, A_YEAR) != _calendar(now):
        return None
    before = year(months, ago)
    alike = _calendar(then[then.spent], A_YEAR) == _calendar(now[now.spent])
    return _without_costs(before, [one for one in PURPOSES if not alike or _begins_within(months, one, then)])


def _known(months: pd.DataFrame, last: str) -> pd.DataFrame:
    """Return those of the twelve months up to *last* that have customers."""
    end = month_number(last)
    known = months[months.customers_start.notna()]
    return known[np.array([end - A_YEAR < month_number(month) <= end for month in known.month], dtype=bool)]


def _calendar(rows: pd.DataFrame, later: int = 0) -> list[int]:
    return [month_number(month) + later for month in rows.month]


def _begins_within(months: pd.DataFrame, purpose: str, rows: pd.DataFrame) -> bool:
    """Return whether money for a purpose is noted from one of the rows on, and not from the first."""
    return len(rows) > 0 and rows.month.iloc[0] < _first(months, purpose) <= rows.month.iloc[-1]


def _first(months: pd.DataFrame, purpose: str) -> str:
    """Return the first month with money for a purpose; '' if there is none."""
    return str(min(months.month[months[purpose] > 0], default=""))


def _without_costs(before: Year | None, purposes: Sequence[str]) -> Year | None:
    if before is None:
        return None
    return replace(
        before,
        acquisition_spend=np.nan if "acquisition" in purposes else before.acquisition_spend,
        retention_spend=np.nan if "retention" in purposes else before.retention_spend,
        experience_spend=np.nan if "experience" in purposes else before.experience_spend,
        acquisition_cost=np.nan if "acquisition" in purposes else before.acquisition_cost,
        retention_cost=np.nan if "retention" in purposes else before.retention_cost,
    )


def last_month(months: Iterable[str], asked: str = "") -> str:
    """Return the last of the months, at most *asked*; '' if there is none."""
    return max((month for month in months if not asked or month <= asked), default="")


def _leaving(rows: pd.DataFrame) -> tuple[float, float]:
    """Return the customers at the start of the first month, and the share who leave; nan if there were none."""
    start = float(rows.customers_start.iloc[0])
    share = customer_costs.share_leaving(rows.customers_lost.to_numpy(float), rows.customers_start.to_numpy(float))
    return start, share if start > 0 else np.nan


def _missing(months: pd.DataFrame, rows: pd.DataFrame, last: str) -> tuple[str, ...]:
    """Return the months of the year up to *last* that lack customers, from the first of all months with any on."""
    known = months.month[months.customers_start.notna()]
    end = month_number(last)
    begin = max(end - A_YEAR + 1, month_number(known.min()))
    return tuple(sorted(set(map(month_name, range(begin, end + 1))) - set(rows.month)))


def _cost_of_winning(spend: float, priced: pd.DataFrame) -> float:
    """Return the cost per new customer; nan, not 0, if nothing is spent."""
    return float(customer_costs.acquisition_cost(spend or np.nan, priced.customers_new.sum()))


def _cost_of_keeping(spend: float, priced: pd.DataFrame) -> float:
    if priced.empty:
        return np.nan
    return float(customer_costs.retention_cost(spend or np.nan, customer_costs.customers_kept(*_leaving(priced))))


def _quotient(amount: float, of: float) -> float:
    return float(amount / of) if of > 0 else np.nan


def _customers(customers: pd.DataFrame, segment: str) -> pd.DataFrame:
    """Return one row per month: the segment's, else the total, else the sum of the segments."""
    columns = ["month", *COUNTS, "gross_margin"]
    if segment:
        return customers.loc[customers.segment == segment, columns]
    total = customers.loc[customers.segment == "", columns]
    parts = customers[~customers.month.isin(total.month)]
    added = parts.groupby("month")[list(COUNTS)].agg(lambda one: one.sum(skipna=False))
    earned = (parts.revenue * parts.gross_margin).groupby(parts.month).agg(lambda one: one.sum(skipna=False))
    added["gross_margin"] = customer_costs.per_customer(earned.to_numpy(float), added.revenue.to_numpy(float))
    return pd.concat([total, added.reset_index()[columns]]) if len(added) else total
