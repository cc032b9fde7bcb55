"""Questions about single answers, wherever these are: the same statements for both."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Select

from cxdash.store import database
from cxdash.store.lake import engine
from cxdash.store.lake.table import parts


@contextmanager
def reading(connection: Connection) -> Iterator[Connection]:
    """Provide the connection to ask about single answers: the store's own, as long as none are outside of it.

    Else a connection on which the table of answers holds both, and all other tables are the store's.
    """
    known = parts(connection)  # before the files are looked at: what is listed is there
    if not known:
        yield connection
        return
    with engine.connected(connection) as lake:
        outside = f"SELECT {engine.NAMES} FROM {engine.ANSWERS} WHERE part IN ({', '.join(map(str, known))})"
        inside = f"SELECT {engine.NAMES} FROM store.public.response"
        lake.exec_driver_sql(f"CREATE OR REPLACE TEMP VIEW response AS {outside} UNION ALL {inside}")
        yield lake


def outside(connection: Connection, statement: Select, survey_id: int) -> pd.DataFrame | None:
    """Return the answer to a question about a survey's answers outside the store, None where it has none there."""
    known = parts(connection, survey_id)
    if not known:
        return None
    with engine.connected(connection) as lake:
        shown = f"SELECT {engine.NAMES} FROM {engine.ANSWERS} WHERE part IN ({', '.join(map(str, known))})"
        lake.exec_driver_sql(f"CREATE OR REPLACE TEMP VIEW response AS {shown}")
        return database.frame(lake, statement)


def frame(connection: Connection, statement: Select) -> pd.DataFrame:
    """Return the answer to a question about single answers as a table."""
    with reading(connection) as lake:
        return database.frame(lake, statement)


def scalar(connection: Connection, statement: Select) -> Any:
    """Return the one value that answers a question about single answers."""
    with reading(connection) as lake:
        return lake.execute(statement).scalar()


def numbers(connection: Connection, statement: Select) -> np.ndarray:
    """Return the answer to a question about single answers as numbers, nan where there is none."""
    with reading(connection) as lake:
        result = lake.execute(statement)
        if lake.dialect.name != "duckdb":
            rows = list(map(tuple, result.all()))
            return pd.DataFrame(rows, columns=list(result.keys())).to_numpy(float)
        cursor: Any = result.cursor
        columns = cursor.fetchnumpy()  # row by row would take ten times as long
        return np.column_stack([np.ma.filled(column.astype(float), np.nan) for column in columns.values()])
