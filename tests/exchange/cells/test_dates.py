"""Days as people write them, and those with two readings."""

from datetime import date

import pytest

from cxdash.exchange.cells.dates import DoubtfulDayError, day_comes_first, read_day

MAY_3 = date(2026, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-03",
        "2026/5/3",
        "2026.05.03 14:02",
        "3.5.2026",
        "03.05.2026 14.02",
        "46145",
        "46145.58",
        "2026-05-03T14:02:11Z",
        "2026-05-03 14:02:11.123456+02:00",
    ],
)
def test_a_day_with_one_reading_is_read_whatever_the_order(text):
    assert {read_day(text, order) for order in (True, False, None)} == {MAY_3}


@pytest.mark.parametrize("mark", ["/", "-"])
def test_a_day_with_two_readings_is_read_as_its_column_shows(mark):
    text = f"03{mark}05{mark}2026"

    with pytest.raises(DoubtfulDayError) as doubt:
        read_day(text)
    assert (doubt.value.one, doubt.value.other) == (MAY_3, date(2026, 3, 5))
    assert read_day(text, day_comes_first([text, f"13{mark}05{mark}2026"])) == MAY_3
    assert read_day(text, day_comes_first([text, f"05{mark}13{mark}2026"])) == date(2026, 3, 5)


def test_a_column_that_shows_both_orders_decides_nothing():
    assert day_comes_first(["13/05/2026", "05/13/2026", "03/05/2026"]) is None
    assert [read_day(text) for text in ("13/05/2026", "05/05/2026")] == [date(2026, 5, 13), date(2026, 5, 5)]
    with pytest.raises(ValueError, match="month"):
        read_day("05/13/2026")


@pytest.mark.parametrize(
    "text", ["", "3.5.26", "2026-13-01", "31.02.2026", "13.13.2026", "2026-05-03 soon", "12345", "99999"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_day(text)
