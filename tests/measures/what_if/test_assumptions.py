"""Beliefs as tries: the ends are passed one time in ten, and the tries are always the same."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxdash.measures.what_if import assumptions
from cxdash.measures.what_if.assumptions import (
    LEAVERS,
    UNITS,
    Assumption,
    Pert,
    fitted,
    one_at_a_time,
    places,
    simulate,
    tried,
)

three = st.tuples(*[st.floats(0.01, 1000)] * 3).map(sorted).filter(lambda it: it[2] > it[0] * 1.001)


@pytest.mark.shared
def test_the_worked_example_of_pert(shared):
    examples = json.loads((shared / "methods" / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    (one,) = [example for example in examples if example["id"] == "pert_10_20_60"]

    pert = Pert(*(float(one["inputs"][name]) for name in ("min", "mode", "max")))

    spread = stats.beta(*pert.shape, loc=pert.least, scale=pert.most - pert.least)
    found = (spread.mean(), *pert.shape, spread.std())
    assert found == pytest.approx([one["expected"][name] for name in ("pert_mean", "alpha", "beta", "pert_sd")])


@given(three)
def test_a_tenth_of_the_tries_lies_below_low_and_a_tenth_above_high(given_):
    assumption = Assumption(*given_)

    pert = fitted(assumption)

    assert pert.mode == assumption.mode
    assert pert.at(np.array([0.1, 0.9])) == pytest.approx([assumption.low, assumption.high], rel=1e-6)


@pytest.mark.parametrize(
    "assumption", [Assumption(3, 6, 11), Assumption(3, 3, 11), Assumption(3, 11, 11), Assumption(0, 1, 2)]
)
def test_the_tries_keep_to_the_limits(assumption):
    values = tried(LEAVERS, assumption) * UNITS[LEAVERS]

    assert np.quantile(values, (0.1, 0.9)) == pytest.approx([assumption.low, assumption.high], abs=0.02)
    assert values.min() >= 0


def test_every_try_lies_on_a_whole_step_between_the_ends_of_what_is_possible():
    assumption = Assumption(3, 6, 11)
    ends, steps = fitted(assumption), places(LEAVERS, assumption)

    exact = np.maximum(ends.at(assumptions.shares()[:, 0]), 0)

    assert steps.dtype == np.uint16
    assert (tried(LEAVERS, assumption) * 100) == pytest.approx(exact, abs=(ends.most - ends.least) / 2 / 65535 + 1e-12)
    assert places(LEAVERS, Assumption(6, 6, 6)).max() == 0


def test_a_belief_that_is_certain_is_the_same_in_every_try():
    assert set(tried(LEAVERS, Assumption(6, 6, 6))) == {0.06}


def test_the_tries_are_the_same_every_time_and_even():
    first = assumptions.shares()
    assumptions.shares.cache_clear()

    assert (first == assumptions.shares()).all()
    assert first.shape == (2048, len(UNITS))
    assert np.abs(first.mean(axis=0) - 0.5).max() < 0.001


def test_another_belief_does_not_change_the_tries_of_the_first():
    alone = simulate({LEAVERS: Assumption(3, 6, 11)})
    together = simulate({LEAVERS: Assumption(3, 6, 11), "contacts": Assumption(0.3, 0.6, 1.1)})

    assert (alone[LEAVERS] == together[LEAVERS]).all()


def test_one_at_a_time_begins_with_all_most_likely():
    tries = one_at_a_time({LEAVERS: Assumption(3, 6, 11), "contacts": Assumption(0.3, 0.6, 1.1)})

    assert tries[LEAVERS] == pytest.approx([0.06, 0.03, 0.11, 0.06, 0.06])
    assert tries["contacts"] == pytest.approx([0.6, 0.6, 0.6, 0.3, 1.1])


def test_a_belief_that_is_moved_takes_its_ends_with_it():
    assert Assumption(3, 6, 11).scaled(12) == Assumption(6, 12, 22)
    assert Assumption(3, 6, 11).scaled(0) == Assumption(0, 0, 0)


@pytest.mark.parametrize(
    ("assumption", "can"), [((3, 6, 11), True), ((6, 3, 11), False), ((float("nan"), 6, 11), False)]
)
def test_a_belief_stands_in_order(assumption, can):
    assert assumptions.usable(Assumption(*assumption)) is can
