"""A store that is damaged, moved, full or not to be written is a sentence, and is not ready."""

import os
import pickle
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from cxdash.domain.people import admin
from cxdash.store import copies, database, problems
from cxdash.store.problems import StoreError
from cxdash.store.write import changes
from tests.company import COMPANY
from tests.company import take as take_in

DAMAGED, MOVED, FULL = "The store is damaged", "The store is no longer where it was", "The disk of the store is full"
READ_ONLY = "The store can be read, but not written"
NO_RIGHT = "The account that cxdash has on the database may not do this"
NOBODY = 65534
"""The number of the account that owns nothing."""


def file_of(store: Engine) -> Path:
    return Path(str(store.url.database))


def write_much(store: Engine, pages: int) -> None:
    with store.begin() as connection:
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        connection.execute(text("BEGIN IMMEDIATE"))
        connection.execute(text("UPDATE company SET purpose = :text"), {"text": "x" * 1_000_000})


def rename_the_company(store: Engine) -> None:
    with changes.writing(store, admin("kari"), before="edit") as change:
        change.connection.execute(text("UPDATE company SET name = 'Other'"))


def name_of(address: str) -> str:
    with database.reading(database.open_store(address)) as connection:
        return str(connection.execute(text("SELECT name FROM company")).scalar_one())


def tried(what: Callable[[], object]) -> str:
    """Return what is said where a store refuses."""
    with pytest.raises(StoreError) as refused, problems.explained():
        what()
    return str(refused.value)


def without_rights(what: Callable[[], Any]) -> Any:
    """Return what a function gives in a process of an account that owns nothing; as the same account if not root."""
    if os.getuid() != 0:
        return what()
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            answer = what()
        except BaseException as problem:
            answer = repr(problem)
        os.write(theirs, pickle.dumps(answer))
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        answer = pickle.loads(pipe.read())
    os.waitpid(child, 0)
    return answer


@pytest.fixture
def filled(sqlite_store: Engine) -> Engine:
    take_in(sqlite_store, COMPANY)
    with sqlite_store.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    return sqlite_store


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account may look into, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


def test_a_sound_store_is_ready(store: Engine) -> None:
    assert database.is_ready(store.url.render_as_string(hide_password=False))


def test_a_damaged_store_is_said_to_be_damaged(filled: Engine) -> None:
    filled.dispose()
    content = bytearray(file_of(filled).read_bytes())
    content[4096:] = bytes([7]) * (len(content) - 4096)
    file_of(filled).write_bytes(content)

    with pytest.raises(StoreError, match=DAMAGED), problems.explained():
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

    with pytest.raises(StoreError, match=FULL), problems.explained():
        write_much(filled, pages)

    with closing(sqlite3.connect(file_of(filled))) as connection:
        assert list(connection.iterdump()) == before


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_a_store_that_cannot_be_written_is_read_and_copied_and_left_as_it_is(
    filled: Engine, open_folder: Path, file: int, folder: int
) -> None:
    filled.dispose()
    inside = open_folder / "inside"
    inside.mkdir()
    there = inside / "cxdash.db"
    there.write_bytes(file_of(filled).read_bytes())
    there.chmod(file)
    inside.chmod(folder)
    copy = Path(tempfile.gettempdir()) / f"{open_folder.name}.copy.db"

    def as_nobody() -> tuple[str, str, str]:
        engine = database.open_store(str(there))
        copies.write(engine, copy)
        refused = tried(lambda: rename_the_company(engine)), tried(lambda: copies.restore(engine, copy, admin("kari")))
        return name_of(str(there)), *refused

    try:
        name, writing, restoring = without_rights(as_nobody)
        assert name_of(str(copy)) == name == "Havbris"
    finally:
        inside.chmod(0o755)
        for left in copy.parent.glob(f"{copy.name}*"):
            left.unlink()
    assert writing.startswith(READ_ONLY)
    assert restoring.startswith(READ_ONLY)
    assert [left.name for left in inside.iterdir()] == ["cxdash.db"]


def test_a_store_that_may_not_be_read_is_said(filled: Engine, open_folder: Path) -> None:
    there = open_folder / "cxdash.db"
    there.write_bytes(file_of(filled).read_bytes())
    there.chmod(0)

    said = without_rights(lambda: tried(lambda: database.open_store(str(there))))

    assert said == f"The account that runs cxdash may not read the store {there}. Let it read and write there."


