"""The server is killed in the middle of votes: what was acknowledged is there, and no vote is there by half."""

import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import httpx2
import pytest
from sqlalchemy import select

from cxdash.domain.workshop import answers
from cxdash.store.workshop_tables import ballot, receipt
from tests.ballot.phones import HIDDEN
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
        kept = [row.answer for row in connection.execute(select(ballot))]
        receipts = connection.execute(select(receipt)).all()
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert set(acknowledged) == {303}
    assert len(kept) == len(receipts)
    assert len(acknowledged) <= len(kept) <= len(acknowledged) + PHONES * examples(2)
    assert {answers.read(text)["CEO"] for text in kept} == {60.0}
