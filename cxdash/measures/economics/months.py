"""Customers and money month by month, and twelve months of them put together."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.periods import month_name, month_number
from cxdash.measures.economics import costs as customer_costs

A_YEAR = 12
PURPOSES = ("acquisition", "retention", "experience")
COUNTS = ("customers_start", "customers_new", "customers_lost", "revenue", "prospects")
COLUMNS = [
    *("month", "customers_start", "customers_new", "customers_lost", "customers_end", *PURPOSES, "spent"),
    *("acquisition_cost", "retention_cost", "churn_rate", "revenue", "gross_margin", "prospects"),
]


@dataclass(frozen=True)
class Year:
    """Up to twelve months put together, of which *months* are known; what is undefined is nan.

    Costs are those of the *spend_months*, in which both customers and money are known; all else is of all months.
    *monthly_revenue* is that of one customer, *gross_margin* a share weighted by revenue.
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

    @property
    def ratio(self) -> float:
        """How many times what it costs to keep a customer it costs to win one."""
        return float(customer_costs.ratio(self.acquisition_cost, self.retention_cost))

    @property
    def contribution(self) -> float:
        """What a customer brings in a month: revenue × gross margin."""
        return self.monthly_revenue * self.gross_margin

    @property
    def payback_months(self) -> float:
        """Months until a new customer has earned what winning it cost."""
        return float(customer_costs.payback_months(self.acquisition_cost, self.contribution))


def by_month(customers: pd.DataFrame, spend: pd.DataFrame, segment: str = "") -> pd.DataFrame:
    """Return a row per month that has customers or spend, in order, from the tables of store.economics.

    *spent* tells whether any spend is noted for the month; a purpose that never is spent on is nan throughout, as are
    the customers of a month that has none. With a *segment* only its own rows count; else the totals do, and segments
    are added up only in a month that has no total.
    """
    counted = _customers(customers, segment).set_index("month")
    money = _by_purpose(own_spend(spend, segment))
    table = counted.join(money, how="outer").sort_index().rename_axis("month").reset_index()
    table["spent"] = table.spent.eq(True)
    start, new, lost = (table[name].to_numpy(float) for name in COUNTS[:3])
    return table.assign(
        customers_end=start + new - lost,
        acquisition_cost=customer_costs.acquisition_cost(table.acquisition, new),
        retention_cost=customer_costs.retention_cost(table.retention, start, lost),
        churn_rate=customer_costs.churn_rate(lost, start),
    )[COLUMNS]


def own_spend(spend: pd.DataFrame, segment: str = "") -> pd.DataFrame:
    """Return the spend of a segment, or of all: the total where there is one, never the segments on top of it."""
    if segment:
        return spend[spend.segment == segment]
    alike = spend.groupby(["month", "purpose", "role", "category"]).segment
    return spend[(spend.segment == "") | (alike.transform("min") != "")]


def year(months: pd.DataFrame, last: str) -> Year | None:
    """Return the twelve months up to *last*, of those that hold customers; None where none does."""
    end = month_number(last)
    known = months[months.customers_start.notna()]
    rows = known[[end - A_YEAR < month_number(month) <= end for month in known.month]]
    if rows.empty:
        return None
    priced = rows[rows.spent]
    start, new, lost = _flow(rows)
    spends = {purpose: float(priced[purpose].sum(min_count=1)) for purpose in PURPOSES}
    paying = rows[rows.revenue.notna()]
    margins = paying[paying.gross_margin.notna()]
    return Year(
        from_month=str(rows.month.iloc[0]),
        to_month=str(rows.month.iloc[-1]),
        months=len(rows),
        spend_months=len(priced),
        customers_start=start,
        customers_new=new,
        customers_lost=lost,
        customers_kept=float(customer_costs.customers_kept(start, lost)),
        customers_end=float(rows.customers_end.iloc[-1]),
        **{f"{purpose}_spend": amount for purpose, amount in spends.items()},
        acquisition_cost=_cost_of_winning(spends["acquisition"], priced),
        retention_cost=_cost_of_keeping(spends["retention"], priced),
        churn_rate=float(customer_costs.churn_rate(lost, start)),
        monthly_revenue=_quotient(paying.revenue.sum(), paying.customers_start.sum()),
        gross_margin=_quotient((margins.revenue * margins.gross_margin).sum(), margins.revenue.sum()),
    )


def year_before(months: pd.DataFrame, last: str) -> Year | None:
    """Return the twelve months before those up to *last*."""
    return year(months, month_name(month_number(last) - A_YEAR))


def last_month(months: Iterable[str], asked: str = "") -> str:
    """Return the last of the months, at most the one *asked* for; '' where there is none."""
    return max((month for month in months if not asked or month <= asked), default="")


def _flow(rows: pd.DataFrame) -> tuple[float, float, float]:
    """Return the customers at the start of the first month, and the new and the lost of all."""
    return float(rows.customers_start.iloc[0]), float(rows.customers_new.sum()), float(rows.customers_lost.sum())


def _cost_of_winning(spend: float, priced: pd.DataFrame) -> float:
    """Return what winning costs per new customer; where nothing is spent, that is not known rather than nothing."""
    return float(customer_costs.acquisition_cost(spend or np.nan, priced.customers_new.sum()))


def _cost_of_keeping(spend: float, priced: pd.DataFrame) -> float:
    if priced.empty:
        return np.nan
    start, _, lost = _flow(priced)
    return float(customer_costs.retention_cost(spend or np.nan, start, lost))


def _quotient(amount: float, of: float) -> float:
    return float(amount / of) if of > 0 else np.nan


def _customers(customers: pd.DataFrame, segment: str) -> pd.DataFrame:
    """Return one row per month: the segment's, or the total, or the sum of the segments where there is no total."""
    columns = ["month", *COUNTS, "gross_margin"]
    if segment:
        return customers.loc[customers.segment == segment, columns]
    total = customers.loc[customers.segment == "", columns]
    parts = customers[~customers.month.isin(total.month)]
    added = parts.groupby("month")[list(COUNTS)].agg(lambda one: one.sum(skipna=False))
    earned = (parts.revenue * parts.gross_margin).groupby(parts.month).agg(lambda one: one.sum(skipna=False))
    added["gross_margin"] = customer_costs.per_customer(earned.to_numpy(float), added.revenue.to_numpy(float))
    return pd.concat([total, added.reset_index()[columns]]) if len(added) else total


def _by_purpose(spend: pd.DataFrame) -> pd.DataFrame:
    """Return a row per month with any spend, a column per purpose, and that it has some."""
    table = spend.pivot_table(index="month", columns="purpose", values="amount", aggfunc="sum", fill_value=0.0)
    table = table.reindex(columns=list(PURPOSES)).astype(float).rename_axis(columns=None)
    table[table.columns[table.sum() == 0]] = np.nan
    return table.assign(spent=True)
