"""What a survey question asks, and the scale its answers are on: a measure has one of its own, and may have others.

A preset is described here only: the checks of files, the names on screen and the words by which a question is
recognised are made from it. A new one also needs a migration, since the store knows the measures.
"""

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from cxdash.domain.messages import gettext_noop


class Question(StrEnum):
    """What a question asks about, whatever the scale; where the words of several fit, the first is meant."""

    RESOLVED = "resolved"
    EXPECTATION = "expectation"
    RECOMMENDATION = "recommendation"
    EASE = "ease"
    SATISFACTION = "satisfaction"


class Measure(StrEnum):
    """The code of a preset, as files and the store write it."""

    CSAT = "CSAT"
    CSAT10 = "CSAT10"
    NPS = "NPS"
    CES = "CES"
    EXPECTATION = "EXPECTATION"
    RESOLVED = "RESOLVED"


@dataclass(frozen=True)
class Scale:
    """The scores a question allows, and which of them count as its top and as its low end.

    *low_to* is the last score of the low end and *top_from* the first of the top, seen from the worst score to the
    best. With the direction *down* the lowest score is the best: a scale 1–7 with *top_from* 3 has the top 1–3.
    """

    lowest: float
    highest: float
    low_to: float
    top_from: float
    step: float = 1
    direction: Literal["up", "down"] = "up"

    def __str__(self) -> str:
        return f"{self.lowest:g}–{self.highest:g}"

    @classmethod
    def parse(cls, text: str, asks: "Question | None" = None) -> "Scale":
        """Return the scale that a text such as 1-7, 0-100, 1-5/0.5 (in steps of a half) or 5-1 (5 is worst) describes.

        Its top and low end follow from what it *asks*, satisfaction if nothing is said. Raises ValueError for any
        other text, and where there are fewer than 2 or more than 1001 scores.
        """
        found = WRITTEN.fullmatch(text.strip())
        if not found:
            raise ValueError(f"{text!r} describes no scale.")
        numbers = (found["worst"], found["best"], found["step"] or "1")
        worst, best, step = (float(one.replace(",", ".")) for one in numbers)
        steps = abs(best - worst) / step if step else 0
        if not (1 <= round(steps) <= MOST_STEPS and math.isclose(steps, round(steps), abs_tol=1e-6)):
            raise ValueError(f"{text!r} describes no scale of 2 to {MOST_STEPS + 1} scores.")
        low_to, top_from = default_ends(worst, best, step, asks or Question.SATISFACTION)
        lowest, highest, step = map(_plain, (min(worst, best), max(worst, best), step))
        return cls(lowest, highest, low_to, top_from, step, "up" if worst < best else "down")

    @property
    def code(self) -> str:
        """The scale as a text, which `parse` reads: from the worst score to the best, and the step unless it is 1."""
        return f"{self.worst:g}-{self.best:g}" + ("" if self.step == 1 else f"/{self.step:g}")

    @property
    def sign(self) -> int:
        """1 where a higher score is better, −1 where it is worse."""
        return 1 if self.direction == "up" else -1

    @property
    def worst(self) -> float:
        """The worst score."""
        return self.lowest if self.direction == "up" else self.highest

    @property
    def best(self) -> float:
        """The best score."""
        return self.highest if self.direction == "up" else self.lowest

    def share(self, scores: Any) -> Any:
        """Return how far a score, or each of an array of scores, is on the way from the worst to the best: 0 to 1."""
        return (scores - self.worst) / (self.best - self.worst)

    def ticks(self) -> list[float]:
        """Return scores for an axis: every one, every second one, or on a long scale about five at equal distances."""
        steps = round((self.highest - self.lowest) / self.step)
        long = next((every for every in TICKS if steps < 8 * every and steps % every == 0), steps)
        every = 1 if steps < 8 else 2 if steps < 16 else long
        return [_plain(self.lowest + at * self.step) for at in range(0, steps + 1, every)]

    def is_low(self, scores: Any) -> Any:
        """Return whether a score, or each of an array of scores, is at the low end."""
        return self.sign * scores <= self.sign * self.low_to + EXACT

    def is_top(self, scores: Any) -> Any:
        """Return whether a score, or each of an array of scores, is at the top."""
        return self.sign * scores >= self.sign * self.top_from - EXACT

    def has(self, score: float) -> bool:
        """Return whether *score* is one of the scale's scores."""
        steps = (score - self.lowest) / self.step
        return self.lowest - EXACT <= score <= self.highest + EXACT and abs(steps - round(steps)) < EXACT

    def exactly(self, score: float) -> float:
        """Return a score that the scale has without the noise of decimals: 4.3 and not 4.299999999."""
        return _plain(self.lowest + round((score - self.lowest) / self.step) * self.step)


