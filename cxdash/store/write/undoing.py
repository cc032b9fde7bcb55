"""Undo the last change, and those before it in their order: rows, answers and counts become what they were."""

from datetime import UTC, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.store.count_tables import need_count
from cxdash.store.read import history
from cxdash.store.schema import change as change_table
from cxdash.store.schema import metadata
from cxdash.store.write import answers, changes
from cxdash.store.write.bulk import digests
from cxdash.store.write.bulk import rows as bulk_rows
from cxdash.store.write.changes import Change
from cxdash.store.write.recording import Record, record_of
from cxdash.store.write.workshop.following import FOLLOWED, follow

CHUNK = 500
REFERRED_TO = {key.column.table.name for table in metadata.sorted_tables for key in table.foreign_keys}
SHOWN_NOTES = 3
UNDONE = "undone"
"""The action in the audit."""


def undo(engine: Engine, who: Who, number: int) -> None:
    """Undo a change, which must be the last that is not undone.

    Raises ImportRefused where somebody has changed something since, or where its record is no longer kept.
    """
    with changes.writing(engine, who) as change:
        change.recorder.stop()
        change.is_undo = True
        changes.wait_for_other_loads(change.connection)
        record = record_of(_last(change.connection, number))
        try:
            _put_back(change.connection, record)
        except IntegrityError as problem:
            raise ImportRefused([Message(MOVED_ON)]) from problem
        for table in (*record["rows"], *(["response"] if record["answers"] or record["needs"] else [])):
            change.touch(table)
        _note(change, number)


MOVED_ON = gettext_noop(
    "The change cannot be undone: what it changed has been changed since by other means. Restore a copy instead."
)


def _last(connection: Connection, number: int) -> bytes:
    """Return the record of the last change that is not undone, if it is this one."""
    waiting = select(change_table.c.id, change_table.c.record).where(change_table.c.undone_at.is_(None))
    last = connection.execute(waiting.order_by(change_table.c.id.desc()).limit(1).with_for_update()).first()
    if last is None or last.id < number:
        raise ImportRefused([Message(gettext_noop("This change has been undone already."))])
    if last.id != number:
        template = gettext_noop(
            "Something else has been changed meanwhile, so nothing was undone. Changes are undone in their order, the "
            "last one first. Look at them again."
        )
        raise ImportRefused([Message(template)])
    if last.record is None:
        template = gettext_noop(
            "This change can no longer be undone: what it wrote over is kept of the last {count} changes only. "
            "Restore a copy instead."
        )
        raise ImportRefused([Message(template, {"count": changes.MOST_RECORDS})])
    record: bytes = last.record
    return record


def _put_back(connection: Connection, record: Record) -> None:
    """Rows that nothing refers to go first, then rows come back, answers with them, and what is left over goes."""
    rows = {table: record["rows"][table.name] for table in metadata.sorted_tables if table.name in record["rows"]}
    for table, found in rows.items():
        if table.name not in REFERRED_TO:
            _take_away(connection, table, found["added"])
    for table, found in rows.items():
        _bring_back(connection, table, found["removed"])
    for one in reversed(record["answers"]):
        _turn_answers(connection, one)
    for old, new in reversed(record["needs"]):
        digests.forget_all(connection)
        bulk_rows.rename_need(connection, new, old)
        connection.execute(update(need_count).where(need_count.c.need == new).values(need=old))
    for table, found in rows.items():
        for row in found["changed"]:
            _make_again(connection, table, row)
    for table, found in reversed(rows.items()):
        if table.name in REFERRED_TO:
            _take_away(connection, table, found["added"])


def _take_away(connection: Connection, table: Table, ids: list[int]) -> None:
    inward = [key.parent for key in table.foreign_keys if key.column.table is table]
    for start in range(0, len(ids) if inward else 0, CHUNK):
        chosen = table.c.id.in_(ids[start : start + CHUNK])
        connection.execute(update(table).where(chosen).values(dict.fromkeys(inward)))
    gone = 0
    for start in range(0, len(ids), CHUNK):
        gone += connection.execute(delete(table).where(table.c.id.in_(ids[start : start + CHUNK]))).rowcount
    if gone != len(ids):
        raise ImportRefused([Message(MOVED_ON)])


def _bring_back(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows under their own ids; those that refer to rows of their table do so once all are there."""
    inward = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    newer = {"version": 1} if "version" in table.c else {}
    made = [{**row, **_next(row, newer), **dict.fromkeys(inward)} for row in rows]
    for start in range(0, len(made), CHUNK):
        connection.execute(insert(table), made[start : start + CHUNK])
    for row in rows:
        referring = {name: row[name] for name in inward if row[name] is not None}
        if referring:
            connection.execute(update(table).where(table.c.id == row["id"]).values(**referring))


def _next(row: dict[str, Any], newer: dict[str, int]) -> dict[str, int]:
    """Return a version above the row's, where it has one: whoever saw another state may not edit by it."""
    return {name: row[name] + step for name, step in newer.items()}


def _make_again(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    values = {name: value for name, value in row.items() if name not in {"id", "version"}}
    if table.name in FOLLOWED:
        key = connection.execute(select(table.c.key).where(table.c.id == row["id"])).scalar()
        if key is not None and key != row["key"]:
            follow(connection, table.name, key, row["key"])
    if "version" in table.c:
        values["version"] = table.c.version + 1
    done = connection.execute(update(table).where(table.c.id == row["id"]).values(**values))
    if done.rowcount != 1:
        raise ImportRefused([Message(MOVED_ON)])


def _turn_answers(connection: Connection, one: Record) -> None:
    """Bring a survey's answers back that went, take those away that came, and count them so."""
    now = answers.stored(connection, one["survey_id"])
    came = now[now["id"] > one["above"]]
    answers.write(connection, one["survey_id"], now, pd.DataFrame(one["removed"], columns=list(now)), came)


def _note(change: Change, number: int) -> None:
    now = {"undone_at": datetime.now(UTC), "undone_by": change.who.name, "record": None, "size": 0}
    done = change_table.c.id == number
    noted = history.notes_of(change.connection, number, most=SHOWN_NOTES)
    change.connection.execute(update(change_table).where(done).values(**now))
    change.note(UNDONE, change_table.name, str(number), after=noted._asdict())
