"""Figures for Prometheus, on a port of their own where one is set: how much, how fast, how often in vain; never who."""

import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from cxdash.settings.reading import current

BUCKETS = (0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10)
"""Seconds up to which runs of pages and requests are counted apart."""

PARTS = ("/assets", "/b", "/_stcore", "/media", "/static", "/auth", "/oauth2callback")
"""Beginnings of paths that are counted apart; all others are pages, since a path may hold what nobody should read."""

GOES_ON = {"RerunException", "StopException", "RerunData"}
"""What Streamlit ends a run with on purpose."""

Pass = Callable[..., Awaitable[None]]


class _Figures:
    """What is counted."""

    def __init__(self) -> None:
        from prometheus_client import (  # noqa: PLC0415 - where it is set  # noqa: PLC0415
            CollectorRegistry,
            Counter,
            Gauge,
            GCCollector,
            Histogram,
            PlatformCollector,
            ProcessCollector,
        )

        self.registry = CollectorRegistry()
        for collector in (GCCollector, PlatformCollector, ProcessCollector):
            collector(registry=self.registry)
        here: Any = {"registry": self.registry}
        self.runs = Histogram("cxdash_page_seconds", "Runs of a page", ["page"], buckets=BUCKETS, **here)
        self.failed = Counter("cxdash_page_failures", "Runs that ended in an error", ["page", "error"], **here)
        self.requests = Counter("cxdash_requests", "Answered requests", ["method", "part", "status"], **here)
        self.seconds = Histogram("cxdash_request_seconds", "Answering a request", ["part"], buckets=BUCKETS, **here)
        self.readers = Gauge("cxdash_readers", "Open pages", **here)
        self.ready = Gauge("cxdash_ready", "1 once pages are served with the store behind them", **here)


@lru_cache(maxsize=1)
def _figures() -> _Figures | None:
    return _Figures() if current().metrics_port else None


def serve(is_ready: Callable[[], bool]) -> Callable[[], None]:
    """Serve the figures where a port is set, and return what ends that. *is_ready* is asked at each reading."""
    figures = _figures()
    if figures is None:
        return lambda: None
    from prometheus_client import start_http_server  # noqa: PLC0415

    settings = current()
    figures.ready.set_function(is_ready)
    server, thread = start_http_server(settings.metrics_port, settings.metrics_address, figures.registry)

    def end() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return end


@contextmanager
def run_of(page: str) -> Iterator[None]:
    """Count a run of a page and how long it takes."""
    figures = _figures()
    if figures is None:
        yield
        return
    begun = time.perf_counter()
    try:
        yield
    except BaseException as problem:
        if type(problem).__name__ not in GOES_ON:
            figures.failed.labels(page, type(problem).__name__).inc()
        raise
    finally:
        figures.runs.labels(page).observe(time.perf_counter() - begun)


class Counted:
    """ASGI middleware that counts what is answered, by the part of the server and not by what was asked of it."""

    def __init__(self, app: Pass) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Pass a request on and count it."""
        figures = _figures()
        if figures is None or scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            with figures.readers.track_inprogress():
                await self.app(scope, receive, send)
        else:
            await self._count(figures, scope, receive, send)

    async def _count(self, figures: _Figures, scope: dict[str, Any], receive: Any, send: Any) -> None:
        begun, status = time.perf_counter(), "500"

        async def noted(message: dict[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            part = part_of(scope["path"])
            figures.requests.labels(scope["method"], part, status).inc()
            figures.seconds.labels(part).observe(time.perf_counter() - begun)


def part_of(path: str) -> str:
    """Return which part of the server a path belongs to: its beginning, or *page*."""
    return next((part for part in PARTS if path == part or path.startswith(f"{part}/")), "page")
