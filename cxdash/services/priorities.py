"""What to mend first, who can, and which decisions did not bring what was expected."""

from datetime import date, datetime
from typing import Any

import pandas as pd

from cxdash.domain.assumptions import CUSTOMERS, KPI, LET_DOWNS, PER_CENT, Expected, Reading
from cxdash.domain.periods import DEFAULT_PERIOD
from cxdash.domain.plain import rows_of
from cxdash.domain.tables import PriorityTables
from cxdash.domain.vocabulary import View
from cxdash.measures.priorities import figures as measures
from cxdash.measures.priorities import readings, tripwires
from cxdash.measures.priorities.figures import Priorities
from cxdash.measures.priorities.tripwires import Reopened, Watched
from cxdash.services import economics, ownership, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import OWNERS
from cxdash.store.read import ownership as owner_store
from cxdash.store.read import priorities as store


@reads(*OWNERS, most=50)
def tables(connection: Any, journey: str) -> PriorityTables:
    """Return the annoyances felt in a journey, and its touchpoints."""
    return store.tables(connection, View(journey=journey))


@reads(*OWNERS, most=50)
def ranked(connection: Any, journey: str, on: date, felt: str, found_by: str) -> pd.DataFrame:
    """Return the annoyances as they stand on a day, those that hurt most first, for all periods and segments."""
    annoyances = tables(connection, journey).annoyances
    for column, value in {"stage": felt, "found_by": found_by}.items():
        if value:
            annoyances = annoyances[annoyances[column] == value].reset_index(drop=True)
    return measures.ranked(annoyances, ownership.standing(connection, "", on))


@reads(*OWNERS)
def figures(connection: Any, view: View, on: date, felt: str = "", found_by: str = "") -> Priorities:
    """Return the figures of a view and day, of those annoyances that are *felt* in a stage or *found by* somebody.

    Who answers is looked up in all journeys: what is felt in one may be made in another.
    """
    rows = ranked(connection, view.journey, on, felt, found_by)
    answered = satisfaction.figures(connection, View("", view.period, view.segment))
    owned = ownership.standing(connection, "", on)
    return measures.compute(rows, tables(connection, view.journey).places, owned, answered, view)


@reads(*OWNERS, most=20)
def changed(connection: Any) -> dict[str, datetime]:
    """Return when each decision was written last, by its key."""
    return owner_store.decisions_changed(connection)


@reads(*OWNERS, most=50)
def frozen(connection: Any, figure: str, of: str) -> Expected:
    """Return a figure as it is now, for a decision that is to move it; without its value where that is not known."""
    found = _reading(connection, Watched(figure, of, "", ""))
    if found is None:
        return Expected(figure, of)
    unit = PER_CENT if figure == LET_DOWNS else found.unit
    return Expected(figure, of, found.value, found.month, unit=unit)


@reads(*OWNERS, most=20)
def reopened(connection: Any) -> tuple[Reopened, ...]:
    """Return the decisions whose figure, or what was measured, lies outside what was expected of them."""
    rows = rows_of(ownership.tables(connection, "").decisions)
    read = ((row, tripwires.watched(row)) for row in rows)
    found = (tripwires.reopened(row, _reading(connection, watched) if watched else None) for row, watched in read)
    return tuple(one for one in found if one)


def _reading(connection: Any, watched: Watched) -> Reading | None:
    """Return a figure over the months in which it is watched, or now ('')."""
    figure, of, first, last = watched
    if figure == KPI:
        values = ownership.tables(connection, "").kpi_values
        return readings.counted(values[values.kpi == of], "value", first, last)
    if figure == CUSTOMERS:
        return readings.counted(economics.figures(connection, View()).months, "customers_end", first, last)
    until = max(satisfaction.choices(connection)["months"], default="")
    if first > until:
        return None
    view = satisfaction.chosen(connection, View(period=f"{first}..{until}" if first else DEFAULT_PERIOD))
    answered = satisfaction.figures(connection, view)
    if figure == LET_DOWNS:
        return readings.let_downs(satisfaction.let_downs(connection, view), of, answered.view["to"])
    return readings.score(answered, of, answered.view["to"])
