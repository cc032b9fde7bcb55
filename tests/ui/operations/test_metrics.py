"""Figures for Prometheus: counted by page and part, never by who or what was asked."""

import asyncio
import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from prometheus_client import generate_latest

from cxdash.settings.reading import variable
from cxdash.store import database
from cxdash.ui.operations import metrics
from tests.browser.server import free_port, started, uvicorn


class RerunException(BaseException):
    """Named as Streamlit's own."""


@pytest.fixture
def figures(monkeypatch):
    """What is counted, as Prometheus reads it, beginning with nothing."""
    monkeypatch.setenv(variable("metrics_port"), "9400")
    metrics._figures.cache_clear()
    yield lambda: generate_latest(metrics._figures().registry).decode().splitlines()
    metrics._figures.cache_clear()


def run(page, problem=None):
    with metrics.run_of(page):
        if problem:
            raise problem


def test_runs_are_counted_by_page_and_those_that_failed_by_error(figures):
    run("overview")
    with pytest.raises(RerunException):
        run("overview", RerunException())
    with pytest.raises(ZeroDivisionError):
        run("decide", ZeroDivisionError("somebody's name"))

    said = figures()
    assert 'cxdash_page_seconds_count{page="overview"} 2.0' in said
    assert 'cxdash_page_failures_total{error="ZeroDivisionError",page="decide"} 1.0' in said
    assert not [line for line in said if "RerunException" in line or "somebody" in line]


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/satisfaction", "page"),
        ("/b/secret-code", "/b"),
        ("/bogus", "page"),
        ("/_stcore/stream", "/_stcore"),
        ("/assets/icon.png", "/assets"),
        ("/kari@example.com", "page"),
    ],
)
def test_requests_are_counted_by_part(figures, path, part):
    async def answer(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 404})

    async def ignore(_message=None):
        return None

    asyncio.run(metrics.Counted(answer)({"type": "http", "path": path, "method": "GET"}, ignore, ignore))

    said = figures()
    assert f'cxdash_requests_total{{method="GET",part="{part}",status="404"}} 1.0' in said
    assert not [line for line in said if "secret" in line or "kari" in line]


def test_a_request_that_ends_in_an_error_is_counted_as_one(figures):
    async def fail(_scope, _receive, _send):
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        asyncio.run(metrics.Counted(fail)({"type": "http", "path": "/", "method": "GET"}, None, None))

    assert 'cxdash_requests_total{method="GET",part="page",status="500"} 1.0' in figures()


def test_nothing_is_counted_where_no_port_is_set(monkeypatch):
    monkeypatch.delenv(variable("metrics_port"), raising=False)
    metrics._figures.cache_clear()

    run("overview")
    metrics.serve(lambda: True)()

    assert metrics._figures() is None


def get(address):
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read().decode()


def test_a_server_shows_its_figures_on_their_own_port_only(tmp_path, monkeypatch):
    store, port = f"sqlite:///{tmp_path / 'cxdash.db'}", free_port()
    database.open_store(store).dispose()
    monkeypatch.setenv(variable("metrics_port"), str(port))
    monkeypatch.setenv(variable("log_format"), "json")

    with started(store, uvicorn) as address:
        assert json.loads(get(f"{address}/health")) == {"alive": True}
        said = get(f"http://127.0.0.1:{port}/metrics")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(f"{address}/_stcore/metrics")

    assert "cxdash_ready 1.0" in said
    assert 'cxdash_requests_total{method="GET",part="page",status="200"}' in said
    assert urlsplit(address).port != port
