"""Every write to the store: one transaction, written down in the audit table, refused when the row has moved on."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.people.roles import Right
from cxdash.store import copies, database, ending, moments
from cxdash.store.lake import reading as lake
from cxdash.store.people import sign_outs
from cxdash.store.schema import Subject, audit, content_version, metadata, response, scale
from cxdash.store.schema import change as change_table
from cxdash.store.write.recording import Recorder

SUBJECTS = {
    "company": Subject.JOURNEY,
    "journey": Subject.JOURNEY,
    "stage": Subject.JOURNEY,
    "touchpoint": Subject.JOURNEY,
    "need": Subject.JOURNEY,
    "role": Subject.JOURNEY,
    "survey": Subject.SATISFACTION,
    "scale": Subject.SATISFACTION,
    "assignment": Subject.OWNERSHIP,
    "proposal": Subject.OWNERSHIP,
    "kpi": Subject.OWNERSHIP,
    "kpi_value": Subject.OWNERSHIP,
    "customers": Subject.ECONOMICS,
    "subscription": Subject.ECONOMICS,
    "spend": Subject.ECONOMICS,
    "annoyance": Subject.PRIORITIES,
    "assessment": Subject.MATURITY,
    "path": Subject.PATHS,
    "claim": Subject.PATHS,
    "decision": Subject.WORKSHOP,
    "assumption": Subject.WHAT_IF,
    "scenario": Subject.WHAT_IF,
}
"""What a change of a table is about; answers and comments are written down with their survey."""

RIGHTS = {"decision": (Right.DECISIONS,), "annoyance": (Right.DATA, Right.DECISIONS)}
RIGHTS |= {"scenario": (Right.SCENARIOS,), "proposal": (Right.SCENARIOS,), "assumption": (Right.DATA, Right.WORKSHOPS)}
"""Of what a role must be allowed one thing to change a table; of those that are not named, to change data."""

WITH_ANOTHER = {"response": "survey", "comment": "survey", "question_tally": "survey", "proposal_cell": "proposal"}
"""Tables whose rows are written down with the row they belong to."""

MOST_RECORDS = 10
MOST_BYTES = 2**30
"""How many of the last changes can be undone, and how much room their records may take."""

FIRST_NOTES = 20
"""So many notes of a change, the first and the last one, are looked up where it is listed."""

GO_WITH_IT = {"question_tally", "survey_digest", "answer_part", "proposal", "proposal_cell"}
"""Tables whose rows go with a row they refer to, and so do not hold it."""


class Change:
    """One change in the making: a connection, who makes it, what is to be written down, and what was written over."""

    def __init__(self, connection: Connection, who: Who, recorder: Recorder) -> None:
        self.connection = connection
        self.who = who
        self.recorder = recorder
        self.is_undo = False
        self._subjects: set[Subject] = set()
        self._notes: list[int] = []
        self._moved_ends = False

    @property
    def noted(self) -> bool:
        """Whether anything was written down, and so changed."""
        return bool(self._subjects)

    def note(
        self, action: str, table: str, key: str, before: Mapping | None = None, after: Mapping | None = None
    ) -> int:
        """Write down what was done to which row and return the note's id.

        The row's subject gets a new version when the change is kept.
        """
        if table != change_table.name:
            self.touch(table)
        row = {"at": datetime.now(UTC), "actor": self.who.name, "action": action, "table": table, "key": key}
        noted = insert(audit).values(**row, before=_as_json(before), after=_as_json(after))
        made = self.connection.execute(noted).inserted_primary_key
        self._notes.append(int(made[0]) if made else 0)
        return self._notes[-1]

    def touch(self, table: str) -> None:
        """Let the table's subject get a new version when the change is kept; refused where the role may not."""
        self.who.refuse_unless(*RIGHTS.get(WITH_ANOTHER.get(table, table), (Right.DATA,)))
        self._subjects.add(SUBJECTS[WITH_ANOTHER.get(table, table)])
        self._moved_ends |= table == scale.name

    def finish(self) -> None:
        """Keep by what the change can be undone, and give the subjects a new version: the last before commit.

        Where the ends of a scale have moved, what is counted by them is derived anew.
        """
        if self._moved_ends:
            wait_for_other_loads(self.connection)
            moments.recount(self.connection)
        if self._notes and not self.is_undo:
            self._keep(self.recorder.content())
        for subject in sorted(self._subjects):
            row = update(content_version).where(content_version.c.subject == subject)
            self.connection.execute(row.values(version=content_version.c.version + 1))

    def _keep(self, record: bytes | None) -> None:
        kept = record if record and len(record) <= MOST_BYTES else None
        row = {"at": datetime.now(UTC), "actor": self.who.name, "noted": len(self._notes), "size": len(kept or b"")}
        notes = json.dumps([*self._notes[: FIRST_NOTES - 1], *self._notes[FIRST_NOTES - 1 :][-1:]])
        self.connection.execute(insert(change_table).values(**row, notes=notes, record=kept))
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        """Keep the records of the last changes only, as many as there is room for."""
        last = select(change_table.c.id, change_table.c.size).where(change_table.c.size > 0)
        rows = self.connection.execute(last.order_by(change_table.c.id.desc())).all()
        room = accumulate(row.size for row in rows)
        gone = [row.id for place, (row, used) in enumerate(zip(rows, room, strict=True)) if _is_beyond(place, used)]
        if gone:
            old = update(change_table).where(change_table.c.id.in_(gone))
            self.connection.execute(old.values(record=None, size=0))


def _is_beyond(place: int, used: int) -> bool:
    return place >= MOST_RECORDS or used > MOST_BYTES


