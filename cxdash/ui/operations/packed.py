"""Streamlit's scripts and styles, compressed once for all visitors.

Streamlit sends them as they are, since it would compress them anew for everyone: four fifths of a first visit's bytes.
"""

import gzip
from functools import cache
from pathlib import Path

import streamlit
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

SERVED = Path(streamlit.__file__).parent / "static"
KINDS = {".js": "text/javascript", ".css": "text/css"}
HEADERS = {
    "Content-Encoding": "gzip",
    "Vary": "Accept-Encoding",
    "Cache-Control": "public, immutable, max-age=31536000",  # their names say what is in them
}


class Packed:
    """ASGI middleware that sends Streamlit's scripts and styles compressed to browsers that read it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it is for a file that is here and may come compressed."""
        address = _address(scope)
        if address not in _files():
            await self.app(scope, receive, send)
            return
        body = await to_thread.run_sync(_packed, address)
        answer = Response(body, headers=HEADERS, media_type=KINDS[_files()[address].suffix])
        await answer(scope, receive, send)


def _address(scope: Scope) -> str:
    """Return the path that is asked for, or "" where part of a file is wanted or compression is not read."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return ""
    headers = Request(scope).headers
    if "range" in headers or "gzip" not in headers.get("accept-encoding", ""):
        return ""
    return scope["path"].removeprefix(scope.get("root_path", ""))


@cache
def _files() -> dict[str, Path]:
    files = (SERVED / "static").rglob("*")
    return {f"/{file.relative_to(SERVED).as_posix()}": file for file in files if file.suffix in KINDS}


@cache
def _packed(address: str) -> bytes:
    return gzip.compress(_files()[address].read_bytes(), compresslevel=6, mtime=0)
