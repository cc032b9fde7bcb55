"""Who gets in: tried with hand-written requests on servers that are really running."""

import http.client
import json
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from cxdash.ballot import elements, network
from cxdash.ballot.page import SCRIPTS, STYLE
from cxdash.settings.reading import variable
from cxdash.store import database
from cxdash.ui.shell import doors
from tests.browser.server import ROOT, started, streamlit, uvicorn
from tests.room import OWNER, held

ANSWERS = {"/": 307, "/ready": 200, "/_stcore/health": 200, "/satisfaction?lang=en": 200}
"""What is answered to those who may ask; the root leads to the overview."""

PATHS = list(ANSWERS)
SETTING = variable("allowed_hosts")
MEGABYTE = 1024 * 1024
PUBLISHED = 9000
"""A port that a container or a tunnel publishes: not the one the server listens on."""


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory):
    address = f"sqlite:///{tmp_path_factory.mktemp('doors') / 'cxdash.db'}"
    database.open_store(address).dispose()
    return address


@pytest.fixture(scope="module")
def laptop(empty_store):
    """A server as `make run` starts it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(SETTING, raising=False)
        with started(empty_store) as address:
            yield urlsplit(address)


@pytest.fixture(scope="module")
def hosted(empty_store):
    """A server as it is hosted, by uvicorn, under two names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SETTING, "cx.example.com, *.example.org")
        patch.setenv(variable("sign_in"), "none")
        with started(empty_store, uvicorn) as address:
            yield urlsplit(address)


def status(server, path, host=None, origin=None, method="GET", headers=()):
    """Send a request with these Host and Origin headers and return the status of the answer."""
    with closing(http.client.HTTPConnection(server.hostname, server.port, timeout=60)) as line:
        line.putrequest(method, path, skip_host=True)
        line.putheader("Host", host or server.netloc)
        for name, value in [*([("Origin", origin)] if origin else []), *headers]:
            line.putheader(name, value)
        line.endheaders()
        return line.getresponse().status


def websocket(server, host=None, origin=None):
    """Open the websocket of a page at a server, under the name of *host*."""
    return connect(
        f"ws://{host or server.netloc}/_stcore/stream",
        origin=origin,
        subprotocols=["streamlit"],
        max_size=None,
        proxy=None,
        address=(server.hostname, server.port),
    )


def refused(server, host=None, origin=None):
    """Return the status with which a websocket is refused."""
    with pytest.raises(InvalidStatus) as refusal:
        websocket(server, host, origin)
    return refusal.value.response.status_code


def session(page):
    """Ask for a page over a websocket and return the id of the session that draws it."""
    asked = BackMsg()
    asked.rerun_script.page_name = "data"
    page.send(asked.SerializeToString())
    while (message := ForwardMsg.FromString(page.recv(timeout=60))).WhichOneof("type") != "new_session":
        pass
    return message.new_session.initialize.session_id


class TestOnALaptop:
    @pytest.mark.parametrize("path", PATHS)
    @pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
    def test_this_machine_gets_in_by_each_of_its_names_and_any_port(self, name, path, laptop):
        answers = [status(laptop, path, f"{name}:{port}") for port in (laptop.port, PUBLISHED)]

        assert answers == [ANSWERS[path]] * 2

    @pytest.mark.parametrize("path", PATHS)
    @pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:8501", "10.0.0.7:8501", "localhost@evil"])
    def test_a_request_by_another_name_is_refused(self, host, path, laptop):
        assert status(laptop, path, host) == 400
        assert status(laptop, path, host, f"http://{host}") == 400

    def test_a_websocket_by_another_name_is_refused_though_its_origin_is_the_same(self, laptop):
        assert refused(laptop, "evil.example", "http://evil.example") == 400

    @pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
    @pytest.mark.parametrize("origin", ["http://evil.example", "http://localhost:3000", "null", "http://[", "file://"])
    def test_a_page_from_elsewhere_is_refused(self, origin, method, laptop):
        assert status(laptop, "/_stcore/upload_file/session/file", None, origin, method) == 403

    @pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:3000", "http://localhost", "null"])
    def test_a_websocket_of_a_page_from_elsewhere_is_refused(self, origin, laptop):
        """Streamlit alone lets any page on localhost in, whatever its port."""
        assert refused(laptop, f"localhost:{laptop.port}", origin) == 403

    def test_one_foreign_origin_among_two_is_enough_to_be_refused(self, laptop):
        own = f"http://{laptop.netloc}"

        assert status(laptop, "/ready", None, own, headers=[("Origin", "http://evil.example")]) == 403

    @pytest.mark.parametrize("port", [None, PUBLISHED])
    @pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
    def test_its_own_pages_open_a_websocket_and_are_drawn(self, name, port, laptop):
        host = f"{name}:{port or laptop.port}"

        with websocket(laptop, host, f"http://{host}") as page:
            assert session(page)

    def test_a_client_that_is_no_browser_sends_no_origin_and_gets_in(self, laptop):
        with websocket(laptop) as page:
            assert session(page)

    def test_a_refusal_carries_the_security_headers_too(self, laptop):
        with closing(http.client.HTTPConnection(laptop.hostname, laptop.port)) as line:
            line.request("GET", "/", headers={"Origin": "http://evil.example"})
            answer = line.getresponse()

        assert {name: answer.headers[name] for name in doors.HEADERS} == doors.HEADERS


