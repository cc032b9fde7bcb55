"""Ask what a survey export leaves open: a card for each question, with what each answer would give."""

from collections.abc import Iterable, Sequence
from datetime import date

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
            "The file can be read in more than one way, and the figures differ. Nothing is imported before you choose."
        )
    )
    chosen: dict[str, str] = {}
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
            if answer is not None and card.apart:
                chosen |= _apart(card, readings, answer, words, place)
        if answer is not None:
            chosen[card.id] = answer
    left = len(questions) - len({one.id for one in questions} & chosen.keys())
    if left:
        draw.note(words.ngettext("{count} question left", "{count} questions left", left))
    return chosen


def refused_day(text: str, words: Words) -> str:
    """Return why a text is no day on which answers were given, '' where it is one or blank."""
    try:
        ahead = text and date.fromisoformat(text) > date.today()  # noqa: DTZ011 - the day where the reader is
    except ValueError:
        return words.gettext('"{answer}" is no day; write it as 2026-05-31.', answer=text)
    said = words.gettext("{day} has not come yet; on which day were the answers given?", day=text)
    return said if ahead else ""


def _apart(
    card: survey_proposal.Card, readings: dict[str, str], answer: str, words: Words, place: str
) -> dict[str, str]:
    """Let columns of a question be answered otherwise than the others; return the answers that are, by id."""
    if not st.checkbox(words.gettext("Answer each column by itself"), key=f"apart {card.id}{place}"):
        return {}
    found = {}
    for id_, column in card.apart.items():
        picked = st.radio(
            draw.plain(column),
            list(readings),
            index=list(readings).index(answer),
            format_func=readings.__getitem__,
            captions=[draw.plain(figures) for figures in card.figures_apart[id_]],
            key=f"question {id_}{place}",
        )
        if picked != answer:
            found[id_] = picked
    return found
