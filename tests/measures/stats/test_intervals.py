import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from cxdash.domain.vocabulary import MINIMUM_ANSWERS
from cxdash.measures.stats import intervals, paired


def span(figure):
    return figure.low, figure.high


def moments(scores, weights):
    w, x = np.array(weights, float), np.array(scores, float)
    return w.sum(), (w**2).sum(), (w * x).sum(), (w * x**2).sum()


def mean_of(scores, weights=None):
    w, w2, wx, wx2 = moments(scores, weights or [1] * len(scores))
    n_eff = intervals.kish_effective_n(w, w2)
    return intervals.mean_interval(wx / w, intervals.weighted_variance(w, w2, wx, wx2, 1), len(scores), n_eff)


class TestPublished:
    """Figures from print, as listed with their sources in methods.md 1.1–1.5."""

    @pytest.mark.parametrize(
        ("successes", "n", "low", "high", "digits"),
        [
            (81, 263, 0.2553, 0.3662, 4),  # Newcombe 1998
            (15, 148, 0.0624, 0.1605, 4),
            (0, 20, 0, 0.1611, 4),
            (1, 29, 0.0061, 0.1718, 4),
            (19, 38, 0.348499, 0.651501, 6),
            (38, 50, 0.625873, 0.857026, 6),
        ],
    )
    def test_wilson(self, successes, n, low, high, digits):
        share = intervals.wilson(successes, n)

        assert (share.value, round(share.low, digits), round(share.high, digits)) == (successes / n, low, high)

    def test_the_mean_of_nist_zarr13(self):
        mean = intervals.mean_interval(9.261460, 0.022789**2, 195)

        assert span(mean) == pytest.approx((9.258242, 9.264679), abs=1.1e-6)

    @pytest.mark.parametrize(
        ("promoters", "detractors", "n", "nps", "error"),
        [(3 / 6, 1 / 6, 6, 0.3333, 0.304), (1 / 2, 1 / 6, 324, 0.3333, 0.0414)],
    )
    def test_the_standard_error_of_a_net_promoter_score(self, promoters, detractors, n, nps, error):
        assert promoters - detractors == pytest.approx(nps, abs=5e-5)
        assert intervals.nps_standard_error(promoters, detractors, n) == pytest.approx(error, abs=5e-4)

    def test_the_variance_of_a_net_promoter_score(self):
        assert intervals.nps_variance(3 / 6, 1 / 6) == pytest.approx(0.5556, abs=5e-5)

    def test_rocks_adjusted_wald(self):
        nps = intervals.net_promoter(3, 2, 1)

        assert nps.value == pytest.approx(1 / 3)
        assert span(nps) == pytest.approx((-0.267433, 0.711877), abs=1e-6)

    @pytest.mark.parametrize(
        ("first", "second", "low", "high"),
        [
            ((7, 34), (1, 34), 0.019, 0.340),  # Fagerland, Lydersen & Laake 2015
            ((56, 70), (48, 80), 0.0524, 0.3339),  # Newcombe 1998
        ],
    )
    def test_newcombe(self, first, second, low, high):
        assert span(intervals.newcombe_difference(*first, *second)) == pytest.approx((low, high), abs=6e-4)

    def test_the_pooled_test_of_two_shares(self):
        assert intervals.newcombe_difference(5, 83, 12, 99).p == pytest.approx(0.159, abs=5e-4)

    def test_a_rise_of_six_points_with_300_answers_each_is_noise(self):
        rise = intervals.nps_difference(0.54, 0.18, 300, 0.5, 0.2, 300)

        assert (round(rise.z, 2), round(rise.p, 2)) == (0.95, 0.34)
        assert [round(100 * figure) for figure in (rise.value, *span(rise))] == [6, -6, 18]

    @pytest.mark.parametrize(
        ("up", "down", "n", "low", "high"),
        [(162, 54, 324, 0.24954, 0.41161), (0, 0, 30, -0.11351, 0.11351)],  # the second is Wilson's of none, twice
    )
    def test_tango(self, up, down, n, low, high):
        found = paired.score_difference(up, down, n)

        assert (found.value, *span(found)) == pytest.approx(((up - down) / n, low, high), abs=6e-6)

    def test_kish(self):
        assert intervals.kish_effective_n(50 * 1 + 50 * 3, 50 * 1 + 50 * 9) == 80

    def test_an_interval_wider_than_twenty_points_or_than_its_own_estimate_is_flagged(self):
        shares = intervals.wilson(np.array([24, 300, 5]), np.array([40, 400, 100]))

        assert intervals.is_wide(shares).tolist() == [True, False, True]


