"""An import that somebody stops while it is written leaves the store as it was."""

import pytest

from cxdash.exchange.company import export
from cxdash.store import database
from cxdash.store.read import tables
from cxdash.store.write import importing
from cxdash.store.write.bulk import rows
from tests.company import COMPANY, book, take
from tests.pages.reader import Reader, click

ANSWERS = [[f"p{number}", "S1", "web", "CSAT", 4, "2026-05-01"] for number in range(6)]
WITH_ANSWERS = {
    **COMPANY,
    "surveys": [["key", "name"], ["S1", "Spring"]],
    "responses": [["respondent", "survey", "touchpoint", "measure", "score", "date"], *ANSWERS],
}


BEFORE = sum(len(rows) - 1 for name, rows in WITH_ANSWERS.items() if name != "responses")
"""Rows that are written before the first answer."""


@pytest.fixture
def before_import(own_store, monkeypatch):
    """A reader who has dropped a workbook with answers; rows are written two at a time."""
    take(own_store, COMPANY)
    monkeypatch.setattr(rows, "CHUNK", 2)
    monkeypatch.setattr(importing, "CHUNK", 2)
    reader = Reader("data", lang="en", part="load")
    reader.app.file_uploader[0].set_value(("company.xlsx", book(WITH_ANSWERS), "application/octet-stream"))
    return reader.run()


def held(engine):
    with database.reading(engine) as connection:
        return export.csv_files(tables.tables(connection, with_people=True)), database.versions(connection)


def clicking(load, after):
    """Return an import during which somebody clicks on Stop once so many rows are written, or after it."""

    def run(engine, found, *, progress=None, **named):
        def written(done):
            if done == after:
                click("stop import")
            progress(done)

        plan = load(engine, found, progress=progress and written, **named)
        if progress and after is None:
            click("stop import")
        return plan

    return run


def said(reader):
    return [box.value.replace("\\", "") for box in [*reader.app.success, *reader.app.error]]


@pytest.mark.parametrize("after", [1, BEFORE, BEFORE + 2, BEFORE + 4])
def test_what_is_stopped_has_changed_nothing_and_can_be_imported_after_all(
    before_import, own_store, monkeypatch, after
):
    before = held(own_store)
    with monkeypatch.context() as patch:
        patch.setattr(importing, "load", clicking(importing.load, after))
        before_import.app.button(key="take workbook").click()
        before_import.run()

    assert said(before_import) == ["Stopped. Nothing was changed."]
    assert held(own_store) == before

    before_import.app.button(key="take workbook").click()
    before_import.run()

    assert said(before_import)[0].startswith("The workbook is in.")
    with database.reading(own_store) as connection:
        assert tables.answers_held(connection) == len(ANSWERS)


def test_whoever_stops_too_late_is_told_so(before_import, own_store, monkeypatch):
    monkeypatch.setattr(importing, "load", clicking(importing.load, None))
    before_import.app.button(key="take workbook").click()
    before_import.run()

    assert "It was too late to stop: the file is in." in said(before_import)
    with database.reading(own_store) as connection:
        assert tables.answers_held(connection) == len(ANSWERS)


LISTS = {
    "take list": "MCF Channel Grouping Path,Conversions\n"
    + "\n".join(f"{' > '.join(['Web shop'] * times)} > Wi-Fi at home,{times}0" for times in range(1, 7)),
    "take records": "customer;started;ended;monthly_revenue\n"
    + "\n".join(f"c{number};2024-0{number}-01;;{number}00" for number in range(1, 7)),
}


@pytest.mark.parametrize("button", LISTS)
def test_a_list_without_answers_can_be_stopped_as_well(button, own_store, monkeypatch):
    take(own_store, COMPANY)
    monkeypatch.setattr(importing, "CHUNK", 2)
    reader = Reader("data", lang="en", part="load")
    reader.app.file_uploader[0].set_value(("list.csv", LISTS[button].encode(), "text/csv"))
    reader.run()
    before = held(own_store)

    with monkeypatch.context() as patch:
        patch.setattr(importing, "load", clicking(importing.load, 4))
        reader.app.button(key=button).click()
        reader.run()

    assert said(reader) == ["Stopped. Nothing was changed."]
    assert held(own_store) == before

    reader.app.button(key=button).click()
    reader.run()

    assert held(own_store) != before
