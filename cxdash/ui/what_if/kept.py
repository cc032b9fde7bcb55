"""Choices that are kept: by name, compared up to four side by side, opened again, deleted."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import NOTHING, Words
from cxdash.measures.what_if import scenarios
from cxdash.measures.what_if import start as what_if_start
from cxdash.measures.what_if.levers import Levers, as_text
from cxdash.measures.what_if.scenarios import Kept
from cxdash.measures.what_if.start import Start
from cxdash.presenters.amounts import more_customers, more_money
from cxdash.presenters.what_if import page
from cxdash.presenters.what_if import screen as what_if
from cxdash.services import what_if as what_if_service
from cxdash.store.write import changes
from cxdash.store.write import scenarios as store
from cxdash.ui.components import draw, notices
from cxdash.ui.shell import cache
from cxdash.ui.what_if import sliders as what_if_sliders

MOST_COMPARED = 4


def chosen() -> str:
    """Return the key of the kept choice that the link names; '' where there is none of that key."""
    key: str = st.session_state["choice"]
    return key if key in cache.ask(what_if_service.kept) else ""


def started(view: View) -> Start:
    """Return where a what-if of a view starts; with a kept choice open, with what was assumed when it was kept."""
    return cache.ask(what_if_service.start, view, chosen())


def show(view: View, levers: Levers, words: Words) -> None:
    """Let the reader keep this choice, open or delete one that is kept, and see up to four side by side."""
    kept = cache.ask(what_if_service.kept)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(words.gettext("Name of the choice"), key="name of the choice", width=360)
        if st.button(words.gettext("Keep this choice"), key="keep choice", disabled=not levers.moved):
            _keep(view, levers, name, words)
    if not kept:
        draw.note(
            words.gettext(
                "No choice is kept yet. A kept choice remembers what was believed, and its link can be shared."
            )
        )
        return
    _open(kept, words)
    _compare(kept, words)


def about(view: View, words: Words) -> list[str]:
    """Say that a kept choice is open, and whether the data have changed since it was kept."""
    chosen = cache.ask(what_if_service.kept).get(st.session_state["choice"])
    if chosen is None:
        return []
    start = started(view)
    said = words.gettext(
        "“{name}”, with what was believed when it was kept on {day}.",
        name=chosen.name,
        day=words.day(chosen.made_at.date()),
    )
    if not chosen.changed(start.base):
        return [said]
    customers, earned = (chosen.outcome[name] for name in ("customers", "earned"))
    if customers is None or earned is None:
        return [said, words.gettext("The data have changed since.")]
    then = {"customers": more_customers(customers, words), "earned": more_money(earned, start.currency, words)}
    return [
        said,
        words.gettext("The data have changed since. Then it was: customers {customers}, earned {earned}.", **then),
    ]


def _open(kept: Mapping[str, Kept], words: Words) -> None:
    """Offer the kept choices; opening one sets the sliders, deleting asks nothing, since it can be kept again."""
    chosen = st.session_state["choice"] if st.session_state["choice"] in kept else ""
    st.session_state["choose choice"] = chosen
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {"": words.gettext("none: what is believed now"), **{key: one.name for key, one in kept.items()}}
        st.selectbox(
            words.gettext("Kept choice shown"),
            list(names),
            format_func=names.__getitem__,
            key="choose choice",
            on_change=_opened,
            args=(kept,),
            width=360,
        )
        if chosen and st.button(words.gettext("Delete it"), key="delete choice"):
            _delete(chosen, words)


def _opened(kept: Mapping[str, Kept]) -> None:
    """Set the view and the sliders as they were kept."""
    key = st.session_state["choose choice"]
    if key:
        one = kept[key]
        view = {"journey": one.view.journey, "period": one.view.period or "12m", "segment": one.view.segment}
        st.session_state.update({**what_if_sliders.links_to(one.levers), **view})
    st.session_state["choice"] = key


def _compare(kept: Mapping[str, Kept], words: Words) -> None:
    """Set up to four choices side by side, each with what was believed when it was kept, on the data of today."""
    names = {key: one.name for key, one in kept.items()}
    if len(kept) > MOST_COMPARED:
        last = list(kept)[-MOST_COMPARED:]
        shown = st.multiselect(
            words.gettext("Compare up to four"),
            list(names),
            last,
            format_func=names.__getitem__,
            max_selections=MOST_COMPARED,
            key="compared choices",
        )
    else:
        shown = list(kept)
    columns = {names[key]: column(kept[key], words) for key in shown}
    heads = [
        words.gettext("Changed"),
        words.gettext("Years"),
        words.gettext("Customers"),
        words.gettext("Earned"),
        words.gettext("How sure"),
        words.gettext("Paid back"),
        words.gettext("Data"),
    ]
    table = pd.DataFrame({words.gettext("Figure"): heads, **columns})
    draw.table(table, words.gettext("The choices that are kept, side by side"), sentences=True)


def column(one: Kept, words: Words) -> list[str]:
    """Return what is said of one kept choice, line by line."""
    start = started(one.view)
    if start.base is None:
        return [NOTHING] * 7
    found = cache.ask(what_if_service.compared, one.view, as_text(one.levers), one.key)
    stages = cache.ask(page.stages, one.view, words.language)
    months = found.payback_month
    results = [
        what_if.customers(found, words),
        what_if.earned(found, start.currency, words),
        what_if.how_sure(found, words),
    ]
    return [
        what_if.changes(found, start.currency, stages, words),
        words.number(one.levers.years),
        *(result.value for result in results),
        words.ngettext("after {count} month", "after {count} months", months)
        if months and what_if.tells_money(found)
        else NOTHING,
        words.gettext("changed since") if one.changed(start.base) else words.gettext("the same"),
    ]


def _keep(view: View, levers: Levers, name: str, words: Words) -> None:
    start = started(view)
    possible = what_if_start.possible(levers, start)
    found = cache.ask(what_if_service.compared, view, as_text(possible), chosen())
    texts = scenarios.texts(found, start.assumptions)
    _do(words, words.gettext("The choice is kept."), store.keep, name, view, texts)


def _delete(key: str, words: Words) -> None:
    _do(words, words.gettext("The choice is deleted."), store.discard, key)


def _do(words: Words, done: str, what: Any, *about: Any) -> None:
    """Write something to the store, and say that it is done, or why not."""
    try:
        with changes.writing(cache.shown_store(), cache.actor()) as change:
            key = what(change, *about)
    except ImportRefused as refused:
        notices.box(notices.REFUSED, [words.sentence(fault) for fault in refused.faults])
        return
    st.session_state["choice"] = key or ""
    notices.later(notices.DONE, done)
    st.rerun()
