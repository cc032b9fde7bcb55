"""A room's calibration: how often its ranges held what was found, and how much wider they should have been."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cxdash.measures.what_if.assumptions import OUTSIDE

HELD = 1 - 2 * OUTSIDE
"""The share that ranges from the 10th to the 90th percentile should hold."""

FEWEST = 5
"""Ranges from which on it is said how much wider they should have been."""


class Guessed(NamedTuple):
    """A room's range of one figure, and the figure that was found."""

    low: float
    middle: float
    high: float
    found: float

    @property
    def held(self) -> bool:
        """Whether the range holds the figure."""
        return self.low <= self.found <= self.high

    @property
    def needed(self) -> float:
        """The factor by which to widen the range about its middle to hold the figure; infinite without a width."""
        missed = abs(self.found - self.middle)
        half = self.high - self.middle if self.found > self.middle else self.middle - self.low
        if not missed:
            return 0.0
        return missed / half if half > 0 else math.inf


@dataclass(frozen=True)
class Calibration:
    """How many of *of* ranges *held* what was found.

    *wider*: the factor by which all ranges should have been widened about their middle to hold four of five; below 1
    they could have been narrower; None with fewer than five ranges, or where no widening would do.
    """

    held: int
    of: int
    wider: float | None

    @property
    def share(self) -> float:
        """The share of ranges that held what was found; nan without any."""
        return self.held / self.of if self.of else math.nan


def guessed(values: Sequence[float], found: float) -> Guessed:
    """Return a room's guesses as a range: from the 10th to the 90th percentile of them."""
    low, middle, high = (float(np.quantile(values, at)) for at in (OUTSIDE, 0.5, 1 - OUTSIDE))
    return Guessed(low, middle, high, found)


def compute(guesses: Sequence[Guessed]) -> Calibration:
    """Return the calibration of all *guesses*, over however many workshops."""
    needed = sorted(one.needed for one in guesses)
    wider = needed[math.ceil(HELD * len(needed) - 1e-9) - 1] if len(needed) >= FEWEST else math.inf
    return Calibration(sum(one.held for one in guesses), len(guesses), wider if math.isfinite(wider) else None)
