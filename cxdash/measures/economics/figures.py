"""What it costs to win a customer and to keep one: all figures of a view."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pandas as pd

from cxdash.domain.findings import Finding
from cxdash.domain.messages import Message
from cxdash.domain.periods import Period, month_name, month_number, resolve_period
from cxdash.domain.vocabulary import View
from cxdash.measures.economics import costs as customer_costs
from cxdash.measures.economics import customer_value
from cxdash.measures.economics import findings as economics_findings
from cxdash.measures.economics import months as money_months
from cxdash.measures.economics import records as customer_records
from cxdash.measures.economics import segments as economics_segments
from cxdash.measures.economics import spend as money_spend
from cxdash.measures.economics import unknown as economics_unknown
from cxdash.measures.economics.customer_value import Timing
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.measures.economics.records import Leaving
from cxdash.measures.economics.shifted_beta_geometric import ShiftedBetaGeometric

DISCOUNT_RATE = "discount_rate"
"""The key of the assumption that replaces the house's discount rate a year."""


USERS = "users"
"""The audience of a public body, which wins and keeps nobody."""


class Basis(StrEnum):
    """What customers are counted from: the sheet of months, records with dates, or records without; '' is nothing."""

    CUSTOMERS = "customers"
    DATED = "dated_records"
    RECORDS = "records"
    NOTHING = ""


@dataclass(frozen=True)
class Value:
    """What a customer is worth by each timing of the first contribution; *ltv_cac* and *break_even* by *timing*.

    *contribution* is that of a year, before what is spent on keeping the customer; *staying* the share who stay it.
    """

    timing: Timing
    discount: float
    contribution: float
    staying: float
    by_timing: Mapping[Timing, float]
    ltv_cac: float
    break_even: float

    @property
    def value(self) -> float:
        """The value by the timing that is used throughout."""
        return self.by_timing[self.timing]


@dataclass(frozen=True, eq=False)
class Economics:
    """All figures of one view; what is undefined is nan, and *unknown* says why by the figure's name.

    *months* are those of `money_months.by_month` up to the view's end. *year* is the twelve months up to there,
    *before* the twelve before those; None where no customers are known. *leaving* and *survival* come from customer
    records alone, *spend* is that of the year by `money_spend.lines`, *segments* those of `economics_segments`.
    """

    view: View
    basis: Basis
    currency: str
    audience: str
    months: pd.DataFrame
    year: Year | None
    before: Year | None
    leaving: Leaving | None
    value: Value | None
    survival: pd.DataFrame
    sticky: ShiftedBetaGeometric | None
    spend: pd.DataFrame
    segments: pd.DataFrame
    unknown: Mapping[str, Message] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def compute(tables: Mapping[str, pd.DataFrame], view: View) -> Economics:
    """Compute every figure of the view from the tables of store.economics, which are left as they are."""
    records = _of_segment(tables["subscriptions"], view)
    customers, basis = _customers(_of_segment(tables["customers"], view), records)
    months = money_months.by_month(customers, tables["spend"], view.segment)
    end = _end(months, view)
    year, before = (money_months.year(months, end), money_months.year_before(months, end)) if end else (None, None)
    of_year = (year.from_month, year.to_month) if year and customer_records.are_dated(records) else ("", "")
    stays = customer_records.curve(records, of_year[1])
    value = _value(year, _discount(tables["assumptions"]))
    audience = str(next(iter(tables["company"].audience), "customers"))
    worth, staying = (value.ltv_cac, value.staying) if value else (np.nan, np.nan)
    return Economics(
        view=view,
        basis=basis,
        currency=next(iter(tables["company"].currency), ""),
        audience=audience,
        months=months[months.month <= end].reset_index(drop=True),
        year=year,
        before=before,
        leaving=customer_records.leaving(records, *of_year),
        value=value,
        survival=stays,
        sticky=customer_records.sticky(stays),
        spend=money_spend.lines(tables["spend"], _period(year, end), view.segment),
        segments=economics_segments.compute(tables, customers, year, end),
        unknown=economics_unknown.reasons(year, records=basis is Basis.RECORDS),
        findings=economics_findings.of(year, before, worth, staying) if audience != USERS else (),
    )


def _of_segment(table: pd.DataFrame, view: View) -> pd.DataFrame:
    return table[table.segment == view.segment] if view.segment else table


def _customers(customers: pd.DataFrame, records: pd.DataFrame) -> tuple[pd.DataFrame, Basis]:
    """Return the customers' months, from one source alone, and which that is."""
    if len(customers):
        return customers, Basis.CUSTOMERS
    if customer_records.are_dated(records):
        return customer_records.by_month(records), Basis.DATED
    return customers, Basis.RECORDS if len(records) else Basis.NOTHING


def _end(months: pd.DataFrame, view: View) -> str:
    """Return the last month of the view that has customers, or, where none has any, spend; '' where there is neither."""
    counted = months.month[months.customers_start.notna()]
    period = resolve_period(view.period, list(counted if len(counted) else months.month))
    return money_months.last_month(counted if len(counted) else months.month, period.last) if period else ""


def _period(year: Year | None, end: str) -> Period | None:
    """Return the months that spend is told of: the year's, or, where no customers are known, the twelve up to the end."""
    if year:
        return Period(year.from_month, year.to_month)
    return Period(month_name(month_number(end) - A_YEAR + 1), end) if end else None


def _discount(assumptions: pd.DataFrame) -> float:
    """Return the discount rate a year: the company's own, which may be written as per cent, or the house's."""
    given = assumptions["mode"][assumptions.key == DISCOUNT_RATE]
    rate = float(given.iloc[0]) if len(given) else customer_value.DISCOUNT
    return rate / 100 if rate >= 1 else rate


def _value(year: Year | None, discount: float) -> Value | None:
    """Return what a customer is worth, where twelve whole months tell what it brings and how many stay."""
    if year is None or year.months < A_YEAR or not year.contribution > 0 or not year.customers_start > 0:
        return None
    timing, contribution = Timing.IF_STAYING, year.contribution * A_YEAR
    staying = year.customers_kept / year.customers_start
    values = {one: customer_value.customer_value(contribution, staying, discount, one) for one in Timing}
    cost = year.acquisition_cost
    return Value(
        timing=timing,
        discount=discount,
        contribution=contribution,
        staying=staying,
        by_timing=values,
        ltv_cac=float(customer_costs.value_to_cost(values[timing], cost)),
        break_even=customer_value.break_even_staying(cost, contribution, discount, timing),
    )
