from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.measures.ownership.proposals import adoption
from cxdash.measures.ownership.proposals.adoption import Cell
from cxdash.store import database
from cxdash.store.read import ownership
from cxdash.store.read.proposals import adoptions as adopted
from cxdash.store.read.proposals import kept
from cxdash.store.schema import assignment
from cxdash.store.write import adoptions, changes, proposals
from tests import soak
from tests.company import COMPANY, held, take

JANUARY, MAY, JUNE = date(2026, 1, 1), date(2026, 5, 1), date(2026, 6, 1)
CIO_USES, CEO_USES = Cell("CIO", "A", "use"), Cell("CEO", "A", "use")
HEADS = ["role", "letter", "stage", "touchpoint", "limit", "valid_from", "valid_to", "confirmed_on"]
ROWS = [
    ["CIO", "A", "use", None, "Up to 100 kr", "2026-01-01", None, "2026-01-01"],
    ["CEO", "C", "use", None, None, "2026-05-01", None, None],
    ["CEO", "A", None, "web", None, None, None, None],
    ["CIO", "R", "order", None, None, None, "2026-03-01", None],
]


@pytest.fixture
def company(store: Engine) -> Engine:
    take(store, {**COMPANY, "assignments": [HEADS, *ROWS]})
    return store


def shown(engine: Engine, journey: str = ""):
    with database.reading(engine) as connection:
        return ownership.assignments(connection, View(journey=journey))


def adopt(engine: Engine, proposed, on=MAY, seen=None, **kept) -> int:
    """Adopt cells as a page does: decide by what was shown, then write."""
    seen = shown(engine) if seen is None else seen
    with changes.writing(engine, admin("kari")) as change:
        return adoptions.adopt(change, adoption.changes(seen, proposed, on), on, seen=seen, **kept)


def undo(engine: Engine, number: int) -> None:
    with changes.writing(engine, admin("ola")) as change:
        adoptions.undo(change, number)


def listed(engine: Engine) -> list[tuple]:
    with database.reading(engine) as connection:
        found = adopted(connection)
    return list(found[["number", "actor", "proposal", "on", "undone"]].itertuples(index=False, name=None))


def rows(engine: Engine) -> list[tuple]:
    """Return what assignments say: role, letter, place, limit, from, to, confirmed."""
    return [tuple(row) for row in shown(engine).drop(columns=["id", "version"]).itertuples(index=False, name=None)]


def faults(attempt, *given, **named) -> list[str]:
    with pytest.raises(ImportRefused) as refusal:
        attempt(*given, **named)
    return list(map(str, refusal.value.faults))


def test_what_ends_gets_its_last_day_what_comes_its_first_and_what_held_no_day_goes(company: Engine):
    adopt(company, {CEO_USES: "Up to 500 kr", Cell("CEO", "A", touchpoint="web"): ""})

    assert rows(company) == [
        ("CIO", "A", "use", "", "", "Up to 100 kr", JANUARY, MAY, JANUARY),
        ("CEO", "A", "", "web", "", "", None, None, None),
        ("CIO", "R", "order", "", "", "", None, date(2026, 3, 1), None),
        ("CEO", "A", "use", "", "", "Up to 500 kr", MAY, None, MAY),
    ]


def test_an_adoption_is_undone_to_the_very_same_sheet(company: Engine):
    before = held(company)["assignments"]

    number = adopt(company, {CEO_USES, Cell("ALL", "R", "use"), Cell("CEO", "A"), Cell("CIO", "A", area="voice")})
    undo(company, number)

    assert held(company)["assignments"] == before
    assert listed(company) == [(number, "kari", "", MAY, True)]
    assert faults(undo, company, number) == ["This adoption has been undone already."]


def test_two_adoptions_are_undone_one_after_the_other_and_not_the_first_alone(company: Engine):
    before = held(company)["assignments"]
    first = adopt(company, {CEO_USES})
    between = rows(company)
    second = adopt(company, {CIO_USES})

    said = faults(undo, company, first)
    undo(company, second)

    assert rows(company) == between
    assert said == [
        "Who answers for what has been changed since then, so the adoption was not undone.",
        "assignments CEO · A · use · 2026-05-01: removed.",
        "assignments CIO · A · use · 2026-05-01: added.",
    ]
    undo(company, first)
    assert held(company)["assignments"] == before


def test_an_edit_since_at_the_same_place_is_not_undone_but_told_and_one_elsewhere_is_left_alone(company: Engine):
    number = adopt(company, {CEO_USES, Cell("CEO", "A", touchpoint="web")})
    now = held(company)["assignments"]
    columns = ["role", "letter", "stage", "touchpoint", "area", "limit", "valid_from", "valid_to", "confirmed_on"]
    elsewhere = [["ALL", "I", "order", *[None] * 6], *now]

    take(company, {"assignments": [columns, *elsewhere]})
    undo(company, number)

    assert ("ALL", "I", "order", "", "", "", None, None, None) in rows(company)
    assert ("CIO", "A", "use", "", "", "Up to 100 kr", JANUARY, None, JANUARY) in rows(company)
    again = adopt(company, {CEO_USES})
    confirmed = [
        [*row[:8], "2026-07-01"] if row[:3] == ["CEO", "A", "use"] else row for row in held(company)["assignments"]
    ]
    take(company, {"assignments": [columns, *confirmed]})
    assert faults(undo, company, again)[1:] == [
        'assignments CEO · A · use · 2026-05-01: confirmed_on changed from "2026-05-01" to "2026-07-01".'
    ]


