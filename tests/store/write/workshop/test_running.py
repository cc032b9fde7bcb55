import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store.read import workshop as stored
from cxdash.store.workshop_tables import ballot, receipt, workshop_question
from cxdash.store.write.workshop import closing, running
from tests.room import FREE, GUESS, OWNER, Room, held

CIO = {"choice": "CIO"}


def states(room: Room) -> list[str]:
    return [str(step.state) for step in room.now.steps if step.asked]


def test_the_next_step_ends_the_one_before_and_closes_its_question_unrevealed(store: Engine):
    room = held(store, OWNER, FREE)
    first, second, _ = (step.number for step in room.now.steps)

    running.start_step(store, admin("kari"), room.key, first)
    room.open(room.questions[0])
    running.start_step(store, admin("kari"), room.key, second)

    one, two, three = room.now.steps
    assert one.started_at <= one.ended_at <= two.started_at
    assert two.ended_at is three.started_at is None
    assert states(room) == ["closed", "waiting"]
    assert str(room.now.state) == "open"
    running.start_step(store, admin("kari"), room.key, first)
    assert room.now.steps[0].ended_at is None


def test_only_one_question_is_open_at_a_time(store: Engine):
    room = held(store, OWNER, FREE)
    owner, free = room.questions
    room.open(owner)
    room.close(owner)
    room.open(free)

    for attempt in (room.open, room.again):
        with pytest.raises(ImportRefused, match="Another question is open"):
            attempt(owner)
    with store.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(update(workshop_question).values(state="open"))
    assert states(room) == ["closed", "open"]


@pytest.mark.parametrize(
    ("done", "impossible"),
    [
        ("", ["close", "reveal", "again"]),
        ("open", ["open", "reveal", "again"]),
        ("open close", ["open", "close"]),
        ("open close reveal", ["open", "close", "reveal"]),
        ("open close reveal again", ["open", "reveal", "again"]),
        ("open close again close", ["open", "close"]),
    ],
)
def test_a_question_goes_its_way_only(store: Engine, done: str, impossible: list[str]):
    room = held(store, OWNER)
    [number] = room.questions
    for step in done.split():
        getattr(room, step)(number)
    before = room.now

    for step in impossible:
        with pytest.raises(ImportRefused):
            getattr(room, step)(number)

    assert before == room.now


def test_what_is_of_another_workshop_or_gone_is_refused(store: Engine):
    room, other = held(store, OWNER), held(store, OWNER)
    before = other.now

    for attempt in (
        lambda: room.open(other.questions[0]),
        lambda: room.open(999),
        lambda: running.start_step(store, admin("kari"), room.key, other.now.steps[0].number),
        lambda: running.start_step(store, admin("kari"), "gone", 1),
    ):
        with pytest.raises(ImportRefused):
            attempt()

    assert before == other.now
    assert str(room.now.state) == "prepared"


def test_voting_again_begins_without_votes_and_counts_its_rounds(store: Engine):
    room = held(store, OWNER)
    [number] = room.questions
    room.open(number)
    room.vote("anna", CIO)
    room.close(number)

    assert room.again(number) == 2

    assert room.form("anna").given is None
    room.vote("anna", {"choice": "CEO"})
    assert room.read(stored.answered, room.key) == {(number, 1): 1, (number, 2): 1}


def test_a_curtain_is_asked_for_while_guessing_goes_on_and_then_only(store: Engine):
    room, seen = held(store, GUESS, FREE), []
    guess, free, _ = (step.number for step in room.now.steps)
    for act in (
        lambda: None,
        lambda: running.start_step(store, admin("kari"), room.key, guess),
        lambda: room.open(room.questions[0]),
        lambda: running.start_step(store, admin("kari"), room.key, free),
        lambda: running.start_step(store, admin("kari"), room.key, guess),
        lambda: closing.close(store, admin("kari"), room.key),
    ):
        act()
        seen.append(room.read(stored.guessing))

    assert seen == [False, True, True, False, True, False]


def test_closing_a_question_writes_its_votes_in_the_order_of_their_keys(store: Engine):
    room = held(store, OWNER)
    [number] = room.questions
    room.open(number)
    for device in "gfedcbahijk":
        room.vote(device, CIO)
        room.vote(device, {"choice": "CEO"})
    room.close(number)

    with store.connect() as connection:
        for table, key in ((ballot, ballot.c.voter), (receipt, receipt.c.words)):
            found = connection.scalars(select(key).select_from(table)).all()
            assert list(found) == sorted(found)
            assert len(found) == 11
