"""Draw Vega as SVG, and SVG as PNG, and set pages as PDF, in a child process.

Drawing keeps every thread of its process waiting, and takes 200 MB; so it runs in a process of its own, one for all
readers, which ends itself when nobody has asked for a while. Vega runs in a bare JavaScript engine, which knows no
network and no files, and measures words in our type. PNG and PDF are made by Typst, which holds that type in memory.
"""

import json
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree

from cxdash.takeaway import texts
from cxdash.takeaway.texts import ALWAYS_KNOWN
from cxdash.takeaway.theme import FONTS
from cxdash.takeaway.waiting import OFTEN, still_wanted

ROOT = Path(__file__).parents[2]

IDLE = 60
"""Seconds without a question after which the child ends."""

MOST = 30
"""Seconds that one picture may take."""

PAGES = 4
"""How many times as long a PDF may take, which has many."""

GREAT = 300_000
"""Characters from which a PDF has a child of its own: its memory is given back, and the engine's before that."""

PAGE = """
#let given = json(bytes(sys.inputs.content))
#set page(width: given.width * 1pt, height: given.height * 1pt, margin: 0pt)
#image(bytes(given.svg), format: "svg", width: 100%)
"""
"""A page that is a picture and nothing else, for Typst."""

VEGA = Path(__file__).with_name("vega")
SCRIPTS = ("missing.js", "vega.min.js", "vega-lite.min.js", "draw.js")
"""What draws, in the order in which it is read; those of Vega are as their makers ship them."""

VERSIONS = "Vega 6.2.0, Vega-Lite 6.4.1"

_busy = threading.Lock()
_child: list[subprocess.Popen[bytes]] = []
"""The child, once it runs."""


class NotDrawn(Exception):  # noqa: N818 - it is an answer
    """What was asked for could not be made, or not in time."""


class NotInTime(NotDrawn):
    """What was asked for took too long."""


def warm_up() -> None:
    """Start the child where none runs, so that it is ready when a picture is asked for; return at once."""
    if _busy.acquire(blocking=False):
        try:
            _running(ready=True)
        finally:
            _busy.release()


def vega(picture: str) -> str:
    """Return a Vega-Lite picture as Vega, both as JSON; raises NotDrawn."""
    return str(_ask("vega", picture))


def svg(picture: str) -> str:
    """Return a Vega picture with its data, as JSON, as SVG; raises NotDrawn."""
    return str(_ask("svg", picture))


def png(picture: str, times: float) -> bytes:
    """Return an SVG as PNG, *times* as many pixels wide; raises NotDrawn."""
    return bytes(_ask("png", picture, times))


def pdf(template: Path, content: str, at: int, *, own_only: bool) -> bytes:
    """Return a Typst template filled with *content* as PDF/UA-1 of the moment *at*; raises NotDrawn.

    *own_only*: in our type only, else in all of this machine's.
    """
    return bytes(_ask("pdf", template, content, at, own_only))


