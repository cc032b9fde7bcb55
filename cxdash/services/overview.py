"""What a leadership team sees first, and every finding of the company."""

from dataclasses import replace
from datetime import date
from typing import Any

from cxdash.domain.findings import Finding
from cxdash.domain.periods import resolve_period
from cxdash.domain.tables import CompanyTables
from cxdash.domain.vocabulary import View
from cxdash.measures.overview import figures as measures
from cxdash.measures.overview import findings as company_findings
from cxdash.measures.overview.figures import Overview, Satisfied
from cxdash.services import economics, ownership, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import ANSWERS, OVERVIEW
from cxdash.store.read import overview as store


@reads(*OVERVIEW)
def tables(connection: Any) -> CompanyTables:
    """Return the company's own words and assumptions."""
    return store.tables(connection)


@reads(*OVERVIEW)
def figures(connection: Any, view: View, on: date) -> Overview:
    """Return the situation of a view on a day, where to begin, and how satisfied customers are of late."""
    answered, owned = satisfaction.figures(connection, view), ownership.figures(connection, view, on)
    period = resolve_period(view.period, list(satisfaction.tables(connection, view.journey, view.segment).months.month))
    satisfied = lately(connection, replace(view, period=period.last)) if period else None
    assignments = ownership.tables(connection, view.journey).assignments
    return measures.compute(satisfied, assignments, tables(connection).assumptions, answered, owned)


@reads(*ANSWERS)
def lately(connection: Any, view: View) -> Satisfied | None:
    """Return the share satisfied of late, up to the view's only month; the same for all views that end there."""
    return measures.satisfied(satisfaction.tables(connection, view.journey, view.segment), view)


@reads(*OVERVIEW)
def findings(connection: Any, view: View, on: date) -> tuple[Finding, ...]:
    """Return every finding of a view and day, as the pages and `check` say them."""
    answered, owned = satisfaction.figures(connection, view), ownership.figures(connection, view, on)
    earned = economics.figures(connection, view)
    places, importance = ownership.tables(connection, view.journey), satisfaction.stated_importance(connection, view)
    return company_findings.of(places, answered, owned, earned.findings, importance)
