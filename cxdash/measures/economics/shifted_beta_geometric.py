"""The shifted-beta-geometric model: why customers who have stayed long are likelier to stay.

Each customer leaves at a renewal with a probability of its own; the probabilities have a beta distribution over
customers. It fits contracts that are renewed once a period.

Source: Fader & Hardie 2007.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

LEAST_PERIODS = 4
"""The fewest renewals the model is fitted to (Fader & Hardie 2007)."""

ALL_ALIKE = 1000
"""The sum of α and β above which customers hardly differ, so that there is no spread to describe."""

Counts = Any
"""An array or a list of numbers."""


@dataclass(frozen=True)
class ShiftedBetaGeometric:
    """The beta distribution of the probability to leave, and the log likelihood of the fit."""

    alpha: float
    beta: float
    log_likelihood: float

    def renewing(self, periods: Counts) -> np.ndarray:
        """Return the share of the customers left who renew for the t-th time; it rises with t."""
        t = np.asarray(periods, float)
        return (self.beta + t - 1) / (self.alpha + self.beta + t - 1)


def fit(at_risk: Counts, left: Counts) -> ShiftedBetaGeometric:
    """Return the model fitted by maximum likelihood.

    *at_risk*: customers who could leave at each renewal, from the first; *left*: those who did. Raises ValueError with
    fewer than four renewals, if none or all leave, or if long-standing customers leave as readily as others.
    """
    could, lost = np.asarray(at_risk, float), np.asarray(left, float)
    if len(lost) < LEAST_PERIODS:
        raise ValueError(
            f"How customers differ cannot be estimated from {len(lost)} renewals; it takes {LEAST_PERIODS}."
        )
    if not 0 < lost.sum() < could.sum():
        raise ValueError("How customers differ cannot be estimated if nobody leaves, or nobody stays.")
    from scipy import optimize  # noqa: PLC0415 - it takes long, and few pages need it

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
    """Return Σ left·ln(leaves) + stayed·ln(renews): for one cohort that of Fader & Hardie."""
    alpha, beta = spread
    t = np.arange(len(left))
    seen = left.sum() * np.log(alpha) + (at_risk - left) @ np.log(beta + t) - at_risk @ np.log(alpha + beta + t)
    return float(seen)
