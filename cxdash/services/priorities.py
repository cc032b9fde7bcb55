"""What to mend first, and who can."""

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
def figures(connection: Any, view: View, on: date) -> Priorities:
    """Return the figures of a view and day.

    Who answers is looked up in all journeys: what is felt in one may be made in another.
    """
    everywhere = View("", view.period, view.segment)
    owned, answered = ownership.figures(connection, everywhere, on), satisfaction.figures(connection, everywhere)
    roles = ownership.tables(connection, "").roles
    return measures.compute(tables(connection, view), roles, owned, answered, view)
