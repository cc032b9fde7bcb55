"""How what a tab says first is held against the sheets: a true sentence passes, a false one does not."""

from types import SimpleNamespace

import pandas as pd
import pytest

from cxdash.presenters.satisfaction.headlines import STAGES_CHANGED as CHANGED
from tests.services import headings
from tests.services.companies import Company
from tests.services.said import Sentence

TOP = ["key", "name", "owner", "about", "kind", "level"]
MADE = Company(
    {
        "kpis": [TOP, ["k0", "Figure Alfa", "CEO", "business", "effect", "top"], ["k1", "Figure Bravo", "", *[""] * 3]],
        "decisions": [["key", "owner", "due", "status"], ["d0", "", "2026-02-01", "open"], ["d1", "", "", "open"]],
        "spend": [["month", "purpose", "amount", "role"], ["2026-10", "retention", 300, "CEO"], ["", "", 100, "R0"]],
        "touchpoints": [["key", "name", "stage"], ["a", "Touch Alfa 0", "s0"], ["b", "Touch Bravo 0", "s1"]],
        "paths": [["path", "conversions", "non_conversions"], ["a > b", 10, 30], ["a", 5, 10]],
        "assessments": [["subject", "item", "score"], ["six_keys", "focus", 2], ["six_keys", "focus", 3]],
        "responses": [
            ["survey", "touchpoint", "measure", "score", "date"],
            ["w1", "a", "CSAT", 4, "2026-03-01"],
            ["w2", "a", "CSAT", 3, "2026-10-01"],
            ["w2", "a", "CSAT", 2, "2026-10-01"],
        ],
    }
)
STAGES = pd.DataFrame({"key": ["s0", "s1", "s2"], "accountable": [["CEO"], ["R0"], ["R0"]]})
TOLD = SimpleNamespace(
    stages={"s0": "Stage Alfa", "s1": "Stage Bravo", "s2": "Stage Charlie"},
    roles={"CEO": "Role Zulu", "R0": "Role Alfa"},
    marks={"s0": {"mean": 4.0}, "s1": {"mean": 3.0}, "s2": {"mean": 2.0}},
    owned=SimpleNamespace(stages=STAGES),
)
EXPECTED = (
    "In the stage {stage} {below} of 100 customers got less than they expected, {as_expected} as much and {above} more."
)
LOST = "Most are lost at {touchpoint}: {lost} of the {reached} who reach it, and {share} of all who are lost."
HELD, FALLS = (
    "{role}, who answers for {stage}, holds {share} of the money.",
    "Satisfaction falls where the owner changes: {steps}.",
)
SURVEY = "{place}: {value} in {survey}, {change} worse than in {earlier} (from {most} to {least} worse)."
LATE = (
    "{count} decisions are overdue, longest of all “{title}”, by {time}; it was due {day}. Responsible for it: {role}."
)
KINDS = "Effect is shown by {effect}; no key figure shows efficiency."
ONE_KEY = "The weakest of the six keys is {key}: {median} of 5, from {low} to {high}."
PLACE = {"touchpoint": "Touch Bravo 0", "lost": "30", "reached": "40", "share": "75%"}
ASKED = {"place": "Touch Alfa 0", "survey": "w2", "earlier": "w1", "value": "2.5", "change": "1.5"}


@pytest.mark.parametrize(
    ("template", "true", "false"),
    [
        (EXPECTED, {"below": "71", "as_expected": "19", "above": "10"}, {"as_expected": "18"}),
        (LOST, PLACE, {"lost": "31"}),
        (LOST, PLACE, {"touchpoint": "Touch Alfa 0"}),
        (HELD, {"role": "Role Zulu", "share": "75%"}, {"share": "25%"}),
        (FALLS, {"steps": "Stage Alfa → Stage Bravo"}, {"steps": "Stage Bravo → Stage Charlie"}),
        (SURVEY, ASKED, {"value": "2.6"}),
        (SURVEY, ASKED, {"change": "0.5"}),
        (CHANGED[False], {"survey": "w1", "stages": "Stage Alfa (−1.5)"}, {"stages": "Stage Alfa (−0.5)"}),
        (CHANGED[False], {"survey": "w1", "stages": "Stage Alfa (−1.5)"}, {"stages": "Stage Alfa (+1.5)"}),
        (LATE, {"count": "1"}, {"count": "2"}),
        ("{follows}; {clause}.", {"follows": "It follows one figure", "clause": "it does not count"}, {"clause": ""}),
        (KINDS, {"effect": "Figure Alfa"}, {"effect": "Figure Bravo"}),
        (ONE_KEY, {"median": "2.5"}, {"median": "3.5"}),
    ],
)
def test_a_sentence_passes_where_it_is_true_and_only_there(template, true, false):
    faults = [
        headings.CHECKS[template](_sentence(template, values), TOLD, MADE) for values in (true, {**true, **false})
    ]

    assert [bool(fault) for fault in faults] == [False, True]


def _sentence(template: str, values: dict[str, str]) -> Sentence:
    return Sentence(template, values, " ".join(values.values()))