def net_promoter_errors(detractors, passives, promoters):
    n = detractors + passives + promoters
    shares = promoters / n, detractors / n
    return {
        "nps": intervals.net_promoter(promoters, passives, detractors).value,
        "variance": intervals.nps_variance(*shares),
        "se": intervals.nps_standard_error(*shares, n),
    }


def adjusted_wald(detractors, passives, promoters, pseudo):
    nps = intervals.net_promoter(promoters, passives, detractors)
    assert pseudo == list(intervals.PSEUDO_ANSWERS)
    return {"centre": (nps.low + nps.high) / 2, "low": nps.low, "high": nps.high}


def two_periods(t1, t2):
    rise = intervals.nps_difference(*(of[part] for of in (t2, t1) for part in ("promoters", "detractors", "n")))
    return {"diff": rise.value, "se": rise.value / rise.z, "z": rise.z, "p": rise.p}


def top_two(counts_1_to_5):
    share = intervals.wilson(sum(counts_1_to_5[3:]), sum(counts_1_to_5))
    return {"csat": share.value, "ci": span(share)}


def small_sample_rule(x, n):
    if n < MINIMUM_ANSWERS:
        return "suppress"
    return "flag" if intervals.is_wide(intervals.wilson(x, n)) else "show"


WORKED = {
    "nps_r_package_counts": net_promoter_errors,
    "nps_adjusted_wald": adjusted_wald,
    "nps_two_period": two_periods,
    "wilson_81_263": lambda x, n: {"ci": span(intervals.wilson(x, n))},
    "wilson_0_20": lambda x, n: {"ci": span(intervals.wilson(x, n))},
    "newcombe_diff_7_34_1_34": lambda **given: {"ci": span(intervals.newcombe_difference(**given))},
    "csat_top2_example": top_two,
    "suppression_rule": lambda cases: {"decision": [small_sample_rule(*case) for case in cases]},
}


@pytest.fixture
def worked_examples(shared):
    examples = json.loads((shared / "methods" / "worked_examples.json").read_text())["examples"]
    return {example["id"]: example for example in examples if example["topic"] == "survey"}


@pytest.mark.shared
class TestWorkedExamples:
    @pytest.mark.parametrize("name", WORKED)
    def test_a_worked_example_comes_out(self, worked_examples, name):
        example = worked_examples[name]

        answer = WORKED[name](**example["inputs"])

        assert answer == {
            figure: pytest.approx(expected, abs=example["tolerance"]) if example["tolerance"] else expected
            for figure, expected in example["expected"].items()
        }

    def test_no_survey_example_is_left_out(self, worked_examples):
        assert set(worked_examples) - {"xmr_nist_6322"} == set(WORKED)


counted = st.tuples(st.integers(0, 400), st.integers(0, 400)).filter(sum)
marks = st.lists(st.integers(1, 5), min_size=2, max_size=60)


class TestSecondOpinion:
    """The same figures from statsmodels."""

    @given(counted)
    def test_wilson(self, answers):
        x, n = answers[0], sum(answers)

        assert span(intervals.wilson(x, n)) == pytest.approx(proportion_confint(x, n, method="wilson"), abs=1e-9)

    @given(counted, counted)
    def test_newcombe(self, first, second):
        given_ = first[0], sum(first), second[0], sum(second)

        assert span(intervals.newcombe_difference(*given_)) == pytest.approx(
            confint_proportions_2indep(*given_, method="newcomb", compare="diff"), abs=1e-9
        )

    @given(counted, counted)
    def test_the_pooled_test(self, first, second):
        z, p = proportions_ztest([10 + first[0], 10 + second[0]], [20 + sum(first), 20 + sum(second)])

        difference = intervals.newcombe_difference(10 + first[0], 20 + sum(first), 10 + second[0], 20 + sum(second))

        assert (difference.z, difference.p) == pytest.approx((z, p))

    @given(marks)
    def test_the_mean(self, scores):
        assert span(mean_of([1, *scores, 5])) == pytest.approx(DescrStatsW([1, *scores, 5]).tconfint_mean())

    @given(marks, marks)
    def test_welch(self, first, second):
        first, second = [1, *first, 5], [1, *second, 5]
        means = [figure for x in (first, second) for figure in (np.mean(x), np.var(x, ddof=1), len(x))]

        difference = intervals.mean_difference(*means)

        compared = CompareMeans(DescrStatsW(first), DescrStatsW(second))
        assert span(difference) == pytest.approx(compared.tconfint_diff(usevar="unequal"))
        assert difference.df == pytest.approx(compared.dof_satt())


