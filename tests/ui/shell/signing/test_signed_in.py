"""Signing in with a real provider and behind a proxy, and what others are answered: by requests written by hand."""

import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx
import pytest
from sqlalchemy import select
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from websockets.sync.client import connect

from cxdash.settings.reading import variable
from cxdash.store import database
from cxdash.store.schema import audit
from cxdash.ui.shell.signing.signed_in import SignedIn
from tests.browser.server import free_port, started, uvicorn
from tests.company import take
from tests.room import OWNER, held
from tests.ui.shell.signing.by_hand import HTML, INNER, drawn, oidc, provider, status_of, visitor, websocket

SHORT = 30
"""Seconds that a sign-in lasts where it is to end by itself: long enough for a busy machine to draw a page."""

ROLES = {"viewers": "staff", "admins": "admins"}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    address = f"sqlite:///{tmp_path_factory.mktemp('signed in') / 'cxdash.db'}"
    engine = database.open_store(address)
    take(
        engine,
        {"journeys": [["key", "name"], ["main", "Main"]], "stages": [["key", "name", "position"], ["use", "Use", 1]]},
    )
    yield engine
    engine.dispose()


@contextmanager
def served(store, patch, **settings):
    """Run a server with these settings; lend its address."""
    port = free_port()
    named = {"public_url": f"http://127.0.0.1:{port}", **ROLES, **settings}
    for name, value in named.items():
        patch.setenv(variable(name), value)
    with started(str(store.url), lambda _port: uvicorn(port), port=port) as address:
        yield address


@pytest.fixture(scope="module")
def signed(store):
    """A server where people sign in with a provider."""
    with (
        pytest.MonkeyPatch.context() as patch,
        provider() as metadata,
        served(store, patch, **oidc(metadata)) as address,
    ):
        yield address


class TestWithoutSigningIn:
    def test_a_page_leads_to_the_provider(self, signed):
        _, answer = visitor(signed)

        assert urlsplit(str(answer.url)).path == "/oauth2/authorize"

    @pytest.mark.parametrize("path", INNER)
    def test_nothing_within_is_answered(self, path, signed):
        assert [httpx.get(signed + path, headers=headers).status_code for headers in ({}, HTML)] == [401, 401]

    def test_no_file_comes_in_and_no_websocket_opens(self, signed):
        assert httpx.put(f"{signed}/_stcore/upload_file/session/file", content=b"1").status_code == 401
        assert status_of(lambda: websocket(signed)) == 401

    def test_a_cookie_that_somebody_made_up_opens_nothing(self, signed):
        client = httpx.Client(base_url=signed, cookies={"_streamlit_user": '{"is_logged_in": true, "sub": "ada"}'})

        assert status_of(lambda: websocket(signed, client)) == 401

    @pytest.mark.parametrize("header", ["X-Forwarded-Email", "X-Forwarded-User", "X-Forwarded-Groups"])
    def test_no_header_says_who_somebody_is(self, header, signed):
        assert status_of(lambda: websocket(signed, **{header: "admins", "X-Forwarded-Groups": "admins"})) == 401

    def test_phones_get_their_ballot_and_nothing_else(self, signed, store):
        room = held(store, OWNER)
        room.open(room.questions[0])
        phone = httpx.Client(base_url=signed, headers=HTML)

        assert phone.get(f"/b/{room.now.code}").status_code == 200
        assert [phone.get(f"/b/{room.now.code}/..{path}").status_code for path in INNER] != [200] * len(INNER)
        assert status_of(lambda: websocket(signed, phone)) == 401

    def test_a_balancer_hears_whether_the_server_is_ready(self, signed):
        assert httpx.get(f"{signed}/ready").json() == {"ready": True}


