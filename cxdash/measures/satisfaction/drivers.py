"""Drivers of overall satisfaction: R² shared out over all orders of the touchpoints, with bootstrap ranges.

Respondents who left a touchpoint out count where they answered: each correlation is of those who answered both. An
association need not be a cause. Source: LMG; Lindeman, Merenda and Gold 1980.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import factorial
from typing import Any

import numpy as np

from cxdash.domain.plain import plain
from cxdash.measures.stats import intervals

MOST_DRIVERS, LEAST_DRIVERS = 12, 2
LEAST_RESPONDENTS, LEAST_PER_DRIVER = 100, 10
"""The fewest respondents who answered two drivers and the outcome, in all and for each driver."""

DRAWS, SEED = 200, 20260101
MOST_GROUPS = 2000
"""The number of respondents beyond which the bootstrap draws groups of them."""

Moments = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""What is summed over respondents, from their answers, outcomes and weights."""

TINY = 1e-9
"""The share of a driver's variance below which nothing is left of it beside the others."""


@dataclass(frozen=True)
class Driver:
    """A touchpoint's *value* (part of R²) and its *share* of what is explained, with its range; *n*: its answers."""

    key: str
    n: int
    value: float
    share: float
    share_low: float
    share_high: float


@dataclass(frozen=True)
class Drivers:
    """The drivers of the *outcome* (a measure of the whole relationship), the largest first, or why there are none.

    *refused*: '', "no_outcome", "no_spread", "few_drivers" or "few_respondents". *n*: respondents who answered the
    outcome and a driver. *together*: the fewest who answered two of them, n where all answered all. *left_out*:
    touchpoints that too few answered, or beyond the most there may be.
    """

    refused: str
    measure: str
    outcome: str
    n: int
    together: int
    needed: int
    r2: float
    rows: tuple[Driver, ...]
    left_out: tuple[str, ...]


def needed(drivers: int) -> int:
    """Return the number of respondents that a number of drivers requires."""
    return max(LEAST_RESPONDENTS, LEAST_PER_DRIVER * drivers)


def chosen(matrix: np.ndarray, outcome: np.ndarray) -> list[int]:
    """Return the columns to explain the outcome with; none if that is impossible. Every outcome is known.

    Each two of them were answered together by enough respondents: of those that were not, the one in most such pairs is
    left out first, and the least answered among equals. Of more than twelve, so are those that correlate least with the
    outcome.
    """
    answered = (~np.isnan(matrix)).astype(int)
    together, columns = answered.T @ answered, list(range(matrix.shape[1]))
    while len(columns) >= LEAST_DRIVERS:
        few = together[np.ix_(columns, columns)] < needed(min(len(columns), MOST_DRIVERS))
        if not few.any():
            return sorted(_strongest(matrix, outcome, columns))
        columns.remove(max(columns, key=lambda one: (few[columns.index(one)].sum(), -together[one, one], one)))
    return []


def _strongest(matrix: np.ndarray, outcome: np.ndarray, columns: list[int]) -> list[int]:
    """Return the at most twelve columns that correlate most with the outcome."""
    along = np.abs(correlations(pairwise(matrix[:, columns], outcome, np.ones(len(outcome)))[None])[0, :-1, -1])
    return [columns[place] for place in np.argsort(-along, kind="stable")[:MOST_DRIVERS]]


def pairwise(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return sums over those who answered each two of drivers and outcome (last): (4, p + 1, p + 1).

    Of row i and column j: Σw, Σw·zᵢ, Σw·zᵢ² and Σw·zᵢ·zⱼ.
    """
    z = np.column_stack([x, y])
    known = ~np.isnan(z)
    given = np.where(known, z, 0)
    weighed = weights[:, None] * known
    return np.stack(
        [weighed.T @ known, (weighed * given).T @ known, (weighed * given**2).T @ known, (weighed * given).T @ given]
    )


@intervals.quiet
def correlations(sums: np.ndarray) -> np.ndarray:
    """Return correlations of drivers and outcome (last), each two by those who answered both, from `pairwise` sums.

    *sums*: (samples, 4, p + 1, p + 1). Where no answers could correlate so, the nearest that could are taken: negative
    eigenvalues become zero. What does not vary correlates with nothing.
    """
    n, first, squares, products = np.moveaxis(sums, 1, 0)
    mean = first / n
    variance, across = squares / n - mean**2, mean * np.swapaxes(mean, 1, 2)
    spread = np.where(variance > TINY * (1 + mean**2), variance, np.inf)
    found = np.nan_to_num((products / n - across) / np.sqrt(spread * np.swapaxes(spread, 1, 2)))
    found[:, np.arange(found.shape[1]), np.arange(found.shape[1])] = 1
    values, vectors = np.linalg.eigh(found)
    possible = (vectors * np.maximum(values, 0)[:, None]) @ np.swapaxes(vectors, 1, 2)
    scale = np.sqrt(np.diagonal(possible, axis1=1, axis2=2))
    nearest = possible / scale[:, :, None] / scale[:, None, :]
    return np.where((values[:, :1] < -TINY)[:, :, None], nearest, found)


def lmg(covariances: np.ndarray) -> np.ndarray:
    """Return each driver's part of R², which sum to it.

    *covariances*: (…, p + 1, p + 1), the outcome last; correlations give the same.
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
    """Return the drivers of the outcome, each two of them related by the respondents who answered both.

    *matrix*: (respondents, touchpoints) of answers on *measure*, nan if not answered. *asked*: the outcome's measure,
    '' if there is none. The ranges hold what missing answers leave open, since respondents are drawn as they answered.
    """
    known = ~np.isnan(outcome)
    columns = chosen(matrix[known], outcome[known])
    left_out = tuple(key for place, key in enumerate(keys) if place not in columns)

    def refusal(why: str, n: int) -> Drivers:
        return Drivers(why, measure, asked, n, n, needed(max(len(columns), LEAST_DRIVERS)), np.nan, (), left_out)

    if not asked or not columns:
        refused = "no_outcome" if not asked else "few_respondents" if len(keys) >= LEAST_DRIVERS else "few_drivers"
        return refusal(refused, most_answered(matrix, outcome))
    ready = known & ~np.isnan(matrix[:, columns]).all(axis=1)
    x, y, weight = matrix[ready][:, columns], outcome[ready], weights[ready]
    if not np.ptp(y):
        return refusal("no_spread", len(y))
    value = lmg(correlations(pairwise(x, y, weight)[None]))[0]
    shares = value / value.sum() if value.sum() > 0 else value
    low, high = _ranges(lmg(correlations(bootstrap(x, y, weight, pairwise))))
    answered = ~np.isnan(x)
    rows = [
        Driver(keys[place], int(n), *map(float, row))
        for place, n, row in zip(
            columns, answered.sum(axis=0), np.stack([value, shares, low, high], axis=1), strict=True
        )
    ]
    rows.sort(key=lambda row: -row.value)
    together = int((answered.astype(int).T @ answered).min())
    return Drivers(
        "", measure, asked, len(y), together, needed(len(columns)), float(value.sum()), tuple(rows), left_out
    )


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
    named = {name: getattr(found, name) for name in ("refused", "measure", "outcome", "n", "together", "needed")}
    rows = [vars(row) for row in found.rows]
    return plain({**named, "r2": found.r2, "rows": rows, "left_out": found.left_out})


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
