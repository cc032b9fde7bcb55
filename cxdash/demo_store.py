"""The demo company's store: made once from data/demo, beside the company's own, and open where there is no other."""

import os
from pathlib import Path

from cxdash.exchange import demo
from cxdash.exchange.checked import check
from cxdash.exchange.folder import read_any
from cxdash.store import database, importing

STORE = database.DEFAULT_STORE.with_name("demo.db")
ACTOR = "demo"

_with_content: set[Path] = set()
"""Stores known to hold something: a fact that stays true, so it need not be asked at every run."""


def address() -> str:
    """Return the address of the store to show: the one set, else the company's own, else the demo's."""
    if os.environ.get("CXDASH_DATABASE_URL") or _has_content(database.DEFAULT_STORE):
        return database.store_url()
    return database.store_url(str(STORE))


def is_open() -> bool:
    """Tell whether it is the demo company that is shown."""
    return address() == database.store_url(str(STORE))


def build(store: str) -> None:
    """Fill a store with the demo company, unless it holds it already; its answers come of a fixed seed."""
    given = demo.answers()
    tables = check(read_any(demo.FOLDER)).tables | {"responses": given, "comments": demo.comments(given)}
    importing.load(database.open_store(store), tables, actor=ACTOR)


def build_where_needed() -> None:
    """Make the demo's store at the first start of an installation that has no data of its own."""
    if is_open() and not _has_content(STORE):
        build(str(STORE))


def _has_content(file: Path) -> bool:
    """Tell whether anything was ever put into a store; once it was, nobody needs to ask again."""
    if file in _with_content:
        return True
    if not file.exists():
        return False
    with database.reading(database.open_store(str(file))) as connection:
        if any(database.versions(connection).values()):
            _with_content.add(file)
    return file in _with_content
