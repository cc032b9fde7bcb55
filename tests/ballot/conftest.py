"""A room whose store is the one that the ballot finds."""

import pytest

from cxdash.ballot import stores
from cxdash.services import demo_store


@pytest.fixture
def served(sqlite_store, monkeypatch, tmp_path):
    """A store as the company's own; there is no demo."""
    yield from own(sqlite_store, monkeypatch, tmp_path)


@pytest.fixture
def served_by_either(store, monkeypatch, tmp_path):
    """Likewise, on either database."""
    yield from own(store, monkeypatch, tmp_path)


def own(store, monkeypatch, tmp_path):
    monkeypatch.setenv("CXDASH_DATABASE_URL", store.url.render_as_string(hide_password=False))
    monkeypatch.setattr(demo_store, "STORE", tmp_path / "no demo.db")
    yield store
    stores._opened.cache_clear()
