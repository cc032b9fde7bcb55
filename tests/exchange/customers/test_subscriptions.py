"""Several rows of one customer, and amounts by the year: what they become, and what is said of it."""

from datetime import date

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.customers.mapping import read_customer_mapping
from cxdash.exchange.customers.reader import read_customers

MAPPING = """customer = "customer"
started = "from"
ended = "to"
monthly_revenue = "fee"
segment = "plan"
"""


def records(rows, more='duplicates = "join"\n', header="customer,from,to,fee,plan"):
    content = "\n".join([header, *rows]).encode()
    found = read_customers(content, "subs.csv", read_customer_mapping(MAPPING + more), date(2026, 6, 1))
    table = found.tables["subscriptions"]
    made = [{name: value for name, value in row.items() if value is not None} for row in table.to_dict("records")]
    return made, " ".join(map(str, found.notes))


def test_a_change_of_plan_is_one_customer_who_is_still_there():
    made, said = records(
        ["A,2025-01-10,2025-06-01,99,basic", "A,2025-06-01,,199,pro", "B,2025-02-01,2025-09-01,99,pro"]
    )

    assert made == [
        {"customer": "A", "started": "2025-01-10", "monthly_revenue": 199, "segment": "pro"},
        {"customer": "B", "started": "2025-02-01", "ended": "2025-09-01", "monthly_revenue": 99, "segment": "pro"},
    ]
    assert "3 subscriptions became 2 customers, 1 of whom have more than one." in said
    assert "were away" not in said


def test_subscriptions_that_run_together_are_paid_together():
    made, _ = records(["A,2025-01-01,,10,basic", "A,2025-02-01,,20,pro", "A,2025-01-05,2025-03-01,40,basic"])

    assert made == [{"customer": "A", "started": "2025-01-01", "monthly_revenue": 30, "segment": "pro"}]


def test_who_came_back_after_a_gap_is_named():
    made, said = records(["A,2025-01-01,2025-02-01,10,x", "A,2025-08-01,2025-12-01,20,x"])

    assert made == [
        {"customer": "A", "started": "2025-01-01", "ended": "2025-12-01", "monthly_revenue": 20, "segment": "x"}
    ]
    assert "1 customers were away for more than 31 days between two subscriptions" in said
    assert '"A"' in said


def test_of_the_same_customer_again_the_last_row_counts():
    made, said = records(["A,2025-01-01,,10,x", "A,2025-01-01,,12,y"], 'duplicates = "last"\n')

    assert made == [{"customer": "A", "started": "2025-01-01", "monthly_revenue": 12, "segment": "y"}]
    assert "the last row counts" in said


def test_without_saying_how_a_customer_named_twice_is_refused():
    with pytest.raises(ImportRefused) as refusal:
        records(["A,2025-01-01,,10,x", "A,2025-02-01,,12,y"], "")

    assert list(map(str, refusal.value.faults)) == [
        'Sheet subs.csv, row 3, column customer: "A" stands in row 2 already.'
    ]


def test_amounts_of_a_year_are_divided_by_twelve_and_that_is_said():
    content = b"customer,from,ARR\nA,2025-01-01,1200\n"
    mapping = 'customer = "customer"\nstarted = "from"\nyearly_revenue = "ARR"\n'

    found = read_customers(content, "c.csv", read_customer_mapping(mapping), date(2026, 6, 1))

    assert found.tables["subscriptions"]["monthly_revenue"].tolist() == [100]
    assert 'The amounts of "ARR" are for a year; a twelfth of each was taken for a month.' in map(str, found.notes)


def test_each_amount_is_divided_by_the_months_of_its_interval():
    rows = ["A,2025-01-01,,1200,x,year", "B,2025-01-01,,100,x,Måned", "C,2025-01-01,,300,x,quarter"]

    made, said = records(rows, 'interval = "every"\n', "customer,from,to,fee,plan,every")

    assert [one["monthly_revenue"] for one in made] == [100, 100, 100]
    assert 'Amounts were divided by the months of their interval: "year", "quarter".' in said


def test_an_interval_that_nobody_knows_is_refused_with_its_row():
    with pytest.raises(ImportRefused) as refusal:
        records(["A,2025-01-01,,1200,x,fortnight"], 'interval = "every"\n', "customer,from,to,fee,plan,every")

    assert list(map(str, refusal.value.faults)) == [
        'Sheet subs.csv, row 2, column every: "fortnight" is no interval; known are month, quarter, half-year, year '
        "and week."
    ]
