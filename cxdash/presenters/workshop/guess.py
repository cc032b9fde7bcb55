"""Guess first: what the room guessed of a stage, beside what customers gave."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from cxdash.domain.messages import gettext_noop
from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Measure, Scale
from cxdash.domain.tables import NOT_PLACED
from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.presenters.elements import Figure, Tab, figure
from cxdash.presenters.satisfaction import screen

STEP = 0.1
"""The step of a guess, in points of the scale."""

FINE_UP_TO = 20
"""The longest scale on which guesses have decimals."""

NEAR = STEP / 2
"""Guesses this near to each other are equally near."""


class Answer(NamedTuple):
    """What customers gave a stage on a measure, with its interval (nan where too few), and what they had expected."""

    stage: str
    name: str
    measure: str
    mean: float
    low: float
    high: float
    n: int
    expected: float
    scale: Scale


class Guess(NamedTuple):
    """What the room guessed of a stage and a measure: the score, another's guess of it, and what was expected."""

    stage: str
    measure: str
    got: float
    other: float | None
    expected: float | None


def first(found: Satisfaction, measure: str) -> str:
    """Return the first stage with answers that the heading does not tell of; '' if there is none."""
    asked = screen.measures(found)
    measure = measure if measure in asked else next(iter(asked), "")
    told = set(satisfaction.finding(found, measure).stages)
    rows = found.stages[(found.stages["measure"] == measure) & found.stages["mean"].notna()]
    return str(next(iter(rows["key"][~rows["key"].isin(told | {NOT_PLACED})]), ""))


def answer(found: Satisfaction, stage: str, measure: str, stages: Mapping[str, str]) -> Answer:
    """Return the answer to guess: of a stage on a measure; *stages*: names by key."""
    scale = found.on[measure or Measure.CSAT].scale
    rows = rows_of(found.stages[(found.stages["key"] == stage) & (found.stages["measure"] == measure)])
    if not rows:
        return Answer(stage, stages.get(stage, stage), measure, np.nan, np.nan, np.nan, 0, np.nan, scale)
    row = {str(name): value for name, value in rows[0].items()}
    mean, low, high, expected = (float(row[name]) for name in ("mean", "mean_low", "mean_high", "expected"))
    return Answer(stage, stages.get(stage, stage), measure, mean, low, high, int(row["n"]), expected, scale)


def tab(about: Answer, guess: Guess, words: Words) -> Tab:
    """Return the answer beside the guess."""
    return Tab(sentences=sentences(about, guess, words), figures=figures(about, guess, words))


def sentences(about: Answer, guess: Guess, words: Words) -> list[str]:
    """Return how far the guess was off, which of two guesses was nearer, and which of two things was guessed better."""
    if pd.isna(about.mean):
        return [words.gettext("Too few answers to show.")]
    sentences = [_off(about, guess.got, words)]
    if guess.other is not None:
        sentences.append(words.gettext(NEARER[_nearer(abs(guess.got - about.mean), abs(guess.other - about.mean))]))
    if guess.expected is not None and not pd.isna(about.expected):
        miss = abs(guess.got - about.mean), abs(guess.expected - about.expected)
        sentences.append(words.gettext(BETTER[_nearer(*miss)]))
    return sentences


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
    """Return whether the guess was right: within the interval, or equal to the decimal that is shown."""
    values = {
        "guess": words.number(got, 1),
        "mean": words.number(about.mean, 1),
        "by": words.number(abs(round(got, 1) - round(about.mean, 1)), 1),
        "stage": about.name,
    }
    right = about.low <= got <= about.high or round(got, 1) == round(about.mean, 1)
    found = OFF[about.stage == NOT_PLACED]["right" if right else "high" if got > about.mean else "low"]
    return words.gettext(found, **values)


def asked(about: Answer, words: Words) -> str:
    """Return the question what customers give a stage, or the touchpoints that no stage holds yet."""
    return words.gettext(ASK[about.stage == NOT_PLACED], stage=about.name, scale=str(about.scale))


ASK = {
    False: gettext_noop("Guess before you look: what do customers give the stage {stage}, on a scale of {scale}?"),
    True: gettext_noop(
        "Guess before you look: what do customers give the touchpoints that are in no stage yet, on a scale of {scale}?"
    ),
}
OFF = {
    False: {
        "right": gettext_noop("Well guessed: you said {guess}, and customers give the stage {stage} {mean}."),
        "high": gettext_noop("You guessed {guess}, customers give the stage {stage} {mean}: {by} too high."),
        "low": gettext_noop("You guessed {guess}, customers give the stage {stage} {mean}: {by} too low."),
    },
    True: {
        "right": gettext_noop("Well guessed: you said {guess}, and customers give these touchpoints {mean}."),
        "high": gettext_noop("You guessed {guess}, customers give these touchpoints {mean}: {by} too high."),
        "low": gettext_noop("You guessed {guess}, customers give these touchpoints {mean}: {by} too low."),
    },
}
"""By whether touchpoints that are in no stage yet are guessed at."""


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
    if not pd.isna(about.expected):
        known = [] if guess.expected is None else [guess.expected]
        sentences = [words.gettext("Guessed: {guess}", guess=words.number(one, 1)) for one in known]
        shown.append(figure("guess_expected", words.number(about.expected, 1), sentences, words))
    return shown
