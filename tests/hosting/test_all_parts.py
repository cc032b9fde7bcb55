"""All parts of the compose file as one, signed in: nginx with TLS, two servers, PostgreSQL and a provider."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine, select
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from cxdash.settings.reading import variable
from cxdash.store import database
from cxdash.store.schema import audit
from tests.company import COMPANY, take
from tests.hosting.front import UNCHECKED, Hosted, find_nginx, hosted
from tests.ui.shell.signing.by_hand import (
    HTML,
    INNER,
    drawn,
    messages,
    oidc,
    provider,
    status_of,
    visitor,
    websocket,
    widget,
)

pytestmark = [
    pytest.mark.hosted,
    pytest.mark.postgres,
    pytest.mark.skipif(find_nginx() is None, reason="There is no nginx on this machine: apt-get install nginx-light."),
]
SEAT = "cxdash_server"
ROLES = {"viewers": "staff", "editors": "analysts", "admins": "admins"}
SHEET, EXPORT = "lang=en&part=edit&sheet=roles", "lang=en&part=export"
PARTS = ["in", "quality", "load", "edit", "export", "changes"]


@pytest.fixture
def parts(postgresql_store: Engine) -> Iterator[Hosted]:
    take(postgresql_store, COMPANY)
    with provider() as metadata:
        settings = {variable(name): value for name, value in (ROLES | oidc(metadata)).items()}
        with hosted(postgresql_store.url.render_as_string(hide_password=False), **settings) as found:
            yield found


def seats(parts: Hosted, client: httpx.Client) -> dict[int, str]:
    """Return for each server a cookie that leads to it."""
    found: dict[int, str] = {}
    for number in range(30):
        sit(client, f"seat-{number}")
        before = parts.readers()
        with websocket(parts.address, client):
            after = parts.readers()
        found.setdefault(next(at for at in range(2) if after[at] > before[at]), f"seat-{number}")
        if len(found) == 2:
            return found
    raise AssertionError("nginx leads everybody to one server.")


def signed_in(parts: Hosted, name: str) -> httpx.Client:
    """Return a browser in which somebody has signed in through nginx."""
    client, answer = visitor(parts.address, name)
    assert (answer.status_code, answer.url.path) == (200, "/data")
    return client


def sit(client: httpx.Client, seat: str) -> None:
    """Give a browser the cookie that leads to a server."""
    kept = [cookie for cookie in client.cookies.jar if cookie.name == SEAT]
    for cookie in kept:
        client.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)
    client.cookies.set(SEAT, seat, domain="localhost.local")


def edit(page: ClientConnection, name: str) -> list[tuple[str, Any]]:
    """Call the second role something else and save it; return the states of widgets that did so."""
    said = messages(page, SHEET)
    typed = (widget(said, "edit roles"), json.dumps({"edited_rows": {"1": {"name": name}}}))
    said = messages(page, SHEET, [typed])
    states = [typed, (widget(said, "save roles"), True)]
    assert "Saved." in "\n".join(map(str, messages(page, SHEET, states)))
    return states


def told(page: ClientConnection, asked: BackMsg) -> ForwardMsg:
    """Send something by hand, and return the answer to it."""
    page.send(asked.SerializeToString())
    while True:
        message = ForwardMsg.FromString(page.recv(timeout=60))
        if message.WhichOneof("type") == "backend_operation_response":
            return message


def download(page: ClientConnection, said: list[ForwardMsg], file: str) -> tuple[str, str]:
    """Ask a page that has *said* so much for a file made when wanted: return its address, or what is said instead."""
    asked = BackMsg()
    asked.backend_operation_request.request_id = "1"
    asked.backend_operation_request.session_id = next(
        message.new_session.initialize.session_id for message in said if message.HasField("new_session")
    )
    asked.backend_operation_request.deferred_file.file_id = file
    answer = told(page, asked).backend_operation_response
    return answer.deferred_file.url, answer.error_msg


def offered(said: list[ForwardMsg]) -> str:
    """Return by what the server knows the last file that a page offers."""
    drawn_now = [message.delta.new_element for message in said if message.WhichOneof("type") == "delta"]
    return [one.download_button.deferred_file_id for one in drawn_now if one.HasField("download_button")][-1]


def exported(page: ClientConnection) -> str:
    """Export what the store holds, and return the file's address."""
    said = messages(page, EXPORT)
    address, refused = download(page, said, offered(said))
    assert (address[:7], refused) == ("/media/", "")
    return address


def noted(store: Engine) -> list[Any]:
    """Return every change that the store knows of, and who made it."""
    with database.reading(store) as connection:
        return list(connection.execute(select(audit.c.id, audit.c.actor).order_by(audit.c.id)))


def owners(page: ClientConnection) -> str:
    """Return all that the page Owners says."""
    return "\n".join(map(str, messages(page, "lang=en", name="ownership")))


