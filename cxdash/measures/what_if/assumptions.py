"""What the room believes and nobody has measured: low, most likely, high; and the tries that are made of it.

Low and high are what is passed one time in ten on either side: people's "at least" and "at most" usually are. The tries
are a scrambled Sobol sequence with a fixed seed, so a slider's move shows what it does and not another throw of dice.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from scipy import optimize, special
from scipy.stats import qmc

TRIES = 2048
SEED = 2026
OUTSIDE = 0.1
"""The share of tries below *low*, and above *high*."""

LEAVERS, CONTACTS, CONTACT_COST, DELAY = "leavers", "contacts", "cost_per_contact", "delay_months"
WON_AT_MOST, STAY_AT_MOST = "ceiling.acquisition", "ceiling.retention"
WON_AT_LEAST, STAY_AT_LEAST = "floor.acquisition", "floor.retention"
DISCOUNT, WINS_LOST = "discount_rate", "wins_lost_per_10"

UNITS = MappingProxyType(
    {
        LEAVERS: 100.0,
        CONTACTS: 1.0,
        CONTACT_COST: 1.0,
        DELAY: 1.0,
        WON_AT_MOST: 100.0,
        STAY_AT_MOST: 100.0,
        WON_AT_LEAST: 100.0,
        STAY_AT_LEAST: 100.0,
        DISCOUNT: 100.0,
        WINS_LOST: 100.0,
    }
)
"""By belief, what its figure is divided by: shares are asked for "of 100". Their order is that of the tries."""


class Belief(NamedTuple):
    """What is believed, in the unit it is asked in."""

    low: float
    mode: float
    high: float

    def scaled(self, mode: float) -> "Belief":
        """Return the belief with another most likely value, its ends in proportion."""
        factor = mode / self.mode if self.mode else 0.0
        return Belief(self.low * factor, mode, self.high * factor) if factor else Belief(mode, mode, mode)


class Pert(NamedTuple):
    """A PERT distribution from *least* to *most* (Malcolm et al. 1959)."""

    least: float
    mode: float
    most: float

    @property
    def shape(self) -> tuple[float, float]:
        """Its α and β."""
        at = (self.mode - self.least) / (self.most - self.least)
        return 1 + 4 * at, 5 - 4 * at

    def at(self, share: np.ndarray | float) -> np.ndarray:
        """Return the values that a *share* of tries lie below."""
        return self.least + (self.most - self.least) * special.betaincinv(*self.shape, share)


def usable(belief: Belief) -> bool:
    """Tell whether the three stand in order and are figures."""
    return bool(np.isfinite(belief).all() and belief.low <= belief.mode <= belief.high)


@lru_cache(maxsize=256)
def fitted(belief: Belief) -> Pert:
    """Return the PERT distribution with this mode of which a tenth lies below *low* and a tenth above *high*."""
    low, mode, high = belief
    if low == high:
        return Pert(mode, mode, mode)
    place = (mode - low) / (high - low)

    def too_high(at: float) -> float:
        ends = special.betaincinv(1 + 4 * at, 5 - 4 * at, [OUTSIDE, 1 - OUTSIDE])
        return float((at - ends[0]) / (ends[1] - ends[0]) - place)

    at = optimize.brentq(too_high, 0.0, 1.0, xtol=1e-14)
    lower, upper = special.betaincinv(1 + 4 * at, 5 - 4 * at, [OUTSIDE, 1 - OUTSIDE])
    width = (high - low) / (upper - lower)
    return Pert(low - lower * width, mode, low + (1 - lower) * width)


@lru_cache(maxsize=4)
def shares(tries: int = TRIES) -> np.ndarray:
    """Return a row per try and a column per belief of even shares between 0 and 1, always the same."""
    made = qmc.Sobol(len(UNITS), scramble=True, rng=np.random.default_rng(SEED)).random(tries)
    made.setflags(write=False)
    return made


@lru_cache(maxsize=256)
def tried(name: str, belief: Belief, tries: int = TRIES) -> np.ndarray:
    """Return the values of one belief in all tries, as a share or in its own unit, never below 0."""
    column = shares(tries)[:, list(UNITS).index(name)]
    pert = fitted(belief)
    values = np.full(tries, pert.mode) if pert.least == pert.most else pert.at(column)
    values = np.maximum(values, 0.0) / UNITS[name]
    values.setflags(write=False)
    return values


def draws(beliefs: Mapping[str, Belief], tries: int = TRIES) -> dict[str, np.ndarray]:
    """Return the values of every belief in all tries."""
    return {name: tried(name, belief, tries) for name, belief in beliefs.items()}


def one_at_a_time(beliefs: Mapping[str, Belief]) -> dict[str, np.ndarray]:
    """Return tries in which all is most likely (the first), and then each belief in turn at its low and its high."""
    count = 1 + 2 * len(beliefs)
    found = {name: np.full(count, belief.mode / UNITS[name]) for name, belief in beliefs.items()}
    for place, (name, belief) in enumerate(beliefs.items()):
        found[name][1 + 2 * place : 3 + 2 * place] = np.array([belief.low, belief.high]) / UNITS[name]
    return found
