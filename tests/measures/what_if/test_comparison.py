"""What another choice would bring, against carrying on as today."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxdash.measures.what_if import assumptions, comparison
from cxdash.measures.what_if.comparison import compare, rung, with_levers
from cxdash.measures.what_if.levers import Levers
from tests import soak
from tests.measures.choices import ASSUMED, BASE, PROMISING

MEND = Levers(gaps=(("connect", 0.5),), gap_cost=4e6)

budgets = st.integers(-10, 10).map(lambda step: step / 20)
shares = st.integers(0, 10).map(lambda step: step / 10)
years = st.sampled_from([1, 3, 5])
choices = st.builds(
    lambda win, keep, connect, use, cost, ahead: Levers(
        win, keep, gaps=(("connect", connect), ("use", use)), gap_cost=cost, years=ahead
    ),
    budgets,
    budgets,
    shares,
    shares,
    st.none() | st.floats(0, 2e7),
    years,
)


def difference(levers, base=BASE, assumed=ASSUMED):
    found = compare(base, assumed, levers)
    return found.customers, found.earned


@given(years, st.none() | st.integers(0, 20), st.none() | st.integers(0, 500))
@settings(max_examples=soak.examples(20))
def test_with_every_lever_at_todays_value_the_difference_is_nothing_in_every_try(ahead, leavers, cost):
    beliefs_moved = Levers(years=ahead, extra_leavers=leavers, cost_per_let_down=cost)

    customers, earned = difference(beliefs_moved)

    assert not customers.any()
    assert not earned.any()


@given(choices)
@settings(max_examples=soak.examples(20))
def test_what_promising_less_costs_changes_no_choice_that_promises_as_much_as_today(levers):
    without, known = (compare(BASE, assumed, levers) for assumed in (ASSUMED, PROMISING))

    assert (known.paths.earned == without.paths.earned).all()
    assert (known.paths.customers == without.paths.customers).all()


@given(choices, shares, shares)
@settings(max_examples=soak.examples(20))
def test_promising_less_that_costs_no_wins_never_leaves_fewer_customers(levers, one, other):
    free = ASSUMED | {"wins_lost_per_10": assumptions.Assumption(0, 0, 0)}
    less, more = (replace(levers, promise=share / 2) for share in sorted((one, other)))

    fewer, others = compare(BASE, free, less).paths.customers, compare(BASE, free, more).paths.customers

    assert (others >= fewer * (1 - 1e-12)).all()


def test_promising_less_costs_wins_from_the_first_month_and_spares_let_downs_after_the_delay():
    assumed = ASSUMED | {
        "wins_lost_per_10": assumptions.Assumption(2, 2, 2),
        "delay_months": assumptions.Assumption(6, 6, 6),
    }

    found = compare(BASE, assumed, Levers(promise=0.1))

    less = found.paths.customers - found.as_today.customers
    assert found.paths.won[0] == pytest.approx(37_800 / 12 * 0.98)
    assert np.median(less[0]) == pytest.approx(-0.02 * 37_800 / 12, rel=0.1)
    mended = compare(BASE, assumed, Levers(gaps=(("connect", 0.1),)))
    again = compare(BASE, assumed | {"wins_lost_per_10": assumptions.Assumption(0, 0, 0)}, Levers(promise=0.1))
    assert again.customers == pytest.approx(mended.customers)


def test_promising_less_closes_a_share_of_what_mending_leaves():
    free = ASSUMED | {"wins_lost_per_10": assumptions.Assumption(0, 0, 0)}

    both = compare(BASE, free, Levers(gaps=(("connect", 0.5),), promise=0.2))

    alone = compare(BASE, free, Levers(gaps=(("connect", 0.6),)))
    assert both.customers == pytest.approx(alone.customers)


def test_promising_less_hangs_on_what_it_brings_and_what_it_costs():
    found = compare(BASE, {}, Levers(promise=0.1))

    assert found.needs_customers == ("wins_lost_per_10", "leavers", "delay_months")


@given(choices, budgets)
@settings(max_examples=soak.examples(20))
def test_a_lever_moved_up_and_back_restores_every_digit(levers, moved):
    before = compare(BASE, ASSUMED, levers)

    difference(replace(levers, acquisition_budget=moved, extra_leavers=9.0))

    after = compare(BASE, ASSUMED, levers)
    assert (after.paths.earned == before.paths.earned).all()
    assert (after.paths.customers == before.paths.customers).all()


@given(st.permutations([("connect", 0.5), ("use", 0.2), ("help", 0.3)]))
def test_the_order_of_levers_does_not_matter(gaps):
    found = difference(Levers(gaps=tuple(gaps), gap_cost=1e6))

    expected = difference(Levers(gaps=(("connect", 0.5), ("help", 0.3), ("use", 0.2)), gap_cost=1e6))
    assert (np.array(found) == np.array(expected)).all()


@given(choices, budgets, budgets)
@settings(max_examples=soak.examples(40))
def test_more_money_to_win_never_wins_fewer(levers, one, other):
    less, more = sorted((one, other))

    won = [compare(BASE, ASSUMED, replace(levers, acquisition_budget=at)).paths.won for at in (less, more)]

    assert (won[1] >= won[0]).all()


@given(choices, shares, shares, st.sampled_from(["connect", "use"]))
@settings(max_examples=soak.examples(40))
def test_more_let_downs_removed_never_leaves_fewer_customers(levers, one, other, stage):
    less, more = (replace(levers, gaps=((stage, share),)) for share in sorted((one, other)))

    fewer, others = compare(BASE, ASSUMED, less).paths.customers, compare(BASE, ASSUMED, more).paths.customers

    assert (others >= fewer * (1 - 1e-12)).all()


@given(choices)
@settings(max_examples=soak.examples(40))
def test_no_figure_is_ever_none_or_endless_and_nobody_is_a_customer_less_than_none(levers):
    found = compare(BASE, ASSUMED, levers)

    assert np.isfinite(found.earned).all()
    assert (found.paths.customers >= 0).all()


def test_mending_half_brings_customers_and_roughly_breaks_even_in_three_years():
    found = compare(BASE, ASSUMED, MEND)

    likely = compare(BASE, ASSUMED, MEND, assumptions.one_at_a_time(ASSUMED))
    assert likely.customers[0] == pytest.approx(3100, abs=50)
    assert likely.earned[0] == pytest.approx(1.8e6, abs=1e5)
    assert 0.4 < found.p_better < 0.8
    assert found.payback_month == 30


def test_at_less_a_year_it_is_better():
    found = compare(BASE, ASSUMED, replace(MEND, gap_cost=2.4e6))

    assert found.p_better > 0.8


def test_it_bites_from_the_month_after_the_delay_and_costs_from_the_first():
    assumed = ASSUMED | {"delay_months": assumptions.Assumption(6, 6, 6)}

    found = compare(BASE, assumed, MEND)

    more = np.median(found.paths.customers - found.as_today.customers, axis=1)
    earned = np.median(found.paths.earned - found.as_today.earned, axis=1)
    assert not more[:6].any()
    assert more[6] > 0
    assert earned[0] == pytest.approx(-4e6 / 12)


def test_more_advertising_into_a_broken_stage_brings_less_than_into_one_that_holds():
    broken = difference(Levers(acquisition_budget=0.5))
    whole = difference(Levers(acquisition_budget=0.5), replace(BASE, let_downs=()))

    assert (broken[0] <= whole[0]).all()
    assert np.median(broken[1]) < np.median(whole[1])


def test_twice_the_new_customers_meet_twice_the_let_downs_of_the_early_stages_only():
    no_one_leaves = replace(BASE, leaving=0.0, won=12.0, customers=1000.0, average=1000.0, margin=1.0, prospects=1000.0)
    assumed = {
        "contacts": assumptions.Assumption(1, 1, 1),
        "cost_per_contact": assumptions.Assumption(1, 1, 1),
        "leavers": assumptions.Assumption(0, 0, 0),
        "ceiling.acquisition": assumptions.Assumption(50, 50, 50),
    }

    found = compare(no_one_leaves, assumed, Levers(acquisition_budget=0.5, years=1))

    more = found.paths.won[0]
    met = (found.paths.earned[0] - found.as_today.earned[0])[0]
    let_downs = 53_000 / 12 * (more - 1)
    assert met == pytest.approx((more - 1) - let_downs - 96_400_000 * 0.5 / 12)


@pytest.mark.parametrize(
    ("places", "times"),
    [
        pytest.param({"early": frozenset({"connect"})}, 1000, id="new customers"),
        pytest.param({"early": frozenset()}, 1, id="all customers"),
        pytest.param({"early": frozenset(), "unplaced": frozenset({"connect"})}, 0, id="not stated"),
    ],
)
def test_let_downs_follow_those_who_pass_a_stage_and_stay_as_today_where_nobody_has_stated_who(places, times):
    level = {"leaving": 0.0, "won": 12.0, "customers": 1000.0, "average": 1000.0, "margin": 0.0, "prospects": 1000.0}
    base = replace(BASE, let_downs=(("connect", 12_000.0),), **level, **places)
    assumed = {
        "contacts": assumptions.Assumption(1, 1, 1),
        "cost_per_contact": assumptions.Assumption(1, 1, 1),
        "leavers": assumptions.Assumption(0, 0, 0),
        "ceiling.acquisition": assumptions.Assumption(50, 50, 50),
    }

    found = compare(base, assumed, Levers(acquisition_budget=0.5, years=1))

    more = found.paths.earned - found.as_today.earned
    of_the_second_month = more[1] - more[0] + BASE.acquisition * 0.5 / 12
    assert -of_the_second_month == pytest.approx(times * (found.paths.won[0] - 1), abs=1e-3)


def test_let_downs_are_removed_where_nobody_has_stated_who_passes():
    unplaced = replace(BASE, early=frozenset(), unplaced=frozenset({"connect"}))

    known, unknown = (compare(base, ASSUMED, MEND) for base in (BASE, unplaced))

    assert unknown.customers == pytest.approx(known.customers)


def test_what_is_not_believed_is_asked_for_by_name():
    found = compare(BASE, {}, replace(MEND, acquisition_budget=0.1, retention_budget=0.1))

    assert found.needs_customers == ("ceiling.acquisition", "ceiling.retention", "leavers", "delay_months")
    assert found.needs_earned == (*found.needs_customers, "contacts", "cost_per_contact")


def test_a_belief_that_is_set_by_its_lever_is_not_asked_for():
    found = compare(
        BASE, {"delay_months": ASSUMED["delay_months"]}, replace(MEND, extra_leavers=6, cost_per_let_down=57)
    )

    assert found.needs_earned == ()


def test_a_lever_of_belief_moves_the_most_likely_value_and_its_ends_in_proportion():
    assumed = with_levers(ASSUMED, Levers(extra_leavers=12, cost_per_let_down=114))

    assert assumed["leavers"] == (6, 12, 22)
    assert comparison.cost_of_a_let_down(assumed) == pytest.approx(114)
    assert assumed["contacts"] == ASSUMED["contacts"]


def test_with_nothing_believed_and_nothing_moved_there_is_no_difference_and_no_failure():
    found = compare(BASE, {}, Levers())

    assert (found.customers.tolist(), found.earned.tolist()) == ([0.0], [0.0])


def test_without_customers_or_prospects_nothing_is_divided_by_nothing():
    none = replace(BASE, customers=0.0, average=0.0, leaving=float("nan"), won=0.0, margin=float("nan"), let_downs=())

    with np.errstate(all="raise"):
        found = compare(none, ASSUMED, Levers())

    assert np.nan_to_num(found.customers).any() == np.False_


def test_no_more_leave_because_of_let_downs_than_leave():
    found = compare(
        BASE,
        ASSUMED | {"leavers": assumptions.Assumption(90, 95, 99)},
        Levers(gaps=(("connect", 1.0), ("help", 1.0), ("use", 1.0))),
    )

    assert (np.diff(found.paths.customers, axis=0) <= found.paths.won + 1e-6).all()


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (1.0, 0),
        (0.951, 0),
        (0.95, 1),
        (0.8, 1),
        (0.79, 2),
        (0.6, 2),
        (0.4, 3),
        (0.399, 4),
        (0.2, 4),
        (0.05, 5),
        (0.049, 6),
        (0, 6),
    ],
)
def test_chances_stand_on_a_ladder_of_words_closed_at_the_lower_end(chance, word):
    assert rung(chance) == word


def test_a_discount_makes_later_money_worth_less():
    plain, less = (
        difference(MEND),
        difference(MEND, assumed=ASSUMED | {"discount_rate": assumptions.Assumption(10, 10, 10)}),
    )

    assert (plain[0] == less[0]).all()
    assert np.abs(less[1]).sum() < np.abs(plain[1]).sum()


@pytest.mark.parametrize(
    ("better", "worse", "place"),
    [(0.96, 0.01, 0), (0.85, 0.1, 1), (0.7, 0.3, 2), (0.45, 0.45, 3), (0.3, 0.6, 3), (0.3, 0.7, 4), (0, 0.99, 6)],
)
def test_a_choice_is_called_better_or_worse_by_the_tries_in_which_it_is(better, worse, place):
    assert comparison.place(better, worse) == place


def test_a_choice_that_makes_no_difference_in_half_of_the_tries_is_called_nothing():
    assert comparison.place(0.3, 0.2) is None
