import json

import numpy as np
import pandas as pd
import pytest

from cxdash.domain.tables import PriorityTables
from cxdash.domain.vocabulary import View
from cxdash.measures.ownership import standing
from cxdash.measures.priorities import figures as priorities
from cxdash.measures.priorities import lists as priorities_lists
from cxdash.measures.priorities.figures import Group
from cxdash.measures.stats import simulation
from cxdash.presenters.priorities import record as priorities_record
from tests.conftest import SHARED
from tests.measures.owners import TODAY, answered, make_owners, rated
from tests.measures.tables import row

NAN = float("nan")
DEFAULTS = {
    "key": "",
    "touchpoint": "at_find",
    "customers_per_year": 100.0,
    "severity": 3.0,
    "status": "open",
    "kind": "annoyance",
    "made_at": "at_find",
    "customers_per_year_low": NAN,
    "customers_per_year_high": NAN,
    "owner": "",
    "found_by": "customer",
    "effort": NAN,
    "value": NAN,
    "feasibility": NAN,
    "need_importance": NAN,
    "importance": NAN,
    "title": "",
    "stage": "find",
    "made_stage": "find",
    "cause": "other",
    "stops_business": False,
}
CAN = rated("CMO", [[5, 5, 5, 5, 5]] * 3)
CANNOT = rated("CMO", [[1, 1, 1, 1, 1]] * 3)


def noted(*rows):
    """Make rows of annoyances from dicts of what is not as usual."""
    return pd.DataFrame([{**DEFAULTS, **given} for given in rows], columns=list(DEFAULTS))


def places(*rows):
    return pd.DataFrame(rows, columns=["key", "name", "stage", "importance"])


def found(*rows, assignments=(("CMO", "A", "find"),), ratings=CAN, scores=None, at=()):
    tables = make_owners(assignments, assessments=ratings)
    given = PriorityTables(noted(*rows), places(*at))
    holds = standing.compute(tables, TODAY)
    rows = priorities.ranked(given.annoyances, holds)
    return priorities.compute(rows, given.places, holds, answered(tables, scores), View())


@pytest.fixture(scope="module")
def examples():
    file = SHARED / "methods" / "worked_examples.json"
    return {one["id"]: one for one in json.loads(file.read_text(encoding="utf-8"))["examples"]}


@pytest.mark.shared
def test_pain_is_the_worked_example(examples):
    example = examples["pain_index"]
    given = example["inputs"]

    assert priorities.pain(given["freq"] * given["volume"], given["severity"]) == pytest.approx(
        example["expected"]["pain"]
    )


@pytest.mark.shared
def test_how_often_one_is_above_another_comes_to_the_worked_example(examples):
    (a, sd_a), (b, sd_b) = (examples["rank_probability_two_normals"]["inputs"][name] for name in "AB")
    value, reach = np.array([a, b], float), simulation.Z * np.array([sd_a, sd_b])

    share = simulation.above(simulation.simulate(value, value - reach, value + reach), 0, 1)

    assert share == pytest.approx(examples["rank_probability_two_normals"]["expected"]["p"], abs=0.02)


def test_shares_of_being_first_are_of_the_same_draws_and_sum_to_one():
    many = simulation.simulate(np.array([10.0, 8, 1]), np.array([4.0, 0, 0]), np.array([16.0, 16, 2]))

    shares = simulation.firsts(many)

    assert shares.sum() == pytest.approx(1)
    assert shares[0] == pytest.approx(simulation.above(many, 0, 1), abs=0.01)
    assert simulation.above(many, 0, 1) + simulation.above(many, 1, 0) == pytest.approx(1)
    assert list(simulation.firsts(many[:, :0])) == []


@pytest.mark.parametrize(("share", "tie"), [(0.39, False), (0.4, True), (0.5, True), (0.6, True), (0.61, False)])
def test_a_tie_is_above_in_four_to_six_of_ten(share, tie):
    assert simulation.tied(share) is tie


@pytest.mark.parametrize(
    ("assignments", "ratings", "status", "why"),
    [
        ([("CMO", "A", "find")], CAN, "open", ""),
        ([("CMO", "A", "find")], (), "open", ""),
        ([("CMO", "A", "find")], CANNOT, "open", "no_mandate"),
        ([("CMO", "A", "find")], CANNOT, "doing", ""),
        ([("CMO", "A", "find")], CAN, "blocked", "stopped"),
        ([("CMO", "A", "buy")], CAN, "open", "nobody"),
        ([("CMO", "A", "buy")], CAN, "blocked", "nobody"),
        ([("CMO", "A", "find"), ("CSO", "A", "find")], CAN, "open", "contested"),
        ([("ALL", "A", "find")], CAN, "open", "everyone"),
        ([("CMO", "A", "find"), ("CSO", "A", "", "at_find")], CANNOT, "open", ""),
        ([], (), "open", ""),
        ([], (), "blocked", "stopped"),
    ],
)
def test_what_holds_a_mending_up_is_told_by_who_answers_where_it_is_made(assignments, ratings, status, why):
    one = found({"key": "a", "touchpoint": "at_use", "status": status}, assignments=assignments, ratings=ratings)

    assert row(one.rows)["blocked"] == why


