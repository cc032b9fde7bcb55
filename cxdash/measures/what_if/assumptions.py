"""Assumptions nobody has measured: low, most likely and high, and the values simulated from them.

Low and high are the 10th and the 90th percentile, since people's "at least" and "at most" usually are. The simulation
is a scrambled Sobol sequence with a fixed seed: moving a slider shows its own effect and no chance.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from scipy import special

from cxdash.domain.assumptions import (
    CONTACT_COST,
    CONTACTS,
    DELAY,
    DISCOUNT,
    LEAVERS,
    STAY_AT_LEAST,
    STAY_AT_MOST,
    WINS_LOST,
    WON_AT_LEAST,
    WON_AT_MOST,
)

TRIES = 2048
SEED = 2026
OUTSIDE = 0.1
"""The share of tries below *low*, and likewise above *high*."""

STEPS = 65535
"""The steps from the least to the most of an assumption's distribution on which the simulated values lie."""

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
"""The divisor of each assumption, since shares are asked for "of 100".

Their order is that of the columns of `shares`.
"""


class Assumption(NamedTuple):
    """What is assumed of a figure, in the unit in which it is asked for."""

    low: float
    mode: float
    high: float

    def scaled(self, mode: float) -> "Assumption":
        """Return the assumption with another mode, its ends in proportion."""
        factor = mode / self.mode if self.mode else 0.0
        return Assumption(self.low * factor, mode, self.high * factor) if factor else Assumption(mode, mode, mode)


class Pert(NamedTuple):
    """A PERT distribution from *least* to *most*. Source: Malcolm and others 1959."""

    least: float
    mode: float
    most: float

    @property
    def shape(self) -> tuple[float, float]:
        """The parameters α and β of its beta distribution."""
        at = (self.mode - self.least) / (self.most - self.least)
        return 1 + 4 * at, 5 - 4 * at

    def at(self, share: np.ndarray | float) -> np.ndarray:
        """Return the quantiles of *share*, each 0–1."""
        return self.least + (self.most - self.least) * special.betaincinv(*self.shape, share)


def usable(assumption: Assumption) -> bool:
    """Return whether the three values are finite and in order."""
    return bool(np.isfinite(assumption).all() and assumption.low <= assumption.mode <= assumption.high)


@lru_cache(maxsize=256)
def fitted(assumption: Assumption) -> Pert:
    """Return the PERT distribution with this mode, its 10th percentile at *low* and its 90th at *high*."""
    from scipy import optimize  # noqa: PLC0415 - it takes long, and few pages need it

    low, mode, high = assumption
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
    """Return an array (tries, assumptions) of even shares between 0 and 1, the same on every call."""
    from scipy.stats import qmc  # noqa: PLC0415 - it takes longer than all else, and few pages need it

    made = qmc.Sobol(len(UNITS), scramble=True, rng=np.random.default_rng(SEED)).random(tries)
    made.setflags(write=False)
    return made


@lru_cache(maxsize=256)
def places(name: str, assumption: Assumption, tries: int = TRIES) -> np.ndarray:
    """Return where the simulated values of one assumption lie: 0 at the least of its distribution, `STEPS` at the most.

    They are whole, so that a file which computes the same figures can hold every value exactly, in two bytes.
    """
    pert, column = fitted(assumption), shares(tries)[:, list(UNITS).index(name)]
    if pert.least == pert.most:
        return np.zeros(tries, dtype=np.uint16)
    return np.round(STEPS * special.betaincinv(*pert.shape, column)).astype(np.uint16)


@lru_cache(maxsize=256)
def tried(name: str, assumption: Assumption, tries: int = TRIES) -> np.ndarray:
    """Return the simulated values of one assumption, divided by its unit, never below 0."""
    pert = fitted(assumption)
    values = pert.least + (pert.most - pert.least) * (places(name, assumption, tries) / STEPS)
    values = np.maximum(values, 0.0) / UNITS[name]
    values.setflags(write=False)
    return values


def simulate(assumptions: Mapping[str, Assumption], tries: int = TRIES) -> dict[str, np.ndarray]:
    """Return the simulated values of every assumption, an array of *tries* each."""
    return {name: tried(name, assumption, tries) for name, assumption in assumptions.items()}


def one_at_a_time(assumptions: Mapping[str, Assumption]) -> dict[str, np.ndarray]:
    """Return values for a sensitivity analysis: all modes (the first), then each assumption at low and high."""
    count = 1 + 2 * len(assumptions)
    found = {name: np.full(count, assumption.mode / UNITS[name]) for name, assumption in assumptions.items()}
    for place, (name, assumption) in enumerate(assumptions.items()):
        found[name][1 + 2 * place : 3 + 2 * place] = np.array([assumption.low, assumption.high]) / UNITS[name]
    return found
