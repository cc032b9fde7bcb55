"""Our server with somebody who watches it: what ran while it answered nobody.

On SIGUSR2 he begins to watch, and on SIGUSR1 a survey is taken in.
`python -m benchmarks.wire.watched NOTES --server.port PORT` is `streamlit run app.py`, and writes NOTES at its end.
"""

import gc
import json
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[2]
STEP = 0.02
"""Seconds between two looks."""

LATE = 0.15
"""Seconds from which on it is noted that the watcher himself had to wait: somebody held Python, or the processor."""

IDLE = ("select", "poll", "epoll", "kqueue")
KEPT = 40
"""How many of the longest waits are noted, and how many collections."""

SURVEY = "survey.csv"
"""The file beside the notes that is taken in."""


class Watcher:
    """A thread that looks at all others every 20 ms."""

    def __init__(self) -> None:
        self.waits: list[dict[str, Any]] = []
        self.collections: list[dict[str, Any]] = []
        self.imports: list[dict[str, Any]] = []
        self._main = threading.main_thread().ident
        self._begun = self._collecting = time.monotonic()

    def begin(self) -> None:
        """Begin to watch."""
        gc.callbacks.append(self._collected)
        threading.Thread(target=self._watch, name="watcher", daemon=True).start()

    def now(self) -> float:
        """Return the seconds since it began to watch."""
        return round(time.monotonic() - self._begun, 3)

    def _watch(self) -> None:
        busy = 0.0
        while True:
            before = time.monotonic()
            time.sleep(STEP)
            slept = time.monotonic() - before - STEP
            frames = sys._current_frames()
            busy = 0.0 if _idle(frames.get(self._main)) else busy + slept + STEP
            if slept > LATE:
                self._note("nobody but one thread ran", slept, frames)
            elif busy > LATE:
                self._note("the event loop was busy", busy, frames)

    def _note(self, what: str, seconds: float, frames: dict[int, FrameType]) -> None:
        names = {thread.ident: thread.name for thread in threading.enumerate()}
        stacks = {
            names.get(ident, str(ident)): [
                f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in _stack(frame)
            ]
            for ident, frame in frames.items()
            if names.get(ident) != "watcher" and not _idle(frame)
        }
        self.waits.append({"at": self.now(), "what": what, "seconds": round(seconds, 3), "stacks": stacks})
        self.waits = _longest(self.waits)

    def _collected(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._collecting = time.monotonic()
            return
        taken = time.monotonic() - self._collecting
        self.collections.append({"at": self.now(), "seconds": round(taken, 4), "generation": info["generation"]})
        self.collections = _longest(self.collections)

    def write(self, notes: Path) -> None:
        """Write what was noted."""
        found = {"imports": self.imports, "collections": self.collections, "waits": self.waits}
        notes.write_text(json.dumps(found, indent=1), encoding="utf-8")


def _longest(noted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return noted if len(noted) <= 2 * KEPT else sorted(noted, key=lambda one: -one["seconds"])[:KEPT]


def _stack(frame: FrameType) -> list[traceback.FrameSummary]:
    return traceback.extract_stack(frame, limit=None)[-8:]


def _idle(frame: FrameType | None) -> bool:
    return frame is None or frame.f_code.co_name in (*IDLE, "wait", "_wait_for_tstate_lock", "_worker")


def take_survey(file: Path, noted: Callable[[dict[str, Any]], None], now: Callable[[], float]) -> None:
    """Take a survey in, in this process as a page does, and note when it began and ended."""
    from benchmarks import importing  # noqa: PLC0415
    from cxdash.domain.people import admin  # noqa: PLC0415
    from cxdash.exchange import isolated  # noqa: PLC0415
    from cxdash.exchange.survey.mapping import read_mapping  # noqa: PLC0415
    from cxdash.exchange.survey.reader import read_survey  # noqa: PLC0415
    from cxdash.services import demo_store  # noqa: PLC0415
    from cxdash.store.write import answers  # noqa: PLC0415
    from cxdash.ui.shell import cache  # noqa: PLC0415

    mapping = read_mapping(importing.MAPPING.read_text(encoding="utf-8"))
    begun = now()
    wave = isolated.run(read_survey, file.read_bytes(), file.name, mapping)
    answers.load(cache.store(demo_store.address(demo_store.OWN)), wave, who=admin("benchmark"))
    noted({"begun": begun, "ended": now(), "answers": len(wave.answers)})


def main() -> None:
    """Run the server and watch it."""
    notes, *options = sys.argv[1:]
    watcher = Watcher()
    signal.signal(signal.SIGUSR2, lambda *_: watcher.begin())

    def taken(what: dict[str, Any]) -> None:
        watcher.imports.append(what)
        watcher.write(Path(notes))

    def begin(*_: object) -> None:
        survey = Path(notes).with_name(SURVEY)
        threading.Thread(target=take_survey, args=(survey, taken, watcher.now), name="import").start()

    signal.signal(signal.SIGUSR1, begin)
    from streamlit.web import cli  # noqa: PLC0415

    sys.argv = ["streamlit", "run", str(ROOT / "app.py"), *options]
    try:
        cli.main()
    finally:
        watcher.write(Path(notes))


if __name__ == "__main__":
    main()
