"""How often a figure comes first, from many simulated values within the figures' ranges."""

import numpy as np

DRAWS, SEED = 4_000, 20260101
CLEARLY = 0.8
"""The share of draws from which coming first is clear: our own rule."""

TIED_FROM, TIED_TO = 0.4, 0.6
"""The shares of draws between which being above another counts as a tie."""

Z = 1.96


def simulate(value: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return an array (DRAWS, figures) of values around *value*, 95 % of them within *low* and *high*.

    Normal, with a spread of its own on either side; the same on every call.
    """
    normal = np.random.default_rng(SEED).standard_normal((DRAWS, len(value)))
    return value + normal * np.where(normal < 0, value - low, high - value) / Z


def first_shares(value: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return for each figure the share of draws in which it is the largest; they sum to 1."""
    return firsts(simulate(value, low, high))


def firsts(many: np.ndarray) -> np.ndarray:
    """Return for each column the share of rows in which it is the largest; they sum to 1."""
    if not many.shape[1]:
        return np.zeros(0)
    return np.bincount(many.argmax(axis=1), minlength=many.shape[1]) / len(many)


def above(many: np.ndarray, one: int, other: int) -> float:
    """Return the share of rows in which one column is above another; equals count half."""
    first, second = many[:, one], many[:, other]
    return float((first > second).mean() + (first == second).mean() / 2)


def tied(share: float) -> bool:
    """Return whether one figure is above another about as often as not (methods 7)."""
    return TIED_FROM <= share <= TIED_TO
