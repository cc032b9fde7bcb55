"""The door to the network, tried with hand-written requests on an address of this machine that is not loopback."""

import http.client
import logging
import socket
import time
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from cxdash.ballot import network
from cxdash.domain.messages import ImportRefused
from cxdash.domain.people import admin
from cxdash.store.read import workshop as stored
from cxdash.store.write.workshop import closing as ending
from tests.ballot.phones import HIDDEN
from tests.room import OWNER, Room, held


@pytest.fixture
def room(served) -> Room:
    room = held(served, OWNER)
    room.open(room.questions[0])
    return room


@pytest.fixture
def door(room, ip):
    """The open door."""
    yield urlsplit(network.open_door(room.now.code, ip))
    network.close_door()


def ask(door, path, method="GET", body=None, **headers):
    with closing(http.client.HTTPConnection(door.hostname, door.port, timeout=20)) as line:
        line.request(method, path, body, {name.replace("_", "-"): text for name, text in headers.items()})
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def raw(door, request: bytes) -> bytes:
    """Send bytes and return the first line of what comes back, b'' where the line is cut."""
    with closing(socket.create_connection((door.hostname, door.port), timeout=20)) as line:
        line.settimeout(3)
        try:
            line.sendall(request)
            return line.recv(4096).split(b"\r\n")[0]
        except (TimeoutError, ConnectionError):
            return b""


def answers_at(host, port) -> bool:
    try:
        socket.create_connection((host, port), timeout=2).close()
    except OSError:
        return False
    return True


class TestWhoComesIn:
    def test_a_phone_in_the_network_votes(self, door, room):
        _, headers, shown = ask(door, door.path)
        cookie = headers["set-cookie"].split(";")[0]
        fields = "&".join(f"{name}={text}" for name, text in HIDDEN.findall(shown))

        status, headers, _ = ask(
            door,
            door.path,
            "POST",
            f"{fields}&choice=CIO",
            Cookie=cookie,
            Origin=f"http://{door.netloc}",
            Content_Type="application/x-www-form-urlencoded",
        )

        assert status == 303
        assert f"receipts_{room.now.code}=" in headers["set-cookie"]
        assert "server" not in headers

    def test_the_dashboard_is_not_there(self, door):
        paths = ["/", "/ready", "/overview", "/_stcore/health", "/_stcore/stream", "/_stcore/host-config", "/media/x"]
        paths += ["/assets/icon.png", "/static/", "/b", "/b/", "/words.js", "/auth/login", "/docs", "/openapi.json"]

        assert {path: ask(door, path)[0] for path in paths} == dict.fromkeys(paths, 404)

    def test_no_websocket_is_opened(self, door):
        for path in ("/_stcore/stream", door.path, f"{door.path}/state"):
            with pytest.raises(InvalidStatus) as refused:
                connect(f"ws://{door.netloc}{path}", proxy=None, subprotocols=["streamlit"])
            assert refused.value.response.status_code in (200, 404)

    def test_another_host_or_a_page_from_elsewhere_is_refused(self, door):
        own = f"http://{door.netloc}"

        assert ask(door, door.path, Host="evil.example")[0] == 400
        assert ask(door, door.path, Host=f"localhost:{door.port}")[0] == 400
        assert [ask(door, door.path, "POST", "", Origin=origin)[0] for origin in ("http://evil.example", "null")] == [
            403,
            403,
        ]
        assert ask(door, door.path, "POST", "", Origin=own)[0] == 422

    @pytest.mark.parametrize(
        "path", ["/b/../_stcore/health", "//", "/b/%2e%2e/ready", "/b//", "/%2f", "/b/x/y/z", "/b/{code}/../../", "\\"]
    )
    def test_no_way_round_leads_elsewhere(self, path, door):
        path = path.format(code=door.path.split("/")[-1])

        assert raw(door, f"GET {path} HTTP/1.1\r\nHost: {door.netloc}\r\n\r\n".encode()) == b"HTTP/1.1 404 Not Found"

    def test_requests_that_no_browser_sends_are_refused_and_the_door_stays(self, door, room):
        host = f"Host: {door.netloc}\r\n".encode()
        post = f"POST {door.path} HTTP/1.1\r\n".encode() + host
        hostile = [
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"GET /\r\n\r\n",
            b"GET / HTTP/9.9\r\n" + host + b"\r\n",
            b"GET http://127.0.0.1:8501/_stcore/health HTTP/1.1\r\n" + host + b"\r\n",
            b"CONNECT 127.0.0.1:8501 HTTP/1.1\r\n" + host + b"\r\n",
            b"GET " + door.path.encode() + b" HTTP/1.1\r\n\r\n",
            b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n" + host + b"\r\n",
            b"GET / HTTP/1.1\r\n" + host + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
            post + b"Content-Length: -1\r\n\r\n",
            post + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
            post + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            post + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            post + b"Content-Length: 200000\r\n\r\n" + b"a" * 200_000,
        ]

        said = [raw(door, request) for request in hostile]

        assert [line for line in said if line[9:12] not in (b"", b"400", b"404", b"413", b"422")] == []
        assert room.read(stored.answered, room.key) == {}
        assert ask(door, f"{door.path}/state")[2] == f"{room.questions[0]}.1.open"


