"""Guess first: ask the room for its guess before it sees what customers gave.

The guess is kept in the session alone, and the answer is not on the page until it is asked for.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from cxdash.domain.scales import Scale
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.satisfaction import page as satisfaction_page
from cxdash.presenters.workshop import guess as presenter
from cxdash.presenters.workshop import page
from cxdash.presenters.workshop.guess import FINE_UP_TO, STEP, Answer, Guess
from cxdash.services import satisfaction
from cxdash.ui.components import draw
from cxdash.ui.components.links import link
from cxdash.ui.shell import cache, controls

KEPT = "guess kept"
"""The session's key for the guess that is shown."""


NOT_SAID = ""
"""Where a slider begins: in the middle of the scale it would suggest a guess."""

GOT, OTHER, EXPECTED, DIFFERS = "guess got", "guess other", "guess expected", "guess differs"


def play(view: View, words: Words) -> None:
    """Draw the stage that is guessed at, and the sliders of the guess, or the answer beside it once it is asked for."""
    measure, stage = controls.asked("measure", "stage")
    stage = stage or cache.ask(page.guessed_first, view, measure)
    screen = cache.ask(satisfaction_page.show, view, words.language, measure, stage)
    if not screen.stages:
        draw.strong(words.gettext("There is nothing to guess at before customers have answered."))
        link("data", words.gettext("Load a survey"), part="load")
        return
    names = cache.ask(satisfaction_page.names, view, "stages", words.language)
    about = presenter.answer(cache.ask(satisfaction.figures, view), screen.stage, screen.measure, names)
    guess = _kept(about.stage, about.measure)
    with st.container(horizontal=True):
        controls.measure(screen.measure, screen.measures, words)
        controls.stage(screen.stage, screen.stages, words)
    if guess is None:
        _ask(about, words)
    else:
        _reveal(about, guess, words)


def _kept(stage: str, measure: str) -> Guess | None:
    guess = st.session_state.get(KEPT)
    return guess if guess and (guess.stage, guess.measure) == (stage, measure) else None


def _ask(about: Answer, words: Words) -> None:
    if not about.stage or pd.isna(about.mean):
        draw.strong(words.gettext("Too few answers to guess at. Choose another stage."))
        return
    draw.strong(presenter.asked(about, words))
    _slider(words.gettext("Our guess: customers gave"), GOT, about.scale, words)
    if not pd.isna(about.expected):
        _slider(words.gettext("Our guess: customers expected"), EXPECTED, about.scale, words)
    if st.checkbox(words.gettext("Someone disagrees"), key=DIFFERS):
        _slider(words.gettext("The other guess: customers gave"), OTHER, about.scale, words)
    label = words.gettext("Show the answer")
    unsaid = st.session_state[GOT] == NOT_SAID
    st.button(
        label, key="guess show", type="primary", on_click=_keep, args=(about.stage, about.measure), disabled=unsaid
    )


def _slider(label: str, key: str, scale: Scale, words: Words) -> None:
    each = STEP if scale.highest - scale.lowest <= FINE_UP_TO else 1
    steps = round((scale.highest - scale.lowest) / each)
    options = [NOT_SAID, *(round(scale.lowest + step * each, 1) for step in range(steps + 1))]
    show: Callable[[Any], str] = lambda value: (  # noqa: E731
        words.gettext("not said yet") if value == NOT_SAID else words.number(value, 1)
    )
    if st.session_state.get(key) not in options:
        st.session_state[key] = NOT_SAID
    st.select_slider(label, options, key=key, format_func=show)


def _keep(stage: str, measure: str) -> None:
    state = st.session_state
    if state[GOT] == NOT_SAID:
        return
    other = state.get(OTHER) if state.get(DIFFERS) else None
    state[KEPT] = Guess(stage, measure, state[GOT], other or None, state.get(EXPECTED) or None)


def _forget() -> None:
    st.session_state.pop(KEPT, None)


def _reveal(about: Answer, guess: Guess, words: Words) -> None:
    draw.found([presenter.tab(about, guess, words)], words)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(words.gettext("Guess again"), key="guess again", on_click=_forget)
        link("satisfaction", words.gettext("All stages on Satisfaction"))
