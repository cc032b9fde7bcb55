import pandas as pd
from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.store.read import needs as satisfaction_needs
from cxdash.store.write import changes
from tests.builders import DAY, load
from tests.company import take

ANSWERS = [
    ("a", "shop", "CSAT", 5, DAY, "home", "info"),
    ("a", "shop", "RESOLVED", 1, DAY, "home", "info"),
    ("b", "shop", "CSAT", 1, DAY, "firm", "fault", 0.5, 4),
    ("b", "shop", "RESOLVED", 0, DAY, "firm", "fault", 0.5, 4),
    ("c", "van", "CSAT", 2, DAY, "", "fault"),
    ("c", "", "CSAT", 2, DAY),
]
CUSTOMERS = {
    "customers": [
        ["month", "segment", "customers_start", "customers_new", "customers_lost"],
        ["2026-01", None, 100, 1, 1],
        ["2026-01", "home", 70, 1, 1],
    ]
}


def filled(store: Engine) -> Engine:
    """Fill a store with a touchpoint in a journey and one in none."""
    with changes.writing(store, admin("test")) as change:
        move = changes.add(change, "journey", {"key": "move", "name": "Move"})
        changes.add(change, "journey", {"key": "buy", "name": "Buy"})
        start = changes.add(change, "stage", {"key": "start", "name": "Start", "position": 2, "journey_id": move})
        changes.add(change, "touchpoint", {"key": "van", "name": "Van", "stage_id": start, "channel": "visit"})
        changes.add(change, "need", {"key": "info", "name": "Find out"})
    load(store, ANSWERS, touchpoints=["shop:use"])
    take(store, CUSTOMERS)
    return store


def test_needs_and_solved_cases_are_told_by_touchpoint_and_month(store: Engine):
    found = asked(filled(store), View())

    assert listed(found.needs) == [("info", "Find out", None, None)]
    assert sorted(listed(found.places)) == [
        ("shop", "use", "", "direct", "own", None, None, *[None] * 3),
        ("van", "start", "visit", "direct", "own", None, None, *[None] * 3),
    ]
    assert sorted(listed(found.solved)) == [
        ("shop", "", "", "2026-01", 1, 0, 4, 2, 1),
        ("shop", "", "", "2026-01", 5, 1, 1, 1, 1),
    ]
    assert listed(found.segments) == [("2026-01", "home", 70)]
    assert listed(found.months) == [("2026-01",)]


def test_a_segment_narrows_solved_cases_and_a_journey_its_touchpoints(store: Engine):
    filled(store)

    of_segment, of_journey = asked(store, View(segment="home")), asked(store, View(journey="buy"))

    assert listed(of_segment.solved) == [("shop", "", "", "2026-01", 5, 1, 1, 1, 1)]
    assert [place for place, *_ in listed(of_journey.places)] == ["shop"]


def test_scores_by_need_are_those_of_all_segments_at_the_touchpoints_of_a_journey(store: Engine):
    filled(store)

    with database.reading(store) as connection:
        found, of_journey = (
            sorted(listed(satisfaction_needs.scores(connection, View(journey=journey)))) for journey in ("", "buy")
        )

    of_shop = [("shop", "", "fault", "2026-01", 1, 4, 2, 1), ("shop", "", "info", "2026-01", 5, 1, 1, 1)]
    assert found == [*of_shop, ("van", "", "fault", "2026-01", 2, 1, 1, 1)]
    assert of_journey == of_shop


def asked(store: Engine, view: View) -> dict[str, pd.DataFrame]:
    with database.reading(store) as connection:
        return satisfaction_needs.tables(connection, view)


def listed(table: pd.DataFrame) -> list[tuple]:
    plain = table.astype(object)
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))
