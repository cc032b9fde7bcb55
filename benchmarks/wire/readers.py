"""One to fifty readers who change the view at their own pace: how long they wait, and what it costs the server.

All servers run at the same time and are measured in turns, so that what else the machine does falls on each alike.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.measure import Result
from benchmarks.wire import clients, servers, views
from benchmarks.wire.servers import OURS, Running
from cxdash.services import demo_store

KINDS: dict[str, Callable[[], Iterator[str]]] = {"seen": views.seen, "new": views.new}

Reader = tuple[clients.Client, Iterator[str]]
"""A reader, and the views shown before that he goes on with."""


class Load(NamedTuple):
    """How many readers there are, the seconds between two changes of each, and the seconds of a turn and its turns."""

    readers: int
    pace: float
    seconds: float
    turns: int


FULL = (Load(1, 1, 8, 3), Load(5, 1, 8, 2), Load(25, 5, 10, 1), Load(50, 5, 10, 1))
QUICK = (Load(1, 1, 3, 1), Load(5, 1, 3, 1))


class Measured(NamedTuple):
    """What was seen of a server: the seconds of each change, processor time, bytes, and megabytes of its readers."""

    changes: list[float]
    processor: list[float]
    size: list[int]
    memory: list[float]


def measure(quick: bool) -> list[Result]:
    """Compare what a change costs each server with what it costs ours, for every number of readers, seen and new."""
    servers.install()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        store = str(Path(folder) / "demo.db")
        demo_store.build(store)
        started = [stack.enter_context(servers.running(server, store)) for server in servers.ALL]
        for one in started:
            one.settle()
        fresh = {(one.server.name): views.new() for one in started}
        return [result for load in (QUICK if quick else FULL) for result in asyncio.run(_loaded(started, load, fresh))]


async def _loaded(started: list[Running], load: Load, fresh: dict[str, Iterator[str]]) -> list[Result]:
    readers, memory = {}, {}
    for one in started:
        before = one.memory
        readers[one.server.name] = await _opened(one, load.readers)
        memory[one.server.name] = (one.memory - before) / load.readers
    results = []
    for kind in KINDS:
        found = {one.server.name: Measured([], [], [], [memory[one.server.name]]) for one in started}
        for _ in range(load.turns):
            for one in started:
                name = one.server.name
                await _turn(one, readers[name], load, fresh[name] if kind == "new" else None, found[name])
        results += _results(load, kind, found)
    for those in readers.values():
        await asyncio.gather(*(reader.close() for reader, _ in those))
    return results


async def _opened(one: Running, count: int) -> list[Reader]:
    """Open readers who have each seen every view of the seen ones, and go on with these."""
    opened: list[Reader] = []
    for _ in range(count):
        client, seen = one.server.client(), views.seen()
        await client.open(one.port)
        for _ in views.SEGMENTS:
            await client.change(next(seen))
        opened.append((client, seen))
    return opened


async def _turn(one: Running, readers: list[Reader], load: Load, fresh: Iterator[str] | None, found: Measured) -> None:
    """Let all readers change the view at their pace for the seconds of a turn; *fresh*: to views that none has seen."""
    changes: list[float] = []
    end, before = time.monotonic() + load.seconds, one.processor

    async def read(client: clients.Client, seen: Iterator[str], late: float) -> None:
        await asyncio.sleep(late)
        while (begun := time.monotonic()) < end:
            found.size.append(await client.change(next(fresh or seen)))
            changes.append(time.monotonic() - begun)
            await asyncio.sleep(max(0.0, load.pace - (time.monotonic() - begun)))

    chance = random.Random(len(readers))
    await asyncio.gather(*(read(*reader, chance.uniform(0, load.pace)) for reader in readers))
    found.changes.extend(changes)
    found.processor.append((one.processor - before) / len(changes))


def _results(load: Load, kind: str, found: dict[str, Measured]) -> list[Result]:
    """Return a ratio for each peer: its processor time of a change to ours."""
    ours = found[OURS.name]
    return [
        Result(
            f"wire.readers.{load.readers}.{kind}.{name}_to_ours",
            round(median(peer.processor) / median(ours.processor), 3),
            ">= 1",
            {name: _milliseconds(peer.processor), "ours": _milliseconds(ours.processor)},
            f"Processor time of the server for a change to a {kind} view, {load.readers} readers with {load.pace:g} s "
            "between two changes of each, over the wire; medians of turns.",
            len(peer.changes),
            _besides(name, peer) | _besides(OURS.name, ours),
        )
        for name, peer in found.items()
        if name != OURS.name
    ]


def _milliseconds(seconds: list[float]) -> float:
    return round(median(seconds) * 1000, 1)


def _besides(name: str, one: Measured) -> dict[str, float]:
    inner = sorted(one.changes)
    return {
        f"{name}_p50_ms": round(1000 * median(inner), 1),
        f"{name}_p95_ms": round(1000 * inner[min(len(inner) - 1, int(0.95 * len(inner)))], 1),
        f"{name}_worst_ms": round(1000 * inner[-1], 1),
        f"{name}_kB": round(median(one.size) / 1000, 1),
        f"{name}_mb_a_reader": round(one.memory[0], 2),
    }
