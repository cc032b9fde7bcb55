"""The demo company's store: made once from data/demo, beside the company's own, and open where there is no other."""

from pathlib import Path
from threading import Lock

from cxdash.domain.people import admin
from cxdash.settings.reading import current
from cxdash.store import database

STORE = database.DEFAULT_STORE.with_name("demo.db")
ACTOR = "demo"
OWN, DEMO = "own", "demo"
"""Which store a reader asks for; asking for neither, he gets his own if it holds anything, else the demo's."""

_with_content: set[Path] = set()
"""Stores known to hold something: a fact that stays true, so it need not be asked at every run."""

_building = Lock()


def address(asked: str = "") -> str:
    """Return the address of the store to show a reader who *asked* for OWN, for DEMO, or for neither."""
    if asked == OWN or (asked != DEMO and own_holds_anything()):
        return database.store_url()
    return database.store_url(str(STORE))


def own_holds_anything() -> bool:
    """Tell whether there is a store of one's own to show: one that was set, or one with content."""
    return bool(current().database_url) or _has_content(database.DEFAULT_STORE)


def is_open(asked: str = "") -> bool:
    """Tell whether it is the demo company that is shown."""
    return address(asked) == database.store_url(str(STORE))


def build(store: str) -> None:
    """Fill a store with the demo company, as it was where it has been edited; its answers come of a fixed seed."""
    # Imported here: what reads files takes long, and a demo that is built needs none of it.
    from cxdash.demo import company as demo  # noqa: PLC0415
    from cxdash.exchange.company.folder import read_any  # noqa: PLC0415
    from cxdash.exchange.company.validation import check  # noqa: PLC0415
    from cxdash.store.people import respondents  # noqa: PLC0415
    from cxdash.store.write import importing  # noqa: PLC0415

    given = demo.answers()
    tables = check(read_any(demo.FOLDER)).tables | {"responses": given, "comments": demo.comments(given)}
    engine = database.open_store(store)
    respondents.keep_as_given(engine)  # they are made up, and the demo is the same everywhere
    importing.load(engine, tables, who=admin(ACTOR), undoable=False)


def is_built() -> bool:
    """Tell whether the demo's store is there to be opened."""
    return _has_content(STORE)


def build_where_needed(asked: str = "") -> None:
    """Make the demo's store the first time it is to be shown."""
    if is_open(asked) and not is_built():
        with _building:
            if not is_built():
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
