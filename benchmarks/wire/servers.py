"""The servers of the wire benchmark: how each is started, what it costs, and where its peers are installed."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from benchmarks.wire import clients

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).with_name("peers")
INSTALLED = ROOT / "benchmarks" / ".peers"
"""A virtual environment of its own for what cxdash does not need."""

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 120


class Server(NamedTuple):
    """A page in a framework: its name, the command on a port, how it is asked, and its picture in a browser."""

    name: str
    command: Callable[[int], list[str]]
    client: type[clients.Client]
    ready: str
    page: str
    picture: str
    environment: tuple[tuple[str, str], ...] = ()


def _streamlit(script: str) -> Callable[[int], list[str]]:
    return lambda port: [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]


def _dash(port: int) -> list[str]:
    gunicorn = str(INSTALLED / "bin" / "gunicorn")
    return [gunicorn, "--threads", "8", "--bind", f"127.0.0.1:{port}", "benchmarks.wire.peers.dash_page:server"]


def _panel(port: int) -> list[str]:
    return [
        *(str(INSTALLED / "bin" / "panel"), "serve", str(PEERS / "panel_page.py"), "--port", str(port)),
        *("--address", "127.0.0.1", "--allow-websocket-origin", f"127.0.0.1:{port}"),
    ]


VEGA = "[data-testid=stVegaLiteChart] :is(svg.marks, canvas.marks)"
OURS = Server("ours", _streamlit("app.py"), clients.Ours, "ready", "satisfaction", VEGA)
PLAIN = Server("streamlit", _streamlit(str(PEERS / "streamlit_page.py")), clients.Streamlit, "", "", VEGA)
DASH = Server("dash", _dash, clients.Dash, "", "", ".js-plotly-plot .main-svg")
MEMOISED = DASH._replace(name="dash_memoised", environment=(("WIRE_MEMOISED", "1"),))
PANEL = Server("panel", _panel, clients.Panel, "panel_page", "panel_page", ".vega-embed canvas, .vega-embed svg")
ALL = (OURS, PLAIN, DASH, MEMOISED, PANEL)


def install() -> None:
    """Install the peers once, into a virtual environment of their own."""
    wanted = PEERS / "requirements.txt"
    noted = INSTALLED / "installed.txt"
    if noted.exists() and noted.read_text(encoding="utf-8") == wanted.read_text(encoding="utf-8"):
        return
    subprocess.run([sys.executable, "-m", "venv", str(INSTALLED)], check=True)
    pip = [str(INSTALLED / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", str(wanted)], check=True)
    noted.write_text(wanted.read_text(encoding="utf-8"), encoding="utf-8")


class Running(NamedTuple):
    """A server that runs: its process and its port."""

    server: Server
    process: subprocess.Popen
    port: int

    @property
    def processor(self) -> float:
        """Seconds of processor time of all its processes."""
        return sum(_seconds(process) for process in _family(self.process.pid))

    @property
    def memory(self) -> float:
        """Megabytes of memory of all its processes, what they share counted once."""
        return sum(_megabytes(process) for process in _family(self.process.pid))

    def settle(self) -> None:
        """Wait until it does nothing any more."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            before = self.processor
            time.sleep(1.5)
            if self.processor - before < 0.05:
                return


@contextmanager
def running(server: Server, store: str) -> Iterator[Running]:
    """Start a server over a store, and lend it when it answers."""
    port = _free_port()
    more = {"CXDASH_DATABASE_URL": store, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    environment = os.environ | more | dict(server.environment)
    process = subprocess.Popen(
        server.command(port), cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait(f"http://127.0.0.1:{port}/{server.ready}", process)
        yield Running(server, process, port)
    finally:
        process.terminate()
        process.wait()


def wait(url: str, process: subprocess.Popen) -> None:
    """Wait until a server answers with 200."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(url, timeout=PATIENCE):
                return
        except (HTTPError, URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"{url} did not answer.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _family(pid: int) -> list[Path]:
    """Return a process and its descendants, as folders of /proc."""
    parents = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(process.name)] = int(_fields(process)[1])
        except OSError:  # it has ended
            continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return [Path("/proc") / str(one) for one in found]


def _fields(process: Path) -> list[str]:
    """Return what the system counts of a process, from its state on, which follows its name in brackets."""
    return (process / "stat").read_text(encoding="utf-8").rpartition(") ")[2].split()


def _seconds(process: Path) -> float:
    fields = _fields(process)
    return (int(fields[11]) + int(fields[12])) / TICKS


def _megabytes(process: Path) -> float:
    shown = (process / "smaps_rollup").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in shown.splitlines() if line.startswith("Pss:")) / 1024
