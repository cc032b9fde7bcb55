"""What the room takes home: what was decided, read out and ticked; what has come of the last workshop; the minutes."""

import streamlit as st

from cxdash.domain.workshop.states import WorkshopState
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop import page
from cxdash.presenters.workshop import readout as presenter
from cxdash.presenters.workshop.page import HostScreen
from cxdash.presenters.workshop.readout import ReadCard
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.decide import form
from cxdash.ui.shell import cache, controls, take_home
from cxdash.ui.workshop import answers

CONFIRMED = "decisions confirmed"
"""The session's set of the workshops and decisions that the room has confirmed."""


def show(screen: HostScreen, words: Words) -> None:
    """Draw the read-out and the minutes; what has come of the last workshop first, until this one begins."""
    if screen.host is not None:
        begins = screen.host.workshop.state is WorkshopState.PREPARED
        for part in (_since, _readout) if begins else (_readout, _since):
            part(screen.key, words)
    answers.minutes(screen, words)


def _since(workshop: str, words: Words) -> None:
    """Draw what has come of the workshop before this one; nothing where this is the first."""
    view, _ = controls.view()
    found = cache.ask(page.since, workshop, view, words.language, controls.on_day())
    if found:
        draw.strong(found.finding)
        draw.lines(found.sentences)


def _readout(workshop: str, words: Words) -> None:
    """Draw the decisions of a workshop, each with a box to tick; Tab and the space bar go through them."""
    cards = cache.ask(page.readout, words.language, workshop, controls.on_day())
    confirmed = st.session_state.setdefault(CONFIRMED, set())
    draw.strong(presenter.heading(cards, sum((workshop, one.key) in confirmed for one in cards), words))
    for one in cards:
        _card(workshop, one, words, confirmed=(workshop, one.key) in confirmed)
    with st.container(horizontal=True, vertical_alignment="center"):
        form.button("", words, key="readout", label=words.gettext("Record a decision"))
        if cards:
            link("decide", words.gettext("To the decisions"), part="decided")
        take_home.button(words, key="workshop", label=words.gettext("Take home"))


def _card(workshop: str, one: ReadCard, words: Words, *, confirmed: bool) -> None:
    with st.container(border=True, gap="xsmall"):
        st.subheader(draw.plain(one.title), anchor=False)
        if one.wording:
            draw.strong(one.wording)
        draw.lines([f"{name}: {value}" for name, value in one.said])
        st.checkbox(
            words.gettext("Yes, this is what we decided"),
            confirmed,
            key=f"confirm {workshop} {one.key}",
            on_change=_turn,
            args=(workshop, one.key),
        )


def _turn(workshop: str, key: str) -> None:
    st.session_state[CONFIRMED] ^= {(workshop, key)}
