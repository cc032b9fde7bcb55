"""One transaction of a workshop: without undo, and in the audit only where the host prepares or closes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine, RowMapping, insert, select, update

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.people.roles import Right
from cxdash.domain.workshop.states import WorkshopState
from cxdash.store import database, ending
from cxdash.store.people import sign_outs
from cxdash.store.schema import Subject, audit, content_version
from cxdash.store.workshop_tables import workshop
from cxdash.store.write import changes


@contextmanager
def happening(engine: Engine, who: Who | None = None) -> Iterator[Connection]:
    """Provide a transaction in which something happens in a workshop; the content *ballots* gets a new version.

    No other content does, so that a vote leaves what pages have kept as it is. *who*: the host, who must be allowed to
    hold workshops; None where somebody votes, whom nobody knows.
    """
    if who:
        who.refuse_unless(Right.WORKSHOPS)
    database.refuse_read_only(engine)
    with ending.under_way(), engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            changes.begin(connection)
        if who:
            sign_outs.refuse(connection, who)
        yield connection
        _bump(connection, Subject.BALLOTS)


def locked(connection: Connection, key: str) -> RowMapping:
    """Return a workshop, locked until the transaction ends; raises ImportRefused where there is none."""
    statement = select(workshop).where(workshop.c.key == key).with_for_update(key_share=True)
    row = connection.execute(statement).mappings().first()
    if row is None:
        refuse(gettext_noop("The workshop {key} is not there any longer."), key=key)
    return row


def running(connection: Connection, key: str) -> RowMapping:
    """Return a workshop that is not closed, locked, and let phones and screens see that the host does something."""
    row = locked(connection, key)
    if row["state"] == WorkshopState.CLOSED.value:
        refuse(gettext_noop("The workshop is closed. Duplicate it to hold it again."))
    turn(connection, row["id"])
    return row


def turn(connection: Connection, workshop_id: int, **values: Any) -> None:
    """Set *values* of a workshop, and let phones and screens see that something has changed."""
    row = update(workshop).where(workshop.c.id == workshop_id)
    connection.execute(row.values(turn=workshop.c.turn + 1, **values))


def note(connection: Connection, who: Who, action: str, key: str) -> None:
    """Write down in the audit what was done to which workshop, and nothing of what it holds.

    The content *workshop* gets a new version, since the list of changes is read again by it.
    """
    _bump(connection, Subject.WORKSHOP)
    noted = {"at": datetime.now(UTC), "actor": who.name, "action": action, "table": workshop.name, "key": key}
    connection.execute(insert(audit).values(**noted))


def refuse(template: str, **values: object) -> NoReturn:
    """Raise ImportRefused with one sentence."""
    raise ImportRefused([Message(template, values)])


def _bump(connection: Connection, subject: Subject) -> None:
    row = update(content_version).where(content_version.c.subject == subject.value)
    connection.execute(row.values(version=content_version.c.version + 1))
