from itertools import product

import numpy as np
import pytest

from cxdash.domain.scales import SCALES, Measure
from cxdash.measures.satisfaction import penalty_reward

PENALTIES, REWARDS = np.array([-1.2, -0.4, -0.1]), np.array([0.1, 0.4, 1.0])
CELLS = np.array(list(product([1.0, 3.0, 5.0], repeat=3)))


def overall(x):
    return (x <= 2) @ PENALTIES + (x >= 4) @ REWARDS + 3


def effects(x, noise=0.0):
    y = overall(x) + np.random.default_rng(3).normal(0, noise, len(x))
    return penalty_reward.effects(x, y, np.ones(len(x)), ["a", "b", "c"], [SCALES[Measure.CSAT]] * 3)


def test_penalties_and_rewards_are_found_again():
    penalty, reward = penalty_reward.contrasts(CELLS, overall(CELLS), np.ones(27), [SCALES[Measure.CSAT]] * 3)

    assert (penalty, reward) == (pytest.approx(PENALTIES), pytest.approx(REWARDS))
    assert penalty_reward.asymmetry(penalty, reward) == pytest.approx([-0.846154, 0, 0.818182], abs=1e-6)


def test_what_can_only_hurt_is_told_from_what_wins_fans():
    told = effects(np.tile(CELLS, (20, 1)), noise=0.05)

    assert (told.refused, told.n) == ("", 540)
    assert [row.kind for row in told.rows] == ["hurts", "both", "wins"]
    assert {row.n for row in told.rows} == {(180, 180, 180)}


def test_a_range_over_two_kinds_is_unclear():
    assert "unclear" in [row.kind for row in effects(np.tile(CELLS, (4, 1)), noise=1.5).rows]


def test_too_few_at_an_end_are_counted_and_not_fitted():
    x = np.tile(CELLS, (10, 1))
    x[:, 2] = np.where(np.arange(len(x)) < 14, 1, np.where(np.arange(len(x)) % 2, 3, 5))

    row = effects(x).rows[2]

    assert (row.kind, row.n[0]) == ("", 14)
    assert np.isnan([row.penalty, row.reward, row.asymmetry]).all()
    assert not np.isnan(row.means).any()


def test_fewer_than_a_hundred_are_refused():
    assert effects(np.tile(CELLS, (3, 1))[:99]).refused == "few_respondents"


@pytest.mark.parametrize(
    ("low", "high", "kind"),
    [
        (-1, -0.8, "hurts"),
        (-0.6, -0.3, "leans_down"),
        (-0.1, 0.1, "both"),
        (0.3, 0.6, "leans_up"),
        (0.8, 1, "wins"),
        (-0.3, 0.1, "unclear"),
        (-0.701, -0.701, "hurts"),
        (-0.699, -0.201, "leans_down"),
        (-0.199, 0.199, "both"),
        (0.201, 0.699, "leans_up"),
        (0.701, 0.701, "wins"),
    ],
)
def test_a_kind_is_named_only_where_the_whole_range_is_of_it(low, high, kind):
    assert penalty_reward.kind(low, high) == kind


def test_of_more_than_twelve_touchpoints_those_that_vary_least_with_the_whole_are_left_out():
    random = np.random.default_rng(5)
    x = random.integers(1, 6, (600, 14)).astype(float)
    y = x[:, 2:].sum(axis=1)
    x[:, 0] = 5  # all say the same; what the next asks about has no part in the whole

    told = penalty_reward.effects(x, y, np.ones(600), list("abcdefghijklmn"), [SCALES[Measure.CSAT]] * 14)

    assert [row.key for row in told.rows] == list("cdefghijklmn")
