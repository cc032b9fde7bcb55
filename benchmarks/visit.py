"""Whether the first visitor after a start waits longer than the tenth."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks import company, measure
from benchmarks.measure import Result

ROOT = Path(__file__).parents[1]
PAUSE = 0.2
"""Seconds between two visitors, in which the server lets go of the one before."""


def first_to_tenth(quick: bool) -> list[Result]:
    """Compare the first visit after /ready with the tenth, over several starts of a real server.

    Fair, since a visit is what the browser does: a new WebSocket, a rerun of the page, and every message read until
    script_finished. A server of which nothing is kept comes first, so that the visitor himself is warm. The ratio is
    the median of the starts' ratios.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = company.fill(Path(folder) / "company.db")
        starts = [_visits(store) for _ in range(2 if quick else 6)][1:]
    first, tenth = [start[0] for start in starts], [start[9] for start in starts]
    ratios = [start[0] / start[9] for start in starts]
    return [
        Result(
            "first_visit.to_tenth",
            round(median(ratios), 3),
            "<= 1.5",
            {"first": measure.milliseconds(first), "tenth": measure.milliseconds(tenth)},
            "From connecting to script_finished on the Satisfaction page, first visit after /ready and "
            "tenth, each a new"
            " connection; median of the ratios of several starts of `streamlit run app.py`.",
            len(starts),
            {"second_ms": measure.milliseconds([start[1] for start in starts]), "highest_ratio": round(max(ratios), 3)},
        )
    ]


def _visits(store: str) -> list[float]:
    with serving(store) as port:
        visit = measure.clock(lambda: _visit(port))
        return [visit() for _ in range(10) if not time.sleep(PAUSE)]


@contextmanager
def serving(store: str) -> Iterator[int]:
    """Start the server on a free port and lend it when it says that it is ready."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = os.environ | {"CXDASH_DATABASE_URL": store, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(1200):
        try:
            with urlopen(f"http://127.0.0.1:{port}/ready") as answer:
                if json.load(answer)["ready"]:
                    return
        except (URLError, ConnectionError):
            time.sleep(0.05)
    raise RuntimeError("The server did not become ready within a minute.")


def _visit(port: int) -> None:
    """Open the page by its link and read until it is drawn."""
    asked = BackMsg()
    asked.rerun_script.page_name = "satisfaction"
    asked.rerun_script.context_info.locale = "en-GB"
    asked.rerun_script.context_info.url = f"http://127.0.0.1:{port}/satisfaction"
    with connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as page:
        page.send(asked.SerializeToString())
        drawn = []
        while (message := ForwardMsg.FromString(page.recv(timeout=60))).WhichOneof("type") != "script_finished":
            if message.WhichOneof("type") == "delta":
                drawn.append(message.delta.new_element.WhichOneof("type"))
    if ("vega_lite_chart" not in drawn and "arrow_vega_lite_chart" not in drawn) or "exception" in drawn:
        raise RuntimeError(f"The page was not drawn: {drawn}.")
