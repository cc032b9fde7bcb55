"""Cells of a sheet's column by its kind, where one text may be read in two ways."""

import pytest

from cxdash.domain.sheets import Column
from cxdash.exchange.cells.cell_parsers import read


@pytest.mark.parametrize("text", ["03/05/2026", "03-05-2026"])
def test_a_day_with_two_readings_is_refused_and_both_are_named(text):
    values, wrong = read(Column("started", kind="date"), [text])

    assert values == [None]
    assert (wrong[0].values["one"], wrong[0].values["other"]) == ("2026-05-03", "2026-03-05")


def test_a_day_that_another_date_of_the_sheet_shows_is_read():
    assert read(Column("started", kind="date"), ["03-05-2026"], ["13-05-2026"]) == (["2026-05-03"], {})


def test_a_column_that_mixes_orders_is_refused():
    values, wrong = read(Column("started", kind="date"), ["13/05/2026", "05/14/2026", "03/05/2026"])

    assert (values, list(wrong)) == (["2026-05-13", None, None], [1, 2])


def test_a_day_in_a_column_of_months_is_not_guessed():
    values, wrong = read(Column("month", kind="month"), ["03/05/2026"])

    assert values == [None]
    assert (wrong[0].values["one"], wrong[0].values["other"]) == ("2026-05", "2026-03")


@pytest.mark.parametrize(
    "texts",
    [
        ["01/01/2026", "01/02/2026", "01/03/2026"],
        ["1/1/2026", "2/1/2026", "3/1/2026"],
        ["01-2026", "02/2026", "mars 2026"],
    ],
)
def test_a_list_of_first_days_shows_its_months(texts):
    assert read(Column("month", kind="month"), texts) == (["2026-01", "2026-02", "2026-03"], {})


def test_years_are_those_of_any_table():
    assert read(Column("started", kind="date"), ["1962-03-01"])[0] == ["1962-03-01"]
    assert list(read(Column("started", kind="date"), ["1899-03-01", "2101-01-01"])[1]) == [0, 1]
