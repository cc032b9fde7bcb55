"""Which database a run reads: the store, or the copy that PostgreSQL keeps of it, once that has what was written."""

import logging
import time
from typing import Any

import streamlit as st

from cxdash.settings.reading import current
from cxdash.store import database, problems
from cxdash.store.problems import StoreError

WROTE = "this reader wrote"
"""Noted in a session that writes: what it wrote is shown to it at once, wherever it is read."""

CATCH_UP = 1.0
"""Seconds that a run waits for the replica to have what its reader wrote, before it reads the store itself."""

REST = 30.0
"""Seconds for which a replica that could not be read is not asked again."""


class _Failed:
    at: float = -REST


def note_writing() -> None:
    """Note that this reader is about to write."""
    st.session_state[WROTE] = True


def where(store: Any) -> Any:
    """Return which database this run reads: the replica, or the store where there is none or it lags behind."""
    address = current().replica_url
    if not address or store.dialect.name != "postgresql" or time.monotonic() - _Failed.at < REST:
        return store
    try:
        with problems.explained():
            replica = _opened(address)
            if not st.session_state.get(WROTE) or _caught_up(replica, store):
                st.session_state.pop(WROTE, None)
                return replica
    except StoreError:
        _Failed.at = time.monotonic()
        logging.getLogger(__name__).warning("The replica cannot be read, so pages read the database itself.")
    return store


@st.cache_resource(show_spinner=False)
def _opened(address: str) -> Any:
    return database.open_store(address)


def _caught_up(replica: Any, store: Any) -> bool:
    """Return whether the replica has every version that the store has, waiting a moment for it."""
    with database.reading(store) as connection:
        written = database.versions(connection)
    until = time.monotonic() + CATCH_UP
    while True:
        with database.reading(replica) as connection:
            found = database.versions(connection)
        if all(found.get(subject, 0) >= version for subject, version in written.items()):
            return True
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
