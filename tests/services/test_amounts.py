"""How the numbers of sentences are read and compared where what is said of a company is held against itself."""

import pytest

from tests.services import amounts


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It costs 1,250 kr, 12.5% more", "en", ["1250", "12.5"]),
        ("Det koster 1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}kr, 12,5 prosent mer", "nb", ["1250", "12.5"]),
        ("Har svart, av 1 000", "nb", ["1000"]),
        ("12, 13 and 1,234,567", "en", ["12", "13", "1234567"]),
        ("nothing", "en", []),
    ],
)
def test_the_numbers_of_a_sentence_are_the_same_in_every_language(text, language, expected):
    assert amounts.numbers(text, language) == expected


@pytest.mark.parametrize(
    ("said", "true", "same"),
    [
        ("31%", 30.6, True),
        ("30%", 30.6, False),
        ("30.6%", 30.62, True),
        ("–", float("nan"), True),
        ("–", 12.0, False),
        ("0%", float("nan"), False),
    ],
)
def test_a_figure_is_said_where_the_number_is_rounded_as_it_is_written(said, true, same):
    assert amounts.same(said, true) is same
