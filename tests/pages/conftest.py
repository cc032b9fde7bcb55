import pytest
import streamlit as st

from cxdash.store import database
from cxdash.ui.shell import cache
from tests.pages import airline, stores


@pytest.fixture(scope="session")
def made(run_folder, request):
    """Give the address of a store, made once; tests read it and leave it as it is."""

    def give(name):
        if name == "demo":
            return f"sqlite:///{request.getfixturevalue('demo_file')}"
        if name == "airline":
            return airline.imported(run_folder).address
        return stores.made(run_folder, name)

    return give


@pytest.fixture
def open_store(made, monkeypatch):
    """Open the pages over one of the stores of `stores`, or the airline's, and return its engine."""

    def choose(name):
        monkeypatch.setenv("CXDASH_DATABASE_URL", made(name))
        return cache.store(database.store_url())

    return choose


@pytest.fixture
def own_store(sqlite_store, sqlite_address, monkeypatch):
    """An empty store that a test may fill, with the pages over it."""
    monkeypatch.setenv("CXDASH_DATABASE_URL", sqlite_address)
    return sqlite_store


@pytest.fixture
def cold():
    """Nothing is kept from earlier runs, as after a restart of the server."""
    st.cache_resource.clear()
