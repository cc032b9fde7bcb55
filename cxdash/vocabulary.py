"""The words of the domain as types.

Everything else in the project may import this module; it imports nothing of the project.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LANGUAGES = {"en": "English", "nb": "Norsk", "sv": "Svenska"}
"""Languages that names and promises may be given in; the interface offers those with a catalogue."""

MINIMUM_ANSWERS = 30
"""Below this many answers a figure is not shown (US Census Bureau's NSCH guidance, 2016)."""

WIDE_INTERVAL = 0.20
"""An interval of a share wider than this (20 points) is flagged (same source)."""

WIDE_RATIO = 1.2
"""An interval wider than this many times its own estimate is flagged (same source)."""


def mark(sentence: str) -> str:
    """Mark a sentence for translation where no language is known yet, and return it as it is."""
    return sentence


class Measure(StrEnum):
    """What a question asks, and so which scale its answers are on."""

    CSAT = "CSAT"
    CSAT10 = "CSAT10"
    NPS = "NPS"
    CES = "CES"
    EXPECTATION = "EXPECTATION"
    RESOLVED = "RESOLVED"


@dataclass(frozen=True)
class Scale:
    """The codes a measure allows, all whole numbers, and where its low end and its top begin."""

    lowest: int
    highest: int
    low_to: int
    top_from: int

    def __str__(self) -> str:
        return f"{self.lowest}–{self.highest}"

    def ticks(self) -> list[int]:
        """Return the codes, or every second one on a long scale, for an axis."""
        return list(range(self.lowest, self.highest + 1, 1 if self.highest - self.lowest < 8 else 2))

    def has(self, score: float) -> bool:
        """Tell whether *score* is one of the scale's codes."""
        return score == int(score) and self.lowest <= score <= self.highest


SCALES = {
    Measure.CSAT: Scale(1, 5, low_to=2, top_from=4),
    Measure.CSAT10: Scale(1, 10, low_to=5, top_from=9),
    Measure.NPS: Scale(0, 10, low_to=6, top_from=9),
    Measure.CES: Scale(1, 7, low_to=3, top_from=5),
    Measure.EXPECTATION: Scale(1, 5, low_to=2, top_from=4),
    Measure.RESOLVED: Scale(0, 1, low_to=0, top_from=1),
}

MEASURE_NAMES = {
    Measure.CSAT: mark("Satisfaction (1–5)"),
    Measure.CSAT10: mark("Satisfaction (1–10)"),
    Measure.NPS: mark("Would recommend us (0–10)"),
    Measure.CES: mark("Ease (1–7)"),
    Measure.EXPECTATION: mark("Expected (1–5)"),
    Measure.RESOLVED: mark("Solved"),
}


class Contact(StrEnum):
    """Whether the customer meets the company itself or only hears about it."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Pair(StrEnum):
    """Two answers of one respondent that are counted together."""

    EXPECTED_ACTUAL = "CSAT×EXPECTATION"
    SOLVED = "CSAT×RESOLVED"
    RELATIONSHIP = "touchpoint×relationship"


@dataclass(frozen=True)
class Period:
    """Months from *first* to *last*, both included, as YYYY-MM."""

    first: str
    last: str

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"The period starts in {self.first}, after it ends in {self.last}.")

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}..{self.last}"

    @property
    def months(self) -> int:
        """The number of months."""
        return month_number(self.last) - month_number(self.first) + 1

    def before(self) -> "Period":
        """Return the equally long period that ends the month before this one starts."""
        start = month_number(self.first)
        return Period(month_name(start - self.months), month_name(start - 1))


def month_number(month: str) -> int:
    """Turn YYYY-MM into a count of months, so that months can be added and subtracted."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_name(number: int) -> str:
    """Turn a count of months back into YYYY-MM."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


ALL_MONTHS = "all"
"""The period of every month there is."""


def resolve_period(choice: str, months: Sequence[str]) -> Period | None:
    """Turn a chosen period into months: '' and 'all' are all, '12m' the last twelve, '2026-01..2026-03' as it says.

    *months* are those that hold answers, in any order; without any the answer is None.
    """
    if not months:
        return None
    first, last = min(months), max(months)
    if choice.endswith("m"):
        return Period(month_name(month_number(last) - int(choice[:-1]) + 1), last)
    if choice not in ("", ALL_MONTHS):
        start, _, end = choice.partition("..")
        return Period(start or first, end or (start if ".." not in choice else max(last, start)))
    return Period(first, last)


@dataclass(frozen=True)
class View:
    """What is looked at: the same words in the link, on the page and on the command line.

    Empty means no restriction: every journey, all months, all segments.
    """

    journey: str = ""
    period: str = ""
    segment: str = ""
