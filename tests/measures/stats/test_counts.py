"""Sums over weighted answers, against the same answers one by one."""

import numpy as np
import pytest
from statsmodels.stats.weightstats import DescrStatsW

from cxdash.measures.stats.counts import Counts

SCORES, WEIGHTS = np.array([2.0, 5, 5, 4, 1]), np.array([0.5, 3, 1, 2, 1.5])


def counted():
    w, x = WEIGHTS, SCORES
    columns = (np.ones(5), w, w**2, w * x, w * x**2, w * (x >= 4), w * (x <= 2), w)
    return Counts(np.array([[one[:2].sum(), one[2:].sum()] for one in columns]))


def test_a_mean_and_its_ends_are_weighted_by_the_answers_weights():
    found = counted().over(slice(None))

    assert (found.n, found.n_eff) == (5, pytest.approx(WEIGHTS.sum() ** 2 / (WEIGHTS**2).sum()))
    assert found.mean == pytest.approx(DescrStatsW(SCORES, WEIGHTS).mean)
    assert (found.top, found.low, found.step) == pytest.approx((6 / 8, 2 / 8, 1))


def test_each_group_has_its_own_mean():
    assert counted().mean == pytest.approx([16 / 3.5, 14.5 / 4.5])
    assert counted().at(1).mean == pytest.approx(14.5 / 4.5)
