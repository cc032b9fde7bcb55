"""What the paths page reads and computes, kept as in `loaders`, by the version of its content."""

from datetime import date

import pandas as pd
import streamlit as st

from cxdash.measures import path_roles
from cxdash.measures import paths as measures
from cxdash.measures.paths import Paths
from cxdash.store import database
from cxdash.store import paths as store
from cxdash.ui import loaders, paths_parts
from cxdash.ui import ownership as said_ownership
from cxdash.ui import paths as said
from cxdash.ui.loaders import KEPT, Key
from cxdash.ui.paths_parts import Part
from cxdash.ui.words import Words

SUBJECTS = ("journey", "ownership", "paths")


def told(words: Words) -> said.Told:
    """Return all that stands open on the page."""
    return _told(loaders.key(*SUBJECTS), words.language)


def part(words: Words, on: date, name: str) -> Part:
    """Return what stands behind a tab; credit goes to the roles that are accountable on a day."""
    return _part(loaders.key(*SUBJECTS), words.language, on, name)


@st.cache_data(show_spinner=False, max_entries=5, ttl=KEPT)
def _tables(key: Key) -> dict[str, pd.DataFrame]:
    with database.reading(loaders.store(key[0])) as connection:
        return store.tables(connection)


@st.cache_resource(show_spinner=False, max_entries=5, ttl=KEPT)  # no copies: nobody changes it
def _paths(key: Key) -> Paths:
    return measures.figures(_tables(key))


@st.cache_data(show_spinner=False, max_entries=20, ttl=KEPT)
def _told(key: Key, language: str) -> said.Told:
    words = Words(language)
    return said.tell(_paths(key), said_ownership.names(_tables(key), "touchpoints", words), words)


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _part(key: Key, language: str, on: date, name: str) -> Part:
    found, tables, words = _paths(key), _tables(key), Words(language)
    touchpoints, roles = (said_ownership.names(tables, table, words) for table in ("touchpoints", "roles"))
    shared = path_roles.credits(found.credits, tables, on)
    return paths_parts.tell(found, shared, touchpoints, roles, name, words)
