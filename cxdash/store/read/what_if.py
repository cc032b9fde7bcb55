"""What a what-if rests on besides customers, money and answers: what the company believes."""

import pandas as pd
from sqlalchemy import Connection, select

from cxdash.store.database import frame
from cxdash.store.schema import assumption


def assumptions(connection: Connection) -> pd.DataFrame:
    """Return what nobody has measured but the company believes: key, low, mode, high, unit, note."""
    columns = [assumption.c[name] for name in ("key", "low", "mode", "high", "unit", "note")]
    found = frame(connection, select(*columns).order_by(assumption.c.id))
    return found.astype(dict.fromkeys(("low", "mode", "high"), float))
