"""What commas and points are in the numbers of a list, where only asking shows it."""

import pytest

from cxdash.exchange.cells.numbers import STATED
from cxdash.exchange.lists.marks import settle_marks
from cxdash.exchange.lists.table import open_table


def settled(amounts, answers=None):
    content = "channel;cost\n" + "\n".join(f"c{row};{amount}" for row, amount in enumerate(amounts))
    return settle_marks(open_table(content.encode(), "ads.csv"), ["cost"], answers or {})


def test_numbers_with_one_reading_are_not_asked_about():
    assert settled(["12,50", "7,5"])[1] == []
    assert settled(["100", "200"])[1] == []


def test_numbers_with_two_readings_are_asked_about_with_what_each_adds_up_to():
    _, (asked,) = settled(["12,000", "8,500"])

    assert {one.id: one.figures for one in asked.readings} == {
        "comma": {"amount": 20.5},
        "point": {"amount": 20500},
    }


@pytest.mark.parametrize(("answer", "mark"), [("point", "."), ("comma", ",")])
def test_the_answer_says_what_the_mark_is(answer, mark):
    assert settled(["12,000", "8,500"], {"decimal": answer})[0] == STATED[mark]


def test_points_before_three_digits_are_asked_about_too_and_one_reading_is_no_question():
    assert [one.id for one in settled(["1.234", "2.345"])[1]] == ["decimal"]
    assert settled(["1.234", "2.345", "7.5"])[1] == []
    assert settled(["1,234", "7.5"]) == (STATED["."], [])
