"""What the paths page reads and computes, kept as in `loaders`, by the version of its content."""

from datetime import date

import pandas as pd
import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.measures.ownership import credit
from cxdash.measures.paths import figures as measures
from cxdash.measures.paths.figures import Paths
from cxdash.presenters.ownership import screen as ownership_presenter
from cxdash.presenters.paths import screen as presenter
from cxdash.presenters.paths import tabs as paths_parts
from cxdash.presenters.paths.tabs import Tab
from cxdash.store import database
from cxdash.store.read import paths as store
from cxdash.ui.shell import cache
from cxdash.ui.shell.cache import KEPT, Key

SUBJECTS = ("journey", "ownership", "paths")


def told(words: Words) -> presenter.PathsScreen:
    """Return all that stands open on the page."""
    return _told(cache.key(*SUBJECTS), words.language)


def part(words: Words, on: date, name: str) -> Tab:
    """Return what stands behind a tab; credit goes to the roles that are accountable on a day."""
    return _part(cache.key(*SUBJECTS), words.language, on, name)


@st.cache_data(show_spinner=False, max_entries=5, ttl=KEPT)
def _tables(key: Key) -> dict[str, pd.DataFrame]:
    with database.reading(cache.store(key[0])) as connection:
        return store.tables(connection)


@st.cache_resource(show_spinner=False, max_entries=5, ttl=KEPT)  # no copies: nobody changes it
def _paths(key: Key) -> Paths:
    return measures.compute(_tables(key))


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _told(key: Key, language: str) -> presenter.PathsScreen:
    words = Words(language)
    return presenter.present(_paths(key), ownership_presenter.names(_tables(key), "touchpoints", words), words)


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _part(key: Key, language: str, on: date, name: str) -> Tab:
    found, tables, words = _paths(key), _tables(key), Words(language)
    touchpoints, roles = (ownership_presenter.names(tables, table, words) for table in ("touchpoints", "roles"))
    shared = credit.credits(found.credits, tables, on)
    return paths_parts.present_tab(found, shared, touchpoints, roles, name, words)
