"""A store that fails while the server runs: a calm sentence on the page, and the rest of the product stays usable."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from cxdash.services import demo_store
from cxdash.store import copies
from cxdash.ui.shell import cache
from tests.company import COMPANY, take
from tests.exchange.test_broken_uploads import contents
from tests.pages.reader import Reader

NEEDS = "key,name\n" + "".join(f"n{n},Need {n}\n" for n in range(1_500))
FULL = "The disk of the store is full"
MOVED = "The store is no longer where it was"
DAMAGED = "The store is damaged and cannot be read"


def errors(reader: Reader) -> list[str]:
    """Return what is said in boxes of errors; nothing may have failed otherwise."""
    assert not reader.app.exception
    return [box.value.replace("\\", "") for box in reader.app.error]


@pytest.fixture
def filled(own_store, sqlite_address, demo_file, monkeypatch):
    monkeypatch.setattr(demo_store, "STORE", demo_file)
    take(own_store, COMPANY)
    return cache.store(sqlite_address)


@pytest.fixture
def file(filled) -> Path:
    return Path(str(filled.url.database))


def test_a_store_that_is_moved_away_is_said_and_the_demo_opens(filled, file):
    reader = Reader("overview", lang="en")
    assert not errors(reader)

    file.rename(file.with_name("elsewhere.db"))
    reader.go_to("ownership")

    assert [said[: len(MOVED)] for said in errors(reader)] == [MOVED]
    assert {"To the demo", "Overview", "Data"} <= set(reader.words())
    assert not errors(Reader("overview", lang="en", store="demo"))

    file.with_name("elsewhere.db").rename(file)
    assert not errors(reader.run())


def test_a_moved_store_is_said_in_the_language_chosen(filled, file):
    file.unlink()

    assert "Datalageret" in errors(Reader("overview", lang="nb"))[0]


def test_another_store_in_the_place_of_one_is_shown_and_not_what_was_kept(filled, file):
    other = file.with_name("other.db")
    copies.write(filled, other)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("UPDATE role SET name = 'Another boss'")  # the versions stay as they are
    reader = Reader("ownership", lang="en")
    assert "Another boss" not in reader.text()

    for ending in ("", "-wal", "-shm"):
        file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
    other.rename(file)
    reader.run()

    assert not errors(reader)
    assert "Another boss" in reader.text()


def test_a_damaged_store_is_said(filled, file):
    Reader("overview", lang="en")
    filled.dispose()
    file.write_bytes(b"\xff" * file.stat().st_size)

    reader = Reader("overview", lang="en")

    assert [DAMAGED in said for said in errors(reader)] == [True]


def test_a_disk_that_gets_full_while_a_file_is_taken_in_is_said_and_nothing_changes(filled, file):
    reader = Reader("data", lang="en", part="load")
    reader.app.file_uploader[0].set_value(("needs.csv", NEEDS.encode(), "text/csv"))
    reader.run()
    before = contents(str(filled.url))
    filled.dispose()
    event.listen(filled, "connect", _leave_no_room)

    reader.app.button(key="take workbook").click()
    reader.run()

    assert [said[: len(FULL)] for said in errors(reader)] == [FULL]
    assert contents(str(filled.url)) == before


def _leave_no_room(connection, _record):
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
