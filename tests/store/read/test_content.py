from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.domain.sheets import SHEETS
from cxdash.store import database
from cxdash.store.read import content
from cxdash.store.write import changes
from tests.builders import load, statements
from tests.company import COMPANY, take

WAVE = [
    ("a", "web", "CSAT", 5, "2026-01-15", "", "", 1.0, 3),
    ("b", "", "NPS", 9, "2026-03-01"),
]
FIGURES = {
    **COMPANY,
    "customers": [
        ["month", "customers_start", "customers_new", "customers_lost"],
        ["2025-11", 9, 1, 0],
        ["2025-12", 10, 0, 0],
    ],
    "subscriptions": [["customer", "started"], ["c1", "2024-02-03"], ["c2", None]],
}


@pytest.fixture
def company(store: Engine) -> Engine:
    take(store, FIGURES)
    load(store, WAVE, comments=[("a", "web", "Fine.", "2026-01-15")], touchpoints=[], mapping="layout = 'wide'")
    load(store, key="empty", name="Empty", file="", touchpoints=[])
    return store


def test_every_sheet_is_told_with_its_rows_and_months_in_one_question(company: Engine):
    with database.reading(company) as connection, statements(company) as sent:
        found = content.sheets(connection)

    held = {name: tuple(rest) for name, *rest in found.itertuples(index=False) if rest[0]}
    assert [sheet.name for sheet in SHEETS] == found["sheet"].tolist()
    assert held == {
        "company": (1, "", ""),
        "stages": (2, "", ""),
        "touchpoints": (2, "", ""),
        "roles": (3, "", ""),
        "assignments": (3, "", ""),
        "surveys": (2, "", ""),
        "responses": (4, "2026-01", "2026-03"),
        "comments": (1, "2026-01", "2026-01"),
        "customers": (2, "2025-11", "2025-12"),
        "subscriptions": (2, "2024-02", "2024-02"),
    }
    assert len(sent) == 1


def test_answers_are_told_without_passing_through_them(store: Engine):
    with database.reading(store) as connection, statements(store) as sent:
        content.sheets(connection)

    assert "FROM response" not in " ".join(sent[0].split())


def test_surveys_are_told_in_the_order_they_came(company: Engine):
    with database.reading(company) as connection:
        found = content.surveys(connection)

    assert found.astype(object).to_dict("records") == [
        {
            **{"survey": "spring", "name": "Spring survey", "name_nb": None, "name_sv": None, "file": "spring.csv"},
            **{"answers": 2, "first": "2026-01", "last": "2026-03", "comments": 1, "mapping": True},
        },
        {
            **{"survey": "empty", "name": "Empty", "name_nb": None, "name_sv": None, "file": ""},
            **{"answers": 0, "first": "", "last": "", "comments": 0, "mapping": False},
        },
    ]


def test_an_empty_store_has_no_surveys_and_no_changes(store: Engine):
    with database.reading(store) as connection:
        assert content.surveys(connection).empty
        assert content.last_changes(connection).empty


def test_the_last_changes_come_latest_first_with_what_was_written_down(store: Engine):
    with changes.writing(store, admin("kari")) as change:
        changes.add(change, "stage", {"key": "use", "name": "Use", "position": 1})
    with changes.writing(store, admin("ola")) as change:
        changes.edit(change, "stage", "use", 1, {"name": "Using"})
        changes.rename(change, "stage", "use", "live")

    with database.reading(store) as connection:
        found = content.last_changes(connection, limit=2)

    assert found.drop(columns="at").to_dict("records") == [
        {"actor": "ola", "action": "rename", "table": "stage", "key": "use", "before": {}, "after": {"key": "live"}},
        {
            **{"actor": "ola", "action": "edit", "table": "stage", "key": "use"},
            **{"before": {"name": "Use"}, "after": {"name": "Using"}},
        },
    ]
    assert all(timedelta() <= datetime.now(UTC) - at < timedelta(minutes=5) for at in found["at"])
