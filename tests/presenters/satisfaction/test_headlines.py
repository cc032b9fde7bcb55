import numpy as np
import pandas as pd
import pytest

from cxdash.domain.periods import DEFAULT_PERIOD, Period, Round
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.figures import compute
from cxdash.measures.satisfaction.repeated import Repeated
from cxdash.presenters.satisfaction import headlines
from cxdash.presenters.satisfaction.over_time import by_survey
from cxdash.presenters.satisfaction.over_time.by_month import Basis
from tests.measures.tables import make_tables

ENGLISH = Words("en")

ROUNDS = tuple(
    Round(Period(month, month), ({"key": key, "name": name},))
    for key, name, month in (("h1", "Spring 2026", "2026-04"), ("h2", "Autumn 2026", "2026-10"))
)
MONTHS = ("2026-04", "2026-10")

LOW, HIGH = (60, *[0] * 9, 40), (40, *[0] * 9, 60)


def figures(before, now, period=DEFAULT_PERIOD, measure="NPS"):
    answers = [("", measure, counts, month) for counts, month in zip((before, now), MONTHS, strict=True) if counts]
    return compute(make_tables(answers, months=MONTHS), View(period=period), rounds=ROUNDS)


@pytest.mark.parametrize(
    ("before", "now", "measure", "expected"),
    [
        (HIGH, LOW, "NPS", "40 lower than in Spring 2026 (from 67 to 13 lower)"),
        (LOW, HIGH, "NPS", "40 higher than in Spring 2026 (from 13 to 67 higher)"),
        (HIGH, HIGH, "NPS", "No clear change from Spring 2026"),
        ((1, *[0] * 9, 2), HIGH, "NPS", "Too few answers in Spring 2026"),
        ((), HIGH, "NPS", "No earlier survey has asked this"),
        (
            (80, 0, 0, 0, 20),
            (20, 0, 0, 0, 80),
            "CSAT",
            "60 percentage points higher than in Spring 2026 (from 47 to 69 higher)",
        ),
    ],
)
def test_a_survey_is_compared_with_the_one_before_by_name(before, now, measure, expected):
    found = figures(before, now, measure=measure)

    (headline,) = headlines.present(found, ENGLISH)

    assert headline.notes[-1] == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("latest", ["The answers are of Autumn 2026, compared with Spring 2026."]),
        ("2026-04", ["The answers are of Spring 2026; there is no survey before it."]),
        ("all", ["Choose a single survey to see the change from the one before."]),
    ],
)
def test_what_a_survey_is_compared_with_is_said(period, expected):
    assert headlines.compared(figures(HIGH, LOW, period), ENGLISH) == expected


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ((0, 0, 0, 0, 40), (0, 0, 0, 20, 20), ["Clearly less satisfied than in Spring 2026: Buying (−0.5)."]),
        ((0, 0, 0, 20, 20), (0, 0, 0, 0, 40), ["Clearly more satisfied than in Spring 2026: Buying (+0.5)."]),
        ((0, 0, 0, 20, 20), (0, 0, 0, 21, 19), []),
        ((0, 0, 0, 0, 10), (0, 0, 0, 20, 20), []),
    ],
)
def test_stages_that_changed_clearly_from_survey_to_survey_are_named(before, now, expected):
    answers = [("shop", "CSAT", counts, month) for counts, month in zip((before, now), MONTHS, strict=True)]
    found = compute(make_tables(answers, months=MONTHS), View(period=DEFAULT_PERIOD), rounds=ROUNDS)

    assert headlines.stages_changed(found, {"buy": "Buying", "use": "Use"}, ENGLISH) == expected
    all_time = compute(make_tables(answers, months=MONTHS), View(period="all"), rounds=ROUNDS)
    assert headlines.stages_changed(all_time, {"buy": "Buying"}, ENGLISH) == []


def test_months_without_answers_are_said_where_answers_come_all_the_time():
    tables = make_tables([("", "NPS", HIGH, "2026-01"), ("", "NPS", HIGH, "2026-04")], months=("2026-01", "2026-04"))

    said = headlines.compared(compute(tables, View(period="all")), ENGLISH)

    assert said[0] == "There are no answers from Feb 2026 and Mar 2026."


def test_over_time_the_whole_relationship_is_shown_by_survey():
    found = figures(HIGH, LOW)

    shown = by_survey.present(Basis(found.months, {}, {}, {}), found, found, "", "", ENGLISH)

    assert shown.chosen == "*NPS"
    assert shown.tabs[0].heading.endswith("−20 in Autumn 2026, 40 worse than in Spring 2026 (from 67 to 13 worse).")
    assert shown.tabs[1].tables[0].rows.iloc[:, :3].to_numpy().tolist() == [
        ["Spring 2026", 20.0, 100],
        ["Autumn 2026", -20.0, 100],
    ]


def test_those_who_answered_twice_stand_apart_from_the_card_with_the_name_of_the_measure():
    row = {"touchpoint": "", "measure": "NPS", "n": 12, "only_earlier": 3, "only_later": 2, "points": True}
    again = Repeated({"key": "h1", "name": "Spring"}, {}, pd.DataFrame([row | {"change": np.nan}]), False)

    said = headlines.answered_twice(again, ENGLISH)

    assert said == ["Would recommend us (0–10): 12 answered Spring, too: too few to compare."]
    assert headlines.answered_twice(None, ENGLISH) == []


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("", "At 2 of 3 touchpoints customers clearly got less than they expected, most of all: Chat."),
        (
            "Get help",
            "At Get help, customers clearly got less than they expected at 2 of 3 touchpoints, most of all: Chat.",
        ),
    ],
)
def test_touchpoints_of_one_stage_are_said_to_be_its_own(stage, expected):
    rows = pd.DataFrame({"key": ["visit", "chat", "mail"], "gap": [-0.5, -1.0, 0.2], "gap_high": [-0.2, -0.8, 0.4]})
    called = {"visit": "Visit", "chat": "Chat", "mail": "Mail"}

    assert headlines.below_expected(rows, called, Words("en"), stage) == expected
