"""Otherwise equal paths: with a touchpoint and without it, and by where they begin."""

import numpy as np
import pytest

from cxdash.measures.paths import alike
from cxdash.measures.paths import figures as paths
from cxdash.measures.stats.intervals import newcombe_difference
from tests.measures.paths.test_figures import make

PLANTED = [
    ("ad > web > call", 100, 900),
    ("ad > talk > web > call", 10, 90),
    ("press > web > call", 60, 240),
    ("press > talk > web > call", 6, 24),
    ("web", 20, 1980),
    ("talk", 0, 300),
]
"""Those who met the talk bought no more often; those who came from the press twice as often."""


def met(*rows):
    return alike.met(make(*rows).paths).set_index("touchpoint")


def useless(*rows):
    tables = make(*rows)
    return list(alike.useless(alike.met(tables.paths), paths.compute(tables).credits).touchpoint)


def pair(*rows):
    return alike.apart(alike.began(make(*rows).paths))


def test_those_who_met_a_touchpoint_are_held_against_the_same_paths_without_it():
    row = met(*PLANTED).loc["talk"]

    assert (row.n, row.n_other) == (130, 1300)
    assert (row.share, row.share_other) == pytest.approx((0.1230769, 0.1230769))
    assert row.difference == pytest.approx(0)
    assert row.low < 0 < row.high < row.share_other


def test_of_one_group_the_interval_is_newcombes():
    row = met(("ad > web", 30, 70), ("web", 40, 160)).loc["ad"]

    expected = newcombe_difference(30, 100, 40, 200)
    assert (row.difference, row.low, row.high) == pytest.approx((expected.value, expected.low, expected.high))


def test_nobody_bought_is_no_certainty():
    row = met(("ad > web", 0, 100), ("web", 0, 100)).loc["ad"]

    assert row.low < -0.03 < 0.03 < row.high


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (PLANTED, ["talk"]),
        ([*PLANTED[:1], ("ad > talk > web > call", 20, 80), *PLANTED[2:]], []),  # it seems to help
        ([("ad > web", 100, 900), ("ad > talk > web", 1, 11)], []),  # too few to tell
        ([("ad > web", 100, 900), ("ad > talk > web", 4, 36)], []),  # might be twice as often
        ([("ad > web", 100, 900), ("talk", 0, 300)], []),  # no path without it
        ([("ad > web", 100, 0), ("ad > talk > web", 1, 0)], []),  # nobody is known to be lost
        ([("ad > web", 100, 900), ("ad > talk > web", 60, 540)], []),  # gets credit
    ],
)
def test_useless_is_what_gets_next_to_no_credit_and_makes_no_difference(rows, expected):
    assert useless(*rows) == expected


def test_beginnings_are_compared_where_the_rest_of_the_path_is_the_same():
    found = pair(*PLANTED)

    assert (found.touchpoint, found.other) == ("press", "ad")
    assert (found.n, found.n_other) == (330, 1100)
    assert (found.share, found.share_other) == pytest.approx((0.2, 0.1))
    assert 0 < found.low < found.difference < found.high


@pytest.mark.parametrize(
    "rows",
    [
        [("ad > web", 10, 90), ("press > web", 13, 87)],  # may be chance
        [("ad > web", 100, 900), ("press > shop", 600, 400)],  # the rest differs
        [("ad", 100, 900), ("press", 600, 400)],  # there is no rest
        [("ad > web", 100, 900), ("press > web", 15, 5)],  # too few
    ],
)
def test_where_beginnings_cannot_be_told_apart_none_is_named(rows):
    assert pair(*rows) is None


def test_staying_at_a_touchpoint_is_no_step_and_the_same_path_twice_is_one():
    once = met(("ad > web", 30, 70), ("web", 40, 160))

    again = met(("ad>ad>web", 10, 20), ("ad > web", 20, 50), ("web > web", 40, 160))
    assert np.allclose(once.to_numpy(float), again.to_numpy(float))
