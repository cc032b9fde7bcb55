"""What the pages read, kept by the version of its content; the only place that caches.

An edit anywhere bumps a version in the store, so every server process shows it at its next run: nothing is ever
invalidated. A warm run sends one statement, that for the versions.
"""

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from cxdash import demo_store
from cxdash.measures import satisfaction as satisfaction_measures
from cxdash.measures.satisfaction import Satisfaction
from cxdash.store import database
from cxdash.store import satisfaction as satisfaction_store
from cxdash.ui import satisfaction as said
from cxdash.ui.satisfaction import Told
from cxdash.ui.words import Words
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
    with database.reading(store(demo_store.address())) as connection:
        st.session_state[VERSIONS] = database.versions(connection)


def choices() -> dict[str, list[Any]]:
    """Return what a view can choose among: journeys (as rows), segments, months."""
    return _choices(_key("journey", "satisfaction"))


def satisfaction(view: View, words: Words, measure: str, stage: str) -> Told:
    """Return all that the satisfaction page says of a view."""
    return _told(_key("journey", "satisfaction"), view, words.language, measure, stage)


def satisfaction_figures(view: View) -> tuple[dict[str, pd.DataFrame], Satisfaction]:
    """Return the counted answers over all months, and the figures made of them."""
    key = _key("journey", "satisfaction")
    return _tables(key, view.journey, view.segment), _satisfaction(key, view)


def quotes(view: View, words: Words, stage: str) -> list[tuple[str, str]]:
    """Return what customers wrote about a stage, else about the whole relationship, each with its source."""
    return _quotes(_key("journey", "satisfaction"), view, words.language, stage)


def _key(*subjects: str) -> Key:
    versions = st.session_state[VERSIONS]
    return demo_store.address(), tuple(versions[subject] for subject in subjects)


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _choices(key: Key) -> dict[str, list[Any]]:
    with database.reading(store(key[0])) as connection:
        found = satisfaction_store.choices(connection)
    plain = {"segments": list(found["segments"]["segment"]), "months": list(found["months"]["month"])}
    return {"journeys": found["journeys"].to_dict("records"), **plain}


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _tables(key: Key, journey: str, segment: str) -> dict[str, pd.DataFrame]:
    with database.reading(store(key[0])) as connection:
        return satisfaction_store.tables(connection, View(journey=journey, segment=segment))


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _satisfaction(key: Key, view: View) -> Satisfaction:
    return satisfaction_measures.figures(_tables(key, view.journey, view.segment), view)


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _told(key: Key, view: View, language: str, measure: str, stage: str) -> Told:
    tables = _tables(key, view.journey, view.segment)
    return said.tell(tables, _satisfaction(key, view), measure, stage, Words(language))


@st.cache_data(show_spinner=False, max_entries=500, ttl=KEPT)
def _quotes(key: Key, view: View, language: str, stage: str) -> list[tuple[str, str]]:
    tables, found, words = _tables(key, view.journey, view.segment), _satisfaction(key, view), Words(language)
    period = Period(found.view["from"], found.view["to"])
    with database.reading(store(key[0])) as connection:
        about_stage = satisfaction_store.comments(connection, view, stage, period)
        written = about_stage if len(about_stage) else satisfaction_store.comments(connection, view, "", period)
    return said.quotes(written, said.names(tables, "touchpoints", words), words)
