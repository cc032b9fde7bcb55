"""How many more are won or stay when more is spent: curves that level off, through today's point (Blattberg & Deighton
1996, with a floor), and where the next krone earns as much on either side (Pfeifer 2005).

Every figure may be a number or an array of draws.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy import optimize

Figure = Any
"""A float, or an array of them."""

ABOVE_TODAY = 1 + 1e-6
"""A ceiling that is drawn below today's rate is set this little above it: what is reached today can be reached."""


@dataclass(frozen=True)
class Curve:
    """A rate by spending: *floor* + (*ceiling* − *floor*)(1 − e^(−*steepness* · spend))."""

    floor: Figure
    ceiling: Figure
    steepness: Figure

    def rate(self, spend: Figure) -> Figure:
        """Return the rate that a spending gives."""
        return self.floor - (self.ceiling - self.floor) * np.expm1(-self.steepness * spend)

    def slope(self, spend: Figure) -> Figure:
        """Return how much the rate rises by one more unit of money."""
        return (self.ceiling - self.floor) * self.steepness * np.exp(-self.steepness * spend)


def through(rate: float, spend: float, ceiling: Figure, floor: Figure = 0.0) -> Curve:
    """Return the curve with these ends that passes through today's *rate* at today's *spend*.

    A ceiling that is not above today's rate, or a floor that is not below it, is moved just past it.
    """
    if not (rate > 0 and spend > 0):
        raise ValueError("Without a rate and a spending today there is no point to lay a curve through.")
    ceiling = np.maximum(ceiling, rate * ABOVE_TODAY)
    floor = np.minimum(floor, rate / ABOVE_TODAY)
    return Curve(floor, ceiling, -np.log((ceiling - rate) / (ceiling - floor)) / spend)


class Optimum(NamedTuple):
    """Spending per prospect and per customer a year, the rates they give, and what they are worth."""

    acquire: float
    retain: float
    won: float
    stay: float
    customer: float
    prospect: float


def customer_value(margin: float, stay: float, retain: float, discount: float) -> float:
    """Return what a customer is worth who brings a *margin* a year, the first at once, and costs *retain* a year."""
    return margin + (margin * stay - retain) / (1 + discount - stay)


def customer_equity(margin: float, won: float, stay: float, acquire: float, retain: float, discount: float) -> float:
    """Return what a prospect is worth, less what it costs to win one (Blattberg & Deighton 1996)."""
    return won * customer_value(margin, stay, retain, discount) - acquire


def optimum(winning: Curve, keeping: Curve, margin: float, discount: float) -> Optimum:
    """Return the spending that makes a prospect worth most; the two are independent of each other.

    There the marginal cost to win one and to keep one both equal what a customer is worth (Pfeifer 2005).
    """

    def short_of(retain: float) -> float:
        gain = keeping.slope(retain) * (margin * (1 + discount) - retain)
        return float(gain - (1 + discount - keeping.rate(retain)))

    most = margin * (1 + discount)
    retain = optimize.brentq(short_of, 0.0, most, xtol=1e-12) if short_of(0.0) > 0 else 0.0
    stay = float(keeping.rate(retain))
    customer = customer_value(margin, stay, retain, discount)
    gain = float(winning.slope(0.0) * customer)
    acquire = float(np.log(gain) / winning.steepness) if gain > 1 else 0.0
    won = float(winning.rate(acquire))
    equity = customer_equity(margin, won, stay, acquire, retain, discount)
    return Optimum(acquire, float(retain), won, stay, customer, equity)
