"""Readers of a page, each in a process of its own as each has a server of its own, who move from view to view.

A rerun is timed as a server has it: AppTest runs the script, compiled once and kept as the server keeps it (AppTest
alone would compile it at every run). Where gc is not frozen, `gc.collect(2)` follows, which Streamlit's server does
after every run unless told otherwise, and AppTest does not.
Times are the processor's: others on the machine hardly move them.
"""

import gc
import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.measure import processor

HERE = Path(__file__).parent
OURS = HERE.parent / "cxdash" / "entry" / "frame.py"
BARE, USUAL, EMPTY = HERE / "bare_page.py", HERE / "usual_page.py", HERE / "empty_page.py"

View = tuple[str, str]
"""What the two controls that are moved are set to: a segment and a stage, or years and a stage."""


class Round(NamedTuple):
    """The page that is read, the part of it that is open, and the views in turn, one choice another at each step.

    *moved*: the two controls; *link*: the rest of the link; *afresh*: whether figures are computed at every step.
    *name*: that of the benchmark, the page's where it is "".
    """

    page: str
    part: str
    views: list[View]
    moved: tuple[str, str] = ("segment", "stage")
    link: tuple[tuple[str, str], ...] = ()
    afresh: bool = False
    name: str = ""


def _round(page: str, part: str, second: str, third: str) -> Round:
    stages = [("", "connect"), ("", "use"), (second, "use"), (second, "help"), (third, "help"), (third, "connect")]
    return Round(page, part, stages)


SATISFACTION = _round("satisfaction", "", "home", "business")._replace(link=(("period", "2024-11..2026-10"),))
OWNERS = _round("ownership", "stage", "home", "small business")
WHAT_IF = Round(
    "what_if",
    "rests",
    [("3", "connect"), ("3", "use"), ("5", "use"), ("5", "help"), ("1", "help"), ("1", "connect")],
    ("years", "mend"),
    (("gap", "50"), ("gap_cost", "4000000"), ("retention_budget", "10")),
    afresh=True,
    name="what_if_moved",
)
WHAT_IF_AT_REST = WHAT_IF._replace(link=(), afresh=False, name="what_if")

OVERVIEW = Round("overview", "", [(segment, "") for segment in ("", "home", "small business")])
ECONOMICS = Round(
    "economics",
    "spend",
    [(month, "") for month in ("2024-11..2025-10", "2025-05..2026-04", "2025-08..2026-07")],
    ("period", "stage"),
)
PRIORITIES = Round("decide", "decided", [(segment, "") for segment in ("", "home", "small business")])
PATHS = Round("paths", "roles", [(day, "") for day in ("", "2026-01-01", "2026-03-01")], ("on", "stage"))
DEMO_ROUNDS = (OVERVIEW, ECONOMICS, OWNERS, WHAT_IF_AT_REST, WHAT_IF, PRIORITIES, PATHS)
"""Those that are read over the demo company's store."""

LEAST_SENT = 5
"""The fewest statements by which a view is read of which nothing is kept; of one that is kept it is one."""

RECORDED: dict[View, Any] = {}
"""In the bare page's process: what ours draws, by view."""

MOVED: list[str] = ["segment", "stage"]
"""In the bare page's process: the two controls that are moved."""


class Reader:
    """Someone who reads a page; *rerun* takes him to the next view and returns the seconds it took.

    *shown*: what each view shows. *new*: the seconds each took when nobody had seen it.
    """

    def __init__(self, page: Path, store: str, what: Round, *, freeze: bool) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=_read, args=(theirs, page, store, what, freeze), daemon=True)
        self._process.start()
        theirs.close()  # else a reader that fails would be waited for in vain
        self.shown: dict[View, list[tuple[str, str]]]
        self.new: list[float]
        self.shown, self.new = self._pipe.recv()

    def rerun(self) -> float:
        """Go to the next view."""
        self._pipe.send("rerun")
        return self._pipe.recv()

    def rerun_anew(self) -> float:
        """Go to the next view, with nothing kept of any."""
        self._pipe.send("anew")
        return self._pipe.recv()

    def statements(self) -> list[str]:
        """Go to the next view and return what was sent to the store."""
        self._pipe.send("statements")
        return self._pipe.recv()

    def asked_anew(self) -> list[tuple[str, Any]]:
        """Go to the next view, with nothing kept of any, and return the statements sent, with their parameters."""
        self._pipe.send("asked")
        return self._pipe.recv()

    def close(self) -> None:
        """Let the process end."""
        self._pipe.send("close")
        self._process.join()


@contextmanager
def reading(page: Path, store: str, what: Round = SATISFACTION, *, freeze: bool = True) -> Iterator[Reader]:
    """Lend a reader who has seen every view once."""
    reader = Reader(page, store, what, freeze=freeze)
    yield reader
    reader.close()


