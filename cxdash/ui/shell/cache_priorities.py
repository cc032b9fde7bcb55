"""What the page about what to mend first reads, kept by the versions of what it is made of."""

from datetime import date

import pandas as pd
import streamlit as st

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import figures as ownership_measures
from cxdash.measures.priorities import figures as measures
from cxdash.measures.priorities.figures import Priorities
from cxdash.measures.satisfaction import figures as satisfaction_measures
from cxdash.presenters.ownership.tabs import Tab
from cxdash.presenters.priorities import screen as presenter
from cxdash.presenters.priorities import tabs as priorities_tables
from cxdash.store import database
from cxdash.store.read import ownership as ownership_store
from cxdash.store.read import priorities as store
from cxdash.store.read import satisfaction as satisfaction_store
from cxdash.ui.shell import cache
from cxdash.ui.shell.cache import KEPT, OWNERSHIP, Key


def told(view: View, words: Words, on: date) -> presenter.PrioritiesScreen:
    """Return all that the page says of a view and day."""
    return _told(cache.key(*OWNERSHIP), view, words.language, on)


def part(view: View, words: Words, on: date, name: str) -> list[Tab]:
    """Return what stands behind a tab."""
    return _part(cache.key(*OWNERSHIP), view, words.language, on, name)


@st.cache_data(show_spinner=False, max_entries=100, ttl=KEPT)
def _found(key: Key, view: View, on: date) -> tuple[Priorities, dict[str, pd.DataFrame]]:
    """Return the figures, and the tables that name what they are about.

    Who answers is looked up in all journeys: what is felt in one may be made in another.
    """
    everywhere = View("", view.period, view.segment)
    with database.reading(cache.store(key[0])) as connection:
        noted, owners = store.tables(connection, view), ownership_store.tables(connection, everywhere)
        answers = satisfaction_store.tables(connection, everywhere)
    answered = satisfaction_measures.compute(answers, everywhere)
    owned = ownership_measures.compute(owners, answered, everywhere, on)
    return measures.compute(noted, owners["roles"], owned, answered, view), {**owners, **noted}


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _told(key: Key, view: View, language: str, on: date) -> presenter.PrioritiesScreen:
    words = Words(language)
    return presenter.present(presenter.basis(*_found(key, view, on), words), words)


@st.cache_data(show_spinner=False, max_entries=300, ttl=KEPT)
def _part(key: Key, view: View, language: str, on: date, name: str) -> list[Tab]:
    words = Words(language)
    return priorities_tables.present_tab(presenter.basis(*_found(key, view, on), words), name, words)
