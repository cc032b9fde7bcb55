import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdash.measures.what_if.assumptions import Assumption, fitted
from cxdash.measures.workshop import ranges

ENDS = st.lists(st.floats(0, 100), min_size=3, max_size=3).map(sorted).map(lambda ends: Assumption(*ends))


def test_a_room_of_one_mind_has_its_range():
    assert ranges.pooled([Assumption(3, 6, 11)] * 5) == pytest.approx((3, 6, 11), rel=0.02)


def test_where_voters_differ_the_range_is_wider_than_any_of_theirs_and_than_their_medians():
    room = [Assumption(1, 2, 3), Assumption(1, 2, 3), Assumption(5, 6, 7), Assumption(9, 10, 11), Assumption(9, 10, 11)]

    found, typical = ranges.pooled(room), ranges.typical(room)

    assert typical == (5, 6, 7)
    assert found.mode == 6
    assert found.low < 3
    assert found.high > 9


def test_low_and_high_are_the_percentiles_of_the_mixture_as_drawing_from_it_finds_them():
    room = [Assumption(3, 6, 11), Assumption(4, 5, 20), Assumption(8, 8, 8), Assumption(1, 6, 7), Assumption(2, 3, 9)]
    random = np.random.default_rng(1)
    drawn = [
        pert.mode if pert.least == pert.most else float(pert.at(random.random()))
        for pert in map(fitted, (room[place] for place in random.integers(0, 5, 40_000)))
    ]

    found = ranges.pooled(room)

    assert (found.low, found.high) == pytest.approx(np.quantile(drawn, (0.1, 0.9)), rel=0.03)


@given(st.lists(ENDS, min_size=5, max_size=12))
def test_a_rooms_range_is_in_order_and_not_below_nothing(room):
    found = ranges.pooled(room)

    assert 0 <= found.low <= found.mode <= found.high
    assert np.isfinite(found).all()
