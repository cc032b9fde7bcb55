import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, select, text

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store import copies
from cxdash.store.read import workshop as stored
from cxdash.store.workshop_tables import ballot, receipt, workshop_secret
from cxdash.store.write.workshop import closing, running, voting
from tests.room import FREE, OWNER, Room, held

ROOT = Path(__file__).parents[4]
CIO, CEO, TEA = {"choice": "CIO"}, {"choice": "CEO"}, {"choice": "tea"}
DEVICES = "gfedcbahijk"


def voted(store: Engine) -> Room:
    """Return a room whose two questions were voted on, with slips made, and the second open."""
    room = held(store, OWNER, FREE)
    for number, given in zip(room.questions, (CIO, TEA), strict=True):
        step = next(step.number for step in room.now.steps if step.asked == number)
        running.start_step(store, admin("kari"), room.key, step)
        room.open(number)
        for device in DEVICES:
            room.vote(device, given)
    voting.make_slips(store, admin("kari"), room.key, 5)
    return room


def secret_of(store: Engine) -> bytes:
    with store.connect() as connection:
        return connection.execute(select(workshop_secret.c.secret)).scalar_one()


def test_a_closed_workshop_takes_no_votes_and_what_was_answered_can_still_be_revealed(store: Engine):
    room = voted(store)
    form = room.form("anna")
    owner, free = room.questions

    closing.close(store, admin("kari"), room.key)

    now = room.now
    assert (str(now.state), now.takes_votes) == ("closed", False)
    assert [str(step.state) for step in now.steps if step.asked] == ["closed", "closed"]
    assert all(step.ended_at for step in now.steps if step.started_at)
    assert room.form("anna") is None
    for attempt in (
        lambda: room.vote("anna", TEA, form),
        lambda: room.open(owner),
        lambda: room.again(owner),
        lambda: voting.make_slips(store, admin("kari"), room.key, 1),
        lambda: voting.raise_hands(store, admin("kari"), room.key, owner, [(CIO, 1)]),
        lambda: voting.drop_in(store, admin("kari"), room.key, "CCCCCCCC", {free: TEA}),
        lambda: closing.close(store, admin("kari"), room.key),
    ):
        with pytest.raises(ImportRefused):
            attempt()
    room.reveal(owner)
    assert room.read(stored.revealed, room.key).answer.tolist() == ['"CIO"'] * len(DEVICES)
    assert [len(words) for words in room.read(stored.receipts, room.key).values()] == [11, 11]


def test_everybody_finds_his_receipt_in_the_minutes(store: Engine):
    room = voted(store)

    closing.close(store, admin("kari"), room.key)

    found = room.read(stored.receipts, room.key)
    assert {number: set(words) for (number, _), words in found.items()} == {
        number: {said for (asked, _), said in room.receipts.items() if asked == number} for number in room.questions
    }
    assert all(list(words) == sorted(words) for words in found.values())


def test_secret_and_slips_are_gone_and_so_is_the_order_in_which_votes_came_on_sqlite(sqlite_store: Engine):
    room = voted(sqlite_store)
    secret, file = secret_of(sqlite_store), Path(str(make_url(sqlite_store.url).database))
    before = [one.read_bytes() for one in (file, file.with_name(f"{file.name}-wal"))]
    assert any(secret in content for content in before)

    closing.close(sqlite_store, admin("kari"), room.key)

    assert not any(secret in one.read_bytes() for one in file.parent.iterdir() if one.is_file())
    dump = "\n".join(sqlite_store.raw_connection().driver_connection.iterdump())
    assert secret.hex().upper() not in dump.upper()
    for name in ("ballot", "receipt"):
        lines = [line for line in dump.splitlines() if line.startswith(f'INSERT INTO "{name}"')]
        assert len(lines) == 22
        assert lines == sorted(lines)
    assert 'INSERT INTO "slip"' not in dump


