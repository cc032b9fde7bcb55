"""A provider where people sign in, and what a browser would send, written by hand."""

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.browser.server import free_port
from tests.hosting.front import UNCHECKED

PEOPLE = {"vera": "staff", "eddy": "analysts", "ada": "admins", "otto": "others"}
"""Whom the provider knows, each with the group it tells."""

HTML = {"Accept": "text/html"}
INNER = [
    "/_stcore/stream",
    "/_stcore/host-config",
    "/media/a.csv",
    "/component/a",
    "/_stcore/agent/x",
]
"""What Streamlit serves besides pages."""


@contextmanager
def provider(**more: object) -> Iterator[str]:
    """Run an OpenID Connect provider in a process of its own, where each of PEOPLE can sign in with one click."""
    port = free_port()
    users = [
        word
        for name, group in PEOPLE.items()
        for word in ("--user-claims", json.dumps({"sub": name, "email": f"{name}@example.com", "groups": [group]}))
    ]
    options = [word for name, value in more.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port), *users, *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}/.well-known/openid-configuration"
            _wait_for(address)
            yield address
        finally:
            process.terminate()


def _wait_for(address):
    for _ in range(300):
        try:
            httpx.get(address)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("The provider did not start.")


def oidc(metadata: str) -> dict[str, str]:
    """Return the settings by which people sign in with a provider."""
    return {
        "sign_in": "oidc",
        "oidc_metadata_url": metadata,
        "oidc_client_id": "cxdash",
        "oidc_client_secret": "secret",
        "cookie_secret": "0123456789abcdef0123456789abcdef",
    }


def visitor(address: str, name: str = "", page: str = "/data?lang=en") -> tuple[httpx.Client, httpx.Response]:
    """Return a browser without a screen, signed in as somebody of PEOPLE, and the last answer it got."""
    client = httpx.Client(base_url=address, headers=HTML, follow_redirects=True, timeout=60, verify=UNCHECKED)
    answer = client.get(page)
    if name:
        answer = client.post(answer.url, data={"sub": name})
    return client, answer


def websocket(address: str, client: httpx.Client | None = None, **headers: str) -> ClientConnection:
    """Open the websocket of a page as a browser does, with the cookies of a client."""
    cookies = dict(client.cookies) if client else {}
    if client:
        client.get("/_stcore/health")
        cookies = dict(client.cookies)
    told = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        origin=address,
        ssl=UNCHECKED if address.startswith("https") else None,
        subprotocols=["streamlit", cookies.get("_streamlit_xsrf", "none")],
        additional_headers=({"Cookie": told} if told else {}) | headers,
        max_size=None,
        proxy=None,
    )


def drawn(page: ClientConnection, query: str = "lang=en", widgets: Iterable[tuple[str, str | bool]] = ()) -> str:
    """Ask for the page Data by hand, with states of widgets, and return all texts that come back."""
    return "\n".join(map(str, messages(page, query, widgets)))


def messages(
    page: ClientConnection, query: str, widgets: Iterable[tuple[str, str | bool]] = (), name: str = "data"
) -> list[ForwardMsg]:
    """Ask for a page by hand, with texts of widgets and buttons that are pressed, and return what comes back."""
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = name, query
    for widget_id, text in widgets:
        state = asked.rerun_script.widget_states.widgets.add()
        state.id = widget_id
        if text is True:
            state.trigger_value = True
        else:
            state.string_value = str(text)
    page.send(asked.SerializeToString())
    said = []
    while True:
        message = ForwardMsg.FromString(page.recv(timeout=60))
        said.append(message)
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            continue
        if message.WhichOneof("type") == "script_finished":
            return said


def widget(said: Iterable[ForwardMsg], key: str) -> str:
    """Return the id of the last widget that was drawn with a key."""
    drawn_now = (message.delta.new_element for message in said if message.WhichOneof("type") == "delta")
    kinds = [getattr(one, one.WhichOneof("type")) for one in drawn_now if one.WhichOneof("type")]
    return [one.id for one in kinds if key in getattr(one, "id", "")][-1]


def status_of(act: Any) -> int:
    """Return the status by which a websocket is refused."""
    with pytest.raises(InvalidStatus) as refusal:
        act()
    return refusal.value.response.status_code
