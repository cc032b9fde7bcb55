"""Sums over answers, from the store's counts by score: what means, shares and their intervals need."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.counts import moments
from cxdash.domain.scales import Measure
from cxdash.measures.stats import intervals, scales
from cxdash.measures.stats.scales import MEASURES

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


@dataclass(frozen=True, eq=False)
class Cells:
    """Moments, each with its place along some axes, −1 if it is outside of these.

    *sums*: (9, row), as `domain.counts.moments` names them. *step*: (2, row), that of a row's own scale and of the way.
    """

    places: tuple[np.ndarray, ...]
    shape: tuple[int, ...]
    sums: np.ndarray
    step: np.ndarray

    def of(self, rows: np.ndarray) -> "Cells":
        """Select rows."""
        places = tuple(place[rows] for place in self.places)
        return Cells(places, self.shape, self.sums[:, rows], self.step[:, rows])

    def counted(self, on: np.ndarray) -> Counts:
        """Add up rows by cell. *on*: for each row, whether it is shown as per cent of the way."""
        known = np.all([place >= 0 for place in self.places], axis=0)
        cell = np.ravel_multi_index([place[known] for place in self.places], self.shape)
        n, w, w2, wx, wx2, way, way2, top, low = self.sums
        columns = (
            n,
            w,
            w2,
            np.where(on, way, wx),
            np.where(on, way2, wx2),
            top,
            low,
            w * np.where(on, self.step[1], self.step[0]),
        )
        size = int(np.prod(self.shape))
        return Counts(np.stack([np.bincount(cell, one[known], size).reshape(self.shape) for one in columns]))


def of_scores(scores: pd.DataFrame, touchpoints: Sequence[str] | np.ndarray, months: Sequence[str]) -> Cells:
    """Place answers by (touchpoint, measure, month), in the order of MEASURES."""
    axes = {"touchpoint": touchpoints, "measure": MEASURES, "month": months}
    return _cells(scores, axes, ("measure", "scale"), scales.steps)


def of_gaps(pairs: pd.DataFrame, touchpoints: Sequence[str] | np.ndarray, months: Sequence[str]) -> Cells:
    """Place how much better the same customers were served than they expected by (touchpoint, month)."""

    def steps(got: str, expected: str) -> np.ndarray:
        return np.maximum(scales.steps(Measure.CSAT, got), scales.steps(Measure.EXPECTATION, expected))

    return _cells(pairs, {"touchpoint": touchpoints, "month": months}, ("first_scale", "second_scale"), steps)


def _cells(
    rows: pd.DataFrame,
    axes: Mapping[str, Sequence[str] | np.ndarray],
    asked: tuple[str, str],
    steps: Callable[[str, str], Any],
) -> Cells:
    places = []
    for name, axis in axes.items():
        at = {key: place for place, key in enumerate(axis)}
        places.append(np.array([at.get(key, -1) for key in rows[name].tolist()], int))
    questions = list(zip(*(rows[name].tolist() for name in asked), strict=True))
    known = {question: steps(*question) for question in set(questions)}
    step = np.array([known[question] for question in questions], float).reshape(-1, 2).T
    sums = np.stack([rows[name].to_numpy(float) for name in moments.SUMS])
    return Cells(tuple(places), tuple(map(len, axes.values())), sums, step)
