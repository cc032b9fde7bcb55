"""Axes of the picture of ready choices: round values, their places, and texts kept apart."""

import math
from collections.abc import Sequence
from typing import NamedTuple

MOST_STEPS = 4
"""The most steps of an axis."""

EXACT = 1e-9


class Axis(NamedTuple):
    """An axis: the places of its ends, its ticks, and what values are counted in."""

    start: float
    end: float
    ticks: list[float]
    unit: float = 1

    def place(self, value: float) -> float:
        """Return the place of a value in the axis' unit."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.start + (value - low) / (high - low) * (self.end - self.start)


def ticks(low: float, high: float, most: int = MOST_STEPS) -> list[float]:
    """Return round values from at most *low* to at least *high*, in at most *most* steps; nothing is among them."""
    low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= 0:
        return [0.0, 1.0]
    ten = 10.0 ** math.floor(math.log10((high - low) / most))
    spans = [(times * ten, *_span(low, high, times * ten)) for times in (1, 2, 5, 10, 20)]
    step, first, last = next(one for one in spans if one[2] - one[1] <= most)
    return [at * step for at in range(first, last + 1)]


def _span(low: float, high: float, step: float) -> tuple[int, int]:
    return math.floor(low / step + EXACT), math.ceil(high / step - EXACT)


def apart(places: Sequence[float], distance: float) -> list[float]:
    """Return the places, those nearer than *distance* moved apart; their order stays."""
    order = sorted(range(len(places)), key=lambda at: places[at])
    moved = [places[at] for at in order]
    for _ in range(len(moved)):
        for at in range(1, len(moved)):
            missing = distance - (moved[at] - moved[at - 1])
            if missing > EXACT:
                moved[at - 1] -= missing / 2
                moved[at] += missing / 2
    return [moved[order.index(at)] for at in range(len(places))]
