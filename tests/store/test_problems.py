"""A store that is damaged, moved, full or not to be written is a sentence, and is not ready."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from cxdash.store import database
from cxdash.store.database import StoreError
from tests.company import COMPANY
from tests.company import take as take_in

DAMAGED, MOVED, FULL = "The store is damaged", "The store is no longer where it was", "The disk of the store is full"
READ_ONLY = "The store can be read, but not written"


def file_of(store: Engine) -> Path:
    return Path(str(store.url.database))


def write_much(store: Engine, pages: int) -> None:
    with store.begin() as connection:
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        connection.execute(text("BEGIN IMMEDIATE"))
        connection.execute(text("UPDATE company SET purpose = :text"), {"text": "x" * 1_000_000})


@pytest.fixture
def filled(sqlite_store: Engine) -> Engine:
    take_in(sqlite_store, COMPANY)
    with sqlite_store.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    return sqlite_store


def test_a_sound_store_is_ready(store: Engine) -> None:
    assert database.is_ready(store.url.render_as_string(hide_password=False))


def test_a_damaged_store_is_said_to_be_damaged(filled: Engine) -> None:
    filled.dispose()
    content = bytearray(file_of(filled).read_bytes())
    content[4096:] = bytes([7]) * (len(content) - 4096)
    file_of(filled).write_bytes(content)

    with pytest.raises(StoreError, match=DAMAGED), database.explained():
        database.is_ready(str(filled.url))


def test_a_store_that_was_moved_away_is_not_ready_nor_made_anew(filled: Engine) -> None:
    file_of(filled).rename(file_of(filled).with_name("elsewhere.db"))

    with pytest.raises(StoreError, match=MOVED):
        database.refuse_missing(filled)
    with pytest.raises(StoreError, match=MOVED):
        database.is_ready(str(filled.url))
    assert not file_of(filled).exists()


def test_a_full_disk_is_said_and_changes_nothing(filled: Engine) -> None:
    with closing(sqlite3.connect(file_of(filled))) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        before = list(connection.iterdump())

    with pytest.raises(StoreError, match=FULL), database.explained():
        write_much(filled, pages)

    with closing(sqlite3.connect(file_of(filled))) as connection:
        assert list(connection.iterdump()) == before


def test_a_store_that_cannot_be_written_can_be_read(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.dispose()
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)

    engine = database.open_store(str(filled.url))

    with database.reading(engine) as connection:
        assert connection.execute(text("SELECT name FROM company")).scalar_one() == "Havbris"
    with pytest.raises(StoreError, match=READ_ONLY), database.explained(), engine.begin() as connection:
        connection.execute(text("UPDATE company SET name = 'Other'"))
