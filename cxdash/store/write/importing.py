"""Import a company's tables, all or nothing: add new rows, change others, remove those a whole sheet lacks."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Float,
    Integer,
    Table,
    delete,
    insert,
    update,
)
from sqlalchemy.exc import DBAPIError

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.sheets import EVERY, Sheet
from cxdash.store import problems
from cxdash.store.read.tables import ID, VERSION, Row, referred
from cxdash.store.read.tables import ids as ids_by_key
from cxdash.store.schema import metadata, question_tally
from cxdash.store.write import changes, waves
from cxdash.store.write.changes import Change
from cxdash.store.write.differences import AnswersDifference, Difference, Plan, compared, still_referred

Tables = Mapping[str, pd.DataFrame]

CHUNK = 2_000
"""Rows that are written between two messages of progress."""


def load(
    engine: Engine,
    tables: Tables,
    *,
    who: Who,
    replaces: Iterable[str] = (),
    dry_run: bool = False,
    undoable: bool = True,
    progress: Callable[[int], None] | None = None,
) -> Plan:
    """Take tables in, or nothing of them, and return what that changes; in a dry run nothing is kept.

    *replaces*: surveys that the file corrects: an answer it lacks goes, one that differs is taken over. What is not
    *undoable* can be loaded again, such as the demo company; no copy of the store is kept before it either.
    """
    before = "import" if undoable else ""
    try:
        with changes.writing(engine, who, before=before, dry_run=dry_run, undoable=undoable) as change:
            return apply(change, tables, replaces=replaces, progress=progress)
    except DBAPIError as error:
        if problems.explanation(error):
            raise
        template = gettext_noop("The store refused the tables, so nothing was changed: {reason}")
        raise ImportRefused([Message(template, {"reason": str(error.orig).splitlines()[0]})]) from error


def apply(
    change: Change,
    tables: Tables,
    *,
    replaces: Iterable[str] = (),
    whole: bool = False,
    seen: Tables | None = None,
    progress: Callable[[int], None] | None = None,
) -> Plan:
    """Take tables in as part of a change.

    *whole*: every sheet is all there is, so a row it lacks goes. *seen*: the tables as they were shown to whoever
    edited them; raises ImportRefused with what has changed since. *progress* is called with the number of rows written.
    """
    changes.wait_for_other_loads(change.connection)
    plain = [sheet for sheet in EVERY if sheet.name in tables and not sheet.by_survey]
    if seen is not None:
        _refuse_stale(change.connection, plain, seen)
    first = [sheet for sheet in plain if sheet.table != question_tally.name]
    differences = [compared(change.connection, sheet, tables[sheet.name], whole=whole) for sheet in first]
    if in_use := still_referred(change.connection, differences):
        raise ImportRefused(in_use)
    before = 0
    for difference in differences:
        _write(change.connection, difference, waves.after(before, progress))
        before += len(tables[difference.sheet.name])
        waves.after(before, progress)(0)
    taken = waves.take(change, tables, replaces=set(replaces), progress=waves.after(before, progress))
    for sheet in set(plain) - set(first):  # a corrected survey has lost the tallies of its earlier file
        differences.append(compared(change.connection, sheet, tables[sheet.name], whole=whole))
        _write(change.connection, differences[-1], lambda _done: None)
    for difference in reversed(differences):
        _remove(change.connection, difference)
    for difference in differences:
        _note(change, difference)
    done: list[Difference | AnswersDifference] = [*differences, *taken]
    return Plan(tuple(one for one in done if one))


def _refuse_stale(connection: Connection, sheets: Iterable[Sheet], seen: Tables) -> None:
    faults: list[Message] = []
    for sheet in sheets:
        if sheet.name in seen:
            since = compared(connection, sheet, seen[sheet.name], whole=True).turned()
            if since:
                template = gettext_noop(
                    "Someone else has changed the sheet {sheet} meanwhile, so your edit was not taken."
                )
                faults.append(Message(template, {"sheet": sheet.name}))
                faults.extend(since.details())
    if faults:
        raise ImportRefused(faults)


def _write(connection: Connection, difference: Difference, written: Callable[[int], None]) -> None:
    """Add and change rows; those that refer to rows of their own sheet do so once all are there."""
    sheet, target = difference.sheet, metadata.tables[difference.sheet.table]
    fields = sheet.fields()
    referred_to = {name: referred(target.c[field]) for name, field in fields.items() if target.c[field].foreign_keys}
    inward = [name for name, table in referred_to.items() if table is target]
    ids = {name: ids_by_key(connection, table) for name, table in referred_to.items()}
    own = {} if sheet.identity else {"id": 1}
    for start in range(0, len(difference.added), CHUNK):
        part = difference.added[start : start + CHUNK]
        connection.execute(
            insert(target), [{**_stored(sheet, {**row, **dict.fromkeys(inward)}, ids), **own} for row in part]
        )
        written(start + len(part))
    for done, row in enumerate(difference.changed, len(difference.added) + 1):
        values = _stored(sheet, {name: new for name, (_, new) in row.fields.items() if name not in inward}, ids)
        if row.version is not None:
            values["version"] = row.version + 1
        if values:
            connection.execute(update(target).where(target.c.id == row.id).values(**values))
        if done % CHUNK == 0:
            written(done)
    for name in inward:
        _point_inward(connection, difference, target, name)


def _point_inward(connection: Connection, difference: Difference, target: Table, name: str) -> None:
    ids = ids_by_key(connection, target)
    wanted = {row["key"]: row.get(name) for row in difference.added if row.get(name)}
    wanted |= {row.row["key"]: row.fields[name][1] for row in difference.changed if name in row.fields}
    for key, other in wanted.items():
        values = _stored(difference.sheet, {name: other}, {name: ids})
        connection.execute(update(target).where(target.c.key == key).values(**values))


def _stored(sheet: Sheet, row: Mapping[str, Any], ids: Mapping[str, Mapping[str, int]]) -> Row:
    """Return a row for the store: ids, dates, and the column's own blank where it may not be NULL."""
    target, fields = metadata.tables[sheet.table], sheet.fields()
    values = {}
    for name, value in row.items():
        if name not in fields:
            continue
        column = target.c[fields[name]]
        known = name in ids and value is not None
        values[column.name] = _fitting(column, _id_of(sheet, name, value, ids[name]) if known else value)
    return values


