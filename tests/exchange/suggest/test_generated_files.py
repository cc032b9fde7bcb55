"""Files that nobody has seen, made by a seed with what their answers are: none gives a wrong figure unasked."""

import pytest

from tests.soak import examples
from tests.surveys.generator import survey_file
from tests.surveys.outcome import outcome_of

AT_A_TIME = 25


@pytest.mark.parametrize("first", range(0, examples(100), AT_A_TIME))
def test_a_generated_file_gives_its_figures_once_its_questions_are_answered(first):
    faults = {}
    for seed in range(first, first + AT_A_TIME):
        outcome = outcome_of(survey_file(seed))
        if outcome.wrong or outcome.left_out or outcome.refused or outcome.in_vain:
            faults[seed] = outcome
    assert not faults


def test_typical_files_ask_little():
    asked = [len(outcome_of(survey_file(seed)).asked) for seed in range(40)]
    assert sum(asked) / len(asked) <= 2
