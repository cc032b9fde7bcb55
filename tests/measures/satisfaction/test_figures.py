import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from cxdash.domain.counts import moments
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction.figures import Finding, compute, finding, up_to_the_end
from cxdash.measures.satisfaction.records import as_record
from cxdash.measures.stats import intervals
from cxdash.measures.stats.intervals import net_promoter
from tests import soak
from tests.measures.tables import BEFORE, NOW, TOUCHPOINTS, make_tables, moments_of_scores, row

few_examples = settings(max_examples=soak.examples(25))

THIS_MONTH = View(period=NOW)

GOOD, FAIR, POOR = (0, 0, 10, 20, 30), (5, 10, 20, 15, 10), (30, 20, 10, 0, 0)


def spread(counts, lowest=1):
    return [score for score, n in enumerate(counts, lowest) for _ in range(n)]


def interval(record, name):
    return record[name], record[f"{name}_low"], record[f"{name}_high"]


def gap_of(size):
    """Sixty pairs whose gap is *size* below what was expected, give or take."""
    return {(4 - size, 4): 40, (5 - size, 4): 10, (3 - size, 4): 10}


def stages_with(shop, help_):
    """Two stages of one touchpoint each, with answers and perhaps pairs."""
    both = {"shop": shop, "help": help_}
    answers = [(key, "CSAT", counts) for key, (counts, _) in both.items()]
    answers += [(key, "EXPECTATION", (0, 0, 0, 60, 0)) for key, (_, pairs) in both.items() if pairs]
    return make_tables(answers, [(key, pairs) for key, (_, pairs) in both.items() if pairs])


def assert_same(first, second):
    for name in ("relationship", "touchpoints", "stages", "months"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name), check_exact=False)


