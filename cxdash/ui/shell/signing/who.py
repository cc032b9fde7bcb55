"""Who is at work: the only place that knows the user, by the provider's cookie, a proxy's headers, or the laptop.

The same claims are read in two ways: in a run of a page as Streamlit hands them over, and from requests by ourselves.
Streamlit neither looks at when a sign-in ends, nor asks who wants a file, so both is done here and in `doors`.
"""

import getpass
import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st
from starlette.requests import HTTPConnection
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from cxdash.domain.people import Who, admin
from cxdash.domain.people.roles import ROLE_WORDS, Right, Role
from cxdash.i18n.translator import Words
from cxdash.services import demo_store
from cxdash.settings.reading import current, role_of
from cxdash.store import database
from cxdash.store.people import sign_outs

OIDC, PROXY = "oidc", "proxy"
NAME, GROUPS = "name", "groups"
"""What a proxy's headers are called among the claims."""

LATEST = 2**32
"""The latest end of a sign-in in seconds since 1970, such as every computer can handle."""

NOBODY = Who("", Role.VIEWER, until=datetime.min.replace(tzinfo=UTC))
"""Whoever has not signed in where that is needed: may look at nothing and write nothing."""


def sign_in_is_needed() -> bool:
    """Return whether people sign in here; without it whoever reaches the server is its admin."""
    return current().sign_in in (OIDC, PROXY)


def options() -> dict[str, Any]:
    """Return the options of Streamlit by which it signs cookies and believes a proxy, as our settings have them."""
    if not sign_in_is_needed():
        return {}
    headers = {current().user_header: NAME, current().groups_header: GROUPS} if current().sign_in == PROXY else {}
    secret = {"server.cookieSecret": current().cookie_secret} if current().cookie_secret else {}
    return {"server.trustedUserHeaders": headers, "server.enableXsrfProtection": True, **secret}


def secrets() -> dict[str, Any] | None:
    """Return what Streamlit must know of the provider, as our settings have it; None where there is none."""
    found = current()
    if found.sign_in != OIDC:
        return None
    provider = {
        "redirect_uri": f"{found.public_url}/oauth2callback",
        "cookie_secret": found.cookie_secret,
        "client_id": found.oidc_client_id,
        "client_secret": found.oidc_client_secret,
        "server_metadata_url": found.oidc_metadata_url,
    }
    return {"auth": provider}


def who() -> Who:
    """Return who is at work in this run of a page; NOBODY where nobody has signed in or a sign-in gives no role."""
    if not sign_in_is_needed():
        return admin(getpass.getuser())
    return (get_script_run_ctx() and of_claims(st.user.to_dict())) or NOBODY


def of_claims(claims: Mapping[str, Any]) -> Who | None:
    """Return whom the provider or a proxy speaks of; None where they name nobody or none of the groups has a role."""
    if current().sign_in == PROXY:
        name, groups = claims.get(NAME), claims.get(GROUPS)
    else:
        name = claims.get(current().name_claim) or claims.get("sub")
        groups = claims.get(current().groups_claim)
    role = role_of(_listed(groups))
    if not isinstance(name, str) or not name.strip() or role is None:
        return None
    return Who(name.strip(), role, *(_sign_in(claims) if current().sign_in == OIDC else ()))


def name_in(claims: Mapping[str, Any]) -> str:
    """Return what somebody is called by the claims, '' where they name nobody."""
    name = claims.get(NAME if current().sign_in == PROXY else current().name_claim) or claims.get("sub")
    return name if isinstance(name, str) else ""


def _listed(groups: object) -> list[str]:
    named = groups.split(",") if isinstance(groups, str) else groups
    return [one.strip() for one in named if isinstance(one, str)] if isinstance(named, list) else []


def _sign_in(claims: Mapping[str, Any]) -> tuple[str, datetime]:
    """Return what a sign-in is known by, and when it ends; one that does not say when has ended."""
    told = "|".join(str(claims.get(name, "")) for name in ("iss", "sub", "iat", "nonce"))
    ends = claims.get("exp")
    until = min(ends, LATEST) if isinstance(ends, int | float) and not isinstance(ends, bool) and ends > 0 else 0
    return hashlib.sha256(told.encode()).hexdigest(), datetime.fromtimestamp(until, UTC)


def claims_of(request: HTTPConnection) -> dict[str, Any]:
    """Return what a request says of who sends it: by the signed cookie, or by the headers of a trusted proxy."""
    if current().sign_in == PROXY:
        headers = {NAME: current().user_header, GROUPS: current().groups_header}
        return {claim: request.headers[header] for claim, header in headers.items() if header in request.headers}
    signed = starlette_websocket._get_signed_cookie_with_chunks(request.cookies, USER_COOKIE_NAME)
    if not signed:
        return {}
    claims = starlette_websocket._parse_decoded_user_cookie(signed, current().public_url)
    return claims if claims.get("is_logged_in") is True else {}


def allowed(right: Right, words: Words) -> bool:
    """Return whether the reader may do something; where not, say in its place why."""
    may = who().may(right)
    if not may:
        st.caption(words.sentence(who().refusal(right)))
    return may


def stop_unless_signed_in(words: Words) -> None:
    """Stop the run of a page whose reader has signed out since, or must sign in again."""
    if sign_in_is_needed() and has_ended(who()):
        st.warning(words.gettext("Your sign-in has ended. Sign in again to go on."))
        if current().sign_in == OIDC:
            st.button(words.gettext("Sign in again"), key="sign in again", on_click=st.login)
        st.stop()


def show(words: Words) -> None:
    """Draw who has signed in, as what, and the button to sign out; nothing on a laptop."""
    if not sign_in_is_needed():
        return
    reader = who()
    role = words.gettext(ROLE_WORDS[reader.role])
    st.text(words.gettext("Signed in: {name} ({role})", name=reader.name, role=role))
    if current().sign_in == OIDC:
        st.button(words.gettext("Sign out"), key="sign out", on_click=st.logout)


def has_ended(somebody: Who) -> bool:
    """Return whether a sign-in has ended, by itself or by hand in any window."""
    if somebody.has_ended or not somebody.session:
        return somebody.has_ended
    with database.reading(_own_store()) as connection:
        return sign_outs.is_out(connection, somebody)


def sign_out(somebody: Who) -> None:
    """End a sign-in for all windows and processes, in every store that could be written to."""
    sign_outs.sign_out(_own_store(), somebody)
    if demo_store.is_built():
        sign_outs.sign_out(_store(demo_store.address(demo_store.DEMO)), somebody)


def _own_store() -> Any:
    return _store(demo_store.address(demo_store.OWN))


def _store(address: str) -> Any:
    from cxdash.ui.shell import cache  # noqa: PLC0415 - which asks for who is at work itself

    return cache.store(address)
