"""The assumptions that a what-if rests on, and the choices that were kept."""

import pandas as pd
from sqlalchemy import Connection, select

from cxdash.store.database import frame, in_utc
from cxdash.store.schema import assumption, scenario

TEXTS = ("levers", "beliefs", "baseline", "outcome")
"""What is kept of a choice, each as a text that measures write and read."""


def assumptions(connection: Connection) -> pd.DataFrame:
    """Return the company's assumptions: key, low, mode, high, unit, note."""
    columns = [assumption.c[name] for name in ("key", "low", "mode", "high", "unit", "note")]
    found = frame(connection, select(*columns).order_by(assumption.c.id))
    return found.astype(dict.fromkeys(("low", "mode", "high"), float))


def scenarios(connection: Connection) -> pd.DataFrame:
    """Return one row per choice in the order they were kept: key, name, journey, period and segment, levers, beliefs,
    baseline and outcome as they were kept, made_at (in UTC), made_by, version.
    """
    named = ("key", "name", "journey", "period", "segment", *TEXTS, "made_at", "made_by", "version")
    found = frame(connection, select(*(scenario.c[name] for name in named)).order_by(scenario.c.id))
    return found.assign(made_at=pd.Series(list(map(in_utc, found.made_at)), dtype=object))