class TestTouchpoints:
    def test_a_touchpoint_has_its_mean_and_its_share_of_satisfied_with_their_intervals(self):
        tables = make_tables([("shop", "CSAT", (2, 3, 7, 20, 18))])

        shop = row(compute(tables, THIS_MONTH).touchpoints, key="shop")

        low, high = DescrStatsW(spread((2, 3, 7, 20, 18))).tconfint_mean()
        assert interval(shop, "mean") == pytest.approx((3.98, low, high))
        assert interval(shop, "top2") == pytest.approx((0.76, 0.625873, 0.857026), abs=1e-6)
        assert (shop["stage"], shop["measure"], shop["n"], shop["n_eff"]) == ("buy", "CSAT", 50, 50)
        assert (shop["low_share"], shop["pairs"], shop["wide"]) == (0.1, 0, True)
        assert np.isnan(
            [*interval(shop, "nps"), *interval(shop, "gap"), *interval(shop, "change"), shop["expected"]]
        ).all()

    def test_every_measure_stands_on_its_own_scale_in_journey_order(self):
        tables = make_tables(
            [
                ("help", "CSAT", GOOD),
                ("help", "RESOLVED", (15, 45)),
                ("shop", "NPS", (0, 0, 0, 0, 0, 0, 10, 0, 10, 0, 40)),
                ("shop", "CES", (0, 0, 30, 0, 30, 0, 0)),
            ]
        )

        table = compute(tables, THIS_MONTH).touchpoints

        columns = table[["key", "measure", "mean", "top2", "low_share", "nps"]].astype(object)
        assert columns.where(columns.notna(), None).to_numpy().tolist() == [
            ["shop", "NPS", 9, 40 / 60, 10 / 60, 50],
            ["shop", "CES", 4, 0.5, 0.5, None],
            ["help", "CSAT", pytest.approx(13 / 3), 50 / 60, 0, None],
            ["help", "RESOLVED", 0.75, 0.75, 0.25, None],
        ]

    def test_the_gap_is_that_of_the_pairs_and_the_expectation_that_of_everybody(self):
        tables = make_tables(
            [
                ("shop", "CSAT", FAIR),
                ("shop", "EXPECTATION", (0, 0, 0, 40, 40)),
                ("shop", "CES", (60, 0, 0, 0, 0, 0, 0)),
            ],
            [("shop", {(3, 5): 20, (4, 4): 20})],
        )

        table = compute(tables, THIS_MONTH).touchpoints

        shop = row(table, measure="CSAT")
        assert interval(shop, "gap") == pytest.approx((-1, *DescrStatsW([-2, 0] * 20).tconfint_mean()))
        assert (shop["expected"], shop["pairs"]) == (4.5, 40)
        assert list(table.measure) == ["CSAT", "CES"]
        ease = row(table, measure="CES")
        assert np.isnan([ease["expected"], ease["gap"]]).all()
        assert ease["pairs"] == 0

    def test_the_change_is_welchs_difference_from_the_period_before(self):
        tables = make_tables([("shop", "CSAT", GOOD), ("shop", "CSAT", FAIR, BEFORE)])

        shop = row(compute(tables, THIS_MONTH).touchpoints, key="shop")

        now, before = DescrStatsW(spread(GOOD)), DescrStatsW(spread(FAIR))
        expected = now.mean - before.mean, *CompareMeans(now, before).tconfint_diff(usevar="unequal")
        assert interval(shop, "change") == pytest.approx(expected)

    def test_there_is_no_change_from_fewer_than_thirty_answers(self):
        tables = make_tables([("shop", "CSAT", GOOD), ("shop", "CSAT", (0, 0, 0, 0, 29), BEFORE)])

        shown, everything = (row(compute(tables, THIS_MONTH, all_).touchpoints, key="shop") for all_ in (False, True))

        assert np.isnan(interval(shown, "change")).all()
        assert everything["change"] == pytest.approx(13 / 3 - 5)

    def test_fewer_than_thirty_answers_show_their_number_only(self):
        tables = make_tables(
            [("shop", "CSAT", (9, 0, 0, 0, 20)), ("shop", "EXPECTATION", (0, 0, 0, 0, 29)), ("help", "CSAT", GOOD)],
            [("shop", {(5, 5): 29}), ("help", {(5, 5): 30})],
        )

        answer = compute(tables, THIS_MONTH)

        shop = row(answer.touchpoints, key="shop")
        assert (shop["n"], shop["pairs"], shop["wide"], answer.hidden) == (29, 29, False, ("shop",))
        assert all(
            np.isnan(shop[name]) for name in ("mean", "mean_low", "top2", "top2_high", "low_share", "expected", "gap")
        )
        assert row(answer.touchpoints, key="help")["gap"] == 0

    def test_everything_shows_what_is_hidden(self):
        tables = make_tables([("shop", "CSAT", (0, 0, 0, 0, 1)), ("shop", "EXPECTATION", (0, 0, 0, 0, 1))])

        answer = compute(tables, THIS_MONTH, everything=True)

        shop = row(answer.touchpoints, key="shop")
        assert (shop["n"], shop["mean"], shop["expected"], shop["top2"], answer.hidden) == (1, 5, 5, 1, ())
        assert np.isnan([shop["mean_low"], shop["gap"]]).all()

    def test_an_interval_ends_where_the_scale_does(self):
        tables = make_tables([("shop", "CES", (0, 0, 0, 0, 0, 1, 30)), ("help", "RESOLVED", (34, 1))])

        table = compute(tables, THIS_MONTH).touchpoints

        assert row(table, key="shop")["mean_high"] == 7
        assert row(table, key="help")["mean_low"] == 0

    def test_a_wide_share_is_flagged_and_a_narrow_one_is_not(self):
        tables = make_tables([("shop", "RESOLVED", (16, 24)), ("help", "RESOLVED", (100, 300))])

        table = compute(tables, THIS_MONTH).touchpoints

        assert dict(zip(table.key, table.wide, strict=True)) == {"shop": True, "help": False}

    def test_weighted_answers_count_as_fewer(self):
        tables = make_tables()
        columns = ["touchpoint", "measure", "month", "score", "n", "w", "w2"]
        counted = [("shop", "CSAT", NOW, 2, 50, 50.0, 50.0), ("shop", "CSAT", NOW, 5, 50, 150.0, 450.0)]
        weighted = replace(tables, scores=moments_of_scores(pd.DataFrame(counted, columns=columns)))

        shop = row(compute(weighted, THIS_MONTH).touchpoints, key="shop")

        sd = np.std([2] + [5] * 3) * np.sqrt(80 / 79)
        half = 1.990450 * sd / np.sqrt(80)
        assert (shop["n"], shop["n_eff"], shop["top2"]) == (100, 80, 0.75)
        assert interval(shop, "mean") == pytest.approx((4.25, 4.25 - half, 4.25 + half))
        assert (shop["top2_low"], shop["top2_high"]) == pytest.approx(proportion_confint(60, 80, method="wilson"))

    @few_examples
    @given(st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(lambda counts: sum(counts) >= 30))
    def test_any_counts_give_what_the_answers_one_by_one_give(self, counts):
        shop = row(compute(make_tables([("shop", "CSAT", counts)]), THIS_MONTH).touchpoints, key="shop")

        scores = np.array(spread(counts))
        assert (shop["n"], shop["mean"]) == (len(scores), pytest.approx(scores.mean()))
        assert (shop["top2"], shop["low_share"]) == pytest.approx(((scores >= 4).mean(), (scores <= 2).mean()))


