"""All figures of a view about winning and keeping customers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from cxdash.domain.findings import Finding
from cxdash.domain.messages import Message
from cxdash.domain.periods import Period, month_name, month_number, resolve_period
from cxdash.domain.tables import MoneyTables
from cxdash.domain.vocabulary import USERS, View
from cxdash.measures.economics import customer_value
from cxdash.measures.economics import findings as economics_findings
from cxdash.measures.economics import months as money_months
from cxdash.measures.economics import records as customer_records
from cxdash.measures.economics import segments as economics_segments
from cxdash.measures.economics import spend as money_spend
from cxdash.measures.economics import spend_mix as money_mix
from cxdash.measures.economics import unknown as economics_unknown
from cxdash.measures.economics.customer_value import Value
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.measures.economics.records import Leaving
from cxdash.measures.economics.shifted_beta_geometric import ShiftedBetaGeometric

DISCOUNT_RATE = "discount_rate"
"""The key of the assumption that replaces the default discount rate a year."""


class Basis(StrEnum):
    """The source of customer counts: the sheet by month, records with dates, records without; '' for none."""

    CUSTOMERS = "customers"
    DATED = "dated_records"
    RECORDS = "records"
    NOTHING = ""


@dataclass(frozen=True, eq=False)
class Economics:
    """All figures of a view; nan if undefined, and *unknown* gives the reason by figure.

    *months*: as `months.by_month` returns them, up to the view's end. *year*: the twelve months up to there, *before*
    those before; None if no customers are known. *leaving*, *survival* and *renewal_model* come from customer records
    alone. *spend*, *spend_mix*: the year's, as `spend.lines` and `spend_mix.compute` return them. *segments*: as
    `segments.compute` returns them.
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
    renewal_model: ShiftedBetaGeometric | None
    spend: pd.DataFrame
    spend_mix: pd.DataFrame
    segments: pd.DataFrame
    unknown: Mapping[str, Message] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def compute(tables: MoneyTables, view: View) -> Economics:
    """Compute every figure of a view.

    *tables* are not changed.
    """
    records = _of_segment(tables.subscriptions, view.segment)
    customers, basis = _customers(_of_segment(tables.customers, view.segment), records)
    months = money_months.by_month(customers, tables.spend, view.segment)
    end = last_of(_counted(months), view)
    year, before = (money_months.year(months, end), money_months.year_before(months, end)) if end else (None, None)
    of_year = (year.from_month, year.to_month) if year and customer_records.are_dated(records) else ("", "")
    stays = customer_records.curve(records, of_year[1])
    value = customer_value.of_year(year, _discount(tables.assumptions))
    period = _period(year, end)
    mix = money_mix.compute(tables.spend, period, view.segment)
    audience = str(next(iter(tables.company.audience), "customers"))
    return Economics(
        view=view,
        basis=basis,
        currency=next(iter(tables.company.currency), ""),
        audience=audience,
        months=months[months.month <= end].reset_index(drop=True),
        year=year,
        before=before,
        leaving=customer_records.leaving(records, *of_year),
        value=value,
        survival=stays,
        renewal_model=customer_records.renewal_model(stays),
        spend=money_spend.lines(tables.spend, period, view.segment),
        spend_mix=mix,
        segments=economics_segments.compute(tables, customers, year, end),
        unknown=economics_unknown.reasons(year, records=basis is Basis.RECORDS),
        findings=(*economics_findings.of(year, before, value), *money_mix.findings(mix, tables.roles))
        if audience != USERS
        else (),
    )


def counted(tables: MoneyTables, segment: str) -> list[str]:
    """Return the months with customers of a segment, or those with spend if there are none."""
    records = _of_segment(tables.subscriptions, segment)
    customers, _ = _customers(_of_segment(tables.customers, segment), records)
    return _counted(money_months.by_month(customers, tables.spend, segment))


def _counted(months: pd.DataFrame) -> list[str]:
    known = months.month[months.customers_start.notna()]
    return list(known if len(known) else months.month)


def last_of(counted: Sequence[str], view: View) -> str:
    """Return the last of the months in a view, on which alone its figures depend; '' if there is none."""
    period = resolve_period(view.period, counted)
    return money_months.last_month(counted, period.last) if period else ""


def _of_segment(table: pd.DataFrame, segment: str) -> pd.DataFrame:
    return table[table.segment == segment] if segment else table


def _customers(customers: pd.DataFrame, records: pd.DataFrame) -> tuple[pd.DataFrame, Basis]:
    """Return customers by month from a single source, and which one."""
    if len(customers):
        return customers, Basis.CUSTOMERS
    if customer_records.are_dated(records):
        return customer_records.by_month(records), Basis.DATED
    return customers, Basis.RECORDS if len(records) else Basis.NOTHING


def _period(year: Year | None, end: str) -> Period | None:
    """Return the months for spend: the year's, or the twelve up to *end* if no customers are known."""
    if year:
        return Period(year.from_month, year.to_month)
    return Period(month_name(month_number(end) - A_YEAR + 1), end) if end else None


def _discount(assumptions: pd.DataFrame) -> float:
    """Return the discount rate a year: the company's, given as a share or per cent, or the default."""
    given = assumptions["mode"][assumptions.key == DISCOUNT_RATE]
    rate = float(given.iloc[0]) if len(given) else customer_value.DISCOUNT
    return rate / 100 if rate >= 1 else rate
