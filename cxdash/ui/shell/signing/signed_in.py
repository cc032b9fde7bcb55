"""The door for those who have signed in: whoever has not gets nothing but the way to do so, and ballots.

Streamlit itself serves uploads and files to whoever knows their address, and a websocket to everybody.
"""

from collections.abc import Iterable
from functools import partial
from html import escape
from ipaddress import ip_address, ip_network

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from cxdash.domain.messages import gettext_noop
from cxdash.domain.people.roles import Right
from cxdash.i18n.translator import Words, languages
from cxdash.settings.reading import current
from cxdash.ui.shell.signing import who

LOG_OUT = "/auth/logout"
UPLOADS = "/_stcore/upload_file"
OPEN = {"/ready", "/health", "/_stcore/health", "/words.js", "/auth/login", "/oauth2callback", LOG_OUT}
OPEN_BELOW = ("/static/", "/assets/", "/b/")
"""What is answered to everybody: whether the server lives, type and scripts, signing in, and ballots."""

NO_PAGES = ("/_stcore/", "/media/", "/component/")

NEXT, LEFT = "cxdash_next", "cxdash_left"
"""Cookies: where somebody wanted to go before signing in, and that somebody has just signed out."""

A_MOMENT = 600
"""Seconds that signing in may take."""

NO_ROLE = gettext_noop("You have signed in as {name}, but none of your groups has a role here. Ask an admin for one.")
SIGNED_OUT = gettext_noop("You have signed out.")
SIGN_IN = gettext_noop("Sign in")


class SignedIn:
    """ASGI middleware that lets in who has signed in, where that is needed, and keeps the cookies of it safe."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it in place of the pages."""
        if scope["type"] not in ("http", "websocket") or not who.sign_in_is_needed():
            await self.app(scope, receive, send)
            return
        _believe_trusted_proxies_only(scope)
        request = HTTPConnection(scope)
        answer = await to_thread.run_sync(_instead, request)
        sending = partial(_secured, send) if _is_secure() and scope["type"] == "http" else send
        if request.url.path.endswith(LOG_OUT):
            sending = partial(_leaving, sending)
        await (answer or self.app)(scope, receive, sending)


def _believe_trusted_proxies_only(scope: Scope) -> None:
    """Take the headers that say who somebody is off a request, unless a trusted proxy sent each once."""
    headers = MutableHeaders(scope=scope)
    for name in (current().user_header, current().groups_header):
        if name and (not _is_trusted(scope) or len(headers.getlist(name)) != 1):
            del headers[name]


def _is_trusted(scope: Scope) -> bool:
    try:
        asking = ip_address(scope["client"][0])
    except (TypeError, ValueError):
        return False
    return any(asking in ip_network(one) for one in current().trusted_proxies)


def _instead(request: HTTPConnection) -> Response | None:
    """Return what to answer in place of the pages, None where the request may pass."""
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    claims = who.claims_of(request)
    somebody = who.of_claims(claims)
    if path == LOG_OUT and somebody:
        who.sign_out(somebody)
    if path in OPEN or path.startswith(OPEN_BELOW):
        return None
    if somebody and not who.has_ended(somebody):
        if path.startswith(UPLOADS) and not (somebody.may(Right.DATA) or somebody.may(Right.WORKSHOPS)):
            return PlainTextResponse("Your role uploads nothing", status_code=403)
        return _on_to_where_it_was_going(request, path)
    return _refusal(request, path, who.name_in(claims) if claims and not somebody else "")


def _refusal(request: HTTPConnection, path: str, stranger: str) -> Response:
    """Return what is answered to who has not signed in, or to a *stranger* who has, and has no role here."""
    is_page = request.scope["type"] == "http" and "text/html" in request.headers.get("accept", "")
    if not is_page or path.startswith(NO_PAGES):
        return PlainTextResponse("Sign in first", status_code=401)
    if stranger:
        return _page(NO_ROLE, 403, name=stranger)
    if current().sign_in == who.PROXY:
        return PlainTextResponse("The proxy does not say who you are.", status_code=401)
    if LEFT in request.cookies:
        return _without(_page(SIGNED_OUT, 200), LEFT)
    return _to_the_provider(request, path)


def _to_the_provider(request: HTTPConnection, path: str) -> Response:
    answer = RedirectResponse(f"/auth/login?provider={encode_provider_token('default')}", 302)
    wanted = f"{path}?{request.url.query}" if request.url.query else path
    _keep(answer, NEXT, wanted.encode("ascii", "ignore").decode()[:2000])
    return answer


def _on_to_where_it_was_going(request: HTTPConnection, path: str) -> Response | None:
    """Lead somebody who comes back from signing in to the page that was asked for before."""
    wanted = request.cookies.get(NEXT, "").strip('"')
    if path != "/" or not wanted or request.scope["type"] == "websocket":
        return None
    is_own = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return _without(RedirectResponse(wanted if is_own else "/overview", 302), NEXT)


def _page(sentence: str, status: int, **values: str) -> Response:
    """Return a page with a sentence in every language, and the way to sign in."""
    link = "/auth/login?provider=" + (encode_provider_token("default") if current().sign_in == who.OIDC else "")
    said: Iterable[Words] = map(Words, languages())
    lines = [
        f'<p lang="{words.tongue}">{escape(words.gettext(sentence, **values))} '
        + (f'<a href="{link}">{escape(words.gettext(SIGN_IN))}</a></p>' if current().sign_in == who.OIDC else "</p>")
        for words in said
    ]
    policy = "default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'"
    body = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>cxdash</title>{"".join(lines)}</html>'
    return HTMLResponse(body, status, {"Content-Security-Policy": policy, "Cache-Control": "no-store"})


def _keep(answer: Response, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=A_MOMENT, httponly=True, samesite="lax", secure=_is_secure())


def _without(answer: Response, name: str) -> Response:
    answer.delete_cookie(name, httponly=True, samesite="lax", secure=_is_secure())
    return answer


def _is_secure() -> bool:
    """Return whether browsers reach the server by https, as they do unless this is a test on this machine."""
    return not current().public_url.startswith("http://")


async def _leaving(send: Send, message: Message) -> None:
    """Send the answer to signing out with a cookie by which the next page says so, and does not sign in at once."""
    if message["type"] == "http.response.start":
        answer = Response()
        _keep(answer, LEFT, "1")
        message = {**message, "headers": [*message["headers"], (b"set-cookie", answer.headers["set-cookie"].encode())]}
    await send(message)


async def _secured(send: Send, message: Message) -> None:
    """Send an answer with every cookie of it for https only, and hidden from scripts but the one that they answer."""
    if message["type"] == "http.response.start":
        message = {**message, "headers": [(name, _marked(name, value)) for name, value in message["headers"]]}
    await send(message)


def _marked(name: bytes, value: bytes) -> bytes:
    if name.lower() != b"set-cookie":
        return value
    marks = [] if value.startswith(XSRF_COOKIE_NAME.encode()) else [b"HttpOnly"]
    given = {part.strip().lower() for part in value.split(b";")}
    return b"; ".join([value, *(mark for mark in (*marks, b"Secure") if mark.lower() not in given)])
