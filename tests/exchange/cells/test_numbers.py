"""Numbers as people write them, and those with two readings, which the rest of a column decides or nothing."""

import pytest

from cxdash.exchange.cells.numbers import STATED, DoubtfulNumberError, Marks, is_number, marks_of, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200.5", 1200.5),
        ("1 200,50", 1200.5),
        ("1\u00a0200\u00a0000", 1_200_000),
        ("1'200'000.5", 1_200_000.5),
        ("1.234.567", 1_234_567),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("0,853", 0.853),
        ("4,0", 4),
        ("−5", -5),
        ("46 %", 0.46),
        ("kr 1 200,-", 1200),
        ("€ 12.50", 12.5),
        ("1e3", 1000),
        ("1.234", 1.234),
    ],
)
def test_a_number_with_one_reading_is_read(text, value):
    assert read_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "1 2", "12 34", "1,2,3", "1.23,45.6", "5 of 7", "nan", "1e400", "kr", "%", "1.234,567,8", "\u0664"]
)
def test_what_is_no_number_is_not_made_one(text):
    with pytest.raises(ValueError, match=r".*"):
        read_number(text)
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("1,234", ["0,5"], 1.234),
        ("1,234", ["1,234,567"], 1234),
        ("1,234", ["1.5"], None),
        ("1,234", [], None),
        ("1.200", ["0.5"], 1.2),
        ("1.200", ["1.234.567"], 1200),
        ("1.200", ["2.950,0"], 1200),
        ("1.200", ["4,5"], None),
        ("1.234", ["4,5"], None),
        ("1.200", [], None),
    ],
)
def test_the_other_texts_of_a_column_decide_a_number_with_two_readings(text, column, value):
    marks = marks_of([text, *column])

    if value is None:
        with pytest.raises(DoubtfulNumberError) as doubt:
            read_number(text, marks)
        assert {float(doubt.value.one), float(doubt.value.other)} == {
            float(text.replace(",", "").replace(".", "")),
            float(text.replace(",", ".")),
        }
    else:
        assert read_number(text, marks) == value
    assert is_number(text)


def test_a_stated_mark_leaves_no_doubt_and_refuses_the_other():
    assert [read_number(text, STATED[","]) for text in ("1,234", "1.234", "1.234,5")] == [1.234, 1234, 1234.5]
    assert [read_number(text, STATED["."]) for text in ("1,234", "1.234", "1,234.5")] == [1234, 1.234, 1234.5]
    with pytest.raises(ValueError, match=r"4\.5"):
        read_number("4.5", STATED[","])


def test_marks_are_those_of_texts_with_one_reading():
    assert marks_of(["1.234", "1,234", "word", "5", ""]) == Marks()
    assert marks_of(["4,5", "1.234,0"]) == Marks(",", ".")
