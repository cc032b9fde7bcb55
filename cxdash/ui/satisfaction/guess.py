"""Guess first: the room says what it believes before it sees what customers gave.

The guess lives in the session alone, and the page shows no answer of a stage before it is asked for.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import streamlit as st

from cxdash.domain.messages import gettext_noop
from cxdash.domain.scales import SCALES, Measure
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.presenters.elements import Figure, figure
from cxdash.presenters.satisfaction import page
from cxdash.services import satisfaction
from cxdash.ui.components import draw
from cxdash.ui.shell import cache

PART = "guess"
KEPT = "guess kept"
"""Where the session holds the guess that is shown."""

STEP = 0.1
NEAR = STEP / 2
"""Guesses this near to each other are equally near."""

GOT, OTHER, EXPECTED, DIFFERS = "guess got", "guess other", "guess expected", "guess differs"


class Answer(NamedTuple):
    """What customers gave a stage on a measure, with its range (nan where too few), and what they had expected."""

    stage: str
    name: str
    measure: str
    mean: float
    low: float
    high: float
    n: int
    expected: float


class Guess(NamedTuple):
    """What the room guessed of a stage and a measure: the score, another's guess of it, and what was expected."""

    stage: str
    measure: str
    got: float
    other: float | None
    expected: float | None


def answer(found: Satisfaction, stage: str, measure: str, stages: Mapping[str, str]) -> Answer:
    """Return what there is to guess."""
    rows = found.stages[(found.stages["key"] == stage) & (found.stages["measure"] == measure)].to_dict("records")
    if not rows:
        return Answer(stage, stages.get(stage, stage), measure, np.nan, np.nan, np.nan, 0, np.nan)
    row = {str(name): value for name, value in rows[0].items()}
    mean, low, high, expected = (float(row[name]) for name in ("mean", "mean_low", "mean_high", "expected"))
    return Answer(stage, stages.get(stage, stage), measure, mean, low, high, int(row["n"]), expected)


def hiding(stage: str, measure: str) -> bool:
    """Tell whether the page must not show its figures: the room is about to guess them."""
    return st.session_state["part"] == PART and _kept(stage, measure) is None


def play(view: View, stage: str, measure: str, words: Words) -> None:
    """Let the room guess; once it asks for the answer, show that beside the guess."""
    stages = cache.ask(page.names, view, "stages", words.language)
    about = answer(cache.ask(satisfaction.figures, view), stage, measure, stages)
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
    scale = str(SCALES[Measure(about.measure)])
    template = gettext_noop("Guess before you look: what do customers give the stage {stage}, on a scale of {scale}?")
    draw.line(words.gettext(template, stage=about.name, scale=scale))
    _slider(words.gettext("Our guess: customers gave"), GOT, about.measure, words)
    if st.checkbox(words.gettext("Somebody guesses otherwise"), key=DIFFERS):
        _slider(words.gettext("The other guess"), OTHER, about.measure, words)
    if not pd.isna(about.expected):
        _slider(words.gettext("Our guess: customers expected"), EXPECTED, about.measure, words)
    label = words.gettext("Show the answer")
    st.button(label, key="guess show", type="primary", on_click=_keep, args=(about.stage, about.measure))


def _slider(label: str, key: str, measure: str, words: Words) -> None:
    scale = SCALES[Measure(measure)]
    steps = round((scale.highest - scale.lowest) / STEP)
    options = [round(scale.lowest + step * STEP, 1) for step in range(steps + 1)]
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
    draw.lines(sentences(about, guess, words))
    draw.figures(figures(about, guess, words))
    st.button(words.gettext("Guess again"), key="guess again", on_click=_forget)


def sentences(about: Answer, guess: Guess, words: Words) -> list[str]:
    """Say how the guess lies to what customers gave, and who was nearer, or what was guessed better."""
    if pd.isna(about.mean):
        return [words.gettext("Too few answers to show.")]
    said = [_off(about, guess.got, words)]
    if guess.other is not None:
        said.append(words.gettext(NEARER[_nearer(abs(guess.got - about.mean), abs(guess.other - about.mean))]))
    if guess.expected is not None and not pd.isna(about.expected):
        miss = abs(guess.got - about.mean), abs(guess.expected - about.expected)
        said.append(words.gettext(BETTER[_nearer(*miss)]))
    return said


NEARER = {
    "first": gettext_noop("The first guess was nearer than the other."),
    "second": gettext_noop("The other guess was nearer than the first."),
    "equal": gettext_noop("Both guesses were equally near."),
}
BETTER = {
    "first": gettext_noop("You know better what customers got than what they expected."),
    "second": gettext_noop("You know better what customers expected than what they got."),
    "equal": gettext_noop("You know equally well what customers expected and what they got."),
}


def _nearer(first: float, second: float) -> str:
    if abs(first - second) < NEAR:
        return "equal"
    return "first" if first < second else "second"


def _off(about: Answer, got: float, words: Words) -> str:
    """Say whether the guess was right, which it is within the range or to the decimal that is shown."""
    values = {
        "guess": words.number(got, 1),
        "mean": words.number(about.mean, 1),
        "by": words.number(abs(round(got, 1) - round(about.mean, 1)), 1),
        "stage": about.name,
    }
    if about.low <= got <= about.high or round(got, 1) == round(about.mean, 1):
        return words.gettext("Well guessed: you said {guess}, and customers give the stage {stage} {mean}.", **values)
    if got > about.mean:
        return words.gettext("You guessed {guess}, customers give the stage {stage} {mean}: {by} too high.", **values)
    return words.gettext("You guessed {guess}, customers give the stage {stage} {mean}: {by} too low.", **values)


def figures(about: Answer, guess: Guess, words: Words) -> list[Figure]:
    """Return what customers gave and what they had expected, each beside its guess."""
    if pd.isna(about.mean):
        return []
    answers = words.ngettext("{count} answer", "{count} answers", about.n)
    span = {"low": words.number(about.low, 1), "high": words.number(about.high, 1), "answers": answers}
    guessed = [
        words.gettext(
            "Guessed: {guess}",
            guess=words.list(words.number(one, 1) for one in (guess.got, guess.other) if one is not None),
        )
    ]
    notes = [words.gettext("from {low} to {high} · {answers}", **span), *guessed]
    shown = [figure("guess", words.number(about.mean, 1), notes, words)]
    if guess.expected is not None and not pd.isna(about.expected):
        said = [words.gettext("Guessed: {guess}", guess=words.number(guess.expected, 1))]
        shown.append(figure("guess_expected", words.number(about.expected, 1), said, words))
    return shown
