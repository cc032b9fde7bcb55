from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, text

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.exchange.company import export
from cxdash.store import copies, database
from cxdash.store.read import history, tables
from cxdash.store.write import changes, undoing
from tests.builders import load
from tests.company import COMPANY, take

MIGRATIONS = Path(database.__file__).with_name("migrations") / "versions"
ANSWERS = [("a", "web", "CSAT", 5), ("b", "", "NPS", 9)]


@pytest.fixture
def company(store: Engine) -> Engine:
    take(store, COMPANY)
    load(store, ANSWERS, touchpoints=[])
    return store


def files(engine: Engine) -> dict[str, bytes]:
    """Return the export as CSV files, with people."""
    with database.reading(engine) as connection:
        return export.csv_files(tables.tables(connection, with_people=True))


def versions(engine: Engine) -> dict[str, int]:
    with database.reading(engine) as connection:
        return database.versions(connection)


def edit(engine: Engine, version: int, name: str) -> None:
    with changes.writing(engine, admin("kari")) as change:
        changes.edit(change, "role", "CIO", version, {"name": name})


def refused(engine: Engine, file: Path) -> str:
    """Return why a file is not restored, which leaves the store as it was."""
    before = files(engine)
    with pytest.raises(ImportRefused) as refusal:
        copies.restore(engine, file, admin("ola"))
    assert before == files(engine)
    return str(refusal.value)


def test_a_copy_brings_back_everything(company: Engine, tmp_path: Path):
    before, file = files(company), tmp_path / "copy.db"
    copies.write(company, file)
    edit(company, 1, "Chief of IT")

    copies.restore(company, file, admin("ola"))

    assert before == files(company)


def test_what_the_store_was_before_is_kept(company: Engine, tmp_path: Path):
    file = tmp_path / "copy.db"
    copies.write(company, file)
    edit(company, 1, "Chief of IT")
    edited = files(company)

    kept = copies.restore(company, file, admin("ola"))
    assert kept is not None
    copies.restore(company, kept, admin("ola"))

    assert edited == files(company)


def test_every_content_is_newer_than_whatever_was_seen(company: Engine, tmp_path: Path):
    file = tmp_path / "copy.db"
    copies.write(company, file)
    edit(company, 1, "Chief of IT")
    edit(company, 2, "Chief")
    seen = versions(company)

    copies.restore(company, file, admin("ola"))

    assert [versions(company)[subject] > seen[subject] for subject in seen] == [True] * len(seen)


def test_whoever_saw_a_row_before_cannot_save_over_what_was_restored(company: Engine, tmp_path: Path):
    file = tmp_path / "copy.db"
    copies.write(company, file)
    edit(company, 1, "Chief of IT")

    copies.restore(company, file, admin("ola"))

    for version in (1, 2):
        with pytest.raises(ImportRefused, match="Someone else"):
            edit(company, version, "Boss")


def test_a_restored_store_goes_on_as_any_other(company: Engine, tmp_path: Path):
    file, before = tmp_path / "copy.db", files(company)
    copies.write(company, file)
    copies.restore(company, file, admin("ola"))

    load(company, [("c", "web", "CSAT", 4)], key="autumn", touchpoints=[])
    with database.reading(company) as connection:
        last = history.changes(connection)[0]
    undoing.undo(company, admin("ola"), last.number)

    assert before == files(company)


def test_a_copy_of_one_database_is_restored_on_the_other(
    sqlite_store: Engine, postgresql_store: Engine, tmp_path: Path
):
    take(sqlite_store, COMPANY)
    load(sqlite_store, ANSWERS, touchpoints=[])
    copies.write(sqlite_store, tmp_path / "there.db")
    copies.restore(postgresql_store, tmp_path / "there.db", admin("ola"))
    copies.write(postgresql_store, tmp_path / "back.db")
    load(sqlite_store, [("c", "web", "CSAT", 4)], key="autumn", touchpoints=[])

    copies.restore(sqlite_store, tmp_path / "back.db", admin("ola"))

    assert files(sqlite_store) == files(postgresql_store)


def test_a_file_that_is_there_is_not_written_over(company: Engine, tmp_path: Path):
    file = tmp_path / "copy.db"
    file.write_text("mine")

    with pytest.raises(ImportRefused, match="is there already"):
        copies.write(company, file)

    assert file.read_text() == "mine"


