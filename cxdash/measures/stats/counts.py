"""Sums over answers, from the store's counts by score: what means, shares and their intervals need."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import Pair
from cxdash.measures.stats import intervals, scales
from cxdash.measures.stats.scales import MEASURES, Ends, Shown

NAMES = np.array([measure.value for measure in MEASURES], object)

CSAT, NPS, EXPECTATION = (MEASURES.index(measure) for measure in (Measure.CSAT, Measure.NPS, Measure.EXPECTATION))

ROWS = np.arange(len(MEASURES)) != EXPECTATION
"""Which measures have rows of their own: expectation belongs to the rows of satisfaction."""


@dataclass(frozen=True, eq=False)
class Counts:
    """Sums for groups of answers, (8, …): n, Σw, Σw², Σw·x, Σw·x², Σw at the top, Σw at the low end, and Σw·step."""

    sums: np.ndarray

    def over(self, months: slice) -> "Counts":
        """Add up a slice of months, the last axis."""
        return Counts(self.sums[..., months].sum(axis=-1))

    def at(self, *which: Any) -> "Counts":
        """Select groups by a numpy index."""
        return Counts(self.sums[:, *which])

    @property
    def n(self) -> np.ndarray:
        """The unweighted number of answers."""
        return self.sums[0].astype(int)

    @cached_property
    def n_eff(self) -> np.ndarray:
        """The effective number of answers."""
        return intervals.kish_effective_n(self.sums[1], self.sums[2])

    @property
    def mean(self) -> np.ndarray:
        """The weighted mean."""
        return self.sums[3] / self.sums[1]

    @property
    def step(self) -> np.ndarray:
        """The step of the scale that was answered on; the mean one where there are several."""
        return self.sums[7] / self.sums[1]

    @cached_property
    def variance(self) -> np.ndarray:
        """The variance of one answer."""
        _, w, w2, wx, wx2 = self.sums[:5]
        return intervals.weighted_variance(w, w2, wx, wx2, self.step)

    @property
    def error(self) -> np.ndarray:
        """The standard error of the mean."""
        return np.sqrt(self.variance / self.n_eff)

    @property
    def top(self) -> np.ndarray:
        """The weighted share at the top of the scale; for differences, above zero."""
        return self.sums[5] / self.sums[1]

    @property
    def low(self) -> np.ndarray:
        """The weighted share at the low end of the scale; for differences, below zero."""
        return self.sums[6] / self.sums[1]


def of_scores(
    scores: pd.DataFrame,
    touchpoints: Sequence[str] | np.ndarray,
    months: Sequence[str],
    shown: Shown,
    ends: Ends,
) -> Counts:
    """Count answers, on the scale they are *shown* on, into (touchpoint, measure, month), in the order of MEASURES."""
    cells = (_codes(scores.touchpoint, touchpoints), _codes(scores.measure, MEASURES), _codes(scores.month, months))
    read = scales.values(scores, shown.of_the_way[cells[:2]], ends)
    at_ends = read["top"].to_numpy(), read["low"].to_numpy()
    shape = (len(touchpoints), len(MEASURES), len(months))
    return _tally(cells, shape, scores, read["score"].to_numpy(float), at_ends, read["step"].to_numpy(float))


def of_gaps(
    pairs: pd.DataFrame, touchpoints: Sequence[str] | np.ndarray, months: Sequence[str], shown: Shown
) -> Counts:
    """Count how much better the same customers were served than they expected into (touchpoint, month)."""
    pairs = pairs[pairs.kind == Pair.EXPECTED_ACTUAL]
    cells = (_codes(pairs.touchpoint, touchpoints), _codes(pairs.month, months))
    x, step = scales.differences(pairs, (Measure.CSAT, Measure.EXPECTATION), shown.of_the_way[cells[0], CSAT])
    return _tally(cells, (len(touchpoints), len(months)), pairs, x, (x > 0, x < 0), step)


def _codes(values: pd.Series, index: Sequence[str] | np.ndarray) -> np.ndarray:
    """Return the place of each value in *index*, −1 if it is not there."""
    codes, distinct = pd.factorize(values)
    places = {key: place for place, key in enumerate(index)}
    return np.array([*(places.get(key, -1) for key in distinct.tolist()), -1])[codes]


def _tally(
    cells: tuple[np.ndarray, ...],
    shape: tuple[int, ...],
    counted: pd.DataFrame,
    x: np.ndarray,
    ends: tuple[np.ndarray, np.ndarray],
    step: np.ndarray,
) -> Counts:
    """Add up counted rows by cell; rows with a code of −1 are outside the view."""
    n, w, w2 = (counted[column].to_numpy(float) for column in ("n", "w", "w2"))
    known = np.all([code >= 0 for code in cells], axis=0)
    cell = np.ravel_multi_index([code[known] for code in cells], shape)
    columns = (n, w, w2, w * x, w * x**2, w * ends[0], w * ends[1], w * step)
    sums = [np.bincount(cell, column[known], int(np.prod(shape))).reshape(shape) for column in columns]
    return Counts(np.stack(sums))