class TestHosted:
    @pytest.mark.parametrize("host", ["cx.example.com", "CX.example.com:8443", "sales.example.org", "127.0.0.1:80"])
    def test_it_answers_to_the_names_of_the_setting_and_to_its_own_machine(self, host, hosted):
        assert [status(hosted, path, host) for path in PATHS] == list(ANSWERS.values())

    @pytest.mark.parametrize("host", ["example.com", "cx.example.com.evil.example", "example.org", "evilexample.org"])
    def test_other_names_are_refused(self, host, hosted):
        assert [status(hosted, path, host) for path in PATHS] == [400] * len(PATHS)
        assert refused(hosted, host, f"http://{host}") == 400

    @pytest.mark.parametrize("host", ["cx.example.com", "cx.example.com:8443", "sales.example.org"])
    def test_its_pages_open_a_websocket_behind_a_published_port(self, host, hosted):
        with websocket(hosted, host, f"https://{host}") as page:
            assert session(page)

    @pytest.mark.parametrize(
        "origin", ["https://evil.example", "https://sales.example.org", "https://cx.example.com:1"]
    )
    def test_a_page_of_another_host_is_refused_though_that_host_is_allowed(self, origin, hosted):
        assert status(hosted, "/ready", "cx.example.com", origin) == 403
        assert refused(hosted, "cx.example.com", origin) == 403


@pytest.fixture(scope="module")
def code(empty_store):
    """The code of a workshop that asks something."""
    engine = database.open_store(empty_store)
    room = held(engine, OWNER)
    room.open(room.questions[0])
    yield room.now.code
    engine.dispose()


class TestBallots:
    @pytest.mark.parametrize("server", ["laptop", "hosted"])
    def test_the_same_server_answers_phones_with_a_page_and_a_policy_of_its_own(self, server, code, request):
        address = request.getfixturevalue(server)

        with closing(http.client.HTTPConnection(address.hostname, address.port, timeout=60)) as line:
            line.request("GET", f"/b/{code}")
            answer = line.getresponse()
            shown = answer.read().decode()

        assert answer.status == 200
        assert answer.headers["Content-Security-Policy"] == elements.header(STYLE, SCRIPTS)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Who owns Use today?" in shown
        assert status(address, "/b/CCCCC") == 404
        assert status(address, f"/b/{code}", None, "http://evil.example", "POST") == 403


BESIDE = """
import json, sys, threading, time, urllib.request
from pathlib import Path
from cxdash.ballot import network

kind, port, code, told = sys.argv[1:]

def open_later():
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/ready")
            break
        except OSError:
            time.sleep(0.2)
    url = network.open_door(code, network.addresses()[0].ip)
    Path(told).with_suffix(".part").write_text(json.dumps(url))
    Path(told).with_suffix(".part").rename(told)

threading.Thread(target=open_later, daemon=True).start()
if kind == "uvicorn":
    import uvicorn
    uvicorn.run("app:app", port=int(port), lifespan="on")
else:
    from streamlit.web import cli
    sys.argv = ["streamlit", "run", "app.py", "--server.port", port]
    cli.main()
"""
"""A server as usual, in whose process the door is opened as the facilitator's page does."""