def serve(*, ready: bool = False) -> None:
    """Answer what comes through the standard input, until it is closed or nothing comes for a while: the child.

    *ready*: with the engine started, which takes as long as several pictures, before anything is asked for.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if hasattr(os, "nice"):
        os.nice(5)  # pages come first
    jobs: dict[str, Callable[..., Any]] = {"vega": _vega, "svg": _svg, "png": _png, "pdf": _pdf}
    if ready:
        _engine()
    while True:
        leaving = threading.Timer(IDLE, os._exit, [0])
        leaving.daemon = True
        leaving.start()
        try:
            job, arguments = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        leaving.cancel()
        try:
            answer = (True, jobs[job](*arguments))
        except Exception as problem:  # it is raised where the picture was asked for
            answer = (False, str(problem))
        pickle.dump(answer, answers)
        answers.flush()


@cache
def _engine() -> Any:
    from py_mini_racer import MiniRacer  # noqa: PLC0415 - in the child only

    made = MiniRacer()
    widths = json.dumps({weight: texts.letters(weight) for weight in texts.FILES})
    scripts = [(VEGA / name).read_text(encoding="utf-8") for name in SCRIPTS]
    for script in (f"const widths = {widths};", *scripts):
        made.eval(f"{script}\n0")
    return made


def _vega(picture: str) -> str:
    return str(_engine().eval(f"compiled({json.dumps(picture)})"))


def _svg(picture: str) -> str:
    return str(_engine().eval(f"drawn({json.dumps(picture)})").get(timeout=MOST))


def _png(picture: str, times: float) -> bytes:
    """Return an SVG as PNG; letters that our type lacks are taken from other fonts of this machine."""
    root = ElementTree.fromstring(picture)
    content = {"svg": picture, **{side: float(root.get(side, "1")) for side in ("width", "height")}}
    typesetter, page = _typesetter(own_only=not ALWAYS_KNOWN.search(picture)), PAGE.encode()
    made: bytes = typesetter.compile(page, format="png", ppi=72 * times, sys_inputs={"content": json.dumps(content)})
    return made


def _pdf(template: Path, content: str, at: int, own_only: bool) -> bytes:
    import typst  # noqa: PLC0415 - in the child only

    made: bytes = typst.compile(
        template,
        root=template.parent,
        font_paths=[FONTS],
        ignore_system_fonts=own_only,
        sys_inputs={"content": content},
        pdf_standards="ua-1",
        timestamp=at,
        package_path=template.parent,
        package_cache_path=template.parent,
    )
    return made


@cache
def _typesetter(*, own_only: bool) -> Any:
    import typst  # noqa: PLC0415 - in the child only

    fonts = typst.Fonts(include_system_fonts=not own_only, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=FONTS, font_paths=fonts)


def _ask(job: str, *arguments: Any) -> Any:
    """Return the child's answer; it may just have ended itself, so a new one is asked once more."""
    alone = job == "pdf" and len(arguments[1]) > GREAT
    with _alone():
        if alone:
            _end()
        begun = time.monotonic()
        answer = _answer(job, arguments)
        if answer is None and time.monotonic() - begun < _most(job):
            answer = _answer(job, arguments)
        if alone:
            _end()
    if answer is None:
        raise NotInTime("It took too long.")
    drawn, value = answer
    if not drawn:
        raise NotDrawn(value)
    return value


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until nobody else asks the child; whoever waits may leave."""
    still_wanted()
    while not _busy.acquire(timeout=OFTEN):
        still_wanted()
    try:
        yield
    finally:
        _busy.release()


def _answer(job: str, arguments: tuple[Any, ...]) -> tuple[bool, Any] | None:
    """Return what the child answers, or None where it ended before."""
    child = _running()
    hurry = threading.Timer(_most(job), child.kill)
    hurry.start()
    try:
        assert child.stdin
        assert child.stdout
        pickle.dump((job, arguments), child.stdin)
        child.stdin.flush()
        return _read(child.stdout)
    except (OSError, EOFError, pickle.UnpicklingError):
        _end()
        return None
    except BaseException:  # whoever waited has left, and the child is still at it
        _end()
        raise
    finally:
        hurry.cancel()


def _read(answers: IO[bytes]) -> Any:
    """Return what the child answers next; whoever waits for it may leave meanwhile."""
    found: Future[Any] = Future()

    def read() -> None:
        try:
            found.set_result(pickle.load(answers))
        except Exception as problem:  # it is raised where it is waited for
            found.set_exception(problem)

    threading.Thread(target=read, daemon=True).start()
    while not wait([found], OFTEN).done:
        still_wanted()
    return found.result()


def _most(job: str) -> float:
    return MOST * PAGES if job == "pdf" else MOST


def _end() -> None:
    while _child:
        child = _child.pop()
        child.kill()
        child.communicate()


def _running(*, ready: bool = False) -> subprocess.Popen[bytes]:
    if not _child or _child[0].poll() is not None:
        code = f"from cxdash.takeaway import converter; converter.serve(ready={ready})"
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        _child[:] = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, **pipes)]
    return _child[0]
