import re
import threading
from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event, inspect, select, text

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.domain.workshop import secrecy
from cxdash.store import database
from cxdash.store.read import content, history
from cxdash.store.read import workshop as stored
from cxdash.store.schema import Subject
from cxdash.store.workshop_tables import ballot, receipt, slip, workshop_secret
from cxdash.store.write.workshop import closing, voting
from tests.builders import statements
from tests.room import EVERY, FREE, GUESS, LEAVERS, OWNER, Room, held

CIO, CEO, TEA = {"choice": "CIO"}, {"choice": "CEO"}, {"choice": "tea"}


def rows(engine: Engine, table) -> list[tuple]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(table))]


def refused(room: Room, *given, **named) -> str:
    """Return why a vote is refused, which leaves ballots and receipts as they were."""
    before = rows(room.engine, ballot), rows(room.engine, receipt)
    with pytest.raises(ImportRefused) as refusal:
        room.vote(*given, **named)
    assert before == (rows(room.engine, ballot), rows(room.engine, receipt))
    return str(refusal.value)


def opened(store: Engine, *questions) -> Room:
    room = held(store, *questions)
    room.open(room.questions[0])
    return room


def test_every_vote_counts_once_and_a_changed_vote_as_it_was_changed_last(store: Engine):
    room = opened(store, OWNER)

    first = room.vote("anna", CEO)
    room.vote("bo", CEO)
    last = room.vote("anna", CIO)

    assert sorted(row[3] for row in rows(store, ballot)) == ['"CEO"', '"CIO"']
    assert first == last
    assert room.form("anna").given == CIO
    assert room.form("cecilie").given is None
    assert room.read(stored.answered, room.key) == {(room.questions[0], 1): 2}


def test_a_receipt_is_four_words_in_the_language_of_the_workshop_and_another_on_each_question(store: Engine):
    room = held(store, OWNER, FREE, language="nb")
    for number in room.questions:
        room.open(number)
        room.vote("anna", CIO if number == room.questions[0] else TEA)
        room.close(number)

    words = [room.receipts[number, "anna"] for number in room.questions]
    known = set(secrecy.WORDS["nb"])
    assert [len(one.split()) for one in words] == [4, 4]
    assert {word for one in words for word in one.split()} <= known
    assert words[0] != words[1]
    assert room.read(stored.receipts, room.key) == {
        (number, 1): (said,) for number, said in zip(room.questions, words, strict=True)
    }


def test_a_form_that_is_sent_again_after_the_question_closed_does_not_vote(store: Engine):
    room = opened(store, OWNER)
    form = room.form("anna")
    room.vote("anna", CEO, form)
    room.close(room.questions[0])

    assert "over" in refused(room, "anna", CIO, form)
    room.again(room.questions[0])
    assert "over" in refused(room, "anna", CIO, form)


def test_a_form_of_another_device_round_or_workshop_does_not_vote(store: Engine):
    room, other = opened(store, OWNER), opened(store, OWNER)
    form = room.form("anna")

    assert "not yours" in refused(room, "bo", CIO, form)
    assert "not yours" in refused(room, "anna", CIO, form._replace(token=""))
    assert "not yours" in refused(room, "anna", CIO, form._replace(token=form.token[:-1] + "é"))
    assert "not yours" in refused(room, "", CIO, form)
    assert "not yours" in refused(room, "a" * 201, CIO, form)
    assert "code" in refused(other, "anna", CIO, form)
    assert "code" in refused(room, "anna", CIO, form._replace(number=999))
    assert rows(store, ballot) == []


def test_a_wrong_answer_is_refused_with_a_sentence_and_not_voting_is_an_answer(store: Engine):
    room = opened(store, OWNER)

    assert "Choose one" in refused(room, "anna", {"choice": "nobody we know"})
    assert "Choose one" in refused(room, "anna", {})
    room.vote("anna", {"abstain": "1"})
    assert [row[3] for row in rows(store, ballot)] == [""]
    assert room.form("anna").given == {"abstain": "1"}


