"""Files that nobody has seen, made by a seed with what their answers are: none gives a wrong figure unasked."""

import re

import pytest

from cxdash.exchange.suggest.propose import propose
from tests.soak import examples
from tests.surveys.generator import survey_file
from tests.surveys.language import THINGS
from tests.surveys.outcome import outcome_of

AT_A_TIME = 25

COLUMNS = [
    ("Helt uenig", "Litt uenig"),
    ("Litt uenig", "Verken enig eller uenig"),
    ("Verken enig eller uenig", "Litt enig"),
    ("Litt enig", "Enig"),
]
"""Answers on five steps, of which the best was chosen by nobody, and on seven, of which neither end was."""


@pytest.mark.parametrize("first", range(0, examples(100), AT_A_TIME))
def test_a_generated_file_gives_its_figures_once_its_questions_are_answered(first):
    faults = {}
    for seed in range(first, first + AT_A_TIME):
        outcome = outcome_of(survey_file(seed))
        if outcome.wrong or outcome.left_out or outcome.refused or outcome.in_vain:
            faults[seed] = outcome
    assert not faults


def test_columns_asked_about_together_can_be_answered_apart():
    outcome = outcome_of(survey_file(7291))

    assert (outcome.wrong, outcome.in_vain) == ([], [])


def test_words_of_a_column_that_fall_short_of_its_ends_are_not_settled_by_another_column_with_the_end_of_its_own():
    rows = [
        "Id;Hvor fornøyd er du med levering?;Hvor fornøyd er du med service?",
        *(f"{at};{one};{other}" for at, (one, other) in enumerate(COLUMNS * 8)),
    ]

    proposal = propose("\n".join(rows).encode(), "svar.csv")

    asked = {column for question in proposal.open if question.kind == "words" for column in question.columns}
    assert "Hvor fornøyd er du med service?" in asked


def test_a_company_with_the_touchpoints_already_is_asked_about_none_of_them():
    names = {re.sub("^(the|der|dem|den) ", "", thing) for things in THINGS.values() for thing in things}
    known = {f"t{place}": {"name": name} for place, name in enumerate(sorted(names))}

    asked = {
        seed: ids
        for seed in range(25)
        if (ids := [one.id for one in _proposed(survey_file(seed), known).open if one.kind == "same-as"])
    }

    assert asked == {}


def _proposed(file, known):
    return propose(file.content, file.name, known=known)


def test_typical_files_ask_little():
    asked = [len(outcome_of(survey_file(seed)).asked) for seed in range(40)]
    assert sum(asked) / len(asked) <= 2