class TestRelationship:
    def test_a_net_promoter_score_is_given_in_points_with_its_change(self):
        tables = make_tables([("", "NPS", nps(162, 84, 54)), ("", "NPS", nps(150, 90, 60), BEFORE)])

        answer = row(compute(tables, THIS_MONTH).relationship, measure="NPS")

        assert (answer["value"], answer["n"]) == (pytest.approx(36), 300)
        assert answer["low"] < 36 < answer["high"]
        assert (answer["promoters"], answer["passives"], answer["detractors"]) == pytest.approx((0.54, 0.28, 0.18))
        assert interval(answer, "change") == pytest.approx((6, -6.398, 18.398), abs=1e-3)

    def test_the_change_of_the_other_measures_is_newcombes_difference_of_the_satisfied(self):
        tables = make_tables([("", "CSAT", (0, 14, 0, 56, 0)), ("", "CSAT", (0, 32, 0, 0, 48), BEFORE)])

        answer = row(compute(tables, THIS_MONTH).relationship, measure="CSAT")

        assert interval(answer, "change") == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)
        assert np.isnan([answer["value"], answer["low"], answer["promoters"]]).all()

    def test_weighted_answers_count_as_fewer_in_score_and_change(self):
        answers = [
            ("", "CSAT", (0, 40, 0, 0, 60)),
            ("", "CSAT", (0, 50, 0, 0, 50), BEFORE),
            ("", "NPS", nps(60, 0, 40)),
        ]
        tables = make_tables(answers)
        tables.scores["w2"] *= 2

        answer = compute(tables, THIS_MONTH).relationship

        csat, recommending = row(answer, measure="CSAT"), row(answer, measure="NPS")
        low, high = confint_proportions_2indep(30, 50, 25, 50, method="newcomb", compare="diff")
        assert interval(csat, "change") == pytest.approx((0.1, low, high))
        plain = net_promoter(30, 0, 20)
        assert (recommending["low"], recommending["high"]) == pytest.approx((100 * plain.low, 100 * plain.high))

    def test_there_is_no_change_from_fewer_than_thirty_answers(self):
        answer = compute(make_tables([("", "CSAT", GOOD), ("", "CSAT", (0, 0, 0, 0, 29), BEFORE)]), THIS_MONTH)

        assert np.isnan(interval(row(answer.relationship, measure="CSAT"), "change")).all()

    def test_the_whole_is_no_touchpoint_and_touchpoints_are_not_the_whole(self):
        answer = compute(make_tables([("", "CSAT", GOOD), ("shop", "CSAT", POOR)]), THIS_MONTH)

        assert (list(answer.relationship.n), list(answer.touchpoints.key)) == ([60], ["shop"])

    def test_few_answers_about_the_whole_are_hidden_but_it_is_no_hidden_touchpoint(self):
        answer = compute(make_tables([("", "NPS", nps(20, 5, 4))]), THIS_MONTH)

        assert np.isnan(
            answer.relationship.loc[0, ["value", "low", "promoters", "detractors", "mean"]].astype(float)
        ).all()
        assert (answer.relationship.n[0], answer.hidden) == (29, ())


def nps(promoters, passives, detractors):
    return (0, 0, 0, detractors, 0, 0, 0, passives, 0, promoters, 0)


