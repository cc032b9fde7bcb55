"""Figures drawn many times from their ranges, to say how often one of them comes first."""

import numpy as np

DRAWS, SEED = 4_000, 20260101
CLEARLY = 0.8
"""First in so many of all draws is clearly first: a house rule."""

Z = 1.96


def drawn(value: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return DRAWS rows of figures that lie around *value*, within *low* and *high* in 95 of 100 cases.

    A normal with a spread of its own on each side; the same draws on every call.
    """
    normal = np.random.default_rng(SEED).standard_normal((DRAWS, len(value)))
    return value + normal * np.where(normal < 0, value - low, high - value) / Z


def first_shares(value: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return for each figure the share of draws in which it is the largest; they sum to 1."""
    if not len(value):
        return np.zeros(0)
    winners = drawn(value, low, high).argmax(axis=1)
    return np.bincount(winners, minlength=len(value)) / DRAWS
