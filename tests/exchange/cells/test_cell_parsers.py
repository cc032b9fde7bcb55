"""Cells of a sheet's column by its kind, where one text may be read in two ways."""

import pytest

from cxdash.domain.sheets import BY_NAME, Column
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


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("jun.26", "2026-06"),
        ("Juni 2026", "2026-06"),
        ("juni-26", "2026-06"),
        ("maj 2026", "2026-05"),
        ("2026 desember", "2026-12"),
        ("2026M06", "2026-06"),
        ("06.2026", "2026-06"),
        ("sept. 2026", "2026-09"),
    ],
)
def test_a_month_is_read_as_people_write_it(text: str, month: str):
    assert read(Column("month", kind="month"), [text]) == ([month], {})


@pytest.mark.parametrize("text", ["marsjall 2026", "26", "26-jun", "jun", "13.2026", "juni 3026"])
def test_what_is_no_month_is_not_made_one(text: str):
    values, wrong = read(Column("month", kind="month"), [text])

    assert values == [None]
    assert list(wrong) == [0]


@pytest.mark.parametrize(
    ("text", "value"), [("0,315", 0.315), ("1,000", 1.0), ("31,5 %", 0.315), ("100 %", 1.0), ("0.315", 0.315)]
)
def test_a_number_with_two_readings_is_the_one_that_its_column_allows(text: str, value: float):
    assert read(BY_NAME["customers"].column("gross_margin"), [text]) == ([value], {})


def test_a_segment_of_all_customers_is_blank():
    assert read(BY_NAME["customers"].column("segment"), ["Totalt", "Bedrift"]) == ([None, "Bedrift"], {})


@pytest.mark.parametrize(
    ("sheet", "column", "text", "value"),
    [
        ("kpi_values", "value", "84,5 %", 84.5),
        ("kpis", "target", "91%", 91.0),
        ("assumptions", "mode", "6 %", 6.0),
        ("customers", "gross_margin", "46 %", 0.46),
    ],
)
def test_per_cents_are_a_share_or_a_number_of_per_cents(sheet: str, column: str, text: str, value: float):
    assert read(BY_NAME[sheet].column(column), [text]) == ([value], {})


@pytest.mark.parametrize(("sheet", "column"), [("customers", "customers_new"), ("annoyances", "severity")])
def test_per_cents_are_no_count(sheet: str, column: str):
    values, wrong = read(BY_NAME[sheet].column(column), ["3 %"])

    assert values == [None]
    assert "is a share" in wrong[0].template
