"""Fifty readers for five minutes, and while a survey of a million answers is taken in by the same server.

What the server did in the longest waits is kept beside the results, in trace.json.
"""

import asyncio
import json
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import importing
from benchmarks.measure import Result
from benchmarks.wire import servers, views, watched
from benchmarks.wire.servers import OURS, Running
from cxdash.services import demo_store

TRACE = Path(__file__).parents[1] / "trace.json"
PACE = 5.0
"""Seconds between two changes of each reader."""

ANSWERS = 1_000_000
"""How many are taken in."""

READERS, SECONDS = 50, 300
READERS_QUICK, SECONDS_QUICK = 5, 20

P95, WORST, CORE, MEMORY, P95_IMPORTING = 0.2, 1.0, 0.5, 0.2, 0.4
"""What may be waited in seconds, the share of a core, the megabytes of a reader, and the wait during an import."""

PATIENCE = 600


def measure(quick: bool) -> list[Result]:
    """Set what readers wait, and what they cost the server, against what they may."""
    with tempfile.TemporaryDirectory() as folder:
        store, notes = str(Path(folder) / "demo.db"), Path(folder) / "notes.json"
        demo_store.build(store)
        importing.write_survey(notes.with_name(watched.SURVEY), ANSWERS)
        with servers.running(_watched(notes), store) as ours:
            ours.settle()
            read, during = asyncio.run(_read(ours, notes, quick))
        trace = json.loads(notes.read_text(encoding="utf-8"))
    if not quick:
        TRACE.write_text(json.dumps(trace, indent=1) + "\n", encoding="utf-8")
    _say(trace)
    return [*_results(read), _of_import(during, trace["imports"][0])]


def _watched(notes: Path) -> servers.Server:
    command = [sys.executable, "-m", "benchmarks.wire.watched", str(notes), "--server.port"]
    return OURS._replace(command=lambda port: [*command, str(port)])


async def _read(ours: Running, notes: Path, quick: bool) -> tuple[dict[str, Any], list[float]]:
    """Let all read for five minutes, and then until a survey is taken in; return what was seen, and the later waits."""
    count, seconds = (READERS_QUICK, SECONDS_QUICK) if quick else (READERS, SECONDS)
    readers = [await _opened(ours)]  # whose views are then kept, whoever comes
    before = ours.memory
    readers += [await _opened(ours) for _ in range(count - 1)]
    ours.process.send_signal(signal.SIGUSR2)
    processor, begun = ours.processor, time.monotonic()
    waits = await _until(readers, lambda: time.monotonic() - begun > seconds)
    used = (ours.processor - processor) / (time.monotonic() - begun)
    found = {"waits": waits, "core": used, "memory": (ours.memory - before) / (count - 1), "readers": count}
    ours.process.send_signal(signal.SIGUSR1)
    end = time.monotonic() + PATIENCE
    importing = await _until(readers, lambda: notes.exists() or time.monotonic() > end)
    await asyncio.gather(*(client.close() for client, _ in readers))
    return found, importing


async def _opened(ours: Running) -> tuple[Any, Any]:
    """Return a reader who has seen every view, and the views."""
    client, seen = ours.server.client(), views.seen()
    await client.open(ours.port)
    for _ in views.SEGMENTS:
        await client.change(next(seen))
    return client, seen


async def _until(readers: list[Any], ended: Any) -> list[float]:
    """Let each change the view every five seconds, and return what each change took."""
    waits: list[float] = []
    chance = random.Random(len(readers))

    async def read(client: Any, seen: Any, late: float) -> None:
        await asyncio.sleep(late)
        while not ended():
            begun = time.monotonic()
            await client.change(next(seen))
            waits.append(time.monotonic() - begun)
            await asyncio.sleep(max(0.0, PACE - waits[-1]))

    await asyncio.gather(*(read(*reader, chance.uniform(0, PACE)) for reader in readers))
    return waits


def _results(read: dict[str, Any]) -> list[Result]:
    waits, said = read["waits"], f"{read['readers']} readers of Satisfaction, 5 s between two changes of each"
    return [
        _against("p95", 1000 * _p95(waits), 1000 * P95, f"Milliseconds, {said}.", len(waits)),
        _against("worst", 1000 * max(waits), 1000 * WORST, f"Milliseconds, {said}.", len(waits)),
        _against("core", read["core"], CORE, f"Share of a core that the server uses, {said}.", len(waits)),
        _against("memory", read["memory"], MEMORY, f"Megabytes a reader after five minutes, {said}.", len(waits)),
    ]


def _of_import(waits: list[float], taken: dict[str, float]) -> Result:
    said = f"Milliseconds, the same while {taken['answers']:,} answers are read and written by the same server."
    one = _against("importing", 1000 * _p95(waits), 1000 * P95_IMPORTING, said, len(waits))
    one.besides.update(worst_ms=round(1000 * max(waits), 1), import_s=round(taken["ended"] - taken["begun"], 1))
    return one


def _against(name: str, found: float, allowed: float, compared: str, runs: int) -> Result:
    medians = {"ours": round(found, 3), "allowed": allowed}
    return Result(f"wire.fifty.{name}", round(found / allowed, 3), "<= 1", medians, compared, runs)


def _p95(waits: list[float]) -> float:
    return sorted(waits)[int(0.95 * (len(waits) - 1))]


def _say(trace: dict[str, Any]) -> None:
    for one in sorted(trace["waits"], key=lambda one: -one["seconds"])[:5]:
        print(f"{one['at']:.1f} s: {one['what']} for {one['seconds']:.2f} s")
        for name, stack in one["stacks"].items():
            print(f"    {name}: {' > '.join(stack[-4:])}")
    longest = max((one["seconds"] for one in trace["collections"]), default=0)
    print(f"longest collection: {longest:.3f} s")
