"""Ask what a survey export leaves open: a card for each question, with what each answer would give."""

from collections.abc import Iterable, Sequence

import streamlit as st

from cxdash.exchange.suggest.questions.gathering import OpenQuestion
from cxdash.i18n.translator import Words
from cxdash.presenters.data import survey_proposal
from cxdash.ui.components import draw


def remaining(questions: Iterable[OpenQuestion]) -> list[OpenQuestion]:
    """Return the questions that cards ask; the day of all answers has a field of its own."""
    return [one for one in questions if not one.free]


def ask(questions: Sequence[OpenQuestion], words: Words, place: str) -> dict[str, str]:
    """Draw a card for each question, and return the answers chosen so far, by the id of the question."""
    if not questions:
        return {}
    st.subheader(words.gettext("What has to be answered first"), anchor=False)
    draw.note(
        words.gettext(
            "The file can be read in more than one way, and the figures differ. Nothing is taken in before you choose."
        )
    )
    chosen = {}
    for card in survey_proposal.cards(questions, words):
        readings = {id_: draw.plain(said) for id_, said in card.readings.items()}
        with st.container(border=True):
            answer = st.radio(
                draw.plain(card.text),
                list(readings),
                index=None,
                format_func=readings.__getitem__,
                captions=[draw.plain(figures) for figures in card.figures.values()],
                key=f"question {card.id}{place}",
            )
        if answer is not None:
            chosen[card.id] = answer
    left = len(questions) - len(chosen)
    if left:
        draw.note(words.ngettext("{count} question left", "{count} questions left", left))
    return chosen
