"""What was decided, a card for each decision."""

import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.presenters.priorities.decisions import Decided, DecisionCard
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.decide import form

ABREAST = 3


def show(decided: Decided, words: Words) -> None:
    """Draw what is overdue or due next, a card for each decision, and the ways to a new one and to the sheet."""
    draw.strong(decided.sentence)
    with st.container(horizontal=True, vertical_alignment="center"):
        form.button("", words, key="new", label=words.gettext("Record a decision"))
        if decided.cards:
            link("data", words.gettext("Edit the decisions"), part="edit", sheet="decisions")
    for first in range(0, len(decided.cards), ABREAST):
        for place, one in zip(st.columns(ABREAST), decided.cards[first : first + ABREAST], strict=False):
            with place:
                _card(one)


def _card(one: DecisionCard) -> None:
    with st.container(border=True, gap="xxsmall", height="stretch"):
        draw.stated(one.title, one.state, warm=one.warm)
        draw.lines(one.lines)
        draw.notes(one.notes)
