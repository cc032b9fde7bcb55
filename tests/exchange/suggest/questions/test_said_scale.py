"""The scale that a header states, and which of its ends the header says is the best."""

import pytest

from cxdash.exchange.suggest.questions.said_scale import best_in


@pytest.mark.parametrize(
    "header",
    [
        "Nöjd med maten? (1-5)",
        "Satisfied (0–10)",
        "Happy with the ferry: 1-7",
        "3 How satisfied are you with the ferry?",
        "1: How good was the ferry?",
        "Q1 good crossing",
        "Enkelt (1 til 6)",
    ],
)
def test_ends_of_a_scale_and_numbers_of_questions_say_no_end_that_is_best(header):
    assert best_in(header) == ("", "")


@pytest.mark.parametrize(
    ("header", "best"),
    [
        ("How was the ferry? (1 = worst, 6 = best)", "high"),
        ("How was the ferry? (1=bad,6=good)", "high"),
        ("1 = best, 6 = worst. How was the ferry?", "low"),
        ("Fergen, fra dårlig (1) til bra (5)", "high"),
        ("Die Fähre (1 sehr gut, 6 ungenügend)", "low"),
    ],
)
def test_a_header_says_which_end_is_best(header, best):
    assert best_in(header)[0] == best
