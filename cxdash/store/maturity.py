"""How leaders rate the six keys."""

import pandas as pd
from sqlalchemy import Connection, func, select

from cxdash.store.database import frame
from cxdash.store.schema import assessment, role


def tables(connection: Connection) -> dict[str, pd.DataFrame]:
    """Return *assessments* of the six keys over all dates: item, rater, rater_role ('' = not given), score, date."""
    columns = [assessment.c[name] for name in ("item", "rater", "score", "date")]
    rater_role = func.coalesce(role.c.key, "").label("rater_role")
    joined = assessment.outerjoin(role, role.c.id == assessment.c.rater_role_id)
    asked = select(*columns, rater_role).select_from(joined).where(assessment.c.subject == "six_keys")
    return {"assessments": frame(connection, asked.order_by(assessment.c.id))}