class TestStages:
    def stage(self, answers, touchpoints, pairs=(), everything=False, measure="CSAT"):
        tables = make_tables(answers, pairs, [(key, "buy", *rest) for key, *rest in touchpoints])
        return row(compute(tables, THIS_MONTH, everything).stages, key="buy", measure=measure)

    def test_touchpoints_weigh_as_many_as_their_customers(self):
        answers = [("shop", "CSAT", (0, 0, 0, 60, 0)), ("web", "CSAT", (0, 600, 0, 0, 0))]

        stage = self.stage(answers, [("shop", "direct", 3000), ("web", "direct", 1000)])

        assert (stage["mean"], stage["top2"], stage["n"], stage["weighting"]) == (3.5, 0.75, 660, "volumes")
        assert (stage["pooled_n"], stage["pooled_mean"], stage["pooled_top2"]) == pytest.approx(
            (660, 1440 / 660, 60 / 660)
        )

    def test_all_weigh_the_same_where_one_volume_is_not_known(self):
        answers = [("shop", "CSAT", (0, 0, 0, 60, 0)), ("web", "CSAT", (0, 600, 0, 0, 0))]

        stage = self.stage(answers, [("shop", "direct", 3000), ("web", "direct", None)])

        assert (stage["mean"], stage["weighting"], stage["basis"]) == (3, "equal", "direct")

    def test_the_volume_of_a_touchpoint_that_is_not_used_is_not_missed(self):
        answers = [("shop", "CSAT", GOOD), ("advert", "CSAT", POOR)]

        stage = self.stage(answers, [("shop", "direct", 3000), ("advert", "indirect", None)])

        assert (stage["weighting"], stage["n"], stage["pooled_n"]) == ("volumes", 60, 120)
        assert stage["mean"] == pytest.approx(13 / 3)

    def test_indirect_touchpoints_are_used_where_there_are_no_others(self):
        answers = [("advert", "CSAT", GOOD), ("news", "CSAT", GOOD)]

        stage = self.stage(answers, [("advert", "indirect", None), ("news", "indirect", None)])

        assert (stage["basis"], stage["weighting"], stage["n"]) == ("indirect", "equal", 120)
        assert stage["mean"] == pytest.approx(13 / 3)

    def test_touchpoints_of_few_answers_are_left_out_and_named(self):
        answers = [("shop", "CSAT", GOOD), ("web", "CSAT", (29, 0, 0, 0, 0)), ("advert", "CSAT", (9, 0, 0, 0, 0))]
        touchpoints = [("shop", "direct", 1), ("web", "direct", None), ("advert", "indirect", 1)]

        stage, everything = (self.stage(answers, touchpoints, everything=all_) for all_ in (False, True))

        assert (stage["mean"], stage["n"], stage["hidden"]) == (pytest.approx(13 / 3), 60, ["web"])
        assert stage["weighting"] == "volumes"
        assert (everything["mean"], everything["hidden"]) == (pytest.approx((13 / 3 + 1) / 2), [])

    def test_thirty_answers_are_enough_and_a_touchpoint_that_was_not_asked_is_not_named(self):
        answers = [("shop", "RESOLVED", (29, 1)), ("web", "CSAT", GOOD)]

        stage = self.stage(answers, [("shop", "direct", 1), ("web", "direct", 1)], measure="RESOLVED")

        assert (stage["n"], stage["mean"], stage["hidden"]) == (30, 1 / 30, [])
        assert (stage["mean_low"], stage["mean_high"]) == pytest.approx((0, 0.10151), abs=1e-5)

    def test_a_stage_of_hidden_touchpoints_has_no_figure(self):
        stage = self.stage([("shop", "CSAT", (9, 0, 0, 0, 0))], [("shop", "direct", 1)])

        assert (stage["n"], stage["pooled_n"], stage["hidden"]) == (0, 9, ["shop"])
        assert all(np.isnan(stage[name]) for name in ("mean", "mean_low", "top2", "expected", "gap", "pooled_mean"))

    def test_a_stage_of_one_touchpoint_has_the_touchpoints_own_figures(self):
        answer = compute(stages_with((FAIR, gap_of(1)), (POOR, gap_of(2))), THIS_MONTH)

        shared = ["measure", "n", "mean", "mean_low", "mean_high", "top2", "expected", "gap", "gap_low", "gap_high"]
        pd.testing.assert_frame_equal(answer.stages[shared], answer.touchpoints[shared])

    def test_the_interval_comes_from_the_touchpoints_own_variances(self):
        answers = [("shop", "CSAT", FAIR), ("web", "CSAT", GOOD)]

        stage = self.stage(answers, [("shop", "direct", None), ("web", "direct", None)])

        shop, web = DescrStatsW(spread(FAIR)), DescrStatsW([-score for score in spread(GOOD)])
        expected = np.array(CompareMeans(shop, web).tconfint_diff(usevar="unequal")) / 2
        assert (stage["mean_low"], stage["mean_high"]) == pytest.approx(tuple(expected))

    @pytest.mark.parametrize(
        ("unasked", "expected", "gap", "named"),
        [
            (0, (3 * 4 + 1 * 5) / 4, 0.75 * -1 + 0.25 * -11 / 3, []),
            (4, 3.25 - (0.75 * -1 + 0.25 * -11 / 3), 0.75 * -1 + 0.25 * -11 / 3, ["call"]),
            (5, None, None, ["call"]),
        ],
    )
    def test_expected_and_gap_stand_on_the_footing_of_the_score(self, unasked, expected, gap, named):
        """All asked: the touchpoints' own; as many asked as not: the gap of those asked; fewer: neither."""
        answers = [("shop", "CSAT", FAIR), ("web", "CSAT", FAIR)]
        answers += [("call", "CSAT", FAIR)] if unasked else []
        answers += [("shop", "EXPECTATION", (0, 0, 0, 30, 0)), ("web", "EXPECTATION", (0, 0, 0, 0, 30))]
        pairs = [("shop", {(3, 4): 30}), ("web", {(2, 5): 10, (1, 5): 20}), ("call", {(1, 5): 29})]

        stage = self.stage(answers, [("shop", "direct", 3), ("web", "direct", 1), ("call", "direct", unasked)], pairs)

        figures_known = None if np.isnan(stage["gap"]) else (stage["expected"], stage["gap"])
        assert figures_known == (None if gap is None else pytest.approx((expected, gap)))
        assert stage["unasked"] == named

    def test_measures_are_never_mixed(self):
        answers = [("shop", "CSAT", GOOD), ("web", "CES", (0, 0, 0, 0, 0, 60, 0)), ("web", "RESOLVED", (30, 30))]

        tables = make_tables(answers, touchpoints=[("shop", "buy", "direct", 1), ("web", "buy", "direct", 1)])

        stages = compute(tables, THIS_MONTH).stages
        assert list(stages.measure) == ["CSAT", "CES", "RESOLVED"]
        assert list(stages["mean"]) == pytest.approx([13 / 3, 6, 0.5])


