"""The Data page: what goes in, what is edited, what comes out; each told as a reader meets it."""

import pytest

from cxdash.domain.people import admin
from cxdash.domain.sheets import SHEETS
from cxdash.services import demo_store
from cxdash.store import database
from cxdash.store.read import tables
from cxdash.store.write import changes
from tests.company import COMPANY, book, take
from tests.pages.reader import Reader

SHEET = {sheet.name: sheet for sheet in SHEETS}


@pytest.fixture
def company(own_store):
    """A small company in a store of its own."""
    take(own_store, COMPANY)
    return own_store


def rows(engine, sheet):
    with database.reading(engine) as connection:
        return tables.table(connection, SHEET[sheet]).to_dict("records")


def cell(engine, sheet, key, column):
    return next(row[column] for row in rows(engine, sheet) if row["key"] == key)


def meanwhile(engine):
    """Let someone else edit a row."""
    with changes.writing(engine, admin("someone else")) as change:
        changes.edit(change, "role", "CIO", 1, {"name": "Chief of IT", "kind": "function"})


def type_in(reader, sheet, *, edited=None, added=(), deleted=(), turn=0, store="own"):
    """Type into the editor: cells by the row's place and column, whole rows, and rows to go."""
    state = {"edited_rows": edited or {}, "added_rows": list(added), "deleted_rows": list(deleted)}
    reader.app.session_state[f"edit {sheet} of {store} {turn} en"] = state
    return reader.run()


def press(reader, key):
    reader.app.button(key=key).click()
    return reader.run()


def said(reader):
    boxes = [*reader.app.success, *reader.app.error, *reader.app.warning]
    return "\n".join(box.value.replace("\\", "") for box in boxes)


def editing(sheet, **link):
    return Reader("data", lang="en", part="edit", sheet=sheet, **link)


def test_a_cell_is_edited_in_place_and_the_change_is_told(company):
    reader = type_in(editing("roles"), "roles", edited={1: {"name": "Product director"}})

    press(reader, "save roles")

    assert cell(company, "roles", "CIO", "name") == "Product director"
    assert "Saved." in said(reader)
    assert 'Roles CIO: Name changed from "Product and IT director" to "Product director".' in said(reader)


def test_rows_are_added_and_removed(company):
    new = {"key": "CCO", "name": "Customer director", "kind": "executive", "reports_to": "CEO"}
    reader = type_in(editing("roles"), "roles", added=[new], deleted=[2])

    press(reader, "save roles")

    assert [row["key"] for row in rows(company, "roles")] == ["CEO", "CIO", "CCO"]
    assert cell(company, "roles", "CCO", "reports_to") == "CEO"


def test_nothing_can_be_saved_before_anything_is_typed(company):
    reader = editing("roles")

    assert reader.app.button(key="save roles").disabled
    assert "Everything here is saved." in reader.text()


def test_what_is_wrong_is_said_in_words_and_what_was_typed_stays(company):
    typed = {0: {"position": -3}, 1: {"name": None}}
    reader = type_in(editing("stages"), "stages", edited=typed)

    press(reader, "save stages")

    assert "Sheet Stages, row 1, column Place" in said(reader)
    assert "row 2, column Name: the cell is blank, and must not be." in said(reader)
    assert [row["name"] for row in rows(company, "stages")] == ["Order", "Use"]
    assert reader.app.session_state["edit stages of own 0 en"]["edited_rows"] == typed
    assert not reader.app.button(key="save stages").disabled


def test_what_was_wrong_is_gone_once_it_is_mended_and_saved(company):
    reader = press(type_in(editing("stages"), "stages", edited={1: {"name": None}}), "save stages")
    assert "must not be" in said(reader)

    press(type_in(reader, "stages", edited={1: {"name": "Using it"}}), "save stages")

    assert "must not be" not in said(reader)
    assert "Everything here is saved." in reader.text()
    assert cell(company, "stages", "use", "name") == "Using it"


def test_a_row_that_others_refer_to_stays_and_the_reader_is_told_why(company):
    reader = type_in(editing("roles"), "roles", deleted=[1])

    press(reader, "save roles")

    assert "CIO is left out but cannot be removed, as the sheet Who answers for what refers to it (rows: 1)." in said(
        reader
    )
    assert cell(company, "roles", "CIO", "name") == "Product and IT director"


def test_the_second_of_two_is_told_what_changed_and_loses_nothing(company):
    reader = type_in(editing("roles"), "roles", edited={1: {"name": "Product director"}})
    meanwhile(company)

    press(reader, "save roles")

    assert "Someone else has changed the sheet Roles meanwhile, so your edit was not taken." in said(reader)
    assert "Kind changed from top management to a function" in said(reader)
    assert cell(company, "roles", "CIO", "name") == "Chief of IT"

    press(reader, "merge roles")
    press(reader, "save roles")

    assert cell(company, "roles", "CIO", "name") == "Product director"
    assert cell(company, "roles", "CIO", "kind") == "function"


def test_what_was_typed_is_there_when_the_reader_comes_back(company):
    reader = type_in(editing("roles"), "roles", edited={1: {"name": "Product director"}})

    reader.go_to("satisfaction").go_to("data")

    (editor,) = reader.app.data_editor
    assert editor.value["name"].tolist() == ["Chief executive", "Product director", "Everyone"]
    press(reader, "save roles")
    assert cell(company, "roles", "CIO", "name") == "Product director"


