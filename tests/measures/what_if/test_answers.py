"""What a choice hangs on, what it would take, how to split the money, and what is worth finding out."""

import json
from dataclasses import replace

import numpy as np
import pytest
from scipy import special

from cxdash.measures.what_if import assumptions, comparison
from cxdash.measures.what_if import record as what_if_record
from cxdash.measures.what_if.answers import Goal, break_even, finding_out, perfect_information, split, what_matters
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.comparison import compare
from cxdash.measures.what_if.levers import Levers
from tests.measures.choices import ASSUMED, BASE

MEND = Levers(gaps=(("connect", 0.5),), gap_cost=4e6)
KNOWN = {name: Assumption(one.mode, one.mode, one.mode) for name, one in ASSUMED.items()}


@pytest.fixture
def worked(shared):
    examples = json.loads((shared / "methods" / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    return {one["id"]: one for one in examples}


@pytest.mark.shared
def test_the_worked_example_of_finding_out(worked):
    one = worked["evpi_thompson_lumber"]

    assert perfect_information(np.array(one["inputs"]["payoffs"]).T) == one["expected"]["evpi"]


@pytest.mark.shared
def test_the_same_tries_for_both_make_the_difference_vary_as_the_worked_identity_says(worked):
    one = worked["crn_variance"]
    deviation, together = one["inputs"]["sd_x"], one["inputs"]["rho"]
    first, second = special.ndtri(assumptions.shares(2**14)[:, :2]).T
    both = np.array([first, together * first + np.sqrt(1 - together**2) * second]) * deviation

    found = compare(BASE, ASSUMED, MEND)

    assert np.var(both[0] - both[1]) == pytest.approx(one["expected"]["var_crn"], rel=0.01)
    assert found.earned.var() < 0.5 * (found.paths.earned[-1].var() + found.as_today.earned[-1].var())


def test_finding_out_about_a_normal_difference_is_worth_its_unit_loss():
    earned = 10 + 20 * special.ndtri(assumptions.shares(2**14)[:, 0])

    assert perfect_information(np.column_stack([earned, 0 * earned])) == pytest.approx(3.956, abs=0.01)


def test_what_a_choice_hangs_on_is_the_belief_that_swings_it_most():
    first, *others = what_matters(BASE, ASSUMED, MEND)

    assert (first.assumption, first.low, first.high, first.flips) == ("leavers", 3, 11, True)
    assert {one.assumption for one in others} == {"contacts", "cost_per_contact", "delay_months"}
    assert [one.width for one in others] == sorted((one.width for one in others), reverse=True)


def test_what_is_known_swings_nothing():
    assert what_matters(BASE, KNOWN, MEND) == []


def test_a_cheap_choice_is_turned_by_no_belief():
    assert not any(one.flips for one in what_matters(BASE, ASSUMED, replace(MEND, gap_cost=1e6)))


def test_a_goal_is_sought_for_each_lever_and_met():
    goals = {goal.lever: goal for goal in break_even(compare(BASE, ASSUMED, MEND))}

    assert set(goals) == {"gap", "gap_cost", "extra_leavers", "cost_per_let_down"}
    for lever, levers in [
        ("gap", replace(MEND, gaps=(("connect", goals["gap"].value),))),
        ("gap_cost", replace(MEND, gap_cost=goals["gap_cost"].value)),
        ("extra_leavers", replace(MEND, extra_leavers=goals["extra_leavers"].value)),
        ("cost_per_let_down", replace(MEND, cost_per_let_down=goals["cost_per_let_down"].value)),
    ]:
        assert np.median(compare(BASE, ASSUMED, levers).earned) == pytest.approx(0, abs=1e5), lever
    assert goals["gap_cost"].now == 4e6
    assert goals["cost_per_let_down"].now == pytest.approx(57)


def test_a_goal_that_no_value_reaches_is_said_to_be_out_of_reach():
    goals = break_even(compare(BASE, ASSUMED, replace(MEND, gaps=(("help", 0.1),), gap_cost=2e7)))

    assert Goal("gap", "help", 0.1, None) in goals


def test_keeping_pays_more_where_people_leave_for_want_of_it():
    easy = ASSUMED | {"ceiling.retention": Assumption(95, 97, 99), "ceiling.acquisition": Assumption(15.8, 16, 16.2)}

    found = split(BASE, easy, Levers())

    assert found.verdict == "keeping"
    assert found.moved[0] == pytest.approx(-20.5e6)
    assert found.moved[-1] == pytest.approx(41e6)
    assert found.middle[found.moved.index(0.0)] == 0.0
    assert all(low <= middle <= high for low, middle, high in zip(found.low, found.middle, found.high, strict=True))


def test_winning_pays_more_where_nobody_else_can_be_kept():
    full = ASSUMED | {
        "ceiling.retention": Assumption(79.01, 79.05, 79.1),
        "ceiling.acquisition": Assumption(60, 70, 80),
    }

    assert split(BASE, full, Levers(years=5)).verdict == "winning"


def test_what_cannot_be_told_apart_is_too_close_to_call():
    even = ASSUMED | {"ceiling.retention": Assumption(79.1, 81, 84), "ceiling.acquisition": Assumption(20, 30, 60)}

    assert split(BASE, even, Levers()).verdict == "close"


def test_finding_out_about_one_belief_is_worth_no_more_than_about_all():
    all_of_them, *each = finding_out(compare(BASE, ASSUMED, MEND))

    assert all_of_them.assumption == ""
    assert each[0].assumption == "leavers"
    assert all(0 < one.amount <= all_of_them.amount for one in each)


def test_finding_out_is_worth_nothing_where_a_choice_is_better_in_every_try():
    found = compare(BASE, ASSUMED, Levers(gaps=(("connect", 0.5),), gap_cost=0.0))

    assert finding_out(found) == [("", 0.0)]


def test_what_is_printed_is_what_the_screen_shows():
    found = compare(BASE, ASSUMED, MEND)

    record = what_if_record.as_record(found, [])

    assert record["difference"]["customers"] == comparison.spread(found.customers)
    assert json.loads(json.dumps(record)) == record
    assert (record["p_better"], record["payback_month"]) == (found.p_better, found.payback_month)


def test_what_cannot_be_told_is_printed_as_nothing_with_what_is_needed():
    record = what_if_record.as_record(compare(BASE, {}, MEND), [])

    assert record["difference"] == {"customers": None, "earned": None}
    assert record["p_better"] is None
    assert record["needs"] == ["leavers", "delay_months", "contacts", "cost_per_contact"]
