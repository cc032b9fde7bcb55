"""The connection to answers outside the store, and what is said where there is none."""

import pytest
from sqlalchemy import Engine, make_url

from cxdash.store import database
from cxdash.store.lake import engine
from cxdash.store.problems import StoreError

pytestmark = pytest.mark.postgres


def test_files_and_store_are_attached_and_nothing_is_asked_of_a_network(lake_store: Engine):
    with database.reading(lake_store) as connection, engine.connected(connection) as lake:
        attached = lake.exec_driver_sql("SELECT database_name FROM duckdb_databases() WHERE NOT internal").scalars()
        assert {"lake", "store"} <= set(attached)
        setting = "SELECT value FROM duckdb_settings() WHERE name = 'autoinstall_known_extensions'"
        assert lake.exec_driver_sql(setting).scalar_one() == "false"


def test_a_catalogue_that_cannot_be_reached_is_said_without_its_password(
    lake_store: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CXDASH_ANSWERS_URL", "ducklake:postgresql://nobody:hush@127.0.0.1:1/none?data=/tmp/none")

    with (
        database.reading(lake_store) as connection,
        pytest.raises(StoreError, match="cannot be read or written") as said,
        engine.connected(connection),
    ):
        pass
    assert "hush" not in str(said.value)


def test_what_is_not_installed_is_named(lake_store: Engine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    monkeypatch.setenv("CXDASH_ANSWERS_URL", "ducklake:postgresql://host/other?data=/tmp/none")

    with (
        database.reading(lake_store) as connection,
        pytest.raises(StoreError, match="requirements-lake"),
        engine.connected(connection),
    ):
        pass


def test_addresses_are_written_as_postgresql_takes_them():
    url = make_url("postgresql+psycopg://ann:p%27q@db.example:5433/cx?sslmode=require")

    assert (
        engine._words(url) == r"dbname='cx' host='db.example' port='5433' user='ann' password='p\'q' sslmode='require'"
    )
