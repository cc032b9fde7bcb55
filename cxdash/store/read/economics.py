"""What customers and money there are, month by month, at the grain the page on winning and keeping shows."""

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    cast,
    extract,
    func,
    literal_column,
    select,
    union,
)

from cxdash.domain.tables import MoneyChoices, MoneyTables
from cxdash.domain.vocabulary import View
from cxdash.store.database import frame
from cxdash.store.schema import assumption, company, customers, role, spend, subscription

MONTHS_A_YEAR: ColumnElement[int] = literal_column("12")
"""Written out, since PostgreSQL does not know a bound value in what it groups by again."""

ONE: ColumnElement[int] = literal_column("1")


def tables(connection: Connection, view: View) -> MoneyTables:
    """Return customers and money over all months; with a segment chosen, only its own rows."""
    return MoneyTables(
        company=frame(connection, select(company.c.currency, company.c.audience)),
        assumptions=frame(connection, _believed()),
        roles=frame(connection, select(role.c.key, role.c.name, role.c.name_nb, role.c.name_sv).order_by(role.c.id)),
        customers=frame(connection, _customers(view)).astype(dict.fromkeys(FIGURES, float)),
        spend=frame(connection, _spend(view)).astype({"amount": float}),
        subscriptions=frame(connection, _subscriptions(view)).astype(dict.fromkeys(COUNTED, float)),
    )


FIGURES = ("customers_start", "customers_new", "customers_lost", "revenue", "gross_margin", "prospects")
"""What a row of customers counts."""

AMOUNTS = ("monthly_revenue", "acquisition_cost", "retention_cost")
"""Amounts of one customer in a customer record, each may be missing."""

COUNTED = ("started", "ended", "tenure_months", "churned", "n", *AMOUNTS, *(f"with_{name}" for name in AMOUNTS))


def choices(connection: Connection) -> MoneyChoices:
    """Return the segments and the months that there are customers, money or customer records for."""
    months = select(customers.c.month).union(select(spend.c.month))
    segments = union(
        *(select(table.c.segment).where(table.c.segment != "") for table in (customers, spend, subscription))
    )
    return MoneyChoices(
        segments=frame(connection, segments.order_by("segment")),
        months=frame(connection, months.order_by("month")),
    )


def _believed() -> Select:
    return select(*(assumption.c[name] for name in ("key", "low", "mode", "high"))).order_by(assumption.c.id)


def _of_segment(table: Table, view: View) -> list[ColumnElement[bool]]:
    return [table.c.segment == view.segment] if view.segment else []


def _customers(view: View) -> Select:
    columns = [customers.c[name] for name in ("month", "segment", *FIGURES)]
    return select(*columns).where(*_of_segment(customers, view)).order_by(customers.c.month, customers.c.segment)


def _spend(view: View) -> Select:
    who = func.coalesce(role.c.key, "").label("role")
    columns = [spend.c.month, spend.c.purpose, who, spend.c.category, spend.c.segment, spend.c.amount]
    return select(*columns).select_from(spend.outerjoin(role)).where(*_of_segment(spend, view)).order_by(*columns[:5])


def _subscriptions(view: View) -> Select:
    """Count customers by the months they came and left in: a page needs no more, however many customers there are."""
    month = {name: _month(subscription.c[name]).label(name) for name in ("started", "ended")}
    alike = [*month.values(), *(subscription.c[name] for name in ("tenure_months", "churned", "segment"))]
    sums = [func.sum(subscription.c[name]).label(name) for name in AMOUNTS]
    known = [func.count(subscription.c[name]).label(f"with_{name}") for name in AMOUNTS]
    statement = select(*alike, func.count().label("n"), *sums, *known).where(*_of_segment(subscription, view))
    return statement.group_by(*alike).order_by(*alike)


def _month(day: ColumnElement) -> ColumnElement:
    count = extract("year", day) * MONTHS_A_YEAR + extract("month", day) - ONE
    return cast(count, Integer)
