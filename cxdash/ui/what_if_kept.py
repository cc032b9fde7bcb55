"""Choices that are kept: by name, compared up to four side by side, opened again, deleted."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.faults import Refused
from cxdash.measures import scenarios, what_if_start
from cxdash.measures.levers import Levers
from cxdash.measures.scenarios import Kept
from cxdash.store import changes
from cxdash.store import scenarios as store
from cxdash.ui import draw, loaders, loaders_what_if, notices, what_if, what_if_sliders
from cxdash.ui.amounts import more_customers, more_money
from cxdash.ui.words import NOTHING, Words
from cxdash.vocabulary import View

MOST_COMPARED = 4


def show(view: View, levers: Levers, words: Words) -> None:
    """Let the reader keep this choice, open or delete one that is kept, and see up to four side by side."""
    kept = loaders_what_if.kept()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(words.say("Name of the choice"), key="name of the choice", width=360)
        if st.button(words.say("Keep this choice"), key="keep choice", disabled=not levers.moved):
            _keep(view, levers, name, words)
    if not kept:
        draw.note(
            words.say("No choice is kept yet. A kept choice remembers what was believed, and its link can be shared.")
        )
        return
    _open(kept, words)
    _compare(kept, words)


def about(view: View, words: Words) -> list[str]:
    """Say that a kept choice is open, and whether the data have changed since it was kept."""
    chosen = loaders_what_if.kept().get(st.session_state["choice"])
    if chosen is None:
        return []
    start = loaders_what_if.start(view)
    said = words.say(
        "“{name}”, with what was believed when it was kept on {day}.",
        name=chosen.name,
        day=words.day(chosen.made_at.date()),
    )
    if not chosen.changed(start.base):
        return [said]
    customers, earned = (chosen.outcome[name] for name in ("customers", "earned"))
    if customers is None or earned is None:
        return [said, words.say("The data have changed since.")]
    then = {"customers": more_customers(customers, words), "earned": more_money(earned, start.currency, words)}
    return [
        said,
        words.say("The data have changed since. Then it was: customers {customers}, earned {earned}.", **then),
    ]


def _open(kept: Mapping[str, Kept], words: Words) -> None:
    """Offer the kept choices; opening one sets the sliders, deleting asks nothing, since it can be kept again."""
    chosen = st.session_state["choice"] if st.session_state["choice"] in kept else ""
    st.session_state["choose choice"] = chosen
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {"": words.say("none: what is believed now"), **{key: one.name for key, one in kept.items()}}
        st.selectbox(words.say("Kept choice shown"), list(names), format_func=names.__getitem__, key="choose choice",
                     on_change=_opened, args=(kept,), width=360)  # fmt: skip
        if chosen and st.button(words.say("Delete it"), key="delete choice"):
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
        shown = st.multiselect(words.say("Compare up to four"), list(names), last, format_func=names.__getitem__,
                               max_selections=MOST_COMPARED, key="compared choices")  # fmt: skip
    else:
        shown = list(kept)
    columns = {names[key]: column(kept[key], words) for key in shown}
    heads = [
        words.say("Changed"),
        words.say("Years"),
        words.say("Customers"),
        words.say("Earned"),
        words.say("How sure"),
        words.say("Paid back"),
        words.say("Data"),
    ]
    table = pd.DataFrame({words.say("Figure"): heads, **columns})
    draw.table(table, words.say("The choices that are kept, side by side"), sentences=True)


def column(one: Kept, words: Words) -> list[str]:
    """Return what is said of one kept choice, line by line."""
    start = loaders_what_if.start(one.view)
    if start.base is None:
        return [NOTHING] * 7
    found = loaders_what_if.compared(one.view, one.levers, one.key)
    stages = loaders_what_if.stages(one.view, words)
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
        words.many("after {count} month", "after {count} months", months) if months and what_if.tells_money(found) else NOTHING,
        words.say("changed since") if one.changed(start.base) else words.say("the same"),
    ]  # fmt: skip


def _keep(view: View, levers: Levers, name: str, words: Words) -> None:
    start = loaders_what_if.start(view)
    chosen = st.session_state["choice"]
    found = loaders_what_if.compared(
        view, what_if_start.possible(levers, start), chosen if chosen in loaders_what_if.kept() else ""
    )
    texts = scenarios.texts(found, start.held)
    _do(words, words.say("The choice is kept."), store.keep, name, view, texts)


def _delete(key: str, words: Words) -> None:
    _do(words, words.say("The choice is deleted."), store.discard, key)


def _do(words: Words, done: str, what: Any, *about: Any) -> None:
    """Write something to the store, and say that it is done, or why not."""
    try:
        with changes.writing(loaders.shown_store(), loaders.actor()) as change:
            key = what(change, *about)
    except Refused as refused:
        notices.box(notices.REFUSED, [words.sentence(fault) for fault in refused.faults])
        return
    st.session_state["choice"] = key or ""
    notices.later(notices.DONE, done)
    st.rerun()
