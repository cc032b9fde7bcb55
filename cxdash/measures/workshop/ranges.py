"""The spread is the range: what a room believes of an assumption, as low, most likely and high."""

from collections.abc import Sequence

import numpy as np

from cxdash.measures.what_if.assumptions import OUTSIDE, Assumption, fitted

SHARES = (np.arange(200) + 0.5) / 200
DIGITS = 3


def pooled(given: Sequence[Assumption]) -> Assumption:
    """Return the room's range: all voters' distributions, mixed in equal parts.

    Each voter's low, most likely and high make a PERT distribution, as one's own do on What if; low and high are the
    10th and the 90th percentile of their mixture, so the range is wide where voters are unsure and where they differ.
    Most likely is the median of theirs. Medians of each end would leave out that they differ.
    Source: Stone 1961 (the linear opinion pool).
    """
    mixed = np.concatenate([_values(one) for one in given])
    low, high = (max(0.0, _digits(float(np.quantile(mixed, at)))) for at in (OUTSIDE, 1 - OUTSIDE))
    mode = _digits(float(np.median([one.mode for one in given])))
    return Assumption(min(low, mode), mode, max(high, mode))


def typical(given: Sequence[Assumption]) -> Assumption:
    """Return the medians of each end: what a typical voter believes, which is narrower than what the room does."""
    low, mode, high = (float(np.median([one[end] for one in given])) for end in range(3))
    return Assumption(low, mode, high)


def _values(one: Assumption) -> np.ndarray:
    pert = fitted(one)
    return np.full(len(SHARES), pert.mode) if pert.least == pert.most else np.asarray(pert.at(SHARES))


def _digits(value: float) -> float:
    """Return a value to its first three digits: a room's belief has no more."""
    return float(f"{value:.{DIGITS}g}")
