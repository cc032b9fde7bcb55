"""Read a file in a child process with limits of time and memory, so that no file can slow or end its reader's process.

On Linux and macOS a child is forked: from this process while it has one thread, else from a helper process that has
all readers imported (a server's threads must not be forked). Elsewhere a new Python is started for each file.
"""

import faulthandler
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

from cxdash.domain.messages import ImportRefused, gettext_noop
from cxdash.exchange.phrases import refuse, shown

Answer = TypeVar("Answer")

SECONDS, PROCESSOR, MEMORY = 9.0, 1.8, 280 * 2**20
"""What reading a small file may take: seconds on the clock, seconds of processor time, bytes of memory."""

SMALL = 100_000
SECONDS_PER_MB, PROCESSOR_PER_MB, MEMORY_PER_BYTE = 30, 12, 200
"""What each further MB of a larger file adds to the seconds, and each further byte to the memory."""

PREPARED = (
    "cxdash.exchange.company.folder",
    "cxdash.exchange.customers.columns",
    "cxdash.exchange.customers.reader",
    "cxdash.exchange.door.any_file",
    "cxdash.exchange.lists.paths",
    "openpyxl",
    "pyreadstat",
)
"""Modules that the helper imports before it is asked."""

FORKS = hasattr(os, "fork") and hasattr(socket, "send_fds")
ROOT = Path(__file__).parents[2]


class Limits(NamedTuple):
    """What reading one file may take: seconds on the clock, seconds of processor time, bytes of memory more."""

    seconds: float
    processor: float
    memory: int


@dataclass(frozen=True)
class _Job:
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: dict[str, Any]
    limits: Limits


def limits_of(size: int) -> Limits:
    """Return what reading a file of *size* bytes may take."""
    more = max(0, size - SMALL)
    return Limits(
        SECONDS + SECONDS_PER_MB * more / 1e6,
        PROCESSOR + PROCESSOR_PER_MB * more / 1e6,
        MEMORY + MEMORY_PER_BYTE * more,
    )


def run(function: Callable[..., Answer], content: bytes | Path, file: str, *arguments: Any, **named: Any) -> Answer:
    """Return function(content, file, *arguments, **named), computed in a child process within the limits of its size.

    *function* stands at the top of a module; its arguments and its answer can be pickled. *content*: the file's bytes,
    or the path of a file or folder. Raises ImportRefused as the function does, and where it fails or exceeds a limit.
    """
    limits = limits_of(_size(content))
    job = pickle.dumps(_Job(function, (content, file, *arguments), named, limits), protocol=pickle.HIGHEST_PROTOCOL)
    outcome, value = _forked(job, limits) if FORKS else _spawned(job, limits)
    if outcome == "refused":
        raise ImportRefused(value)
    if outcome == "failed":
        template = gettext_noop("{file} cannot be read; it is damaged, or of a kind that is not known here ({kind}).")
        refuse(template, file=shown(file), kind=value)
    if outcome == "exceeded":
        _refuse_costly(file, limits)
    return value