def test_the_same_device_is_another_voter_on_every_question(store: Engine):
    room = held(store, *EVERY)
    secret = rows(store, workshop_secret)[0][1]

    voters = {secrecy.voter_of(secret, number, "anna") for number in room.questions}
    for number in room.questions:
        room.open(number)
        room.vote("anna", {"abstain": "1"})
        room.close(number)

    assert len(voters) == len(EVERY)
    assert {row[2] for row in rows(store, ballot)} == voters


def test_a_ballot_holds_nothing_by_which_somebody_could_be_recognised(store: Engine):
    assert [column["name"] for column in inspect(store).get_columns("ballot")] == [
        "question_id",
        "round",
        "voter",
        "answer",
    ]
    assert [column["name"] for column in inspect(store).get_columns("receipt")] == ["question_id", "round", "words"]
    room = opened(store, OWNER)
    before = room.read(database.versions), len(room.read(content.last_changes)), room.read(history.changes)

    room.vote("anna's phone", CIO)

    after = room.read(database.versions)
    assert {subject for subject in after if after[subject] != before[0][subject]} == {Subject.BALLOTS}
    assert before[1:] == (len(room.read(content.last_changes)), room.read(history.changes))
    assert "anna" not in str(rows(store, ballot)) + str(rows(store, receipt))


def test_no_rowid_tells_the_order_on_sqlite(sqlite_store: Engine):
    for table in ("ballot", "receipt", "slip"):
        with sqlite_store.connect() as connection, pytest.raises(Exception, match="no such column"):
            connection.execute(text(f"SELECT rowid FROM {table}"))


def test_a_strict_question_needs_a_slip_which_is_one_vote_whichever_phone_it_is_typed_on(store: Engine):
    room = opened(store, replace(FREE, strict=True))
    one, other = voting.make_slips(store, admin("kari"), room.key, 2)

    assert "slip" in refused(room, "anna", TEA)
    assert "slip" in refused(room, "anna", TEA, slip="CCCC-CCCC")
    room.vote("anna", TEA, slip=one.lower())
    room.vote("bo", {"choice": "coffee"}, slip=f" {one[:4]}-{one[4:]} ")
    room.vote("bo", TEA, slip=other)

    assert sorted(row[3] for row in rows(store, ballot)) == ['"coffee"', '"tea"']
    assert one not in str(rows(store, slip))


def test_slips_are_made_by_the_number_and_not_taken_for_each_other(store: Engine):
    room = held(store, FREE)

    made = voting.make_slips(store, admin("kari"), room.key, 60)

    assert len(set(made)) == len(rows(store, slip)) == 60
    assert all(re.fullmatch(f"[{secrecy.LETTERS}]{{8}}", one) for one in made)
    for count in (0, 1001):
        with pytest.raises(ImportRefused, match="Print from 1 to 1000"):
            voting.make_slips(store, admin("kari"), room.key, count)


def test_raised_hands_are_typed_in_and_typed_in_again_take_the_place_of_the_first(store: Engine):
    room = opened(store, OWNER)
    number = room.questions[0]
    room.vote("anna", CIO)

    voting.raise_hands(store, admin("kari"), room.key, number, [(CIO, 3), (CEO, 2)])
    room.close(number)
    voting.raise_hands(store, admin("kari"), room.key, number, [(CIO, 1), ({"choice": "nobody"}, 2)])

    assert room.read(stored.answered, room.key) == {(number, 1): 4}
    room.reveal(number)
    found = room.read(stored.revealed, room.key)
    assert found[["answer", "by_hand"]].to_numpy().tolist() == [
        ['"CIO"', False],
        ['"CIO"', True],
        ['"nobody"', True],
        ['"nobody"', True],
    ]
    with pytest.raises(ImportRefused, match="over"):
        voting.raise_hands(store, admin("kari"), room.key, number, [(CIO, 1)])