def test_an_edit_at_one_server_is_seen_at_the_other_and_who_edits_goes_on_there_when_it_is_killed(
    parts, postgresql_store
):
    editor, viewer = signed_in(parts, "eddy"), signed_in(parts, "vera")
    at = seats(parts, editor)
    sit(editor, at[0])
    sit(viewer, at[1])

    with websocket(parts.address, editor) as page, websocket(parts.address, viewer) as other:
        assert parts.readers() == [1, 1]
        edit(page, "Chief of IT")
        assert "Chief of IT" in owners(other)
        parts.kill(0)
        with pytest.raises(ConnectionClosed):
            all(page.recv(timeout=60) for _ in iter(int, 1))
        with websocket(parts.address, editor) as again:  # as a browser does by itself
            assert "Chief of IT" in owners(again)
            edit(again, "Head of IT")
        assert "Head of IT" in owners(other)
    assert [actor for _, actor in noted(postgresql_store)][-2:] == ["eddy@example.com"] * 2


def test_signing_out_at_one_server_reaches_pages_that_are_open_at_the_other(parts):
    editor = signed_in(parts, "eddy")
    at = seats(parts, editor)
    sit(editor, at[1])

    with websocket(parts.address, editor) as page:
        states = edit(page, "Chief of IT")
        sit(editor, at[0])
        kept = httpx.Client(base_url=parts.address, cookies=httpx.Cookies(editor.cookies), verify=UNCHECKED)
        editor.get("/auth/logout", follow_redirects=False)
        said = "\n".join(map(str, messages(page, SHEET, states)))

    assert "Your sign-in has ended" in said
    assert "Chief of IT" not in said
    assert status_of(lambda: websocket(parts.address, kept)) == 401


def test_nothing_that_a_viewer_writes_by_hand_changes_or_fetches_anything(parts, postgresql_store):
    editor, viewer = signed_in(parts, "eddy"), signed_in(parts, "vera")
    here, elsewhere = seats(parts, editor).values()
    sit(editor, here)
    sit(viewer, here)

    with websocket(parts.address, editor) as page, websocket(parts.address, viewer) as other:
        states = edit(page, "Chief of IT")
        file = exported(page)
        before = noted(postgresql_store)

        said = [drawn(other, f"lang=en&part={part}&sheet=roles") for part in PARTS]
        said += [drawn(other, SHEET, states), drawn(other, SHEET, [(name, True) for name, _ in states])]
        own = messages(other, EXPORT)
        refused = [download(other, own, made_up) for made_up in ("", "0" * 32, Path(file).stem)]
        sit(viewer, elsewhere)
        assert viewer.get(file).status_code == 404
        for order in ("clear_cache", "debug_shutdown_runtime", "debug_disconnect_websocket"):
            asked = BackMsg()
            setattr(asked, order, True)
            other.send(asked.SerializeToString())
        assert "Chief of IT" in owners(other)

    assert not any("Traceback" in one or "download_button" in one or file in one for one in said)
    assert refused == [("", "Failed to generate file for download")] * 3
    assert viewer.put("/_stcore/upload_file/session/file", content=b"1").status_code == 403
    assert noted(postgresql_store) == before
    assert all(one.poll() is None for one in parts.servers)


def test_who_has_not_signed_in_is_answered_nothing_whatever_is_asked_for(parts):
    editor = signed_in(parts, "eddy")
    with websocket(parts.address, editor) as page:
        file = exported(page)
        assert editor.get(file).status_code == 200
        stranger = httpx.Client(base_url=parts.address, verify=UNCHECKED)
        claims = {"X-Forwarded-Email": "ada@example.com", "X-Forwarded-User": "ada", "X-Forwarded-Groups": "admins"}
        sit(stranger, editor.cookies[SEAT])

        assert [stranger.get(path, headers=claims).status_code for path in [file, *INNER]] == [401] * (1 + len(INNER))
        assert stranger.put("/_stcore/upload_file/session/file", content=b"1").status_code == 401
        assert status_of(lambda: websocket(parts.address, stranger, **claims)) == 401


def test_every_cookie_of_signing_in_is_for_https_only_and_hidden_from_scripts_but_their_token(parts):
    client = httpx.Client(base_url=parts.address, headers=HTML, verify=UNCHECKED)
    answers = [client.get("/overview")]
    while "location" in answers[-1].headers:
        answers.append(client.get(answers[-1].headers["location"]))
    answers.append(client.post(answers[-1].url, data={"sub": "eddy"}))
    while "location" in answers[-1].headers:
        answers.append(client.get(answers[-1].headers["location"]))
    ours = [answer for answer in answers if answer.url.host == "localhost"]
    cookies = [cookie for answer in ours for cookie in answer.headers.get_list("set-cookie")]

    assert answers[-1].url.path == "/overview"
    assert {cookie.split("=")[0] for cookie in cookies} >= {SEAT, "_streamlit_user", "cxdash_next"}
    assert [one for one in cookies if "secure" not in _marks(one)] == []
    assert {one.split("=")[0] for one in cookies if "httponly" not in _marks(one)} <= {"_streamlit_xsrf"}


def _marks(cookie: str) -> set[str]:
    return {part.strip().lower() for part in cookie.split(";")}
