"""The words of the domain as types, and the definition of every figure.

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


DEFINITIONS = {
    "satisfied": (
        mark("Satisfied customers"),
        mark(
            "The share who answer one of the two highest marks, of those who answered; the range is Wilson's, at 95 %."
        ),
    ),
    "mean": (
        mark("Mean score"),
        mark(
            "The average of the answers; the range is a t-interval, at 95 %. The scale has steps, so read it as a position, not a measurement."
        ),
    ),
    "top": (
        mark("Top marks"),
        mark(
            "The share who answer one of the highest marks: 4–5 of 5, 9–10 of 10, 5–7 of 7 on ease, or that their matter"
            " was solved."
        ),
    ),
    "nps": (
        mark("Net promoter score (NPS)"),
        mark(
            "The share who answer 9–10 less the share who answer 0–6, from −100 to +100; the range is Rocks' adjusted Wald, at 95 %."
        ),
    ),
    "ces": (
        mark("Found it easy (CES)"),
        mark(
            "The share who answer 5–7 on how easy it was to get their matter handled (1–7, higher is easier); the range is Wilson's, at 95 %."
        ),
    ),
    "gap": (
        mark("Gap"),
        mark(
            "What customers got minus what they expected, among those who answered both. When the whole range is below zero, the promise is broken. The range is the paired t-interval, at 95 %."
        ),
    ),
    "stage": (
        mark("A stage's score"),
        mark(
            "The mean of its direct touchpoints, weighted by customers a year; without those they all weigh the same. A stage with only indirect touchpoints, such as advertising, uses those. Touchpoints with fewer than 30 answers are left out and named."
        ),
    ),
    "pooled": (
        mark("All answers together"),
        mark(
            "Every answer in the stage taken together, so the touchpoint with most answers counts most. A separate figure, for checking."
        ),
    ),
    "small": (
        mark("Too few answers"),
        mark(
            "With fewer than 30 answers no figure is shown. Where the range of a share is wider than 20 points, the figure is marked as uncertain."
        ),
    ),
    "dont_know": (
        mark('Answered "don\'t know"'),
        mark(
            "The share who answer that they don't know, or that it doesn't apply, of those who answered the question at all. Known of surveys that are loaded as files."
        ),
    ),
    "heard": (
        mark("Heard, of 100 customers"),
        mark(
            "The answers of twelve months to the question most answered at a touchpoint, beside its customers a year. Where few are heard, a figure speaks for few."
        ),
    ),
    "change": (
        mark("Change from the period before"),
        mark(
            "The difference from the equally long period just before, with its own range at 95 % (Newcombe for shares, Welch for means). If the range holds zero, there is no clear change."
        ),
    ),
    "weights": (
        mark("Weighted answers"),
        mark(
            "Where the survey gives each answer a weight, figures use it, and ranges count with Kish's effective number of answers, which is never larger."
        ),
    ),
    "let_downs": (
        mark("Let-downs"),
        mark(
            "Occasions in a year where a customer scores below the middle of the scale: customers a year at a direct touchpoint times the share who do. One customer may be let down several times. The range is put together from each touchpoint's own, at 95 %."
        ),
    ),
    "owner": (
        mark("One clear owner"),
        mark(
            "Exactly one accountable executive or function on the day shown. Everyone is never an owner; two who are accountable are none."
        ),
    ),
    "clear_owners": (
        mark("Stages with one clear owner"),
        mark(
            "How many stages have exactly one accountable executive or function on the day shown. An owner who cannot act counts; that is said beside the owner."
        ),
    ),
    "leaving": (
        mark("Customers leaving a year"),
        mark("Customers lost in the last twelve months with figures, and their share of those at the start of them."),
    ),
    "win_and_keep": (
        mark("To win one / to keep one"),
        mark(
            "Money spent on winning, per new customer, and on keeping, per customer kept, in the last twelve months with figures. Both are averages: what the next customer costs may be quite different."
        ),
    ),
    "contacts": (
        mark("Contacts caused by let-downs"),
        mark(
            "Let-downs a year times the contacts the room believes each of them causes, from its lowest belief to its highest."
        ),
    ),
    "can_act": (
        mark("Can act"),
        mark(
            "The middle of the leaders' answers to five statements about the role's mandate, 1–5: from 4 up it can act, from 2.5 partly, below that it cannot. With fewer than three who answer, it counts as not asked."
        ),
    ),
    "diagnosis": (
        mark("What stands in the way"),
        mark(
            "The first that holds: no clear owner; an owner who cannot act; the promise is broken because it is too high; it is broken because the delivery fails. The promise counts as too high where more than half of those annoyed at the stage are annoyed by a promise, or, with no annoyances noted, where customers expected 0.25 more than at the other stages and got no less."
        ),
    ),
}
"""Name on screen and definition of every figure, by its key; *How it is counted* prints them all."""
