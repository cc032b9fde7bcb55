"""What was decided, a card for each decision."""

import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.presenters.priorities import page
from cxdash.presenters.priorities.decisions import Decided, DecisionCard
from cxdash.ui.components import draw, notices
from cxdash.ui.components.links import link
from cxdash.ui.decide import adopting, form
from cxdash.ui.shell import cache

ABREAST = 3


def show(decided: Decided, words: Words) -> None:
    """Draw what is overdue or due next, a card for each decision, and the ways to a new one and to the sheet."""
    notices.show()
    draw.strong(decided.sentence)
    draw.lines(decided.again)
    if decided.again:
        link("methods", words.gettext("When a decision is reopened"), part="reopened")
    with st.container(horizontal=True, vertical_alignment="center"):
        form.button("", words, key="new", label=words.gettext("Record a decision"))
        if decided.cards:
            link("data", words.gettext("Edit the decisions"), part="edit", sheet="decisions")
            _calendar(words.gettext("Dates for the calendar"), "", words)
    for first in range(0, len(decided.cards), ABREAST):
        for place, one in zip(st.columns(ABREAST), decided.cards[first : first + ABREAST], strict=False):
            with place:
                _card(one, words)


def _card(one: DecisionCard, words: Words) -> None:
    with st.container(border=True, gap="xxsmall", height="stretch"):
        draw.stated(one.title, one.state, warm=one.warm)
        draw.lines(one.lines)
        draw.notes(one.notes)
        adopting.show(one, words)
        with st.container(horizontal=True, vertical_alignment="center"):
            if one.again:
                label = words.gettext("Decide again")
                form.button(one.again, words, key=f"again {one.key}", label=label, again=one.key)
            if one.dated:
                _calendar(words.gettext("To the calendar"), one.key, words)


def _calendar(label: str, key: str, words: Words) -> None:
    """Draw the download of one decision's days ('' = of all) as a calendar file."""
    content = cache.ask(page.calendar, words.language, key)
    name = f"{key or 'decisions'}.ics"
    st.download_button(label, content, name, "text/calendar", key=f"calendar {key}", on_click="ignore", type="tertiary")
