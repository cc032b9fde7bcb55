"""What the overview shows besides other pages' figures: the company's vision and the assumptions."""

import pandas as pd
from sqlalchemy import Connection, select

from cxdash.domain.sheets import BY_NAME
from cxdash.store.database import frame
from cxdash.store.read import what_if
from cxdash.store.schema import company


def tables(connection: Connection) -> dict[str, pd.DataFrame]:
    """Return *company* (one row or none, its texts in each language) and *assumptions*, as what_if does."""
    columns = [company.c[column.field] for column in BY_NAME["company"].columns]
    return {"company": frame(connection, select(*columns)), "assumptions": what_if.assumptions(connection)}
