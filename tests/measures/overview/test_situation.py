from itertools import permutations

import numpy as np
import pytest

from cxdash.measures.overview import situation
from cxdash.measures.overview.situation import Aside, Case
from cxdash.measures.stats import simulation
from tests.measures.owners import STAGES, answered, make_owners, owners, rated

WORST, SOME, SOME_TOO = ((0, 45, 15, 0, 0), -1), ((0, 6, 24, 30, 0), -1), ((0, 6, 24, 30, 0), -1)
"""The promise is broken; three in four, or one in ten, score below the middle."""

KEPT, KEPT_THOUGH_LOW, FEW = ((0, 0, 0, 60, 0), 0), ((0, 59, 1, 0, 0), 0), ((0, 4, 6, 0, 0),)
LOW, HIGH = ((0, 45, 15, 0, 0),), ((0, 0, 0, 60, 0),)
"""Satisfaction alone, with nothing known of expectations."""

FAR, NEAR = ((0, 0, 30, 30, 0), -2), ((0, 0, 30, 30, 0), -1)
NOBODY = [("CMO", "A", "find")]
ALL = [("CMO", "A", stage) for stage in STAGES]
CAN, PARTLY, CANNOT = (rated("CMO", [(score,) * 5] * 3) for score in (4, 3, 2))


def uncounted(stages=STAGES):
    """Return touchpoints of which nobody knows how many meet them."""
    return [(f"at_{stage}", stage, "direct", None) for stage in stages]


def found(assignments, scores, stages=STAGES, **more):
    tables = make_owners(assignments, stages, **more)
    given = {f"at_{stage}": score for stage, score in scores.items()}
    n = answered(tables, given).view["n_answers"]
    return situation.compute(owners(tables, given), n, filled=bool(assignments))


@pytest.mark.parametrize(
    ("assignments", "scores", "more", "case", "stages"),
    [
        pytest.param([], {}, {}, Case.EMPTY, (), id="T0"),
        pytest.param([], {}, {"stages": ()}, Case.EMPTY, (), id="T0 no stages"),
        pytest.param(NOBODY, {}, {}, Case.ONLY_OWNERS, ("buy", "use", "help"), id="T1"),
        pytest.param([*ALL, ("CSO", "A", "use")], {}, {}, Case.ONLY_OWNERS, ("use",), id="T1 contested"),
        pytest.param(ALL, {}, {}, Case.ALL_CLEAR, (), id="T1b"),
        pytest.param(NOBODY, {"buy": WORST, "use": SOME, "find": KEPT}, {}, Case.NO_OWNER, ("buy",), id="T2"),
        pytest.param(NOBODY, {"buy": SOME, "use": WORST}, {}, Case.NO_OWNER, ("use",), id="T2 the other"),
        pytest.param([("ALL", "A", "buy")], {"buy": WORST}, {}, Case.NO_OWNER, ("buy",), id="T2 everyone"),
        pytest.param([*ALL, ("CSO", "A", "buy")], {"buy": WORST}, {}, Case.NO_OWNER, ("buy",), id="T2 contested"),
        pytest.param(ALL, {"buy": WORST}, {"assessments": CANNOT}, Case.CANNOT_ACT, ("buy",), id="T3"),
        pytest.param(ALL, {"buy": WORST}, {"assessments": CAN}, Case.OWNED, ("buy",), id="T4 can act"),
        pytest.param(ALL, {"buy": WORST}, {"assessments": PARTLY}, Case.OWNED, ("buy",), id="T4 partly"),
        pytest.param(ALL, {"buy": WORST}, {}, Case.OWNED, ("buy",), id="T4 not asked"),
        pytest.param(ALL, {"buy": WORST, "use": KEPT_THOUGH_LOW}, {}, Case.OWNED, ("buy",), id="T4 not by volume"),
        pytest.param(ALL, {"buy": WORST, "use": WORST, "find": KEPT}, {}, Case.TWO, ("buy", "use"), id="T5"),
        pytest.param([], {"buy": WORST, "use": WORST}, {}, Case.TWO, ("buy", "use"), id="T5 nobody set"),
        pytest.param(ALL, dict.fromkeys(STAGES, WORST), {}, Case.CANNOT_TELL, (), id="T6"),
        pytest.param(ALL, {"buy": KEPT, "use": KEPT_THOUGH_LOW}, {}, Case.KEPT, (), id="T7"),
        pytest.param(ALL, {"buy": FEW, "use": FEW}, {}, Case.TOO_FEW, (), id="T8"),
        pytest.param([], {"buy": WORST, "use": SOME}, {}, Case.NOT_FILLED_IN, ("buy",), id="T9"),
        pytest.param([], {"buy": LOW, "use": HIGH}, {}, Case.NOT_FILLED_IN, ("buy",), id="T10 nobody set"),
        pytest.param(NOBODY, {"buy": LOW, "use": HIGH}, {}, Case.NO_OWNER, ("buy",), id="T10 no owner"),
        pytest.param(ALL, {"buy": HIGH, "use": LOW}, {}, Case.OWNED, ("use",), id="T10 owned"),
        pytest.param(ALL, {"buy": LOW, "use": LOW, "find": HIGH}, {}, Case.TWO, ("buy", "use"), id="T10 two"),
        pytest.param(ALL, dict.fromkeys(STAGES, LOW), {}, Case.CANNOT_TELL, (), id="T10 cannot tell"),
        pytest.param([], {"buy": LOW}, {"stages": ("buy",)}, Case.ONE, ("buy",), id="T10 one stage"),
        pytest.param(
            NOBODY, {"buy": FAR, "use": NEAR}, {"touchpoints": uncounted()}, Case.NO_OWNER, ("buy",), id="T11"
        ),
        pytest.param(
            NOBODY, {"buy": NEAR, "use": FAR}, {"touchpoints": uncounted()}, Case.NO_OWNER, ("use",), id="T11 the other"
        ),
        pytest.param(ALL, {"buy": NEAR}, {"stages": ("buy",)}, Case.OWNED, ("buy",), id="one stage, broken"),
    ],
)
def test_the_first_situation_that_holds_is_the_one(assignments, scores, more, case, stages):
    told = found(assignments, scores, **more)

    assert (told.case, set(told.stages), len(told.stages)) == (case, set(stages), len(stages))
    assert told.filled is bool(assignments)


