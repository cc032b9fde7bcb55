import numpy as np
import pytest

from cxdash.measures.ownership import handoffs
from tests.measures.owners import make_owners, owners
from tests.measures.tables import row

HIGH, LOW = ((0, 0, 0, 30, 30),), ((0, 30, 30, 0, 0),)


@pytest.mark.parametrize(
    ("second", "scores", "changes", "falls"),
    [
        ("CSO", (HIGH, LOW), True, True),
        ("CMO", (HIGH, LOW), False, True),
        ("CSO", (LOW, HIGH), True, False),
        ("CSO", (HIGH, HIGH), True, False),
        ("ALL", (HIGH, None), True, False),
    ],
)
def test_a_hand_off_is_where_the_accountable_changes_and_tells_whether_satisfaction_falls(
    second, scores, changes, falls
):
    tables = make_owners([("CMO", "A", "find"), (second, "A", "buy")], stages=["find", "buy"])
    given = {f"at_{stage}": score for stage, score in zip(["find", "buy"], scores, strict=True) if score}

    found = row(owners(tables, given).handoffs)

    assert (found["from"], found["to"], found["gives"], found["receives"]) == ("find", "buy", ("CMO",), (second,))
    assert (found["changes"], found["falls"]) == (changes, falls)
    assert np.isnan(found["fall"]) == (scores[1] is None)


def test_a_fall_has_the_interval_of_the_difference_of_two_means():
    tables = make_owners([("CMO", "A", "find")], stages=["find", "buy"])

    found = row(owners(tables, {"at_find": HIGH, "at_buy": LOW}).handoffs)

    assert found["fall"] == pytest.approx(-2)
    assert (found["fall_low"], found["fall_high"]) == pytest.approx((-2.1823, -1.8177), abs=1e-3)


@pytest.mark.parametrize(
    ("ratings", "by_giver", "by_receiver"),
    [
        ([("CMO", 4), ("CSO", 1)], 4, 1),
        ([("CMO", 4), ("COO", 2)], 4, 2),
        ([("COO", 3), ("CSO", 2)], 3, 2),
        ([("COO", 3)], None, None),
        ([("CEO", 3), ("CMO", 5), ("CMO", 4)], 4.5, None),
        ([], None, None),
    ],
)
def test_each_side_rates_the_hand_off_and_who_works_on_both_speaks_for_the_silent_one(ratings, by_giver, by_receiver):
    assessments = [("handoff", "buy", "", "find", f"{n}", role, score) for n, (role, score) in enumerate(ratings)]
    elsewhere = ("handoff", "use", "", "buy", "9", "CMO", 1)
    assignments = [("CMO", "A", "find"), ("COO", "R", "find"), ("CSO", "A", "buy"), ("COO", "R", "buy")]
    tables = make_owners(assignments, assessments=[*assessments, elsewhere])

    found = row(owners(tables).handoffs, to="buy")

    told = [None if np.isnan(found[name]) else found[name] for name in ("rated_by_giver", "rated_by_receiver")]
    assert told == [by_giver, by_receiver]
    assert found["ratings"] == len(ratings)


def test_what_is_made_elsewhere_names_who_is_accountable_where_it_is_made_and_where_it_is_felt():
    here = ("here", "at_buy", "buy", "at_buy", "buy")
    there = ("there", "at_buy", "buy", "at_find", "find", "overpromise", 70)
    idea = ("idea", "at_buy", "buy", "at_find", "find", "other", 1, "open", "idea")
    mended = ("mended", "at_use", "use", "at_find", "find", "other", 5, "doing")
    tables = make_owners(
        [("CMO", "A", "find"), ("CSO", "A", "", "at_find"), ("COO", "A", "buy")],
        annoyances=[here, there, idea, mended, ("abroad", "at_buy", "buy", "at_move", "move")],
    )

    found = owners(tables).made_elsewhere

    assert list(found.key) == ["there", "mended"]
    told = row(found, key="there")
    assert (told["made_stage"], told["accountable_where_made"], told["accountable_where_felt"], told["unsolved"]) == (
        "find",
        ("CSO",),
        ("COO",),
        True,
    )
    assert row(found, key="mended")["unsolved"] is False


RATED_APART = [
    ([("CMO", 4), ("CSO", 2)], "those who hand over rate the hand-off 4, those who receive 2"),
    ([("CMO", 4), ("CSO", 3)], None),
    ([("CMO", 5), ("CEO", 1)], "those who hand over rate the hand-off 5, those who receive 1"),
    ([("SERVICE", 5), ("SERVICE", 1)], "leaders rate the hand-off from 1 to 5"),
    ([("CMO", 5), ("SERVICE", 4)], None),
    ([("CMO", 1)], None),
    ([], None),
]


@pytest.mark.parametrize(("ratings", "sentence"), RATED_APART)
def test_a_hand_off_that_both_sides_see_differently_is_a_finding_the_boss_speaking_for_those_who_work(
    ratings, sentence
):
    assessments = [("handoff", "buy", "", "find", f"{n}", role, score) for n, (role, score) in enumerate(ratings)]
    held = [("CMO", "A", "find"), ("CSO", "A", "buy"), ("COO", "R", "buy")]

    found = owners(make_owners(held, assessments=assessments)).findings

    said = [str(one.sentence) for one in found if one.code == "handoff_rated_apart"]
    assert said == ([f"From Find to Buy: {sentence}, on a scale of 1–5."] if sentence else [])


def test_what_is_made_where_everyone_answers_is_in_nobodys_hands():
    annoyances = [("late", "at_buy", "buy", "at_use", "use"), ("slow", "at_buy", "buy", "at_find", "find")]
    held = [("ALL", "A", "use"), ("CMO", "A", "find")]

    found = owners(make_owners(held, annoyances=annoyances)).findings

    assert [(str(one.sentence), one.role) for one in found if one.code == "made_elsewhere"] == [
        ("“late” is felt at Buy, but made at Use, which everyone answers for, and so nobody.", ""),
        ("“slow” is felt at Buy, but made at Find, which CMO answers for.", "CMO"),
    ]


@pytest.mark.parametrize(
    ("ratings", "poor"),
    [
        ((4.0, 2.0, 2.0), True),
        ((2.5, 4.0, 1.0), False),
        ((float("nan"), 2.0, 2.0), True),
        ((float("nan"), float("nan"), 2.0), True),
        ((float("nan"), float("nan"), float("nan")), False),
    ],
)
def test_a_hand_off_is_poor_where_a_side_rates_it_low_or_anybody_where_sides_are_not_known(ratings, poor):
    row = dict(zip(("rated_by_giver", "rated_by_receiver", "rated_lowest"), ratings, strict=True))

    assert handoffs.is_poor(row) is poor