def test_held_up_comes_before_the_rest_then_ideas_then_what_is_done_each_by_pain():
    rows = [
        {"key": "done", "status": "done", "customers_per_year": 9e6},
        {"key": "idea", "kind": "idea", "customers_per_year": 9e5},
        {"key": "little"},
        {"key": "much", "customers_per_year": 9e4},
        {"key": "stuck", "made_at": "at_buy", "customers_per_year": 10},
        {"key": "worse", "made_at": "at_buy", "customers_per_year": 10, "severity": 5},
    ]

    one = found(*rows)

    assert list(one.rows.key) == ["worse", "stuck", "much", "little", "idea", "done"]
    assert (one.worst["key"], one.first(Group.OPEN, "open")["key"], len(one.undone)) == ("much", "much", 4)


def test_the_range_is_that_of_the_customers_stated_and_wider_where_none_is():
    stated = {"key": "stated", "customers_per_year_low": 99, "customers_per_year_high": 101}

    rows = found(stated, {"key": "bare"}).rows.set_index("key")

    assert list(rows.stated) == [True, False]
    assert (rows.pain == 300).all()
    width = rows.pain_high - rows.pain_low
    assert rows.pain_low.loc["stated"] == pytest.approx(250, abs=5)
    assert width.bare == pytest.approx(2 * np.hypot(75, 50), rel=0.05)


@pytest.mark.parametrize(
    ("second", "standings"),
    [(10, ["clear_first", ""]), (85, ["first", ""]), (99, ["tie", "tie"])],
)
def test_how_surely_one_comes_first_is_said_by_code(second, standings):
    rows = found({"key": "a"}, {"key": "b", "customers_per_year": second}).rows

    assert list(rows.standing) == standings
    assert list(rows.ties_with) == (["b", "a"] if standings[0] == "tie" else ["", ""])


def test_need_value_and_doable_order_what_is_known_of_all_three():
    rows = [
        {"key": "needed", "need_importance": 10, "importance": 1, "feasibility": 3},
        {"key": "easy", "importance": 5, "effort": 1},
        {"key": "unknown", "importance": 5},
    ]

    one = found(*rows).rows.set_index("key")

    assert one.need.to_dict() == {"needed": 10, "easy": 5, "unknown": 5}
    assert one.doable.drop("unknown").to_dict() == {"needed": 3, "easy": 5}
    assert one.merit.drop("unknown").to_dict() == pytest.approx({"needed": 0.6, "easy": 0.5})
    assert np.isnan(one.merit["unknown"])


def test_where_worth_is_stated_of_any_it_counts_and_of_the_others_nothing_is_known():
    rows = [{"key": key, "importance": 10, "effort": 1, "value": value} for key, value in [("a", 50.0), ("b", NAN)]]

    one = found(*rows).rows.set_index("key")

    assert one.merit["a"] == 1
    assert np.isnan(one.merit["b"])


def test_nobody_follows_up_what_employees_found_if_it_is_stopped_or_nobodys():
    states = [("open", ""), ("open", "CMO"), ("blocked", "CMO"), ("doing", ""), ("done", "")]
    rows = [
        {"key": str(n), "status": status, "owner": owner, "found_by": "employee"}
        for n, (status, owner) in enumerate(states)
    ]

    assert priorities_lists.followed_up(found(*rows, {"key": "other"}).rows) == (5, 6, 2)


def test_what_matters_little_and_gives_what_is_expected_could_be_dropped():
    counts = (0, 0, 0, 30, 30)
    scores = {"at_find": (counts, 1), "at_buy": (counts, -1), "at_use": (counts, 1)}
    at = [
        ("at_find", "Find", "find", 3.0),
        ("at_buy", "Buy", "buy", 2.0),
        ("at_use", "Use", "use", 5.0),
        ("at_help", "Help", "help", 1.0),
    ]

    dropped = found({"key": "a"}, scores=scores, at=at).droppable

    assert dropped[["key", "importance", "gap", "n"]].to_numpy().tolist() == [["at_find", 3, 1, 60]]


def test_with_nothing_noted_there_is_nothing_to_tell():
    one = found()

    assert (len(one.rows), one.worst, one.first(Group.OPEN)) == (0, None, None)


def test_the_record_holds_plain_values_and_none_for_what_is_not_known():
    record = priorities_record.as_record(found({"key": "a", "made_at": "at_buy"}))

    (one,) = record["annoyances"]
    assert json.loads(json.dumps(record)) == record
    assert [one[name] for name in ("key", "group", "blocked", "pain", "gap", "owner", "accountable")] == [
        *("a", "held_up", "nobody", 300, None, None, []),
    ]
    assert [
        record[name] for name in ("n", "worst", "first_to_mend", "held_up", "not_done", "by_need_value_doable")
    ] == [
        *(1, "a", None, 1, 1, []),
    ]
