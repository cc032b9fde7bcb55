"""Customers by month in a file that is not called so, in three languages."""

import pytest

from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.lists import read_company
from cxdash.exchange.door.recognition import recognise

ROWS = "2026-01;100;10;5\n2026-02;105;8;9\n"
HEADERS = [
    "Month;Customers at start;New customers;Lost customers",
    "Måned;Kunder ved start;Nye;Tapte",
    "Månad;Kunder vid start;Nya kunder;Förlorade kunder",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("above", ["", "Rapport;;;\n"])
def test_customers_by_month_are_known_by_their_columns(header, above):
    content = f"{above}{header}\n{ROWS}".encode()

    found = recognise(content, "rapport 2026.csv")
    assert found.kind is Kind.WORKBOOK
    assert str(found.why).startswith("This looks like the table Customers by month: it has ")

    table = read_company(content, "rapport 2026.csv", {}).found.tables["customers"]
    assert table[["month", "customers_start", "customers_new", "customers_lost"]].values.tolist() == [
        ["2026-01", 100, 10, 5],
        ["2026-02", 105, 8, 9],
    ]


def test_a_list_with_a_row_for_each_customer_is_none():
    content = b"customer_id,start_date,end_date,mrr\n1,2025-01-01,,9\n2,2025-01-02,2025-03-01,9\n"

    assert recognise(content, "x.csv").kind is Kind.CUSTOMERS
