"""Groups of counted answers, against the same answers one by one."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from cxdash.domain.periods import Period
from cxdash.measures.stats import groups

HOME, SHOPS = (2, 5, 20, 9, 4), (9, 9, 9, 3, 1)


def rows(**counts):
    """Return counted answers from 1 up to a key, each with a weight of 2."""
    told = [(key, "2026-01", score, n) for key, given in counts.items() for score, n in enumerate(given, 1)]
    table = pd.DataFrame(told, columns=["key", "month", "score", "n"])
    return table.assign(w=2.0 * table.n, w2=4.0 * table.n, step=0.5)


def means(table, lowest=1.0, highest=5.0):
    return groups.with_means(groups.summed(table, ["key"]), lowest, highest).set_index("key")


def test_only_the_months_of_a_period_are_taken_its_ends_among_them():
    table = pd.DataFrame({"month": ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"]})

    assert list(groups.during(table, Period("2026-01", "2026-03")).month) == ["2026-01", "2026-02", "2026-03"]
    assert groups.during(table, None).empty


def test_sums_are_of_weights_and_not_of_answers():
    (found,) = groups.summed(rows(home=(0, 3, 0, 1, 0)), ["key"]).to_dict("records")

    assert found == {"key": "home", "n": 4, "w": 8, "w2": 16, "wx": 20, "wx2": 56, "wstep": 4}


def test_a_mean_of_answers_that_weigh_alike_has_students_interval():
    found = means(rows(home=HOME)).loc["home"]

    answers = DescrStatsW(range(1, 6), HOME)
    assert (found["mean"], found.low, found.high) == pytest.approx((answers.mean, *answers.tconfint_mean()))
    assert (found.se, found.df, found.n_eff) == pytest.approx((answers.std_mean, 39, 40))


def test_answers_that_weigh_unlike_count_as_fewer():
    table = rows(home=(0, 50, 0, 0, 50)).assign(w=[0, 50.0, 0, 0, 150.0], w2=[0, 50.0, 0, 0, 450.0])

    found = means(table).loc["home"]

    spread = np.std([2, 5, 5, 5]) * np.sqrt(80 / 79)
    assert (found["mean"], found.n, found.n_eff, found.df) == pytest.approx((4.25, 100, 80, 79))
    assert found.se == pytest.approx(spread / np.sqrt(80))
    assert (found.low, found.high) == pytest.approx((4.25 - 1.990450 * found.se, 4.25 + 1.990450 * found.se))


def test_where_all_answer_alike_the_interval_has_the_step_of_the_scale_and_ends_with_it():
    ours, wider = (means(rows(home=(0, 0, 0, 0, 40)).assign(step=step)).loc["home"] for step in (0.5, 1.0))

    assert (ours.high, wider.high) == (5, 5)
    assert 5 - wider.low == pytest.approx(2 * (5 - ours.low))
    assert means(rows(home=(40, 0, 0, 0, 0))).low.tolist() == [1]


def test_nothing_has_no_mean():
    assert list(means(rows(home=())).columns[-6:]) == ["mean", "low", "high", "se", "df", "n_eff"]


@pytest.mark.parametrize(("among", "alpha"), [(0, 0.05), (1, 0.05), (4, 0.0125)])
def test_a_difference_has_welchs_interval_widened_for_the_number_of_comparisons(among, alpha):
    found = means(rows(home=HOME, shops=SHOPS))

    apart = groups.difference(found.loc["home"], found.loc["shops"], among)

    one, other = (DescrStatsW(range(1, 6), counts) for counts in (HOME, SHOPS))
    low, high = CompareMeans(one, other).tconfint_diff(alpha=alpha, usevar="unequal")
    assert (apart.value, apart.low, apart.high) == pytest.approx((one.mean - other.mean, low, high))


@pytest.mark.parametrize(
    ("volumes", "weights"),
    [((300, 100), (0.75, 0.25)), ((300, None), (1, 0)), ((0.25, 0.75), (0.25, 0.75)), ((None, None), (0.5, 0.5))],
)
def test_several_touchpoints_weigh_by_their_customers_or_alike_where_none_are_known(volumes, weights):
    found = means(rows(home=HOME, shops=SHOPS)).reset_index()

    both = groups.together(found, pd.Series(volumes, dtype=float))

    assert both["n"] == 71
    assert both["mean"] == pytest.approx(found["mean"] @ np.array(weights))
    assert both["se"] == pytest.approx(np.hypot(*(found.se * np.array(weights))))
    assert (both["low"] + both["high"]) / 2 == pytest.approx(both["mean"])
