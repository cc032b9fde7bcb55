"""What a database says of itself (a full disk, a damaged, missing or locked store) as a sentence with what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from cxdash.domain.messages import Message, gettext_noop


class StoreError(Exception):
    """Raised when a store cannot be opened, read or written; the message is an instruction, also as *sentence*."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**values) if values else template)
        self.sentence = Message(template, values)


FULL = gettext_noop("The disk of the store is full, or fails: nothing was changed. Make room, and try again.")
DAMAGED = gettext_noop("The store is damaged and cannot be read. Restore a copy of it: python -m cxdash restore FILE.")
READ_ONLY = gettext_noop(
    "The store can be read, but not written: nothing was changed. Make the file and its folder writable."
)
NO_RIGHT = gettext_noop(
    "The account that cxdash has on the database may not do this: nothing was changed. Give it the right to read and "
    "write the tables."
)
MISSING = gettext_noop(
    "The store is no longer where it was, or is no store of cxdash. Put it back, or start again with another one."
)
BUSY = gettext_noop("Somebody else is writing to the store: nothing was changed. Try again in a moment.")
SLOW = gettext_noop(
    "The database stopped this, since it took longer than the setting statement_seconds allows. Choose less, such as a "
    "shorter period, or allow more."
)
UNREACHABLE = gettext_noop("The database cannot be reached. Start it, or correct its address.")

BY_CODE = {
    FULL: ("SQLITE_FULL", "SQLITE_IOERR", "53100", "53400", "58030"),
    DAMAGED: ("SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002"),
    READ_ONLY: ("SQLITE_READONLY", "SQLITE_PERM"),
    NO_RIGHT: ("42501", "25006"),
    MISSING: ("SQLITE_CANTOPEN", "42P01", "3D000", "3F000", "58P01"),
    BUSY: ("SQLITE_BUSY", "SQLITE_LOCKED", "40001", "40P01", "55P03"),
    SLOW: ("57014",),
    UNREACHABLE: ("08", "28", "53300", "57P"),
}
"""The codes that SQLite and PostgreSQL give to each problem, or how they start; their texts come in many languages."""


@contextmanager
def explained() -> Iterator[None]:
    """Turn what a database says of itself into StoreErrors with a sentence; other errors stay what they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        sentence = explanation(error)
        if sentence is None:
            raise
        raise StoreError(sentence) from error


def explanation(error: DBAPIError | sqlite3.Error) -> str | None:
    """Return the sentence for a problem of a store; None where the error is not about the store but a statement."""
    cause = getattr(error, "orig", error)
    if getattr(cause, "sqlite_errorname", "") == "SQLITE_ERROR" and "no such table" in str(cause):
        return MISSING
    if type(cause).__module__.startswith("psycopg") and type(cause).__name__ == "OperationalError":
        return UNREACHABLE  # of no kind of its own: there is no connection
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    return next((sentence for sentence, codes in BY_CODE.items() if code.startswith(codes)), None)
