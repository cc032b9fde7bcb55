import logging
import time
import tomllib
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit import config

from cxdash.services import demo_store
from cxdash.store import database
from cxdash.store.schema import audit, response
from cxdash.ui.shell import rehearsal, server
from tests.builders import load


@pytest.fixture(autouse=True)
def start(monkeypatch):
    monkeypatch.setattr(server.Start, "step", None)
    monkeypatch.setattr(server.Start, "served", None)


@pytest.fixture
def seen(monkeypatch):
    """Note what is done, and how far the start is said to be then."""
    noted = []

    def doing(name):
        return lambda *_: noted.append((name, server.Start.step))

    monkeypatch.setattr(demo_store, "build_where_needed", doing("demo"))
    monkeypatch.setattr(rehearsal, "first", doing("first"))
    monkeypatch.setattr(rehearsal, "rest", doing("rest"))
    monkeypatch.setattr(server, "_freeze", doing("freeze"))
    monkeypatch.setattr(server.isolated, "warm_up", doing("isolated"))
    monkeypatch.setattr(server, "wait_for_a_pause", doing("pause"))
    server.Start.step = 0
    return noted


def test_pages_are_served_once_the_first_were_run_and_the_rest_follows(seen):
    server.warm_up()

    assert seen == [
        *[("demo", 0), ("first", 1), ("freeze", 1)],
        *[("pause", None), ("isolated", None), ("rest", None), ("freeze", None)],
    ]
    assert (server.Start.step, server.Start.served) == (None, None)


def test_pages_are_served_where_a_page_fails_to_run_which_is_logged(seen, monkeypatch, caplog):
    def fail():
        raise RuntimeError("a page is broken")

    monkeypatch.setattr(rehearsal, "first", fail)
    with caplog.at_level(logging.ERROR):
        server.warm_up()

    assert server.Start.step is None
    assert [record.message for record in caplog.records] == [
        "The rehearsal failed; the first visitors wait a little longer."
    ]


def test_a_server_that_is_starting_is_not_ready(sqlite_store, monkeypatch):
    monkeypatch.setattr(demo_store, "address", lambda _asked="": str(sqlite_store.url))
    server.Start.step = 1
    starting = server.health()
    server.Start.step = None

    assert starting == {"ready": False, "why": "starting"}
    assert server.health() == {"ready": True}


def test_a_server_whose_store_is_gone_is_not_ready(monkeypatch, tmp_path):
    monkeypatch.setattr(demo_store, "address", lambda _asked="": database.store_url(str(tmp_path / "gone.db")))

    assert server.health() == {"ready": False, "why": "StoreError"}


def test_what_waits_for_a_pause_waits_from_the_last_moment_that_a_visitor_was_served(monkeypatch):
    monkeypatch.setattr(server, "QUIET", 0.3)
    server.Start.served = 0.0
    server.notice()
    begun = time.monotonic()
    server.wait_for_a_pause()

    assert time.monotonic() - begun >= 0.25


def test_it_does_not_wait_where_nobody_is_served_and_never_for_ever(monkeypatch):
    monkeypatch.setattr(server, "PATIENCE", 0.2)
    server.Start.served = time.monotonic() - 2 * server.QUIET
    begun = time.monotonic()
    server.wait_for_a_pause()
    unserved = time.monotonic() - begun
    monkeypatch.setattr(server, "QUIET", 1000.0)
    server.wait_for_a_pause()

    assert unserved < 0.15
    assert time.monotonic() - begun < 5


def test_nobody_is_noticed_once_all_is_done():
    server.notice()

    assert server.Start.served is None


def test_no_garbage_is_collected_after_every_run():
    told = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))

    assert told["runner"]["postScriptGC"] is False
    assert "runner.postScriptGC" in config.get_config_options()


def test_who_answered_too_long_ago_is_forgotten_by_the_server_itself(sqlite_store, sqlite_address, monkeypatch):
    monkeypatch.setenv("CXDASH_DATABASE_URL", sqlite_address)
    load(sqlite_store, [("p1", "web", "CSAT", 5, "2020-01-15")])
    monkeypatch.setenv("CXDASH_RETENTION_MONTHS", "24")

    server.forget_older()

    with database.reading(sqlite_store) as connection:
        (name,) = connection.scalars(select(response.c.respondent))
        assert list(connection.scalars(select(audit.c.actor).where(audit.c.action == "retention"))) == ["cxdash"]
    assert name.startswith("#expired:")


def test_a_store_that_cannot_be_written_is_logged_and_tried_again(monkeypatch, tmp_path, caplog):
    monkeypatch.setenv("CXDASH_DATABASE_URL", str(tmp_path))
    monkeypatch.setenv("CXDASH_RETENTION_MONTHS", "24")

    server.forget_older()

    assert "Respondents were not forgotten after their time" in caplog.text
