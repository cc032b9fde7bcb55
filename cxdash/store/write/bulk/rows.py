"""Rows of answers, written and deleted in bulk."""

from collections.abc import Callable
from itertools import islice

import pandas as pd
from sqlalchemy import Connection, delete, select, update

from cxdash.store.lake import writing as lake
from cxdash.store.lake.table import answer_part
from cxdash.store.schema import response

CHUNK = 50_000
ROWS = 80
"""How many rows one statement inserts into SQLite, which takes 999 values at the least."""

COLUMNS = ["respondent", "measure", "date", "scale", "score", "segment", "need", "weight", "count"]


def delete_all(connection: Connection, survey_id: int, rows: pd.DataFrame) -> None:
    """Delete answers of a survey by their ids."""
    if rows.empty:
        return
    lake.remove(connection, survey_id, rows["id"].tolist())
    ids = iter(rows["id"].tolist())
    while chunk := list(islice(ids, 500)):
        connection.execute(delete(response).where(response.c.id.in_(chunk)))


def rename_need(connection: Connection, old: str, new: str) -> int:
    """Write another need in place of one in all answers, and return in how many."""
    renamed: int = connection.execute(update(response).where(response.c.need == old).values(need=new)).rowcount
    surveys = dict.fromkeys(connection.scalars(select(answer_part.c.survey_id)))
    return renamed + sum(lake.replace(connection, one, "need", {old: new}) for one in surveys)


def insert(
    connection: Connection, survey_id: int, answers: pd.DataFrame, progress: Callable[[int], None] | None
) -> None:
    """Write answers of a survey in bulk: many rows to a statement on SQLite, COPY on PostgreSQL, or a part outside it.

    *answers* has touchpoint_id (0 = the whole relationship), and an id where they are put back. *progress* is called
    with the number of answers written so far.
    """
    write = lake.write if lake.is_set(connection) else insert_inside
    write(connection, survey_id, answers, progress)


def insert_inside(
    connection: Connection, survey_id: int, answers: pd.DataFrame, progress: Callable[[int], None] | None
) -> None:
    """Write answers of a survey in bulk into the store itself, as *insert* does."""
    own_ids = ["id"] if "id" in answers else []
    columns = ["survey_id", "touchpoint_id", *COLUMNS, *own_ids]
    quoted = [f'"{name}"' for name in columns]
    write = _copy if connection.dialect.name == "postgresql" else _insert_many
    for start in range(0, len(answers), CHUNK):
        part = answers.iloc[start : start + CHUNK]
        touchpoints = [id_ or None for id_ in part["touchpoint_id"].tolist()]
        values = [part[name].tolist() for name in columns[2:]]
        write(connection, quoted, [[survey_id] * len(part), touchpoints, *values])
        if progress:
            progress(start + len(part))


def _insert_many(connection: Connection, names: list[str], columns: list[list]) -> None:
    """Insert rows by statements of many rows each, which takes SQLite half the time of a statement for each row."""
    width, rows = len(names), len(columns[0])
    values: list = [None] * (width * rows)
    for place, column in enumerate(columns):
        values[place::width] = column
    row = f"({', '.join('?' * width)})"
    for start in range(0, len(values), width * ROWS):
        part = values[start : start + width * ROWS]
        rows_of_it = ", ".join([row] * (len(part) // width))
        connection.exec_driver_sql(f"INSERT INTO response ({', '.join(names)}) VALUES {rows_of_it}", tuple(part))


def _copy(connection: Connection, names: list[str], columns: list[list]) -> None:
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY response ({', '.join(names)}) FROM STDIN") as copy:
        for row in zip(*columns, strict=True):
            copy.write_row(row)
