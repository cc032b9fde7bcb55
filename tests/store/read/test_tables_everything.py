"""Whatever a store holds is in its export, which comes in again into an empty store and gives the same export."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.domain.sheets import EVERY
from cxdash.domain.vocabulary import View
from cxdash.exchange.company import export, folder
from cxdash.exchange.company.recognition import RawFile, read_workbook
from cxdash.exchange.company.validation import check
from cxdash.services import demo_store
from cxdash.store import database
from cxdash.store.count_tables import COUNTS
from cxdash.store.read import tables
from cxdash.store.schema import audit, change, content_version, metadata
from cxdash.store.workshop_tables import ROOM
from cxdash.store.write import changes, importing, proposals, scenarios
from tests.builders import load
from tests.company import COMPANY, take
from tests.store.recount import counted, recount

FOLLOWS = {table.name for table in (audit, change, content_version, *COUNTS)}
"""What is counted from answers, or is about changes."""

IN_COPIES_ONLY = {table.name for table in ROOM}
"""Workshops are kept in copies of the store, without what could tell whose a vote is; they have no sheets."""

OF_THE_STORE = {"survey_digest", "signed_out", "forgotten", "store_secret", "answer_part"}
"""What the store needs for itself: to know files and people again, sign-outs, where answers are; it has no sheets."""


@pytest.fixture
def full(store: Engine) -> Engine:
    """A store with what people fill in, and what is made on screen."""
    take(store, COMPANY)
    answers = [("a", "web", "CSAT", 5), ("#0123456789ab:2", "", "NPS", 9)]
    asked = [("web", "CSAT", 1, 2, 3), ("", "NPS", 1, 0, 0)]
    load(store, answers, comments=[("a", "web", "=1+1")], questions=asked, touchpoints=[], mapping="date = 'Day'\n")
    with changes.writing(store, admin("kari")) as change:
        proposals.keep(change, "One owner", "one", {proposals.Cell("CEO", "A", "use"): "Up to 5"}, note="Ask the board")
        texts = {"levers": '{"gap": 50}', "beliefs": "[]", "baseline": '"12 %"', "outcome": "{}"}
        scenarios.keep(change, "Mend it", View(period="12m"), texts)
    return store


def out(engine: Engine) -> dict[str, bytes]:
    with database.reading(engine) as connection:
        return export.csv_files(tables.tables(connection, with_people=True))


def book(engine: Engine) -> bytes:
    with database.reading(engine) as connection:
        return export.workbook(tables.tables(connection, with_people=True))


def taken(raw: RawFile, address: Path) -> Engine:
    """Return a new store that a file was taken into."""
    engine = database.open_store(str(address))
    importing.load(engine, check(raw).tables, who=admin("test"))
    return engine


def test_every_table_has_a_sheet_or_follows_from_those_that_have():
    assert set(metadata.tables) == {sheet.table for sheet in EVERY} | FOLLOWS | IN_COPIES_ONLY | OF_THE_STORE


def test_a_folder_and_a_workbook_bring_everything_back(full: Engine, tmp_path: Path):
    given = out(full)

    from_files = taken(folder.read_files(given, "folder"), tmp_path / "one.db")
    from_book = taken(read_workbook(book(full)), tmp_path / "two.db")

    assert given == out(from_files) == out(from_book)
    assert counted(from_files) == recount(from_files)


def test_what_is_there_already_changes_nothing(full: Engine):
    with database.reading(full) as connection:
        known = tables.known(connection)

    again = check(folder.read_files(out(full), "folder"), known).tables

    assert not importing.load(full, again, who=admin("test"))


def test_a_corrected_survey_keeps_how_its_questions_were_answered(full: Engine):
    given = out(full)
    answered = given["responses.csv"].replace(b"NPS,,9", b"NPS,,8")
    corrected = given | {"responses.csv": answered}
    with database.reading(full) as connection:
        known = tables.known(connection)

    again = check(folder.read_files(corrected, "folder"), known).tables
    importing.load(full, again, who=admin("test"), replaces=["spring"])

    assert answered != given["responses.csv"]
    assert corrected == out(full)


def test_what_is_kept_of_a_file_goes_with_the_survey_into_another_database(
    sqlite_store: Engine, postgresql_store: Engine
):
    take(sqlite_store, COMPANY)
    load(sqlite_store, [("a", "web", "CSAT", 5)], questions=[("web", "CSAT", 1, 2, 3)], touchpoints=[], mapping="x = 1")

    importing.load(postgresql_store, check(folder.read_files(out(sqlite_store), "folder")).tables, who=admin("test"))

    assert out(sqlite_store) == out(postgresql_store)


def test_the_demo_company_comes_in_again(tmp_path: Path):
    demo_store.build(str(tmp_path / "demo.db"))
    engine = database.open_store(str(tmp_path / "demo.db"))
    given = out(engine)

    again = taken(folder.read_files(given, "folder"), tmp_path / "again.db")

    assert given == out(again)


def test_a_time_that_is_none_is_refused_with_its_place(full: Engine):
    given = out(full) | {"scenarios.csv": out(full)["scenarios.csv"].replace(b"T", b" at ")}

    with pytest.raises(changes.ImportRefused, match="Sheet scenarios, row 2, column made_at"):
        check(folder.read_files(given, "folder"))
