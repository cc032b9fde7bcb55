"""What the pages ask of services and presenters, kept by the versions of what it is made of; the only cache.

An edit anywhere bumps a version in the store, so every server process shows it at its next run: nothing is ever
invalidated. A warm run sends one statement, that for the versions.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from cxdash.services import company as company_service
from cxdash.services import content, demo_store
from cxdash.services.company import Company
from cxdash.services.reads import Service, keeping
from cxdash.store import database
from cxdash.ui.shell import replica

KEPT = timedelta(hours=12)
VERSIONS = "content versions"
"""Where a run keeps the store and the versions it began with, so that all it asks agrees."""

Answer = TypeVar("Answer")


def store(address: str) -> Any:
    """Open the store once per server process."""
    return _opened(address)[0]


@st.cache_resource(show_spinner=False)
def _opened(address: str) -> tuple[Any, int | None]:
    """Return the store and the number that its file has for the system, by which another in its place is known."""
    pd.options.mode.string_storage = "python"  # pages' tables are small: Arrow's texts cost about twice as much to read
    engine = database.open_store(address)
    return engine, database.file_number(engine)


def begin() -> None:
    """Look up which store and which content this run shows: the one statement of a warm run."""
    st.session_state.pop(VERSIONS, None)
    demo_store.build_where_needed(st.session_state["store"])
    address = demo_store.address(st.session_state["store"])
    database.refuse_missing(store(address))
    if database.file_number(store(address)) != _opened(address)[1]:
        store(address).dispose()
        st.cache_resource.clear()  # another store's versions may be the same as this one's were
    source = replica.where(store(address))
    with database.reading(source) as connection:
        st.session_state[VERSIONS] = (address, database.versions(connection), source)


def ask(service: Service[Answer], *arguments: Any) -> Answer:
    """Return a service's answer for the store and the content this run began with."""
    with ExitStack() as closing:
        address, versions, source = st.session_state[VERSIONS]
        keeper = _Keeper(address, versions, source, closing)
        closing.enter_context(keeping(keeper))
        return keeper(service, arguments)


def with_what_is_kept(function: Callable[..., Answer], *arguments: Any) -> Answer:
    """Return what a function makes, itself not kept, of the store and the content this run began with."""
    with ExitStack() as closing:
        address, versions, source = st.session_state[VERSIONS]
        keeper = _Keeper(address, versions, source, closing)
        closing.enter_context(keeping(keeper))
        return function(keeper.connection(), *arguments)


class _Keeper:
    """Answers from what is kept; asks with one connection, which is opened when something must be computed."""

    def __init__(self, address: str, versions: dict[str, int], source: Any, closing: ExitStack) -> None:
        self._address, self._versions, self._source, self._closing = address, versions, source, closing
        self._connection: Any = None
        self._answered: dict[tuple[Any, ...], Any] = {}

    def __call__(self, service: Service[Answer], arguments: tuple[Any, ...]) -> Answer:
        if (service, arguments) not in self._answered:
            versions = [self._versions[subject] for subject in service.subjects]
            key = repr((self._address, versions, arguments))
            self._answered[service, arguments] = kept(service)(key, lambda: self._compute(service, arguments))
        answer: Answer = self._answered[service, arguments]
        return answer

    def connection(self) -> Any:
        """Return the one connection, opened when it is first needed."""
        if self._connection is None:
            self._connection = self._closing.enter_context(database.reading(self._source))
        return self._connection

    def _compute(self, service: Service[Answer], arguments: tuple[Any, ...]) -> Answer:
        return service.function(self.connection(), *arguments)


@cache
def kept(service: Service[Any]) -> Any:
    """Return the cache of a service: of its own, under its own name, and bounded; its answers are not copied.

    Its key is one text, with the arguments as they are written: it is hashed several times as fast as they are.
    """

    def answer(key: str, _compute: Callable[[], Any]) -> Any:  # noqa: ARG001
        return _compute()

    answer.__module__, answer.__qualname__ = service.function.__module__, service.function.__qualname__
    return st.cache_resource(show_spinner=False, max_entries=service.most, ttl=KEPT)(answer)


def company() -> Company:
    """Return the company shown; the demo speaks every reader's language, so it states none."""
    found = ask(company_service.company)
    return found._replace(language="") if shown() == demo_store.DEMO else found


def newest_sheet(name: str) -> pd.DataFrame:
    """Return a sheet as it is at this very moment, which may be newer than what the run began with."""
    with database.reading(shown_store()) as connection:
        return content.sheet(connection, name)


def shown() -> str:
    """Return which store is shown: one's own or the demo's."""
    return demo_store.DEMO if demo_store.is_open(st.session_state["store"]) else demo_store.OWN


def shown_store() -> Any:
    """Return the store that is shown, to write to."""
    replica.note_writing()
    return store(st.session_state[VERSIONS][0])


def own_store() -> Any:
    """Return the company's own store, into which files are loaded whatever is shown."""
    replica.note_writing()
    return store(demo_store.address(demo_store.OWN))
