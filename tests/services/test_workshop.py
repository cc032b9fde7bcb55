"""What hosts, screens and minutes get of a workshop in a store."""

import shutil
from datetime import date

import pytest
from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.domain.workshop.agendas import Plan
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.measures.workshop.results import Result, TooFew, TooNear
from cxdash.services import overview, satisfaction, workshop
from cxdash.services.reads import remembering
from cxdash.services.workshop import Beside
from cxdash.store import database
from cxdash.store.write.workshop import closing, preparing, running
from tests.room import ACTOR, CREDIT, FREE, LEAVERS, OWNER, ROLES, Room, held

TEA, COFFEE, CIO = {"choice": "tea"}, {"choice": "coffee"}, {"choice": "CIO"}
PHONES = [f"phone {number}" for number in range(8)]
ON, VIEW = date(2026, 11, 1), View(period="12m")
GUESSED = Question(Kind.GUESS, About.STAGE, "connect", scale="1-5")


def ask(engine: Engine, service, *given):
    with database.reading(engine) as connection, remembering(connection):
        return service(connection, *given)


def vote(room: Room, number: int, *given: dict, reveal: bool = True) -> None:
    room.open(number)
    for device, fields in zip(PHONES, given, strict=False):
        room.vote(device, fields)
    room.close(number)
    if reveal:
        room.reveal(number)


def test_nobody_hosts_a_workshop_that_is_not_there(sqlite_store: Engine):
    assert ask(sqlite_store, workshop.host, "gone") is None
    assert ask(sqlite_store, workshop.screen, "gone") is None
    assert ask(sqlite_store, workshop.minutes, "gone") == ()
    assert ask(sqlite_store, workshop.kept).empty


def test_the_rooms_screen_has_no_answers_until_they_are_revealed_nor_while_the_room_votes_again(store: Engine):
    room, shown = held(store, OWNER, FREE), []
    free = room.questions[1]

    def look() -> None:
        found = ask(store, workshop.screen, room.key)
        shown.append((found.step, str(found.asked), found.round, found.answered, found.shown is not None))
        host = ask(store, workshop.host, room.key)
        assert (free in host.revealed) == shown[-1][-1]
        assert ("coffee" in str(host.revealed)) == shown[-1][-1]
        if not shown[-1][-1]:
            assert "'tea':" not in str(found) + str(host)

    look()
    running.start_step(store, admin("kari"), room.key, room.now.steps[1].number)
    look()
    vote(room, free, *[TEA] * 5, COFFEE, reveal=False)
    look()
    room.reveal(free)
    look()
    room.again(free)
    look()

    assert shown == [
        ("", "waiting", 1, 0, False),
        ("Step 2", "waiting", 1, 0, False),
        ("Step 2", "closed", 1, 6, False),
        ("Step 2", "revealed", 1, 6, True),
        ("Step 2", "open", 2, 0, False),
    ]


def test_the_host_sees_what_was_answered_first_and_last_and_where_the_room_disagrees_most(store: Engine):
    room = held(store, OWNER, FREE)
    owner, free = room.questions
    vote(room, owner, *[CIO] * 6)
    vote(room, free, *[TEA] * 4, *[COFFEE] * 3)
    room.again(free)
    for device in PHONES[:7]:
        room.vote(device, TEA if device == PHONES[0] else COFFEE)
    room.close(free)
    room.reveal(free)

    found = ask(store, workshop.host, room.key)

    first, last = found.revealed[free].rounds
    assert (dict(first.named), dict(last.named)) == ({"tea": 4, "coffee": 3}, {"coffee": 6, "tea": 1})
    assert found.revealed[free].moved.changed
    assert found.revealed[owner].moved is None
    assert found.order == (free, owner)
    assert found.answered == {(owner, 1): 6, (free, 1): 7, (free, 2): 7}


def test_of_four_votes_only_that_they_are_too_few_is_known_once_revealed(store: Engine):
    room = held(store, OWNER)
    vote(room, room.questions[0], *[CIO] * 4)

    found = ask(store, workshop.host, room.key)

    assert found.revealed[room.questions[0]].rounds == (TooFew(),)
    assert found.order == ()
    assert "CIO'" not in str(found.revealed[room.questions[0]].rounds)


def test_the_minutes_list_receipts_by_round_in_alphabetical_order_and_no_ballots(store: Engine):
    room = held(store, OWNER, FREE, LEAVERS)
    owner, free, _ = room.questions
    vote(room, owner, *[CIO] * 6)
    vote(room, free, *[TEA] * 6, reveal=False)
    closing.close(store, ACTOR, room.key)

    one, two = ask(store, workshop.minutes, room.key)

    assert (one.question, two.question) == (OWNER, FREE)
    assert isinstance(one.shown.rounds[0], Result)
    assert two.shown is None
    for minute, number in ((one, owner), (two, free)):
        [words] = minute.receipts
        assert list(words) == sorted(room.receipts[number, device] for device in PHONES[:6])


@pytest.fixture
def demo(demo_file, sqlite_address) -> Engine:
    """The demo company in a store of its own."""
    path = sqlite_address.removeprefix("sqlite:///")
    shutil.copyfile(demo_file, path)
    return database.open_store(path)