def test_a_map_that_has_moved_on_since_it_was_shown_is_not_changed(company: Engine):
    seen = shown(company)
    adopt(company, {CIO_USES, Cell("ALL", "I", "use")}, JUNE)
    before = rows(company)

    said = faults(adopt, company, {CEO_USES}, JUNE, seen=seen)

    assert said == [
        "Who answers for what has been changed since the proposal was shown, so it was not adopted. Look at it again.",
        'assignments CEO · C · use · 2026-05-01: valid_to changed from blank to "2026-06-01".',
        'assignments CEO · A · web: valid_to changed from blank to "2026-06-01".',
        "assignments ALL · I · use · 2026-06-01: added.",
    ]
    assert rows(company) == before


def test_a_kept_proposal_is_marked_as_adopted_until_that_is_undone(company: Engine):
    with changes.writing(company, admin("kari")) as change:
        key = proposals.keep(change, "One owner", "smallest", {CEO_USES: ""})

    number = adopt(company, {CEO_USES: ""}, key=key, version=1)

    with database.reading(company) as connection:
        assert list(kept(connection)[["adopted_on", "version"]].iloc[0]) == [MAY, 2]
    assert faults(adopt, company, {CIO_USES}, key=key, version=1)[0].startswith("Someone else has changed the proposal")
    assert listed(company) == [(number, "kari", "one-owner", MAY, False)]
    undo(company, number)
    with database.reading(company) as connection:
        assert kept(connection).adopted_on.tolist() == [None]


def test_an_adoption_outlives_its_proposal(company: Engine):
    before = rows(company)
    with changes.writing(company, admin("kari")) as change:
        key = proposals.keep(change, "One owner", "smallest", {CEO_USES: ""})
    number = adopt(company, {CEO_USES: ""}, key=key, version=1)

    with changes.writing(company, admin("kari")) as change:
        proposals.discard(change, key)
    undo(company, number)

    assert sorted(rows(company), key=str) == sorted(before, key=str)


def test_what_cannot_be_adopted_or_undone_is_refused_in_a_sentence(company: Engine):
    now = adoption.cells(shown(company), MAY)

    assert faults(adopt, company, now) == ["All of this holds already, so there is nothing to adopt."]
    assert faults(adopt, company, {Cell("CFO", "A", "use")}) == ["There is no role with the key CFO."]
    assert faults(undo, company, 99) == ["There is no adoption with the number 99."]
    assert faults(undo, company, 1) == ["There is no adoption with the number 1."]


def test_one_that_named_a_role_that_is_gone_is_not_undone(company: Engine):
    take(company, {"roles": [COMPANY["roles"][0], *COMPANY["roles"][1:], ["CFO", "Finance", "executive", None]]})
    adopt(company, {*adoption.cells(shown(company), MAY), Cell("CFO", "I", "use")})
    number = adopt(company, {CIO_USES})
    with changes.writing(company, admin("kari")) as change:
        changes.remove(change, "role", "CFO")

    said = faults(undo, company, number)

    assert said == ["The adoption cannot be undone: a role or a place it ended has been removed since."]


def test_a_proposal_for_one_journey_leaves_the_others_alone(company: Engine):
    stages = [["key", "name", "position", "journey"], ["order", "Order", 1, "buy"], ["use", "Use", 2, "live"]]
    take(company, {"journeys": [["key", "name"], ["buy", "Buy"], ["live", "Live"]], "stages": stages})

    adopt(company, {Cell("CIO", "A", "order")}, seen=shown(company, "buy"), journey="buy")

    assert adoption.cells(shown(company), MAY) == {
        CIO_USES,
        Cell("CEO", "C", "use"),
        Cell("CIO", "A", "order"),
    }


roles = st.sampled_from(["CEO", "CIO", "ALL"])
places = st.sampled_from([("order",), ("use",), ("", "web"), ("", "wifi"), ("", "", "voice"), ()])
maps = st.dictionaries(
    st.tuples(roles, st.sampled_from("ARCI"), places).map(lambda drawn: Cell(*drawn[:2], *drawn[2])),
    st.sampled_from(["", "Up to 100 kr"]),
    max_size=12,
)


@settings(max_examples=soak.examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(maps, maps, st.sampled_from([None, JANUARY, MAY]), st.integers(0, 30))
def test_adopting_and_undoing_or_adopting_the_inverse_gives_the_same_map(sqlite_store, before, proposed, start, days):
    take(sqlite_store, {**COMPANY, "assignments": [["role", "letter"], ["CEO", "D"]]})
    with changes.writing(sqlite_store, admin("test")) as change:
        change.connection.execute(assignment.delete())
        for row, limit in zip(proposals.placed(change.connection, before), before.values(), strict=True):
            values = {**row, "limit": limit or None, "valid_from": start}
            change.connection.execute(assignment.insert().values(**values))
    first, later = rows(sqlite_store), MAY + timedelta(days=days)
    if proposed == before:
        return

    number = adopt(sqlite_store, proposed)
    there = adoption.limited(shown(sqlite_store), MAY)
    undo(sqlite_store, number)
    undone = rows(sqlite_store)
    adopt(sqlite_store, proposed)
    adopt(sqlite_store, before, later)

    assert there == proposed
    assert sorted(undone, key=str) == sorted(first, key=str)
    assert adoption.limited(shown(sqlite_store), later) == before
