"""What the Data page takes back: the last changes, a survey, and everything from a copy."""

import pytest

from cxdash.domain.people import admin
from cxdash.exchange.company import export
from cxdash.store import copies, database
from cxdash.store.read import tables
from cxdash.store.write import changes
from tests.builders import load
from tests.company import COMPANY, take
from tests.pages.reader import Reader


@pytest.fixture
def company(own_store):
    """A small company with a survey, in a store of its own."""
    take(own_store, COMPANY)
    load(own_store, [("a", "web", "CSAT", 5), ("b", "wifi", "CSAT", 4)], comments=[("a", "web", "Hi")], touchpoints=[])
    return own_store


def files(engine):
    """Return the export as CSV files, with people."""
    with database.reading(engine) as connection:
        return export.csv_files(tables.tables(connection, with_people=True))


def edit(engine, version, name):
    with changes.writing(engine, admin("kari")) as change:
        changes.edit(change, "role", "CIO", version, {"name": name})


def press(reader, key):
    reader.app.button(key=key).click()
    return reader.run()


def opened(reader, title):
    reader.app.session_state[f"more {title}"] = True
    return reader.run()


def said(reader):
    boxes = [*reader.app.success, *reader.app.error, *reader.app.warning]
    return "\n".join(box.value.replace("\\", "") for box in boxes)


def shown(reader):
    return "\n".join(one.value.replace("\\", "") for one in reader.app.markdown)


def test_the_last_changes_are_undone_one_after_the_other(company):
    before = files(company)
    edit(company, 1, "Chief of IT")
    edit(company, 2, "Chief of products")
    reader = Reader("data", lang="en", part="changes").run()
    assert "Chief of IT to Chief of products" in shown(reader)

    press(reader, "undo 4")

    assert "Undone: Role CIO: name changed from Chief of IT to Chief of products" in said(reader)
    press(reader, "undo 3")
    assert before == files(company)


def test_what_somebody_changed_meanwhile_is_not_undone(company):
    reader = Reader("data", lang="en", part="changes").run()
    edit(company, 1, "Chief of IT")
    before = files(company)

    press(reader, "undo 2")

    assert before == files(company)


def test_where_nothing_was_changed_there_is_nothing_to_undo(own_store):
    reader = Reader("data", lang="en", part="changes").run()

    assert [button.key for button in reader.app.button if button.key and "undo" in button.key] == []


def test_a_survey_is_removed_with_what_hangs_on_it_counted_first_and_comes_back(company):
    before = files(company)
    reader = opened(Reader("data", lang="en", part="in").run(), "Remove a survey")
    assert "With Spring survey go 2 answers and 1 comment." in shown(reader)

    press(reader, "remove survey")

    assert "Spring survey is removed." in said(reader)
    with database.reading(company) as connection:
        assert tables.answers_held(connection) == 0
    press(Reader("data", lang="en", part="changes").run(), "undo 3")
    assert before == files(company)


def test_a_copy_is_restored_and_what_was_is_kept(company):
    edit(company, 1, "Chief of IT")
    before = copies.beside(company)
    reader = opened(Reader("data", lang="en", part="changes").run(), "Copies of everything")

    press(reader, "restore copy")

    assert "Restored:" in said(reader)
    with database.reading(company) as connection:
        assert tables.answers_held(connection) == 0
    assert [copy.before for copy in copies.beside(company)] == ["restore", *(copy.before for copy in before)]


def test_the_page_says_where_no_copies_are_kept_of_a_large_store(company, monkeypatch):
    small = shown(Reader("data", lang="en", part="changes").run())
    monkeypatch.setattr(copies, "MOST_BYTES", 1)

    large = shown(Reader("data", lang="en", part="changes").run())

    sentence = "No copies are kept before changes, since the data takes more than 1 GB."
    assert (sentence in small, sentence in large) == (False, True)


def test_changes_are_filtered_by_who_made_them_and_of_which_kind(company):
    edit(company, 1, "Chief of IT")
    reader = Reader("data", lang="en", part="changes").run()
    everything = len(listed(reader))

    reader.app.selectbox(key="actor").set_value("kari")
    reader.run()

    assert everything > 1
    assert [row["Who"] for row in listed(reader)] == ["kari"]
    reader.app.selectbox(key="actor").set_value("")
    reader.app.selectbox(key="kind of change").set_value("load")
    reader.run()
    assert [row["What happened"].partition(":")[0] for row in listed(reader)] == ["Survey spring loaded"]


def listed(reader):
    grids = [grid for grid in reader.grids() if "What happened" in grid.values]
    return grids[0].values.to_dict("records")


def test_a_respondent_is_forgotten_and_one_whom_nobody_knows_is_refused(company):
    reader = opened(Reader("data", lang="en", part="changes").run(), "Have a respondent forgotten")
    reader.app.text_input(key="forgotten").set_value("eve")
    press(reader, "forget respondent")
    assert "No respondent in the store is called that." in said(reader)

    reader.app.text_input(key="forgotten").set_value("a")
    press(reader, "forget respondent")

    assert "The respondent is forgotten." in said(reader)
    assert "A respondent was forgotten, with 1 comment" in [row["What happened"] for row in listed(reader)]
    with database.reading(company) as connection:
        assert tables.answers_held(connection) == 2
