"""What decisions are compared with, in a store: figures as they are when it is decided, and as later data have them."""

import pytest
from sqlalchemy import Engine

from cxdash.domain.assumptions import Expected
from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.measures.priorities.tripwires import Reopened
from cxdash.services import priorities
from cxdash.services.reads import remembering
from cxdash.store import database
from cxdash.store.read import ownership
from cxdash.store.write import changes, renaming
from tests.company import COMPANY, take

ANSWERS = ["survey", "respondent", "touchpoint", "measure", "score", "date"]
DECIDED = [
    *("key", "title", "owner", "due", "expected_low", "expected_high", "expected_unit"),
    *("figure", "figure_of", "figure_then", "figure_month"),
]


def answers(month: str, low: int, of: int = 200) -> list[list[object]]:
    """Return the answers of a month at the web shop, *low* of them below the middle."""
    return [
        ["always", f"{month}-{number}", "web", "CSAT", 1 if number < low else 5, f"{month}-15"] for number in range(of)
    ]


def fill(engine: Engine, *decision: object) -> None:
    """Fill a store with a company whose web shop lets 40 of 100 down in May, and with a decision about it."""
    month = [["month", "customers_start", "customers_new", "customers_lost"], ["2026-05", 1000, 10, 30]]
    kpis = {
        "kpis": [["key", "name"], ["days", "Days"]],
        "kpi_values": [["kpi", "month", "value"], ["days", "2026-05", 12]],
    }
    more = {"surveys": [["key", "name"], ["always", "Always"]], "responses": [ANSWERS, *answers("2026-05", 80)]}
    take(engine, {**COMPANY, **more, **kpis, "customers": month, "decisions": [DECIDED, list(decision)]})


def ask(engine: Engine, service, *given):
    with database.reading(engine) as connection, remembering(connection):
        return service(connection, *given)


FEWER = ("shop", "A better shop", "CIO", "2026-06-30", -20, -10, "%", "let_downs", "web", 10_400, "2026-05")


@pytest.mark.parametrize(
    ("figure", "of", "then", "unit"),
    [
        ("let_downs", "web", 10_400.0, "%"),
        ("let_downs", "order", 10_400.0, "%"),
        ("score", "web", 3.4, "1-5"),
        ("customers_end", "", 980.0, ""),
        ("kpi", "days", 12.0, ""),
    ],
)
def test_a_figure_is_frozen_as_it_is(figure, of, then, unit, store):
    fill(store, *FEWER)

    assert ask(store, priorities.frozen, figure, of) == Expected(figure, of, pytest.approx(then), "2026-05", unit=unit)


@pytest.mark.parametrize(("figure", "of"), [("let_downs", "gone"), ("score", "wifi"), ("kpi", "gone")])
def test_what_is_not_known_is_frozen_without_a_value(figure, of, sqlite_store):
    fill(sqlite_store, *FEWER)

    assert ask(sqlite_store, priorities.frozen, figure, of) == Expected(figure, of)


@pytest.mark.parametrize(
    ("month", "low", "of", "reopened"),
    [
        ("2026-06", 200, 200, ()),  # before it was to be done
        ("2026-07", 70, 200, ()),  # 12.5 % fewer
        ("2026-07", 10, 29, ()),  # too few answers
        ("2026-07", 120, 200, (50.0,)),
        ("2026-09", 0, 200, (-100.0,)),
    ],
)
def test_a_later_import_outside_the_range_reopens_the_decision(month, low, of, reopened, store):
    fill(store, *FEWER)
    before = ask(store, priorities.reopened)

    take(store, {"responses": [ANSWERS, *answers(month, low, of)]})

    after = ask(store, priorities.reopened)
    assert before == ()
    assert after == tuple(
        Reopened("shop", "let_downs", -20, -10, "%", pytest.approx(measured)) for measured in reopened
    )


@pytest.mark.parametrize(
    ("sheet", "heads", "value", "decision", "measured"),
    [
        ("kpi_values", ["kpi", "month", "value"], ["days", "2026-08", 11], ("kpi", "days", 6, 9), 11.0),
        ("kpi_values", ["kpi", "month", "value"], ["days", "2026-08", 8], ("kpi", "days", 6, 9), None),
        (
            *("customers", ["month", "customers_start", "customers_new", "customers_lost"], ["2026-06", 980, 0, 80]),
            *(("customers_end", None, 950, 1000), 900.0),
        ),
    ],
)
def test_key_figures_and_customers_are_compared_as_they_are(sheet, heads, value, decision, measured, sqlite_store):
    figure, of, low, high = decision
    fill(sqlite_store, "one", "One", "CEO", "2026-06-30", low, high, None, figure, of, 1, "2026-05")

    take(sqlite_store, {sheet: [heads, value]})

    found = [one.measured for one in ask(sqlite_store, priorities.reopened)]
    assert found == ([measured] if measured else [])


@pytest.mark.parametrize(
    ("sheet", "key", "figure"),
    [("touchpoints", "web", "let_downs"), ("stages", "order", "score"), ("kpis", "days", "kpi")],
)
def test_a_decision_follows_where_what_its_figure_is_of_gets_another_key(sheet, key, figure, store):
    fill(store, *FEWER[:7], figure, key, *FEWER[9:])

    with changes.writing(store, admin("kari")) as change:
        renaming.rename(change, sheet, key, "another")

    with database.reading(store) as connection:
        assert list(ownership.tables(connection, View()).decisions.figure_of) == ["another"]
