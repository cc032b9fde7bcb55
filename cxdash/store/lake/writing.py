"""Parts of answers outside the store: written first, and seen once the store lists them.

A part is never changed. What is to change is written as another part, which the store lists in place of the first; what
it does not list, such as what a load that was broken off has left, is swept.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, delete, insert

from cxdash.settings.reading import current
from cxdash.store.lake import engine
from cxdash.store.lake.engine import ANSWERS, COLUMNS
from cxdash.store.lake.table import answer_part, parts

Progress = Callable[[int], None] | None


def is_set(connection: Connection) -> bool:
    """Return whether answers that come in are to be kept outside the store."""
    return bool(current().answers_url) and connection.dialect.name == "postgresql"


def write(connection: Connection, survey_id: int, answers: pd.DataFrame, progress: Progress = None) -> None:
    """Write answers of a survey as a part; *answers* as `rows.insert` takes it, with ids where they are put back."""
    if answers.empty:
        return
    own = answers if "id" in answers else answers.assign(id=_ids(connection, len(answers)))
    given = own.assign(survey_id=survey_id)
    values = {name: (given[name].tolist(), COLUMNS[name]) for name in COLUMNS}
    made = _made({"date": 'CAST("date" AS DATE)', "touchpoint_id": 'nullif("touchpoint_id", 0)'})
    part = listed(connection, survey_id)
    with engine.connected(connection) as lake, engine.lent(lake, given=values):
        lake.exec_driver_sql(f"INSERT INTO {ANSWERS} SELECT {part}, {made} FROM given")
    if progress:
        progress(len(answers))


def remove(connection: Connection, survey_id: int, ids: Sequence[int]) -> None:
    """Take answers of a survey away by their ids, where they are outside the store."""
    _write_anew(connection, survey_id, "id", dict.fromkeys(ids, ""), {}, "WHERE id NOT IN (SELECT value FROM chosen)")


def replace(connection: Connection, survey_id: int, column: str, new: Mapping[str, str]) -> int:
    """Write texts in place of others in a column of a survey's answers, where they are outside the store.

    Returns in how many.
    """
    made = f'coalesce((SELECT chosen.new FROM chosen WHERE chosen.value = "{column}"), "{column}")'
    return _write_anew(connection, survey_id, column, new, {column: made}, "")


def _write_anew(
    connection: Connection, survey_id: int, column: str, chosen: Mapping[Any, str], made: dict[str, str], kept: str
) -> int:
    """Write the parts anew that hold any of the *chosen* values in a column; return the number of these answers."""
    known = parts(connection, survey_id)
    if not known or not chosen:
        return 0
    values = {"value": (list(chosen), COLUMNS[column]), "new": (list(chosen.values()), "VARCHAR")}
    with engine.connected(connection) as lake, engine.lent(lake, chosen=values):
        asked = f'FROM {ANSWERS} WHERE part IN {_in(known)} AND "{column}" IN (SELECT value FROM chosen)'
        held = dict(map(tuple, lake.exec_driver_sql(f"SELECT part, count(*) {asked} GROUP BY part").all()))
        if held:
            part = listed(connection, survey_id)
            old = f"(SELECT * FROM {ANSWERS} WHERE part IN {_in(list(held))})"
            lake.exec_driver_sql(f"INSERT INTO {ANSWERS} SELECT {part}, {_made(made)} FROM {old} {kept}")
    connection.execute(delete(answer_part).where(answer_part.c.part.in_(list(held))))
    return sum(held.values())


def sweep_where_set(store: Engine) -> None:
    """Sweep where answers are kept outside the store, so that a name that went is in no file."""
    if store.dialect.name == "postgresql" and current().answers_url:
        sweep(store)


def sweep(store: Engine) -> int:
    """Delete the answers outside the store that it does not list, also from the files, and return how many.

    Waits for whoever loads answers, since parts that are being written are not listed yet.
    """
    with store.begin() as connection:
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(41872)")
        kept = _in(parts(connection))
        with engine.connected(connection) as lake:
            gone = lake.exec_driver_sql(f"SELECT count(*) FROM {ANSWERS} WHERE part NOT IN {kept}").scalar_one()
            lake.exec_driver_sql(f"DELETE FROM {ANSWERS} WHERE part NOT IN {kept}")
        with engine.connected(connection) as lake:
            lake.exec_driver_sql("CALL ducklake_rewrite_data_files('lake', delete_threshold => 0)")
        with engine.connected(connection) as lake:
            lake.exec_driver_sql("CALL ducklake_expire_snapshots('lake', older_than => now())")
            lake.exec_driver_sql("CALL ducklake_cleanup_old_files('lake', cleanup_all => true)")
    return int(gone)


def listed(connection: Connection, survey_id: int) -> int:
    """List another part of a survey in the store, and return its number."""
    made = connection.execute(insert(answer_part).values(survey_id=survey_id)).inserted_primary_key
    return int(made[0]) if made else 0


def _ids(connection: Connection, number: int) -> range:
    """Return ids for new answers, above all there were: whoever loads has the lock that only one may have."""
    first = connection.exec_driver_sql("SELECT nextval(pg_get_serial_sequence('response', 'id'))").scalar_one()
    connection.exec_driver_sql(f"SELECT setval(pg_get_serial_sequence('response', 'id'), {first + number - 1})")
    return range(first, first + number)


def _made(instead: dict[str, str]) -> str:
    return ", ".join(instead.get(name, f'"{name}"') for name in COLUMNS)


def _in(known: Sequence[int]) -> str:
    return f"({', '.join(map(str, known or [0]))})"  # parts are counted from 1
