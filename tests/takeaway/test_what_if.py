"""The file that is taken home computes what the product does: over many choices, to the sixth digit."""

import random
from dataclasses import replace

import numpy as np
import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.what_if import comparison
from cxdash.measures.what_if.comparison import Comparison, compare
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.relief import relieve
from cxdash.store import database
from cxdash.takeaway import what_if
from cxdash.takeaway.living import script
from tests.measures.choices import ASSUMED
from tests.takeaway import choices
from tests.takeaway.engine import Engine

A_PENNY = 0.01
"""What an amount may differ by besides: amounts of which nearly all cancels out have fewer digits."""


@pytest.fixture
def demo(demo_file):
    engine = database.open_store(f"sqlite:///{demo_file}")
    with database.reading(engine) as connection:
        yield what_if.gather(connection, View("", "", ""), "en")
    engine.dispose()


def percentiles(values):
    return list(comparison.spread(values).values())


def assert_close(computed, expected):
    np.testing.assert_allclose(computed, expected, rtol=1e-6, atol=A_PENNY)


def assert_agree(found: Comparison, computed: dict) -> None:
    for name in ("customers", "earned"):
        assert_close(computed[name], percentiles(getattr(found, name)))
        assert_close(computed["today"][name], np.median(getattr(found.as_today, name)[-1]))
    more = found.paths.earned - found.as_today.earned
    by_month = computed["byMonth"]
    assert_close(by_month["today"], found.as_today.customers[1::2, 0])
    for name, values in (("customers", found.paths.customers), ("earned", more)):
        assert_close(by_month[name], np.quantile(values[1::2], (0.1, 0.5, 0.9), axis=1).T)
    assert (computed["better"], computed["worse"]) == (found.p_better, found.p_worse)
    assert computed["payback"] == (found.payback_month or 0)
    assert (computed["aheadUntil"], computed["never"]) == (found.ahead_until or 0, found.never_paid_back)
    assert computed["needs"] == {"customers": list(found.needs_customers), "earned": list(found.needs_earned)}
    known = ("customersKnown", "earnedKnown", "costStated", "judged")
    assert [computed[name] for name in known] == [
        found.customers_known,
        found.earned_known,
        found.cost_stated,
        found.judged,
    ]


def test_two_hundred_choices_with_all_beliefs_come_to_the_same_in_the_file():
    inputs, chance = choices.customers(), random.Random(1)
    engine = Engine(inputs)

    for _ in range(200):
        levers = choices.levers(inputs, chance)
        assert_agree(compare(inputs.base, inputs.start.assumptions, levers), engine.call("compare", levers))


def test_choices_of_the_demo_come_to_the_same_in_the_file(demo):
    engine, chance = Engine(demo), random.Random(2)

    for _ in range(25):
        levers = choices.levers(demo, chance)
        assert_agree(compare(demo.base, demo.start.assumptions, levers), engine.call("compare", levers))


@pytest.mark.parametrize(
    "inputs",
    [
        choices.customers({}),
        choices.customers(ASSUMED),
        choices.customers(margin=float("nan")),
        choices.customers(leaving=float("nan"), average=0.0),
        choices.customers(won=0.0, acquisition=float("nan"), let_downs=()),
    ],
    ids=["nothing believed", "no discount", "no margin", "nobody there", "nobody won"],
)
def test_what_is_not_known_is_not_known_in_the_file(inputs):
    engine, chance = Engine(inputs), random.Random(3)

    for _ in range(10):
        levers = choices.levers(inputs, chance)
        levers = levers if inputs.base.won else replace(levers, acquisition_budget=0.0)
        found, computed = compare(inputs.base, inputs.start.assumptions, levers), engine.call("compare", levers)
        if found.customers_known:
            assert_close(computed["customers"], percentiles(found.customers))
        if found.earned_known:
            assert_close(computed["earned"], percentiles(found.earned))
        assert computed["judged"] is found.judged
        assert computed["needs"]["earned"] == list(found.needs_earned)


def test_two_hundred_choices_of_a_public_body_come_to_the_same_in_the_file():
    inputs, chance = choices.users(), random.Random(4)
    engine = Engine(inputs)

    for _ in range(200):
        levers = choices.levers(inputs, chance)
        found, computed = relieve(inputs.base, inputs.start.assumptions, levers), engine.call("relieve", levers)
        assert_close(computed["contacts"], percentiles(found.contacts))
        assert_close(computed["saved"], percentiles(found.saved))
        assert computed["better"] == found.p_better
        assert (computed["needs"], computed["costStated"]) == (list(found.needs), found.cost_stated)


def test_a_public_body_that_believes_nothing_is_asked_in_the_file_too():
    inputs = choices.users()
    engine = Engine(replace(inputs, start=replace(inputs.start, assumptions={})))

    assert engine.call("relieve", Levers())["needs"] == ["contacts", "cost_per_contact"]


def test_where_nothing_is_moved_nothing_changes():
    computed = Engine(choices.customers()).call("compare", Levers())

    assert (computed["moved"], computed["customers"], computed["earned"]) == (False, [0, 0, 0], [0, 0, 0])


def test_the_recursion_is_short():
    assert len(script("what_if.js")) < 4000
