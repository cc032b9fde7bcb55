"""Copies of a store: made whole while others use it, kept beside a store in a file, and restored after a check.

A copy is a store in a file, of whichever database it was made. It has no workshop's secret: votes on a restored copy
stay what they are, and nobody can add to them.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, update
from sqlalchemy.exc import DBAPIError

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.people import Who
from cxdash.domain.people.roles import Right
from cxdash.store import database, problems, rows
from cxdash.store.people import sign_outs
from cxdash.store.problems import StoreError
from cxdash.store.schema import audit, content_version
from cxdash.store.workshop_tables import SECRETS

FOLDER = "backups"
MOST, MOST_BYTES = 10, 2**30
"""How many copies are kept beside a store, and how much room they may take."""

ENDING = ".db"
TIME = "%Y%m%dT%H%M%S%f"
RESTORE = "restore"
"""The action in the audit, and what a copy that was made before it is named by."""


@dataclass(frozen=True)
class Copy:
    """A copy beside a store. *before*: what came after it, such as import; *size* in bytes."""

    file: Path
    at: datetime
    before: str
    size: int


def keep(engine: Engine, before: str) -> None:
    """Copy a store in a file into the folder *backups* beside it; the oldest copies go.

    None is made of a store that is larger than all copies may be, nor of one on PostgreSQL. Raises ImportRefused where
    the copy cannot be written.
    """
    store = file_of(engine)
    if store is None or is_too_large(engine):
        return
    named = f"{store.stem} {datetime.now(UTC):{TIME}} before {before}{ENDING}"
    write(engine, store.parent / FOLDER / named)
    kept = beside(engine)
    room = accumulate(copy.size for copy in kept)
    for place, (copy, used) in enumerate(zip(kept, room, strict=True)):
        if place and (place >= MOST or used > MOST_BYTES):
            copy.file.unlink(missing_ok=True)


def is_too_large(engine: Engine) -> bool:
    """Return whether a store in a file is larger than all copies beside it may be, so that none is made."""
    store = file_of(engine)
    return store is not None and store.stat().st_size > MOST_BYTES


def beside(engine: Engine) -> list[Copy]:
    """Return the copies beside a store, the latest first; none for a store on PostgreSQL."""
    store = file_of(engine)
    found = (store.parent / FOLDER).glob(f"{store.stem} * before *{ENDING}") if store else ()
    return sorted(filter(None, map(_described, found)), key=lambda copy: copy.at, reverse=True)


def _described(file: Path) -> Copy | None:
    time, _, before = file.stem.rpartition(" before ")
    try:
        at = datetime.strptime(time.rpartition(" ")[2], TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Copy(file, at, before, file.stat().st_size)


def file_of(engine: Engine) -> Path | None:
    """Return the file of a store, None for a store on PostgreSQL."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


def write(engine: Engine, target: Path) -> None:
    """Write a copy of a store to a file that is not there yet; raises ImportRefused where it cannot be written."""
    if target.exists():
        template = gettext_noop("{file} is there already. Name a file that is not.")
        raise ImportRefused([Message(template, {"file": str(target)})])
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        store = file_of(engine)
        if store:
            _copy_file(store, part)
        else:
            _copy_out(engine, part)
        part.rename(target)
    except (OSError, sqlite3.Error, DBAPIError) as problem:
        with suppress(OSError):
            part.unlink()
        reason = str(getattr(problem, "strerror", None) or getattr(problem, "orig", None) or problem)
        template = gettext_noop("No copy of the store could be written to {file}, so nothing was changed: {reason}.")
        raise ImportRefused([Message(template, {"file": str(target), "reason": reason})]) from None