def test_of_two_stages_the_likelier_worst_is_named_first_though_it_stands_later():
    nearly = ((0, 43, 17, 0, 0), -1)

    for scores, first in [({"buy": nearly, "use": WORST}, "use"), ({"buy": WORST, "use": nearly}, "buy")]:
        told = found(ALL, {"find": KEPT, **scores})

        assert (told.case, told.stages[0], len(told.stages)) == (Case.TWO, first, 2)


def test_a_situation_holds_what_its_sentence_names():
    told = found([*ALL, ("CSO", "A", "buy")], {"buy": WORST, "use": KEPT})

    assert (told.promised, told.filled, told.health, told.holders) == (True, True, "contested", ("CMO", "CSO"))
    assert (told.clear, told.of, told.answers) == (3, 4, 240)
    assert (told.let_downs, told.mean) == (pytest.approx(750), pytest.approx(2.25))


@pytest.mark.parametrize(
    ("scores", "more", "promised", "counted"),
    [
        ({"buy": WORST}, {}, True, True),
        ({"buy": WORST}, {"touchpoints": uncounted()}, True, False),
        ({"buy": LOW, "use": HIGH}, {}, False, True),
        ({"buy": LOW, "use": HIGH}, {"touchpoints": uncounted()}, False, False),
    ],
)
def test_it_is_known_whether_anything_was_promised_and_whether_let_downs_are_counted(scores, more, promised, counted):
    told = found(NOBODY, scores, **more)

    assert (told.stages, told.promised, bool(told.let_downs > 0)) == (("buy",), promised, counted)


