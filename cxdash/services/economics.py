"""What it costs to win a customer and to keep one."""

from dataclasses import replace
from typing import Any

from cxdash.domain.tables import MoneyTables
from cxdash.domain.vocabulary import USERS, View
from cxdash.measures.economics import extra_work as extra_work_measures
from cxdash.measures.economics import figures as measures
from cxdash.measures.economics.extra_work import ExtraWork
from cxdash.measures.economics.figures import Economics
from cxdash.services import satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import ANSWERS, MONEY, NEEDS
from cxdash.store.read import economics as store


@reads(*NEEDS, most=20)
def choices(connection: Any) -> dict[str, list[str]]:
    """Return the *months* of customers and money, their *segments*, and *all_segments*, those of answers too."""
    found = store.choices(connection)
    segments = list(found.segments.segment)
    every = sorted({*segments, *satisfaction.choices(connection)["segments"]})
    return {"months": list(found.months.month), "segments": segments, "all_segments": every}


@reads(*MONEY, most=50)
def tables(connection: Any, segment: str) -> MoneyTables:
    """Return customers, spend, records and assumptions over all months."""
    return store.tables(connection, View(segment=segment))


@reads(*MONEY)
def figures(connection: Any, view: View) -> Economics:
    """Return all figures of a view; customers and money know no journey, and views that end alike have the same."""
    asked = View(period=view.period, segment=view.segment)
    last = measures.last_of(counted(connection, view.segment), asked)
    return replace(up_to(connection, view.segment, last), view=asked) if last else _figures(connection, asked)


@reads(*MONEY)
def up_to(connection: Any, segment: str, last: str) -> Economics:
    """Return all figures of a segment up to a last month."""
    return _figures(connection, View(period=last, segment=segment))


def _figures(connection: Any, view: View) -> Economics:
    return measures.compute(tables(connection, view.segment), view)


@reads(*MONEY, most=50)
def counted(connection: Any, segment: str) -> list[str]:
    """Return the months with customers of a segment, or those with spend if there are none."""
    return measures.counted(tables(connection, segment), segment)


@reads(*ANSWERS, *MONEY[1:])
def extra_work(connection: Any, view: View) -> ExtraWork | None:
    """Return what a public body's broken promises lead to in a year; None for others."""
    if figures(connection, view).audience != USERS:
        return None
    total = satisfaction.let_downs(connection, view).total
    stages = satisfaction.figures(connection, view).stages
    return extra_work_measures.compute(stages, total, tables(connection, view.segment).assumptions)
