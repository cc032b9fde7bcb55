"""How much more often it went up than down, with the score interval: within pairs, or promoters against detractors."""

from collections.abc import Callable

import numpy as np

from cxdash.measures.stats.intervals import Estimate, Figure, Z, quiet

HALVINGS = 60
"""How often the range in which an end of the interval lies is halved: beyond the precision of a float."""


@quiet
def score_difference(up: Figure, down: Figure, n: Figure) -> Estimate:
    """Return (up − down)/n, −1 to 1, with Tango's score interval.

    *up* and *down*: how many of *n* pairs differ in either direction, or how many of *n* answers are promoters and
    detractors; for weighted ones effective numbers. Nan of none. Source: Tango 1998.
    """
    up, down, n = (np.asarray(one, float) for one in (up, down, n))
    value = np.divide(up - down, n)
    least = np.reshape([Z, -Z], (2, *[1] * np.ndim(value)))
    low, high = _where(
        lambda at: _score(up, down, n, at) > least,
        np.stack([np.full_like(value, -1), value]),
        np.stack([value, np.full_like(value, 1)]),
    )
    return Estimate(value[()], low[()], np.where(np.isnan(value), np.nan, high)[()], n[()], n[()])


def _score(up: Figure, down: Figure, n: Figure, at: Figure) -> Figure:
    """Return the score statistic of a difference *at*: how many standard errors it lies below the one that is seen."""
    a, b, c = 2 * n, (2 * n - up + down) * at - up - down, -down * at * (1 - at)
    fewer = (np.sqrt(np.maximum(b * b - 4 * a * c, 0)) - b) / (2 * a)
    variance = np.maximum(n * (2 * fewer + at * (1 - at)), 0)
    return (up - down - n * at) / np.sqrt(variance)


def _where(lies_above: Callable[[Figure], Figure], first: Figure, last: Figure) -> Figure:
    """Return where between *first* and *last* the answer of *lies_above* turns from true to false."""
    for _ in range(HALVINGS if first.size else 0):
        middle = (first + last) / 2
        above = lies_above(middle)
        first, last = np.where(above, middle, first), np.where(above, last, middle)
    return (first + last) / 2
