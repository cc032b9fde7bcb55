"""How leaders rate the six keys, and what the store shows of them."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from cxdash.store.database import frame
from cxdash.store.schema import annoyance, assessment, role, score_count_all, touchpoint


def tables(connection: Connection) -> dict[str, pd.DataFrame]:
    """Return *assessments* of the six keys over all dates: item, rater, rater_role ('' = not given), score, date."""
    columns = [assessment.c[name] for name in ("item", "rater", "score", "date")]
    rater_role = func.coalesce(role.c.key, "").label("rater_role")
    joined = assessment.outerjoin(role, role.c.id == assessment.c.rater_role_id)
    asked = select(*columns, rater_role).select_from(joined).where(assessment.c.subject == "six_keys")
    return {"assessments": frame(connection, asked.order_by(assessment.c.id))}


def facts(connection: Connection, on: date) -> dict[str, pd.DataFrame]:
    """Return what customers were last asked about and how far annoyances have come, for the rules of the six keys.

    asked: touchpoint ('' = the whole relationship), measure, and the last month with answers up to a day's. annoyances,
    as they are now: found_by, kind, status, owned (whether somebody is to mend them) and how many, n.
    """
    place = func.coalesce(touchpoint.c.key, "").label("touchpoint")
    measure, last = score_count_all.c.measure, func.max(score_count_all.c.month).label("month")
    joined = score_count_all.outerjoin(touchpoint, touchpoint.c.id == score_count_all.c.touchpoint_id)
    asked = select(place, measure, last).select_from(joined).where(score_count_all.c.month <= f"{on:%Y-%m}")
    columns = [annoyance.c.found_by, annoyance.c.kind, annoyance.c.status, annoyance.c.owner_id.is_not(None)]
    counted = select(*columns[:3], columns[3].label("owned"), func.count().label("n"))
    found = frame(connection, counted.group_by(*columns).order_by(*columns))
    return {
        "asked": frame(connection, asked.group_by(place, measure).order_by(place, measure)),
        "annoyances": found.assign(owned=found.owned.astype(bool)),
    }
