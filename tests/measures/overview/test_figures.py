from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from cxdash.domain.periods import DEFAULT_PERIOD, Period, Round, month_name, month_number
from cxdash.domain.vocabulary import View
from cxdash.measures.overview import figures as overview
from cxdash.measures.ownership import figures as ownership
from cxdash.measures.ownership import standing
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.stats import intervals
from tests.measures.owners import STAGES, TODAY, answered, make_owners, owners
from tests.measures.tables import make_tables

PLACES = [(f"at_{stage}", stage, "direct", None) for stage in STAGES]
LAST = "2026-10"
MONTHS = [month_name(month_number(LAST) - back) for back in range(24)]
LATELY, A_YEAR_AGO = MONTHS[:3], MONTHS[12:15]
GOOD, POOR = (1, 1, 2, 8, 8), (4, 4, 4, 4, 4)
"""Twenty answers, of which sixteen or eight are satisfied."""


def whole(*waves, measure="CSAT", view=None, months=MONTHS, **more):
    """Return how satisfied customers were; *waves* are pairs of months and counts, each month answered alike."""
    answers = [("", measure, counts, month) for asked, counts in waves for month in asked]
    return overview.satisfied(make_tables(answers, months=months, **more), view or View())


def test_satisfied_are_the_top_two_of_the_last_three_months_against_the_same_a_year_ago_by_newcombe():
    told = whole((LATELY, GOOD), (A_YEAR_AGO, POOR), (MONTHS[3:12], (9, 0, 0, 0, 0)))

    now, change = intervals.wilson(48, 60), intervals.newcombe_difference(48, 60, 24, 60)
    assert told.period == Period("2026-08", "2026-10")
    assert (told.value, told.low, told.high, told.n) == pytest.approx((now.value, now.low, now.high, 60))
    assert (told.change, told.change_low, told.change_high) == pytest.approx((0.4, change.low, change.high))


def test_answers_with_weights_count_as_their_effective_number():
    told = whole((LATELY, GOOD), (A_YEAR_AGO, POOR), weight=0.5)

    assert (told.value, told.n) == (pytest.approx(0.8), 60)


@pytest.mark.parametrize(
    "months", [("2025-08", "2025-09"), ("2025-07", "2025-11"), ()], ids=["fewer than 30", "other months", "none"]
)
def test_without_the_same_months_a_year_ago_there_is_no_change(months):
    told = whole((LATELY, GOOD), (months, (0, 0, 0, 7, 7)))

    assert told.value == pytest.approx(0.8)
    assert np.isnan([told.change, told.change_low, told.change_high]).all()


@pytest.mark.parametrize("missing", range(3))
def test_part_of_the_same_months_a_year_ago_is_no_year_ago(missing):
    told = whole((LATELY, GOOD), (A_YEAR_AGO[:missing] + A_YEAR_AGO[missing + 1 :], GOOD))

    assert np.isnan(told.change)


def test_too_few_answers_of_late_leave_the_share_out():
    told = whole((LATELY[:1], GOOD), (A_YEAR_AGO, GOOD))

    assert told.n == 20
    assert np.isnan([told.value, told.low, told.high, told.change]).all()


@pytest.mark.parametrize(
    ("waves", "measure", "months"),
    [([], "CSAT", []), ([], "CSAT", MONTHS), ([(LATELY, (5,) * 11)], "NPS", MONTHS)],
    ids=["no answers at all", "not of the whole", "only whether they would recommend"],
)
def test_where_nobody_asked_of_the_whole_there_is_none(waves, measure, months):
    assert whole(*waves, measure=measure, months=months) is None


def test_where_it_is_asked_on_ten_steps_the_two_highest_count():
    told = whole((LATELY, (0, 0, 0, 0, 0, 0, 0, 5, 5, 10)), measure="CSAT10")

    assert told.value == pytest.approx(0.75)


def test_a_period_that_ends_earlier_tells_of_its_own_last_months():
    told = whole((MONTHS[6:9], POOR), (LATELY, GOOD), view=View(period=f"{MONTHS[11]}..{MONTHS[6]}"))

    assert (told.period, told.value) == (Period(MONTHS[8], MONTHS[6]), pytest.approx(0.4))


def test_answers_about_touchpoints_say_nothing_of_the_whole():
    tables = make_tables([("", "CSAT", GOOD, month) for month in LATELY], months=MONTHS)
    more = make_tables([("shop", "CSAT", (90, 0, 0, 0, 0), month) for month in LATELY], months=MONTHS).scores
    both = replace(tables, scores=pd.concat([tables.scores, more]))

    assert overview.satisfied(both, View()) == overview.satisfied(tables, View())


