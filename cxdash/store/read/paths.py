"""The touchpoints customers met before a purchase, who owns them, and who claims the credit."""

from sqlalchemy import Connection, Select, func, select

from cxdash.domain.tables import PathTables
from cxdash.domain.vocabulary import View
from cxdash.store.database import frame
from cxdash.store.read import ownership
from cxdash.store.schema import claim, kpi, path, role


def tables(connection: Connection) -> PathTables:
    """Return the paths, who answers for the touchpoints of all journeys, and what each role claims."""
    columns = [path.c[name] for name in ("path", "conversions", "non_conversions", "value")]
    found = frame(connection, select(*columns).order_by(path.c.id))
    counted = found.astype(dict.fromkeys(("conversions", "non_conversions", "value"), float))
    claims = frame(connection, _claims()).astype({"share": float})
    return PathTables(**vars(ownership.map_tables(connection, View())), paths=counted, claims=claims)


def _claims() -> Select:
    named = {"kpi": kpi.c.key, "outcome": claim.c.outcome, "kpi_outcome": kpi.c.outcome}
    names = {name: kpi.c[name] for name in ("name", "name_nb", "name_sv")}
    columns = [func.coalesce(column, "").label(label) for label, column in {**named, **names}.items()]
    joined = claim.join(role, role.c.id == claim.c.role_id).outerjoin(kpi, kpi.c.id == claim.c.kpi_id)
    return select(role.c.key.label("role"), *columns, claim.c.share).select_from(joined).order_by(claim.c.id)
