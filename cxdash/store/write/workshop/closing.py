"""Close a workshop: from then on nobody can connect a device with a vote, nor a vote with its receipt."""

from contextlib import closing, suppress

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from cxdash.domain.people import Who
from cxdash.domain.workshop.states import WorkshopState
from cxdash.store.write.workshop.order import all_in_order_of_keys
from cxdash.store.write.workshop.preparing import forget_secrets
from cxdash.store.write.workshop.running import close_open_question, end_step
from cxdash.store.write.workshop.transaction import happening, note, running, turn


def close(engine: Engine, who: Who, key: str) -> None:
    """Close a workshop for good: its secret and slips are deleted, and votes are written anew in the order of keys.

    Questions that are closed can still be revealed. A store in a file empties its log, which held the secret, unless
    somebody is reading at that moment; then the next time it is emptied.
    """
    with happening(engine, who) as connection:
        row = running(connection, key)
        close_open_question(connection, row["id"])
        end_step(connection, row["id"])
        forget_secrets(connection, row["id"])
        all_in_order_of_keys(connection)
        turn(connection, row["id"], state=WorkshopState.CLOSED.value)
        note(connection, who, "edit", key)
    if engine.dialect.name == "sqlite":
        with suppress(DBAPIError), closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