def test_a_day_in_the_demo_company(demo: Engine):
    steps = ask(demo, workshop.ready_agenda, "half_day", VIEW, ON)
    key = preparing.prepare(demo, ACTOR, Plan("Demo", "nb", steps))
    room = Room(demo, key)
    asked = {step.question.kind: (step.asked, step.question) for step in room.now.steps if step.question}
    start = ask(demo, overview.figures, VIEW, ON).situation.stages[0]
    assert start == asked[Kind.OWNER_TODAY][1].subject == asked[Kind.GUESS][1].subject == "connect"
    assert asked[Kind.MANDATE][1].subject == "CCO"

    before = room.read(database.versions)
    named = ["COO", "COO", "COO", "CSO", "CSO", "nobody", "nobody", "dont_know"]
    vote(room, asked[Kind.OWNER_TODAY][0], *({"choice": who} for who in named))
    guesses = ["3.9", "4.1", "3.5", "4.0", "3.9", "3.8", "4.2", "3.6"]
    vote(room, asked[Kind.GUESS][0], *({"number": guess} for guess in guesses))
    beliefs = [("1", "2", "4"), ("5", "9", "14"), ("2", "4", "6"), ("10", "18", "30"), ("3", "6", "11")]
    ranges = [dict(zip(("low", "mode", "high"), one, strict=True)) for one in beliefs]
    vote(room, asked[Kind.ASSUMPTION][0], *ranges)

    paper = ask(demo, workshop.on_paper, key, VIEW, ON).to_dict("records")
    assert [(row["key"], row["n"], row["top"], row["on_paper"]) for row in paper] == [("connect", 8, ("COO",), 2)]
    room_range = ask(demo, workshop.ranges, key)["leavers"]
    assert (room_range.mode, room_range.low < 3, room_range.high > 14) == (6.0, True, True)
    [worth] = ask(demo, workshop.worths, key, VIEW)
    assert worth.assumption == "leavers"
    assert worth.amount > 100_000
    mean = (
        ask(demo, satisfaction.figures, VIEW).own_stages.set_index(["key", "measure"]).loc[("connect", "CSAT"), "mean"]
    )
    assert mean < 3.4
    found = ask(demo, workshop.calibrated, VIEW)
    assert (found.held, found.of, found.wider) == (0, 1, None)
    after = room.read(database.versions)
    assert {subject for subject in after if after[subject] != before[subject]} == {"ballots"}


def test_who_abstains_or_stays_away_the_second_time_cannot_be_told_by_subtracting(store: Engine):
    room = held(store, FREE)
    [free] = room.questions
    vote(room, free, *[TEA] * 4, *[COFFEE] * 3)
    for given in ([*[TEA] * 4, *[COFFEE] * 2, {"abstain": "1"}], [*[TEA] * 3, *[COFFEE] * 3]):
        room.again(free)
        for device, fields in zip(PHONES, given, strict=False):
            room.vote(device, fields)
        room.close(free)
        room.reveal(free)

    asked = ask(store, workshop.host, room.key).revealed[free]

    assert asked.rounds[0].named == {"tea": 4, "coffee": 3}
    assert asked.rounds[1:] == (TooNear(), TooNear())
    assert asked.moved is None
    assert ask(store, workshop.last_rounds, room.key) == [(asked, asked.rounds[0])]


def test_guesses_of_touchpoints_and_of_the_whole_are_held_against_what_customers_say(demo: Engine):
    whole = Question(Kind.GUESS, scale="1-5")
    shop = Question(Kind.GUESS, About.TOUCHPOINT, "website", scale="1-5")
    other = Question(Kind.GUESS, About.TOUCHPOINT, "website", scale="0-10")
    room = held(demo, whole, shop, other)
    for number in room.questions:
        vote(room, number, *({"number": guess} for guess in ("1", "2", "3", "4", "5", "5")))

    found = ask(demo, workshop.calibrated, VIEW)

    assert (found.held, found.of) == (2, 2)


def test_what_the_company_says_itself_stands_beside_what_the_room_answered(demo: Engine):
    owners = [
        Question(Kind.OWNER_TODAY, About.STAGE, stage, choices=ROLES)
        for stage in ("connect", "help", "recommend", "renew")
    ]
    room = held(demo, *owners, GUESSED, CREDIT, LEAVERS, FREE)
    *asked, guessed, credit, leavers, free = room.questions
    for number in (*asked, credit):
        vote(room, number)
    vote(room, guessed)
    vote(room, leavers)

    found = {one: ask(demo, workshop.beside, room.key, one, VIEW, ON) for one in room.questions}

    assert [found[one].paper for one in asked] == [("nobody",), ("CCO",), ("everyone",), ("CMO", "CSO")]
    assert round(found[guessed].score, 1) == 3.0
    assert found[credit].claims == {"CMO": 45, "CSO": 50, "CRM": 25, "SERVICE": 20, "CCO": 15, "CIO": 30}
    assert found[leavers].assumed == (3.0, 6.0, 11.0)
    assert found[free] == Beside(currency="NOK")
    assert ask(demo, workshop.beside, "gone", 1, VIEW, ON) == Beside(currency="NOK")