@pytest.mark.parametrize(
    ("scores", "larger", "aside"),
    [
        ({"buy": SOME, "use": LOW}, "use", Aside.NOT_ASKED),
        ({"buy": SOME, "use": KEPT_THOUGH_LOW}, "use", Aside.KEPT),
        ({"buy": WORST, "use": SOME}, "", None),
        ({"buy": WORST}, "", None),
    ],
)
def test_a_stage_with_more_let_downs_is_named_with_why_it_does_not_count(scores, larger, aside):
    told = found(NOBODY, scores)

    assert (told.stages, told.larger, told.aside) == (("buy",), larger, aside)
    assert np.isnan(told.larger_let_downs) == (not larger)


@pytest.mark.parametrize(("use", "wider"), [(FAR, "use"), (NEAR, ""), (LOW, "")], ids=["wider", "as wide", "unknown"])
def test_a_stage_whose_gap_is_wider_is_named_where_fewer_are_let_down_there(use, wider):
    told = found(NOBODY, {"buy": WORST, "use": use})

    assert (told.stages, told.wider) == (("buy",), wider)
    assert (told.wider_gap, told.wider_let_downs) == pytest.approx((-2, 0) if wider else (np.nan,) * 2, nan_ok=True)


def test_where_too_few_were_asked_what_they_expected_it_is_not_said_that_nobody_was():
    tables = make_owners(NOBODY)
    figures = owners(tables, {"at_buy": SOME, "at_use": LOW})

    told = situation.compute(figures, 120, filled=True, asked={"buy", "use"})

    assert (told.larger, told.aside, told.asked) == ("use", Aside.TOO_FEW, True)


@pytest.mark.parametrize(
    ("scores", "without", "uncounted"),
    [
        ({"buy": WORST, "use": KEPT_THOUGH_LOW}, "buy", ("buy",)),
        ({"buy": LOW, "use": HIGH}, "buy", ("buy",)),
        ({"buy": LOW, "use": HIGH}, "use", ()),
    ],
    ids=["the only broken one", "the lowest", "another than the lowest"],
)
def test_a_stage_named_without_let_downs_beside_bars_says_that_they_are_missing(scores, without, uncounted):
    some = [(f"at_{stage}", stage, "direct", None if stage == without else 1000.0) for stage in STAGES]

    told = found(NOBODY, scores, touchpoints=some)

    assert (told.stages, told.uncounted, told.larger) == (("buy",), uncounted, "")


def test_a_stage_of_indirect_touchpoints_alone_stands_beside_the_let_downs_of_others():
    touchpoints = [("at_buy", "buy", "indirect", None), ("at_use", "use", "direct", 1000.0)]

    told = found(NOBODY, {"buy": LOW, "use": ((0, 20, 20, 20, 0),)}, touchpoints=touchpoints)

    assert (told.stages, told.uncounted, told.larger, told.aside) == (("buy",), (), "use", Aside.HIGHER)


def test_a_stage_whose_average_is_higher_is_set_aside_without_expectations():
    mixed = ((30, 0, 0, 0, 30),)
    many = [(f"at_{stage}", stage, "direct", 5000.0 if stage == "use" else 1000.0) for stage in STAGES]

    told = found(NOBODY, {"buy": LOW, "use": mixed}, touchpoints=many)

    assert (told.stages, told.larger, told.aside) == (("buy",), "use", Aside.HIGHER)


def test_the_gap_decides_where_customers_a_year_are_missing_for_a_stage():
    some = [(f"at_{stage}", stage, "direct", None if stage == "use" else 1000.0) for stage in STAGES]

    told = found(NOBODY, {"buy": NEAR, "use": FAR}, touchpoints=some)

    assert (told.case, told.stages, told.uncounted, told.larger) == (Case.NO_OWNER, ("use",), ("use",), "")


def test_without_expectations_the_lowest_is_named_though_another_stage_lets_more_customers_down():
    many = [("at_buy", "buy", "direct", 10.0), ("at_use", "use", "direct", 90_000.0)]

    told = found(ALL, {"buy": LOW, "use": ((0, 20, 20, 20, 0),)}, touchpoints=many)

    assert told.stages == ("buy",)


def beginning(scores, assignments=NOBODY, **more):
    stages = owners(make_owners(assignments, **more), {f"at_{stage}": score for stage, score in scores.items()}).stages
    return situation.start_here(stages)


