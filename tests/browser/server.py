"""A server that is really started, as its readers start it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
OFFLINE = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "no_proxy": "127.0.0.1"}
"""Whatever the server would fetch from elsewhere it looks for where nobody answers."""

PATIENCE = 120
"""Seconds a busy machine may take to start a server."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def streamlit(port: int) -> list[str]:
    """As in `make run`."""
    return [str(BIN / "streamlit"), "run", "app.py", "--server.port", str(port)]


def uvicorn(port: int) -> list[str]:
    """As when hosted."""
    return [str(BIN / "uvicorn"), "app:app", "--lifespan", "on", "--app-dir", str(ROOT), "--port", str(port)]


@contextmanager
def started(store: str, command: Any = None, folder: Path = ROOT, *, port: int = 0) -> Iterator[str]:
    """Start a server over a store, lend its address when it says that it is ready, and end it."""
    port = port or free_port()
    words = (command or streamlit)(port)
    environment = os.environ | {"CXDASH_DATABASE_URL": store, "PYTHONDONTWRITEBYTECODE": ""} | OFFLINE
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as log,
        subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT) as process,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(process, f"{address}/ready", log)
            yield address
            assert "Traceback" not in _read(log), _read(log)
        finally:
            process.terminate()


def _read(log: IO[str]) -> str:
    log.seek(0)
    return log.read()


def _wait(process: subprocess.Popen, ready: str, log: IO[str]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(f"The server ended:\n{_read(log)}")
        try:
            with urllib.request.urlopen(ready, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("The server did not become ready.")
