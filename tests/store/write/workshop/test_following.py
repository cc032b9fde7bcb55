from dataclasses import replace

import pytest
from sqlalchemy import Engine

from cxdash.domain.messages import Name
from cxdash.domain.people import admin
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.store import database
from cxdash.store.read import history
from cxdash.store.read import workshop as stored
from cxdash.store.schema import Subject
from cxdash.store.write import changes, renaming, undoing
from tests.company import COMPANY, take
from tests.room import CREDIT, FREE, GUESS, MANDATE, OWNER, held

PLACE = Question(Kind.GUESS, About.TOUCHPOINT, "web", Name("web", "Web shop"), scale="1-5")
FREE_CIO = replace(FREE, choices=(Name("CIO", "Her"), Name("CEO", "Him")))
CIO = {"choice": "CIO"}


@pytest.fixture
def room(store: Engine):
    take(store, COMPANY)
    room = held(store, OWNER, CREDIT, MANDATE, GUESS, PLACE, FREE_CIO)
    owner, credit, *_, free = room.questions
    for number, *given in (
        (owner, CIO, {"choice": "CEO"}, {"abstain": "1"}),
        (credit, {"item.CIO": "40", "item.CEO": "60"}, {"item.CEO": "100"}),
        (free, CIO),
    ):
        room.open(number)
        for device, fields in zip("abc", given, strict=False):
            room.vote(device, fields)
        room.close(number)
        room.reveal(number)
    return room


def rename(engine: Engine, sheet: str, key: str, new: str) -> None:
    with changes.writing(engine, admin("kari")) as change:
        renaming.rename(change, sheet, key, new)


def said(room) -> list[list]:
    return room.read(stored.revealed, room.key)[["question", "answer"]].to_numpy().tolist()


def test_questions_and_votes_follow_a_role_that_gets_another_key_and_back_when_that_is_undone(store: Engine, room):
    before, votes, versions = room.now, said(room), room.read(database.versions)
    owner, credit, *_, free = room.questions

    rename(store, "roles", "CIO", "CTO")

    owned, shared, mandate, *_, own = (step.question for step in room.now.steps if step.question)
    assert [name.key for name in owned.choices] == [name.key for name in shared.choices] == ["CEO", "CTO"]
    assert owned.choices[1].nb == "IT-direktør"
    assert (mandate.subject, mandate.subject_name) == ("CTO", Name("CTO", "IT director"))
    assert own == FREE_CIO
    assert sorted(map(tuple, said(room))) == [
        (owner, ""),
        (owner, '"CEO"'),
        (owner, '"CTO"'),
        (credit, '{"CEO": 100.0, "CTO": 0.0}'),
        (credit, '{"CEO": 60.0, "CTO": 40.0}'),
        (free, '"CIO"'),
    ]
    assert room.read(database.versions)[Subject.BALLOTS] > versions[Subject.BALLOTS]
    undoing.undo(store, admin("kari"), room.read(history.changes)[0].number)
    assert before == room.now
    assert votes == said(room)


@pytest.mark.parametrize(
    ("sheet", "key", "kind", "about"),
    [("stages", "use", Kind.GUESS, About.STAGE), ("touchpoints", "web", Kind.GUESS, About.TOUCHPOINT)],
)
def test_questions_follow_a_place_that_gets_another_key(store: Engine, room, sheet: str, key: str, kind, about):
    votes = said(room)

    rename(store, sheet, key, "other")

    of_it = [step.question for step in room.now.steps if step.question and step.question.about is about]
    assert {question.subject for question in of_it} == {"other"}
    assert kind in {question.kind for question in of_it}
    assert votes == said(room)


def test_what_no_question_names_changes_none(store: Engine, room):
    before, votes = room.now, said(room)

    rename(store, "roles", "ALL", "EVERYBODY")

    assert before == room.now
    assert votes == said(room)
