from datetime import date

from sqlalchemy import Engine

from cxdash.store import database, maturity
from tests.company import COMPANY, take
from tests.store.test_satisfaction import _rows


def test_the_six_keys_are_told_with_who_answered_and_when(store: Engine):
    sheet = [
        ["subject", "item", "role", "rater", "rater_role", "score", "date"],
        ["six_keys", "insight", None, "1", "CEO", 4, "2026-03-01"],
        ["six_keys", "focus", None, "ballot", None, 2, None],
        ["mandate", "priority", "CIO", "1", "CEO", 3, None],
    ]
    take(store, {**COMPANY, "assessments": sheet})

    with database.reading(store) as connection:
        found = _rows(maturity.tables(connection)["assessments"])

    assert (found[0], sorted(found[1:])) == (
        ("item", "rater", "score", "date", "rater_role"),
        [("focus", "ballot", 2, None, ""), ("insight", "1", 4, date(2026, 3, 1), "CEO")],
    )
