"""The server's doors: the hosts it answers to, the web pages that may call it, and the security headers of its answers.

Without them a page elsewhere could read and drive the server on a laptop: a browser lets every page open a websocket
to localhost, and a name that an attacker points to 127.0.0.1 (DNS rebinding) makes even ordinary requests same-origin.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cxdash.ballot.origin import SameOrigin
from cxdash.settings.reading import current

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def _inline_scripts() -> str:
    """Return the hashes of the scripts in Streamlit's own page, which are the only inline scripts allowed."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in hashes)


POLICY = "; ".join(
    [
        "default-src 'self'",
        f"script-src 'self' 'wasm-unsafe-eval' {_inline_scripts()}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "worker-src 'self' blob:",
        "frame-ancestors 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ]
)

OWN_POLICY = "Content-Security-Policy"
"""The header by which a page that is none of Streamlit's, such as a ballot, is known: it brings its own."""

CLOSED = {"/_stcore/metrics", "/_stcore/script-health-check"}
"""Routes of Streamlit's that nobody needs: figures of the server, and a run of the pages by whoever asks."""

HEADERS = {
    OWN_POLICY: POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def allowed_hosts() -> list[str]:
    """Return the host names the server answers to: this machine's own and those of the settings."""
    return [*LOOPBACK, *current().allowed_hosts]


def middleware(hosts: Sequence[str]) -> list[Middleware]:
    """Return what every request passes before Streamlit sees it, outermost first."""
    return [
        Middleware(SecurityHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(SameOrigin),
        Middleware(Closed),
    ]


class Closed:
    """ASGI middleware that answers 404 where Streamlit would show figures of its own to anybody."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it is for what is closed."""
        if scope["type"] == "http" and scope["path"].rstrip("/") in CLOSED:
            await PlainTextResponse("", status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class SecurityHeaders:
    """ASGI middleware that sets the security headers on every answer, but a policy that a page brings itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to the answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = headers.get(name, value) if name == OWN_POLICY else value
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)
