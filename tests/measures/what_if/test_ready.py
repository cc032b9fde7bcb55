from dataclasses import replace

import pytest

from cxdash.measures.what_if import baseline, ready
from cxdash.measures.what_if.start import Start
from tests.measures.choices import ASSUMED, BASE


def start(audience="customers", **more):
    base = replace(BASE, **more)
    return Start(base, ASSUMED, baseline.cannot_move(base, ASSUMED), "NOK", audience)


def test_the_choices_are_made_of_the_companys_own_figures():
    fix, move, both = ready.choices(start(), 3)

    assert (fix.stage, fix.levers.gaps, fix.levers.gap_cost) == ("connect", (("connect", 0.5),), 4_000_000)
    assert move.moved == 10_000_000
    assert move.levers.acquisition_budget * BASE.acquisition == pytest.approx(-10_000_000)
    assert move.levers.retention_budget * BASE.retention == pytest.approx(10_000_000)
    assert (both.levers.gaps, both.levers.gap_cost) == (fix.levers.gaps, fix.levers.gap_cost)
    assert both.levers.retention_budget == move.levers.retention_budget
    assert [one.levers.years for one in ready.choices(start(), 5)] == [5, 5, 5]


def test_the_stage_is_the_broken_one_with_most_let_downs_else_the_one_with_most():
    assert ready.choices(start(broken=frozenset({"help"})), 3)[0].stage == "help"
    assert ready.choices(start(broken=frozenset()), 3)[0].stage == "connect"


def test_no_more_is_moved_than_the_sliders_go():
    _, move, _ = ready.choices(start(retention=3_000_000.0), 3)

    assert move.moved == 3_000_000
    assert move.levers.retention_budget == 1.0


def test_what_cannot_be_chosen_says_why():
    fix, move, both = ready.choices(start(acquisition=0.0), 3)
    assert fix.levers is not None
    assert (move.levers, both.levers) == (None, None)
    assert move.stuck == both.stuck is not None

    fix, move, both = ready.choices(start(let_downs=()), 3)
    assert (fix.levers, both.levers) == (None, None)
    assert fix.stuck is not None
    assert move.levers is not None


def test_a_public_body_and_a_company_without_customers_have_none():
    assert ready.choices(start("users"), 3) == ()
    assert ready.choices(Start(None, {}, {}, "NOK"), 3) == ()


@pytest.mark.parametrize(("amount", "first"), [(9_640_000, 1e7), (4_338_000, 4e6), (671_000, 7e5), (0.0, 0.0)])
def test_a_number_to_start_from_has_one_digit(amount, first):
    assert ready.rounded(amount) == first