class TestWeights:
    """Sixty answers, five of which weigh so much that all together weigh as much as 25, or as 30."""

    @pytest.mark.parametrize(("effective", "shown"), [(25, False), (30, True)])
    def test_thirty_effective_answers_are_needed_for_a_figure(self, effective, shown):
        counted = make_tables(
            [("shop", "CSAT", GOOD), ("", "CSAT", GOOD), ("shop", "CSAT", GOOD, BEFORE)],
            [("shop", {(3, 4): 40, (4, 4): 20})],
        )
        tables = replace(counted, **{name: weighed(getattr(counted, name), effective) for name in ("scores", "pairs")})

        found = compute(tables, THIS_MONTH)

        place = row(found.touchpoints, key="shop")
        figures = [
            place["mean"],
            place["top2"],
            place["gap"],
            place["change"],
            row(found.relationship, measure="CSAT")["top2"],
            row(found.stages, key="buy")["mean"],
            found.months["mean"].iloc[-1],
        ]
        assert (place["n"], place["n_eff"]) == (60, pytest.approx(effective))
        assert [not np.isnan(figure) for figure in figures] == [shown] * 7
        assert found.hidden == (() if shown else ("shop",))


def weighed(table, effective):
    """Return counted answers whose weights make the sixty of each question count as so many."""
    return table.assign(w2=table.n * 60 / effective)


class TestAllAlike:
    def test_every_interval_of_equal_answers_has_width_and_stays_on_the_scale(self):
        pairs = [("shop", {(5, 4): 40})]
        answers = [("shop", "CSAT", (0, 0, 0, 0, 40), month) for month in (BEFORE, NOW)]
        tables = make_tables([*answers, ("shop", "EXPECTATION", (0, 0, 0, 40, 0)), ("", "NPS", nps(40, 0, 0))], pairs)

        found = compute(tables, THIS_MONTH)

        place, stage = row(found.touchpoints, key="shop"), row(found.stages, key="buy")
        unseen = intervals.wilson(0, 40).high
        assert (place["mean_low"], place["mean_high"]) == (pytest.approx(5 - unseen), 5)
        assert (place["gap_low"], place["gap_high"]) == pytest.approx((1 - unseen, 1 + unseen))
        assert (stage["mean_low"], stage["mean_high"]) == (pytest.approx(5 - unseen), 5)
        assert place["change_low"] < -0.05 < 0.05 < place["change_high"]
        assert row(found.relationship, measure="NPS")["low"] < 96

    def test_on_a_coarse_scale_the_step_is_that_of_its_answers(self):
        tables = make_tables([("shop", "CSAT", (0, 0, 0, 0, 40)), ("help", "CSAT", GOOD)])
        mixed = tables.scores.assign(scale=np.where(tables.scores.touchpoint == "help", "1-7", ""))

        found = compute(replace(tables, scores=mixed), THIS_MONTH)

        place = row(found.touchpoints, key="shop")
        assert (place["mean"], place["mean_low"]) == (100, pytest.approx(100 - 25 * intervals.wilson(0, 40).high))


class TestMonths:
    def test_every_month_of_the_period_has_its_own_figures(self):
        tables = make_tables(
            [("shop", "CSAT", GOOD, BEFORE), ("shop", "CSAT", (0, 0, 0, 0, 9)), ("", "NPS", nps(30, 20, 10))]
        )

        months = compute(tables, View()).months

        assert list(months.columns) == [
            "touchpoint",
            "measure",
            "month",
            "scale",
            "of_the_way",
            "n",
            "n_eff",
            "mean",
            "mean_low",
            "mean_high",
            "top2",
            "nps",
        ]
        assert months[["touchpoint", "measure", "month", "n"]].to_numpy().tolist() == [
            ["", "NPS", NOW, 60],
            ["shop", "CSAT", BEFORE, 60],
            ["shop", "CSAT", NOW, 9],
        ]
        assert months.nps[0] == pytest.approx(100 / 3)
        assert months["mean"][1] == pytest.approx(13 / 3)
        assert months.loc[2, ["mean", "mean_low", "top2", "nps"]].isna().all()

    def test_months_outside_the_period_are_not_there(self):
        tables = make_tables([("shop", "CSAT", GOOD, BEFORE), ("shop", "CSAT", FAIR)])

        answer = compute(tables, THIS_MONTH)

        assert list(answer.months.month) == [NOW]
        assert answer.touchpoints.n[0] == 60


