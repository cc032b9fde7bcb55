"""Whom the claims of a provider or a proxy speak of."""

import getpass
from datetime import UTC, datetime

import pytest
from starlette.requests import Request
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from cxdash.domain.people import Who, admin
from cxdash.domain.people.roles import Role
from cxdash.settings.reading import variable
from cxdash.ui.shell.signing import who

SECRET = "0123456789abcdef0123456789abcdef"
URL = "https://cx.example.com"
OIDC = {
    "sign_in": "oidc",
    "public_url": URL,
    "oidc_metadata_url": "https://id.example.com/.well-known/openid-configuration",
    "oidc_client_id": "cxdash",
    "oidc_client_secret": "secret",
    "cookie_secret": SECRET,
    "admins": "admins",
    "editors": "data people",
    "viewers": "staff",
}
ENDS = 2_000_000_000
CLAIMS = {"iss": "https://id.example.com", "sub": "7", "iat": 1, "nonce": "n", "exp": ENDS, "email": "ada@example.com"}


@pytest.fixture
def settings(monkeypatch):
    def choose(**values):
        for name, value in values.items():
            monkeypatch.setenv(variable(name), value)

    return choose


@pytest.fixture
def oidc(settings):
    settings(**OIDC)


def test_on_a_laptop_whoever_is_there_is_its_admin():
    assert not who.sign_in_is_needed()
    assert who.who() == admin(getpass.getuser())


def test_outside_of_a_visit_nobody_is_at_work_who_could_do_anything(oidc):
    assert who.who() == who.NOBODY
    assert who.NOBODY.has_ended
    assert who.has_ended(who.NOBODY)


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        (["staff"], Role.VIEWER),
        (["staff", "data people"], Role.EDITOR),
        (["data people", "admins"], Role.ADMIN),
        ("staff,admins", Role.ADMIN),
        ([], None),
        (["Admins", "admin", 7, None], None),
        ({"admins": 1}, None),
        (None, None),
        (7, None),
    ],
)
def test_groups_give_the_first_role_that_fits_and_nothing_else_does(groups, role, oidc):
    found = who.of_claims(CLAIMS | {"groups": groups})

    assert (found and found.role) == role


def test_a_star_stands_for_whoever_has_signed_in(oidc, settings):
    settings(viewers="*")

    assert who.of_claims(CLAIMS).role is Role.VIEWER


@pytest.mark.parametrize("ends", [None, True, "2000000000", -1, 0, [], float("nan")])
def test_a_sign_in_that_does_not_say_when_it_ends_has_ended(ends, oidc):
    assert who.of_claims(CLAIMS | {"exp": ends, "groups": ["admins"]}).has_ended


def test_a_sign_in_ends_when_its_token_says_and_each_is_known_apart(oidc):
    first, second = (who.of_claims(CLAIMS | {"groups": ["staff"], "nonce": nonce}) for nonce in ("n", "m"))

    assert (first.name, first.until) == ("ada@example.com", datetime.fromtimestamp(ENDS, UTC))
    assert first.session != second.session
    assert len(first.session) == 64


@pytest.mark.parametrize("claims", [{}, {"email": ""}, {"email": ["a"]}, {"email": " ", "sub": " "}])
def test_who_has_no_name_is_nobody(claims, oidc):
    assert who.of_claims({"groups": ["admins"], "exp": ENDS} | claims) is None


def test_another_claim_may_name_people_else_the_subject_does(oidc, settings):
    settings(name_claim="preferred_username")

    assert who.of_claims(CLAIMS | {"groups": ["staff"], "preferred_username": "ada"}).name == "ada"
    assert who.of_claims(CLAIMS | {"groups": ["staff"]}).name == "7"


def test_a_proxy_says_who_somebody_is_and_when_that_ends_is_its_own_matter(settings):
    settings(sign_in="proxy", viewers="staff")

    assert who.of_claims({"name": "ada", "groups": "others, staff"}) == Who("ada", Role.VIEWER)
    assert who.of_claims({"name": "ada", "groups": None}) is None


def request(cookies):
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return Request({"type": "http", "headers": [(b"cookie", header.encode())]})


def signed(payload, secret=SECRET):
    return {USER_COOKIE_NAME: create_signed_value(secret, USER_COOKIE_NAME, payload).decode()}


class TestCookies:
    GOOD = '{"origin": "https://cx.example.com", "is_logged_in": true, "sub": "7"}'

    @pytest.fixture(autouse=True)
    def configured(self, settings, monkeypatch):
        settings(**OIDC)
        monkeypatch.setattr(starlette_websocket, "get_cookie_secret", lambda: SECRET)

    def test_a_signed_cookie_says_who_sends_a_request(self):
        assert who.claims_of(request(signed(self.GOOD))) == {"is_logged_in": True, "sub": "7"}

    @pytest.mark.parametrize(
        "cookies",
        [
            {},
            {USER_COOKIE_NAME: "nonsense"},
            {USER_COOKIE_NAME: GOOD},
            signed(GOOD, "f" * 32),
            {USER_COOKIE_NAME: signed(GOOD)[USER_COOKIE_NAME] + "x"},
            signed(GOOD.replace("cx.", "evil.")),
            signed(GOOD.replace("true", "false")),
            signed(GOOD.replace("true", '"yes"')),
            signed("no json"),
            signed("chunks-2"),
        ],
        ids=[
            "none",
            "nonsense",
            "unsigned",
            "another secret",
            "tampered",
            "elsewhere",
            "out",
            "text",
            "no json",
            "lost",
        ],
    )
    def test_any_other_cookie_says_nothing(self, cookies):
        assert who.claims_of(request(cookies)) == {}