@pytest.mark.skipif(not network.addresses(), reason="This machine is in no network.")
@pytest.mark.parametrize("kind", ["streamlit", pytest.param("uvicorn", marks=pytest.mark.matrix)])
def test_beside_either_server_the_door_lets_phones_in_and_the_dashboard_stays_on_loopback(
    kind, code, empty_store, tmp_path
):
    told = tmp_path / "url.json"

    with started(
        empty_store, lambda port: [sys.executable, "-c", BESIDE, kind, str(port), code, str(told)]
    ) as dashboard:
        while not told.exists():
            time.sleep(0.1)
        door, inside = urlsplit(json.loads(told.read_text())), urlsplit(dashboard)
        elsewhere = inside._replace(netloc=f"{door.hostname}:{inside.port}")

        assert [status(door, path) for path in (door.path, f"{door.path}/state")] == [200, 200]
        assert [status(door, path) for path in PATHS] == [404] * len(PATHS)
        assert refused(door) == 404
        assert [status(inside, path) for path in PATHS] == list(ANSWERS.values())
        with pytest.raises(ConnectionRefusedError):
            status(elsewhere, "/ready")


@pytest.fixture(scope="module")
def page(laptop):
    with websocket(laptop) as page:
        yield page


@pytest.fixture(scope="module")
def upload(laptop, page):
    """Return a function that uploads chunks in the open session, and returns the status of the answer."""
    place = f"/_stcore/upload_file/{session(page)}/file"
    with closing(http.client.HTTPConnection(laptop.hostname, laptop.port)) as line:
        line.request("GET", "/_stcore/health")
        cookies = SimpleCookie(line.getresponse().headers["Set-Cookie"])
    token = cookies["_streamlit_xsrf"].value

    def send(chunks, **more):
        headers = {
            "Content-Type": "multipart/form-data; boundary=edge",
            "Origin": f"http://{laptop.netloc}",
            "Cookie": f"_streamlit_xsrf={token}",
            "X-Xsrftoken": token,
        }
        with closing(http.client.HTTPConnection(laptop.hostname, laptop.port, timeout=60)) as line:
            with suppress(BrokenPipeError, ConnectionResetError):  # refused before all was sent
                line.request("PUT", place, body=chunks, headers=headers | more)
            return line.getresponse().status

    return send


class TestUploads:
    HEAD = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="survey.csv"\r\n\r\n'
    TAIL = b"\r\n--edge--\r\n"

    def test_a_file_comes_in(self, upload):
        assert upload(self.HEAD + b"1" * MEGABYTE + self.TAIL) == 204

    def test_more_than_fifty_megabytes_are_refused_by_the_announced_length(self, upload):
        assert upload(b"", **{"Content-Length": str(50 * MEGABYTE + 1)}) == 413

    def test_more_than_fifty_megabytes_are_refused_as_they_arrive_unannounced(self, upload):
        chunks = (self.HEAD, *[b"1" * MEGABYTE] * 52, self.TAIL)

        assert upload(iter(chunks)) == 413

    def test_none_comes_in_without_the_token_of_the_page(self, upload):
        assert upload(self.HEAD + b"1" + self.TAIL, **{"X-Xsrftoken": ""}) == 403


class TestTheSetting:
    def test_its_names_are_added_to_this_machine(self, monkeypatch):
        monkeypatch.setenv(SETTING, "cx.example.com")
        monkeypatch.setenv(variable("sign_in"), "none")

        assert doors.allowed_hosts() == [*doors.LOOPBACK, "cx.example.com"]

    @pytest.mark.parametrize("command", [uvicorn, streamlit], ids=["uvicorn", "streamlit"])
    def test_a_wrong_one_stops_the_start_with_a_sentence(self, monkeypatch, command):
        monkeypatch.setenv(SETTING, "https://cx.example.com")

        done = subprocess.run(command(0), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)

        assert done.returncode != 0
        assert done.stderr.strip() == (
            'The setting CXDASH_ALLOWED_HOSTS is "https://cx.example.com". Allowed is names of hosts without scheme or '
            "port, separated by commas, as in cx.example.com,*.example.org."
        )


def test_a_server_is_ready_only_while_its_store_can_be_read(laptop, empty_store):
    file = Path(empty_store.removeprefix("sqlite:///"))
    assert status(laptop, "/ready") == 200

    moved = file.rename(file.with_name("elsewhere.db"))
    assert status(laptop, "/ready") == 503

    moved.rename(file)
    assert status(laptop, "/ready") == 200
