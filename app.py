"""The server: `streamlit run app.py`, or `uvicorn app:app --lifespan on` when hosted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from streamlit import config

from cxdash.ballot import network
from cxdash.ballot.routes import Ballots
from cxdash.domain.messages import ImportRefused
from cxdash.settings.reading import check
from cxdash.store import ending
from cxdash.ui.operations import logs, metrics, packed
from cxdash.ui.shell import doors, served, server
from cxdash.ui.shell.signing import signed_in, who

HOUSE = Path(__file__).resolve().parent / "cxdash"
ENTRY = HOUSE / "entry" / "frame.py"
ASSETS = Mount("/assets", StaticFiles(directory=HOUSE / "ui" / "assets"))
"""Type, symbols and the icon, which no other server is asked for."""

# Under uvicorn Streamlit would look for .streamlit/ beside the entry script; `streamlit run` sets this itself.
config._main_script_path = __file__

try:
    check()
except ImportRefused as wrong:
    raise SystemExit(str(wrong)) from None
HOSTS = doors.allowed_hosts()
for option, value in who.options().items():
    config.set_option(option, value)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, bool]]:
    """Begin what would make the first visitors wait, and close the ballot's door at the end."""
    # Streamlit checks websockets once more by itself; it writes IPv6 addresses without brackets.
    config.set_option("server.allowedHosts", [host.strip("[]") for host in HOSTS])
    logs.set_up()
    server.begin()
    end_metrics = metrics.serve(lambda: server.health()["ready"])
    yield {"ready": True}
    network.close_door()
    await to_thread.run_sync(ending.close, check().stop_seconds)
    await to_thread.run_sync(end_metrics)


async def ready(_request: Request) -> JSONResponse:
    """Answer a load balancer: 200 once pages are served with the store behind them, else 503."""
    state = server.health()
    return JSONResponse(state, status_code=200 if state["ready"] else 503)


async def health(_request: Request) -> JSONResponse:
    """Answer whoever watches over the process: it is there, whether or not the store is."""
    return JSONResponse({"alive": True})


app = st.App(
    ENTRY,
    lifespan=lifespan,
    routes=[Route("/ready", ready), Route("/health", health), ASSETS, served.ROUTE, *Ballots().routes],
    middleware=[
        Middleware(metrics.Counted),
        *doors.middleware(HOSTS),
        Middleware(packed.Packed),
        Middleware(signed_in.SignedIn),
        Middleware(served.OwnPage),
    ],
    secrets=who.secrets(),
)
