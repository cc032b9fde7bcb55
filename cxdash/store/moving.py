"""A store that moves to another database, such as a laptop's to the company's server: all of it, or nothing."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert
from sqlalchemy.exc import DBAPIError

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.people.roles import Right
from cxdash.store import copies, database, problems, rows
from cxdash.store.problems import StoreError
from cxdash.store.read import checks
from cxdash.store.schema import audit, content_version

MOVE = "move"
"""The action in the audit of the store that was moved to."""


def move(source: Engine, address: str, who: Who) -> dict[str, int]:
    """Copy a whole store to another address in one transaction, and return the rows by table, counted in both.

    The store stays as it is. What keeps votes secret stays behind: nobody can add to votes that have begun. Raises
    ImportRefused where the other is not empty, is this one, or counts differ; StoreError where it cannot be reached.
    """
    who.refuse_unless(Right.RESTORE)
    target = _opened(source, address)
    try:
        with rows.snapshot(source) as here, rows.replacing(target) as there:
            _refuse_used(there)
            seen = database.versions(there)
            rows.replace(here, there)
            database.analyze(there)
            moved = _compared(rows.counted(here), rows.counted(there))
            _refuse(checks.miscounted(there))
            copies.raise_versions(there, seen)
            note = {"at": datetime.now(UTC), "actor": who.name, "action": MOVE, "table": "change", "key": ""}
            there.execute(insert(audit).values(**note))
        return moved
    except DBAPIError as problem:
        reason = problems.explanation(problem) or str(problem.orig)
        raise StoreError(NOT_MOVED, reason=Message(reason)) from problem
    finally:
        target.dispose()


NOT_MOVED = gettext_noop("Nothing was moved: {reason}")
USED = gettext_noop("The store {store} holds data already. Move to an empty database or a new file.")
SAME = gettext_noop("The store {store} is the one that would be moved. Name another.")
MISCOUNTED = gettext_noop(
    "Nothing was moved: the table {table} has {here} rows here and {there} there. Try again when nobody writes."
)


def _opened(source: Engine, address: str) -> Engine:
    """Connect to where the store moves, and make its tables where there are none."""
    target = database.connect(address)
    if target.url == source.url:
        _refuse([Message(SAME, {"store": str(target.url)})])
    try:
        if database.is_new(target):
            database.upgrade(target)
        return database.open_store(address)
    except DBAPIError as problem:
        sentence = problems.explanation(problem)
        reason = Message(sentence) if sentence else str(problem.orig)
        raise StoreError(database.NOT_OPENED, store=target.url, reason=reason) from problem
    finally:
        target.dispose()


def _refuse_used(connection: Connection) -> None:
    used = any(count for table, count in rows.counted(connection).items() if table != content_version.name)
    _refuse([Message(USED, {"store": str(connection.engine.url)})] if used else [])


def _compared(here: dict[str, int], there: dict[str, int]) -> dict[str, int]:
    _refuse(
        [
            Message(MISCOUNTED, {"table": table, "here": count, "there": there[table]})
            for table, count in here.items()
            if there[table] != count
        ]
    )
    return {table: count for table, count in there.items() if count}


def _refuse(faults: list[Message]) -> None:
    if faults:
        raise ImportRefused(faults)
