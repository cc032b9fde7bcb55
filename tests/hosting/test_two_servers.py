"""Two servers over one PostgreSQL behind nginx: one store for all, and one of them may fail."""

import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from cxdash.domain.people import admin
from cxdash.store.write import changes
from tests.browser.server import ROOT
from tests.builders import load
from tests.company import COMPANY, take
from tests.hosting.front import TEMPLATE, UNCHECKED, Hosted, find_nginx, hosted

pytestmark = [
    pytest.mark.hosted,
    pytest.mark.postgres,
    pytest.mark.skipif(find_nginx() is None, reason="There is no nginx on this machine: apt-get install nginx-light."),
]
SEATS = [f"seat-{number}" for number in range(8)]
"""Cookies by which visitors stay at a server; among eight there are some for each."""


@pytest.fixture
def two(postgresql_store) -> Iterator[Hosted]:
    take(postgresql_store, COMPANY)
    load(
        postgresql_store, [(f"person {number}", "web", "CSAT", number % 5 + 1) for number in range(90)], touchpoints=[]
    )
    with hosted(postgresql_store.url.render_as_string(hide_password=False)) as servers:
        yield servers


def visit(address: str, seat: str, page: str = "ownership") -> bytes:
    """Open a page as a browser does, and return all that is sent for it."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.context_info.locale = "en-GB"
    asked.rerun_script.context_info.url = f"{address}/{page}"
    shown = b""
    with connect(
        f"{address.replace('https', 'wss')}/_stcore/stream",
        origin=address,
        ssl=UNCHECKED,
        subprotocols=["streamlit"],
        max_size=None,
        proxy=None,
        additional_headers={"Cookie": f"cxdash_server={seat}"},
    ) as line:
        line.send(asked.SerializeToString())
        while True:
            sent = line.recv(timeout=60)
            shown += sent
            if ForwardMsg.FromString(sent).WhichOneof("type") == "script_finished":
                return shown


def answer(address: str, method: str = "GET", body: bytes | None = None, **headers: str):
    """Return status and headers of an answer."""
    request = urllib.request.Request(address, body, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60, context=UNCHECKED) as found:
            return found.status, found.headers
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers


def test_what_is_edited_is_seen_at_both_and_one_that_fails_is_taken_over(two, postgresql_store):
    assert all(b"Chief of IT" not in visit(two.address, seat) for seat in SEATS[:4])
    with changes.writing(postgresql_store, admin("kari")) as change:
        changes.edit(change, "role", "CIO", 1, {"name": "Chief of IT"})
    assert all(b"Chief of IT" in visit(two.address, seat) for seat in SEATS)

    rounds, broken, failed = 4, [], []
    halfway = threading.Barrier(len(SEATS) + 1)

    def read(seat: str) -> None:
        for number in range(2 * rounds):
            if number == rounds:
                halfway.wait()
            for _ in range(3):  # a browser whose line breaks opens another
                try:
                    visit(two.address, seat)
                    break
                except (OSError, WebSocketException):
                    broken.append(seat)
            else:
                failed.append((seat, number))

    readers = [threading.Thread(target=read, args=(seat,)) for seat in SEATS]
    for reader in readers:
        reader.start()
    halfway.wait()
    two.kill(0)
    for reader in readers:
        reader.join()

    assert failed == []
    assert len(broken) <= 2 * len(SEATS)
    assert two.servers[1].poll() is None


def test_what_stands_in_front_keeps_to_its_limits_and_a_newer_store_is_not_ready(two, postgresql_store):
    status, headers = answer(f"{two.address}/satisfaction")
    seat = next(cookie for cookie in headers.get_all("Set-Cookie") if cookie.startswith("cxdash_server="))

    assert status == 200
    assert {part.strip() for part in seat.split(";")[1:]} == {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"}
    assert all("secure" in cookie.lower() for cookie in headers.get_all("Set-Cookie"))
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "nginx/" not in headers["Server"]
    assert [answer(f"{two.address}{path}")[0] for path in ("/health", "/ready", "/_stcore/metrics")] == [404] * 3
    assert answer(f"{two.address}/_stcore/upload_file/a/b", "PUT", b"x" * (52 * 1024 * 1024))[0] == 413
    assert answer(f"{two.address}/b/code", "POST", b"x" * (65 * 1024))[0] == 413
    assert answer(f"{two.address}/satisfaction", Origin="https://evil.example")[0] == 403

    with postgresql_store.begin() as connection:  # as a newer version leaves it
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert answer(f"http://127.0.0.1:{two.ports[0]}/ready")[0] == 503
    assert answer(f"http://127.0.0.1:{two.ports[0]}/health")[0] == 200


def test_the_guide_names_every_value_of_the_template_to_what_fills_it_in():
    values = set(re.findall(r"\$\{(\w+)\}", TEMPLATE.read_text(encoding="utf-8")))
    (named,) = re.findall(r"envsubst '(.*?)'", (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8"))

    assert set(re.findall(r"\$\{(\w+)\}", named)) == values