def _refuse_costly(file: str, limits: Limits) -> NoReturn:
    template = gettext_noop(
        "{file} takes more to read than a file of its size may: at most {seconds} seconds and {memory} MB are "
        "allowed. Save it again with only the sheets, rows and columns that hold something, or as CSV."
    )
    refuse(template, file=shown(file), seconds=round(limits.processor), memory=limits.memory // 2**20)


def warm_up() -> None:
    """Start the helper that children are forked from, so that the first file does not wait for it."""
    if FORKS:
        with _starting:
            _helper()


def work() -> None:
    """Read a job from the standard input and write its outcome to the standard output: a child that was spawned."""
    out = os.fdopen(os.dup(1), "wb")
    job = sys.stdin.buffer.read()
    _silence()
    out.write(_outcome(job))
    out.close()


def serve(number: int) -> None:
    """Fork a child for each socket that is handed over through the socket *number*, until that is closed."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children
    for module in PREPARED:
        __import__(module)
    with socket.socket(fileno=number) as control:
        while True:
            _, numbers, _, _ = socket.recv_fds(control, 1, 1)
            if not numbers:
                return
            with socket.socket(fileno=numbers[0]) as own:
                if os.fork() == 0:
                    control.close()
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    _answer(own)


def _size(content: bytes | Path) -> int:
    if isinstance(content, bytes):
        return len(content)
    files = [content, *content.iterdir()] if content.is_dir() else [content]
    return sum(file.stat().st_size for file in files if file.is_file())


def _forked(job: bytes, limits: Limits) -> tuple[str, Any]:
    """Return the outcome of a job in a child that is forked."""
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            child = _fork(ours, theirs)
        answer = _Answer(ours, time.monotonic() + limits.seconds)
        try:
            return answer.of(job)
        finally:
            answer.kill()
            if child:
                os.waitpid(child, 0)


class _Answer:
    """What comes through a socket from a child, which first says its own process number."""

    def __init__(self, ours: socket.socket, until: float) -> None:
        self._ours, self._until, self._child = ours, until, 0

    def of(self, job: bytes) -> tuple[str, Any]:
        """Send the job and return its outcome; without one in time, or at all, it was too much."""
        parts = []
        try:
            self._child = int.from_bytes(self._received(8), "little")
            self._wait()
            self._ours.sendall(job)
            self._ours.shutdown(socket.SHUT_WR)
            while part := self._received(2**20):
                parts.append(part)
        except OSError:  # the time is up, or the child is gone
            return "exceeded", None
        self._child = 0  # it has ended, and another may have its number
        return pickle.loads(b"".join(parts)) if parts else ("exceeded", None)

    def kill(self) -> None:
        """End the child if it still runs."""
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)

    def _received(self, most: int) -> bytes:
        self._wait()
        return self._ours.recv(most)

    def _wait(self) -> None:
        self._ours.settimeout(max(0.001, self._until - time.monotonic()))


_starting = threading.Lock()
_control: list[socket.socket] = []
"""The socket to the helper, once it runs."""


def _fork(ours: socket.socket, theirs: socket.socket) -> int:
    """Fork a child that answers through *theirs*; return its process number where it is this process's own."""
    if threading.active_count() > 1:
        with _starting:
            try:
                socket.send_fds(_helper(), [b"f"], [theirs.fileno()])
            except OSError:  # the helper has ended
                _control.clear()
                socket.send_fds(_helper(), [b"f"], [theirs.fileno()])
        return 0
    child = os.fork()
    if child == 0:
        ours.close()
        _answer(theirs)
    return child


def _helper() -> socket.socket:
    if not _control:
        ours, theirs = socket.socketpair()
        number = theirs.fileno()
        code = f"from cxdash.exchange import isolated; isolated.serve({number})"
        with theirs:
            subprocess.Popen(
                _python(code), cwd=ROOT, pass_fds=[number], start_new_session=True, stdin=subprocess.DEVNULL
            )
        _control.append(ours)
    return _control[0]


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def _spawned(job: bytes, limits: Limits) -> tuple[str, Any]:
    """Return the outcome of a job in a Python that is started for it."""
    code = "from cxdash.exchange import isolated; isolated.work()"
    with subprocess.Popen(_python(code), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        try:
            answer, _ = child.communicate(job, timeout=limits.seconds + 5)  # to start takes a while, too
        except subprocess.TimeoutExpired:
            child.kill()
            return "exceeded", None
    return pickle.loads(answer) if answer else ("exceeded", None)


def _answer(own: socket.socket) -> None:
    """Do the job that comes through a socket, send its outcome back, and end this process, a forked one."""
    try:
        _silence()
        own.sendall(os.getpid().to_bytes(8, "little"))
        with own.makefile("rb") as coming:
            job = coming.read()
        own.sendall(_outcome(job))
    finally:
        os._exit(0)


def _silence() -> None:
    """Say nothing on the standard output and error, which belong to another process."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _outcome(job: bytes) -> bytes:
    """Return what a job gives, or why it gives nothing, as bytes."""
    try:
        asked: _Job = pickle.loads(job)
        _limit(asked.limits)
        outcome = ("answer", asked.function(*asked.arguments, **asked.named))
        return pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL)
    except ImportRefused as refused:
        return pickle.dumps(("refused", refused.faults))
    except (MemoryError, RecursionError):
        return pickle.dumps(("exceeded", None))
    except Exception as problem:  # whatever a file does to its reader, it is refused
        return pickle.dumps(("failed", type(problem).__name__))


def _limit(limits: Limits) -> None:
    """Limit this process's processor time and its memory, where the system can."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    signal.setitimer(signal.ITIMER_PROF, limits.processor)  # which ends the process
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    status = Path("/proc/self/status")
    if status.exists():
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmData"))
        most = int(held.split()[1]) * 1024 + limits.memory
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
