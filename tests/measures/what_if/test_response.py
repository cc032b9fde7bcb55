"""Response curves: through today's point, and the exact optimum of Blattberg & Deighton."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdash.measures.what_if.response import customer_equity, customer_value, optimum, through

rates = st.floats(0.01, 0.95)


@pytest.fixture
def worked(shared):
    examples = json.loads((shared / "methods" / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    return {one["id"]: one for one in examples}["bd_optimum_constructed"]


@pytest.mark.shared
def test_the_worked_optimum_is_found_and_both_marginal_costs_are_what_a_customer_is_worth(worked):
    given_, expected = worked["inputs"], worked["expected"]
    winning = through(given_["a0"], given_["A0"], given_["ceiling_a"])
    keeping = through(given_["r0"], given_["R0"], given_["ceiling_r"])
    margin, discount = given_["m"], given_["d"]

    best = optimum(winning, keeping, margin, discount)

    now = customer_equity(margin, given_["a0"], given_["r0"], given_["A0"], given_["R0"], discount)
    marginal = (margin * (1 + discount) - best.retain) / (1 + discount - best.stay)
    assert {
        "k_a": winning.steepness,
        "k_r": keeping.steepness,
        "ce_now": now,
        "A": best.acquire,
        "R": best.retain,
        "a": best.won,
        "r": best.stay,
        "value_per_customer": best.customer,
        "ce": best.prospect,
        "marginal_cost_acquire": 1 / winning.slope(best.acquire),
        "marginal_cost_retain": 1 / keeping.slope(best.retain),
    } == pytest.approx(expected, abs=worked["tolerance"])
    assert marginal == pytest.approx(best.customer, rel=1e-9)


def test_of_two_splits_of_the_same_money_the_one_for_winning_is_worth_more():
    equity = [
        customer_equity(200, won, stay, acquire, retain, 0.1)
        for won, stay, acquire, retain in [(0.2, 0.6, 20, 30), (0.3, 0.5, 30, 20)]
    ]

    assert equity == pytest.approx([56, 70])


@pytest.mark.parametrize(("ceiling", "retain"), [(0.6, 12.96), (0.7, 17.45), (0.8, 22.17), (0.9, 27.72)])
def test_the_best_spending_hangs_on_the_ceiling_that_is_believed(ceiling, retain):
    winning = through(0.25, 6, 0.45)

    best = optimum(winning, through(0.5, 10, ceiling), 60, 0.1)

    assert best.retain == pytest.approx(retain, abs=0.005)


def test_where_no_spending_is_worth_while_none_is_best():
    best = optimum(through(0.01, 100, 0.011), through(0.5, 10, 0.51), 1, 0.1)

    assert (best.acquire, best.won) == (0.0, 0.0)


@given(rates, st.floats(0.01, 1e6), st.floats(0.001, 0.04), st.floats(0, 0.99))
def test_a_curve_passes_through_todays_point_and_lies_between_its_ends(rate, spend, above, share):
    curve = through(rate, spend, rate + above, rate * share)

    spends = np.linspace(0, 5 * spend, 50)
    assert curve.rate(spend) == pytest.approx(rate, rel=1e-9)
    assert curve.rate(0.0) == pytest.approx(rate * share)
    assert (np.diff(curve.rate(spends)) >= 0).all()
    assert curve.rate(spends).max() <= rate + above


@given(rates, st.floats(1, 1e6), st.floats(0.0, 0.999))
def test_a_ceiling_below_todays_rate_means_that_more_money_does_nothing(rate, spend, share):
    curve = through(rate, spend, rate * share)

    assert curve.rate(2 * spend) == pytest.approx(rate, rel=1e-5)


@pytest.mark.parametrize(("rate", "spend"), [(0.0, 10.0), (0.2, 0.0), (float("nan"), 10.0)])
def test_without_a_point_today_there_is_no_curve(rate, spend):
    with pytest.raises(ValueError, match="no point"):
        through(rate, spend, 0.5)


def test_a_customer_is_worth_the_first_margin_and_those_that_follow():
    assert customer_value(100, 0.9, 0, 0.1) == pytest.approx(100 + 450)
