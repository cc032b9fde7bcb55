import math
from dataclasses import replace

import pytest

from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.start import Start
from tests.measures.choices import BASE

CALLS = {"contacts": Assumption(0.5, 1, 2), "cost_per_contact": Assumption(80, 100, 150)}


def most(base=BASE, assumptions=CALLS, audience="customers"):
    return Start(base, assumptions, {}, "NOK", audience).most_for_mending


def test_mending_may_cost_a_twentieth_of_what_customers_contribute():
    assert most() == pytest.approx(BASE.contribution / 20)


def test_of_a_public_body_it_may_cost_all_that_let_downs_cost_today():
    base = replace(BASE, let_downs=(("buy", 300.0), ("use", 100.0)))

    assert most(base, audience="users") == pytest.approx(400 * 100)


@pytest.mark.parametrize(("base", "assumptions"), [(None, CALLS), (BASE, {})])
def test_the_most_that_mending_may_cost_is_not_known_without_a_start_or_a_belief(base, assumptions):
    assert math.isnan(most(base, assumptions, audience="users"))
