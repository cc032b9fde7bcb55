"""Open a store, keep its tables up to date, and return the versions of its content."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import URL, CompoundSelect, Connection, Engine, Select, create_engine, event, insert, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from cxdash.domain.messages import Message, gettext_noop
from cxdash.settings.reading import current
from cxdash.store import moments, problems, revisions
from cxdash.store.problems import StoreError
from cxdash.store.schema import Subject, content_version, metadata

DEFAULT_STORE = Path(__file__).parents[2] / "data" / "cxdash.db"
UPGRADE_SECONDS = 60
"""How long a start waits for others that make or upgrade the same store, as several servers may at once."""


def refuse_read_only(engine: Engine) -> None:
    """Raise StoreError where the store is a file that cannot be written; a database says so itself."""
    asked = engine.url.query.get("mode") == "ro"
    if engine.dialect.name == "sqlite" and (asked or is_read_only(Path(str(engine.url.database)))):
        raise StoreError(problems.READ_ONLY)


def refuse_missing(engine: Engine) -> None:
    """Raise StoreError where the file of a store is no longer there: what is still open of it shows nobody's data."""
    if engine.dialect.name == "sqlite" and not Path(str(engine.url.database)).is_file():
        raise StoreError(problems.MISSING)


def file_number(engine: Engine) -> int | None:
    """Return the number that a store's file has for the system, another for another file; None for PostgreSQL."""
    return Path(str(engine.url.database)).stat().st_ino if engine.dialect.name == "sqlite" else None


def is_ready(given: str | None = None) -> bool:
    """Return whether a store is there, has the tables of this version, and can be read, asked of it anew.

    Raises StoreError or an error of the database where it cannot be asked.
    """
    engine = connect(given)
    try:
        refuse_missing(engine)
        with engine.connect() as connection:
            tables = [table for table in metadata.sorted_tables if table.name != "change"]
            for table in tables:
                connection.execute(select(table).limit(1)).first()
            return up_to_date(connection) and bool(versions(connection))
    finally:
        engine.dispose()


def store_url(given: str | None = None) -> str:
    """Return the store's address: the one *given*, else that of the settings, else data/cxdash.db.

    A plain file name means SQLite.
    """
    url = given or current().database_url or str(DEFAULT_STORE)
    if "://" not in url:
        url = f"sqlite:///{Path(url).expanduser()}"
    return url.replace("postgresql://", "postgresql+psycopg://", 1).replace("postgres://", "postgresql+psycopg://", 1)


def open_store(given: str | None = None) -> Engine:
    """Open the store and make sure its tables are those of this version.

    A SQLite file is made or upgraded on the way; a PostgreSQL store that is behind raises StoreError
    with the command to run, since others may be using it.
    """
    engine = connect(given)
    try:
        with engine.connect() as connection:
            current = up_to_date(connection)
        if not current and engine.dialect.name != "sqlite":
            raise StoreError(OLDER)
        if not current:
            _upgrade_file(engine)
    except DBAPIError as error:
        sentence = problems.explanation(error)
        reason = Message(sentence) if sentence else str(error.orig)
        raise StoreError(NOT_OPENED, store=engine.url, reason=reason) from error
    return engine


def _upgrade_file(engine: Engine) -> None:
    try:
        refuse_read_only(engine)
    except StoreError:
        raise StoreError(OLDER_FILE) from None
    upgrade(engine)


OLDER_FILE = gettext_noop(
    "The store's tables are of an older version and cannot be brought to this one, since the store cannot be written. "
    "Make the file and its folder writable, or copy the file."
)
OLDER = gettext_noop("The store's tables are of an older version. Run: python -m cxdash upgrade")
NOT_OPENED = gettext_noop("The store {store} cannot be opened. {reason}")
NEITHER = gettext_noop("The store is neither a file nor a database address like postgresql://host/name.")


def connect(given: str | None = None) -> Engine:
    """Make the engine for a store, without reading from it."""
    try:
        url = make_url(store_url(given))
        if url.get_backend_name() == "postgresql":
            return _database_engine(url)
        if url.get_backend_name() == "sqlite":
            return _file_engine(url)
    except (ArgumentError, ValueError, ImportError):
        raise StoreError(NEITHER) from None
    except OSError as error:
        template = gettext_noop("The folder of the store {store} cannot be made: {reason}.")
        raise StoreError(template, store=given, reason=error.strerror) from error
    raise StoreError(gettext_noop("A store is SQLite or PostgreSQL, not {kind}."), kind=url.get_backend_name())


def _database_engine(url: URL) -> Engine:
    """Make the engine for PostgreSQL, whose connections give up on what takes longer than it may."""
    settings = current()
    given = url.query.get("options", "")
    limits = f"-c lock_timeout={settings.wait_seconds}s -c statement_timeout={settings.statement_seconds}s"
    return create_engine(
        url,
        connect_args={"options": f"{limits} {given if isinstance(given, str) else ' '.join(given)}".strip()},
        hide_parameters=True,  # an error may hold what somebody answered
        pool_pre_ping=True,
        pool_size=settings.pool_size,
        max_overflow=settings.pool_size,
        pool_timeout=max(1, settings.wait_seconds),
    )


