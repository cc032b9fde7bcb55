"""What the page about what to mend first reads, kept by the versions of what it is made of."""

from datetime import date

import pandas as pd
import streamlit as st

from cxdash.measures import ownership as ownership_measures
from cxdash.measures import priorities as measures
from cxdash.measures import satisfaction as satisfaction_measures
from cxdash.measures.priorities import Priorities
from cxdash.store import database
from cxdash.store import ownership as ownership_store
from cxdash.store import priorities as store
from cxdash.store import satisfaction as satisfaction_store
from cxdash.ui import loaders, priorities_tables
from cxdash.ui import priorities as said
from cxdash.ui.loaders import KEPT, OWNERSHIP, Key
from cxdash.ui.ownership_tables import Part
from cxdash.ui.words import Words
from cxdash.vocabulary import View


def told(view: View, words: Words, on: date) -> said.Told:
    """Return all that the page says of a view and day."""
    return _told(loaders.key(*OWNERSHIP), view, words.language, on)


def part(view: View, words: Words, on: date, name: str) -> list[Part]:
    """Return what stands behind a tab."""
    return _part(loaders.key(*OWNERSHIP), view, words.language, on, name)


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _found(key: Key, view: View, on: date) -> tuple[Priorities, dict[str, pd.DataFrame]]:
    """Return the figures, and the tables that name what they are about.

    Who answers is looked up in all journeys: what is felt in one may be made in another.
    """
    everywhere = View("", view.period, view.segment)
    with database.reading(loaders.store(key[0])) as connection:
        noted, owners = store.tables(connection, view), ownership_store.tables(connection, everywhere)
        answers = satisfaction_store.tables(connection, everywhere)
    answered = satisfaction_measures.figures(answers, everywhere)
    owned = ownership_measures.figures(owners, answered, everywhere, on)
    return measures.figures(noted, owners["roles"], owned, answered, view), {**owners, **noted}


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _told(key: Key, view: View, language: str, on: date) -> said.Told:
    words = Words(language)
    return said.tell(said.basis(*_found(key, view, on), words), words)


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _part(key: Key, view: View, language: str, on: date, name: str) -> list[Part]:
    words = Words(language)
    return priorities_tables.tell_part(said.basis(*_found(key, view, on), words), name, words)
