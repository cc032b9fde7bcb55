"""Whole numbers of answers that give a stated mean: no luck in how often a score comes, only in who gives it."""

from collections.abc import Sequence
from functools import cache
from math import erf, sqrt

import numpy as np


@cache
def normal_shares(mean: float, spread: float, codes: tuple[int, ...]) -> np.ndarray:
    """Return the share of each code when a normal variable is rounded to *codes*, centred so that *mean* comes out."""
    edges = [code + 0.5 for code in codes[:-1]]
    low, high = codes[0] - 6 * spread, codes[-1] + 6 * spread
    shares = np.zeros(len(codes))
    for _ in range(30):
        centre = (low + high) / 2
        below = [0.0, *((1 + erf((edge - centre) / spread / sqrt(2))) / 2 for edge in edges), 1.0]
        shares = np.diff(below)
        low, high = (centre, high) if shares @ codes < mean else (low, centre)
    return shares


def quota(shares: np.ndarray, n: int) -> np.ndarray:
    """Divide *n* by *shares* into whole numbers, the largest remainders rounded up."""
    exact = shares / shares.sum() * n
    counts = np.floor(exact).astype(int)
    rest = np.argsort(counts - exact, kind="stable")[: n - counts.sum()]
    counts[rest] += 1
    return counts


def scores(mean: float, spread: float, n: int, codes: Sequence[int] = range(1, 6), low_to: int = 2) -> np.ndarray:
    """Return how many of *n* give each code: the nearest whole share up to *low_to*, the mean as near as can be."""
    shares = normal_shares(mean, spread, tuple(codes))
    low = np.array(codes) <= low_to
    n_low = round(float(shares[low].sum()) * n)
    counts = np.concatenate([quota(shares[low], n_low), quota(shares[~low], n - n_low)])
    while missing := round(mean * n) - int(counts @ codes):
        surplus = (counts - shares * n)[~low] * np.sign(missing)
        step = int(low.sum() + np.argmax(surplus[:-1] - surplus[1:]))
        counts[[step, step + 1]] += np.array([-1, 1]) * np.sign(missing)
    return counts


def size_for(share: float, n: int) -> int:
    """Return the number nearest to half of *n* of which *share* is almost a whole number, or as near as can be."""
    sizes = sorted(range(round(n * 0.46), round(n * 0.54) + 1), key=lambda size: abs(size - n / 2))
    errors = {size: abs(round(share * size) / size - share) for size in sizes}
    return next((size for size in sizes if errors[size] < 0.00003), min(sizes, key=errors.__getitem__))


def pick(available: np.ndarray, sizes: np.ndarray, mean: float) -> np.ndarray:
    """Pick *sizes* answers from heaps (row) of counted scores 1, 2 … (column), so that all picked have *mean*.

    The share picked changes evenly from score to score, and is the same in the middle of every heap.
    """
    picked = np.array([quota(heap, size) for heap, size in zip(available, sizes, strict=True)])
    codes = np.arange(1, available.shape[1] + 1)
    while missing := round(mean * sizes.sum()) - int((picked @ codes).sum()):
        up = np.sign(missing)
        giving, taking = (slice(None, -1), slice(1, None)) if up > 0 else (slice(1, None), slice(None, -1))
        share = picked / np.maximum(available, 1)
        possible = (picked[:, giving] > 0) & (picked[:, taking] < available[:, taking])
        gain = np.where(possible, share[:, giving] - share[:, taking], -np.inf)
        if not possible.any():
            raise ValueError(f"No {sizes.sum()} of these answers have the mean {mean}.")
        heap, step = np.unravel_index(np.argmax(gain), gain.shape)
        picked[heap, step + (up < 0)] -= 1
        picked[heap, step + (up > 0)] += 1
    return picked
