"""What a question asks (measure), and the scale its answers are on."""

from dataclasses import dataclass
from enum import StrEnum

from cxdash.domain.messages import gettext_noop


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
    Measure.CSAT: gettext_noop("Satisfaction (1–5)"),
    Measure.CSAT10: gettext_noop("Satisfaction (1–10)"),
    Measure.NPS: gettext_noop("Would recommend us (0–10)"),
    Measure.CES: gettext_noop("Ease (1–7)"),
    Measure.EXPECTATION: gettext_noop("Expected (1–5)"),
    Measure.RESOLVED: gettext_noop("Solved"),
}
