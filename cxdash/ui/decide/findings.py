"""Findings to look into, as cards and as a compact list, each with a button that decides about it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Question
from cxdash.presenters.overview.screen import FindingCard
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.decide import form
from cxdash.ui.shell import controls

ABREAST = 3
"""The cards side by side; what comes after them waits in a list."""


def cards(found: Sequence[FindingCard], words: Words) -> None:
    """Draw the findings to begin with side by side, each with a link to the page that shows it."""
    for number, (place, one) in enumerate(zip(st.columns(ABREAST), found, strict=False)):
        with place, st.container(border=True, gap="xxsmall", height="stretch"):
            draw.strong(one.statement)
            draw.note(*(text for text in (one.evidence, one.mandate) if text))
            with st.container(horizontal=True, vertical_alignment="center"):
                see = words.gettext("See why")
                link(one.page, f":primary[{draw.plain(see)}]", **one.values)
                moves = form.let_downs(one.values.get("stage", ""))
                form.button(one.statement, words, key=f"finding {number}", expected=moves)


def questions(found: Sequence[Question], stages: Mapping[str, str], words: Words) -> None:
    """Draw questions for the room: three cards, and a compact list of the rest; *stages*: names by key."""
    if not found:
        return
    draw.strong(words.gettext("Questions for the room"))
    for number, (place, one) in enumerate(zip(st.columns(ABREAST), found[:ABREAST], strict=False)):
        with place, st.container(border=True, gap="xxsmall", height="stretch"):
            draw.question(one.statement, _badge(one, words), one.question, one.evidence)
            _ways(number, one, stages, words)
    rest = found[ABREAST:]
    if not rest:
        return
    more = draw.more(words.ngettext("{count} more question", "{count} more questions", len(rest)))
    if more.open:
        with more:
            for number, one in enumerate(rest, ABREAST):
                with st.container(gap=None):
                    draw.question(one.statement, _badge(one, words), one.question, "")
                    _ways(number, one, stages, words)


def _badge(one: Question, words: Words) -> str:
    return words.gettext("to be settled") if one.error else ""


def _ways(number: int, one: Question, stages: Mapping[str, str], words: Words) -> None:
    """Draw the button to a finding's stage, and that which decides about it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if one.stage in stages:
            label = draw.plain(words.gettext("See why: {stage}", stage=stages[one.stage]))
            to = {"part": "stage", "stage": one.stage}
            st.button(label, key=f"finding {number}", on_click=controls.set_view, kwargs=to)
        moves = form.let_downs(one.stage)
        form.button(one.statement, words, key=f"question {number}", expected=moves)
