from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, func, select

from cxdash.domain.messages import ImportRefused, Name
from cxdash.domain.people import admin
from cxdash.domain.workshop import secrecy
from cxdash.domain.workshop.agendas import Plan, Step
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.store import database
from cxdash.store.read import content, history
from cxdash.store.read import workshop as stored
from cxdash.store.schema import Subject
from cxdash.store.workshop_tables import ROOM, ballot
from cxdash.store.write.workshop import closing, preparing, running, voting
from tests.room import ACTOR, EVERY, FREE, GUESS, OWNER, Room, held, plan

CIO, TEA = {"choice": "CIO"}, {"choice": "tea"}


def plan_of(room: Room) -> Plan:
    """Return the plan that makes a workshop what it is."""
    now = room.now
    steps = tuple(Step(step.title, step.minutes, step.question, step.number) for step in now.steps)
    return Plan(now.name, now.language, steps, now.held_on, now.seats)


def edit(room: Room, changed: Plan, version: int = 0) -> None:
    preparing.edit(room.engine, ACTOR, room.key, version or room.now.version, changed)


def refused(room: Room, changed: Plan, version: int = 0) -> str:
    before = room.now
    with pytest.raises(ImportRefused) as refusal:
        edit(room, changed, version)
    assert before == room.now
    return str(refusal.value)


def count(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in ROOM}


def test_a_workshop_is_kept_as_it_was_planned(store: Engine):
    given = replace(plan(*EVERY, name=" Spring in Oslo ", language="nb"), held_on=date(2026, 12, 1))
    key = preparing.prepare(store, ACTOR, given)
    now = Room(store, key).now

    assert (key, now.name, now.language, now.held_on, now.seats) == (
        "spring-in-oslo",
        "Spring in Oslo",
        "nb",
        date(2026, 12, 1),
        12,
    )
    assert (str(now.state), now.takes_votes, now.version) == ("prepared", True, 1)
    assert [step.question for step in now.steps] == [*EVERY, None]
    assert [step.title for step in now.steps] == [step.title for step in given.steps]
    assert set(now.code) <= set(secrecy.LETTERS)
    assert len(now.code) == secrecy.CODE


def test_workshops_are_listed_the_latest_first_with_how_long_they_take(store: Engine):
    assert Room(store, "none").read(stored.kept).empty
    held(store, OWNER), held(store, OWNER, FREE)

    found = Room(store, "spring").read(stored.kept)

    assert found[["key", "steps", "minutes"]].to_numpy().tolist() == [["spring-2", 3, 25], ["spring", 2, 15]]
    assert found.code.nunique() == 2


def test_every_fault_of_a_plan_is_said_at_once(store: Engine):
    steps = (
        Step(" ", 481),
        Step("Guess", 5, Question(Kind.GUESS, scale="high")),
        Step("Own", 5, Question(Kind.FREE, choices=(Name("a"), Name("a")))),
        Step("Mandate", 5, Question(Kind.MANDATE)),
        Step("Believe", 5, Question(Kind.ASSUMPTION, About.ASSUMPTION, "luck")),
        Step("Owner", 5, Question(Kind.OWNER_TODAY, About.STAGE, wording="?" * 301)),
        Step("Choose", 5, Question(Kind.FREE, choices=(Name("a"),))),
    )

    with pytest.raises(ImportRefused) as refusal:
        preparing.prepare(store, ACTOR, Plan("", "de", steps, seats=-1))

    assert list(map(str, refusal.value.faults)) == [
        "A workshop needs a name.",
        "Choose the language of the workshop.",
        "A workshop has at most 1000 seats.",
        "Step 1: A title has 1 to 200 characters.",
        "Step 1: A step takes 0 to 480 minutes.",
        "Step 2: Say on which scale to guess, such as 1-5.",
        "Step 3: Every choice needs words of its own.",
        "Step 4: This kind of question cannot be about that.",
        "Step 5: There is no such assumption.",
        "Step 6: Say what the question is about.",
        "Step 6: A question has at most 300 characters.",
        "Step 7: A question has 2 to 60 choices.",
    ]
    assert set(count(store).values()) == {0}


def test_an_agenda_has_a_step(store: Engine):
    with pytest.raises(ImportRefused, match="1 to 60 steps"):
        preparing.prepare(store, ACTOR, Plan("Empty", "en", ()))


def test_preparing_is_in_the_audit_and_cannot_be_undone_and_so_undoing_anything_else_still_can(store: Engine):
    before = Room(store, "").read(database.versions)

    room = held(store, OWNER)
    edit(room, replace(plan_of(room), name="Autumn"))
    preparing.reset(store, ACTOR, room.key)
    closing.close(store, ACTOR, room.key)
    preparing.remove(store, ACTOR, room.key)

    noted, after = room.read(content.last_changes), room.read(database.versions)
    assert noted[["actor", "action", "table", "key"]].drop_duplicates().to_numpy().tolist() == [
        [ACTOR.name, "remove", "workshop", "spring"],
        [ACTOR.name, "edit", "workshop", "spring"],
        [ACTOR.name, "add", "workshop", "spring"],
    ]
    assert noted.before.tolist() == noted.after.tolist() == [{}] * 5
    assert room.read(history.changes) == []
    assert {one for one in after if after[one] != before[one]} == {Subject.BALLOTS, Subject.WORKSHOP}


