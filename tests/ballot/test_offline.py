import json
import re

import pytest
from sqlalchemy import select

from cxdash.ballot import elements, offline
from cxdash.domain.messages import ImportRefused, Name
from cxdash.domain.people import admin
from cxdash.domain.workshop.questions import Kind, Question
from cxdash.store.workshop_tables import ballot
from tests.ballot.phones import told
from tests.room import CREDIT, EVERY, FREE, LEAVERS, OWNER, Room, held


def answered(made: bytes, given: dict, **changed) -> bytes:
    """Return the file that the page saves when these answers are given, as its script does."""
    page = made.decode()
    data = {name: re.search(f'data-{name}="([^"]+)"', page)[1] for name in ("workshop", "slip")}
    return json.dumps(
        {**data, "answers": {str(number): fields for number, fields in given.items()}, **changed}
    ).encode()


def ballots(room: Room) -> list[tuple[int, str]]:
    with room.engine.connect() as connection:
        return sorted((row.question_id, row.answer) for row in connection.execute(select(ballot)))


def refusal(room: Room, content: bytes) -> list[str]:
    with pytest.raises(ImportRefused) as refused:
        offline.take_in(room.engine, admin("kari"), room.key, content)
    assert ballots(room) == []
    return [str(fault) for fault in refused.value.faults]


def test_the_ballot_asks_every_question_that_waits_and_needs_no_network(served):
    room = held(served, *EVERY)
    room.open(room.questions[0])
    room.close(room.questions[0])

    page = offline.make(served, admin("kari"), room.key, "nb").decode()

    assert [int(number) for number in re.findall(r'data-question="(\d+)"', page)] == room.questions[1:]
    assert "Hvilken score gir kundene Use?" in told(page)
    assert re.findall(r'(?:src|href)="(?!data:)', page) == []
    assert elements.header(offline.STYLE, offline.SCRIPTS, own=True) in page.replace("&#x27;", "'")
    assert len(page) < 40_000


def test_answers_that_are_dropped_in_are_kept_with_a_receipt_each(served):
    room = held(served, OWNER, CREDIT, FREE)
    owner, credit, _ = room.questions
    made = offline.make(served, admin("kari"), room.key, "en")

    given = answered(made, {owner: {"choice": "CIO"}, credit: {"item.CEO": "60", "item.CIO": "40"}})

    receipts = offline.take_in(served, admin("kari"), room.key, given)

    assert ballots(room) == [(owner, '"CIO"'), (credit, '{"CEO": 60.0, "CIO": 40.0}')]
    assert list(receipts) == [owner, credit]
    assert all(len(words.split()) == 4 for words in receipts.values())


def test_dropped_in_again_they_take_the_place_of_the_first(served):
    room = held(served, OWNER)
    made = offline.make(served, admin("kari"), room.key, "en")

    for choice in ("CEO", "CIO"):
        offline.take_in(served, admin("kari"), room.key, answered(made, {room.questions[0]: {"choice": choice}}))

    assert ballots(room) == [(room.questions[0], '"CIO"')]


def test_each_ballot_is_one_voter(served):
    room = held(served, OWNER)

    for made in (
        offline.make(served, admin("kari"), room.key, "en"),
        offline.make(served, admin("kari"), room.key, "en"),
    ):
        offline.take_in(served, admin("kari"), room.key, answered(made, {room.questions[0]: {"choice": "CEO"}}))

    assert len(ballots(room)) == 2


def test_wrong_answers_are_refused_with_every_fault_at_once_and_the_name_of_the_step(served):
    room = held(served, OWNER, CREDIT, LEAVERS)
    made = offline.make(served, admin("kari"), room.key, "en")
    given = zip(
        room.questions, ({"choice": "CFO"}, {"item.CEO": "60"}, {"low": "1", "mode": "2", "high": "3"}), strict=True
    )

    faults = refusal(room, answered(made, dict(given)))

    assert faults == [
        "Step 1: Choose one of the answers, or say that you don't vote.",
        "Step 2: The points make 60; split exactly 100, or say that you don't vote.",
    ]


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{}", b"[]", b"null", b"\xff\xfe", b"<!doctype html>", b"[" * 60_000, b'{"answers": {"1": 1}}'),
        *(b'{"workshop": 1, "slip": "", "answers": {"x": {}}}', b'{"workshop": "spring", "slip": 1, "answers": {}}'),
        b'{"workshop": "spring", "slip": "s", "answers": {"1": {"choice": 1}}}',
        b'"' + b"x" * 70_000 + b'"',
    ],
    ids=lambda content: content[:24].decode("latin-1"),
)
def test_a_file_that_is_none_of_ours_is_refused(content, served):
    room = held(served, OWNER)

    assert refusal(room, content) == ["These are no answers to a ballot. Ask for the file that Save my answers made."]


def test_a_ballot_of_another_workshop_or_with_an_invented_slip_is_refused(served):
    room, other = held(served, OWNER), held(served, OWNER, name="Autumn")
    given = {room.questions[0]: {"choice": "CEO"}}

    foreign = refusal(room, answered(offline.make(served, admin("kari"), other.key, "en"), given))
    invented = refusal(room, answered(offline.make(served, admin("kari"), room.key, "en"), given, slip="CDFH3479"))

    assert foreign == ["These answers belong to another workshop."]
    assert invented == ["Type the code on your slip. It counts once for each question."]


def test_no_ballot_is_made_where_no_question_waits(served):
    room = held(served, OWNER)
    room.open(room.questions[0])
    room.close(room.questions[0])

    with pytest.raises(ImportRefused, match="No question of this workshop can be answered beforehand"):
        offline.make(served, admin("kari"), room.key, "en")


def test_names_in_the_file_are_shown_and_never_run(served):
    evil = "</script><script>alert(1)</script>"
    room = held(served, Question(Kind.FREE, wording=evil, choices=(Name("a", evil), Name("b", "B"))), name=evil)

    page = offline.make(served, admin("kari"), room.key, "en").decode()

    assert page.count("<script>") == 1
    assert told(page).count(evil) == 3
