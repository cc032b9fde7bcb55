"""How leaders rate the six keys, and what the store shows of them."""

from datetime import date

from sqlalchemy import Connection, func, select

from cxdash.domain.tables import MaturityFacts, MaturityTables
from cxdash.store.count_tables import score_count_all
from cxdash.store.database import frame
from cxdash.store.schema import annoyance, assessment, role, touchpoint


def tables(connection: Connection) -> MaturityTables:
    """Return how leaders rate the six keys, over all dates."""
    columns = [assessment.c[name] for name in ("item", "rater", "score", "date")]
    rater_role = func.coalesce(role.c.key, "").label("rater_role")
    joined = assessment.outerjoin(role, role.c.id == assessment.c.rater_role_id)
    asked = select(*columns, rater_role).select_from(joined).where(assessment.c.subject == "six_keys")
    return MaturityTables(frame(connection, asked.order_by(assessment.c.id)))


def facts(connection: Connection, on: date) -> MaturityFacts:
    """Return what customers were last asked about up to a day, and how far annoyances have come by now."""
    place = func.coalesce(touchpoint.c.key, "").label("touchpoint")
    measure, last = score_count_all.c.measure, func.max(score_count_all.c.month).label("month")
    joined = score_count_all.outerjoin(touchpoint, touchpoint.c.id == score_count_all.c.touchpoint_id)
    asked = select(place, measure, last).select_from(joined).where(score_count_all.c.month <= f"{on:%Y-%m}")
    columns = [annoyance.c.found_by, annoyance.c.kind, annoyance.c.status, annoyance.c.owner_id.is_not(None)]
    counted = select(*columns[:3], columns[3].label("owned"), func.count().label("n"))
    found = frame(connection, counted.group_by(*columns).order_by(*columns))
    return MaturityFacts(
        asked=frame(connection, asked.group_by(place, measure).order_by(place, measure)),
        annoyances=found.assign(owned=found.owned.astype(bool)),
    )