class TestTheDoor:
    def test_it_is_open_on_the_address_that_was_picked_and_no_other(self, door, ip):
        assert door.hostname == ip
        assert answers_at(ip, door.port)
        assert not answers_at("127.0.0.1", door.port)

    def test_it_closes_and_what_was_asked_is_not_answered_any_longer(self, door):
        network.close_door()

        assert network.door() is None
        assert not answers_at(door.hostname, door.port)

    def test_opened_again_it_is_the_same_and_for_another_workshop_the_first_is_closed(self, door, ip, room, served):
        other = held(served, OWNER, name="Autumn")

        again = network.open_door(room.now.code, ip)
        second = network.open_door(other.now.code, ip)

        assert again == door.geturl()
        assert network.door() == network.Door(other.now.code, ip, second)
        assert ask(urlsplit(second), door.path)[0] == 404

    def test_it_closes_by_itself_once_the_workshop_is_over(self, ip, room, served, monkeypatch):
        monkeypatch.setattr(network, "LOOKS_EVERY", 1)
        monkeypatch.setattr(network, "STAYS", 0)
        door = urlsplit(network.open_door(room.now.code, ip))
        ending.close(served, admin("kari"), room.key)

        end = time.monotonic() + 30
        while network.door() and time.monotonic() < end:
            time.sleep(0.1)

        assert network.door() is None
        assert not answers_at(door.hostname, door.port)

    def test_another_program_on_its_port_leads_to_another_port(self, room, ip):
        with socket.socket() as taken:
            taken.bind((ip, 0))
            taken.listen()
            port = taken.getsockname()[1]
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(network, "PORT", port)
                door = urlsplit(network.open_door(room.now.code, ip))
            network.close_door()

        assert door.port != port

    @pytest.mark.parametrize("address", ["0.0.0.0", "127.0.0.1", "203.0.113.9", "", "localhost", "::"])
    def test_only_an_address_of_this_machine_in_a_network_is_opened(self, address, room):
        with pytest.raises(ImportRefused, match="This machine does not have the address"):
            network.open_door(room.now.code, address)

        assert network.door() is None

    def test_nobodys_address_is_written_down(self, door, caplog):
        with caplog.at_level(logging.DEBUG):
            ask(door, door.path)
            ask(door, "/nothing")

        assert [record.getMessage() for record in caplog.records if door.hostname in record.getMessage()] == []


def test_addresses_are_those_that_others_can_reach():
    found = network.addresses()

    assert [one for one in found if one.ip.startswith(("127.", "169.254.", "0."))] == []
    assert len({one.ip for one in found}) == len(found)