@pytest.mark.parametrize("tally", [[(CIO, -1)], [(CIO, 1001)], [(CIO, 2), ({"choice": "?"}, 1)]])
def test_raised_hands_that_cannot_be_are_refused_whole(store: Engine, tally):
    room = opened(store, OWNER)
    voting.raise_hands(store, admin("kari"), room.key, room.questions[0], [(CEO, 2)])

    with pytest.raises(ImportRefused):
        voting.raise_hands(store, admin("kari"), room.key, room.questions[0], tally)

    assert [row[3] for row in rows(store, ballot)] == ['"CEO"'] * 2


def test_an_absent_leaders_votes_are_dropped_in_before_the_day_and_count_once(store: Engine):
    room = held(store, OWNER, GUESS, FREE)
    owner, guess, free = room.questions
    [code] = voting.make_slips(store, admin("kari"), room.key, 1)
    given = {owner: CIO, guess: {"number": "3,5"}, free: TEA}

    first = voting.drop_in(store, admin("kari"), room.key, code, given)
    again = voting.drop_in(store, admin("kari"), room.key, code, given | {owner: CEO})
    room.open(owner)
    room.close(owner)
    late = voting.drop_in(store, admin("kari"), room.key, code, given)

    assert set(first) == {owner, guess, free}
    assert first == again
    assert set(late) == {guess, free}
    assert sorted(row[3] for row in rows(store, ballot)) == ['"CEO"', '"tea"', "3.5"]
    with pytest.raises(ImportRefused, match="slip"):
        voting.drop_in(store, admin("kari"), room.key, "", given)
    with pytest.raises(ImportRefused, match="Give a number"):
        voting.drop_in(store, admin("kari"), room.key, code, {free: {"choice": "coffee"}, guess: {"number": "9"}})
    with pytest.raises(ImportRefused, match="None of these"):
        voting.drop_in(store, admin("kari"), room.key, code, {owner: CIO})
    assert sorted(row[3] for row in rows(store, ballot)) == ['"CEO"', '"tea"', "3.5"]


def test_nothing_answered_leaves_the_store_before_it_is_revealed(store: Engine):
    room = opened(store, LEAVERS)
    [number] = room.questions
    secretive = {"low": "1234", "mode": "1234", "high": "1234"}
    with pytest.raises(ImportRefused):
        room.vote("anna", secretive)
    room.vote("anna", {"low": "12", "mode": "34.5678", "high": "91"})

    def everything() -> str:
        reads = [
            (stored.kept,),
            (stored.one, room.key),
            (stored.pulse, room.now.code),
            (stored.form, room.now.code, "bo"),
            (stored.answered, room.key),
            (stored.revealed,),
            (stored.revealed, room.key),
            (stored.receipts, room.key),
            (stored.guessing,),
            (content.last_changes,),
        ]
        return "".join(str(room.read(*one)) for one in reads)

    assert "34.5678" not in everything()
    room.close(number)
    assert "34.5678" not in everything()
    room.reveal(number)
    assert "34.5678" in everything()
    room.again(number)
    assert "34.5678" not in everything()
    room.vote("bo", {"low": "1", "mode": "2", "high": "3"})
    room.close(number)
    assert "34.5678" not in everything()
    room.reveal(number)
    found = room.read(stored.revealed, room.key)
    assert found["round"].tolist() == [1, 2]
    closing.close(store, admin("kari"), room.key)
    assert "34.5678" in everything()


def test_who_answered_in_one_of_two_rounds_only_is_counted_once_revealed_without_abstainers_and_hands(store: Engine):
    room = opened(store, OWNER)
    number = room.questions[0]
    for device in ("anna", "bo", "cecilie"):
        room.vote(device, CEO)
    voting.raise_hands(store, admin("kari"), room.key, number, [(CIO, 3)])
    room.close(number)
    room.reveal(number)
    room.again(number)
    for device, given in (("anna", {"abstain": "1"}), ("bo", CIO), ("dag", CEO), ("eva", CEO)):
        room.vote(device, given)
    room.close(number)

    before = room.read(stored.turnover, room.key)
    room.reveal(number)

    assert before == {}
    assert room.read(stored.turnover, room.key) == {(number, 1, 2): (2, 2)}


