from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxdash.measures.ownership import health as ownership_health
from cxdash.measures.ownership import raci_map
from tests import soak
from tests.measures.owners import ROLES, STAGES, TODAY, make_owners
from tests.measures.tables import row

JANUARY, MARCH = date(2026, 1, 1), date(2026, 3, 1)


def on(day, *assignments, **more):
    return raci_map.on_day(make_owners(assignments, **more), day)


@pytest.mark.parametrize(
    ("day", "accountable"),
    [
        (date(2025, 12, 31), ("CSO",)),
        (JANUARY, ()),
        (date(2026, 2, 28), ()),
        (MARCH, ("CMO",)),
        (TODAY, ("CMO",)),
    ],
)
def test_an_assignment_holds_from_its_first_day_up_to_the_day_it_no_longer_holds(day, accountable):
    found = on(day, ("CSO", "A", "find", "", "", None, JANUARY), ("CMO", "A", "find", "", "", MARCH))

    assert row(found.stages, key="find")["accountable"] == accountable


def test_roles_stand_in_their_own_order_whatever_the_order_of_the_assignments():
    found = on(TODAY, ("CSO", "A", "buy"), ("CMO", "A", "buy"), ("CMO", "A", "buy"), ("SERVICE", "R", "buy"))

    buy = row(found.stages, key="buy")
    assert (buy["accountable"], buy["responsible"], buy["consulted"], buy["informed"]) == (
        ("CMO", "CSO"),
        ("SERVICE",),
        (),
        (),
    )


def test_a_touchpoint_overrides_its_stage_letter_by_letter():
    found = on(TODAY, ("CMO", "A", "buy"), ("SERVICE", "R", "buy"), ("COO", "A", "", "at_buy"))

    assert row(found.touchpoints, key="at_buy") == {
        "key": "at_buy",
        "stage": "buy",
        "accountable": ("COO",),
        "responsible": ("SERVICE",),
        "consulted": (),
        "informed": (),
        "own": ("A",),
    }
    assert row(found.stages, key="buy")["accountable"] == ("CMO",)


def test_the_whole_journey_and_the_four_areas_have_lines_of_their_own():
    found = on(TODAY, ("CEO", "D"), ("CMO", "A"), ("CSO", "A", "", "", "voice"))

    assert (found.accountable, found.drives) == (("CMO",), ("CEO",))
    assert dict(found.areas.itertuples(index=False)) == {"voice": ("CSO",), "kpis": (), "coherence": (), "culture": ()}


@pytest.mark.parametrize(
    ("confirmed", "stale"),
    [(None, False), (date(2025, 11, 1), False), (date(2025, 10, 31), True)],
)
def test_what_was_confirmed_more_than_a_year_ago_is_stale(confirmed, stale):
    found = on(
        TODAY, ("CMO", "A", "find", "", "", None, None, confirmed), ("CSO", "R", "find", "", "", None, None, TODAY)
    )

    assert row(found.stages, key="find")["stale"] is stale


def test_two_days_differ_by_what_is_gone_and_what_is_new():
    tables = make_owners(
        [("CSO", "A", "find", "", "", None, JANUARY), ("CSO", "C", "find", "", "", JANUARY), ("CEO", "D")]
    )

    assert raci_map.changed(tables.assignments, date(2025, 1, 1), TODAY).to_numpy().tolist() == [
        ["gone", "CSO", "A", "find", "", ""],
        ["new", "CSO", "C", "find", "", ""],
    ]
    assert len(raci_map.changed(tables.assignments, TODAY, TODAY)) == 0


@pytest.mark.parametrize(
    ("accountable", "health", "owner"),
    [
        (["CMO"], "one", "CMO"),
        ([], "nobody", ""),
        (["CMO", "CSO"], "contested", ""),
        (["ALL"], "everyone", ""),
        (["CMO", "ALL"], "one", "CMO"),
        (["CMO", "CSO", "ALL"], "contested", ""),
    ],
)
def test_a_stage_is_healthy_when_exactly_one_answers_and_everyone_is_never_an_owner(accountable, health, owner):
    tables = make_owners([(role, "A", "find") for role in accountable])

    find = row(_health(tables), key="find")

    assert (find["health"], find["owner"], find["nobody_responsible"]) == (health, owner, True)


MANY = [("R1", ""), ("R2", ""), ("R3", ""), ("R4", ""), ("R5", ""), ("R6", ""), ("R7", "")]


@pytest.mark.parametrize(
    ("assignments", "roles", "warnings"),
    [
        ([("CMO", "A", "find"), ("ALL", "A", "find"), ("CMO", "R", "buy")], ROLES, ("everyone_beside",)),
        ([("CMO", "A", "find"), ("CMO", "C", "buy")], ROLES, ()),
        ([("CMO", "A", "find"), ("CMO", "I", "buy")], ROLES, ("owner_alone",)),
        ([("CMO", "A", "find"), ("CMO", "A", "use")], ROLES, ("owner_alone",)),
        ([(f"R{n}", "R", "find") for n in range(1, 4)], MANY, ()),
        ([(f"R{n}", "R", "find") for n in range(1, 5)], MANY, ("many_responsible",)),
        ([(f"R{n}", "C", "find") for n in range(1, 5)], MANY, ("many_consulted", "many_asked")),
        ([(f"R{n}", "I", "find") for n in range(1, 7)], MANY, ("many_informed", "many_asked")),
        ([("R1", "C", "find"), ("R1", "I", "find"), ("R2", "I", "find")], MANY, ()),
    ],
)
def test_what_is_worth_a_look_is_warned_of(assignments, roles, warnings):
    found = row(_health(make_owners(assignments, roles=roles)), key="find")["warnings"]

    assert found == warnings
    assert set(found) <= set(ownership_health.WARNINGS)


@pytest.mark.parametrize(
    ("held", "of", "overloaded"),
    [(3, 8, True), (3, 9, False), (2, 6, False), (1, 2, False), (2, 3, False), (3, 3, True), (0, 0, False)],
)
def test_a_role_is_overloaded_above_a_third_of_the_stages_and_by_three_at_least(held, of, overloaded):
    assert ownership_health.is_overloaded(held, of) is overloaded


cells = st.tuples(st.sampled_from([role for role, _ in ROLES]), st.sampled_from("ARCI"), st.sampled_from(STAGES))
maps = st.lists(cells, max_size=20)


@settings(max_examples=soak.examples(50))
@given(maps, st.randoms())
def test_health_depends_on_no_order_of_rows(assignments, random):
    shuffled = random.sample(assignments, len(assignments))

    before, after = (_health(make_owners(rows)) for rows in (assignments, shuffled))

    assert before.equals(after)


@settings(max_examples=soak.examples(50))
@given(maps, st.tuples(st.sampled_from([role for role, _ in ROLES]), st.sampled_from("CI"), st.sampled_from(STAGES)))
def test_adding_a_consulted_or_an_informed_never_changes_health(assignments, more):
    before, after = (_health(make_owners(rows)) for rows in (assignments, [*assignments, more]))

    told = ["key", "health", "owner", "nobody_responsible"]
    assert before[told].equals(after[told])


def _health(tables):
    return ownership_health.stages(raci_map.on_day(tables, TODAY), tables.roles)
