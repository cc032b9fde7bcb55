"""The server: `streamlit run app.py`, or `uvicorn app:app --lifespan on` when hosted."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import config

from cxdash.ui.shell import server

ENTRY = Path(__file__).resolve().parent / "cxdash" / "entry" / "frame.py"

# Under uvicorn Streamlit would look for .streamlit/ beside the entry script; `streamlit run` sets this itself.
config._main_script_path = __file__


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, bool]]:
    """Do before the first visitor what would make him wait: import, compile, open and upgrade the store."""
    server.warm_up()
    gc.collect()
    gc.freeze()  # Streamlit collects after every run; what is frozen here is no longer searched
    yield {"ready": True}


async def ready(_request: Request) -> JSONResponse:
    """Tell a load balancer that pages are served, with the store behind them."""
    state = server.health()
    return JSONResponse(state, status_code=200 if state["ready"] else 503)


app = st.App(
    ENTRY,
    lifespan=lifespan,
    routes=[Route("/ready", ready)],
    middleware=[Middleware(server.SecurityHeaders)],
)