def test_what_others_write_meanwhile_is_seen_where_a_store_cannot_be_written(filled: Engine) -> None:
    reader = database.open_store(f"{filled.url}?mode=ro")
    with database.reading(reader) as connection:
        assert connection.execute(text("SELECT name FROM company")).scalar_one() == "Havbris"

    rename_the_company(filled)

    with database.reading(reader) as connection:
        assert connection.execute(text("SELECT name FROM company")).scalar_one() == "Other"
    assert tried(lambda: rename_the_company(reader)).startswith(READ_ONLY)


def test_a_store_of_an_older_version_that_cannot_be_written_says_both(sqlite_address: str) -> None:
    with closing(sqlite3.connect(sqlite_address.removeprefix("sqlite:///"))) as empty:
        empty.execute("VACUUM")

    said = tried(lambda: database.open_store(f"{sqlite_address}?mode=ro"))

    assert said.startswith("The store's tables are of an older version and cannot be brought to this one")


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero", tempfile.gettempdir()])
def test_what_is_no_file_is_no_store(device: str) -> None:
    assert tried(lambda: database.open_store(device)).startswith(f"The store {device} is no file.")


RAISED = {
    "53100": FULL,
    "53400": FULL,
    "58030": FULL,
    "XX001": DAMAGED,
    "25006": NO_RIGHT,
    "42501": NO_RIGHT,
    "42P01": MOVED,
    "55P03": "Somebody else is writing to the store",
    "57P01": "The database cannot be reached",
}
"""Codes of PostgreSQL, and what is said of them, in whatever language the server speaks."""


@pytest.mark.postgres
def test_each_problem_of_a_server_is_said_by_its_code(postgresql_store: Engine) -> None:
    said = {}
    for code in RAISED:
        raising = f"DO $$ BEGIN RAISE EXCEPTION 'Det gick inte' USING ERRCODE = '{code}'; END $$"
        with postgresql_store.connect() as connection:
            said[code] = tried(lambda: connection.execute(text(raising)))  # noqa: B023

    assert {code: sentence.startswith(RAISED[code]) for code, sentence in said.items()} == dict.fromkeys(RAISED, True)


@pytest.mark.postgres
def test_an_account_without_the_right_to_write_reads_and_is_told(postgresql_store: Engine) -> None:
    take_in(postgresql_store, COMPANY)
    with postgresql_store.begin() as connection:
        for statement in (
            "DROP ROLE IF EXISTS only_reads",
            "CREATE ROLE only_reads",
            "GRANT SELECT ON ALL TABLES IN SCHEMA public TO only_reads",
        ):
            connection.execute(text(statement))
    address = postgresql_store.url.update_query_dict({"options": "-c role=only_reads"})
    engine = database.open_store(address.render_as_string(hide_password=False))

    try:
        with database.reading(engine) as connection:
            assert connection.execute(text("SELECT name FROM company")).scalar_one() == "Havbris"
        assert tried(lambda: rename_the_company(engine)).startswith(NO_RIGHT)
    finally:
        engine.dispose()
        with postgresql_store.begin() as connection:
            connection.execute(text("DROP OWNED BY only_reads"))
            connection.execute(text("DROP ROLE only_reads"))


def test_a_fault_of_a_statement_is_none_of_the_store(store: Engine) -> None:
    take_in(store, COMPANY)
    twice = text("INSERT INTO touchpoint SELECT * FROM touchpoint WHERE key = 'web'")

    with pytest.raises(Exception, match=r"(?i)unique"), problems.explained(), store.begin() as connection:
        connection.execute(twice)


def test_a_question_that_takes_longer_than_it_may_is_stopped(postgresql_store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CXDASH_STATEMENT_SECONDS", "1")
    hurried = database.connect(postgresql_store.url.render_as_string(hide_password=False))

    with database.reading(hurried) as connection:
        said = tried(lambda: connection.execute(text("SELECT pg_sleep(10)")))
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    with changes.writing(hurried, admin("kari")) as change:
        change.connection.execute(text("SELECT pg_sleep(1.5)"))

    assert said.startswith("The database stopped this")
