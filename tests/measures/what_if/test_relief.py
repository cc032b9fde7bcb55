from dataclasses import replace

import pytest

from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.relief import WITHOUT_CUSTOMERS, relieve

BASE = replace(WITHOUT_CUSTOMERS, let_downs=(("buy", 300.0), ("use", 100.0)))
CERTAIN = {"contacts": Assumption(2, 2, 2), "cost_per_contact": Assumption(50, 50, 50)}


def test_removed_let_downs_save_the_contacts_of_each_and_their_cost_less_that_of_mending():
    found = relieve(BASE, CERTAIN, Levers(gaps=(("buy", 0.5), ("use", 0.1)), gap_cost=1000.0))

    assert (found.contacts.mean(), found.saved.mean()) == (pytest.approx(320), pytest.approx(320 * 50 - 1000))
    assert (found.contacts_today.mode, found.cost_today.mode) == (800, 40_000)
    assert (found.p_better, found.verdict, found.judged) == (1, 0, True)


def test_what_mending_costs_more_than_it_saves_is_almost_always_worse():
    found = relieve(BASE, CERTAIN, Levers(gaps=(("buy", 0.5),), gap_cost=16_000.0))

    assert (found.p_better, found.verdict) == (0, 6)


@pytest.mark.parametrize(
    ("assumed", "needs"),
    [({}, ("contacts", "cost_per_contact")), ({"contacts": CERTAIN["contacts"]}, ("cost_per_contact",))],
)
def test_without_a_belief_it_is_named_and_nothing_is_judged(assumed, needs):
    found = relieve(BASE, assumed, Levers(gaps=(("buy", 0.5),), gap_cost=1.0))

    assert (found.needs, found.judged) == (needs, False)
