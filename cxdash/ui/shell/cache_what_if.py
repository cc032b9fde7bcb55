"""What the what-if page reads and computes, kept as in `loaders`, by the version of its content.

Levers are handed to the caches as a text: that is found thirty times as fast.
"""

import streamlit as st

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.what_if import comparison as measures
from cxdash.measures.what_if import scenarios
from cxdash.measures.what_if import start as what_if_start
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.levers import Levers, as_text, of_text
from cxdash.measures.what_if.scenarios import Kept
from cxdash.measures.what_if.start import Start
from cxdash.presenters.ownership import screen as ownership_presenter
from cxdash.presenters.what_if import screen as presenter
from cxdash.presenters.what_if import tabs as what_if_parts
from cxdash.store import database
from cxdash.store.read import economics as economics_store
from cxdash.store.read import satisfaction as satisfaction_store
from cxdash.store.read import what_if as store
from cxdash.store.write import scenarios as scenario_store
from cxdash.ui.shell import cache
from cxdash.ui.shell.cache import KEPT, Key

SUBJECTS = ("journey", "satisfaction", "economics", "what_if")


def start(view: View) -> Start:
    """Return where a what-if of a view starts; with a kept choice chosen, with what was believed when it was kept."""
    return _start(cache.key(*SUBJECTS), view, _chosen())


def stages(view: View, words: Words) -> dict[str, str]:
    """Return the names of the stages with let-downs, in their order."""
    return _stages(cache.key(*SUBJECTS), view, words.language)


def told(view: View, words: Words, levers: Levers) -> presenter.WhatIfScreen:
    """Return what a choice brings, in words."""
    return _told(cache.key(*SUBJECTS), view, words.language, as_text(levers), _chosen())


def part(view: View, words: Words, levers: Levers, name: str) -> what_if_parts.Tab:
    """Return what stands behind a tab."""
    return _part(cache.key(*SUBJECTS), view, words.language, as_text(levers), _chosen(), name)


def kept() -> dict[str, Kept]:
    """Return the choices that are kept by their keys, in the order they were kept."""
    return _kept(cache.key(*SUBJECTS))


def compared(view: View, levers: Levers, choice: str) -> Comparison:
    """Return a choice against carrying on, with what was believed when *choice* was kept ('' = what is believed now)."""
    return _compared(cache.key(*SUBJECTS), view, as_text(levers), choice)


def _chosen() -> str:
    """Return the kept choice that the link names, if there is one of that key."""
    return st.session_state["choice"] if st.session_state["choice"] in kept() else ""


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _start(key: Key, view: View, choice: str) -> Start:
    if choice:
        return what_if_start.believing(_start(key, view, ""), _kept(key)[choice].held)
    with database.reading(cache.store(key[0])) as connection:
        answered, money = satisfaction_store.tables(connection, view), economics_store.tables(connection, view)
        return what_if_start.start(answered, money, store.assumptions(connection), view)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _stages(key: Key, view: View, language: str) -> dict[str, str]:
    with database.reading(cache.store(key[0])) as connection:
        tables = satisfaction_store.tables(connection, view)
    base = _start(key, view, "").base
    known = {stage for stage, _ in base.let_downs} if base else set()
    names = ownership_presenter.names(tables, "stages", Words(language))
    return {stage: name for stage, name in names.items() if stage in known}


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _kept(key: Key) -> dict[str, Kept]:
    with database.reading(cache.store(key[0])) as connection:
        rows = scenario_store.kept(connection).to_dict("records")
    return {row["key"]: scenarios.of_row(row) for row in rows}


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _told(key: Key, view: View, language: str, levers: str, choice: str) -> presenter.WhatIfScreen:
    found, words = _compared(key, view, levers, choice), Words(language)
    return presenter.present(found, _start(key, view, choice).currency, _stages(key, view, language), words)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _part(key: Key, view: View, language: str, levers: str, choice: str, name: str) -> what_if_parts.Tab:
    started, words = _start(key, view, choice), Words(language)
    return what_if_parts.present_tab(
        name, _compared(key, view, levers, choice), started, _stages(key, view, language), words
    )


@st.cache_resource(show_spinner=False, max_entries=8, ttl=KEPT)  # no copies: nobody changes it
def _compared(key: Key, view: View, levers: str, choice: str) -> Comparison:
    started = _start(key, view, choice)
    if started.base is None:
        raise ValueError("Without customers there is nothing to start from.")
    return measures.compare(started.base, started.held, what_if_start.possible(of_text(levers), started))
