import pandas as pd
import pytest

from cxdash.domain.counts.ends import ends_of
from cxdash.domain.scales import Measure, Scale, scale_of
from cxdash.domain.tables import AnswerTables
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction.figures import Satisfaction, compute, finding
from cxdash.measures.satisfaction.records import as_record
from cxdash.measures.stats import scales
from cxdash.measures.stats.control_chart import figure_of
from tests.measures.tables import NOW, make_tables, moments_of_pairs, moments_of_scores

THIS_MONTH = View(period=NOW)
NO_ENDS = pd.DataFrame(columns=["measure", "scale", "low_to", "top_from"])


def asked(*questions, pairs=(), ends=()):
    """Make the tables of (touchpoint, measure, scale, {score: answers})."""
    rows = [
        (place, measure, scale, NOW, score, n, float(n), float(n))
        for place, measure, scale, answers in questions
        for score, n in answers.items()
    ]
    both = [("shop", *codes, NOW, *scores, n, float(n), float(n)) for codes, scores, n in pairs]
    columns = ["touchpoint", "measure", "scale", "month", "score", "n", "w", "w2"]
    of_pairs = ["touchpoint", "first_scale", "second_scale", "month", "first", "second", "n", "w", "w2"]
    plain = make_tables([])
    return AnswerTables(
        plain.stages,
        plain.touchpoints,
        moments_of_scores(pd.DataFrame(rows, columns=columns), ends_of(ends)),
        moments_of_pairs(pd.DataFrame(both, columns=of_pairs)),
        pd.DataFrame({"month": [NOW]}),
        pd.DataFrame(list(ends), columns=list(NO_ENDS)),
    )


def figures(*questions, **more) -> Satisfaction:
    return compute(asked(*questions, **more), THIS_MONTH)


def touchpoint(found, key="shop"):
    return next(row for row in as_record(found)["touchpoints"] if row["key"] == key)


@pytest.mark.parametrize(
    ("scale", "answers", "mean", "top", "low", "way"),
    [
        ("1-7", {7: 20, 6: 10, 1: 10}, 5.25, 0.75, 0.25, 425 / 6),
        ("0-10", {0: 30, 10: 30, 8: 15}, 5.6, 0.4, 0.4, 56),
        ("0-4", {0: 20, 4: 20, 3: 10}, 2.2, 0.6, 0.4, 55),
        ("1-5/0.5", {4.5: 20, 2.5: 20}, 3.5, 0.5, 0.5, 62.5),
        ("0-100", {80: 20, 49: 20}, 64.5, 0.5, 0.5, 64.5),
        ("1-3", {3: 20, 2: 20}, 2.5, 0.5, 0, 75),
        ("5-1", {1: 30, 5: 10}, 2, 0.75, 0.25, 75),
    ],
)
def test_answers_are_counted_on_their_own_scale(scale, answers, mean, top, low, way):
    row = touchpoint(figures(("shop", "CSAT", scale, answers)))

    assert (row["scale"], row["of_the_way"]) == (scale, False)
    assert (row["mean"], row["top2"], row["low_share"]) == pytest.approx((mean, top, low))
    assert row["way"] == pytest.approx(way)


def test_one_scale_in_a_view_is_the_one_it_is_shown_on():
    found = figures(("shop", "CSAT", "1-7", {7: 30}), ("help", "CSAT", "1-7", {3: 30}))

    assert found.on["CSAT"] == scales.One(scale_of("CSAT", "1-7"), of_the_way=False)
    assert sorted(found.stages["mean"]) == [3, 7]


def test_several_scales_meet_as_per_cent_of_the_way_from_worst_to_best():
    found = figures(("shop", "CSAT", "1-7", {4: 40}), ("help", "CSAT", "", {5: 40}))

    assert found.on["CSAT"] == scales.One(scales.WAY, of_the_way=True)
    assert dict(zip(found.touchpoints.key, found.touchpoints["mean"], strict=True)) == {"shop": 50, "help": 100}
    assert (touchpoint(found)["mean"], touchpoint(found)["way"]) == (4, 50)
    assert finding(found).code == "lowest"
    assert as_record(found)["scales"]["CSAT"] == {"scale": "0-100", "of_the_way": True}


