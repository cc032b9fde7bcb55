"""Refuse what web pages from elsewhere send."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class SameOrigin:
    """ASGI middleware that refuses requests and websockets of web pages from elsewhere with 403.

    A request without an Origin header passes: a link that is followed, or a client that is no browser. Streamlit alone
    would accept a websocket from any page on localhost, and ask an outside service for its own address to judge others.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if each Origin header names exactly the host that is asked."""
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            own = headers.get("host", "")
            if not all(_is_same(origin, own) for origin in headers.getlist("origin")):
                await PlainTextResponse("Foreign origin", status_code=403)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _is_same(origin: str, host: str) -> bool:
    try:
        asking = urlsplit(origin)
    except ValueError:
        return False
    return asking.scheme in ("http", "https") and asking.netloc == host
