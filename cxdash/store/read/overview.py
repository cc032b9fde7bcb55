"""What the overview shows besides other pages' figures: the company's vision and the assumptions."""

from sqlalchemy import Connection, select

from cxdash.domain.sheets import BY_NAME
from cxdash.domain.tables import CompanyTables
from cxdash.store.database import frame
from cxdash.store.read import what_if
from cxdash.store.schema import company


def tables(connection: Connection) -> CompanyTables:
    """Return the company's own words in each language, and its assumptions."""
    columns = [company.c[column.field] for column in BY_NAME["company"].columns]
    return CompanyTables(frame(connection, select(*columns)), what_if.assumptions(connection))