WRITTEN = re.compile(
    r"(?P<worst>-?\d{1,4}(?:[.,]\d{1,4})?)\s*[-–—−]\s*(?P<best>-?\d{1,4}(?:[.,]\d{1,4})?)"
    r"(?:\s*/\s*(?P<step>\d{1,3}(?:[.,]\d{1,4})?))?",
    re.ASCII,
)
"""A scale as a text: worst and best score, and the step."""

MOST_STEPS = 1000

TICKS = (5, 10, 20, 25, 50, 100, 200, 250, 500)
"""How many steps may lie between the ticks of an axis."""

EXACT = 1e-6
"""What decimals may differ by, since 0.1 × 3 is not quite 0.3."""


def _plain(number: float) -> float:
    """Return a number of few decimals, as a whole number where it is one."""
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def default_ends(worst: float, best: float, step: float, asks: "Question") -> tuple[float, float]:
    """Return the last score of the low end and the first of the top, which a scale has where nothing else is set.

    The low end is all below the middle. The top is: of satisfaction and expectation the best two whole scores, the best
    one where there are fewer than four, and the best fifth where there are more than eleven; of ease all above the
    middle; of whether something was solved the best. Recommendation on 0–10 or 1–10 has promoters (9–10) and detractors
    (up to 6), else the ends of satisfaction. Source: "top two box", common in market research; Reichheld 2003.
    """
    if asks is Question.RECOMMENDATION and (worst, best, step) in {(0, 10, 1), (1, 10, 1)}:
        return 6, 9
    sign, span = (1 if worst < best else -1), abs(best - worst)
    low = math.ceil(span / 2 / step - EXACT) - 1
    whole = span if step < 1 else span / step
    if asks is Question.RESOLVED or (asks is not Question.EASE and whole < 3):
        above = span
    elif asks is Question.EASE:
        above = (math.floor(span / 2 / step + EXACT) + 1) * step
    elif whole > 10:
        above = math.ceil(0.8 * span / step - EXACT) * step
    else:
        above = span - max(step, 1)
    return _plain(worst + sign * low * step), _plain(worst + sign * above)


@dataclass(frozen=True)
class Preset:
    """What a measure asks, its scale, its name on screen, and how its questions and answers are recognised.

    *asked* is what it asks and *name* the same with its scale, marked for translation. *words* is a regular expression
    over a question in small letters, in English, Norwegian and Swedish; presets of the same words are tried in their
    order. *otherwise* is a measure on a shorter scale, for questions whose answers stay within it. *answers* are lists
    of texts in small letters, each with one text per score from the lowest to the highest. *headline* is the definition
    of the figure card that shows the measure, '' without a card, and *figure* what charts over time show.
    """

    asks: Question
    scale: Scale
    asked: str
    name: str
    words: str
    otherwise: Measure | None = None
    answers: tuple[tuple[str, ...], ...] = ()
    headline: str = ""
    figure: Literal["mean", "top2", "nps"] = "mean"


SATISFIED = (
    r"satisf|fornøyd|tilfreds|nöjd|csat|happy|(?<!years of )\bexperienced?\b|\b(experiences|actual|faktiske?|faktiska|"
    r"opplev(d|t|de|er|else\w*)|upplev(d|t|da|de|er|else\w*)|erfaring(er|en)? (med|av|fra)|"
    r"erfarenhet(er|en)? (av|med|från))\b"
)

