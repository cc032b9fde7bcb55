from datetime import date

import pandas as pd

from cxdash.domain.periods import Period
from cxdash.domain.tables import RaciTables
from cxdash.measures.ownership import changes as owner_changes
from cxdash.measures.ownership.changes import Change
from tests.measures.owners import make_owners

COLUMNS = ["role", "letter", "stage", "touchpoint", "area", "valid_from", "valid_to"]
NEW_YEAR, MARCH = date(2026, 1, 1), date(2026, 3, 1)
YEAR = Period("2025-06", "2026-05")


def tables(*assignments):
    places = pd.DataFrame([("van", "start"), ("line", "start")], columns=["key", "stage"])
    held, empty = pd.DataFrame(assignments, columns=COLUMNS), pd.DataFrame()
    return RaciTables(stages=empty, touchpoints=places, roles=empty, assignments=held)


def test_an_owner_who_left_the_stage_left_its_touchpoints():
    held = tables(("CSO", "A", "start", "", "", None, NEW_YEAR), ("COO", "R", "start", "", "", None, MARCH))

    assert owner_changes.changes(held, "van", YEAR) == [Change(NEW_YEAR, ("CSO",), ())]


def test_a_touchpoint_with_an_owner_of_its_own_does_not_change_with_its_stage():
    held = tables(("CSO", "A", "start", "", "", None, NEW_YEAR), ("COO", "A", "", "van", "", None, None))

    assert owner_changes.changes(held, "van", YEAR) == []
    assert owner_changes.changes(held, "line", YEAR) == [Change(NEW_YEAR, ("CSO",), ())]


def test_a_new_line_for_the_same_owner_is_no_change():
    held = tables(("CSO", "A", "start", "", "", None, NEW_YEAR), ("CSO", "A", "start", "", "", NEW_YEAR, None))

    assert owner_changes.changes(held, "van", YEAR) == []


def test_the_whole_journey_changes_hands_by_its_own_line_alone():
    held = tables(
        ("CSO", "A", "start", "", "", None, NEW_YEAR),
        ("CEO", "A", "", "", "", MARCH, None),
        ("CEO", "A", "", "", "voice", NEW_YEAR, None),
    )

    assert owner_changes.changes(held, "", YEAR) == [Change(MARCH, (), ("CEO",))]


def test_what_happened_before_the_first_month_or_on_its_first_day_is_not_told():
    held = tables(
        ("CSO", "A", "start", "", "", date(2025, 6, 1), None), ("CMO", "A", "start", "", "", date(2025, 1, 1), None)
    )

    assert owner_changes.changes(held, "van", YEAR) == []


def test_a_stage_is_held_in_stretches_and_what_goes_on_is_one():
    held = [
        ("CMO", "A", "buy", "", "", date(2026, 1, 1), date(2026, 3, 1)),
        ("CMO", "A", "buy", "", "", date(2026, 3, 1), date(2026, 5, 1)),
        ("CSO", "A", "", "at_buy", "", date(2026, 2, 1)),
        ("CSO", "R", "buy", "", "", date(2026, 2, 1)),
        ("CSO", "A", "buy", "", "", date(2026, 6, 1)),
    ]

    found = owner_changes.held(make_owners(held), "buy", date(2026, 2, 1), date(2026, 7, 1))

    assert found == [
        (date(2026, 2, 1), date(2026, 5, 1), ("CMO",)),
        (date(2026, 5, 1), date(2026, 6, 1), ()),
        (date(2026, 6, 1), date(2026, 7, 1), ("CSO",)),
    ]


def test_what_is_noted_begins_with_the_first_day_unless_anything_has_none():
    dated = [("CMO", "A", "buy", "", "", date(2026, 3, 1)), ("CSO", "A", "use", "", "", date(2026, 1, 1))]

    assert owner_changes.begins(make_owners(dated)) == date(2026, 1, 1)
    assert owner_changes.begins(make_owners([*dated, ("CEO", "A", "", "at_buy")])) == date(2026, 1, 1)
    assert owner_changes.begins(make_owners([*dated, ("CEO", "A", "find")])) is None
    assert owner_changes.begins(make_owners([])) is None
