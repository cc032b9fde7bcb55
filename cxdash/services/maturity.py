"""How ready the company is, by the six keys."""

from datetime import date
from typing import Any

import pandas as pd

from cxdash.domain.tables import MaturityTables
from cxdash.measures.maturity import checks, steps
from cxdash.measures.maturity import figures as measures
from cxdash.measures.maturity.figures import Maturity
from cxdash.measures.maturity.steps import Step
from cxdash.services import ownership
from cxdash.services.reads import reads
from cxdash.services.subjects import OWNERS
from cxdash.store.read import maturity as store


@reads(*OWNERS, most=50)
def tables(connection: Any) -> MaturityTables:
    """Return how leaders rate the six keys, over all days."""
    return store.tables(connection)


@reads(*OWNERS, most=50)
def figures(connection: Any, on: date) -> Maturity:
    """Return the figures of a day."""
    return measures.compute(tables(connection), on)


@reads(*OWNERS, most=50)
def spread(connection: Any, on: date) -> pd.DataFrame:
    """Return how far raters are apart on each key."""
    return measures.spread(tables(connection), on)


@reads(*OWNERS, most=50)
def next_steps(connection: Any, on: date) -> list[Step]:
    """Return what lifts each key one level, and what of it the store shows."""
    shown = checks.checks(ownership.tables(connection, ""), store.facts(connection, on), on)
    return list(steps.next_steps(figures(connection, on), shown))
