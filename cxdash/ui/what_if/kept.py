"""Saved choices: keep one by name, open it, delete it, compare up to four."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.domain.people.roles import Right
from cxdash.domain.periods import DEFAULT_PERIOD
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.what_if import scenarios
from cxdash.measures.what_if import start as what_if_start
from cxdash.measures.what_if.levers import Levers, as_text
from cxdash.measures.what_if.scenarios import Kept
from cxdash.measures.what_if.start import Start
from cxdash.presenters.what_if import kept as presenter
from cxdash.presenters.what_if import page
from cxdash.presenters.what_if.kept import KeptFigures
from cxdash.services import what_if as what_if_service
from cxdash.store.write import changes
from cxdash.store.write import scenarios as store
from cxdash.ui.components import confirm, draw, notices
from cxdash.ui.shell import cache, controls
from cxdash.ui.shell.signing import who
from cxdash.ui.what_if import parameters

MOST_COMPARED = 4
"""Saved choices that are shown side by side."""


def chosen() -> str:
    """Return the key of the kept choice in the URL, or '' where the store has none of that key."""
    key: str = st.session_state["choice"]
    return key if key in cache.ask(what_if_service.kept) else ""


def started(view: View) -> Start:
    """Return where a what-if of a view starts; if a kept choice is open, with the assumptions it was kept with."""
    return cache.ask(what_if_service.start, view, chosen())


def show(view: View, levers: Levers, words: Words) -> None:
    """Draw the kept choices side by side, the form that keeps this one, and how to open or delete one."""
    kept = cache.ask(what_if_service.kept)
    if kept:
        _compare(kept, words)
    else:
        draw.strong(words.gettext("No choice is saved yet."))
    if who.allowed(Right.SCENARIOS, words):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(words.gettext("Name of the choice"), key="name of the choice", width=360)
            if st.button(words.gettext("Save this choice"), key="keep choice", disabled=not levers.moved):
                _keep(view, levers, name, words)
    if not kept:
        draw.note(words.gettext("A saved choice remembers what was believed, and its link can be shared."))
        return
    _open(kept, words)


def notes(view: View, words: Words) -> list[str]:
    """Return which kept choice is open, and whether the data have changed since; nothing where none is open."""
    choice = cache.ask(what_if_service.kept).get(st.session_state["choice"])
    return presenter.notes(choice, started(view), words) if choice else []


def _open(kept: Mapping[str, Kept], words: Words) -> None:
    """Draw the kept choices: opening one sets the sliders; deleting asks first."""
    chosen = st.session_state["choice"] if st.session_state["choice"] in kept else ""
    st.session_state["choose choice"] = chosen
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {"": words.gettext("none: what is believed now"), **{key: one.name for key, one in kept.items()}}
        st.selectbox(
            words.gettext("Saved choice shown"),
            list(names),
            format_func=names.__getitem__,
            key="choose choice",
            on_change=_opened,
            args=(kept,),
            width=360,
        )
        if chosen and who.who().may(Right.SCENARIOS):
            sentences = [words.gettext("{name} goes. You can undo this under Data, Last changes.", name=names[chosen])]
            if confirm.removal(words.gettext("Delete it"), sentences, words.gettext("Delete"), "delete choice"):
                _delete(chosen, words)


def _opened(kept: Mapping[str, Kept]) -> None:
    """Set the view and the sliders to those of the kept choice."""
    key = st.session_state["choose choice"]
    if key:
        one = kept[key]
        view = {"journey": one.view.journey, "period": one.view.period or DEFAULT_PERIOD, "segment": one.view.segment}
        controls.set_view(**parameters.of_levers(one.levers), **view)
    controls.set_view(choice=key)


def _compare(kept: Mapping[str, Kept], words: Words) -> None:
    """Draw up to four choices side by side, each with what was believed when it was kept, on the data of today."""
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
    if shown:
        draw.found([presenter.section({names[key]: _figures(kept[key], words) for key in shown}, words)], words)


def _figures(choice: Kept, words: Words) -> KeptFigures:
    start = started(choice.view)
    if start.base is None:
        return KeptFigures(choice, start, None, {})
    possible = what_if_start.possible(choice.levers, start)
    found = cache.ask(what_if_service.brought, choice.view, as_text(possible), choice.key)
    return KeptFigures(choice, start, found, cache.ask(page.stages, choice.view, words.language))


def _keep(view: View, levers: Levers, name: str, words: Words) -> None:
    start = started(view)
    possible = what_if_start.possible(levers, start)
    found = cache.ask(what_if_service.brought, view, as_text(possible), chosen())
    texts = scenarios.texts(found, start.assumptions)
    _do(words, words.gettext("The choice is kept."), store.keep, name, view, texts)


def _delete(key: str, words: Words) -> None:
    _do(words, words.gettext("The choice is deleted."), store.discard, key)


def _do(words: Words, done: str, what: Any, *about: Any) -> None:
    """Write to the store; leave the notice *done* for the next run, or draw why the change is refused."""
    try:
        with changes.writing(cache.shown_store(), who.who()) as change:
            key = what(change, *about)
    except ImportRefused as refused:
        notices.box(notices.REFUSED, [words.sentence(fault) for fault in refused.faults])
        return
    st.session_state["choice"] = key or ""
    notices.later(notices.DONE, done)
    st.rerun()
