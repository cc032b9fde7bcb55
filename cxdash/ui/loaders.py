"""What the pages read, kept by the version of its content; the only place that caches.

An edit anywhere bumps a version in the store, so every server process shows it at its next run: nothing is ever
invalidated. A warm run sends one statement, that for the versions.
"""

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.measures import satisfaction as satisfaction_measures
from cxdash.store import database
from cxdash.store import satisfaction as satisfaction_store
from cxdash.vocabulary import Period, View

KEPT = timedelta(hours=12)
VERSIONS = "content versions"
"""Where a run keeps the versions it began with, so that all its loaders agree."""

Key = tuple[str, tuple[int, ...]]


@st.cache_resource(show_spinner=False)
def store(address: str) -> Any:
    """Open the store once per server process."""
    return database.open_store(address)


def begin() -> None:
    """Look up which content this run will show: the one statement of a warm run."""
    with database.reading(store(database.store_url())) as connection:
        st.session_state[VERSIONS] = database.versions(connection)


def choices() -> dict[str, pd.DataFrame]:
    """Return what a view can choose among: journeys, segments, months."""
    return _choices(_key("journey", "satisfaction"))


def satisfaction(view: View) -> satisfaction_measures.Satisfaction:
    """Return the figures of the satisfaction page."""
    return _satisfaction(_key("journey", "satisfaction"), view.journey, view.period, view.segment)


def satisfaction_tables(view: View) -> dict[str, pd.DataFrame]:
    """Return the counted answers behind the figures, over all months."""
    return _tables(_key("journey", "satisfaction"), view.journey, view.segment)


def comments(view: View, stage: str, found: satisfaction_measures.Satisfaction) -> pd.DataFrame:
    """Return what customers wrote about a stage in the period of the figures, else about the whole relationship."""
    key, span = _key("journey", "satisfaction"), (found.view["from"], found.view["to"])
    about_stage = _comments(key, view.segment, stage, span)
    return about_stage if len(about_stage) else _comments(key, view.segment, "", span)


def _key(*subjects: str) -> Key:
    versions = st.session_state[VERSIONS]
    return database.store_url(), tuple(versions[subject] for subject in subjects)


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _choices(key: Key) -> dict[str, pd.DataFrame]:
    with database.reading(store(key[0])) as connection:
        return satisfaction_store.choices(connection)


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _tables(key: Key, journey: str, segment: str) -> dict[str, pd.DataFrame]:
    with database.reading(store(key[0])) as connection:
        return satisfaction_store.tables(connection, View(journey=journey, segment=segment))


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _satisfaction(key: Key, journey: str, period: str, segment: str) -> satisfaction_measures.Satisfaction:
    return satisfaction_measures.figures(_tables(key, journey, segment), View(journey, period, segment))


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _comments(key: Key, segment: str, stage: str, span: tuple[str, str]) -> pd.DataFrame:
    with database.reading(store(key[0])) as connection:
        return satisfaction_store.comments(connection, View(segment=segment), stage, Period(*span))