class TestProperties:
    @given(counted)
    def test_wilson_holds_the_share_and_stays_within_0_and_1(self, answers):
        share = intervals.wilson(answers[0], sum(answers))

        assert 0 <= share.low <= share.value <= share.high <= 1

    @pytest.mark.parametrize("n", [3, 10, 11, 12])
    def test_none_and_all_are_exact_ends(self, n):
        assert (intervals.wilson(0, n).low, intervals.wilson(n, n).high) == (0, 1)

    @given(counted, st.integers(2, 50))
    def test_more_answers_give_a_narrower_share(self, answers, times):
        few, many = (intervals.wilson(k * answers[0], k * sum(answers)) for k in (1, times))

        assert many.high - many.low < few.high - few.low

    @given(counted)
    def test_those_who_did_not_are_the_mirror_of_those_who_did(self, answers):
        did, did_not = (intervals.wilson(x, sum(answers)) for x in answers)

        assert span(did) == pytest.approx((1 - did_not.high, 1 - did_not.low))

    @given(st.tuples(*[st.integers(0, 500)] * 3).filter(lambda answers: sum(answers) > 1))
    def test_the_net_promoter_interval_holds_the_score_and_stays_within_the_scale(self, answers):
        nps = intervals.net_promoter(*answers)

        assert -1 <= nps.low <= nps.value <= nps.high <= 1

    @given(st.tuples(*[st.integers(0, 500)] * 3).filter(any))
    def test_the_score_interval_has_width_holds_the_score_and_is_mirrored(self, answers):
        promoters, _, detractors = answers
        found = paired.score_difference(promoters, detractors, sum(answers))
        turned = paired.score_difference(detractors, promoters, sum(answers))

        assert -1 <= found.low <= found.value <= found.high <= 1
        assert found.high - found.low > 0.001
        assert span(found) == pytest.approx((-turned.high, -turned.low))

    @given(st.tuples(*[st.integers(0, 500)] * 3).filter(any))
    def test_swapping_promoters_and_detractors_mirrors_score_and_interval(self, answers):
        nps, mirrored = intervals.net_promoter(*answers), intervals.net_promoter(*answers[::-1])

        assert (nps.value, *span(nps)) == pytest.approx((-mirrored.value, -mirrored.high, -mirrored.low))

    @given(st.tuples(*[st.integers(1, 500)] * 3), st.integers(2, 50))
    def test_more_answers_give_a_narrower_net_promoter_score(self, answers, times):
        few, many = (intervals.net_promoter(*(k * count for count in answers)) for k in (1, times))

        assert many.high - many.low < few.high - few.low

    @given(st.tuples(*[st.integers(0, 500)] * 3).filter(any), st.floats(0.01, 100))
    def test_equal_weights_leave_a_net_promoter_score_as_it_is(self, answers, weight):
        n = sum(answers)
        weighted = intervals.net_promoter(*(weight * count for count in answers), n, n)

        plain = intervals.net_promoter(*answers)

        assert (weighted.value, *span(weighted)) == pytest.approx((plain.value, *span(plain)))

    @given(marks, st.floats(0.01, 100))
    def test_equal_weights_leave_a_mean_as_it_is(self, scores, weight):
        weighted, plain = mean_of(scores, [weight] * len(scores)), mean_of(scores)

        assert weighted.n_eff == pytest.approx(len(scores))
        assert (weighted.value, *span(weighted)) == pytest.approx((plain.value, *span(plain)), abs=1e-5)

    @given(marks, st.data())
    def test_unequal_weights_count_as_fewer_answers(self, scores, data):
        weights = data.draw(st.lists(st.floats(0.1, 10), min_size=len(scores), max_size=len(scores)))

        assert 1 <= mean_of(scores, weights).n_eff <= len(scores) * (1 + 1e-9)

    @given(marks, st.integers(2, 20))
    def test_more_answers_give_a_mean_that_is_no_wider(self, scores, times):
        few, many = mean_of(scores), mean_of(scores * times)

        assert few.low - 1e-9 <= many.low <= many.value <= many.high <= few.high + 1e-9

    @given(counted, counted)
    def test_a_difference_turned_round_changes_its_sign_only(self, first, second):
        there = intervals.newcombe_difference(first[0], sum(first), second[0], sum(second))
        back = intervals.newcombe_difference(second[0], sum(second), first[0], sum(first))

        assert (there.value, *span(there)) == pytest.approx((-back.value, -back.high, -back.low))
        assert -1 <= there.low <= there.value <= there.high <= 1

    @given(marks, marks)
    def test_arrays_give_the_same_as_single_figures(self, first, second):
        means = [mean_of(scores) for scores in (first, second)]
        columns = np.array([moments(scores, [1] * len(scores)) for scores in (first, second)]).T

        together = intervals.paired_difference(columns[0], *columns, 1)

        assert list(together.value) == pytest.approx([mean.value for mean in means])
        assert list(together.low) == pytest.approx([mean.low for mean in means])
        assert list(together.high) == pytest.approx([mean.high for mean in means])


