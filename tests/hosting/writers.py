"""Processes that write to a store without end, each of which may be killed, and what must be there afterwards.

A writer says through its pipe what was acknowledged to it, one message each.
"""

import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from multiprocessing.context import ForkServerProcess
from types import ModuleType
from typing import NamedTuple

import httpx2
import uvicorn
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from cxdash.domain.ownership import Cell
from cxdash.domain.people import admin
from cxdash.domain.vocabulary import View
from cxdash.domain.workshop import answers as written
from cxdash.measures.ownership.proposals import adoption
from cxdash.store import database
from cxdash.store.problems import StoreError
from cxdash.store.read import checks, ownership
from cxdash.store.read.proposals import ADOPT, UNDO, adoptions, kept
from cxdash.store.schema import audit, response, survey
from cxdash.store.workshop_tables import ballot, receipt
from cxdash.store.write import adoptions as adopting
from cxdash.store.write import answers, changes, proposals
from cxdash.store.write.bulk import rows
from tests.ballot.phones import HIDDEN, server
from tests.browser.server import PATIENCE, free_port
from tests.builders import make_wave
from tests.company import COMPANY, take
from tests.room import CREDIT, held

ANSWERS = 1_000
PHONES = 8
PAUSE = 0.05
"""Seconds after which a writer whose database is gone tries again."""

TODAY = "kari"
OWNER = {Cell("CEO", "A", "use"): ""}
DAY = date(2026, 5, 1)
OWNERS_BEFORE = [("CIO", None, None)]
OWNERS_THEN = [("CEO", DAY, None), ("CIO", None, DAY)]
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload([__name__])


class Work(NamedTuple):
    """What is written: *prepare* a store and return what the writer is given; *write* without end; *whole*: refuse a
    store with half of anything, and return what is kept; *beside*: how many may be kept that nobody heard of.
    """

    prepare: Callable[[Engine], str]
    write: Callable[[str, str, Pipe], None]
    whole: Callable[[Connection], list[str]]
    beside: int = 1


@contextmanager
def writing(work: Work, address: str, given: str, heard: list[str]) -> Iterator[ForkServerProcess]:
    """Lend a writer, write down in *heard* what is acknowledged to it, and kill it."""
    ours, theirs = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=work.write, args=(address, given, theirs), daemon=True)
    _start(process)
    theirs.close()
    hearing = threading.Thread(target=_hear, args=(ours, heard))
    hearing.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()
        hearing.join()


def _start(process: ForkServerProcess) -> None:
    """Start a process that does not run what runs here first, which after a test of a page would be the page."""
    here, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = here


def _hear(pipe: Pipe, heard: list[str]) -> None:
    try:
        while True:
            heard.append(pipe.recv())
    except EOFError:
        return


def _tried(address: str) -> Iterator[tuple[Engine, int]]:
    engine = database.connect(address)
    for number in count():
        yield engine, number


def _import(address: str, _given: str, heard: Pipe) -> None:
    rows.CHUNK = 200
    answered = [(f"person {number}", "web", "CSAT", number % 5 + 1) for number in range(ANSWERS)]
    for engine, number in _tried(address):
        key = f"wave {os.getpid()} {number}"
        try:
            answers.load(engine, make_wave(answered, touchpoints=[], key=key), who=admin(TODAY))
        except (DBAPIError, StoreError):
            time.sleep(PAUSE)
        else:
            heard.send(key)


def _whole_imports(connection: Connection) -> list[str]:
    joined = select(survey.c.key, func.count(response.c.id)).outerjoin(response).group_by(survey.c.key)
    found = {key: number for key, number in connection.execute(joined)}  # noqa: C416 - rows are no pairs
    noted = Counter(connection.scalars(select(audit.c.key).where(audit.c.action == "load")))
    assert checks.miscounted(connection) == []
    assert set(found.values()) <= {ANSWERS}
    assert noted == Counter(list(found))
    return list(found)


def _company(engine: Engine) -> str:
    take(engine, COMPANY)
    return ""


def _company_with_proposal(engine: Engine) -> str:
    take(engine, COMPANY)
    with changes.writing(engine, admin(TODAY)) as change:
        return proposals.keep(change, "One owner", "smallest", OWNER)


def _adopt(address: str, key: str, heard: Pipe) -> None:
    """Adopt a proposal and undo that, by turns; go on where the last writer was stopped."""
    for engine, _ in _tried(address):
        try:
            done = _adopt_or_undo(engine, key)
        except (DBAPIError, StoreError):
            time.sleep(PAUSE)
        else:
            heard.send(done)


def _adopt_or_undo(engine: Engine, key: str) -> str:
    with database.reading(engine) as connection:
        standing = [one.number for one in adoptions(connection).itertuples() if not one.undone]
        version = int(kept(connection).version[0])
        seen = ownership.assignments(connection, View())
    with changes.writing(engine, admin(TODAY)) as change:
        if standing:
            adopting.undo(change, standing[0])
            return UNDO
        decided = adoption.changes(seen, OWNER, DAY)
        adopting.adopt(change, decided, DAY, seen=seen, key=key, version=version)
        return ADOPT


def _whole_adoptions(connection: Connection) -> list[str]:
    found, proposal = adoptions(connection), kept(connection).iloc[0]
    now = ownership.assignments(connection, View())
    noted = select(audit.c.action).where(audit.c.action.in_([ADOPT, UNDO])).order_by(audit.c.id)
    done = list(connection.scalars(noted))
    versions = database.versions(connection)
    standing = list(found.on[~found.undone.astype(bool)])
    owners = sorted((row.role, row.valid_from, row.valid_to) for row in now.itertuples() if row.stage == "use")
    assert done == [ADOPT, UNDO] * (len(done) // 2) + [ADOPT] * (len(done) % 2)
    assert len(standing) == len(done) % 2
    assert proposal.adopted_on == (DAY if standing else None)
    assert owners == (OWNERS_THEN if standing else OWNERS_BEFORE)
    assert versions["ownership"] == 2 + len(done)
    return done


def _room(engine: Engine) -> str:
    room = held(engine, CREDIT)
    room.open(room.questions[0])
    return room.now.code


def _vote(address: str, code: str, heard: Pipe) -> None:
    """Serve the ballot, and vote with some phones at once over the network."""
    os.environ["CXDASH_DATABASE_URL"] = address
    port, one_at_a_time = free_port(), threading.Lock()
    served = uvicorn.Server(uvicorn.Config(server(), port=port, log_level="error"))
    threading.Thread(target=served.run, daemon=True).start()
    while not served.started:
        time.sleep(0.01)

    def vote() -> None:
        while True:
            with httpx2.Client(timeout=PATIENCE, trust_env=False) as line:
                url = f"http://127.0.0.1:{port}/b/{code}"
                shown = line.get(url)
                fields = dict(HIDDEN.findall(shown.text))
                answer = line.post(url, data=fields | {"item.CEO": "60", "item.CIO": "40"}) if fields else shown
            if answer.status_code == 303:
                with one_at_a_time:
                    heard.send("vote")

    phones = [threading.Thread(target=vote) for _ in range(PHONES)]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()


def _whole_votes(connection: Connection) -> list[str]:
    given = list(connection.scalars(select(ballot.c.answer)))
    receipts = connection.execute(select(receipt)).all()
    assert len(given) == len(receipts)
    assert {written.read(text)["CEO"] for text in given} <= {60.0}
    return ["vote"] * len(given)


IMPORTS = Work(_company, _import, _whole_imports)
ADOPTIONS = Work(_company_with_proposal, _adopt, _whole_adoptions)
VOTES = Work(_room, _vote, _whole_votes, PHONES)