@contextmanager
def writing(
    engine: Engine, who: Who, *, before: str = "", dry_run: bool = False, undoable: bool = True
) -> Iterator[Change]:
    """Provide one change: all of it is kept or none of it; in a dry run none.

    Refused where *who* may change nothing or has signed out, and later where the role may not change what is changed.

    *before*: what the change is, in one word, if a copy of a store in a file is to be kept before it. A change that is
    not *undoable* leaves no record, nor can those before it be undone then.
    """
    refuse_lookers(who)
    database.refuse_read_only(engine)
    with ending.under_way(), engine.begin() as connection:
        database.unhurried(connection)
        if engine.dialect.name == "sqlite":
            begin(connection)
        sign_outs.refuse(connection, who)
        first = partial(copies.keep, engine, before) if before and not dry_run else None
        change = Change(connection, who, Recorder(connection, first))
        if not undoable:
            change.recorder.stop()
        yield change
        if dry_run:
            connection.rollback()
        else:
            change.finish()


def refuse_lookers(who: Who) -> None:
    """Raise ImportRefused where somebody's role may change nothing at all, before anything is done for it."""
    if not who.may_change or who.has_ended:
        who.refuse_unless(Right.DATA)


def begin(connection: Connection) -> None:
    """Begin to write at once: a transaction that starts by reading fails when another writes meanwhile."""
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except OperationalError as error:
        if "locked" not in str(error.orig):
            raise
        template = gettext_noop(
            "The store is being written to by someone else, so nothing was changed. Try again in a while."
        )
        raise ImportRefused([Message(template)]) from None


def wait_for_other_loads(connection: Connection) -> None:
    """Load surveys one at a time: two into the same survey would not see each other's answers, nor pair them."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(41872)")


def add(change: Change, table: str, values: Mapping[str, Any]) -> int:
    """Add a row and return its id."""
    made = change.connection.execute(insert(_table(table)).values(**values)).inserted_primary_key
    change.note("add", table, _name(values), after=values)
    return int(made[0]) if made else 0


def edit(change: Change, table: str, key: str, version: int, values: Mapping[str, Any]) -> None:
    """Change a row the editor saw at *version*; refused, saying what changed since, when it has moved on."""
    row = locked(change, table, key)
    if row["version"] != version:
        raise ImportRefused([_stale(table, key, row, values)])
    before = {name: row[name] for name in values}
    if before == dict(values):
        return
    target = _table(table)
    change.connection.execute(update(target).where(target.c.id == row["id"]).values(**values, version=version + 1))
    change.note("edit", table, key, before=before, after=values)


def locked(change: Change, table: str, key: str) -> dict[str, Any]:
    """Return a row, locked until the change is done; raises ImportRefused where there is none."""
    target = _table(table)
    statement = select(target).where(target.c.key == key).with_for_update(key_share=True)  # until commit, on PostgreSQL
    row = change.connection.execute(statement).mappings().first()
    if row is None:
        raise ImportRefused(
            [Message(gettext_noop("There is no {table} with the key {key}."), {"table": table, "key": key})]
        )
    return dict(row)


def rename(change: Change, table: str, key: str, new: str) -> None:
    """Give a row another key; what refers to it follows, since references are ids."""
    row, target = locked(change, table, key), _table(table)
    if new == key:
        return
    taken = change.connection.execute(select(target.c.id).where(target.c.key == new)).first()
    if taken:
        raise ImportRefused(
            [Message(gettext_noop("There is already a {table} with the key {key}."), {"table": table, "key": new})]
        )
    change.connection.execute(
        update(target).where(target.c.id == row["id"]).values(key=new, version=row["version"] + 1)
    )
    change.note("rename", table, key, after={"key": new})


def remove(change: Change, table: str, key: str) -> None:
    """Remove a row, or refuse with the count of what refers to it."""
    row, target = locked(change, table, key), _table(table)
    references = _references(change.connection, target, row["id"])
    if references:
        raise ImportRefused([_in_use(table, key, name, count) for name, count in references.items()])
    try:
        change.connection.execute(delete(target).where(target.c.id == row["id"]))
    except IntegrityError:
        raise ImportRefused([_in_use(table, key, "rows", 1)]) from None
    change.note("remove", table, key, before=row)


def _table(name: str) -> Table:
    return metadata.tables[name]


def _name(values: Mapping[str, Any]) -> str:
    return str(values.get("key", ""))


def _references(connection: Connection, target: Table, row_id: int) -> dict[str, int]:
    """Count the rows that refer to a row and hold it, by their table."""
    counts: dict[str, int] = {}
    for table in metadata.sorted_tables:
        if table.name in GO_WITH_IT:
            continue
        for reference in table.foreign_keys:
            if reference.column.table is target:
                statement = select(func.count()).select_from(table).where(reference.parent == row_id)
                count = lake.scalar(connection, statement) if table is response else connection.scalar(statement)
                if count:
                    counts[table.name] = counts.get(table.name, 0) + count
    return counts


def _stale(table: str, key: str, row: Mapping[str, Any], values: Mapping[str, Any]) -> Message:
    now = "; ".join(f"{name} = {row[name]}" for name in values)
    template = gettext_noop("Someone else has changed the {table} {key} meanwhile. It now says: {now}.")
    return Message(template, {"table": table, "key": key, "now": now})


def _in_use(table: str, key: str, name: str, count: int) -> Message:
    template = gettext_noop("The {table} {key} cannot be removed: {count} rows of {name} refer to it.")
    return Message(template, {"table": table, "key": key, "count": count, "name": name})


def _as_json(values: Mapping | None) -> str | None:
    if values is None:
        return None
    return json.dumps(dict(values), default=_plain, ensure_ascii=False)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
