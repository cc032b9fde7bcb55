"""What goes on, kept up to date while the page is open: the heading with its count, and the clock."""

from datetime import UTC, datetime

import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.presenters.workshop import clock, page
from cxdash.presenters.workshop.now import Now
from cxdash.presenters.workshop.page import HostScreen
from cxdash.presenters.workshop.results import page as results
from cxdash.ui.components import draw
from cxdash.ui.shell import cache, controls

EVERY, TICK = 2, 1
"""Seconds between looks at the store, and between those at the clock."""

FRESH = "workshop drawn whole"
"""The session's key that says that a part is drawn with its page, which has looked at the store already."""


def begin() -> None:
    """Note that the part that comes next is drawn with its page."""
    st.session_state[FRESH] = True


def is_alone() -> bool:
    """Return whether a part is drawn again without its page, so that it must look at the store itself."""
    return not st.session_state.pop(FRESH, False)


def heading(screen: HostScreen, question: str, words: Words) -> None:
    """Draw what goes on under the page's *question*; while a step is under way, look again every other second."""
    begin()
    goes_on = screen.now.started_at is not None
    st.fragment(_heading, run_every=EVERY if goes_on else None)(screen, question, words)


def _heading(screen: HostScreen, question: str, words: Words) -> None:
    if is_alone():
        cache.begin()
        seen = cache.ask(page.show, words.language, screen.key)
        if _turn(seen) != _turn(screen):
            st.rerun()
        screen = seen
    draw.head(question, _found(screen, words) or screen.now.finding)


def _found(screen: HostScreen, words: Words) -> str:
    """Return what the room answered to the question under way, '' until it is revealed."""
    view, _ = controls.view()
    found = cache.ask(results.revealed, screen.key, screen.now.asked, view, words.language, controls.today())
    return found.finding if found else ""


def _turn(screen: HostScreen) -> int:
    return screen.host.workshop.turn if screen.host else 0


def ticking(now: Now, words: Words) -> None:
    """Draw how much time the step has left, second by second; nothing while no step is under way."""
    if now.started_at is not None:
        st.fragment(_clock, run_every=TICK)(now, words)


def _clock(now: Now, words: Words) -> None:
    if now.started_at is not None:
        at = datetime.now(UTC)
        st.progress(clock.share(now.started_at, now.minutes, at), clock.left(now.started_at, now.minutes, at, words))
