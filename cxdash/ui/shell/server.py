"""What the server does besides pages: it warms up, says that it is ready, and sets the security headers."""

import base64
import hashlib
import logging
import re
import runpy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cxdash.domain.scales import SCALES, Measure
from cxdash.services import demo_store
from cxdash.store import database

PAGES = Path(__file__).parents[3] / "pages"
REHEARSED, DATED = ("overview", "satisfaction", "ownership"), ("overview", "ownership")
OF_CUSTOMERS = ("economics", "what_if")
"""Pages rehearsed where customers by month are known."""


def _inline_scripts() -> str:
    """Allow the scripts that stand in Streamlit's own page, by their hashes, and no others."""
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

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """ASGI middleware that sets the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to what comes back."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def warm_up() -> None:
    """Import all that pages need, open the store or make the demo's, compile the pictures in both sizes, and rehearse a
    visit. Pictures on a scale other than the usual one are compiled when they are first asked for.
    """
    # Imported here, not above: what caches must find Streamlit's runtime started.
    from cxdash.charts import economics, ownership, paths, priorities, what_if  # noqa: PLC0415
    from cxdash.charts.overview import picture as overview  # noqa: PLC0415
    from cxdash.charts.overview import turned  # noqa: PLC0415
    from cxdash.charts.satisfaction import gaps  # noqa: PLC0415
    from cxdash.i18n import translator  # noqa: PLC0415
    from cxdash.measures.what_if import assumptions  # noqa: PLC0415
    from cxdash.presenters.ownership.screen import statuses  # noqa: PLC0415
    from cxdash.ui.components import pictures  # noqa: PLC0415
    from cxdash.ui.shell import cache  # noqa: PLC0415

    demo_store.build_where_needed()
    cache.store(demo_store.address())
    for language in translator.languages():
        for picture in (overview.picture, turned.picture, gaps.stages, gaps.touchpoints):
            pictures.compiled_for_a_room(picture, language, SCALES[Measure.CSAT])
        for plain in (economics.costs, economics.staying, what_if.paths, paths.credits, priorities.ranking):
            pictures.compiled_for_a_room(plain, language)
        pictures.compiled_for_a_room(ownership.matrix, language, statuses(translator.Words(language)))
    assumptions.shares()
    _rehearse(translator.languages())


def _rehearse(languages: Sequence[str]) -> None:
    """Run the first pages once in each language with nobody looking, so that the first visitor is as fast as the tenth.

    What fails here is the page's own matter and will show there; a server that cannot rehearse still serves.
    """
    from cxdash.ui.shell import cache, controls  # noqa: PLC0415

    logging.disable(logging.WARNING)  # Streamlit warns of every call outside a visit
    try:
        for language in languages:
            controls.start({"lang": language})
            cache.begin()
            for page in _with_something_to_show():
                money = page == "economics"
                controls.frame(controls.words(), narrowing=not money, dated=page in DATED, money=money)
                runpy.run_path(str(PAGES / f"{page}.py"))
    except Exception:
        logging.getLogger(__name__).exception("The rehearsal failed; the first visitor will wait a little longer.")
    finally:
        logging.disable(logging.NOTSET)


def _with_something_to_show() -> Sequence[str]:
    """Return the pages to rehearse: outside a visit a page with nothing to show would not stop where it says so."""
    from cxdash.services import satisfaction, what_if  # noqa: PLC0415
    from cxdash.ui.shell import cache, controls  # noqa: PLC0415

    answered = REHEARSED if cache.ask(satisfaction.choices)["months"] else ()
    return (*answered, *(OF_CUSTOMERS if cache.ask(what_if.start, controls.view()[0]).base else ()))


def health() -> dict[str, Any]:
    """Ask the store for its versions, as every page does."""
    from cxdash.ui.shell import cache  # noqa: PLC0415

    try:
        with database.reading(cache.store(demo_store.address())) as connection:
            return {"ready": bool(database.versions(connection))}
    except Exception as problem:  # whatever is wrong with the store, the answer is no
        return {"ready": False, "why": type(problem).__name__}
