"""How the rate of customers won, or kept, grows with spending: curves that level off, through today's point.

Every figure may be a number or an array of simulated values.

Source: Blattberg & Deighton 1996, with a floor added.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

Figure = Any
"""A float, or an array of them."""

ABOVE_TODAY = 1 + 1e-6
"""The factor by which a ceiling simulated below today's rate is set above it: what is reached today can be reached."""


@dataclass(frozen=True)
class Curve:
    """A rate by spending: *floor* + (*ceiling* − *floor*)(1 − e^(−*steepness* · spend))."""

    floor: Figure
    ceiling: Figure
    steepness: Figure

    def rate(self, spend: Figure) -> Figure:
        """Return the rate at a spending."""
        return self.floor - (self.ceiling - self.floor) * np.expm1(-self.steepness * spend)


def through(rate: float, spend: float, ceiling: Figure, floor: Figure = 0.0) -> Curve:
    """Return the curve with these ends that passes through today's *rate* at today's *spend*.

    A ceiling not above today's rate, or a floor not below it, is moved just past it. Raises ValueError unless both are
    above 0.
    """
    if not (rate > 0 and spend > 0):
        raise ValueError("Without a rate and a spending today there is no point to lay a curve through.")
    ceiling = np.maximum(ceiling, rate * ABOVE_TODAY)
    floor = np.minimum(floor, rate / ABOVE_TODAY)
    return Curve(floor, ceiling, -np.log((ceiling - rate) / (ceiling - floor)) / spend)