def _id_of(sheet: Sheet, name: str, key: str, ids: Mapping[str, int]) -> int:
    if key not in ids:
        template = gettext_noop("Sheet {sheet}: {column} refers to {key}, which is not in the store.")
        raise ImportRefused([Message(template, {"sheet": sheet.name, "column": name, "key": key})])
    return ids[key]


def _fitting(column: Column, value: Any) -> Any:
    if value is None:
        return None if column.nullable else _blank(column)
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value


def _blank(column: Column) -> Any:
    if column.server_default is None:
        return None
    if isinstance(column.type, Boolean):
        return False
    default = str(column.server_default.arg)  # type: ignore[attr-defined]
    return float(default) if isinstance(column.type, Float | Integer) else default


def _remove(connection: Connection, difference: Difference) -> None:
    target = metadata.tables[difference.sheet.table]
    ids = [row[ID] for row in difference.removed]
    inward = [key.parent for key in target.foreign_keys if key.column.table is target]
    for start in range(0, len(ids), 500):
        chosen = target.c.id.in_(ids[start : start + 500])
        if inward:
            connection.execute(update(target).where(chosen).values(dict.fromkeys(inward)))
    for start in range(0, len(ids), 500):
        connection.execute(delete(target).where(target.c.id.in_(ids[start : start + 500])))


def _note(change: Change, difference: Difference) -> None:
    """Write down what was done: one line for what is new, one for each change and removal; of people only counts."""
    sheet = difference.sheet
    if sheet.people:
        if difference:
            change.note("import", sheet.table, "", after=difference.counts())
        return
    if difference.added:
        names = [difference.name(row) for row in difference.added[:20]]
        change.note("import", sheet.table, "", after={"added": len(difference.added), "first": names})
    for row in difference.changed:
        before = {name: old for name, (old, _) in row.fields.items()}
        after = {name: new for name, (_, new) in row.fields.items()}
        change.note("edit", sheet.table, difference.name(row.row), before=before, after=after)
    for removed in difference.removed:
        before = {name: value for name, value in removed.items() if name not in {ID, VERSION} and value is not None}
        change.note("remove", sheet.table, difference.name(removed), before=before)