def test_a_touchpoint_asked_on_two_scales_is_in_per_cent_of_the_way():
    row = touchpoint(figures(("shop", "CSAT", "1-7", {7: 20}), ("shop", "CSAT", "", {1: 20})))

    assert (row["scale"], row["of_the_way"], row["mean"], row["way"]) == ("0-100", True, 50, 50)
    assert row["top2"] == 0.5


def test_where_a_lower_score_is_better_comparisons_are_in_per_cent_of_the_way():
    found = figures(("shop", "CSAT", "5-1", {1: 40}), ("help", "CSAT", "5-1", {4: 40}))

    assert found.on["CSAT"].of_the_way
    assert finding(found).stages == tuple(found.stages.key[found.stages["mean"] == 25])
    assert (touchpoint(found)["scale"], touchpoint(found)["mean"]) == ("5-1", 1)


def test_a_gap_between_two_scales_is_in_per_cent_of_the_way():
    found = figures(
        ("shop", "CSAT", "1-7", {4: 40}),
        ("shop", "EXPECTATION", "", {5: 40}),
        pairs=[(("1-7", ""), (4, 5), 40)],
    )

    row = touchpoint(found)

    assert (row["of_the_way"], row["mean"], row["expected"], row["gap"]) == (True, 50, 100, -50)


def test_a_gap_is_below_zero_where_customers_got_worse_than_they_expected_whatever_the_direction():
    found = figures(
        ("shop", "CSAT", "5-1", {4: 40}),
        ("shop", "EXPECTATION", "5-1", {2: 40}),
        pairs=[(("5-1", "5-1"), (4, 2), 40)],
    )

    assert touchpoint(found)["gap"] == -2


@pytest.mark.parametrize(
    ("scale", "answers", "score"),
    [
        ("", {10: 20, 0: 10}, 100 / 3),
        ("1-10", {10: 20, 1: 10}, 100 / 3),
        ("1-5", {5: 30}, None),
        ("0-100", {90: 30}, None),
    ],
)
def test_only_two_scales_have_a_net_promoter_score(scale, answers, score):
    found = figures(("", "NPS", scale, answers))

    value = as_record(found)["relationship"]["NPS"]["value"]

    assert value == (None if score is None else pytest.approx(score))
    assert figure_of(found.months, "NPS") == ("mean" if score is None else "nps")


def test_a_companys_own_ends_recount_the_counts():
    answers = {7: 10, 6: 10, 5: 10, 2: 10}
    found = figures(("shop", "CSAT", "1-7", answers), ends=[("CSAT", "1-7", 1, 5)])

    row = touchpoint(found)

    assert (row["top2"], row["low_share"]) == (0.75, 0)


def test_ways_are_the_same_for_a_scale_and_for_the_same_scale_turned():
    up, down = Scale.parse("1-5"), Scale.parse("5-1")

    assert [up.share(score) for score in range(1, 6)] == [down.share(6 - score) for score in range(1, 6)]


def test_one_table_of_one_measure_is_put_on_one_scale():
    rows = pd.DataFrame({"score": [4.0, 4.0], "scale": ["1-7", ""]})
    on = scales.one_scale(Measure.CSAT, scales.codes(rows))

    assert scales.on_one(rows, Measure.CSAT, on)["score"].tolist() == [50, 75]
    assert scales.on_one(rows, Measure.CSAT, on)["step"].tolist() == pytest.approx([100 / 6, 25])
    assert scales.one_scale(Measure.CSAT, "") == scales.One(scale_of("CSAT"), of_the_way=False)


@pytest.mark.parametrize(
    ("code", "step"), [("1-7", 100 / 6), ("0-10", 10), ("1-5/0.5", 12.5), ("5-1", 25), ("0-100", 1), ("1-2", 100)]
)
def test_a_step_is_as_many_per_cent_of_the_way_as_the_scale_has_steps_in_all(code, step):
    assert scales.steps("CSAT", code) == (Scale.parse(code).step, pytest.approx(step))
