import numpy as np
import pytest

from cxdash.domain.scales import PRESETS, SCALES, Measure, Question, Scale, asking, scale_of, stored_code

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


@pytest.mark.parametrize(
    ("text", "scores", "low", "top", "direction"),
    [
        ("1-2", (1, 2), 1, 2, "up"),
        ("1-3", (1, 3), 1, 3, "up"),
        ("1-4", (1, 4), 2, 3, "up"),
        ("1-6", (1, 6), 3, 5, "up"),
        ("1–7", (1, 7), 3, 6, "up"),
        ("0-4", (0, 4), 1, 3, "up"),
        ("0 - 10", (0, 10), 4, 9, "up"),
        ("0-100", (0, 100), 49, 80, "up"),
        ("0-100/10", (0, 100), 40, 90, "up"),
        ("1-5/0,5", (1, 5), 2.5, 4, "up"),
        ("5-1", (1, 5), 4, 2, "down"),
        ("-3-3", (-3, 3), -1, 2, "up"),
    ],
)
def test_a_scale_is_read_from_its_text(text, scores, low, top, direction):
    scale = Scale.parse(text)

    assert (scale.lowest, scale.highest) == scores
    assert (scale.low_to, scale.top_from, scale.direction) == (low, top, direction)
    assert Scale.parse(scale.code) == scale


@pytest.mark.parametrize("text", ["", "7", "1-1", "seven", "1-7-9", "1-5/0", "1-5/3", "0-5000", "1e3-2", "1-5/", "٣-٥"])
def test_other_texts_are_no_scale(text):
    with pytest.raises(ValueError, match="describes no scale"):
        Scale.parse(text)


@pytest.mark.parametrize("measure", list(Measure))
def test_the_ends_of_every_preset_follow_the_rule_for_what_it_asks(measure):
    assert Scale.parse(SCALES[measure].code, PRESETS[measure].asks) == SCALES[measure]


@pytest.mark.parametrize(
    ("asks", "text", "low", "top"),
    [
        (Question.EASE, "1-5", 2, 4),
        (Question.EASE, "0-10", 4, 6),
        (Question.EASE, "7-1", 5, 3),
        (Question.RECOMMENDATION, "1-10", 6, 9),
        (Question.RECOMMENDATION, "1-5", 2, 4),
        (Question.RESOLVED, "0-1/0.5", 0, 1),
        (Question.RESOLVED, "1-5", 2, 5),
    ],
)
def test_the_ends_follow_from_what_is_asked(asks, text, low, top):
    scale = Scale.parse(text, asks)

    assert (scale.low_to, scale.top_from) == (low, top)


@pytest.mark.parametrize(
    ("text", "score", "share"), [("1-5", 1, 0), ("1-5", 4, 0.75), ("5-1", 1, 1), ("5-1", 4, 0.25), ("0-100", 62, 0.62)]
)
def test_a_score_is_so_far_on_the_way_from_worst_to_best(text, score, share):
    assert Scale.parse(text).share(score) == share


@pytest.mark.parametrize(
    ("text", "ticks"),
    [
        ("1-7", [1, 2, 3, 4, 5, 6, 7]),
        ("1-10", [1, 3, 5, 7, 9]),
        ("0-10", [0, 2, 4, 6, 8, 10]),
        ("0-100", [0, 20, 40, 60, 80, 100]),
        ("1-5/0.5", [1, 2, 3, 4, 5]),
        ("1-3/0.5", [1, 1.5, 2, 2.5, 3]),
    ],
)
def test_the_ticks_of_a_scale_fit_an_axis(text, ticks):
    assert Scale.parse(text).ticks() == ticks


def test_decimals_have_no_noise():
    scale = Scale.parse("1-5/0.1")

    assert scale.has(1 + 0.1 * 3)
    assert scale.exactly(1 + 0.1 * 3) == 1.3
    assert not scale.has(1.35)


def test_a_measures_own_scale_is_not_named():
    assert scale_of("CSAT") == scale_of("CSAT", "1-5") == SCALES[Measure.CSAT]
    assert stored_code("CSAT", scale_of("CSAT", "1-5")) == ""
    assert stored_code("CSAT", scale_of("CSAT", "1-7")) == "1-7"
