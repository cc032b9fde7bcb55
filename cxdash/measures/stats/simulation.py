"""Figures drawn many times from their ranges, to say how often one of them comes first."""

import numpy as np

DRAWS, SEED = 4_000, 20260101
CLEARLY = 0.8
"""First in so many of all draws is clearly first: a house rule."""

TIED_FROM, TIED_TO = 0.4, 0.6
"""Above another in so many of all draws is neither above nor below: a tie."""

Z = 1.96


def drawn(value: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return DRAWS rows of figures that lie around *value*, within *low* and *high* in 95 of 100 cases.

    A normal with a spread of its own on each side; the same draws on every call.
    """
    normal = np.random.default_rng(SEED).standard_normal((DRAWS, len(value)))
    return value + normal * np.where(normal < 0, value - low, high - value) / Z


def first_shares(value: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return for each figure the share of draws in which it is the largest; they sum to 1."""
    return firsts(drawn(value, low, high))


def firsts(many: np.ndarray) -> np.ndarray:
    """Return for each column of draws the share of rows in which it is the largest; they sum to 1."""
    if not many.shape[1]:
        return np.zeros(0)
    return np.bincount(many.argmax(axis=1), minlength=many.shape[1]) / len(many)


def above(many: np.ndarray, one: int, other: int) -> float:
    """Return the share of draws in which one column is above another, both of the same draws; equals count half."""
    first, second = many[:, one], many[:, other]
    return float((first > second).mean() + (first == second).mean() / 2)


def tied(share: float) -> bool:
    """Tell whether one is above another about as often as not (methods 7)."""
    return TIED_FROM <= share <= TIED_TO