def _copy_file(store: Path, target: Path) -> None:
    with closing(database.open_file(store)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        _leave_out_secrets(copy)


def _leave_out_secrets(copy: sqlite3.Connection) -> None:
    """Overwrite what makes votes secret: with it, a copy could tell who voted what as long as the store cannot."""
    there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    copy.execute("PRAGMA secure_delete = ON")
    for table in SECRETS:
        if table.name in there:
            copy.execute(f"DELETE FROM {table.name}")
    copy.commit()


def _copy_out(engine: Engine, target: Path) -> None:
    made = database.open_store(str(target))
    with rows.snapshot(engine) as source, made.begin() as copy:
        rows.replace(source, copy)
    with made.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
    made.dispose()


def restore(engine: Engine, file: Path, who: Who) -> Path | None:
    """Make a store what a copy says, in one transaction, and return the copy that was kept of what it was.

    Every content gets a version above all it had, so that nobody is shown what was kept in memory. Raises ImportRefused
    for a file that is damaged, no copy of a store, or made by a newer version, and for somebody who may not restore.
    """
    who.refuse_unless(Right.RESTORE)
    database.refuse_read_only(engine)
    with _checked(file) as source:
        kept = _keep_what_was(engine, file)
        with rows.replacing(engine) as connection, source.connect() as copied:
            sign_outs.refuse(connection, who)
            seen = database.versions(connection)
            rows.replace(copied, connection)
            note = {"at": datetime.now(UTC), "actor": who.name, "action": RESTORE, "table": "change", "key": file.name}
            connection.execute(insert(audit).values(**note))
            raise_versions(connection, seen)
    return kept


def restore_at(address: str | None, file: Path, who: Who) -> Path | None:
    """Restore a copy as *restore* does, where the store is damaged, too: then its file is put aside and returned."""
    engine = database.connect(address)
    store = file_of(engine)
    if store is None or not _is_damaged(store):
        return restore(database.open_store(address), file, who)
    database.refuse_read_only(engine)
    with _checked(file) as source:
        aside = store.with_name(f"{store.stem} {datetime.now(UTC):{TIME}} damaged{ENDING}")
        for ending in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                store.with_name(f"{store.name}{ending}").rename(f"{aside}{ending}")
        write(source, store)
    return aside


def _is_damaged(store: Path) -> bool:
    """Return whether a store's file is there and is not whole."""
    if not store.exists() or not store.stat().st_size:
        return False
    try:
        with closing(database.open_file(store)) as connection:
            return connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]
    except sqlite3.DatabaseError as problem:
        return problems.explanation(problem) == problems.DAMAGED


def _keep_what_was(engine: Engine, file: Path) -> Path | None:
    """Keep a copy of the store as it is: beside it, or for PostgreSQL beside the file that is restored."""
    if file_of(engine):
        keep(engine, RESTORE)
        return next((copy.file for copy in beside(engine)), None)
    target = file.with_name(f"{file.stem} {datetime.now(UTC):{TIME}} before {RESTORE}{ENDING}")
    write(engine, target)
    return target


@contextmanager
def _checked(file: Path) -> Iterator[Engine]:
    """Provide a copy of a file that is whole, of this version's tables; the file itself stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "copy.db"
        try:
            _refuse_damaged(file)
            _copy_file(file, own)
            engine = database.open_store(str(own))
        except (sqlite3.DatabaseError, OSError):
            _refuse(gettext_noop("{file} is damaged or is no copy of a store, so nothing was restored."), file)
        except StoreError as problem:
            raise ImportRefused([problem.sentence]) from None
        try:
            yield engine
        finally:
            engine.dispose()


def _refuse_damaged(file: Path) -> None:
    if not file.is_file():
        _refuse(gettext_noop("There is no file {file}."), file)
    with closing(database.open_file(file)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"alembic_version", content_version.name} <= tables:
            _refuse(gettext_noop("{file} is no copy of a store, so nothing was restored."), file)
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not whole or connection.execute("PRAGMA foreign_key_check").fetchone():
            _refuse(gettext_noop("{file} is damaged, so nothing was restored."), file)


def _refuse(template: str, file: Path) -> None:
    raise ImportRefused([Message(template, {"file": str(file)})])


def raise_versions(connection: Connection, seen: dict[str, int]) -> None:
    """Give every content a version above those *seen*, so that nobody is shown what was kept in memory."""
    copied = database.versions(connection)
    lacking = [{"subject": subject, "version": 0} for subject in seen if subject not in copied]
    if lacking:
        connection.execute(insert(content_version), lacking)
    for subject, version in database.versions(connection).items():
        row = update(content_version).where(content_version.c.subject == subject)
        connection.execute(row.values(version=max(version, seen.get(subject, 0)) + 1))