def test_steps_are_edited_moved_added_and_left_out(store: Engine):
    room = held(store, OWNER, GUESS, FREE)
    first, second, third, talk = plan_of(room).steps
    asked = replace(GUESS, scale="0-10")

    edit(room, replace(plan_of(room), steps=(talk, replace(second, question=asked), Step("New", 3, OWNER), first)))

    now = room.now
    assert [(step.title, step.question) for step in now.steps] == [
        ("Talk", None),
        ("Step 2", asked),
        ("New", OWNER),
        ("Step 1", OWNER),
    ]
    assert [step.number for step in now.steps if step.title != "New"] == [talk.number, second.number, first.number]
    assert third.number not in [step.number for step in now.steps]
    assert now.version == 2


def test_an_edit_of_an_older_state_or_with_strange_steps_is_refused(store: Engine):
    room, other = held(store, OWNER), held(store, OWNER)
    strange = plan_of(other).steps
    edit(room, plan_of(room))

    assert "Someone else" in refused(room, plan_of(room), version=1)
    assert "Someone else" in refused(room, replace(plan_of(room), steps=strange))
    assert "Someone else" in refused(room, replace(plan_of(room), steps=(plan_of(room).steps[0],) * 2))


def test_what_has_begun_stays_and_the_rest_can_still_be_edited(store: Engine):
    room = held(store, OWNER, GUESS, FREE)
    owner, guess, free, talk = plan_of(room).steps
    running.start_step(store, admin("kari"), room.key, talk.number)
    room.open(room.questions[0])
    [code] = voting.make_slips(store, admin("kari"), room.key, 1)
    voting.drop_in(store, admin("kari"), room.key, code, {room.questions[1]: {"number": "3"}})
    plain = plan_of(room)

    changed = replace(owner, question=replace(OWNER, wording="Who?"))
    assert "stays as it is" in refused(room, replace(plain, steps=(changed, guess, free, talk)))
    assert "stays as it is" in refused(room, replace(plain, steps=(replace(guess, question=None), owner, talk)))
    assert "has begun" in refused(room, replace(plain, steps=(owner, guess, free)))
    assert "has begun" in refused(room, replace(plain, steps=(guess, free, talk)))
    assert "language" in refused(room, replace(plain, language="sv"))
    edit(room, replace(plain, steps=(replace(guess, minutes=7), owner, replace(talk, title="Talk on"))))

    assert [(step.title, step.minutes) for step in room.now.steps] == [("Step 2", 7), ("Step 1", 10), ("Talk on", 5)]
    assert room.form("anna").question == OWNER


def test_a_copy_for_another_group_has_the_agenda_and_nothing_voted(store: Engine):
    room = held(store, OWNER, FREE)
    room.open(room.questions[0])
    room.vote("anna", CIO)
    before = room.now

    other = Room(store, preparing.duplicate(store, ACTOR, room.key, "Another group"))

    assert [step.question for step in other.now.steps] == [OWNER, FREE, None]
    assert (str(other.now.state), other.now.seats, other.now.takes_votes) == ("prepared", 12, True)
    assert other.now.code != before.code
    assert other.read(stored.answered, other.key) == {}
    assert {step.round for step in other.now.steps} == {1}
    assert before == room.now
    with pytest.raises(ImportRefused, match="needs a name"):
        preparing.duplicate(store, ACTOR, room.key, " ")


@pytest.mark.parametrize("closed", [False, True])
def test_a_reset_goes_back_to_the_start_of_the_day_and_no_older_form_votes(store: Engine, closed: bool):
    room, other = held(store, OWNER, FREE), held(store, OWNER)
    other.open(other.questions[0])
    other.vote("dag", CIO)
    number = room.questions[0]
    running.start_step(store, admin("kari"), room.key, room.now.steps[0].number)
    prepared = preparing.duplicate(store, ACTOR, room.key, "As it was")
    room.open(number)
    form = room.form("anna")
    room.vote("anna", CIO)
    room.close(number)
    room.reveal(number)
    room.again(number)
    [code] = voting.make_slips(store, admin("kari"), room.key, 1)
    if closed:
        closing.close(store, ACTOR, room.key)

    preparing.reset(store, ACTOR, room.key)

    now, was = room.now, Room(store, prepared).now
    same = ("state", "takes_votes", "seats", "language")
    assert [getattr(now, name) for name in same] == [getattr(was, name) for name in same]
    cleared = [step._replace(number=0, asked=0) for step in now.steps]
    assert cleared == [step._replace(number=0, asked=0) for step in was.steps]
    assert room.read(stored.answered, "") == {(other.questions[0], 1): 1}
    assert count(store)["slip"] == 0
    room.open(number)
    with pytest.raises(ImportRefused, match="not yours"):
        room.vote("anna", CIO, form)
    with pytest.raises(ImportRefused, match="slip"):
        room.vote("anna", CIO, slip=code)
    assert room.vote("anna", CIO)


def test_a_workshop_is_removed_with_all_that_was_voted_and_no_other(store: Engine):
    room, other = held(store, OWNER), held(store, FREE)
    for one, given in ((room, CIO), (other, TEA)):
        one.open(one.questions[0])
        one.vote("anna", given)
        voting.make_slips(store, admin("kari"), one.key, 2)
    half = {name: number / 2 for name, number in count(store).items()}

    preparing.remove(store, ACTOR, room.key)

    assert count(store) == half
    assert [row["answer"] for row in _ballots(store)] == ['"tea"']
    with pytest.raises(ImportRefused, match="not there any longer"):
        preparing.remove(store, ACTOR, room.key)


def _ballots(engine: Engine) -> list:
    with engine.connect() as connection:
        return list(connection.execute(select(ballot)).mappings())
