"""Drivers of overall satisfaction: R² shared out over all orders of the touchpoints, with bootstrap ranges.

An association need not be a cause. Source: LMG; Lindeman, Merenda and Gold 1980.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import factorial
from typing import Any

import numpy as np

from cxdash.domain.plain import plain

MOST_DRIVERS, LEAST_DRIVERS = 12, 2
LEAST_RESPONDENTS, LEAST_PER_DRIVER = 100, 10
"""The fewest respondents, in all and for each driver."""

DRAWS, SEED = 200, 20260101
MOST_GROUPS = 2000
"""The number of respondents beyond which the bootstrap draws groups of them."""

Moments = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""What is summed over respondents, from their answers, outcomes and weights."""

TINY = 1e-9
"""The share of a driver's variance below which nothing is left of it beside the others."""


@dataclass(frozen=True)
class Driver:
    """A touchpoint's *value* (part of R²) and its *share* of what is explained, with its range."""

    key: str
    value: float
    share: float
    share_low: float
    share_high: float


@dataclass(frozen=True)
class Drivers:
    """The drivers of the *outcome* (a measure of the whole relationship), the largest first, or why there are none.

    *refused*: '', "no_outcome", "no_spread", "few_drivers" or "few_respondents". *n*: respondents who answered all
    drivers and the outcome. *left_out*: touchpoints that too few answered, or beyond the most there may be.
    """

    refused: str
    measure: str
    outcome: str
    n: int
    needed: int
    r2: float
    rows: tuple[Driver, ...]
    left_out: tuple[str, ...]


def needed(drivers: int) -> int:
    """Return the number of respondents that a number of drivers requires."""
    return max(LEAST_RESPONDENTS, LEAST_PER_DRIVER * drivers)


def chosen(matrix: np.ndarray, outcome: np.ndarray) -> list[int]:
    """Return the columns to explain the outcome with; none if that is impossible. Every outcome is known.

    The least answered are left out until enough respondents answered all; of more than twelve, those that correlate
    least with the outcome.
    """
    answered = ~np.isnan(matrix)
    order = np.argsort(-answered.sum(axis=0), kind="stable")
    for count in range(len(order), LEAST_DRIVERS - 1, -1):
        columns = order[:count]
        ready = answered[:, columns].all(axis=1)
        if ready.sum() >= needed(min(count, MOST_DRIVERS)):
            return sorted(columns[_strongest(matrix[ready][:, columns], outcome[ready])].tolist())
    return []


