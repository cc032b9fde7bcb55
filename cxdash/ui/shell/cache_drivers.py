"""What satisfaction over time and what matters most read and compute, kept as in `loaders`, by the version of content."""

import streamlit as st

from cxdash.domain.periods import Period, resolve_period
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import changes as owner_changes
from cxdash.measures.satisfaction import drivers as driver_measures
from cxdash.measures.satisfaction import figures as satisfaction_measures
from cxdash.measures.satisfaction import importance, penalty_reward
from cxdash.measures.satisfaction.drivers import Drivers
from cxdash.measures.satisfaction.penalty_reward import PenaltyReward
from cxdash.presenters.ownership import screen as ownership_presenter
from cxdash.presenters.satisfaction import matters as satisfaction_matters
from cxdash.presenters.satisfaction import over_time as satisfaction_time
from cxdash.presenters.satisfaction import screen as presenter
from cxdash.store import database
from cxdash.store.read import drivers as store
from cxdash.store.read import ownership as ownership_store
from cxdash.store.read import satisfaction as satisfaction_store
from cxdash.ui.shell import cache
from cxdash.ui.shell.cache import KEPT, OWNERSHIP, Key

SUBJECTS = ("journey", "satisfaction")


def over_time(view: View, words: Words, measure: str, touchpoint: str) -> satisfaction_time.OverTimeScreen:
    """Return what the months of a touchpoint, or of the whole relationship, say; owners' changes are marked."""
    return _over_time(cache.key(*OWNERSHIP), view, words.language, measure, touchpoint)


def importance_map(view: View, words: Words, measure: str) -> satisfaction_matters.Map:
    """Return what is important and weak."""
    return _map(cache.key(*SUBJECTS), view, words.language, measure)


def drivers(view: View, words: Words, measure: str) -> satisfaction_matters.DriversScreen:
    """Return what overall satisfaction goes with: made on request, since it reads every answer of the view."""
    return _told(cache.key(*SUBJECTS), view, words.language, measure)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _over_time(key: Key, view: View, language: str, measure: str, touchpoint: str) -> satisfaction_time.OverTimeScreen:
    words = Words(language)
    with database.reading(cache.store(key[0])) as connection:
        tables, owners = satisfaction_store.tables(connection, view), ownership_store.tables(connection, view)
    found = satisfaction_measures.compute(tables, satisfaction_measures.up_to_the_end(tables, view))
    names = presenter.names(tables, "touchpoints", words)
    period = Period(found.view["from"], found.view["to"])
    changes = {place: owner_changes.changes(owners, place, period) for place in ["", *names]}
    basis = satisfaction_time.Basis(found.months, names, ownership_presenter.names(owners, "roles", words), changes)
    return satisfaction_time.present(basis, measure, touchpoint, words)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _map(key: Key, view: View, language: str, measure: str) -> satisfaction_matters.Map:
    words = Words(language)
    with database.reading(cache.store(key[0])) as connection:
        tables, stated = satisfaction_store.tables(connection, view), store.importance(connection, view)
    points = importance.points(satisfaction_measures.compute(tables, view), stated, measure)
    return satisfaction_matters.present_map(points, presenter.names(tables, "touchpoints", words), words)


@st.cache_data(show_spinner=False, max_entries=200, ttl=KEPT)
def _told(key: Key, view: View, language: str, measure: str) -> satisfaction_matters.DriversScreen:
    words = Words(language)
    with database.reading(cache.store(key[0])) as connection:
        tables = satisfaction_store.tables(connection, view)
    names = presenter.names(tables, "touchpoints", words)
    return satisfaction_matters.present_drivers(*_drivers(key, view, measure), names, words)


@st.cache_data(show_spinner=False, max_entries=50, ttl=KEPT)
def _drivers(key: Key, view: View, measure: str) -> tuple[Drivers, PenaltyReward]:
    with database.reading(cache.store(key[0])) as connection:
        months = satisfaction_store.choices(connection)["months"].month
        answered = store.answered(connection, view, measure, resolve_period(view.period, list(months)))
    found = driver_measures.drivers(
        answered.matrix, answered.outcome, answered.weights, answered.keys, measure, answered.asked
    )
    hurt = penalty_reward.effects(answered.matrix, answered.outcome, answered.weights, answered.keys, measure)
    return found, hurt
