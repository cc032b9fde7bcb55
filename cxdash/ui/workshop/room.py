"""The room's screen: large, without frame, and up to date every second."""

from datetime import UTC, datetime

import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.presenters.workshop import clock, page
from cxdash.presenters.workshop.room import RoomScreen
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.shell import cache, controls
from cxdash.ui.workshop import door, following, shown


def show(words: Words) -> None:
    """Draw what the room is to see of the workshop in the link, and keep it up to date."""
    following.begin()
    st.fragment(_screen, run_every=following.TICK)(words)


def _screen(words: Words) -> None:
    if following.is_alone():
        cache.begin()
    screen = cache.ask(page.room, words.language, *controls.asked("workshop"))
    if screen.shown is not None:
        shown.draw(screen.shown, words, workshop=screen.key, head=True)
        return
    draw.head(screen.above, screen.title)
    if not screen.key:
        link("workshop", words.gettext("To the workshop"))
        return
    if screen.joins:
        said, joining = draw.beside()
        with joining, st.container(key="room-join"):
            _join(screen, words)
        with said:
            _said(screen, words)
    else:
        _said(screen, words)


def _said(screen: RoomScreen, words: Words) -> None:
    if screen.below:
        with st.container(key="room-below"):
            draw.line(screen.below)
    if screen.started_at is not None:
        with st.container(key="room-clock"):
            draw.line(clock.left(screen.started_at, screen.minutes, datetime.now(UTC), words))


def _join(screen: RoomScreen, words: Words) -> None:
    address = door.url(screen.code)
    if address:
        door.photographed(address, words)
        with st.container(key="room-address"):
            draw.line(address)
    with st.container(key="room-code"):
        draw.line(screen.code)
