"""The future of a choice, reckoned by hand for a few months."""

from dataclasses import replace

import numpy as np
import pytest

from cxdash.domain.assumptions import CONTACT_COST, CONTACTS, STAY_AT_LEAST, STAY_AT_MOST, WON_AT_LEAST, WON_AT_MOST
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.projection import paths

SMALL = Baseline(
    last="2026-10",
    months=12,
    customers=1000.0,
    average=1000.0,
    leaving=0.02,
    stay=0.8,
    won=120.0,
    prospects=600.0,
    margin=10.0,
    acquisition=1.2,
    retention=0.6,
)
"""Of 1,000, twenty leave in a month and ten are won; one in five who consider us, and four in five stay a year."""

TODAY = Levers(years=1)


def believed(**values):
    return {name: np.array([value]) for name, value in values.items()}


@pytest.mark.parametrize(
    ("base", "spent"),
    [
        (SMALL, 1.8),
        (replace(SMALL, acquisition=float("nan")), 0.6),
        (replace(SMALL, acquisition=1200.0, retention=-1.0), 1200),
    ],
)
def test_a_month_earns_on_the_customers_at_its_end_less_a_twelfth_of_what_is_known_to_be_spent(base, spent):
    found = paths(base, {}, TODAY)

    assert found.customers[:2, 0] == pytest.approx([1000 + 10 - 20, 990 + 10 - 19.8])
    assert found.earned[:2, 0] == pytest.approx([9900 - spent / 12, 9900 + 9802 - 2 * spent / 12], rel=1e-9)


def test_a_budget_that_grows_by_half_costs_half_more():
    found = paths(SMALL, {}, replace(TODAY, acquisition_budget=0.5, retention_budget=-0.5, gap_cost=12.0))

    assert found.earned[0, 0] == pytest.approx(9900 - (1.2 * 1.5 + 0.6 * 0.5 + 12) / 12, rel=1e-9)


@pytest.mark.parametrize(
    ("beliefs", "gone"),
    [
        ({STAY_AT_MOST: 0.9, STAY_AT_LEAST: 0.5}, 20 * 0.15 / 0.2),  # 0.9 − 0.4·4⁻¹·⁵ = 0.85 stay
        ({STAY_AT_MOST: 0.9}, 20 * (0.1 + 0.9 / 27) / 0.2),  # 0.9 − 0.9·9⁻¹·⁵
        ({STAY_AT_MOST: 1.3, STAY_AT_LEAST: 0.0}, 20 * 5**-1.5 / 0.2),  # no more than all: 1 − 5⁻¹·⁵
        ({}, 20),
    ],
)
def test_more_money_to_keep_follows_the_curve_through_todays_point(beliefs, gone):
    found = paths(SMALL, believed(**beliefs), replace(TODAY, retention_budget=0.5))

    assert found.customers[0, 0] == pytest.approx(1000 + 10 - gone)


@pytest.mark.parametrize(
    ("beliefs", "won"),
    [
        ({WON_AT_MOST: 0.4}, 10 * 0.4 * (1 - 2**-1.5) / 0.2),
        ({WON_AT_MOST: 0.4, WON_AT_LEAST: 0.1}, 10 * (0.4 - 0.3 * 1.5**-1.5) / 0.2),
        ({}, 10),
    ],
)
def test_more_money_to_win_follows_the_curve_through_todays_point(beliefs, won):
    found = paths(SMALL, believed(**beliefs), replace(TODAY, acquisition_budget=0.5))

    assert found.won[0] == pytest.approx(won)


@pytest.mark.parametrize("levers", [TODAY, replace(TODAY, gaps=(("use", 0.5),))])
def test_where_there_were_no_customers_none_are_let_down_at_what_all_pass(levers):
    none = replace(SMALL, customers=0.0, average=0.0, let_downs=(("use", 1200.0),))

    found = paths(none, believed(**{CONTACTS: 1.0, CONTACT_COST: 5.0}), levers)

    assert found.customers[:2, 0] == pytest.approx([10, 10 + 10 - 0.2])
    assert found.earned[:2, 0] == pytest.approx([100 - 0.15, 100 + 198 - 0.3])