class TestView:
    def test_the_view_says_which_months_and_how_many_answers(self):
        tables = make_tables([("shop", "CSAT", GOOD), ("", "CSAT", FAIR), ("shop", "CSAT", FAIR, BEFORE)])

        answer = compute(tables, View(journey="visit", period="1m", segment="private"))

        assert answer.view == {
            "journey": "visit",
            "segment": "private",
            "from": NOW,
            "to": NOW,
            "before": {"from": BEFORE, "to": BEFORE},
            "surveys": None,
            "silent_months": [],
            "n_answers": 120,
        }

    def test_all_months_have_no_period_before(self):
        assert compute(make_tables([("shop", "CSAT", GOOD)]), View()).view["before"] is None

    @pytest.mark.parametrize("touchpoints", [TOUCHPOINTS, ()])
    def test_a_store_without_answers_has_no_figures(self, touchpoints):
        answer = compute(make_tables(months=(), touchpoints=touchpoints), View())

        tables = (answer.relationship, answer.touchpoints, answer.stages, answer.months)
        assert [len(table) for table in tables] == [0, 0, 0, 0]
        assert (answer.view["from"], answer.view["n_answers"], answer.hidden) == (None, 0, ())

    def test_touchpoints_that_are_not_in_the_view_count_for_nothing(self):
        answers = [("shop", "CSAT", GOOD)]

        answer = compute(make_tables([*answers, ("elsewhere", "CSAT", POOR)], [("elsewhere", gap_of(1))]), THIS_MONTH)

        assert_same(answer, compute(make_tables(answers), THIS_MONTH))


