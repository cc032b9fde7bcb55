import numpy as np
import pandas as pd

from cxdash.measures.satisfaction import importance
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.satisfaction.importance import KEEP, MEND, MUCH, WAIT

IMPORTANCE = np.array([3.83, 3.63, 3.6, 3.56, 3.41, 3.41, 3.38, 3.37, 3.29, 3.27, 2.52, 2.43, 2.37, 2.05])
PERFORMANCE = np.array([2.63, 2.73, 3.15, 3.0, 3.05, 3.29, 3.03, 3.11, 2.0, 3.02, 2.25, 2.49, 2.35, 3.33])
"""The car dealer of Martilla and James 1977."""


def by(middle):
    found = importance.quadrants(IMPORTANCE, PERFORMANCE, importance.crosshair(IMPORTANCE, PERFORMANCE, middle))
    return {quadrant: (np.flatnonzero(found == quadrant) + 1).tolist() for quadrant in (MEND, KEEP, WAIT, MUCH)}


def made(*rows):
    columns = ["key", "measure", "n", "mean", "mean_low", "mean_high"]
    table = pd.DataFrame([(key, "CSAT", 40, mean, mean, mean) for key, mean in rows], columns=columns)
    return Satisfaction({}, pd.DataFrame(), table, *[pd.DataFrame()] * 4, (), {}, {})


def test_the_quadrants_by_the_means_are_those_of_the_article():
    assert by("mean") == {MEND: [1, 2, 9], KEEP: [3, 4, 5, 6, 7, 8, 10], WAIT: [11, 12, 13], MUCH: [14]}


def test_by_the_medians_the_fourth_is_to_be_mended_and_the_ninth_can_wait():
    assert by("median") == {MEND: [1, 2, 4], KEEP: [3, 5, 6, 7], WAIT: [9, 11, 12, 13], MUCH: [8, 10, 14]}


def test_a_point_that_changes_its_quadrant_is_unstable():
    keys = [str(at) for at in range(1, 15)]

    found = importance.points(
        made(*zip(keys, PERFORMANCE, strict=True)), dict(zip(keys, IMPORTANCE, strict=True)), "CSAT"
    )

    assert found.key[found.unstable].tolist() == ["4", "8", "9", "10"]


def test_a_touchpoint_without_importance_or_score_is_not_set_beside_the_others():
    found = importance.points(made(("a", 3.0), ("b", 4.0), ("c", 2.0), ("d", np.nan)), {"a": 5, "b": 8, "d": 9}, "CSAT")

    assert found.key.tolist() == ["a", "b"]


def test_one_touchpoint_alone_is_nowhere():
    assert importance.points(made(("a", 3.0)), {"a": 5}, "CSAT").empty
