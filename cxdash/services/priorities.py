"""What to mend first, and who can."""

from dataclasses import replace
from datetime import date
from typing import Any

from cxdash.domain.tables import PriorityTables
from cxdash.domain.vocabulary import View
from cxdash.measures.priorities import figures as measures
from cxdash.measures.priorities.figures import Priorities
from cxdash.services import ownership, satisfaction
from cxdash.services.reads import reads
from cxdash.services.subjects import OWNERS
from cxdash.store.read import priorities as store


@reads(*OWNERS)
def tables(connection: Any, view: View) -> PriorityTables:
    """Return the annoyances felt in a view, and its touchpoints."""
    return store.tables(connection, view)


@reads(*OWNERS)
def figures(connection: Any, view: View, on: date, felt: str = "", found_by: str = "") -> Priorities:
    """Return the figures of a view and day, of those annoyances that are *felt* in a stage or *found by* somebody.

    Who answers is looked up in all journeys: what is felt in one may be made in another.
    """
    everywhere = View("", view.period, view.segment)
    owned, answered = ownership.figures(connection, everywhere, on), satisfaction.figures(connection, everywhere)
    roles = ownership.tables(connection, "").roles
    found = tables(connection, view)
    for column, value in {"stage": felt, "found_by": found_by}.items():
        if value:
            kept = found.annoyances[found.annoyances[column] == value].reset_index(drop=True)
            found = replace(found, annoyances=kept)
    return measures.compute(found, roles, owned, answered, view)
