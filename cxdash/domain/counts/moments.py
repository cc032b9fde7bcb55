"""Moments of counted answers: with these sums over the scores of a cell, means, shares and their intervals are known.

SUMS are n, Σw and Σw²; Σw·x and Σw·x² of the score itself, and as *way*, *way2* of its place on the way from the worst
to the best score, in per cent; and Σw at the *top* and at the *low* end. Of pairs x is how much better the first answer
is than the second, and the ends are above and below zero.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cxdash.domain.counts.ends import Ends, scale_with
from cxdash.domain.scales import Measure, scale_of

SUMS = ("n", "w", "w2", "wx", "wx2", "way", "way2", "top", "low")

PAIRED = {"first": (Measure.CSAT, 1), "second": (Measure.EXPECTATION, -1)}
"""The measures of a pair, and how their scores make its difference."""

EXACT = 9
"""The decimals to which the sign of a difference of scores on two scales is known."""


def of_scores(counted: pd.DataFrame, keys: Sequence[str], ends: Ends) -> pd.DataFrame:
    """Return a row of *keys* (measure and scale among them) and SUMS for each cell of answers counted by score.

    *counted*: keys, score, n, w, w2. Sums are made in the order of its rows.
    """
    x = counted["score"].to_numpy(float)
    way, top, low = np.zeros(len(x)), np.zeros(len(x), bool), np.zeros(len(x), bool)
    for (measure, code), at in counted.groupby(["measure", "scale"], sort=False).indices.items():
        scale = scale_with(measure, code, ends)
        way[at], top[at], low[at] = 100 * scale.share(x[at]), scale.is_top(x[at]), scale.is_low(x[at])
    return _added(counted, keys, x, way, (top, low))


def of_pairs(counted: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Return a row of *keys* (first_scale and second_scale among them) and SUMS for each cell of counted pairs.

    *counted*: keys, first (satisfaction), second (what was expected), n, w, w2.
    """
    x, way = np.zeros(len(counted)), np.zeros(len(counted))
    for name, (measure, sign) in PAIRED.items():
        score = counted[name].to_numpy(float)
        for code, at in counted.groupby(f"{name}_scale", sort=False).indices.items():
            scale = scale_of(measure, str(code))
            x[at] += sign * scale.sign * score[at]
            way[at] += sign * 100 * scale.share(score[at])
    known = np.round(way, EXACT)
    return _added(counted, keys, x, way, (known > 0, known < 0))


def _added(
    counted: pd.DataFrame, keys: Sequence[str], x: np.ndarray, way: np.ndarray, ends: tuple[np.ndarray, np.ndarray]
) -> pd.DataFrame:
    cell = counted.groupby(list(keys), sort=False).ngroup().to_numpy()
    first = np.unique(cell, return_index=True)[1]
    n, w, w2 = (counted[name].to_numpy(float) for name in ("n", "w", "w2"))
    columns = (n, w, w2, w * x, w * x**2, w * way, w * way**2, w * ends[0], w * ends[1])
    sums = {name: np.bincount(cell, column, len(first)) for name, column in zip(SUMS, columns, strict=True)}
    found = counted[list(keys)].iloc[first].reset_index(drop=True).assign(**sums)
    return found.astype({"n": int})
