"""Ask what a list leaves open: a card for each question, with the figures that each answer would give."""

from collections.abc import Callable, Sequence

import streamlit as st

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.lists.reading import Question
from cxdash.i18n.translator import Words
from cxdash.presenters.data import list_proposal
from cxdash.ui.components import draw

Ask = Callable[[dict[str, str]], Sequence[Question]]
"""Returns the questions that are open with these answers."""


def answer(ask: Ask, words: Words, place: str) -> tuple[dict[str, str], bool]:
    """Draw a card for each question, those that answers bring up too; return the answers, and whether all are there.

    Where the file cannot be read as answered, the cards stay, to be corrected, and ImportRefused is raised.
    """
    asked, answers, refused = _asked(ask, place)
    if not asked:
        return {}, True
    st.subheader(words.gettext("What has to be answered first"), anchor=False)
    draw.note(
        words.gettext(
            "The file can be read in more than one way, and the figures differ. Nothing is imported before you choose."
        )
    )
    for one in asked:
        with st.container(border=True):
            _card(one, words, _key(one, place))
    if refused is not None:
        raise refused
    return answers, len(answers) == len(asked)


def _asked(ask: Ask, place: str) -> tuple[list[Question], dict[str, str], ImportRefused | None]:
    """Return the questions and their answers so far, and what refuses them; an answer may bring up another one."""
    asked: dict[str, Question] = {}
    answers: dict[str, str] = {}
    while True:
        try:
            open_ = list(ask(answers))
        except ImportRefused as refused:
            if not asked:
                raise
            return list(asked.values()), answers, refused
        asked |= {one.id: one for one in open_}
        given = {one.id: said for one in open_ if (said := st.session_state.get(_key(one, place)))}
        if not given:
            return [one for one in asked.values() if one.id in answers or one in open_], answers, None
        answers |= given


def _card(one: Question, words: Words, key: str) -> None:
    text = draw.plain(words.sentence(one.text))
    if not one.readings:
        st.text_input(text, key=key, width=260)
        return
    readings = {reading.id: draw.plain(words.sentence(reading.words)) for reading in one.readings}
    figures = [draw.plain(list_proposal.figures_in_words(reading.figures, words)) for reading in one.readings]
    st.radio(text, list(readings), None, format_func=readings.__getitem__, captions=figures, key=key)


def _key(one: Question, place: str) -> str:
    return f"question {one.id} {place}"
