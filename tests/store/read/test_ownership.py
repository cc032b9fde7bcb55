from datetime import date

import pytest
from sqlalchemy import Engine

from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.store.read import ownership
from tests.builders import statements
from tests.company import take
from tests.store.read.test_satisfaction import _rows

MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)

SHEETS = {
    "company": [["name", "currency"], ["Havbris", "NOK"]],
    "journeys": [["key", "name"], ["buy", "Buy"], ["move", "Move"]],
    "stages": [
        ["key", "name", "position", "journey"],
        ["use", "Use", 3, None],
        ["find", "Find", 1, "buy"],
        ["start", "Start", 2, "move"],
    ],
    "touchpoints": [
        ["key", "stage", "name", "contact", "delivered_by", "customers_per_year"],
        ["wifi", "use", "Wi-Fi", None, None, 900],
        ["ad", "find", "Ad", "indirect", None, None],
        ["van", "start", "Van", None, "Linjelaget", 40],
    ],
    "roles": [
        ["key", "name", "kind", "reports_to"],
        ["CEO", "Chief", "executive", None],
        ["CIO", "IT", "executive", "CEO"],
        ["ALL", "Everyone", "collective", None],
    ],
    "assignments": [
        ["role", "letter", "stage", "touchpoint", "area", "limit", "valid_from", "valid_to", "confirmed_on"],
        ["CIO", "A", "use", None, None, None, "2026-03-01", "2026-05-01", "2026-03-01"],
        ["ALL", "A", None, "van", None, "Up to 1,000 kr", None, None, None],
        ["CEO", "D", None, None, None, None, None, None, None],
        ["CIO", "A", None, None, "voice", None, None, None, None],
        ["CEO", "R", None, "ad", None, None, None, None, None],
    ],
    "kpis": [
        ["key", "name", "direction", "target", "stage", "owner", "works_against"],
        ["days", "Days", "down", 5, "start", None, None],
        ["sales", "Sales", "up", None, None, "CEO", "days"],
    ],
    "kpi_values": [
        ["kpi", "month", "value"],
        ["days", "2026-02", 8],
        ["days", "2026-01", 9],
        ["sales", "2026-01", 100],
    ],
    "annoyances": [
        ["key", "title", "touchpoint", "made_at", "cause", "customers_per_year", "severity", "owner"],
        ["late", "Late", "van", "ad", "overpromise", 30, 4, None],
        ["slow", "Slow", "wifi", None, None, 10, 2, "CIO"],
    ],
    "assessments": [
        ["subject", "item", "role", "stage", "rater", "rater_role", "score", "date"],
        ["mandate", "priority", "CIO", None, "1", "CEO", 4, "2026-03-01"],
        ["handoff", "start", None, "find", "1", None, 2, None],
        ["six_keys", "insight", None, None, "1", None, 3, None],
    ],
    "decisions": [["key", "title", "owner", "due"], ["one", "One owner", "CEO", "2026-05-01"]],
    "spend": [
        ["month", "purpose", "amount", "role", "category"],
        ["2026-04", "experience", 5, "CIO", "people"],
        ["2025-05", "experience", 2, "CIO", "service"],
        ["2025-04", "experience", 9, "CIO", "people"],
        ["2026-04", "acquisition", 7, None, "media"],
    ],
}


@pytest.fixture
def company(store: Engine) -> Engine:
    """A store of two journeys and a stage in both, with everything about ownership in a row or two."""
    take(store, SHEETS)
    return store


