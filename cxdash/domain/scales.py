"""What a survey question asks, and the scale its answers are on: one preset for each measure.

A preset is described here only. The checks of files and of the store, the names on screen and the words by which a
question is recognised are made from it; a new one also needs a migration, since the store checks its scores.
"""

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

    lowest: int
    highest: int
    low_to: int
    top_from: int
    step: int = 1
    direction: Literal["up", "down"] = "up"

    def __str__(self) -> str:
        return f"{self.lowest}–{self.highest}"

    @property
    def sign(self) -> int:
        """1 where a higher score is better, −1 where it is worse."""
        return 1 if self.direction == "up" else -1

    def ticks(self) -> list[int]:
        """Return the scores, or every second one on a long scale, for an axis."""
        long = self.highest - self.lowest >= 8 * self.step
        return list(range(self.lowest, self.highest + 1, self.step * (2 if long else 1)))

    def is_low(self, scores: Any) -> Any:
        """Return whether a score, or each of an array of scores, is at the low end."""
        return self.sign * scores <= self.sign * self.low_to

    def is_top(self, scores: Any) -> Any:
        """Return whether a score, or each of an array of scores, is at the top."""
        return self.sign * scores >= self.sign * self.top_from

    def has(self, score: float) -> bool:
        """Return whether *score* is one of the scale's scores."""
        return self.lowest <= score <= self.highest and (score - self.lowest) % self.step == 0


@dataclass(frozen=True)
class Preset:
    """What a measure asks, its scale, its name on screen, and how its questions and answers are recognised.

    *name* is marked for translation. *words* is a regular expression over a question in small letters, in English,
    Norwegian and Swedish; presets of the same words are tried in their order. *otherwise* is a measure on a shorter
    scale, for questions whose answers stay within it. *answers* are lists of texts in small letters, each with one text
    per score from the lowest to the highest. *headline* is the definition of the figure card that shows the
    measure, '' without a card, and *figure* what charts over time show.
    """

    asks: Question
    scale: Scale
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
        gettext_noop("Satisfaction (1–5)"),
        SATISFIED,
        answers=QUALITY,
        headline="satisfied",
    ),
    Measure.CSAT10: Preset(
        Question.SATISFACTION,
        Scale(1, 10, low_to=5, top_from=9),
        gettext_noop("Satisfaction (1–10)"),
        SATISFIED,
        headline="satisfied",
    ),
    Measure.NPS: Preset(
        Question.RECOMMENDATION,
        Scale(0, 10, low_to=6, top_from=9),
        gettext_noop("Would recommend us (0–10)"),
        r"recommend|anbefal|rekommender|\bnps\b|promoter",
        headline="nps",
        figure="nps",
    ),
    Measure.CES: Preset(
        Question.EASE,
        Scale(1, 7, low_to=3, top_from=5),
        gettext_noop("Ease (1–7)"),
        r"\b(easy|ease|effort|enkelt?|enkla|lett|lettvint|lätt|smidig\w*|ces|innsats|ansträng\w*)\b",
        otherwise=Measure.CSAT,
        headline="ces",
    ),
    Measure.EXPECTATION: Preset(
        Question.EXPECTATION,
        Scale(1, 5, low_to=2, top_from=4),
        gettext_noop("Expected (1–5)"),
        "expect|forvent|förvänt",
        answers=QUALITY,
    ),
    Measure.RESOLVED: Preset(
        Question.RESOLVED,
        Scale(0, 1, low_to=0, top_from=1),
        gettext_noop("Solved"),
        r"\b(re)?solved\b|\b(løst|løstes?|løse|ordnet|löst|löstes?|lösa|ordnat|fikk du (svar|hjelp)|"
        r"fick du (svar|hjälp))\b",
        figure="top2",
    ),
}
"""Every preset, in the order in which measures are offered."""

SCALES = {measure: preset.scale for measure, preset in PRESETS.items()}

MEASURE_NAMES = {measure: preset.name for measure, preset in PRESETS.items()}


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
