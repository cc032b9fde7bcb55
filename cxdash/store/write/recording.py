"""What a change writes over, recorded so that the change can be undone: rows by table, and answers in bulk."""

import json
import zlib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Delete,
    Table,
    UpdateBase,
    event,
    not_,
    or_,
    select,
)

from cxdash.store.schema import (
    NOT_RESTORED,
    audit,
    change,
    comment,
    content_version,
    metadata,
    question_tally,
    survey,
    survey_digest,
)

OWN = {audit.name, change.name, content_version.name, survey_digest.name}
UNRECORDED = OWN | {table.name for table in NOT_RESTORED}

Row = tuple[Any, ...]
Record = dict[str, Any]


class Recorder:
    """Remembers the rows of each table that a change writes to, from before it first does.

    On PostgreSQL the table is locked against other writers from then on, so that what differs in the end is what this
    change did. *before_first*: called once, before anything is written.
    """

    def __init__(self, connection: Connection, before_first: Callable[[], None] | None = None) -> None:
        self._connection = connection
        self._before_first = before_first
        self._stopped = False
        self._scopes: dict[str, list[ColumnElement[bool]]] = {}
        self._before: dict[str, dict[int, Row]] = {}
        self._answers: list[Record] = []
        self._needs: list[tuple[str, str]] = []
        event.listen(connection, "before_execute", self._on_statement)

    def survey(self, survey_id: int) -> None:
        """Announce that comments and tallies of this survey are written to, and of no other."""
        if self._stopped:
            return
        for table in (comment, question_tally):
            self._remember(table, table.c.survey_id == survey_id)

    def answers(self, survey_id: int, old: pd.DataFrame, removed: pd.DataFrame) -> None:
        """Record that the *removed* of the *old* answers of a survey go; those that come get ids above those kept."""
        if self._stopped:
            return
        self._begin()
        kept = old["id"][~old["id"].isin(removed["id"])] if len(removed) else old["id"]
        columns = {name: removed[name].tolist() for name in removed} if len(removed) else {}
        self._answers.append({"survey_id": survey_id, "above": int(kept.max() if len(kept) else 0), "removed": columns})

    def need(self, old: str, new: str) -> None:
        """Record that the need of answers is called otherwise."""
        self._needs.append((old, new))

    def stop(self) -> None:
        """Record nothing."""
        self._stopped = True
        event.remove(self._connection, "before_execute", self._on_statement)

    def content(self) -> bytes | None:
        """Return what was recorded, compressed, as *record_of* reads it; None where it was stopped."""
        if self._stopped:
            return None
        rows = {name: self._difference(metadata.tables[name]) for name in self._before}
        record = {"rows": rows, "answers": self._answers, "needs": self._needs}
        return zlib.compress(json.dumps(record, default=_plain, ensure_ascii=False).encode())

    def _on_statement(
        self, _connection: Connection, statement: object, _many: object, _parameters: object, _options: object
    ) -> None:
        if not isinstance(statement, UpdateBase) or not isinstance(statement.table, Table):
            return
        target = statement.table
        if target.name not in OWN:
            self._begin()
        following = _cascading(target) if isinstance(statement, Delete) else []
        for table in (target, *following):
            announced = table.name in self._before and (table is target or target is survey)
            if table.name not in UNRECORDED and not announced:
                self._remember_rest(table)

    def _begin(self) -> None:
        if self._before_first:
            first, self._before_first = self._before_first, None
            first()

    def _remember(self, table: Table, where: ColumnElement[bool] | None = None) -> None:
        if self._connection.dialect.name == "postgresql":
            self._connection.exec_driver_sql(f'LOCK TABLE "{table.name}" IN SHARE ROW EXCLUSIVE MODE')
        scope = [] if where is None else [where]
        self._scopes.setdefault(table.name, []).extend(scope)
        kept = self._before.setdefault(table.name, {})
        for row_id, row in self._rows(table, scope).items():
            kept.setdefault(row_id, row)

    def _remember_rest(self, table: Table) -> None:
        """Remember a whole table: what is not remembered of it yet, as no change to that was announced."""
        scopes = self._scopes.get(table.name, [])
        if scopes or table.name not in self._before:
            self._remember(table, not_(or_(*scopes)) if scopes else None)
            self._scopes[table.name] = []

    def _rows(self, table: Table, scope: list[ColumnElement[bool]]) -> dict[int, Row]:
        statement = select(table).where(or_(*scope)) if scope else select(table)
        return {row.id: tuple(row) for row in self._connection.execute(statement)}

    def _difference(self, table: Table) -> Record:
        before, now = self._before[table.name], self._rows(table, self._scopes[table.name])
        return {
            "columns": list(table.c.keys()),
            "added": sorted(now.keys() - before.keys()),
            "changed": [row for row_id, row in before.items() if row_id in now and now[row_id] != row],
            "removed": [row for row_id, row in before.items() if row_id not in now],
        }


def record_of(content: bytes) -> Record:
    """Return what a change recorded: rows by table, answers by survey, and needs that were renamed.

    Of each table: *added*, the ids of rows that came; *changed* and *removed*, rows as they were, by column.
    """
    record: Record = json.loads(zlib.decompress(content))
    for name, found in record["rows"].items():
        for kind in ("changed", "removed"):
            found[kind] = [_typed(metadata.tables[name], found["columns"], row) for row in found[kind]]
    return record


def _typed(table: Table, columns: list[str], row: list[Any]) -> dict[str, Any]:
    """Return a row by its columns, without those that the table has no longer."""
    values = {name: value for name, value in zip(columns, row, strict=True) if name in table.c}
    return {name: _dated(table.c[name].type, value) for name, value in values.items()}


def _dated(kind: object, value: Any) -> Any:
    if value is not None and isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if value is not None and isinstance(kind, Date) else value


def _cascading(table: Table) -> list[Table]:
    """Return the tables whose rows go with a row of this one."""
    children = [
        other
        for other in metadata.sorted_tables
        for key in other.foreign_keys
        if key.column.table is table and key.ondelete == "CASCADE"
    ]
    return [*children, *(further for child in children for further in _cascading(child))]


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
