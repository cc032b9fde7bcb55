"""Why those who have stayed long stay longer: customers differ in how likely they are to leave at each renewal.

The shifted-beta-geometric model (Fader & Hardie 2007): every customer leaves at a renewal with a chance of its own,
and the chances are spread over customers as a beta distribution. It fits contracts that are renewed once a period.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import optimize

LEAST_PERIODS = 4
"""With fewer renewals the spread of the customers cannot be told (Fader & Hardie 2007)."""

ALL_ALIKE = 1000
"""Above this sum of the two the customers' chances to leave lie so close together that there is no spread."""

Counts = Any
"""An array or a list of numbers."""


@dataclass(frozen=True)
class ShiftedBetaGeometric:
    """The spread of customers' chances to leave, with the log likelihood it was found by."""

    alpha: float
    beta: float
    log_likelihood: float

    def renewing(self, periods: Counts) -> np.ndarray:
        """Return the share who renew the t-th time, of those who could: it rises with t."""
        t = np.asarray(periods, float)
        return (self.beta + t - 1) / (self.alpha + self.beta + t - 1)


def fit(at_risk: Counts, left: Counts) -> ShiftedBetaGeometric:
    """Find the spread that makes what was seen most likely.

    *at_risk*: how many could leave at each renewal, from the first; *left*: how many did. ValueError with fewer than
    four renewals, where none or all leave, or where those who have stayed
    long leave as readily as others.
    """
    could, lost = np.asarray(at_risk, float), np.asarray(left, float)
    if len(lost) < LEAST_PERIODS:
        raise ValueError(f"How customers differ cannot be told from {len(lost)} renewals; it takes {LEAST_PERIODS}.")
    if not 0 < lost.sum() < could.sum():
        raise ValueError("How customers differ cannot be told where nobody leaves, or nobody stays.")
    found = optimize.minimize(
        lambda logs: -_log_likelihood(np.exp(logs), could, lost),
        x0=np.zeros(2),
        method="Nelder-Mead",
        bounds=[(-12, 12)] * 2,
        options={"xatol": 1e-9, "fatol": 1e-9, "maxiter": 5000},
    )
    alpha, beta = np.exp(found.x)
    if alpha + beta > ALL_ALIKE:
        raise ValueError("Customers do not differ: those who have stayed long leave as readily as others.")
    return ShiftedBetaGeometric(float(alpha), float(beta), float(-found.fun))


def _log_likelihood(spread: np.ndarray, at_risk: np.ndarray, left: np.ndarray) -> float:
    """Return Σ left·ln(leaves) + stayed·ln(renews), which is that of Fader & Hardie where one cohort is followed."""
    alpha, beta = spread
    t = np.arange(len(left))
    seen = left.sum() * np.log(alpha) + (at_risk - left) @ np.log(beta + t) - at_risk @ np.log(alpha + beta + t)
    return float(seen)
