"""Extracts of customers, read by a mapping: what people's systems write, and what is refused in words."""

from datetime import date

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.customers.mapping import read_customer_mapping
from cxdash.exchange.customers.reader import read_customers

TODAY = date(2026, 6, 1)
UNDATED = 'customer = "Id"\ntenure_months = "Months"\nchurned = "Left"\nmonthly_revenue = "Pays"\n'
DATED = 'customer = "Id"\nstarted = "Start"\nended = "End"\nmonthly_revenue = "Pays"\nsegment = "Kind"\n'


def read(mapping, text, file="crm.csv"):
    return read_customers(text.encode(), file, read_customer_mapping(mapping), TODAY)


def refused(mapping, text):
    with pytest.raises(ImportRefused) as refusal:
        read(mapping, text)
    return list(map(str, refusal.value.faults))


def test_months_and_yes_or_no_in_three_languages_become_records():
    found = read(UNDATED, "Id;Months;Left;Pays;Not used\nA1;3;Yes;29.85;x\nA2;0;nei;kr 56,95;x\nA3;12;Nej;kr 7;x\n")

    table = found.tables["subscriptions"]
    assert table.to_dict("list") == {
        "customer": ["A1", "A2", "A3"],
        "monthly_revenue": [29.85, 56.95, 7],
        "tenure_months": [3, 0, 12],
        "churned": [True, False, False],
    }
    notes = list(map(str, found.notes))
    assert 'Not used: "Not used".' in notes
    assert "Row 3, column Months: 0 months, so the customer counts as one who has only just come." in notes


def test_with_the_day_of_the_extract_months_become_dates():
    found = read(UNDATED + "as_of = 2026-05-31", "Id;Months;Left;Pays\nA1;3;yes;1\nA2;0;no;1\n").tables["subscriptions"]

    assert found.to_dict("list") == {
        "customer": ["A1", "A2"],
        "started": ["2026-02-28", "2026-05-31"],
        "ended": ["2026-05-31", None],
        "monthly_revenue": [1, 1],
    }


def test_dates_are_kept_as_they_are():
    found = read(DATED, "Id,Start,End,Pays,Kind\nA1,2025-03-01,,10,home\nA2,2025-03-01,2026-01-31,,shops\n")

    assert found.tables["subscriptions"][["started", "ended", "segment"]].to_numpy().tolist() == [
        ["2025-03-01", None, "home"],
        ["2025-03-01", "2026-01-31", "shops"],
    ]
    assert "Row 3, column Pays: the amount is blank, so it counts as not known." in map(str, found.notes)


def test_what_a_customer_has_paid_in_all_is_looked_at_and_not_kept():
    mapping = UNDATED.replace("monthly_revenue", "total_revenue")

    found = read(mapping, "Id;Months;Left;Pays\nA1;3;yes;10\nA2;0;no;\n")

    assert list(found.tables["subscriptions"]) == ["customer", "tenure_months", "churned"]
    assert "Row 3, column Pays: the amount is blank, so it counts as not known." in map(str, found.notes)