def _strongest(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the at most twelve columns that correlate most with the outcome."""
    centred = x - x.mean(axis=0)
    along = np.abs(centred.T @ (y - y.mean()))
    spread = np.sqrt(np.square(centred).sum(axis=0))
    strength = np.divide(along, spread, out=np.zeros_like(along), where=spread > 0)
    return np.argsort(-strength, kind="stable")[:MOST_DRIVERS]


def covariance(x: np.ndarray, y: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
    """Return the covariance matrix of drivers and outcome (last)."""
    return _covariances(moments_of(x, y, np.ones(len(y)) if weights is None else weights)[None])[0]


def lmg(covariances: np.ndarray) -> np.ndarray:
    """Return each driver's part of R², which sum to it.

    *covariances*: (…, p + 1, p + 1), the outcome last.
    """
    p = covariances.shape[-1] - 1
    stacked = covariances.reshape(-1, p + 1, p + 1)
    left = _unexplained(stacked) / stacked[:, -1, -1][:, None]
    explained = 1 - left.reshape(-1, *(2,) * p)
    parts = [_part(explained, driver, p) for driver in range(p)]
    return np.stack(parts, axis=-1).reshape(*covariances.shape[:-2], p)


def drivers(
    matrix: np.ndarray, outcome: np.ndarray, weights: np.ndarray, keys: Sequence[str], measure: str, asked: str
) -> Drivers:
    """Return the drivers of the outcome, from respondents who answered it and all chosen touchpoints.

    *matrix*: (respondents, touchpoints) of answers on *measure*, nan if not answered. *asked*: the outcome's measure,
    '' if there is none.
    """
    ready, columns = usable(matrix, outcome)
    left_out = tuple(key for place, key in enumerate(keys) if place not in columns)
    if not asked or not columns:
        refused = "no_outcome" if not asked else "few_respondents" if len(keys) >= LEAST_DRIVERS else "few_drivers"
        return Drivers(
            refused, measure, asked, most_answered(matrix, outcome), needed(LEAST_DRIVERS), np.nan, (), left_out
        )
    x, y, weight = matrix[ready][:, columns], outcome[ready], weights[ready]
    if not np.ptp(y):
        return Drivers("no_spread", measure, asked, len(y), needed(len(columns)), np.nan, (), left_out)
    value = lmg(covariance(x, y, weight))
    shares = value / value.sum() if value.sum() > 0 else value
    low, high = _ranges(lmg(_covariances(bootstrap(x, y, weight, moments_of))))
    rows = [
        Driver(keys[place], *map(float, row))
        for place, row in zip(columns, np.stack([value, shares, low, high], axis=1), strict=True)
    ]
    rows.sort(key=lambda row: -row.value)
    return Drivers("", measure, asked, len(y), needed(len(columns)), float(value.sum()), tuple(rows), left_out)


def usable(matrix: np.ndarray, outcome: np.ndarray) -> tuple[np.ndarray, list[int]]:
    """Return which respondents answered the outcome and all chosen touchpoints, and the columns of these."""
    known = ~np.isnan(outcome)
    columns = chosen(matrix[known], outcome[known])
    return known & ~np.isnan(matrix[:, columns]).any(axis=1), columns


def most_answered(matrix: np.ndarray, outcome: np.ndarray) -> int:
    """Return how many respondents answered the outcome and at least two touchpoints."""
    return int((~np.isnan(outcome) & ((~np.isnan(matrix)).sum(axis=1) >= LEAST_DRIVERS)).sum())


def bootstrap(x: np.ndarray, y: np.ndarray, weights: np.ndarray, moments: Moments) -> np.ndarray:
    """Return the moments of DRAWS samples of the respondents, drawn with replacement.

    A large survey is divided into random groups, which are drawn instead of single respondents.
    """
    rng = np.random.default_rng(SEED)
    groups = np.array_split(rng.permutation(len(y)), min(MOST_GROUPS, len(y)))
    of_groups = np.stack([moments(x[group], y[group], weights[group]) for group in groups])
    often = rng.multinomial(len(groups), np.full(len(groups), 1 / len(groups)), DRAWS)
    return np.tensordot(often, of_groups, axes=1)


def as_record(found: Drivers) -> dict[str, Any]:
    """Return the drivers as `figures satisfaction --drivers --json` prints them."""
    named = {name: getattr(found, name) for name in ("refused", "measure", "outcome", "n", "needed")}
    rows = [vars(row) for row in found.rows]
    return plain({**named, "r2": found.r2, "rows": rows, "left_out": found.left_out})


def moments_of(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return Σw·z·z' of z = (1, x, y)."""
    z = np.column_stack([np.ones(len(y)), x, y])
    return z.T @ (z * weights[:, None])


def _covariances(moments: np.ndarray) -> np.ndarray:
    means = moments[:, 0, 1:] / moments[:, :1, 0]
    return moments[:, 1:, 1:] / moments[:, :1, :1] - means[:, :, None] * means[:, None, :]


def _unexplained(covariances: np.ndarray) -> np.ndarray:
    """Return the outcome's variance left by each subset of drivers: (samples, 2^p), the first driver in the top bit.

    One driver at a time is swept out of all subsets so far, so all of them cost little more than the largest.
    """
    variances = np.diagonal(covariances, axis1=1, axis2=2)
    left = covariances[:, None]
    for driver in range(covariances.shape[-1] - 1):
        pivot, rest = left[..., 0, 0], left[..., 1:, 1:]
        known = pivot > TINY * variances[:, driver, None]
        scale = np.where(known, 1 / np.where(known, pivot, 1), 0)
        column = left[..., 1:, 0]
        swept = rest - scale[..., None, None] * column[..., :, None] * column[..., None, :]
        left = np.stack([rest, swept], axis=2).reshape(len(left), -1, *rest.shape[-2:])
    return left[..., 0, 0]


def _part(explained: np.ndarray, driver: int, p: int) -> np.ndarray:
    """Return a driver's addition to R², averaged over all orders of the drivers."""
    gain = np.diff(explained, axis=driver + 1).reshape(len(explained), -1)
    sizes = np.array([bin(subset).count("1") for subset in range(2 ** (p - 1))])
    weights = np.array([factorial(size) * factorial(p - 1 - size) / factorial(p) for size in range(p)])
    return gain @ weights[sizes]


def _ranges(samples: np.ndarray) -> np.ndarray:
    totals = samples.sum(axis=1, keepdims=True)
    shares = np.divide(samples, totals, out=np.zeros_like(samples), where=totals > 0)
    return np.percentile(shares, [2.5, 97.5], axis=0)