class TestSignedIn:
    def test_somebody_comes_back_to_the_page_that_was_asked_for(self, signed):
        _, answer = visitor(signed, "vera", "/data?part=load&lang=en")

        assert (answer.status_code, str(answer.url)) == (200, f"{signed}/data?part=load&lang=en")

    @pytest.mark.parametrize("wanted", ["//evil.example", "/\\evil.example", "https://evil.example"])
    def test_nobody_is_led_elsewhere(self, wanted, signed):
        client, _ = visitor(signed, "vera")
        client.cookies.set("cxdash_next", wanted, domain="127.0.0.1")

        answer = client.get("/", follow_redirects=False)

        assert answer.headers["location"] == "/overview"

    def test_cookies_are_hidden_from_scripts(self, signed):
        client = httpx.Client(base_url=signed, headers=HTML, follow_redirects=True)
        back = client.post(client.get("/overview").url, data={"sub": "vera"}, follow_redirects=False)
        answer = client.get(back.headers["location"], follow_redirects=False)
        set_now = answer.headers.get_list("set-cookie")

        assert [one for one in set_now if "httponly" not in one.lower()] == []
        assert any(one.startswith("_streamlit_user=") for one in set_now)

    def test_a_viewer_is_drawn_the_page_without_what_loads_files(self, signed):
        client, _ = visitor(signed, "vera")

        with websocket(signed, client) as page:
            said = drawn(page, "lang=en&part=load")

        assert "As viewer you may not change data. Ask an admin for another role." in said
        assert "file_uploader" not in said

    def test_an_admin_is_drawn_what_loads_files(self, signed):
        client, _ = visitor(signed, "ada")

        with websocket(signed, client) as page:
            assert "file_uploader" in drawn(page, "lang=en&part=load")

    def test_a_viewer_uploads_nothing(self, signed):
        client, _ = visitor(signed, "vera")

        assert client.put("/_stcore/upload_file/session/file", content=b"1").status_code == 403

    @pytest.mark.parametrize("part", ["load", "edit", "export", "changes"])
    def test_states_of_widgets_that_a_viewer_makes_up_write_nothing(self, part, signed, store):
        client, _ = visitor(signed, "vera")
        before = _notes(store)
        made_up = [
            (f"$$ID-0-{name}", "1") for name in ("save sheet", "undo 1", "download xlsx", "rename", "keep choice")
        ]

        with websocket(signed, client) as page:
            drawn(page, f"lang=en&part={part}&sheet=stages")
            said = drawn(page, f"lang=en&part={part}&sheet=stages", made_up)

        assert "Traceback" not in said
        assert "download_button" not in said
        assert _notes(store) == before

    def test_a_websocket_without_the_token_of_the_page_is_nobodys(self, signed):
        client, _ = visitor(signed, "ada")
        client.get("/_stcore/health")
        told = "; ".join(f"{name}={value}" for name, value in client.cookies.items() if "xsrf" not in name)

        with connect(
            f"ws://{urlsplit(signed).netloc}/_stcore/stream",
            subprotocols=["streamlit"],
            additional_headers={"Cookie": told},
            max_size=None,
            proxy=None,
        ) as page:
            said = drawn(page)

        assert "Your sign-in has ended" in said
        assert "What do the figures rest on?" not in said

    def test_somebody_whose_groups_have_no_role_is_told_so_and_gets_nothing(self, signed):
        client, answer = visitor(signed, "otto")

        assert answer.status_code == 403
        assert "You have signed in as otto@example.com, but none of your groups has a role here." in answer.text
        assert status_of(lambda: websocket(signed, client)) == 401

    def test_signing_out_reaches_a_page_that_is_open_and_a_cookie_that_was_kept(self, signed):
        client, _ = visitor(signed, "ada")
        kept = dict(client.cookies)

        with websocket(signed, client) as page:
            assert "What do the figures rest on?" in drawn(page)
            client.get("/auth/logout", follow_redirects=False)
            said = drawn(page)

        assert "Your sign-in has ended" in said
        assert "What do the figures rest on?" not in said
        assert status_of(lambda: websocket(signed, httpx.Client(base_url=signed, cookies=kept))) == 401

    def test_whoever_has_signed_out_sees_that_and_is_not_signed_in_again_at_once(self, signed):
        client, _ = visitor(signed, "vera")
        client.get("/auth/logout", follow_redirects=False)

        answer = client.get("/overview")

        assert (answer.status_code, "You have signed out." in answer.text) == (200, True)


def _notes(store):
    with database.reading(store) as connection:
        return connection.execute(select(audit.c.id)).all()


def test_a_sign_in_ends_with_its_token_whatever_the_cookie_says(store):
    with (
        pytest.MonkeyPatch.context() as patch,
        provider(**{"token-max-age": SHORT}) as metadata,
        served(store, patch, **oidc(metadata)) as address,
    ):
        client, _ = visitor(address, "ada")
        with websocket(address, client) as page:
            drawn(page)
            time.sleep(SHORT + 1)
            said = drawn(page)

        assert "Your sign-in has ended" in said
        assert "What do the figures rest on?" not in said
        assert status_of(lambda: websocket(address, client)) == 401
        assert client.get("/overview", follow_redirects=False).status_code == 302


@pytest.mark.parametrize("trusted", ["127.0.0.0/8", "10.0.0.0/8"])
def test_headers_are_believed_from_a_trusted_proxy_only(trusted, store):
    ada = {"X-Forwarded-Email": "ada", "X-Forwarded-Groups": "admins"}
    with (
        pytest.MonkeyPatch.context() as patch,
        served(store, patch, sign_in="proxy", trusted_proxies=trusted) as address,
    ):
        if trusted.startswith("10."):
            assert status_of(lambda: websocket(address, **ada)) == 401
            return
        assert status_of(lambda: websocket(address)) == 401
        assert status_of(lambda: websocket(address, **{**ada, "X-Forwarded-Groups": "others"})) == 401
        assert httpx.get(address, headers=[*ada.items(), ("X-Forwarded-Email", "eve")]).status_code == 401
        client = httpx.Client(base_url=address, headers=ada)
        with websocket(address, client, **ada) as page:
            assert "file_uploader" in drawn(page, "lang=en&part=load")


def test_where_browsers_use_https_every_cookie_is_for_that_only_and_hidden_from_scripts_but_their_token(monkeypatch):
    for name, value in oidc("https://id.example.com").items():
        monkeypatch.setenv(variable(name), value)
    monkeypatch.setenv(variable("public_url"), "https://cx.example.com")
    monkeypatch.setenv(variable("viewers"), "*")
    answer = PlainTextResponse("")
    for cookie in ("_streamlit_user=a; Path=/", "_streamlit_xsrf=b; Path=/", "other=c; secure; httponly"):
        answer.raw_headers.append((b"set-cookie", cookie.encode()))

    set_now = TestClient(SignedIn(answer)).get("/ready").headers.get_list("set-cookie")

    assert set_now == [
        "_streamlit_user=a; Path=/; HttpOnly; Secure",
        "_streamlit_xsrf=b; Path=/; Secure",
        "other=c; secure; httponly",
    ]