@pytest.mark.parametrize(
    ("mapping", "text", "said"),
    [
        (UNDATED, "Id;Months;Left;Pays\nA1;x;yes;1\n", 'Sheet crm.csv, row 2, column Months: "x" is not a number.'),
        (
            UNDATED,
            "Id;Months;Left;Pays\nA1;-3;yes;1\n",
            'Sheet crm.csv, row 2, column Months: "-3" is below 0, the least that is allowed.',
        ),
        (
            UNDATED,
            "Id;Months;Left;Pays\nA1;3;maybe;1\n",
            'Sheet crm.csv, row 2, column Left: "maybe" is neither yes nor no.',
        ),
        (
            UNDATED,
            "Id;Months;Left;Pays\nA1;3;yes;1\nA2;3;;1\n",
            "Sheet crm.csv, row 3, column Left: the cell is blank, and must not be.",
        ),
        (
            UNDATED,
            "Id;Months;Left;Pays\nA1;;yes;1\nA2;;no;1\n",
            "Sheet crm.csv, row 2, column Months: the cell is blank, and must not be (also row 3).",
        ),
        (
            UNDATED,
            "Id;Months;Left;Pays\nA1;1;yes;1\nA1;2;yes;1\n",
            'Sheet crm.csv, row 3, column Id: "A1" stands in row 2 already.',
        ),
        (
            UNDATED,
            "Id;Months;Left;Pays\n;1;yes;1\n",
            "Sheet crm.csv, row 2, column Id: the cell is blank, and must not be.",
        ),
        (
            DATED,
            "Id,Start,End,Pays,Kind\nA1,2026-06-02,,1,\n",
            "Sheet crm.csv, row 2, column Start: 2026-06-02 is later than 2026-06-01, the last day that is allowed.",
        ),
        (
            DATED,
            "Id,Start,End,Pays,Kind\nA1,2025-06-02,2025-06-01,1,\n",
            "Sheet crm.csv, row 2, column End: 2025-06-01 must come after Start, which is 2025-06-02.",
        ),
        (
            DATED,
            "Id,Start,End,Pays,Kind\nA1,,,1,\n",
            "Sheet crm.csv, row 2, column Start: the cell is blank, and must not be.",
        ),
        (
            DATED + 'churned = "Left"',
            "Id,Start,End,Pays,Kind,Left\nA1,2025-01-01,,1,,yes\n",
            "Sheet crm.csv, row 2, column End: the customer has left, but has no last day.",
        ),
        (
            DATED + 'churned = "Left"',
            "Id,Start,End,Pays,Kind,Left\nA1,2025-01-01,2025-02-01,1,,no\n",
            "Sheet crm.csv, row 2, column Left: the customer has a last day, but has not left.",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place_its_value_and_what_is_allowed(mapping, text, said):
    assert refused(mapping, text) == [said]


def test_every_fault_is_said_at_once():
    assert len(refused(UNDATED, "Id;Months;Left;Pays\nA1;x;maybe;1 200,5,0\n")) == 3


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ('started = "Start"', "customer is missing."),
        (
            'customer = "Id"\nchurned = "Left"',
            "The mapping must say which column is started, or else which are tenure_months and churned.",
        ),
        ('customer = "Id"\nstarted = "Id"', 'The column "Id" cannot be both customer and started.'),
        (DATED + 'as_of = "soon"', 'as_of must be a day such as 2026-05-31, of the years 1990–2100, not "soon".'),
        (DATED + 'tenure_month = "Months"', "tenure_month is not a key of the mapping; is tenure_months meant?"),
        (
            DATED + 'tenure_months = "M"\ntenure_years = "Y"',
            "The mapping may name one of tenure_months, tenure_years, tenure_days, not several.",
        ),
        ("customer =", "Line 1 of the mapping is not TOML: Invalid value."),
    ],
)
def test_a_mapping_that_says_too_little_or_nonsense_is_refused(mapping, said):
    with pytest.raises(ImportRefused) as refusal:
        read_customer_mapping(mapping)

    assert said in map(str, refusal.value.faults)


@pytest.mark.parametrize("months", ["1e9", "24317", "24400", "1517"])
def test_months_that_reach_before_1900_are_refused_by_row(months: str) -> None:
    content = f"Id,Months,Left,Pays\na,12,no,5\nb,{months},yes,5\n".encode()

    with pytest.raises(ImportRefused, match=r"row 3, column Months: .* is earlier than 1900, the first year"):
        read_customers(content, "a.csv", read_customer_mapping(UNDATED + "as_of = 2026-05-31\n"), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("unit", "cells", "months"),
    [("years", ["2", "1.5"], [24, 18]), ("days", ["45", "366"], [1, 12]), ("months", ["2", "1.5"], [2, 1.5])],
)
def test_time_as_a_customer_may_be_in_years_or_days(unit, cells, months):
    text = "Id;Time;Left\nA1;{};yes\nA2;{};no\n".format(*cells)

    found = read(f'customer = "Id"\ntenure_{unit} = "Time"\nchurned = "Left"\n', text)

    assert found.tables["subscriptions"]["tenure_months"].tolist() == months


@pytest.mark.parametrize(("order", "day"), [("day-first", "2025-02-01"), ("month-first", "2025-01-02")])
@pytest.mark.parametrize("year", ["2025", "25"])
def test_the_mapping_says_whether_the_day_or_the_month_comes_first(order, day, year):
    found = read(DATED + f'date_order = "{order}"', f"Id,Start,End,Pays,Kind\nA1,01/02/{year},,1,x\n")

    assert found.tables["subscriptions"]["started"].tolist() == [day]


def test_days_that_do_not_fit_the_order_of_the_mapping_are_refused_by_their_rows():
    text = "Id,Start,End,Pays,Kind\nA1,01/02/2025,,1,x\nA2,01/31/2025,,1,x\n"

    assert refused(DATED + 'date_order = "day-first"', text) == [
        'Sheet crm.csv, row 3, column Start: "01/31/2025" does not fit the order of day and month that was chosen.'
    ]


@pytest.mark.parametrize(("decimal", "pays"), [(",", 1.234), (".", 1234)])
def test_the_mapping_says_what_stands_before_decimals(decimal, pays):
    found = read(UNDATED + f'decimal = "{decimal}"', "Id;Months;Left;Pays\nA1;3;yes;1,234\n")

    assert found.tables["subscriptions"]["monthly_revenue"].tolist() == [pays]


def test_a_list_cannot_tell_up_to_a_day_that_has_not_come():
    with pytest.raises(ImportRefused) as refusal:
        read(UNDATED + "as_of = 2099-05-31", "Id;Months;Left;Pays\nA1;3;yes;1\n")

    assert str(refusal.value) == "2099-05-31 has not come yet; up to which day does the list tell?"
