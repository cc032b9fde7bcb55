import pandas as pd
from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.store.read import quality
from cxdash.store.write import changes
from tests.builders import load

JANUARY, FEBRUARY = "2026-01-15", "2026-02-01"
ANSWERS = [
    ("a", "shop", "CSAT", 5, JANUARY, "private"),
    ("b", "shop", "CSAT", 1, JANUARY, "private", "", 0.5, 4),
    ("c", "shop", "CSAT", 1, FEBRUARY),
    ("c", "van", "CSAT", 1, FEBRUARY),
    ("c", "", "NPS", 9, FEBRUARY),
]


def filled(store: Engine) -> Engine:
    """Fill a store with two stages, of which one is of another journey, and a survey that came in two files."""
    with changes.writing(store, admin("test")) as change:
        move = changes.add(change, "journey", {"key": "move", "name": "Move"})
        changes.add(change, "journey", {"key": "buy", "name": "Buy"})
        start = changes.add(change, "stage", {"key": "start", "name": "Start", "position": 2, "journey_id": move})
        changes.add(change, "stage", {"key": "use", "name": "Use", "position": 1})
        changes.add(change, "touchpoint", {"key": "van", "name": "Van", "stage_id": start, "customers_per_year": 90})
    questions = [("van", "CSAT", 1, 2, 3), ("shop", "CSAT", 3, 0, 9), ("", "NPS", 1, 5, 0)]
    load(store, ANSWERS, touchpoints=["shop:use"], questions=questions)
    load(store, [], touchpoints=[], questions=[("shop", "CSAT", 0, 1, 1)], file="more.csv")
    return store


def test_everything_is_told_by_survey_and_by_month(store: Engine):
    found = asked(filled(store), View())

    assert listed(found.surveys) == [("spring", "Spring survey", None, None)]
    assert listed(found.touchpoints) == [
        ("shop", "Shop", None, None, "direct", None),
        ("van", "Van", None, None, "direct", 90.0),
    ]
    assert sorted(listed(found.tallies)) == [
        ("spring", "", "NPS", 1, 5, 0),
        ("spring", "shop", "CSAT", 3, 1, 10),
        ("spring", "van", "CSAT", 1, 2, 3),
    ]
    assert sorted(listed(found.counts)) == [
        ("", "NPS", "", "2026-02", 1, 1.0, 1.0),
        ("shop", "CSAT", "", "2026-02", 1, 1.0, 1.0),
        ("shop", "CSAT", "private", "2026-01", 5, 3.0, 2.0),
        ("van", "CSAT", "", "2026-02", 1, 1.0, 1.0),
    ]
    assert listed(found.months) == [("2026-01",), ("2026-02",)]


def test_a_journey_has_its_own_touchpoints_and_the_whole_relationship(store: Engine):
    found = asked(filled(store), View(journey="buy"))

    assert set(found.touchpoints["key"]) == {"shop"}
    assert set(found.tallies["touchpoint"]) == {"", "shop"}
    assert set(found.counts["touchpoint"]) == {"", "shop"}


def test_a_segment_has_its_own_answers_and_all_tallies(store: Engine):
    found = asked(filled(store), View(segment="private"))

    assert listed(found.counts) == [("shop", "CSAT", "private", "2026-01", 5, 3.0, 2.0)]
    assert len(found.tallies) == 3


def asked(store: Engine, view: View) -> dict[str, pd.DataFrame]:
    with database.reading(store) as connection:
        return quality.tables(connection, view)


def listed(table: pd.DataFrame) -> list[tuple]:
    plain = table.astype(object)
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))