def _read(pipe: Connection, page: Path, store: str, what: Round, freeze: bool) -> None:
    os.environ["CXDASH_DATABASE_URL"] = store
    _keep_bytecode()
    if page == BARE:
        RECORDED.update(_recordings(what))
        MOVED[:] = what.moved
    at = _open(page, what)
    if freeze:
        gc.collect()
        gc.freeze()
    shown, new, views = {}, [], cycle(what.views)
    for view in what.views:
        new.append(_timed(at, what, view))
        _refuse_failed(at)
        shown[view] = _shown(at)
    for _ in what.views:
        _timed(at, what, next(views))
    if freeze:
        gc.collect()
        gc.freeze()
    pipe.send((shown, new))
    while (asked := pipe.recv()) != "close":
        pipe.send(ANSWERS[asked](at, what, next(views)))


def _keep_bytecode() -> None:
    from streamlit.runtime.scriptrunner.script_cache import ScriptCache  # noqa: PLC0415
    from streamlit.testing.v1 import app_test, local_script_runner  # noqa: PLC0415

    kept = ScriptCache()
    app_test.ScriptCache = local_script_runner.ScriptCache = lambda: kept


def _recordings(what: Round) -> dict[View, Any]:
    from benchmarks import recorder  # noqa: PLC0415

    at, recorded = _open(OURS, what), {}
    for view in what.views:
        with recorder.recording() as recorded[view]:
            _go(at, what, view)
    return recorded


def _open(page: Path, what: Round) -> Any:
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415

    at = AppTest.from_file(str(page), default_timeout=120)
    if page == OURS:
        at.query_params["part"] = what.part
        at.query_params.update(what.link)
        at.switch_page(f"../../pages/{what.page}.py")
    at.run()
    _refuse_failed(at)
    return at


def _timed(at: Any, what: Round, view: View) -> float:
    _choose(at, what, view)
    if what.afresh:
        _forget()
    return processor(at.run if gc.get_freeze_count() else lambda: (at.run(), gc.collect(2)))()


def _anew(at: Any, what: Round, view: View) -> float:
    """Go to a view with nothing kept of any, and return the seconds it took."""
    return _forgotten(at, what, view)[0]


def _asked(at: Any, what: Round, view: View) -> list[tuple[str, Any]]:
    return _forgotten(at, what, view)[1]


def _forgotten(at: Any, what: Round, view: View) -> tuple[float, list[tuple[str, Any]]]:
    from cxdash.services.reads import Service  # noqa: PLC0415
    from cxdash.ui.shell import cache  # noqa: PLC0415

    ours = [module for name, module in sys.modules.items() if name.startswith("cxdash.")]
    for service in {one for module in ours for one in vars(module).values() if isinstance(one, Service)}:
        cache.kept(service).clear()
    sent: list[tuple[str, Any]] = []
    with _noting(sent):
        seconds = _timed(at, what, view)
    _refuse_failed(at)
    if len(sent) < LEAST_SENT:
        raise RuntimeError(f"Nothing was forgotten: only {len(sent)} statements were sent.")
    return seconds, sent


def _forget() -> None:
    """Let the model be computed anew, as where a slider stands where it never stood."""
    from cxdash.presenters.what_if import page  # noqa: PLC0415
    from cxdash.services import what_if  # noqa: PLC0415
    from cxdash.ui.shell import cache  # noqa: PLC0415

    cache.kept(page.show).clear()
    cache.kept(what_if.compared).clear()


def _go(at: Any, what: Round, view: View) -> Any:
    _choose(at, what, view)
    at.run()
    _refuse_failed(at)
    return at


def _choose(at: Any, what: Round, view: View) -> None:
    """Move the two widgets; a page without them is the same in every view."""
    for widget in [*at.selectbox, *at.button_group]:
        for name, value in zip(what.moved, view, strict=True):
            if (widget.key or "").endswith(name):
                widget.set_value(value)


def _refuse_failed(at: Any) -> None:
    if at.exception:
        raise RuntimeError(at.exception[0].message)


def _shown(at: Any) -> list[tuple[str, str]]:
    """Return what the page shows: the kind of every element and block in order, with its words."""
    return [(element.type, f"{getattr(element, 'label', '')} {getattr(element, 'value', '')}") for element in at._tree]


def _statements(at: Any, what: Round, view: View) -> list[str]:
    sent: list[tuple[str, Any]] = []
    with _noting(sent):
        _go(at, what, view)
    return [statement for statement, _parameters in sent]


@contextmanager
def _noting(sent: list[tuple[str, Any]]) -> Iterator[None]:
    """Add every statement that is sent to the store to a list, with its parameters."""
    from sqlalchemy import Engine, event  # noqa: PLC0415

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        sent.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    yield
    event.remove(Engine, "before_cursor_execute", note)


ANSWERS = {"rerun": _timed, "anew": _anew, "asked": _asked, "statements": _statements}
"""What a reader's process does when it is asked."""
