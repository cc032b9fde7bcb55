"""What the what-if page reads and computes, kept as in `loaders`, by the version of its content.

Levers are handed to the caches as a text: that is found thirty times as fast.
"""

import streamlit as st

from cxdash.measures import scenarios, what_if_start
from cxdash.measures import what_if as measures
from cxdash.measures.levers import Levers, as_text, of_text
from cxdash.measures.scenarios import Kept
from cxdash.measures.what_if import Comparison
from cxdash.measures.what_if_start import Start
from cxdash.store import database
from cxdash.store import economics as economics_store
from cxdash.store import satisfaction as satisfaction_store
from cxdash.store import scenarios as scenario_store
from cxdash.store import what_if as store
from cxdash.ui import loaders, what_if_parts
from cxdash.ui import ownership as said_ownership
from cxdash.ui import what_if as said
from cxdash.ui.loaders import KEPT, Key
from cxdash.ui.words import Words
from cxdash.vocabulary import View

SUBJECTS = ("journey", "satisfaction", "economics", "what_if")


def start(view: View) -> Start:
    """Return where a what-if of a view starts; with a kept choice chosen, with what was believed when it was kept."""
    return _start(loaders.key(*SUBJECTS), view, _chosen())


def stages(view: View, words: Words) -> dict[str, str]:
    """Return the names of the stages with let-downs, in their order."""
    return _stages(loaders.key(*SUBJECTS), view, words.language)


def told(view: View, words: Words, levers: Levers) -> said.Told:
    """Return what a choice brings, in words."""
    return _told(loaders.key(*SUBJECTS), view, words.language, as_text(levers), _chosen())


def part(view: View, words: Words, levers: Levers, name: str) -> what_if_parts.Part:
    """Return what stands behind a tab."""
    return _part(loaders.key(*SUBJECTS), view, words.language, as_text(levers), _chosen(), name)


def kept() -> dict[str, Kept]:
    """Return the choices that are kept by their keys, in the order they were kept."""
    return _kept(loaders.key(*SUBJECTS))


def compared(view: View, levers: Levers, choice: str) -> Comparison:
    """Return a choice against carrying on, with what was believed when *choice* was kept ('' = what is believed now)."""
    return _compared(loaders.key(*SUBJECTS), view, as_text(levers), choice)


def _chosen() -> str:
    """Return the kept choice that the link names, if there is one of that key."""
    return st.session_state["choice"] if st.session_state["choice"] in kept() else ""


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _start(key: Key, view: View, choice: str) -> Start:
    if choice:
        return what_if_start.believing(_start(key, view, ""), _kept(key)[choice].held)
    with database.reading(loaders.store(key[0])) as connection:
        answered, money = satisfaction_store.tables(connection, view), economics_store.tables(connection, view)
        return what_if_start.start(answered, money, store.assumptions(connection), view)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _stages(key: Key, view: View, language: str) -> dict[str, str]:
    with database.reading(loaders.store(key[0])) as connection:
        tables = satisfaction_store.tables(connection, view)
    base = _start(key, view, "").base
    known = {stage for stage, _ in base.let_downs} if base else set()
    names = said_ownership.names(tables, "stages", Words(language))
    return {stage: name for stage, name in names.items() if stage in known}


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _kept(key: Key) -> dict[str, Kept]:
    with database.reading(loaders.store(key[0])) as connection:
        rows = scenario_store.kept(connection).to_dict("records")
    return {row["key"]: scenarios.of_row(row) for row in rows}


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _told(key: Key, view: View, language: str, levers: str, choice: str) -> said.Told:
    found, words = _compared(key, view, levers, choice), Words(language)
    return said.tell(found, _start(key, view, choice).currency, _stages(key, view, language), words)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _part(key: Key, view: View, language: str, levers: str, choice: str, name: str) -> what_if_parts.Part:
    started, words = _start(key, view, choice), Words(language)
    return what_if_parts.tell(name, _compared(key, view, levers, choice), started, _stages(key, view, language), words)


@st.cache_resource(show_spinner=False, max_entries=8, ttl=KEPT)  # no copies: nobody changes it
def _compared(key: Key, view: View, levers: str, choice: str) -> Comparison:
    started = _start(key, view, choice)
    if started.base is None:
        raise ValueError("Without customers there is nothing to start from.")
    return measures.compare(started.base, started.held, what_if_start.possible(of_text(levers), started))