@pytest.mark.parametrize(
    ("assignments", "scores", "more", "stage"),
    [
        pytest.param(NOBODY, {"buy": WORST, "use": SOME}, {}, "buy", id="clear"),
        pytest.param(NOBODY, {"buy": WORST, "use": WORST}, {}, "", id="not clear"),
        pytest.param([], {"buy": KEPT_THOUGH_LOW}, {}, "", id="none is broken"),
        pytest.param([], {}, {}, "", id="no answers"),
        pytest.param([], {"buy": LOW, "use": HIGH}, {}, "", id="no expectations"),
        pytest.param(
            NOBODY, {"find": WORST, "use": SOME}, {"assessments": CAN}, "use", id="one who can act is passed over"
        ),
        pytest.param(
            NOBODY, {"find": WORST, "use": SOME}, {"assessments": PARTLY}, "find", id="one who can partly is not"
        ),
        pytest.param(NOBODY, {"find": WORST, "use": SOME}, {}, "find", id="nor one nobody was asked about"),
        pytest.param(ALL, {"buy": WORST}, {"assessments": CAN}, "", id="all can act"),
        pytest.param(NOBODY, {"buy": NEAR, "use": FAR}, {"touchpoints": uncounted()}, "use", id="by the gap"),
    ],
)
def test_the_stage_to_begin_with_breaks_most_and_has_no_owner_who_can_act(assignments, scores, more, stage):
    assert beginning(scores, assignments, **more) == stage


VALUE, LEAST, MOST = np.array([5.0, 4.0, 1.0]), np.array([3.0, 3.5, 0.0]), np.array([6.0, 6.0, 2.0])


def test_figures_are_drawn_the_same_on_every_call_and_shares_of_coming_first_sum_to_one():
    shares = simulation.first_shares(VALUE, LEAST, MOST)

    assert shares.tolist() == simulation.first_shares(VALUE, LEAST, MOST).tolist()
    assert shares.sum() == pytest.approx(1)
    assert shares[0] > shares[1] > shares[2] == 0


def test_of_all_draws_nineteen_in_twenty_lie_within_the_range_and_as_many_below_the_figure_as_above():
    drawn = simulation.simulate(VALUE, LEAST, MOST)

    assert drawn.shape == (simulation.DRAWS, 3)
    assert ((drawn >= LEAST) & (drawn <= MOST)).mean(axis=0) == pytest.approx(0.95, abs=0.015)
    assert (drawn < VALUE).mean(axis=0) == pytest.approx(0.5, abs=0.03)


def test_what_is_clearly_first_is_so_in_whatever_order_the_figures_stand():
    value, low, high = np.array([9.0, 5, 4, 1]), np.array([8.0, 4, 3, 0]), np.array([10.0, 6, 5, 2])

    for order in map(list, permutations(range(4))):
        shares = simulation.first_shares(value[order], low[order], high[order])

        assert (order[int(shares.argmax())], shares.max() >= simulation.CLEARLY) == (0, True)


@pytest.mark.parametrize(("value", "shares"), [([], []), ([3.0], [1.0]), ([3.0, 2.0], [1.0, 0.0])])
def test_what_is_certain_is_first_in_every_draw(value, shares):
    figures = np.array(value)

    assert simulation.first_shares(figures, figures, figures).tolist() == shares


ORDERS = (STAGES, STAGES[::-1], ("use", "find", "help", "buy"))


def test_the_situation_is_the_same_in_whatever_order_the_stages_stand():
    scores = {"buy": WORST, "use": SOME, "help": KEPT, "find": SOME_TOO}

    cases = {(told.case, told.stages) for order in ORDERS for told in [found(NOBODY, scores, order)]}

    assert cases == {(Case.NO_OWNER, ("buy",))}


def test_answers_about_touchpoints_that_are_in_no_stage_are_not_called_too_few():
    tables = make_owners(ALL)

    told = situation.compute(owners(tables, {}), 400, filled=True, waiting=True)

    assert (told.case, told.stages, told.of) == (Case.NOT_PLACED, (), 4)
