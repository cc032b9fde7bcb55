"""Days as people write them, and those with two readings."""

from datetime import date

import pytest

from cxdash.exchange.cells.dates import (
    DoubtfulDayError,
    day_comes_first,
    is_day,
    read_day,
    short_year_order,
    with_full_year,
)

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
        "3. mai 2026",
        "3 maj 2026 kl. 14:02",
        "søn. 3. mai 2026 14:02",
        "3. Mai 2026",
        "May 3, 2026",
        "Sunday, May 3, 2026 2:02 PM",
        "Sun May 03 2026 14:02:11 GMT+0200 (CEST)",
        "3rd May 2026",
        "03-May-26",
        "20260503",
        "20260503140211",
        "1777816931",
        "1777816931000",
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


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["01.05.26", "03.05.26"], "dmy"),
        (["24.05.26"], "dmy"),
        (["26.05.01", "26.05.09"], "ymd"),
        (["05/01/26", "05/13/26"], "mdy"),
        (["13/05/26 14:02"], "dmy"),
        (["26-05-01", "26-05-09"], "ymd"),
        (["05/01/26", "06/02/26"], ""),
        (["24-05-26"], ""),
        (["2026-05-03", "x"], ""),
    ],
)
def test_years_of_two_digits_are_read_in_the_one_order_that_all_dates_fit(texts, order):
    assert short_year_order(texts) == order


def test_a_short_year_is_written_in_full_and_other_texts_stay():
    assert with_full_year("03.05.26 14:02", "dmy") == "2026-05-03 14:02"
    assert with_full_year("3.5.2026", "dmy") == "3.5.2026"


@pytest.mark.parametrize(
    "text", ["mai 2026", "3. mars", "12 apples 2026", "marketing 5", "20261301", "12345678", "Q1 2026"]
)
def test_what_only_looks_like_a_day_is_none(text):
    assert not is_day(text)
