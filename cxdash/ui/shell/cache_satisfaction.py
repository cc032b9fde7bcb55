"""What the tabs of the satisfaction page read and compute, kept as in `loaders`, by the version of its content."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction import expectations, needs, response_coverage, solved
from cxdash.measures.satisfaction.expectations import Expectations
from cxdash.measures.satisfaction.needs import Needs
from cxdash.measures.satisfaction.solved import Solved
from cxdash.presenters.data import labels
from cxdash.presenters.satisfaction import channels
from cxdash.presenters.satisfaction import response_coverage as satisfaction_voices
from cxdash.presenters.satisfaction import screen as presenter
from cxdash.presenters.satisfaction import solved as satisfaction_solved
from cxdash.presenters.satisfaction.tab import Tab
from cxdash.store import database
from cxdash.store.read import needs as store
from cxdash.store.read import quality as quality_store
from cxdash.ui.satisfaction import guess as satisfaction_guess
from cxdash.ui.satisfaction.guess import Answer
from cxdash.ui.shell import cache
from cxdash.ui.shell.cache import KEPT, Key

SUBJECTS = ("journey", "satisfaction", "economics")
"""Customers by segment are among those of money."""

Tables = dict[str, pd.DataFrame]


def part(view: View, words: Words, stage: str, name: str) -> Tab:
    """Return what stands behind a tab: channels, solved, expected or voices."""
    return _part(cache.key(*SUBJECTS), view, words.language, stage, name)


def solved_said(view: View, words: Words, stage: str) -> list[str]:
    """Return what to say of solved cases at a stage above its score; nothing where customers were not asked."""
    return _solved_said(cache.key(*SUBJECTS), view, words.language, stage)


def answer(view: View, words: Words, stage: str, measure: str) -> Answer:
    """Return what customers gave a stage, for the room to guess."""
    tables, found = cache.satisfaction_figures(view)
    return satisfaction_guess.answer(found, stage, measure, presenter.names(tables, "stages", words))


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _tables(key: Key, journey: str, segment: str) -> Tables:
    with database.reading(cache.store(key[0])) as connection:
        return store.tables(connection, View(journey=journey, segment=segment))


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _of_all(key: Key, journey: str) -> Tables:
    with database.reading(cache.store(key[0])) as connection:
        return quality_store.tables(connection, View(journey=journey))


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _solved(key: Key, view: View) -> Solved:
    return solved.compute(_tables(key, view.journey, view.segment), cache.satisfaction_figures(view)[1], view)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _needs(key: Key, view: View) -> Needs:
    tables, _ = cache.satisfaction_figures(view)
    return needs.compute({**tables, **_tables(key, view.journey, view.segment)}, view)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _expectations(key: Key, view: View) -> Expectations:
    tables, found = cache.satisfaction_figures(view)
    return expectations.compute({**tables, **_tables(key, view.journey, view.segment)}, found, view)


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _solved_said(key: Key, view: View, language: str, stage: str) -> list[str]:
    words = Words(language)
    sentence = satisfaction_solved.sentence(_solved(key, view), stage, _names("stages", view, words), words)
    return [sentence] if sentence else []


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _part(key: Key, view: View, language: str, stage: str, name: str) -> Tab:
    words = Words(language)
    stages, touchpoints = (_names(table, view, words) for table in ("stages", "touchpoints"))
    own = _tables(key, view.journey, view.segment)
    named = labels.told_apart({row["key"]: words.name(row) for row in own["needs"].to_dict("records")})
    told: dict[str, Callable[[], Tab]] = {
        "channels": lambda: channels.present(_needs(key, view), view, named, stages, words),
        "solved": lambda: satisfaction_solved.present(_solved(key, view), stage, stages, touchpoints, words),
        "expected": lambda: satisfaction_solved.expected(_expectations(key, view), stage, stages, touchpoints, words),
        "voices": lambda: satisfaction_voices.present(
            response_coverage.compute({**_of_all(key, view.journey), "segments": own["segments"]}, view),
            view,
            touchpoints,
            words,
        ),
    }
    return told[name]()


def _names(table: str, view: View, words: Words) -> dict[str, str]:
    return presenter.names(cache.satisfaction_figures(view)[0], table, words)
