"""What has come of the last workshop, in a store."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Engine

from cxdash.domain.vocabulary import View
from cxdash.measures.workshop.since import CameOf, NewOwner
from cxdash.services.reads import remembering
from cxdash.services.workshop import since as since_service
from cxdash.store import database
from cxdash.store.write.workshop import closing, preparing
from tests.company import COMPANY, take
from tests.room import ACTOR, FREE, plan
from tests.services.test_priorities import ANSWERS, answers

ON = date(2026, 9, 1)
OWNED = [
    ["role", "letter", "stage", "valid_from", "valid_to"],
    ["CIO", "A", "order", "2025-01-01", "2026-07-01"],
    ["CEO", "A", "order", "2026-07-01", None],
    ["CIO", "A", "use", "2025-01-01", None],
]


def prepared(engine: Engine, name: str, day: date) -> str:
    return preparing.prepare(engine, ACTOR, replace(plan(FREE, name=name), held_on=day))


def since(engine: Engine, key: str):
    with database.reading(engine) as connection, remembering(connection):
        return since_service.since(connection, key, View(), ON)


def test_owners_and_scores_are_those_since_the_last_workshop_and_decisions_those_of_it(store: Engine):
    surveys = {"surveys": [["key", "name"], ["always", "Always"]], "assignments": OWNED}
    given = [*answers("2026-05", 20), *answers("2026-06", 80), *answers("2026-07", 80)]
    take(store, {**COMPANY, **surveys, "responses": [ANSWERS, *given]})
    last = prepared(store, "Spring", date(2026, 5, 20))
    closing.close(store, ACTOR, last)
    take(store, {"decisions": [["key", "title", "due", "workshop"], ["one", "One", "2026-08-01", last]]})

    found = since(store, prepared(store, "Autumn", ON))

    assert found is not None
    assert (found.name, found.on, found.came_of) == ("Spring", date(2026, 5, 20), CameOf(1, 0, 1, 0))
    assert found.owners == (NewOwner("order", ("CIO",), ("CEO",)),)
    ((stage, change, low, high),) = found.turned
    assert (stage, round(change, 1), low < change < high < 0) == ("order", -1.2, True)


def test_without_answers_since_no_score_is_said_to_have_changed_and_the_first_workshop_follows_none(
    sqlite_store: Engine,
):
    take(sqlite_store, COMPANY)
    first = prepared(sqlite_store, "Spring", date(2026, 5, 20))
    closing.close(sqlite_store, ACTOR, first)

    found = since(sqlite_store, prepared(sqlite_store, "Autumn", ON))

    assert found is not None
    assert (found.turned, found.owners, found.opinions) == (None, (), ())
    assert since(sqlite_store, first) is None
