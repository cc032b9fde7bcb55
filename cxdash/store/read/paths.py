"""The touchpoints customers met before a purchase, and who owns them."""

from sqlalchemy import Connection, select

from cxdash.domain.tables import PathTables
from cxdash.domain.vocabulary import View
from cxdash.store.database import frame
from cxdash.store.read import ownership
from cxdash.store.schema import path


def tables(connection: Connection) -> PathTables:
    """Return the paths, and who answers for the touchpoints of all journeys."""
    columns = [path.c[name] for name in ("path", "conversions", "non_conversions", "value")]
    found = frame(connection, select(*columns).order_by(path.c.id))
    counted = found.astype(dict.fromkeys(("conversions", "non_conversions", "value"), float))
    return PathTables(**vars(ownership.map_tables(connection, View())), paths=counted)
