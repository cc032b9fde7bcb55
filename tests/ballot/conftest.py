"""What tests of the ballot may ask for besides: a store that the ballot finds, and an address to open the door at."""

import pytest

from cxdash.ballot import network
from tests.ballot.phones import found


@pytest.fixture
def served(sqlite_store, monkeypatch, tmp_path):
    """A store as the company's own; there is no demo."""
    with found(sqlite_store, monkeypatch, tmp_path) as served:
        yield served


@pytest.fixture
def served_by_either(store, monkeypatch, tmp_path):
    """Likewise, on either database."""
    with found(store, monkeypatch, tmp_path) as served:
        yield served


@pytest.fixture
def ip(monkeypatch):
    """An address of this machine that is not 127.0.0.1, also where it is in no network."""
    if not network.addresses():
        monkeypatch.setattr(network, "addresses", lambda: [network.Address("127.0.0.2", "lo")])
    return network.addresses()[0].ip