@pytest.mark.postgres
def test_secret_and_slips_are_gone_and_so_is_the_order_in_which_votes_came_on_postgresql(postgresql_store: Engine):
    other = voted(postgresql_store)
    room = voted(postgresql_store)

    closing.close(postgresql_store, admin("kari"), room.key)

    with postgresql_store.connect() as connection:
        secrets = connection.execute(text("SELECT count(*) FROM workshop_secret")).scalar_one()
        for table, key in (("ballot", "voter"), ("receipt", "words")):
            columns = f'question_id, round, {key} COLLATE "C"'
            asked = "SELECT {} FROM {} ORDER BY {}"
            by_place = connection.execute(text(asked.format(f"question_id, round, {key}", table, "ctid"))).all()
            by_key = connection.execute(text(asked.format(f"question_id, round, {key}", table, columns))).all()
            assert by_place == by_key
            assert len(by_place) == 44
            marks = connection.execute(text(f"SELECT DISTINCT xmin::text FROM {table}")).scalars().all()
            assert len(marks) == 1
        dead = connection.execute(text("SELECT pg_relation_size('ballot')")).scalar_one()
        assert dead == 8192
    assert secrets == 1
    assert other.vote("anna", TEA)


def test_a_copy_of_a_store_has_the_workshop_and_not_what_makes_votes_secret(store: Engine, tmp_path: Path):
    room = voted(store)
    secret, file = secret_of(store), tmp_path / "copy.db"
    before = room.read(stored.answered, room.key)

    copies.write(store, file)
    assert secret not in file.read_bytes()
    copies.restore(store, file, admin("ola"))

    assert before == room.read(stored.answered, room.key)
    assert not room.now.takes_votes
    assert room.form("anna") is None
    with store.connect() as connection:
        assert connection.execute(select(ballot.c.answer)).all()
        assert connection.execute(select(workshop_secret)).all() == []
        assert connection.execute(text("SELECT count(*) FROM slip")).scalar_one() == 0
    with pytest.raises(ImportRefused, match="no votes"):
        voting.make_slips(store, admin("kari"), room.key, 1)


CLOSE = """
import os, sys
from sqlalchemy import event
from cxdash.domain.people import admin
from cxdash.store import database
from cxdash.store.write.workshop import closing, voting
from tests.room import Room

engine, key, deadly = database.open_store(sys.argv[1]), sys.argv[2], int(sys.argv[3])
room, done = Room(engine, key), []
form, code = room.form("zoe"), room.now.code

@event.listens_for(engine, "before_cursor_execute")
def count(*_):
    done.append(1)
    if len(done) == deadly:
        os._exit(9)

if sys.argv[4] == "vote":
    given = {"choice": "coffee"}
    voting.vote(
        engine, code, question=form.number, round_=form.round, token=form.token, device="zoe", given=given
    )
else:
    closing.close(engine, admin("kari"), key)
print(len(done))
"""


@pytest.mark.parametrize("what", ["vote", "close"])
def test_killed_in_the_middle_it_leaves_all_or_nothing(store: Engine, what: str):
    room = voted(store)
    before = _all(store), room.now

    deadly = {"vote": (3, 4), "close": (5, 9, 14)}[what]
    for statement in deadly:
        assert _run(room, statement, what).returncode == 9
        assert before == (_all(store), room.now)

    assert int(_run(room, 0, what).stdout) >= deadly[-1]
    assert before != (_all(store), room.now)


def _run(room: Room, deadly: int, what: str) -> subprocess.CompletedProcess:
    address = room.engine.url.render_as_string(hide_password=False)
    return subprocess.run(
        [sys.executable, "-c", CLOSE, address, room.key, str(deadly), what],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def _all(engine: Engine) -> list[set]:
    with engine.connect() as connection:
        return [set(map(tuple, connection.execute(select(table)))) for table in (ballot, receipt, workshop_secret)]
