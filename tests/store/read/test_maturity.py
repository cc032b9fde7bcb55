from datetime import date

from sqlalchemy import Engine

from cxdash.store import database
from cxdash.store.read import maturity
from tests.builders import load, statements
from tests.company import COMPANY, take
from tests.store.read.test_satisfaction import _rows


def test_the_six_keys_are_told_with_who_answered_and_when(store: Engine):
    sheet = [
        ["subject", "item", "role", "rater", "rater_role", "score", "date"],
        ["six_keys", "insight", None, "1", "CEO", 4, "2026-03-01"],
        ["six_keys", "focus", None, "ballot", None, 2, None],
        ["mandate", "priority", "CIO", "1", "CEO", 3, None],
    ]
    take(store, {**COMPANY, "assessments": sheet})

    with database.reading(store) as connection:
        found = _rows(maturity.tables(connection).assessments)

    assert (found[0], sorted(found[1:])) == (
        ("item", "rater", "score", "date", "rater_role"),
        [("focus", "ballot", 2, None, ""), ("insight", "1", 4, date(2026, 3, 1), "CEO")],
    )


def test_the_facts_tell_what_was_asked_last_and_how_far_annoyances_have_come(store: Engine):
    heads = ["key", "title", "touchpoint", "kind", "customers_per_year", "severity", "found_by", "status", "owner"]
    annoyances = [
        [key, "X", "web", kind, 9, 3, by, status, owner]
        for key, kind, by, status, owner in [
            ("a", None, "employee", "open", "CIO"),
            ("b", None, "employee", "open", "CEO"),
            ("c", None, "employee", "open", None),
            ("d", "idea", None, "done", None),
        ]
    ]
    take(store, {**COMPANY, "annoyances": [heads, *annoyances]})
    days = ["2026-03-01", "2026-05-01", "2026-07-01"]
    load(
        store, [(day, place, "CSAT", 5, day) for day in days for place in ("", "web")] + [("n", "", "NPS", 9, days[0])]
    )

    with database.reading(store) as connection, statements(store) as sent:
        found = maturity.facts(connection, date(2026, 6, 1))

    assert len(sent) == 2
    assert _rows(found.asked)[1:] == [("", "CSAT", "2026-05"), ("", "NPS", "2026-03"), ("web", "CSAT", "2026-05")]
    assert sorted(_rows(found.annoyances)[1:]) == [
        ("customer", "idea", "done", False, 1),
        ("employee", "annoyance", "open", False, 1),
        ("employee", "annoyance", "open", True, 2),
    ]


def test_an_empty_store_has_no_facts(store: Engine):
    with database.reading(store) as connection:
        found = maturity.facts(connection, date(2026, 6, 1))

    assert {name: len(table) for name, table in vars(found).items()} == {"asked": 0, "annoyances": 0}
