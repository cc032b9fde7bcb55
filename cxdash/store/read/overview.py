"""What the overview says beside the figures of other pages: the company's vision, and what the room believes."""

import pandas as pd
from sqlalchemy import Connection, select

from cxdash.store.database import frame
from cxdash.store.schema import assumption, company

WORDED = ("purpose", "vision", "values")


def tables(connection: Connection) -> dict[str, pd.DataFrame]:
    """Return *company* (one row or none: purpose, vision and values in each language) and *assumptions* by key."""
    worded = [company.c[f"{name}{language}"] for name in WORDED for language in ("", "_nb", "_sv")]
    believed = [assumption.c[name] for name in ("key", "low", "mode", "high", "unit")]
    return {
        "company": frame(connection, select(*worded, company.c.currency, company.c.audience)),
        "assumptions": frame(connection, select(*believed).order_by(assumption.c.id)),
    }
