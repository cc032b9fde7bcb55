import pandas as pd
import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.figures import compute
from cxdash.presenters import scales
from cxdash.presenters.satisfaction import quotes, screen
from tests.measures.stats.test_scales import THIS_MONTH, asked

ENGLISH = Words("en")


@pytest.mark.parametrize(
    ("measure", "code", "way", "name"),
    [
        ("CSAT", "", False, "Satisfaction (1–5)"),
        ("CSAT", "1-5", False, "Satisfaction (1–5)"),
        ("CSAT", "1-7", False, "Satisfaction (1–7)"),
        ("CES", "5-1", False, "Ease (1–5, lower is better)"),
        ("CSAT", "0-100", True, "Satisfaction (% of the way)"),
    ],
)
def test_a_question_is_named_with_its_scale(measure, code, way, name):
    assert scales.measure_name(measure, code, ENGLISH, of_the_way=way) == name


def test_a_view_with_one_scale_is_shown_on_it():
    tables = asked(("shop", "CSAT", "1-7", {7: 40}), ("help", "CSAT", "1-7", {3: 40}))

    shown = screen.present(tables, compute(tables, THIS_MONTH), "CSAT", "", ENGLISH)

    assert (shown.scale.lowest, shown.scale.highest) == (1, 7)
    assert shown.measures == {"CSAT": "Satisfaction (1–7)"}
    assert shown.sentence.endswith("3.0 on a scale of 1–7.")
    assert not any("per cent of the way" in note for note in shown.notes)


def test_a_view_with_several_scales_says_that_they_meet_as_per_cent_of_the_way():
    tables = asked(("shop", "CSAT", "1-7", {7: 40}), ("help", "CSAT", "", {3: 40}))

    shown = screen.present(tables, compute(tables, THIS_MONTH), "CSAT", "", ENGLISH)

    assert shown.measures == {"CSAT": "Satisfaction (% of the way)"}
    assert shown.notes[0] == (
        "The question was asked on different scales. To compare them, scores are shown as per cent of the way from the "
        "worst mark (0) to the best (100)."
    )


def test_a_scale_whose_lowest_mark_is_the_best_is_explained():
    tables = asked(("shop", "CSAT", "5-1", {1: 40}))

    shown = screen.present(tables, compute(tables, THIS_MONTH), "CSAT", "", ENGLISH)

    assert shown.notes[0].startswith("On the scale 1–5 the lowest mark is the best one.")


def test_a_recommendation_without_a_net_promoter_score_is_shown_by_its_top_marks():
    tables = asked(("", "NPS", "1-5", {5: 30, 1: 10}), ("shop", "CSAT", "", {5: 40}))

    shown = screen.present(tables, compute(tables, THIS_MONTH), "CSAT", "", ENGLISH)

    assert [(one.name, one.value, one.notes[0]) for one in shown.headlines] == [
        ("Top marks", "75%", "Would recommend us (1–5)")
    ]


def test_a_comment_says_the_scale_of_its_score():
    written = pd.DataFrame(
        {
            "touchpoint": ["shop"],
            "date": [pd.Timestamp("2026-02-01").date()],
            "text": ["Fine."],
            "score": [6.0],
            "scale": ["1-7"],
        }
    )

    assert quotes.present(written, {"shop": "Shop"}, ENGLISH, about_whole=False).written == [
        ("Fine.", "Shop · Feb 1, 2026 · score 6 on 1–7")
    ]
