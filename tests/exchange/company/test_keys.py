"""Keys that a file leaves blank, and rows that are referred to by name."""

import pytest
from sqlalchemy import Engine

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.exchange.company.recognition import read_workbook
from cxdash.exchange.company.validation import check
from cxdash.store import database
from cxdash.store.read import tables
from cxdash.store.write import importing
from tests.company import book, checked

WITHOUT = {
    "stages": [["name", "name_nb", "position"], ["Buy", "Kjøpe", 1], ["Use", "Bruke", 2]],
    "touchpoints": [["name", "stage"], ["Phone", "Kjøpe"], ["Phone", "use"], ["Web shop", "buy"]],
    "roles": [["name", "kind"], ["Sales director", "executive"]],
    "assignments": [["role", "letter", "stage"], ["sales director", "A", "Kjøpe"]],
    "decisions": [["title", "owner"], ["One owner for Buy", "Sales director"]],
}


def keys(found: dict, sheet: str) -> list[str]:
    return list(found[sheet]["key"])


def load(engine: Engine, sheets: dict):
    with database.reading(engine) as connection:
        known = tables.known(connection)
    return importing.load(engine, check(read_workbook(book(sheets)), known).tables, who=admin("test"))


def test_keys_are_made_from_names_and_references_follow():
    found = checked(WITHOUT).tables

    assert keys(found, "stages") == ["buy", "use"]
    assert keys(found, "touchpoints") == ["phone-buy", "phone-use", "web-shop"]
    assert keys(found, "decisions") == ["one-owner-for-buy"]
    assert found["assignments"].loc[0, ["role", "stage"]].tolist() == ["sales-director", "buy"]
    assert found["touchpoints"]["stage"].tolist() == ["buy", "use", "buy"]


def test_the_same_file_twice_changes_nothing(store: Engine):
    load(store, WITHOUT)

    assert not load(store, WITHOUT)


def test_a_row_keeps_the_key_that_the_store_has_for_its_name_in_any_language(store: Engine):
    with_keys = [["key", "name", "name_nb", "position"], ["B1", "Buy", "Kjøpe", 1]]
    load(store, {"stages": with_keys})

    plan = load(store, {"stages": [["navn", "position"], ["Kjøpe", 1], ["Bruke", 2]]})

    assert [row["key"] for row in plan.differences[0].added] == ["bruke"]
    assert [row.row["key"] for row in plan.differences[0].changed] == ["B1"]


def test_a_touchpoint_keeps_its_key_when_another_of_its_name_is_added(store: Engine):
    load(store, {**WITHOUT, "touchpoints": [["name", "stage"], ["Phone", "buy"]]})

    plan = load(store, {"touchpoints": [["name", "stage"], ["Phone", "use"], ["Phone", "buy"]]})

    assert [row["key"] for row in plan.differences[0].added] == ["phone-use"]
    assert not plan.differences[0].removed


def test_given_keys_are_kept_and_made_ones_are_others():
    rows = [["key", "name", "position"], ["buy", "Use", 1], [None, "Buy", 2], [None, "Bùy!", 3]]

    assert keys(checked({"stages": rows}).tables, "stages") == ["buy", "buy-2", "buy-3"]


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        (
            {"stages": [["name", "position"], ["Use", 1], ["use", 2]]},
            'Sheet stages, row 3: "use" is the name of row 2, too; give both a short name of their own.',
        ),
        (
            {
                **WITHOUT,
                "annoyances": [["title", "touchpoint", "kunder i året", "severity"], ["x", "Phone", 1, 1]],
            },
            'Sheet annoyances, row 2, column touchpoint: "Phone" is the name of several rows of the sheet touchpoints; '
            'write the short name of the one that is meant, "phone-buy", "phone-use".',
        ),
    ],
)
def test_a_name_of_several_rows_is_refused(sheets: dict, said: str):
    with pytest.raises(ImportRefused) as caught:
        checked(sheets)

    assert list(map(str, caught.value.faults)) == [said]
