"""Pages read from the copy that PostgreSQL keeps of the database, and whoever wrote sees it at once."""

import pytest
import streamlit as st
from sqlalchemy import Engine

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
