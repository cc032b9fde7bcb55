"""Whether a choice earns more, in words: only where it can be told, and as the tries say."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxdash.charts import what_if as charts
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.comparison import compare
from cxdash.measures.what_if.levers import Levers
from cxdash.presenters.amounts import LADDER, tries
from cxdash.presenters.what_if import results, screen
from cxdash.presenters.what_if.verdict import finding
from tests import soak
from tests.measures.choices import ASSUMED, BASE, PROMISING

WORDS = Words("en")
STAGES = {"connect": "Get connected", "use": "Use", "help": "Get help"}
MEND = Levers(gaps=(("connect", 0.5),), gap_cost=4e6)
CERTAIN = {name: Assumption(one.mode, one.mode, one.mode) for name, one in ASSUMED.items()}


def said(levers, base=BASE, assumed=ASSUMED):
    return screen.present(compare(base, assumed, levers), "NOK", STAGES, WORDS)


def text(shown):
    notes = [note for one in shown.results for note in one.notes]
    whole = " · ".join([shown.finding, *(one.value for one in shown.results), *notes, shown.matters])
    return whole.replace("\N{NO-BREAK SPACE}", " ")


def verdict(levers, base=BASE, assumed=ASSUMED):
    return finding(compare(base, assumed, levers), "NOK", STAGES, WORDS).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("levers", "base", "sentence"),
    [
        (
            Levers(retention_budget=-0.5),
            BASE,
            "20.5 m kr less a year to keep customers: almost always worse.",
        ),
        (
            Levers(acquisition_budget=-0.5),
            replace(BASE, acquisition=964e6),
            "482 m kr less a year to win customers: almost always better, with 26,000 fewer customers.",
        ),
        (
            Levers(acquisition_budget=0.5),
            replace(BASE, acquisition=964e6),
            "482 m kr more a year to win customers: almost always worse, with 13,000 more customers.",
        ),
        (
            Levers(gaps=(("connect", 0.5),)),
            BASE,
            "50% fewer let-downs at Get connected, before what fixing costs: state that, and this says whether it "
            "pays.",
        ),
    ],
)
def test_a_verdict_says_what_it_is_about_and_names_customers_where_they_go_the_other_way(levers, base, sentence):
    assert verdict(levers, base) == sentence


def test_a_choice_that_changes_nothing_makes_no_difference():
    nobody_leaves = CERTAIN | {"leavers": Assumption(0, 0, 0), "contacts": Assumption(0, 0, 0)}
    shown = said(Levers(gaps=(("connect", 0.5),), gap_cost=0.0), assumed=nobody_leaves)

    assert shown.finding.endswith(": makes no difference to what is earned.")
    assert shown.results[2].value == "No difference"
    assert shown.matters == ""


def test_what_lays_nothing_out_is_not_paid_back():
    shown = said(Levers(gaps=(("connect", 0.5),), gap_cost=0.0))

    assert "aid back" not in text(shown)
    assert compare(BASE, ASSUMED, Levers(gaps=(("connect", 0.5),), gap_cost=0.0)).payback_month is None


def test_what_is_saved_first_and_lost_later_is_said_so():
    shown = said(Levers(retention_budget=-0.5), assumed=CERTAIN)

    assert "earns more until month" in text(shown)
    assert "aid back" not in text(shown)


def test_what_is_never_earned_back_is_said_so():
    shown = said(replace(MEND, gap_cost=20e6), assumed=CERTAIN)

    assert "Not paid back: not within 3 years in more than 19 of 20 tries" in text(shown)


@pytest.mark.parametrize(
    ("known", "after"),
    [
        ({}, "after what winning and keeping costs"),
        ({"retention": float("nan")}, "after what winning costs; what keeping costs is not noted"),
        ({"acquisition": 0.0}, "after what keeping costs; what winning costs is not noted"),
        ({"acquisition": 0.0, "retention": 0.0}, "before what winning and keeping costs, which is not noted"),
    ],
)
def test_only_what_is_noted_is_said_to_be_taken_off(known, after):
    (note,) = results.earned(compare(replace(BASE, **known), ASSUMED, Levers()), "NOK", WORDS).notes

    assert note == f"if we carry on as today, {after}"


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.96, "more than 19 of 20 tries"),
        (0.95, "9 of 10 tries"),
        (0.8, "8 of 10 tries"),
        (0.79, "7 of 10 tries"),
        (0.68, "7 of 10 tries"),
        (0.6, "6 of 10 tries"),
        (0.58, "5 of 10 tries"),
        (0.39, "3 of 10 tries"),
        (0.19, "1 of 10 tries"),
        (0.05, "1 of 10 tries"),
        (0.04, "fewer than 1 of 20 tries"),
    ],
)
def test_tries_are_rounded_but_never_to_where_another_word_applies(share, written):
    assert tries(share, WORDS) == written


@pytest.mark.parametrize(
    ("levers", "assumed", "tried"), [(MEND, ASSUMED, True), (MEND, {}, False), (Levers(), ASSUMED, False)]
)
def test_tries_are_spoken_of_only_where_there_is_a_range(levers, assumed, tried):
    foot = said(levers, assumed=assumed).foot

    assert ("We tried your beliefs" in foot) is tried
    assert foot.endswith("It is not a forecast.")


def ranges(low, high):
    return st.tuples(*[st.floats(low, high)] * 3).map(lambda ends: Assumption(*sorted(ends)))


starts = st.builds(
    lambda leaving, won, margin, acquisition, retention, counts, places: replace(
        BASE,
        leaving=leaving,
        stay=(1 - leaving) ** 12,
        won=won,
        margin=margin,
        acquisition=acquisition,
        retention=retention,
        let_downs=tuple((stage, count) for stage, count in zip(STAGES, counts, strict=True) if count),
        early=frozenset(stage for stage, place in zip(STAGES, places, strict=True) if place == "new"),
        unplaced=frozenset(stage for stage, place in zip(STAGES, places, strict=True) if not place),
    ),
    st.floats(0.001, 0.08),
    st.floats(100, 200_000),
    st.sampled_from([float("nan"), 0.0, 1.0, 193.2, 5000.0]),
    st.floats(1e4, 1e9),
    st.floats(1e4, 1e9),
    st.tuples(*[st.sampled_from([0, 10, 40_000])] * 3),
    st.tuples(*[st.sampled_from(["new", "all", ""])] * 3),
)
beliefs = st.fixed_dictionaries(
    {},
    optional={
        "leavers": ranges(0, 20),
        "contacts": ranges(0, 3),
        "cost_per_contact": ranges(0, 500),
        "delay_months": ranges(0, 24),
        "ceiling.acquisition": ranges(16, 99),
        "ceiling.retention": ranges(1, 99),
        "wins_lost_per_10": ranges(0, 10),
    },
)
tenths = st.integers(0, 10).map(lambda at: at / 10)
choices = st.builds(
    lambda win, keep, connect, use, cost, promise, ahead: Levers(
        win, keep, gaps=(("connect", connect), ("use", use)), gap_cost=cost, promise=promise, years=ahead
    ),
    st.sampled_from([-0.5, -0.1, 0.0, 0.1, 0.5]),
    st.sampled_from([-0.5, -0.1, 0.0, 0.1, 1.0]),
    tenths,
    tenths,
    st.sampled_from([None, 0.0, 1e4, 1e7]),
    st.sampled_from([0.0, 0.1, 0.5]),
    st.sampled_from([1, 3, 5]),
)


@given(starts, beliefs | st.just(PROMISING), choices)
@settings(max_examples=soak.examples(40), deadline=None)
def test_whatever_is_chosen_the_words_agree_with_the_tries(base, assumed, levers):
    found = compare(base, assumed, levers)
    shown = screen.present(found, "NOK", STAGES, WORDS)
    whole = text(shown)

    told = [words for words in (*LADDER, "makes no difference") if words in shown.finding]
    assert len(told) == (1 if found.judged else 0)
    if not levers.moved:
        assert shown.finding == "Nothing is changed yet: move a slider."
        assert not found.earned[~(found.earned != found.earned)].any()
    if not found.judged:
        assert not any(word.capitalize() == one.value for word in LADDER for one in shown.results)
        assert "aid back" not in whole
        assert shown.matters == ""
        return
    if told[0] in LADDER[:3]:
        assert found.p_better >= 0.6
    elif told[0] in LADDER[4:]:
        assert found.p_worse > 0.6
    if "Paid back after" in whole:
        behind = (found.paths.earned < found.as_today.earned).mean(axis=1) > 0.5
        assert behind[: found.payback_month - 1].any()
        assert not behind[found.payback_month - 1 :].any()


def test_the_name_of_a_line_stands_clear_of_the_months_it_is_written_along():
    alone, both = (compare(BASE, ASSUMED, levers) for levers in (Levers(), MEND))

    for found in (alone, both):
        drawn = screen.picture(found, Words("en"))
        month, customers, choice = (list(charts.columns(Words("en")).values())[at] for at in (0, 2, 1))
        for end in drawn["ends"].itertuples():
            line = drawn["rows"][drawn["rows"][choice] == end.label]
            along = line[line[month] >= 0.8 * end.month][customers]
            clear = along.le(end.customers + 1) if end.above else along.ge(end.customers - 1)
            assert clear.all()