def test_receipts_of_a_question_that_is_open_are_not_shown(store: Engine):
    room = opened(store, OWNER)
    words = sorted(room.vote(device, CIO) for device in "abcdef")

    assert room.read(stored.receipts, room.key) == {}
    room.close(room.questions[0])
    assert room.read(stored.receipts, room.key) == {(room.questions[0], 1): tuple(words)}


def test_a_phone_follows_the_host_by_one_statement(store: Engine):
    room = held(store, OWNER, FREE)
    code, seen = room.now.code, []
    owner, free = room.questions
    for step in (
        lambda: None,
        lambda: room.open(owner),
        lambda: room.close(owner),
        lambda: room.again(owner),
        lambda: room.close(owner),
        lambda: room.reveal(owner),
        lambda: room.open(free),
        lambda: closing.close(store, admin("kari"), room.key),
    ):
        step()
        with statements(store) as sent:
            seen.append(room.read(stored.pulse, f" {code.lower()} "))
        assert len(sent) == 1

    assert [(one.question, one.round) for one in seen] == [
        (0, 0),
        (owner, 1),
        (0, 0),
        (owner, 2),
        (0, 0),
        (0, 0),
        (free, 1),
        (0, 0),
    ]
    assert len({one.turn for one in seen}) == len(seen)
    assert [str(one.state) for one in seen] == ["prepared", *["open"] * 6, "closed"]
    assert room.read(stored.pulse, "XXXXX") is None


def test_of_many_who_vote_at_once_while_the_host_closes_each_vote_that_was_taken_counts(store: Engine):
    room = opened(store, OWNER)
    number, code = room.questions[0], room.now.code
    forms = {f"phone {place}": room.form(f"phone {place}") for place in range(12)}
    taken: dict[str, str] = {}
    half = threading.Event()

    def phone(device: str) -> None:
        form = forms[device]
        for choice in ["CEO", "CIO"] * 3:
            given = {"question": number, "round_": 1, "token": form.token, "device": device}
            with suppress(ImportRefused):
                voting.vote(store, code, **given, given={"choice": choice})
                taken[device] = choice
            if len(taken) > 6:
                half.set()

    threads = [threading.Thread(target=phone, args=[device]) for device in forms]
    for thread in threads:
        thread.start()
    assert half.wait(60)
    room.close(number)
    for thread in threads:
        thread.join()

    found = [row[3].strip('"') for row in rows(store, ballot)]
    assert sorted(found) == sorted(taken.values())
    assert len(rows(store, receipt)) == len(taken)


def test_a_question_closes_only_after_a_vote_that_is_on_its_way_so_that_none_comes_later(store: Engine):
    room, closed_meanwhile = opened(store, OWNER), []
    [number] = room.questions
    on_its_way, closing_too = threading.Event(), threading.Event()

    def wait(_connection, _cursor, statement, *_more) -> None:
        if statement.startswith("INSERT INTO receipt") and threading.current_thread() is voter:
            on_its_way.set()
            closed_meanwhile.append(closing_too.wait(1))

    def close() -> None:
        room.close(number)
        closing_too.set()

    event.listen(store, "before_cursor_execute", wait)
    voter, host = threading.Thread(target=room.vote, args=["anna", CIO]), threading.Thread(target=close)
    voter.start()
    assert on_its_way.wait(60)
    host.start()
    voter.join()
    host.join()
    event.remove(store, "before_cursor_execute", wait)

    assert closed_meanwhile == [False]
    assert room.read(stored.answered, room.key) == {(number, 1): 1}