def test_everything_is_told_by_keys_with_blank_places_as_empty_texts(company: Engine):
    with database.reading(company) as connection, statements(company) as sent:
        found = {name: _rows(table) for name, table in vars(ownership.tables(connection, View())).items()}

    assert len(sent) == 12
    assert [row[0] for row in found["stages"][1:]] == ["find", "start", "use"]
    assert found["touchpoints"] == [
        ("key", "name", "name_nb", "name_sv", "stage", "contact", "delivered_by", "customers_per_year", "hours"),
        ("ad", "Ad", None, None, "find", "indirect", "own", None, ""),
        ("van", "Van", None, None, "start", "direct", "Linjelaget", 40, ""),
        ("wifi", "Wi-Fi", None, None, "use", "direct", "own", 900, ""),
    ]
    assert [row[0::4] for row in found["roles"]] == [
        ("key", "kind"),
        ("CEO", "executive"),
        ("CIO", "executive"),
        ("ALL", "collective"),
    ]
    assert [row[5] for row in found["roles"]] == ["reports_to", "", "CEO", ""]
    assert [row[2:] for row in found["assignments"]] == [
        ("role", "letter", "stage", "touchpoint", "area", "limit", "valid_from", "valid_to", "confirmed_on"),
        ("CIO", "A", "use", "", "", "", MARCH, MAY, MARCH),
        ("ALL", "A", "", "van", "", "Up to 1,000 kr", None, None, None),
        ("CEO", "D", "", "", "", "", None, None, None),
        ("CIO", "A", "", "", "voice", "", None, None, None),
        ("CEO", "R", "", "ad", "", "", None, None, None),
    ]
    assert [(row[0], row[6], *row[11:]) for row in found["kpis"]] == [
        ("key", "target", "stage", "owner", "works_against"),
        ("days", 5, "start", "", ""),
        ("sales", None, "", "CEO", "days"),
    ]
    assert found["kpi_values"][1:] == [("days", "2026-01", 9), ("days", "2026-02", 8), ("sales", "2026-01", 100)]
    assert [(row[0], *row[4:10], *row[12:]) for row in found["annoyances"]] == [
        ("key", "touchpoint", "stage", "made_at", "made_stage", "cause", "kind", "status", "owner"),
        ("late", "van", "start", "ad", "find", "overpromise", "annoyance", "open", ""),
        ("slow", "wifi", "use", "wifi", "use", "other", "annoyance", "open", "CIO"),
    ]
    assert sorted(found["assessments"][1:]) == [
        ("handoff", "start", "", "find", "1", "", 2, None),
        ("mandate", "priority", "CIO", "", "1", "CEO", 4, MARCH),
    ]
    assert [(row[0], row[7], row[9]) for row in found["decisions"][1:]] == [("one", "CEO", MAY)]
    names, told = found["company"]
    assert {name: text for name, text in zip(names, told, strict=True) if text} == {
        "name": "Havbris",
        "currency": "NOK",
        "audience": "customers",
    }


def test_money_is_that_of_the_last_twelve_months_by_role_and_purpose(company: Engine):
    with database.reading(company) as connection:
        spend = _rows(ownership.tables(connection, View()).spend)

    assert spend == [
        ("role", "purpose", "amount", "first", "last"),
        ("", "acquisition", 7, "2025-05", "2026-04"),
        ("CIO", "experience", 7, "2025-05", "2026-04"),
    ]


def test_a_journey_has_its_own_places_and_those_of_every_journey(company: Engine):
    with database.reading(company) as connection:
        found = ownership.tables(connection, View(journey="buy"))

    assert list(found.stages.key) == ["find", "use"]
    assert list(found.touchpoints.key) == ["ad", "wifi"]
    assert found.assignments[["role", "stage", "touchpoint", "area"]].apply(tuple, axis=1).tolist() == [
        ("CIO", "use", "", ""),
        ("CEO", "", "", ""),
        ("CIO", "", "", "voice"),
        ("CEO", "", "ad", ""),
    ]
    assert (list(found.kpis.key), list(found.kpi_values.kpi)) == (["sales"], ["sales"])
    assert list(found.annoyances.key) == ["slow"]


def test_an_empty_store_gives_empty_tables(store: Engine):
    with database.reading(store) as connection:
        found = ownership.tables(connection, View())

    assert {name: len(table) for name, table in vars(found).items()} == dict.fromkeys(vars(found), 0)
