import numpy as np
import pytest

from cxdash.domain.scales import PRESETS, SCALES, Measure, Question, Scale, asking

DOWN = Scale(1, 7, low_to=5, top_from=3, direction="down")


def test_every_measure_has_a_preset():
    assert list(PRESETS) == list(Measure)


@pytest.mark.parametrize(
    ("scale", "low", "top"),
    [(SCALES[Measure.CSAT], [1, 2], [4, 5]), (SCALES[Measure.NPS], range(7), [9, 10]), (DOWN, [5, 6, 7], [1, 2, 3])],
)
def test_the_ends_of_a_scale_follow_its_direction(scale, low, top):
    scores = np.arange(scale.lowest, scale.highest + 1)

    assert scores[scale.is_low(scores)].tolist() == list(low)
    assert scores[scale.is_top(scores)].tolist() == list(top)


@pytest.mark.parametrize(("score", "there"), [(1, True), (7, True), (0, False), (8, False), (2.5, False)])
def test_a_scale_has_its_own_scores_only(score, there):
    assert DOWN.has(score) == there


def test_a_scale_has_no_score_between_its_steps():
    assert not Scale(1, 5, low_to=2, top_from=4, step=2).has(2)


def test_measures_are_found_by_what_they_ask():
    assert asking(Question.EASE, Question.SATISFACTION) == (Measure.CSAT, Measure.CSAT10, Measure.CES)
