"""Sign-ins that were ended by hand, so that pages still open elsewhere do nothing more."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from cxdash.domain.messages import ImportRefused, Message
from cxdash.domain.people import ENDED, Who
from cxdash.store.people.tables import signed_out


def sign_out(engine: Engine, who: Who) -> None:
    """Remember that a sign-in has ended, until it would have ended by itself; those that have are forgotten."""
    if not who.session or who.until is None:
        return
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    row = insert(signed_out).values(session=who.session, until=who.until)
    with engine.begin() as connection:
        connection.execute(delete(signed_out).where(signed_out.c.until < datetime.now(UTC)))
        connection.execute(row.on_conflict_do_nothing())


def is_out(connection: Connection, who: Who) -> bool:
    """Return whether somebody's sign-in has ended, by hand or by itself; nothing is asked where there was none."""
    if who.has_ended or not who.session:
        return who.has_ended
    found = select(signed_out.c.session).where(signed_out.c.session == who.session)
    return connection.execute(found).first() is not None


def refuse(connection: Connection, who: Who) -> None:
    """Raise ImportRefused where somebody's sign-in has ended."""
    if is_out(connection, who):
        raise ImportRefused([Message(ENDED)])
