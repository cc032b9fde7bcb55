"""Credit for new customers along the paths they took."""

from datetime import date
from typing import Any

import pandas as pd

from cxdash.domain.tables import PathTables
from cxdash.measures.ownership import claims as claim_measures
from cxdash.measures.ownership import credit
from cxdash.measures.ownership.claims import Claimed
from cxdash.measures.paths import figures as measures
from cxdash.measures.paths.figures import Paths
from cxdash.services.reads import reads
from cxdash.services.subjects import PATHS
from cxdash.store.read import paths as store


@reads(*PATHS, most=5)
def tables(connection: Any) -> PathTables:
    """Return the paths, and who answers for what was met on them."""
    return store.tables(connection)


@reads(*PATHS, most=5)
def figures(connection: Any) -> Paths:
    """Return credit by every rule, and where people are lost."""
    return measures.compute(tables(connection))


@reads(*PATHS)
def by_role(connection: Any, on: date) -> pd.DataFrame:
    """Return the credit of each role that is accountable on a day."""
    return credit.credits(figures(connection).credits, tables(connection), on)


@reads(*PATHS)
def by_doer(connection: Any, on: date) -> pd.DataFrame:
    """Return the credit of each role that does the work at a touchpoint on a day."""
    return credit.credits(figures(connection).credits, tables(connection), on, "responsible")


@reads(*PATHS)
def doers(connection: Any, on: date) -> pd.DataFrame:
    """Return touchpoint, role and share of who does the work at what is on the paths on a day."""
    return credit.holders(list(figures(connection).credits.touchpoint), tables(connection), on, "responsible")


@reads(*PATHS)
def claims(connection: Any, on: date) -> list[Claimed]:
    """Return what each role claims, against the credit it gets as accountable or for doing the work on a day."""
    return claim_measures.compute(tables(connection).claims, by_role(connection, on), by_doer(connection, on))
