from dataclasses import replace

import pytest

from cxdash.measures.what_if import answers, baseline, comparison
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.start import Start
from cxdash.measures.workshop import worth
from tests.measures.choices import ASSUMED, BASE

MEND = Levers(gaps=(("connect", 0.5),), gap_cost=4e6)
MOVE = Levers(acquisition_budget=-0.1, retention_budget=0.25)
START = Start(BASE, ASSUMED, baseline.cannot_move(BASE, ASSUMED), "NOK")
SURE, SPLIT = Assumption(6, 6, 6), Assumption(1, 6, 30)


def test_a_room_that_disagrees_has_more_to_settle_than_one_that_is_sure():
    [split] = worth.price(START, {"leavers": SPLIT}, [MEND])
    [own] = worth.price(START, {"leavers": ASSUMED["leavers"]}, [MEND])

    assert worth.price(START, {"leavers": SURE}, [MEND]) == []
    assert split.assumption == own.assumption == "leavers"
    assert split.amount != own.amount > 0


def test_it_is_the_value_of_perfect_information_as_what_if_gives_it_from_the_rooms_range():
    [found] = worth.price(START, {"leavers": SPLIT}, [MEND])

    compared = comparison.compare(BASE, ASSUMED | {"leavers": SPLIT}, MEND)
    given = {one.assumption: one.amount for one in answers.finding_out(compared)}
    assert found.amount == pytest.approx(given["leavers"])


def test_of_several_choices_the_one_it_matters_most_to_counts_and_the_largest_comes_first():
    room = {"leavers": SPLIT, "ceiling.retention": Assumption(70, 86, 95), "delay_months": Assumption(1, 6, 30)}

    alone = [{one.assumption: one.amount for one in worth.price(START, room, [levers])} for levers in (MEND, MOVE)]
    found = worth.price(START, room, [MEND, MOVE])

    amounts = [one.amount for one in found]
    assert amounts == sorted(amounts, reverse=True)
    assert {one.assumption for one in found} <= set(room)
    for one in found:
        assert one.amount == max(amount.get(one.assumption, 0.0) for amount in alone)
        assert one.amount == alone[one.choice][one.assumption]


@pytest.mark.parametrize(
    "start",
    [replace(START, base=None), replace(START, audience="users"), replace(START, assumptions={})],
    ids=["no customers", "a public body", "nothing else assumed"],
)
def test_nothing_is_priced_where_no_choice_can_be_judged(start):
    assert worth.price(start, {"leavers": SPLIT}, [MEND]) == []


def test_a_choice_whose_cost_nobody_states_prices_nothing():
    assert worth.price(START, {"leavers": SPLIT}, [Levers(gaps=(("connect", 0.5),)), Levers()]) == []