def test_what_was_typed_stays_when_the_language_changes(company):
    reader = type_in(editing("roles"), "roles", edited={1: {"name": "Product director"}})

    reader.choose("lang", "nb")

    (editor,) = reader.app.data_editor
    assert "Product director" in editor.value["name"].tolist()


def test_what_was_typed_can_be_discarded(company):
    reader = type_in(editing("roles"), "roles", edited={1: {"name": "Product director"}})

    press(reader, "discard roles")

    (editor,) = reader.app.data_editor
    assert editor.value["name"].tolist() == ["Chief executive", "Product and IT director", "Everyone"]
    assert reader.app.button(key="save roles").disabled


def test_an_edit_by_someone_else_shows_at_the_next_run_where_nothing_was_typed(company):
    reader = editing("roles")
    meanwhile(company)

    (editor,) = reader.run().app.data_editor

    assert "Chief of IT" in editor.value["name"].tolist()


@pytest.mark.parametrize(
    "sheet", [name for name in SHEET if name not in ("responses", "comments", "subscriptions", "assumptions")]
)
def test_every_small_table_can_be_edited_in_words(company, sheet):
    reader = editing(sheet)

    assert not reader.app.exception
    (editor,) = reader.app.data_editor
    assert editor.editing_mode == ("fixed" if sheet == "company" else "dynamic")


def test_a_key_is_renamed_and_what_refers_to_it_follows(company):
    reader = editing("roles")
    reader.open_more("Change a short name")
    reader.app.selectbox(key="old key roles").set_value("CIO")
    reader.app.text_input(key="new key roles").set_value("CPO")

    reader.submit("Rename")

    assert "CIO is now CPO." in said(reader)
    assert [row["role"] for row in rows(company, "assignments") if row["letter"] == "A"] == ["CPO", "CEO"]


def test_a_key_that_is_taken_is_refused_in_a_sentence(company):
    reader = editing("roles")
    reader.open_more("Change a short name")
    reader.app.selectbox(key="old key roles").set_value("CIO")
    reader.app.text_input(key="new key roles").set_value("CEO")

    reader.submit("Rename")

    assert "There is already" in said(reader)
    assert cell(company, "roles", "CIO", "name") == "Product and IT director"


def upload(reader, content, name="company.xlsx"):
    reader.app.file_uploader[0].set_value((name, content, "application/octet-stream"))
    return reader.run()


def test_a_workbook_is_shown_before_it_is_taken_in(own_store):
    reader = upload(Reader("data", lang="en", part="load"), book(COMPANY))

    assert "Roles: 3 added, 0 changed, 0 removed, 0 stay as they are." in reader.text()
    assert "Roles CIO: added." in reader.text()
    assert rows(own_store, "roles") == []

    press(reader, "take workbook")

    assert said(reader) == "The workbook is in. 11 rows added in 5 lists."
    assert "Roles: 3 added, 0 changed, 0 removed, 0 stay as they are." in reader.text()
    assert [one.label for one in reader.links()][:2] == ["See Overview", "Prepare a workshop"]
    assert [row["key"] for row in rows(own_store, "roles")] == ["CEO", "CIO", "ALL"]


def test_the_same_workbook_twice_changes_nothing(company):
    reader = upload(Reader("data", lang="en", part="load"), book(COMPANY))

    assert "Nothing to change: the store says all of this already." in said(reader)
    assert [button.key for button in reader.app.button] == ["home frame"]


def test_a_faulty_workbook_is_refused_whole_with_every_fault(own_store):
    faulty = {**COMPANY, "roles": [["key", "name", "kind"], ["CEO", "Chief", "boss"], ["CIO", None, "executive"]]}

    reader = upload(Reader("data", lang="en", part="load"), book(faulty))

    assert "The file was not imported:" in said(reader)
    assert "Sheet roles, row 2, column kind" in said(reader)
    assert "Sheet roles, row 3, column name" in said(reader)
    assert rows(own_store, "stages") == []


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 torn", b"\x89PNG\r\n\x1a\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_a_file_that_is_no_workbook_gets_a_sentence(own_store, content):
    reader = upload(Reader("data", lang="en", part="load"), content)

    assert not reader.app.exception
    assert "The file was not imported:" in said(reader)


def test_a_workbook_goes_into_ones_own_store_while_the_demo_is_shown(installation):
    reader = Reader("data", lang="en", part="load")
    assert "made-up company" in reader.text()

    press(upload(reader, book(COMPANY)), "take workbook")

    assert "made-up company" not in reader.text()
    assert demo_store.own_holds_anything()


def test_the_demo_is_turned_on_and_off(installation):
    reader = Reader("data", lang="en")
    before = reader.text()

    reader.choose("store", "own")
    off = reader.text()
    reader.choose("store", "demo")

    assert [":gray[made-up company]" in text for text in (before, off, reader.text())] == [True, False, True]


def test_everything_can_be_taken_away_as_a_workbook_or_as_csv(company):
    reader = Reader("data", lang="en", part="export")

    assert [element.proto.label for element in reader.app.get("download_button")] == ["Workbook", "CSV files"]


def test_two_stores_do_not_share_what_was_typed(installation):
    take(database.open_store(), COMPANY)
    reader = type_in(editing("roles"), "roles", edited={1: {"name": "Product director"}})

    reader.choose("store", "demo")
    (demo,) = reader.app.data_editor
    reader.choose("store", "own")

    (own,) = reader.app.data_editor
    assert "Product director" not in demo.value["name"].tolist()
    assert "Product director" in own.value["name"].tolist()