def test_a_copy_that_cannot_be_written_is_refused_with_a_sentence(company: Engine, tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(ImportRefused, match="No copy of the store could be written"):
        copies.write(company, tmp_path / "file" / "copy.db")


@pytest.mark.parametrize("content", [b"", b"Not a database", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_copy_is_refused(company: Engine, tmp_path: Path, content: bytes):
    file = tmp_path / "copy.db"
    file.write_bytes(content)

    assert str(file) in refused(company, file)


def test_another_program_s_database_is_refused(company: Engine, tmp_path: Path):
    file = tmp_path / "other.db"
    engine = database.connect(str(file))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (id INTEGER)"))
    engine.dispose()

    assert refused(company, file) == f"{file} is no copy of a store, so nothing was restored."


def test_a_damaged_copy_is_refused(company: Engine, tmp_path: Path):
    file = tmp_path / "copy.db"
    copies.write(company, file)
    content = file.read_bytes()
    for start in range(8192, len(content) - 4096, 8192):
        content = content[:start] + b"\xff" * 4096 + content[start + 4096 :]
    file.write_bytes(content)

    assert "damaged" in refused(company, file)


def test_a_copy_of_a_newer_version_is_refused(company: Engine, tmp_path: Path):
    file = tmp_path / "copy.db"
    copies.write(company, file)
    engine = database.connect(str(file))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()

    assert "newer version" in refused(company, file)


def test_a_file_that_is_not_there_is_refused(company: Engine, tmp_path: Path):
    assert refused(company, tmp_path / "gone.db") == f"There is no file {tmp_path / 'gone.db'}."


def test_a_copy_is_kept_before_each_import_but_not_where_nothing_changes(sqlite_store: Engine):
    take(sqlite_store, COMPANY)
    take(sqlite_store, COMPANY)
    load(sqlite_store, ANSWERS, touchpoints=[])
    load(sqlite_store, ANSWERS, touchpoints=[])

    assert [copy.before for copy in copies.beside(sqlite_store)] == ["survey", "import"]


def test_a_kept_copy_is_the_store_before_the_change(sqlite_store: Engine):
    before = files(sqlite_store)
    take(sqlite_store, COMPANY)

    copies.restore(sqlite_store, copies.beside(sqlite_store)[0].file, admin("ola"))

    assert before == files(sqlite_store)


def test_only_the_last_copies_are_kept(sqlite_store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(copies, "MOST", 2)

    for before in ("import", "edit", "rename"):
        copies.keep(sqlite_store, before)

    assert [copy.before for copy in copies.beside(sqlite_store)] == ["rename", "edit"]


def test_no_copy_is_kept_of_a_store_that_is_too_large(sqlite_store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(copies, "MOST_BYTES", 10)

    copies.keep(sqlite_store, "import")

    assert copies.beside(sqlite_store) == []


def test_other_files_in_the_folder_of_copies_are_left_alone(sqlite_store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(copies, "MOST", 1)
    copies.keep(sqlite_store, "import")
    folder = copies.beside(sqlite_store)[0].file.parent
    (folder / "my own.db").write_text("")

    copies.keep(sqlite_store, "edit")

    assert len(copies.beside(sqlite_store)) == 1
    assert (folder / "my own.db").exists()


@pytest.mark.parametrize("start", [0, 4096, 30_000])
def test_a_damaged_store_is_put_aside_where_a_copy_is_restored(sqlite_store: Engine, tmp_path: Path, typed, start: int):
    take(sqlite_store, COMPANY)
    store, file = Path(str(sqlite_store.url.database)), tmp_path / "copy.db"
    copies.write(sqlite_store, file)
    before = files(sqlite_store)
    sqlite_store.dispose()
    damaged = store.read_bytes()[:start] + b"\xff" * 4096 + store.read_bytes()[start + 4096 :]
    store.write_bytes(damaged)

    code, said, _ = typed(str(store), "restore", file)

    (aside,) = tmp_path.glob("* damaged.db")
    assert (code, damaged) == (0, aside.read_bytes())
    assert said.endswith(f"What the store was is kept in: {aside}\n")
    assert before == files(database.open_store(str(store)))


REVISIONS = sorted(file.stem[:4] for file in MIGRATIONS.glob("0*.py"))


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_copy_of_an_older_version_is_brought_to_this_one_where_it_is_restored(
    company: Engine, tmp_path: Path, revision: str
):
    older = database.connect(str(tmp_path / "older.db"))
    with older.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        command.upgrade(database._migrations(connection), revision)
        connection.execute(
            text("INSERT INTO role (id, key, name, kind, version) VALUES (1, 'CX', 'Older', 'executive', 1)")
        )
        connection.execute(text("INSERT INTO content_version (subject, version) VALUES ('journey', 40)"))
        connection.commit()
    older.dispose()
    seen = versions(company)

    copies.restore(company, tmp_path / "older.db", admin("ola"))

    with database.reading(company) as connection:
        assert connection.execute(text("SELECT key, name FROM role")).all() == [("CX", "Older")]
        assert database.up_to_date(connection)
    assert versions(company)["journey"] == 41
    assert [versions(company)[subject] > seen[subject] for subject in seen] == [True] * len(seen)
