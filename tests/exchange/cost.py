"""What work costs this process and the children it forks: seconds of both, and the most memory one of them held."""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest

Answer = TypeVar("Answer")
FORGET_PEAK = "5"
"""What Linux is told to begin a process's greatest memory anew."""


class Cost(NamedTuple):
    """Seconds of processor time of all, seconds on the clock, and bytes held at most beyond those held before."""

    processor: float
    clock: float
    memory: int


class Meter:
    """Measures one piece of work after the other; children count that are waited for by os.waitpid."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._children = [0]
        monkeypatch.setattr(os, "waitpid", self._wait)

    def cost(self, work: Callable[..., Answer], *arguments: object) -> tuple[Answer, Cost]:
        """Return work(*arguments), and what it cost."""
        self._children, held = [0], _forget_peak()
        own = _held("RssAnon") or held
        used, begun = _processor_time(), time.monotonic()
        answer = work(*arguments)
        used, taken = _processor_time() - used, time.monotonic() - begun
        return answer, Cost(used, taken, max(max(self._children) - own, _peak() - held))

    def _wait(self, child: int, options: int) -> tuple[int, int]:
        number, status, usage = os.wait4(child, options)
        self._children.append(_bytes(usage))
        return number, status


def _processor_time() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _forget_peak() -> int:
    """Return the bytes that this process holds; where the system can, what it held at most counts from now on."""
    forget = Path("/proc/self/clear_refs")
    if forget.exists():
        forget.write_text(FORGET_PEAK, encoding="ascii")
    return _peak()


def _peak() -> int:
    """Return the most bytes that this process has held since then."""
    return _held("VmHWM") or _bytes(resource.getrusage(resource.RUSAGE_SELF))


def _held(kind: str) -> int:
    """Return the bytes of one kind that this process holds, 0 where the system does not say.

    Of its parent's a child holds at first what is anonymous (RssAnon), and libraries only once it uses them.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{kind}:")), 0)


def _bytes(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