def believed(*rows):
    return pd.DataFrame(rows, columns=["key", "low", "mode", "high"])


CALLS = ("contacts", 0.25, 0.5, 2.0)


def test_whether_anybody_was_asked_what_they_expected_is_known_of_the_only_stage_that_is_shown():
    tables, few = make_owners([("CMO", "A", "buy")]), {(2, 4): 20}
    told = []
    for pairs in ([], [("at_buy", few)]):
        made = replace(make_tables([("at_buy", "CSAT", (0, 60, 0, 0, 0))], pairs, PLACES), stages=tables.stages)
        found = satisfaction.compute(made, View())
        owned = ownership.compute(standing.compute(tables, TODAY), found, View())
        told.append(
            overview.compute(overview.satisfied(made, View()), tables.assignments, believed(), found, owned).situation
        )

    assert [(one.case, one.stages, one.asked) for one in told] == [("one", ("buy",), False), ("one", ("buy",), True)]


def test_the_overview_puts_them_together():
    tables = make_owners([("CMO", "A", "find")])
    scores = {"at_buy": ((0, 45, 15, 0, 0), -1)}
    asked = make_tables([("", "CSAT", (0, 0, 0, 30, 10))])

    found = answered(tables, scores), owners(tables, scores)
    told = overview.compute(overview.satisfied(asked, View()), tables.assignments, believed(CALLS), *found)

    assert (told.situation.case, told.situation.answers, told.start_here) == ("no_owner", 120, "buy")
    assert (told.satisfied.value, told.contacts.value) == (1.0, pytest.approx(375))


@pytest.mark.parametrize(
    ("beliefs", "cost", "needs"),
    [
        ([("contacts", 0.5, 0.6, 1.0), ("cost_per_contact", 50, 100, 200)], (45_000, 18_750, 150_000), ()),
        ([("contacts", 0.5, 0.6, 1.0)], None, ("cost_per_contact",)),
        ([], None, ("contacts", "cost_per_contact")),
    ],
)
def test_the_worst_stage_costs_the_contacts_of_its_own_let_downs_or_lacks_what_is_not_stated(beliefs, cost, needs):
    tables = make_owners([("CMO", "A", "find")])
    scores = {"at_buy": ((0, 45, 15, 0, 0), -1), "at_use": ((0, 6, 24, 30, 0), -1)}
    found = answered(tables, scores), owners(tables, scores)

    told = overview.compute(None, tables.assignments, believed(*beliefs), *found)

    assert told.situation.worst == "buy"
    assert (told.cost and (told.cost.value, told.cost.low, told.cost.high)) == (cost and pytest.approx(cost))
    assert told.needs == needs


def test_where_no_stage_is_the_worst_nothing_is_asked_about_its_cost():
    tables = make_owners([("CMO", "A", "find")])
    found = answered(tables, {}), owners(tables, {})

    told = overview.compute(None, tables.assignments, believed(), *found)

    assert (told.cost, told.needs) == (None, ())


SPRING, AUTUMN = (Round(Period(month, month), ({"key": month, "name": month},)) for month in ("2026-04", "2026-10"))


@pytest.mark.parametrize("before", [POOR, ()], ids=["asked before", "not asked before"])
def test_a_survey_is_compared_with_the_last_one_that_asked_the_same(before):
    answers = [("", "CSAT", 3 * np.array(GOOD), "2026-10"), ("shop", "CSAT", GOOD, "2026-04")]
    answers += [("", "CSAT", 3 * np.array(POOR), "2026-04")] if before else []
    tables = make_tables(answers, months=("2026-04", "2026-10"))
    answered = satisfaction.compute(tables, View(period=DEFAULT_PERIOD), rounds=(SPRING, AUTUMN))

    told = overview.of_survey(answered)

    assert (told.period, told.value, told.n) == (AUTUMN.period, pytest.approx(0.8), 60)
    if before:
        assert (told.since, told.change) == ("2026-04", pytest.approx(0.4))
    else:
        assert told.since == ""
        assert np.isnan(told.change)


def test_a_survey_that_did_not_ask_has_no_share_satisfied():
    tables = make_tables(
        [("", "NPS", (60, *[0] * 9, 40), "2026-10"), ("", "NPS", (60, *[0] * 9, 40), "2026-04")],
        months=("2026-04", "2026-10"),
    )
    answered = satisfaction.compute(tables, View(period=DEFAULT_PERIOD), rounds=(SPRING, AUTUMN))

    assert overview.of_survey(answered) is None
