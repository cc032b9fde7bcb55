"""Guess first: ask the room for its guess before it sees what customers gave.

The guess is kept in the session alone. Until the answer is asked for, the page must not show it: see `hiding`.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.scales import Scale
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.satisfaction import guess as presenter
from cxdash.presenters.satisfaction import page
from cxdash.presenters.satisfaction.guess import FINE_UP_TO, STEP, Answer, Guess
from cxdash.services import satisfaction
from cxdash.ui.components import draw
from cxdash.ui.shell import cache

PART = "guess"
KEPT = "guess kept"
"""The session's key for the guess that is shown."""


GOT, OTHER, EXPECTED, DIFFERS = "guess got", "guess other", "guess expected", "guess differs"


def hiding(stage: str, measure: str) -> bool:
    """Return whether the page must hide its figures, since the room has not guessed them yet."""
    return st.session_state["part"] == PART and _kept(stage, measure) is None


def first(view: View, measure: str) -> str:
    """Return the stage that the room is asked of first, '' on the other tabs."""
    return cache.ask(page.guessed_first, view, measure) if st.session_state["part"] == PART else ""


def play(view: View, stage: str, measure: str, words: Words) -> None:
    """Draw the sliders of the guess, or the answer beside the guess once it is asked for."""
    stages = cache.ask(page.names, view, "stages", words.language)
    about = presenter.answer(cache.ask(satisfaction.figures, view), stage, measure, stages)
    guess = _kept(about.stage, about.measure)
    if guess is None:
        _ask(about, words)
    else:
        _reveal(about, guess, words)


def _kept(stage: str, measure: str) -> Guess | None:
    guess = st.session_state.get(KEPT)
    return guess if guess and (guess.stage, guess.measure) == (stage, measure) else None


def _ask(about: Answer, words: Words) -> None:
    if not about.stage or pd.isna(about.mean):
        draw.line(words.gettext("Too few answers to guess at. Choose another stage."))
        return
    draw.line(presenter.asked(about, words))
    _slider(words.gettext("Our guess: customers gave"), GOT, about.scale, words)
    if st.checkbox(words.gettext("Someone disagrees"), key=DIFFERS):
        _slider(words.gettext("The other guess"), OTHER, about.scale, words)
    if not pd.isna(about.expected):
        _slider(words.gettext("Our guess: customers expected"), EXPECTED, about.scale, words)
    label = words.gettext("Show the answer")
    st.button(label, key="guess show", type="primary", on_click=_keep, args=(about.stage, about.measure))


def _slider(label: str, key: str, scale: Scale, words: Words) -> None:
    each = STEP if scale.highest - scale.lowest <= FINE_UP_TO else 1
    steps = round((scale.highest - scale.lowest) / each)
    options = [round(scale.lowest + step * each, 1) for step in range(steps + 1)]
    show: Callable[[Any], str] = lambda value: words.number(value, 1)  # noqa: E731
    if st.session_state.get(key) not in options:
        st.session_state[key] = options[steps // 2]
    st.select_slider(label, options, key=key, format_func=show)


def _keep(stage: str, measure: str) -> None:
    state = st.session_state
    other = state.get(OTHER) if state.get(DIFFERS) else None
    state[KEPT] = Guess(stage, measure, state[GOT], other, state.get(EXPECTED))


def _forget() -> None:
    st.session_state.pop(KEPT, None)


def _reveal(about: Answer, guess: Guess, words: Words) -> None:
    draw.tab(presenter.tab(about, guess, words), words)
    st.button(words.gettext("Guess again"), key="guess again", on_click=_forget)
