"""Whether a reader waits while another drops broken and large files on the same server, one after the other."""

import io
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from urllib.request import Request, urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks import company, measure
from benchmarks.measure import Result
from benchmarks.visit import serving

SEGMENTS = ("", "home", "business")
LOAD = "part=load&lang=en"
"""The part of Data on which files are dropped."""


def rerun_during_to_before(quick: bool) -> list[Result]:
    """Compare a reader's warm reruns while uploads are read with those while none is, on a real server.

    Fair, since both are the same reruns of the Satisfaction page over one WebSocket, in turns of ten with and without
    uploads. These go through the door on Data as a browser's do: a file is sent, and the page runs until it has said
    what the file is or why it is refused; then the next one follows at once. The ratio is that of the medians.
    """
    turns, runs = (2, 5) if quick else (12, 10)
    quiet: list[float] = []
    busy: list[float] = []
    with tempfile.TemporaryDirectory() as folder, serving(company.fill(Path(folder) / "company.db")) as port:
        read = Uploads()
        with Page(port, "satisfaction") as reader:
            views = cycle(SEGMENTS)
            rerun = measure.clock(lambda: reader.rerun(f"segment={next(views)}"))
            for _ in range(2 * len(SEGMENTS)):
                rerun()
            for _ in range(turns):
                quiet += [rerun() for _ in range(runs)]
                with read.going_on(port):
                    busy += [rerun() for _ in range(runs)]
    late = [quantiles(seconds, n=20)[-1] for seconds in (busy, quiet)]
    return [
        Result(
            "rerun.during_uploads_to_before",
            round(median(busy) / median(quiet), 3),
            "<= 2",
            {"during": measure.milliseconds(busy), "before": measure.milliseconds(quiet)},
            "Warm reruns of the Satisfaction page over a WebSocket to `streamlit run app.py` while another reader "
            "drops broken and large files on Data, and while nobody does, in turns.",
            len(busy),
            {
                "uploads_read": read.count,
                "during_p95_ms": round(late[0] * 1000, 1),
                "before_p95_ms": round(late[1] * 1000, 1),
                "ratio_p95": round(late[0] / late[1], 3),
            },
        )
    ]


class Page:
    """A page that somebody has open over a WebSocket."""

    def __init__(self, port: int, name: str) -> None:
        self._port, self._name, self._uploader = port, name, ""
        self._socket = connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None)
        with urlopen(f"http://127.0.0.1:{port}/_stcore/health") as answer:
            cookie = answer.headers["Set-Cookie"].split(";")[0]
        self._token = {"Cookie": cookie, "X-Xsrftoken": cookie.partition("=")[2].strip('"')}

    def __enter__(self) -> "Page":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def rerun(self, query: str = "", dropped: UploadedFileInfo | None = None) -> None:
        """Run the page by its link, maybe with a file dropped on it, and read until it is drawn."""
        asked = BackMsg()
        script = asked.rerun_script
        script.page_name, script.query_string, script.context_info.locale = self._name, query, "en-GB"
        script.context_info.url = f"http://127.0.0.1:{self._port}/{self._name}"
        if dropped is not None:
            state = script.widget_states.widgets.add(id=self._uploader)
            state.file_uploader_state_value.uploaded_file_info.append(dropped)
        self._socket.send(asked.SerializeToString())
        while (message := self._received()).WhichOneof("type") != "script_finished":
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                raise RuntimeError(element.exception.message)
            self._uploader = element.file_uploader.id or self._uploader

    def drop(self, name: str, content: bytes, query: str) -> None:
        """Send a file to the server, and run the page until it has said what it is or why it is refused."""
        asked = BackMsg()
        asked.file_urls_request.request_id = "1"
        asked.file_urls_request.file_names.append(name)
        self._socket.send(asked.SerializeToString())
        while (message := self._received()).WhichOneof("type") != "file_urls_response":
            pass
        (urls,) = message.file_urls_response.file_urls
        head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + b"\r\n--x--\r\n"
        kind = {"Content-Type": "multipart/form-data; boundary=x"} | self._token
        url = f"http://127.0.0.1:{self._port}/{urls.upload_url.lstrip('/')}"
        with urlopen(Request(url, body, kind, method="PUT"), timeout=60):
            pass
        self.rerun(query, UploadedFileInfo(name=name, size=len(content), file_id=urls.file_id, file_urls=urls))

    def _received(self) -> ForwardMsg:
        return ForwardMsg.FromString(self._socket.recv(timeout=60))


class Uploads:
    """Files that are dropped in turn; *count*: how many were read so far."""

    def __init__(self) -> None:
        self.count = 0
        self._files = cycle(_files())

    @contextmanager
    def going_on(self, port: int) -> Iterator[None]:
        """Drop one file after the other on another reader's page until the block ends."""
        ended = threading.Event()
        with Page(port, "data") as page, ThreadPoolExecutor(1) as pool:
            page.rerun(LOAD)
            dropping = pool.submit(self._drop_until, ended, page)
            try:
                yield
            finally:
                ended.set()
            dropping.result()

    def _drop_until(self, ended: threading.Event, page: Page) -> None:
        while not ended.is_set():
            page.drop(*next(self._files), LOAD)
            self.count += 1


def _files() -> list[tuple[str, bytes]]:
    """Return uploads that cost as much as they may: a packed one, a wide one, a damaged one, and a large survey."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("answers.csv", b"0" * 45_000_000)
    wide = "\n".join([";".join(f"q{n}" for n in range(100_000))] * 2).encode()
    rows = "".join(f"{n},2026-01-{13 + n % 18},{n % 5 + 1},Waited {n} days\n" for n in range(60_000))
    survey = ("ID,Date,How satisfied are you with the web site? (1-5),Why\n" + rows).encode()
    return [
        ("packed.zip", packed.getvalue()),
        ("wide.csv", wide),
        ("damaged.xlsx", packed.getvalue()[:-100]),
        ("survey.csv", survey),
    ]