def unhurried(connection: Connection) -> None:
    """Let the statements of a transaction take as long as they take, as those that write or copy in bulk do."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


def _file_engine(url: URL) -> Engine:
    if url.database in (None, "", ":memory:"):
        raise StoreError(gettext_noop("A store is a file or a PostgreSQL database; nothing is kept in memory."))
    url = url.set(database=str(url.database).removeprefix("file:"))
    path = Path(str(url.database))
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        raise StoreError(NO_FILE, file=path)
    if path.exists() and not os.access(path, os.R_OK):
        raise StoreError(NOT_READABLE, file=path)
    asked = url.query.get("mode") == "ro"
    if asked or is_read_only(path):
        url = url.update_query_dict({"uri": "true"})  # else SQLAlchemy warns of the mode, which is ours
        engine = create_engine(
            url, creator=lambda: open_file(path, read_only=asked), poolclass=NullPool, hide_parameters=True
        )
        event.listen(engine, "connect", lambda connection, _record: setattr(connection, "isolation_level", None))
        return engine
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


NO_FILE = gettext_noop("The store {file} is no file. Name a file, or a database address.")
NOT_READABLE = gettext_noop("The account that runs cxdash may not read the store {file}. Let it read and write there.")


def is_read_only(path: Path) -> bool:
    """Return whether a store's file is there and cannot be written, or nothing can be written beside it."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def open_file(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a store's file that is there, to read it; where it cannot be written, without files put beside it.

    What cannot be written may still be written by others, so it is looked at anew each time: while a log is beside the
    file, it is read, too. *read_only*: write nothing, though one could.
    """
    mode = "mode=ro" if read_only else "mode=rw"
    if is_read_only(path):
        mode = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, check_same_thread=False)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions start in `writing`, never by the driver
    for pragma in (
        f"busy_timeout = {current().wait_seconds * 1000}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "cache_size = -65536",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _migrations(connection: Connection) -> Any:
    from alembic.config import Config  # noqa: PLC0415 - Alembic takes long, and a store is rarely upgraded

    config = Config()
    config.set_main_option("script_location", str(revisions.MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def up_to_date(connection: Connection) -> bool:
    """Return whether the store has exactly the tables this version was written for.

    Raises StoreError when a newer version has been there: going on would damage what it keeps.
    """
    revision = revisions.last(connection)
    if revision and revision not in revisions.known():
        raise StoreError(gettext_noop("This store was made by a newer version of cxdash. Use that version to open it."))
    return revision == revisions.known()[-1]


def is_new(engine: Engine) -> bool:
    """Return whether a store has no tables of any version yet."""
    with engine.connect() as connection:
        return revisions.last(connection) is None


def analyze(connection: Connection) -> None:
    """Let PostgreSQL count what was written in bulk: until it has, it may take a plan that takes a minute."""
    if connection.dialect.name == "postgresql":
        for table in metadata.sorted_tables:
            connection.exec_driver_sql(f'ANALYZE "{table.name}"')


def upgrade(engine: Engine) -> None:
    """Bring the store's tables to this version, all or nothing."""
    from alembic import command  # noqa: PLC0415

    try:
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                # Tables are rebuilt by copying: with foreign keys on, that would delete every child row.
                connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
                connection.exec_driver_sql(f"PRAGMA busy_timeout = {UPGRADE_SECONDS * 1000}")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                unhurried(connection)
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{UPGRADE_SECONDS}s'")
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(41871)")
            if not up_to_date(connection):
                command.upgrade(_migrations(connection), "head")
                moments.recount(connection)
                _start_versions(connection)
    finally:
        if engine.dialect.name == "sqlite":
            engine.dispose()  # the next connection has foreign keys on again, and waits no longer than usual


def _start_versions(connection: Connection) -> None:
    known = set(connection.scalars(select(content_version.c.subject)))
    missing = [{"subject": subject, "version": 0} for subject in Subject if subject not in known]
    if missing:
        connection.execute(insert(content_version), missing)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Provide a connection to read with; nothing is locked and no statement is sent besides the reader's own."""
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":  # there, only `writing` starts a transaction
            connection.execution_options(isolation_level="AUTOCOMMIT")
        yield connection


def frame(connection: Connection, statement: Select | CompoundSelect) -> pd.DataFrame:
    """Return the answer to a question as a table."""
    result = connection.execute(statement)
    rows = list(map(tuple, result.all()))  # pandas takes far longer to read SQLAlchemy's own rows
    return pd.DataFrame(rows, columns=list(result.keys()))


def in_utc(at: datetime) -> datetime:
    """Return a time with its zone, which SQLite does not keep."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def versions(connection: Connection) -> dict[str, int]:
    """Return the version of each subject's content, in one statement."""
    rows = connection.execute(select(content_version.c.subject, content_version.c.version))
    return {subject: version for subject, version in rows}  # noqa: C416 - rows are no pairs to dict()
