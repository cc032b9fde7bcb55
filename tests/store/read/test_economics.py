from sqlalchemy import Engine

from cxdash.domain.periods import month_number
from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.store.read import economics
from tests.builders import statements
from tests.company import COMPANY, take
from tests.store.read.test_satisfaction import _rows

MONEY = {
    **COMPANY,
    "customers": [
        ["month", "segment", "customers_start", "customers_new", "customers_lost", "revenue", "gross_margin"],
        ["2026-01", None, 100, 9, 5, 4200, 0.46],
        ["2026-01", "home", 60, 5, 2, None, None],
    ],
    "spend": [
        ["month", "purpose", "amount", "role", "category", "segment"],
        ["2026-01", "acquisition", 900, "CIO", "media", None],
        ["2026-02", "retention", 40, None, None, "home"],
    ],
    "subscriptions": [
        ["customer", "started", "ended", "monthly_revenue", "segment", "acquisition_cost", "tenure_months", "churned"],
        ["a", "2025-01-03", None, 300, "home", 80, None, None],
        ["b", "2025-01-28", None, 200, "home", None, None, None],
        ["c", "2025-01-28", "2026-02-01", 200, "shops", None, None, None],
        ["d", None, None, None, "shops", None, 14, "yes"],
    ],
    "assumptions": [["key", "mode"], ["discount_rate", 8]],
}


def test_months_and_money_are_told_with_who_spends_it(store: Engine):
    take(store, MONEY)

    with database.reading(store) as connection, statements(store) as sent:
        found = economics.tables(connection, View())

    assert len(sent) == 6
    assert _rows(found.customers.fillna(-1))[1:] == [
        ("2026-01", "", 100, 9, 5, 4200, 0.46, -1),
        ("2026-01", "home", 60, 5, 2, -1, -1, -1),
    ]
    assert _rows(found.spend) == [
        ("month", "purpose", "role", "category", "segment", "amount"),
        ("2026-01", "acquisition", "CIO", "media", "", 900),
        ("2026-02", "retention", "", "other", "home", 40),
    ]
    assert (_rows(found.company)[1:], _rows(found.assumptions)[1:]) == (
        [("NOK", "customers")],
        [("discount_rate", None, 8, None)],
    )


def test_customers_that_are_alike_are_counted_together_and_the_chosen_segments_alone(store: Engine):
    take(store, MONEY)
    came, left = month_number("2025-01"), month_number("2026-02")
    columns = ["started", "ended", "tenure_months", "churned", "n", "monthly_revenue", "with_acquisition_cost"]

    with database.reading(store) as connection:
        found = economics.tables(connection, View()).subscriptions
        shops = economics.tables(connection, View(segment="shops"))

    assert sorted(_rows(found[columns].fillna(-1))[1:]) == [
        (-1, -1, 14, 1, 1, -1, 0),
        (came, -1, -1, -1, 2, 500, 1),
        (came, left, -1, -1, 1, 200, 0),
    ]
    assert (len(shops.customers), len(shops.spend), shops.subscriptions.n.sum()) == (0, 0, 2)


def test_what_there_is_to_choose_is_that_of_all_three_sheets(store: Engine):
    take(store, MONEY)

    with database.reading(store) as connection:
        found = economics.choices(connection)

    assert (list(found.segments.segment), list(found.months.month)) == (["home", "shops"], ["2026-01", "2026-02"])


def test_an_empty_store_has_no_money(store: Engine):
    with database.reading(store) as connection:
        found = economics.tables(connection, View())

    assert {name: len(table) for name, table in vars(found).items()} == dict.fromkeys(vars(found), 0)
