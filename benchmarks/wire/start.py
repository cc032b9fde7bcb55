"""From the command to a page that answers and to the first picture in Chromium, and the bytes of the first load."""

import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks import measure
from benchmarks.measure import Result
from benchmarks.wire import browser, servers
from benchmarks.wire.servers import OURS, Server
from cxdash.services import demo_store

READY, PICTURE, LOADED = 5.0, 8.0, 3.5e6
"""Seconds to ready and to the first picture, and bytes of the first load, that ours may take."""

PATIENCE = 120_000


def from_the_command(quick: bool) -> list[Result]:
    """Set ours against what it may take, and each peer against ours; all are started in turn, several times."""
    servers.install()
    with tempfile.TemporaryDirectory() as folder, browser.opened() as chromium:
        store = str(Path(folder) / "demo.db")
        demo_store.build(store)
        found: dict[str, list[tuple[float, float, int]]] = {server.name: [] for server in servers.ALL}
        for _ in range(1 if quick else 5):
            for server in servers.ALL:
                found[server.name].append(_started(server, store, chromium))
    ours = found[OURS.name]
    own = [
        _against("ready", READY, [one[0] for one in ours]),
        _against("picture", PICTURE, [one[1] for one in ours]),
        Result(
            "wire.start.bytes",
            round(median(one[2] for one in ours) / LOADED, 3),
            "<= 1",
            {"first load, kB": round(median(one[2] for one in ours) / 1000, 1), "allowed, kB": LOADED / 1000},
            "Bytes that Chromium receives for the Satisfaction page, answers and websocket, with nothing kept.",
            len(ours),
        ),
    ]
    return [*own, *(_to_ours(name, starts, ours) for name, starts in found.items() if name != OURS.name)]


def _against(what: str, allowed: float, seconds: list[float]) -> Result:
    return measure.result(
        f"wire.start.{what}",
        "<= 1",
        ("ours", seconds),
        ("allowed", [allowed] * len(seconds)),
        f"Seconds from the command to {what}, a demo store and compiled pictures being there.",
    )


def _to_ours(name: str, peer: list[tuple[float, float, int]], ours: list[tuple[float, float, int]]) -> Result:
    return measure.result(
        f"wire.start.{name}_to_ours",
        ">= 0",
        (name, [one[1] for one in peer]),
        ("ours", [one[1] for one in ours]),
        "Seconds from the command to the first picture in Chromium, in turn; the peer shows one page only.",
        **{f"{name}_ready_ms": measure.milliseconds([one[0] for one in peer])},
        **{f"{name}_kB": round(median(one[2] for one in peer) / 1000, 1)},
    )


def _started(server: Server, store: str, chromium: browser.Browser) -> tuple[float, float, int]:
    """Start a server and open its page; return the seconds to both, and the bytes that came."""
    begun = time.perf_counter()
    with servers.running(server, store) as one, browser.visiting(chromium) as (page, came):
        ready = time.perf_counter() - begun
        page.goto(f"http://127.0.0.1:{one.port}/{server.page}")
        page.wait_for_selector(server.picture, timeout=PATIENCE)
        picture = time.perf_counter() - begun
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        return ready, picture, came[0]
