"""The touchpoints customers met before a purchase, and who owns them."""

import pandas as pd
from sqlalchemy import Connection, select

from cxdash.domain.vocabulary import View
from cxdash.store.database import frame
from cxdash.store.read import ownership
from cxdash.store.schema import path


def tables(connection: Connection) -> dict[str, pd.DataFrame]:
    """Return *paths* (path, conversions, non_conversions, value, nan where not given) and what the map of a day
    is made of.
    """
    columns = [path.c[name] for name in ("path", "conversions", "non_conversions", "value")]
    found = frame(connection, select(*columns).order_by(path.c.id))
    counted = found.astype(dict.fromkeys(("conversions", "non_conversions", "value"), float))
    return {**ownership.map_tables(connection, View()), "paths": counted}