QUALITY = (
    ("poor", "fair", "good", "very good", "excellent"),
    ("dårlig", "mindre bra", "bra", "meget bra", "utmerket"),
    ("dårlig", "middels", "bra", "veldig bra", "utmerket"),
    ("dåligt", "mindre bra", "bra", "mycket bra", "utmärkt"),
)
"""Texts for the scores 1 to 5, with more above the middle than below it."""

PRESETS = {
    Measure.CSAT: Preset(
        Question.SATISFACTION,
        Scale(1, 5, low_to=2, top_from=4),
        gettext_noop("Satisfaction"),
        gettext_noop("Satisfaction (1–5)"),
        SATISFIED,
        answers=QUALITY,
        headline="satisfied",
    ),
    Measure.CSAT10: Preset(
        Question.SATISFACTION,
        Scale(1, 10, low_to=5, top_from=9),
        gettext_noop("Satisfaction"),
        gettext_noop("Satisfaction (1–10)"),
        SATISFIED,
        headline="satisfied",
    ),
    Measure.NPS: Preset(
        Question.RECOMMENDATION,
        Scale(0, 10, low_to=6, top_from=9),
        gettext_noop("Would recommend us"),
        gettext_noop("Would recommend us (0–10)"),
        r"recommend|anbefal|rekommender|\bnps\b|promoter",
        headline="nps",
        figure="nps",
    ),
    Measure.CES: Preset(
        Question.EASE,
        Scale(1, 7, low_to=3, top_from=5),
        gettext_noop("Ease"),
        gettext_noop("Ease (1–7)"),
        r"\b(easy|ease|effort|enkelt?|enkla|lett|lettvint|lätt|smidig\w*|ces|innsats|ansträng\w*)\b",
        otherwise=Measure.CSAT,
        headline="ces",
    ),
    Measure.EXPECTATION: Preset(
        Question.EXPECTATION,
        Scale(1, 5, low_to=2, top_from=4),
        gettext_noop("Expected"),
        gettext_noop("Expected (1–5)"),
        "expect|forvent|förvänt",
        answers=QUALITY,
    ),
    Measure.RESOLVED: Preset(
        Question.RESOLVED,
        Scale(0, 1, low_to=0, top_from=1),
        gettext_noop("Solved"),
        gettext_noop("Solved"),
        r"\b(re)?solved?\b|\b(løst|løstes?|løse|ordnet|löst|löstes?|lösa|ordnat|fikk du (svar|hjelp)|"
        r"fick du (svar|hjälp))\b",
        figure="top2",
    ),
}
"""Every preset, in the order in which measures are offered."""

SCALES = {measure: preset.scale for measure, preset in PRESETS.items()}

MEASURE_NAMES = {measure: preset.name for measure, preset in PRESETS.items()}

PROMOTERS = ("0-10", "1-10")
"""The scales on which recommendation has a net promoter score."""


def scale_of(measure: str, code: str = "") -> Scale:
    """Return the scale that a *code* describes for a measure, its own with ''; raises ValueError for other texts."""
    own = SCALES[Measure(measure)]
    return own if code in ("", own.code) else Scale.parse(code, PRESETS[Measure(measure)].asks)


def stored_code(measure: str, scale: Scale) -> str:
    """Return how files and the store write the scale of a measure's answers: '' for the measure's own."""
    return "" if scale.code == SCALES[Measure(measure)].code else scale.code


HEADLINES = sorted(
    (measure for measure, preset in PRESETS.items() if preset.headline),
    key=lambda measure: next(one for one in PRESETS if PRESETS[one].asks is PRESETS[measure].asks) is not measure,
)
"""Measures with a figure card: the first that asks each question, then the others."""


def asking(*questions: Question) -> tuple[Measure, ...]:
    """Return the measures that ask one of the *questions*, in the order of the presets."""
    return tuple(measure for measure, preset in PRESETS.items() if preset.asks in questions)


def by_words() -> dict[str, list[Measure]]:
    """Return the measures that each expression of words may mean, by expression, in the order to try them."""
    found: dict[str, list[Measure]] = {}
    order = list(Question)
    for preset in sorted(PRESETS.values(), key=lambda preset: order.index(preset.asks)):
        same = [measure for measure, one in PRESETS.items() if one.words == preset.words]
        found[preset.words] = same + [one for one in [preset.otherwise] if one]
    return found
