import io
from functools import partial

import pytest
from sqlalchemy import Engine

from cxdash.store import copies, database
from tests.builders import load
from tests.company import COMPANY, take

LOADED = "Survey spring loaded: 2 answers added and 1 comment added or changed; Survey spring added"


@pytest.fixture
def command(sqlite_address, typed):
    """Run a command on a store of its own; return the exit code, what was said, and what was said on stderr."""
    engine = database.open_store(sqlite_address)
    take(engine, COMPANY)
    load(engine, [("a", "web", "CSAT", 5), ("b", "wifi", "CSAT", 4)], comments=[("a", "web", "Hi")], touchpoints=[])
    engine.dispose()
    return partial(typed, sqlite_address)


def exported(command, folder):
    """Return the files of the export."""
    assert command("export", folder, "--with-people")[0] == 0
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_last_change_is_undone_and_said(command, tmp_path):
    code, said, wrong = command("undo")

    assert (code, wrong) == (0, "")
    assert said == f"Undone: {LOADED}.\n"
    assert exported(command, tmp_path / "left")["responses.csv"].count(b"\n") == 1


def test_changes_are_listed_with_number_time_and_who(command):
    code, said, _ = command("undo", "--list")

    latest, first = said.splitlines()
    assert code == 0
    assert latest.split()[0] == "2"
    assert latest.endswith(f"test: {LOADED}")
    assert first.split()[0] == "1"
    assert first.endswith("and 2 more")


def test_all_down_to_a_change_are_undone(command, tmp_path):
    code, said, _ = command("undo", "--to", "1")

    assert (code, len(said.splitlines())) == (0, 2)
    assert {content.count(b"\n") for content in exported(command, tmp_path / "left").values()} == {1}
    assert command("undo") == (1, "", "Nothing was changed that could be undone.\n")


def test_a_number_that_is_no_change_is_refused(command):
    code, _, wrong = command("undo", "--to", "7")

    assert (code, wrong) == (1, "There is no change 7 that could be undone; see: python -m cxdash undo --list\n")


def test_a_survey_is_removed_with_what_hangs_on_it_and_comes_back(command, tmp_path):
    before = exported(command, tmp_path / "before")

    code, said, _ = command("remove-survey", "spring", "--yes")

    assert code == 0
    assert said.splitlines()[0] == "With the survey spring go 2 answers and 1 comment; touchpoints stay."
    assert exported(command, tmp_path / "without")["surveys.csv"].count(b"\n") == 1
    assert command("undo")[1] == "Undone: Survey spring removed, with 2 answers and 1 comment.\n"
    assert before == exported(command, tmp_path / "again")


def test_a_survey_is_not_removed_without_a_yes(command, tmp_path, monkeypatch):
    before = exported(command, tmp_path / "before")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))

    code, _, _ = command("remove-survey", "spring")

    assert code == 1
    assert before == exported(command, tmp_path / "again")


def test_a_survey_that_is_not_there_is_refused_with_those_there_are(command):
    assert command("remove-survey", "autumn", "--yes") == (
        1,
        "",
        "There is no survey autumn. The store holds: spring.\n",
    )


def test_a_backup_brings_back_everything_and_what_was_is_kept(command, tmp_path):
    before = exported(command, tmp_path / "before")
    assert command("backup", tmp_path / "copy.db")[:2] == (0, f"Written: {tmp_path / 'copy.db'}\n")
    command("undo", "--to", "1")

    code, said, _ = command("restore", tmp_path / "copy.db")

    assert code == 0
    assert said.splitlines()[0] == f"Restored from {tmp_path / 'copy.db'}."
    assert "before restore.db" in said.splitlines()[1]
    assert before == exported(command, tmp_path / "again")


def test_a_file_that_is_no_backup_is_refused(command, tmp_path):
    (tmp_path / "copy.db").write_text("Dear diary")

    code, said, wrong = command("restore", tmp_path / "copy.db")

    assert (code, said) == (1, "")
    assert wrong == f"{tmp_path / 'copy.db'} is damaged or is no copy of a store, so nothing was restored.\n"


def test_a_backup_of_a_store_too_large_for_copies_says_that_none_are_kept(command, tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "MOST_BYTES", 1)

    _, said, _ = command("backup", tmp_path / "copy.db")

    assert said.splitlines()[1:] == [
        "The store takes more than 1 GB, so no copies are kept of it: back it up before each import."
    ]


def test_a_store_moves_and_says_what_went(command, tmp_path):
    before = exported(command, tmp_path / "before")

    code, said, wrong = command("move", "--to", tmp_path / "moved.db")

    assert (code, wrong) == (0, "")
    assert said.splitlines()[0].startswith("Moved: ")
    assert said.splitlines()[0].endswith("counted there and here.")
    assert before == exported(command, tmp_path / "after")
    again = command("move", "--to", tmp_path / "moved.db")
    assert again == (
        1,
        "",
        f"The store sqlite:///{tmp_path / 'moved.db'} holds data already. Move to an empty database or a new file.\n",
    )


@pytest.mark.postgres
def test_it_says_how_many_answers_of_each_survey_went_and_came_back(
    postgresql_store: Engine, request: pytest.FixtureRequest, typed
):
    load(postgresql_store, [("ann", "web", "CSAT", 5), ("ben", "web", "CSAT", 4)])
    address = request.getfixturevalue("lake_store").url.render_as_string(hide_password=False)

    nothing = "0 answers that no survey has were swept.\n"
    assert typed(address, "answers") == (0, f"spring: 2 answers\n{nothing}", "")
    assert typed(address, "answers") == (0, nothing, "")
    back = "spring: 2 answers\n2 answers that no survey has were swept.\n"
    assert typed(address, "answers", "--back") == (0, back, "")
    said = typed(address, "audit", "--most", 2)[1]
    assert "The answers of the survey spring were taken outside the database" in said
    assert "The answers of the survey spring were brought back into the database" in said


def test_it_is_refused_where_no_place_is_set(sqlite_address, typed):
    code, printed, wrong = typed(sqlite_address, "answers")

    assert (code, printed) == (1, "")
    assert "answers_url" in wrong
