"""What the tabs of the satisfaction page read and compute, kept as in `loaders`, by the version of its content."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from cxdash.measures import expectations, needs, solved, voices
from cxdash.measures.expectations import Expectations
from cxdash.measures.needs import Needs
from cxdash.measures.solved import Solved
from cxdash.store import database
from cxdash.store import quality as quality_store
from cxdash.store import satisfaction_needs as store
from cxdash.ui import (
    labels,
    loaders,
    satisfaction_channels,
    satisfaction_guess,
    satisfaction_solved,
    satisfaction_voices,
)
from cxdash.ui import satisfaction as said
from cxdash.ui.loaders import KEPT, Key
from cxdash.ui.satisfaction_guess import Answer
from cxdash.ui.satisfaction_part import Part
from cxdash.ui.words import Words
from cxdash.vocabulary import View

SUBJECTS = ("journey", "satisfaction", "economics")
"""Customers by segment are among those of money."""

Tables = dict[str, pd.DataFrame]


def part(view: View, words: Words, stage: str, name: str) -> Part:
    """Return what stands behind a tab: channels, solved, expected or voices."""
    return _part(loaders.key(*SUBJECTS), view, words.language, stage, name)


def solved_said(view: View, words: Words, stage: str) -> list[str]:
    """Return what to say of solved cases at a stage above its score; nothing where customers were not asked."""
    return _solved_said(loaders.key(*SUBJECTS), view, words.language, stage)


def answer(view: View, words: Words, stage: str, measure: str) -> Answer:
    """Return what customers gave a stage, for the room to guess."""
    tables, found = loaders.satisfaction_figures(view)
    return satisfaction_guess.answer(found, stage, measure, said.names(tables, "stages", words))


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _tables(key: Key, journey: str, segment: str) -> Tables:
    with database.reading(loaders.store(key[0])) as connection:
        return store.tables(connection, View(journey=journey, segment=segment))


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _of_all(key: Key, journey: str) -> Tables:
    with database.reading(loaders.store(key[0])) as connection:
        return quality_store.tables(connection, View(journey=journey))


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _solved(key: Key, view: View) -> Solved:
    return solved.figures(_tables(key, view.journey, view.segment), loaders.satisfaction_figures(view)[1], view)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _needs(key: Key, view: View) -> Needs:
    tables, _ = loaders.satisfaction_figures(view)
    return needs.figures({**tables, **_tables(key, view.journey, view.segment)}, view)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _expectations(key: Key, view: View) -> Expectations:
    tables, found = loaders.satisfaction_figures(view)
    return expectations.figures({**tables, **_tables(key, view.journey, view.segment)}, found, view)


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _solved_said(key: Key, view: View, language: str, stage: str) -> list[str]:
    words = Words(language)
    sentence = satisfaction_solved.sentence(_solved(key, view), stage, _names("stages", view, words), words)
    return [sentence] if sentence else []


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _part(key: Key, view: View, language: str, stage: str, name: str) -> Part:
    words = Words(language)
    stages, touchpoints = (_names(table, view, words) for table in ("stages", "touchpoints"))
    own = _tables(key, view.journey, view.segment)
    named = labels.told_apart({row["key"]: words.name(row) for row in own["needs"].to_dict("records")})
    told: dict[str, Callable[[], Part]] = {
        "channels": lambda: satisfaction_channels.tell(_needs(key, view), view, named, stages, words),
        "solved": lambda: satisfaction_solved.tell(_solved(key, view), stage, stages, touchpoints, words),
        "expected": lambda: satisfaction_solved.expected(_expectations(key, view), stage, stages, touchpoints, words),
        "voices": lambda: satisfaction_voices.tell(
            voices.figures({**_of_all(key, view.journey), "segments": own["segments"]}, view), view, touchpoints, words
        ),
    }
    return told[name]()


def _names(table: str, view: View, words: Words) -> dict[str, str]:
    return said.names(loaders.satisfaction_figures(view)[0], table, words)
