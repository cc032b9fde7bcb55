"""What the what-if page reads and computes, kept as in `loaders`, by the version of its content."""

from dataclasses import replace

import streamlit as st

from cxdash.measures import what_if as measures
from cxdash.measures import what_if_start
from cxdash.measures.levers import Levers
from cxdash.measures.what_if import Comparison
from cxdash.measures.what_if_start import Start
from cxdash.store import database
from cxdash.store import economics as economics_store
from cxdash.store import satisfaction as satisfaction_store
from cxdash.store import what_if as store
from cxdash.ui import loaders, what_if_parts
from cxdash.ui import ownership as said_ownership
from cxdash.ui import what_if as said
from cxdash.ui.loaders import KEPT, Key
from cxdash.ui.words import Words
from cxdash.vocabulary import View

SUBJECTS = ("journey", "satisfaction", "economics", "what_if")


def start(view: View) -> Start:
    """Return where a what-if of a view starts."""
    return _start(loaders.key(*SUBJECTS), view)


def stages(view: View, words: Words) -> dict[str, str]:
    """Return the names of the stages with let-downs, in their order."""
    return _stages(loaders.key(*SUBJECTS), view, words.language)


def told(view: View, words: Words, levers: Levers) -> said.Told:
    """Return what a choice brings, in words."""
    return _told(loaders.key(*SUBJECTS), view, words.language, levers)


def part(view: View, words: Words, levers: Levers, name: str) -> what_if_parts.Part:
    """Return what stands behind a tab."""
    return _part(loaders.key(*SUBJECTS), view, words.language, levers, name)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _start(key: Key, view: View) -> Start:
    with database.reading(loaders.store(key[0])) as connection:
        answered, money = satisfaction_store.tables(connection, view), economics_store.tables(connection, view)
        return what_if_start.start(answered, money, store.assumptions(connection), view)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _stages(key: Key, view: View, language: str) -> dict[str, str]:
    with database.reading(loaders.store(key[0])) as connection:
        tables = satisfaction_store.tables(connection, view)
    base = _start(key, view).base
    known = {stage for stage, _ in base.let_downs} if base else set()
    return {stage: name for stage, name in said_ownership.names(tables, "stages", Words(language)).items() if stage in known}


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _told(key: Key, view: View, language: str, levers: Levers) -> said.Told:
    found, words = _compared(key, view, levers), Words(language)
    return said.tell(found, _start(key, view).currency, _stages(key, view, language), words)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _part(key: Key, view: View, language: str, levers: Levers, name: str) -> what_if_parts.Part:
    started, words = _start(key, view), Words(language)
    return what_if_parts.tell(name, _compared(key, view, levers), started, _stages(key, view, language), words)


def _compared(key: Key, view: View, levers: Levers) -> Comparison:
    started = _start(key, view)
    if started.base is None:
        raise ValueError("Without customers there is nothing to start from.")
    return measures.compare(started.base, started.held, possible(levers, started))


def possible(levers: Levers, started: Start) -> Levers:
    """Return the levers without those that the company's own figures cannot answer for."""
    stuck = started.stuck
    return replace(
        levers,
        acquisition_budget=0.0 if "acquisition_budget" in stuck else levers.acquisition_budget,
        retention_budget=0.0 if "retention_budget" in stuck else levers.retention_budget,
        gaps=() if "gap" in stuck else levers.gaps,
        gap_cost=None if "gap" in stuck else levers.gap_cost,
    )


