"""Draw Vega as SVG, and SVG as PNG, in a child process.

Drawing keeps every thread of its process waiting, and takes 200 MB; so it runs in a process of its own, one for all
readers, which ends itself when nobody has asked for a while. Vega runs in a bare JavaScript engine, which knows no
network and no files, and measures words in our type. PNG are made by Typst, which holds that type in memory.
"""

import json
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from cxdash.takeaway import texts
from cxdash.takeaway.texts import ALWAYS_KNOWN
from cxdash.takeaway.theme import FONTS

ROOT = Path(__file__).parents[2]

IDLE = 60
"""Seconds without a question after which the child ends."""

MOST = 30
"""Seconds that one picture may take."""

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
    """A picture could not be drawn, or not in time."""


def warm_up() -> None:
    """Start the child where none runs, so that it is ready when a picture is asked for; return at once."""
    if _busy.acquire(blocking=False):
        try:
            _running()
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


def serve() -> None:
    """Answer what comes through the standard input, until it is closed or nothing comes for a while: the child."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if hasattr(os, "nice"):
        os.nice(5)  # pages come first
    jobs: dict[str, Callable[..., Any]] = {"vega": _vega, "svg": _svg, "png": _png}
    _engine()  # it takes as long as several pictures
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


@cache
def _typesetter(*, own_only: bool) -> Any:
    import typst  # noqa: PLC0415 - in the child only

    fonts = typst.Fonts(include_system_fonts=not own_only, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=FONTS, font_paths=fonts)


def _ask(job: str, *arguments: Any) -> Any:
    """Return the child's answer; it may just have ended itself, so a new one is asked once more."""
    with _busy:
        begun = time.monotonic()
        answer = _answer(job, arguments)
        if answer is None and time.monotonic() - begun < MOST:
            answer = _answer(job, arguments)
    if answer is None:
        raise NotDrawn("The picture took too long to draw.")
    drawn, value = answer
    if not drawn:
        raise NotDrawn(value)
    return value


def _answer(job: str, arguments: tuple[Any, ...]) -> tuple[bool, Any] | None:
    """Return what the child answers, or None where it ended before."""
    child = _running()
    hurry = threading.Timer(MOST, child.kill)
    hurry.start()
    try:
        assert child.stdin
        assert child.stdout
        pickle.dump((job, arguments), child.stdin)
        child.stdin.flush()
        return pickle.load(child.stdout)
    except (OSError, EOFError, pickle.UnpicklingError):
        child.kill()
        child.wait()
        return None
    finally:
        hurry.cancel()


def _running() -> subprocess.Popen[bytes]:
    if not _child or _child[0].poll() is not None:
        code = "from cxdash.takeaway import converter; converter.serve()"
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        _child[:] = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, **pipes)]
    return _child[0]