class TestTables:
    TABLES = staticmethod(
        lambda **more: make_tables(
            [
                ("shop", "CSAT", FAIR),
                ("shop", "EXPECTATION", GOOD),
                ("help", "CSAT", POOR),
                ("", "NPS", nps(40, 20, 9)),
                ("shop", "CSAT", GOOD, BEFORE),
            ],
            [("shop", gap_of(1)), ("help", gap_of(2))],
            **more,
        )
    )

    def test_figures_leave_the_tables_as_they_are(self):
        tables, untouched = self.TABLES(), self.TABLES()

        compute(tables, THIS_MONTH)

        for name, table in vars(tables).items():
            pd.testing.assert_frame_equal(table, getattr(untouched, name))

    def test_rows_may_come_in_any_order_and_in_pieces(self):
        tables, pieces = self.TABLES(), self.TABLES()
        for name in ("scores", "pairs"):
            rows = getattr(pieces, name)
            one = rows.assign(n=rows.n // 2, **{sum_: rows[sum_] / 2 for sum_ in moments.SUMS[1:]})
            rest = rows.assign(**{sum_: rows[sum_] - one[sum_] for sum_ in moments.SUMS})
            pieces = replace(pieces, **{name: pd.concat([one, rest]).sample(frac=1, random_state=1)})

        assert_same(compute(pieces, View()), compute(tables, View()))

    def test_categories_serve_as_well_as_words(self):
        tables = self.TABLES()
        for name in ("scores", "pairs"):
            rows = getattr(tables, name)
            words = rows.select_dtypes(["str", "object"])
            tables = replace(tables, **{name: rows.assign(**words.astype("category"))})

        assert_same(compute(tables, THIS_MONTH), compute(self.TABLES(), THIS_MONTH))

    @few_examples
    @given(st.floats(0.01, 100))
    def test_equal_weights_change_nothing(self, weight):
        assert_same(compute(self.TABLES(weight=weight), THIS_MONTH), compute(self.TABLES(), THIS_MONTH))


class TestFinding:
    def find(self, tables, **more):
        return finding(compute(tables, THIS_MONTH, **more))

    def test_without_answers_there_is_none(self):
        assert self.find(make_tables()) == Finding("none")

    def test_too_few_answers_allow_none(self):
        assert self.find(stages_with(((0, 0, 0, 9, 9), None), ((20, 9, 0, 0, 0), None))) == Finding("too_few")

    def test_the_stage_with_the_largest_gap_is_named_with_its_figures(self):
        answer = self.find(stages_with((FAIR, gap_of(1)), (POOR, gap_of(2))))

        low, high = DescrStatsW([-2] * 40 + [-1] * 10 + [-3] * 10).tconfint_mean()
        figures_of_use = {"expected": 4, "mean": 100 / 60, "gap": -2, "low": low, "high": high}
        assert (answer.code, answer.measure, answer.stages, answer.clear) == ("broken", "CSAT", ("use", "buy"), True)
        assert {name: getattr(answer, name) for name in figures_of_use} == pytest.approx(figures_of_use)

    def test_two_gaps_alike_are_not_told_apart(self):
        answer = self.find(stages_with((FAIR, gap_of(1)), (FAIR, {(3, 4): 39, (4, 4): 10, (2, 4): 11})))

        assert (answer.code, answer.stages, answer.clear) == ("broken", ("use", "buy"), False)

    def test_the_only_broken_promise_is_clear(self):
        answer = self.find(stages_with((FAIR, gap_of(1)), (POOR, gap_of(0))))

        assert (answer.code, answer.stages, answer.clear) == ("broken", ("buy",), True)

    def test_promises_are_kept_where_no_gap_is_clearly_below_zero(self):
        answer = self.find(stages_with((FAIR, gap_of(0)), (POOR, {(3, 4): 10, (4, 4): 50, (5, 4): 9})))

        assert answer == Finding("kept", "CSAT", ("buy", "use"))

    def test_without_expectations_the_clearly_lowest_stage_is_named(self):
        answer = self.find(stages_with((GOOD, None), (POOR, None)))

        low, high = DescrStatsW(spread(POOR)).tconfint_mean()
        assert (answer.code, answer.stages, answer.clear, answer.gap) == ("lowest", ("use",), True, None)
        assert (answer.mean, answer.low, answer.high) == pytest.approx((100 / 60, low, high))

    def test_two_stages_that_cannot_be_told_apart_are_equal(self):
        answer = self.find(stages_with((FAIR, None), ((5, 10, 20, 16, 10), None)))

        low, high = DescrStatsW(spread(FAIR)).tconfint_mean()
        assert (answer.code, answer.stages, answer.clear) == ("equal", ("buy", "use"), False)
        assert (answer.mean, answer.low, answer.high) == pytest.approx((3.25, low, high))

    def test_of_stages_that_cannot_be_told_apart_the_two_lowest_are_named_the_lowest_first(self):
        places = [(key, key, "direct", 1000) for key in ("first", "second", "third")]
        counts = (GOOD, (5, 10, 20, 16, 10), FAIR)
        answers = [(key, "CSAT", one) for (key, *_), one in zip(places, counts, strict=True)]

        answer = self.find(make_tables(answers, touchpoints=places))

        assert (answer.code, answer.stages, answer.mean) == ("equal", ("third", "second"), 3.25)

    def test_a_single_stage_is_the_lowest_of_nothing(self):
        answer = self.find(stages_with((POOR, None), ((0, 0, 0, 9, 0), None)))

        assert (answer.code, answer.stages, answer.clear) == ("equal", ("buy",), False)

    def test_another_measure_decides_where_no_stage_shows_satisfaction(self):
        ease = [("shop", "CES", (0, 0, 0, 0, 0, 0, 60)), ("help", "CES", (0, 60, 0, 0, 0, 0, 0))]
        few = [("shop", "CSAT", (0, 0, 0, 0, 9)), ("shop", "RESOLVED", (0, 60))]

        answer = self.find(make_tables(ease + few))

        assert (answer.code, answer.measure, answer.stages, answer.mean) == ("lowest", "CES", ("use",), 2)

    @few_examples
    @given(st.tuples(*[st.integers(0, 80)] * 3).filter(lambda n: sum(n) >= 30), st.integers(1, 3))
    def test_swap_two_stages_answers_and_the_finding_names_the_other(self, counts, size):
        one = POOR, {(4 - size, 4): 40, (5 - size, 4): 10, (2, 4): 11}
        other = GOOD, {(3, 4): counts[0], (4, 4): counts[1], (5, 4): counts[2]}

        there, back = self.find(stages_with(one, other)), self.find(stages_with(other, one))

        swapped = {"buy": "use", "use": "buy"}
        assert there.stages == tuple(swapped[stage] for stage in back.stages)
        assert (there.code, there.clear, there.gap, there.mean) == (back.code, back.clear, back.gap, back.mean)

    @few_examples
    @given(st.integers(1, 3))
    def test_remove_the_gap_and_it_is_gone(self, size):
        gap, gone = (stages_with((POOR, pairs), (GOOD, gap_of(0))) for pairs in (gap_of(size), gap_of(0)))

        assert (self.find(gap).code, self.find(gap).stages) == ("broken", ("buy",))
        assert self.find(gone).code == "kept"

    def test_a_gap_of_a_single_pair_is_no_finding_even_when_everything_is_shown(self):
        tables = stages_with((GOOD, {(1, 5): 1}), (FAIR, None))

        assert self.find(tables, everything=True).code == "kept"


class TestRecord:
    def record(self):
        tables = make_tables(
            [
                ("shop", "CSAT", FAIR),
                ("shop", "EXPECTATION", GOOD),
                ("help", "CSAT", (0, 0, 0, 0, 9)),
                ("", "NPS", nps(40, 20, 10)),
                ("", "CSAT", GOOD),
            ],
            [("shop", gap_of(1))],
        )
        return as_record(compute(tables, THIS_MONTH))

    def test_it_is_plain_json_without_nan(self):
        record = self.record()

        assert json.loads(json.dumps(record, allow_nan=False)) == record

    def test_it_has_every_part(self):
        record = self.record()

        assert list(record) == [
            *("subject", "view", "relationship", "touchpoints"),
            *("scales", "stages", "months", "surveys", "hidden"),
        ]
        assert (record["subject"], record["view"]["to"], record["hidden"]) == ("satisfaction", NOW, ["help"])
        assert [(month["touchpoint"], month["measure"]) for month in record["months"]] == [
            ("", "CSAT"),
            ("", "NPS"),
            ("shop", "CSAT"),
            ("help", "CSAT"),
        ]

    def test_the_relationship_is_found_by_measure(self):
        relationship = self.record()["relationship"]

        assert list(relationship) == ["CSAT", "NPS"]
        assert {"promoters", "value"} & set(relationship["CSAT"]) == set()
        assert (relationship["NPS"]["n"], relationship["NPS"]["change"]) == (70, None)
        assert relationship["NPS"]["value"] == pytest.approx(100 * 30 / 70)

    def test_a_touchpoint_has_every_figure_and_none_for_what_is_hidden(self):
        shop, help_ = self.record()["touchpoints"]

        named = "key stage measure n n_eff mean mean_low mean_high top2 top2_low top2_high low_share expected"
        named += " scale of_the_way way gap gap_low gap_high pairs nps nps_low nps_high nps_score_low nps_score_high"
        named += " change change_low change_high wide since"
        assert set(shop) == set(named.split())
        assert (shop["gap"], shop["pairs"], shop["nps"]) == (-1, 60, None)
        assert (help_["n"], help_["mean"], help_["gap"]) == (9, None, None)

    def test_a_stage_keeps_all_answers_together_apart(self):
        buy, use = self.record()["stages"]

        named = (
            "key measure scale of_the_way n mean mean_low mean_high top2 change change_low change_high expected gap "
            "gap_low gap_high basis weighting unasked hidden since pooled way"
        )
        assert list(buy) == named.split()
        assert buy["pooled"] == {"n": 60, "mean": 3.25, "top2": 25 / 60}
        assert (use["hidden"], use["mean"], use["pooled"]) == (["help"], None, {"n": 9, "mean": None, "top2": None})


WAITING = (*TOUCHPOINTS, ("kiosk", "not-placed", "direct", 90_000))


@pytest.mark.parametrize(
    ("answers", "stages", "code"),
    [
        pytest.param([("shop", "CSAT", GOOD), ("kiosk", "CSAT", POOR)], ["buy"], "equal", id="beside a stage"),
        pytest.param([("kiosk", "CSAT", POOR)], ["not-placed"], "not_placed", id="alone"),
        pytest.param([("shop", "NPS", (6,) * 11), ("kiosk", "CSAT", POOR)], ["buy", "not-placed"], "equal", id="each"),
    ],
)
def test_touchpoints_not_placed_yet_are_a_row_only_of_a_question_that_no_stage_was_asked(answers, stages, code):
    found = compute(make_tables(answers, touchpoints=WAITING), THIS_MONTH)

    assert (list(found.stages.key), finding(found).code) == (stages, code)
    assert list(found.own_stages.key) == stages
    assert "kiosk" in set(found.touchpoints.key)


@pytest.mark.parametrize(
    ("months", "period", "found"),
    [
        (("2025-11", BEFORE, NOW), NOW, f"2025-11..{NOW}"),
        ((NOW, "2025-11", BEFORE), f"{BEFORE}..{BEFORE}", f"2025-11..{BEFORE}"),
        ((BEFORE, NOW), "2025-01..2025-03", "2025-03..2025-03"),
        ((), NOW, ""),
    ],
)
def test_figures_over_time_go_from_the_first_month_there_is_to_the_last_of_the_view(months, period, found):
    view = View("way", period, "home")

    assert up_to_the_end(make_tables(months=months), view) == View("way", found, "home")
