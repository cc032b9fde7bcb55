"""The form of assumptions on the Data page: a row for each thing that can be believed, in words."""

import pytest

from cxdash.domain.assumptions import LEAVERS, NAMES, STAY_AT_MOST
from cxdash.domain.sheets import BY_NAME
from cxdash.store import database
from cxdash.store.read import tables
from tests.company import COMPANY, take
from tests.pages.reader import Reader

STATED = [["key", "low", "mode", "high", "unit", "note"], [STAY_AT_MOST, 82, 86, 90, "of 100 customers", "the room"]]
MONTHS = [
    ["month", "customers_start", "customers_new", "customers_lost", "prospects"],
    *([f"2026-{month:02}", 1000, 30, 10, 200] for month in range(1, 13)),
]


@pytest.fixture
def company(own_store):
    take(own_store, {**COMPANY, "assumptions": STATED, "customers": MONTHS})
    return own_store


def form(lang: str = "en") -> Reader:
    return Reader("data", lang=lang, part="edit", sheet="assumptions")


def place(key: str, column: str, turn: int = 0, lang: str = "en") -> str:
    return f"edit assumptions of own {turn} {lang} {key} {column}"


def press(reader: Reader, key: str) -> Reader:
    reader.app.button(key=key).click()
    return reader.run()


def believe(reader: Reader, turn: int = 0, **values: float | str) -> Reader:
    for column, value in values.items():
        fields = reader.app.text_input if column == "note" else reader.app.number_input
        fields(key=place(LEAVERS, column, turn)).set_value(value)
    return reader.run()


def stated(engine) -> list[dict]:
    with database.reading(engine) as connection:
        return tables.table(connection, BY_NAME["assumptions"]).to_dict("records")


def test_every_thing_that_can_be_believed_has_a_row_in_words_with_unit_and_todays_value(company):
    shown = form().text()

    for name in NAMES.values():
        assert name[1:] in shown
    assert "Today 15 of 100 are won." in shown
    assert "Today 88.6 of 100 stay a year." in shown
    assert "Of 100 customers." in shown
    assert not any(key in shown for key in NAMES if "." in key or "_" in key)


def test_what_is_stated_is_filled_in(company):
    reader = form()

    filled = [reader.app.number_input(key=place(STAY_AT_MOST, column)).value for column in ("low", "mode", "high")]

    assert filled == [82.0, 86.0, 90.0]
    assert reader.app.text_input(key=place(STAY_AT_MOST, "note")).value == "the room"
    assert reader.app.button(key="save assumptions").disabled


def test_a_belief_is_saved_and_taken_back(company):
    reader = press(believe(form(), low=3.0, mode=6.0, high=11.0, note="Leaders"), "save assumptions")

    assert [row["key"] for row in stated(company)] == [STAY_AT_MOST, LEAVERS]
    assert stated(company)[0]["unit"] == "of 100 customers"
    assert stated(company)[1] == {
        "key": LEAVERS,
        "low": 3.0,
        "mode": 6.0,
        "high": 11.0,
        "unit": None,
        "note": "Leaders",
    }

    press(believe(reader, 1, low=None, mode=None, high=None, note=""), "save assumptions")

    assert [row["key"] for row in stated(company)] == [STAY_AT_MOST]


def test_what_does_not_add_up_is_refused_by_its_number_and_stays(company):
    reader = press(believe(form(), low=9.0, mode=6.0), "save assumptions")

    assert "row 1" in "\n".join(box.value for box in reader.app.error)
    assert reader.app.number_input(key=place(LEAVERS, "low")).value == 9.0
    assert [row["key"] for row in stated(company)] == [STAY_AT_MOST]


def test_what_was_typed_is_there_when_the_reader_comes_back_and_can_be_discarded(company):
    reader = believe(form(), mode=6.0)

    reader.go_to("ownership").go_to("data")
    reader.app.query_params.update(part="edit", sheet="assumptions")
    reader.run()

    assert reader.app.number_input(key=place(LEAVERS, "mode")).value == 6.0

    press(reader, "discard assumptions")

    assert reader.app.number_input(key=place(LEAVERS, "mode", 1)).value is None
    assert "Everything here is saved." in reader.text()
