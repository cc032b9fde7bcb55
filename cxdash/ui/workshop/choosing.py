"""Which workshop is held, its screen for the room, and what can be done with a whole workshop."""

import streamlit as st

from cxdash.domain.people.roles import Right
from cxdash.domain.vocabulary import View
from cxdash.domain.workshop import agendas
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop.page import HostScreen
from cxdash.store.write.workshop import preparing as store
from cxdash.ui import url_state
from cxdash.ui.components import confirm, draw
from cxdash.ui.shell import controls
from cxdash.ui.shell.signing import who
from cxdash.ui.workshop import acting, door, preparing


def show(screen: HostScreen, view: View, words: Words) -> None:
    """Draw the choice among several workshops, the link to the room's screen, and the way to a new workshop."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(screen.names) > 1:
            label = words.gettext("Workshop")
            controls.choose_of("workshop", label, screen.key, list(screen.names), screen.names.__getitem__, width=320)
        st.link_button(words.gettext("Open the room's screen"), _room(screen.key), icon=":material/open_in_new:")
        if who.who().may(Right.WORKSHOPS):
            with st.popover(words.gettext("New workshop"), key=f"workshops {len(screen.names)}"):
                preparing.new(view, words)


def _room(key: str) -> str:
    """Return the address of the room's screen, in the same language and as large as for a projector."""
    values = {name: st.session_state[name] for name in ("lang", "store")} | {"projector": "1", "workshop": key}
    return f"{door.base()}/room?{url_state.query({name: value for name, value in values.items() if value})}"


def manage(screen: HostScreen, words: Words) -> None:
    """Draw what can be done with a whole workshop: rename it, copy it, take it back to the start, remove it."""
    if not who.who().may(Right.WORKSHOPS):
        return
    if screen.host is None:
        return
    there = screen.host.workshop
    with draw.group(words.gettext("The whole workshop")):
        with st.popover(words.gettext("Name, date and seats"), key=f"titles {there.key} {there.version}"):
            preparing.titles(there, words)
        with st.popover(words.gettext("Copy for another group"), key=f"copy {there.key}"):
            _copy(there.key, there.name, words)
        sentences = [
            words.gettext("All votes, receipts and times of this workshop go; the agenda stays."),
            words.gettext("It cannot be undone. Printed slips no longer count."),
        ]
        yes = words.gettext("Yes, start over")
        if confirm.removal(
            words.gettext("Back to the start of the day"), sentences, yes, f"workshop reset {there.turn}"
        ):
            acting.do(words, store.reset, there.key)
            st.rerun()
        gone = [words.gettext("The workshop goes with its agenda and all that was voted. It cannot be undone.")]
        if confirm.removal(
            words.gettext("Remove"), gone, words.gettext("Yes, remove it"), f"workshop remove {there.key}"
        ):
            acting.do(words, store.remove, there.key)
            st.rerun()


def _copy(key: str, name: str, words: Words) -> None:
    draw.line(words.gettext("The copy has the agenda and its questions, and no votes."))
    usual = words.gettext("{name}, next group", name=name)[: agendas.LONGEST_TITLE]
    named = st.text_input(words.gettext("Name of the copy"), usual, key=f"workshop copy of {key}")
    if st.button(words.gettext("Make the copy"), type="primary", key="workshop copy"):
        preparing.turn_to(words, store.duplicate, key, named)
