"""The curtain over Overview while the room guesses what customers say."""

import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.services import workshop
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.shell import cache
from cxdash.ui.workshop import following


def over(question: str, words: Words) -> None:
    """Draw the curtain in place of the page, and stop, while a workshop guesses; it lifts by itself."""
    if not cache.ask(workshop.guessing):
        return
    draw.head(question, words.gettext("Hidden for now: the room is guessing what customers say."))
    draw.line(words.gettext("Whoever has seen the figures no longer guesses. The page is back at the next step."))
    link("workshop", words.gettext("To the workshop"))
    following.begin()
    st.fragment(_lift, run_every=following.EVERY)()
    st.stop()


def _lift() -> None:
    if following.is_alone():
        cache.begin()
        if not cache.ask(workshop.guessing):
            st.rerun()
