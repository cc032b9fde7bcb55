"""What satisfaction over time and what matters most read and compute, kept as in `loaders`, by the version of content."""

import streamlit as st

from cxdash.measures import drivers as driver_measures
from cxdash.measures import importance, owner_changes, penalty_reward
from cxdash.measures import satisfaction as satisfaction_measures
from cxdash.measures.drivers import Drivers
from cxdash.measures.penalty_reward import PenaltyReward
from cxdash.store import database
from cxdash.store import drivers as store
from cxdash.store import ownership as ownership_store
from cxdash.store import satisfaction as satisfaction_store
from cxdash.ui import loaders, satisfaction_matters, satisfaction_time
from cxdash.ui import ownership as said_ownership
from cxdash.ui import satisfaction as said
from cxdash.ui.loaders import KEPT, OWNERSHIP, Key
from cxdash.ui.words import Words
from cxdash.vocabulary import Period, View, resolve_period

SUBJECTS = ("journey", "satisfaction")


def over_time(view: View, words: Words, measure: str, touchpoint: str) -> satisfaction_time.Told:
    """Return what the months of a touchpoint, or of the whole relationship, say; owners' changes are marked."""
    return _over_time(loaders.key(*OWNERSHIP), view, words.language, measure, touchpoint)


def importance_map(view: View, words: Words, measure: str) -> satisfaction_matters.Map:
    """Return what is important and weak."""
    return _map(loaders.key(*SUBJECTS), view, words.language, measure)


def drivers(view: View, words: Words, measure: str) -> satisfaction_matters.Told:
    """Return what overall satisfaction goes with: made on request, since it reads every answer of the view."""
    return _told(loaders.key(*SUBJECTS), view, words.language, measure)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _over_time(key: Key, view: View, language: str, measure: str, touchpoint: str) -> satisfaction_time.Told:
    words = Words(language)
    with database.reading(loaders.store(key[0])) as connection:
        tables, owners = satisfaction_store.tables(connection, view), ownership_store.tables(connection, view)
    found = satisfaction_measures.figures(tables, satisfaction_measures.up_to_the_end(tables, view))
    names = said.names(tables, "touchpoints", words)
    period = Period(found.view["from"], found.view["to"])
    changes = {place: owner_changes.changes(owners, place, period) for place in ["", *names]}
    basis = satisfaction_time.Basis(found.months, names, said_ownership.names(owners, "roles", words), changes)
    return satisfaction_time.tell(basis, measure, touchpoint, words)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _map(key: Key, view: View, language: str, measure: str) -> satisfaction_matters.Map:
    words = Words(language)
    with database.reading(loaders.store(key[0])) as connection:
        tables, stated = satisfaction_store.tables(connection, view), store.importance(connection, view)
    points = importance.points(satisfaction_measures.figures(tables, view), stated, measure)
    return satisfaction_matters.tell_map(points, said.names(tables, "touchpoints", words), words)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _told(key: Key, view: View, language: str, measure: str) -> satisfaction_matters.Told:
    words = Words(language)
    with database.reading(loaders.store(key[0])) as connection:
        tables = satisfaction_store.tables(connection, view)
    names = said.names(tables, "touchpoints", words)
    return satisfaction_matters.tell(*_drivers(key, view, measure), names, words)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _drivers(key: Key, view: View, measure: str) -> tuple[Drivers, PenaltyReward]:
    with database.reading(loaders.store(key[0])) as connection:
        months = satisfaction_store.choices(connection)["months"].month
        answered = store.answered(connection, view, measure, resolve_period(view.period, list(months)))
    found = driver_measures.drivers(
        answered.matrix, answered.outcome, answered.weights, answered.keys, measure, answered.asked
    )
    hurt = penalty_reward.effects(answered.matrix, answered.outcome, answered.weights, answered.keys, measure)
    return found, hurt