class TestCombinations:
    def test_one_mean_alone_keeps_its_own_interval(self):
        mean = intervals.mean_interval(3.5, 1.2, 40)

        alone = intervals.linear_combination(
            np.array([1.0, 0.0]), np.array([3.5, np.nan]), np.array([np.sqrt(1.2 / 40), np.nan]), np.array([39, np.nan])
        )

        assert (alone.value, *span(alone), alone.df) == pytest.approx((mean.value, *span(mean), 39))

    def test_means_of_unknown_error_have_no_interval(self):
        unknown = intervals.linear_combination(
            np.array([0.5, 0.5]), np.array([2.0, 4.0]), np.zeros(2), np.array([9, 9])
        )

        assert unknown.value == 3
        assert np.isnan(span(unknown)).all()

    def test_pairs_count_as_one_answer_each(self):
        differences = np.array([-2, -1, -1, 0, 1])

        gap = intervals.paired_difference(5, 5, 5, differences.sum(), (differences**2).sum(), 1)

        assert (gap.value, *span(gap)) == pytest.approx((-0.6, *DescrStatsW(differences).tconfint_mean()))


class TestUndefined:
    @pytest.mark.parametrize(
        ("figure", "none"),
        [
            (lambda: intervals.kish_effective_n(0, 0), "effective number"),
            (lambda: intervals.mean_interval(np.nan, np.nan, 0), "mean"),
            (lambda: intervals.paired_difference(0, 0, 0, 0, 0, 1), "paired difference"),
            (lambda: intervals.wilson(0, 0), "share"),
            (lambda: intervals.net_promoter(0, 0, 0), "net promoter score"),
            (lambda: intervals.nps_standard_error(0, 0, 0), "standard error"),
            (lambda: intervals.nps_difference(0, 0, 0, 0.5, 0.2, 9), "standard error"),
            (lambda: intervals.newcombe_difference(3, 9, 0, 0), "share"),
            (lambda: intervals.mean_difference(3, 1, 9, 0, 0, 0), "difference"),
        ],
    )
    def test_a_single_figure_of_no_answers_is_refused(self, figure, none):
        with pytest.raises(ValueError, match=rf"The {none} of no answers is undefined\."):
            figure()

    def test_in_an_array_it_is_nan(self):
        shares = intervals.wilson(np.array([0, 3]), np.array([0, 4]))
        scores = intervals.net_promoter(*np.array([[0, 3], [0, 1], [0, 0]]))

        assert np.isnan([shares.value[0], shares.low[0], shares.high[0], scores.value[0]]).all()
        assert (shares.value[1], scores.value[1]) == (0.75, 0.75)

    @pytest.mark.parametrize("weight", [1, 0.1, 1 / 3])
    @pytest.mark.parametrize(("n", "score"), [(2, 3), (30, 5), (400, 1)])
    def test_answers_all_alike_are_no_certainty_but_that_of_a_step_at_the_edge(self, n, score, weight):
        mean, unseen = mean_of([score] * n, [weight] * n), intervals.wilson(0, n).high

        assert span(mean) == pytest.approx((score - unseen, score + unseen), abs=1e-6)

    def test_a_larger_step_of_the_scale_is_a_wider_doubt(self):
        halves, tens = (intervals.variance_of_equals(30, step) for step in (0.5, 10))

        assert np.sqrt(tens / halves) == pytest.approx(20)

    def test_two_scores_of_promoters_only_still_differ_by_a_range(self):
        none = intervals.nps_difference(1, 0, 40, 1, 0, 60)

        assert none.value == 0
        assert none.low < -0.05 < 0.05 < none.high

    def test_one_answer_has_a_mean_and_no_interval(self):
        mean = mean_of([4])

        assert (mean.value, mean.n) == (4, 1)
        assert np.isnan(span(mean)).all()
