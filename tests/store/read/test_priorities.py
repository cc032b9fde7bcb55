import pytest
from sqlalchemy import Engine

from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.store.read import priorities
from tests.builders import statements
from tests.company import take
from tests.store.read.test_ownership import SHEETS

NOTED = {
    **SHEETS,
    "needs": [["key", "name", "importance"], ["fault", "Get a fault mended", 9]],
    "touchpoints": [
        ["key", "stage", "name", "need", "importance"],
        ["wifi", "use", "Wi-Fi", "fault", 7],
        ["ad", "find", "Ad", None, None],
        ["van", "start", "Van", None, 4],
    ],
    "annoyances": [
        [
            "key",
            "title",
            "touchpoint",
            "made_at",
            "customers_per_year",
            "customers_per_year_low",
            "severity",
            "effort",
            "stops_business",
            "owner",
        ],
        ["late", "Late", "van", "ad", 30, 20, 4, None, "yes", None],
        ["slow", "Slow", "wifi", None, 10, None, 2, 3, None, "CIO"],
    ],
}
ASKED = ["key", "touchpoint", "stage", "made_at", "made_stage", "owner", "severity", "stops_business", "status"]


def test_annoyances_are_told_with_where_they_are_felt_and_made_and_what_is_needed_there(store: Engine):
    take(store, NOTED)

    with database.reading(store) as connection, statements(store) as sent:
        found = priorities.tables(connection, View())

    assert len(sent) == 2
    annoyances = found.annoyances
    assert annoyances[ASKED].to_numpy().tolist() == [
        ["late", "van", "start", "ad", "find", "", 4, True, "open"],
        ["slow", "wifi", "use", "wifi", "use", "CIO", 2, False, "open"],
    ]
    known = annoyances[["customers_per_year_low", "effort", "need_importance", "importance"]]
    assert known.fillna(-1).to_numpy().tolist() == [[20, -1, -1, 4], [-1, 3, 9, 7]]
    assert found.places[["key", "stage", "importance"]].fillna(-1).to_numpy().tolist() == [
        ["ad", "find", -1],
        ["van", "start", 4],
        ["wifi", "use", 7],
    ]


@pytest.mark.parametrize(("journey", "keys"), [("buy", ["slow"]), ("move", ["late", "slow"])])
def test_a_journey_has_what_is_felt_in_its_stages_and_in_those_of_every_journey(sqlite_store, journey, keys):
    take(sqlite_store, NOTED)

    with database.reading(sqlite_store) as connection:
        found = priorities.tables(connection, View(journey=journey))

    assert list(found.annoyances.key) == keys
