"""Penalty–reward contrasts: touchpoints that can only hurt and those that can win customers.

Overall satisfaction is regressed on low and on high answers at each touchpoint, against those in the middle.

Source: Brandt 1987; Mikulić & Prebežac 2008.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxdash.domain.plain import plain
from cxdash.domain.scales import Scale
from cxdash.measures.satisfaction import drivers
from cxdash.measures.satisfaction.drivers import LEAST_RESPONDENTS, MOST_DRIVERS

LEAST_IN_CELL = 15
"""The fewest answers at the low end, in the middle and at the top for a touchpoint to have a penalty and a reward."""

LEANS, ALWAYS = 0.2, 0.7
"""The asymmetry within which effects are balanced, and beyond which nearly all of it is penalty or reward."""

HURTS, LEANS_DOWN, BOTH, LEANS_UP, WINS, UNCLEAR = "hurts", "leans_down", "both", "leans_up", "wins", "unclear"
"""Kinds, from only hurting to only winning; unclear if the range covers two of them."""

ENDS = ("low", "middle", "high")


@dataclass(frozen=True)
class Effect:
    """A touchpoint's penalty, reward and asymmetry (−1 to 1), nan if unknown; by end, answers and overall mean."""

    key: str
    penalty: float
    reward: float
    asymmetry: float
    asymmetry_low: float
    asymmetry_high: float
    kind: str
    n: tuple[int, int, int]
    means: tuple[float, float, float]


@dataclass(frozen=True)
class PenaltyReward:
    """The effects in the order of the touchpoints, or why there are none: too few respondents."""

    refused: str
    n: int
    rows: tuple[Effect, ...]


def asymmetry(penalty: np.ndarray, reward: np.ndarray) -> np.ndarray:
    """Return the impact asymmetry: the shares of reward less penalty in the whole range, −1 to 1."""
    penalty, reward = np.maximum(-np.asarray(penalty, float), 0), np.maximum(np.asarray(reward, float), 0)
    whole = penalty + reward
    return np.divide(reward - penalty, whole, out=np.zeros_like(whole), where=whole > 0)


def contrasts(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, scales: Sequence[Scale]
) -> tuple[np.ndarray, np.ndarray]:
    """Return each touchpoint's penalty and reward, by least squares on dummies for low and for high answers."""
    solved = _solved(_moments(_dummies(x, scales), y, weights)[None])[0]
    return solved[: x.shape[1]], solved[x.shape[1] :]


def effects(
    matrix: np.ndarray, outcome: np.ndarray, weights: np.ndarray, keys: Sequence[str], scales: Sequence[Scale]
) -> PenaltyReward:
    """Return the effects of low and high answers at each touchpoint, among those who answered all that are compared.

    *scales*: of each touchpoint's answers. Touchpoints with too few answers at an end are left out of the fit and have
    only counts and means.
    """
    ready, columns = _usable(matrix, outcome)
    if not columns or ready.sum() < LEAST_RESPONDENTS:
        return PenaltyReward("few_respondents", int(ready.sum()) if columns else 0, ())
    x, y, weight = matrix[ready][:, columns], outcome[ready], weights[ready]
    used = [scales[column] for column in columns]
    counts, means = zip(
        *(_ends(column, y, weight, scale) for column, scale in zip(x.T, used, strict=True)), strict=True
    )
    fitted = [place for place, n in enumerate(counts) if min(n) >= LEAST_IN_CELL]
    found = _fitted(x[:, fitted], y, weight, [used[place] for place in fitted]) if fitted else np.empty((0, 5))
    fits = dict(zip(fitted, found, strict=True))
    rows = [
        _effect(keys[column], fits.get(place, np.full(5, np.nan)), counts[place], means[place])
        for place, column in enumerate(columns)
    ]
    return PenaltyReward("", len(y), tuple(rows))


def _usable(matrix: np.ndarray, outcome: np.ndarray) -> tuple[np.ndarray, list[int]]:
    """Return which respondents answered the outcome and all chosen touchpoints, and the columns of these."""
    known = ~np.isnan(outcome)
    columns = _chosen(matrix[known], outcome[known])
    return known & ~np.isnan(matrix[:, columns]).any(axis=1), columns


def _chosen(matrix: np.ndarray, outcome: np.ndarray) -> list[int]:
    """Return the columns to explain the outcome with; none if that is impossible. Every outcome is known.

    The least answered are left out until enough respondents answered all; of more than twelve, those that correlate
    least with the outcome.
    """
    answered = ~np.isnan(matrix)
    order = np.argsort(-answered.sum(axis=0), kind="stable")
    for count in range(len(order), drivers.LEAST_DRIVERS - 1, -1):
        columns = order[:count]
        ready = answered[:, columns].all(axis=1)
        if ready.sum() >= drivers.needed(min(count, MOST_DRIVERS)):
            return sorted(columns[_strongest(matrix[ready][:, columns], outcome[ready])].tolist())
    return []


def _strongest(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the at most twelve columns that correlate most with the outcome."""
    centred = x - x.mean(axis=0)
    along = np.abs(centred.T @ (y - y.mean()))
    spread = np.sqrt(np.square(centred).sum(axis=0))
    strength = np.divide(along, spread, out=np.zeros_like(along), where=spread > 0)
    return np.argsort(-strength, kind="stable")[:MOST_DRIVERS]


def _moments(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return Σw·z·z' of z = (1, x, y)."""
    z = np.column_stack([np.ones(len(y)), x, y])
    return z.T @ (z * weights[:, None])


def kind(low: float, high: float) -> str:
    """Return the kind of a touchpoint, from the range of its asymmetry."""
    first, last = _class(low), _class(high)
    return first if first == last else UNCLEAR


def as_record(found: PenaltyReward) -> dict[str, Any]:
    """Return the effects as `figures satisfaction --drivers --json` prints them."""
    rows = [{**vars(row), "n": _by_end(row.n), "means": _by_end(row.means)} for row in found.rows]
    return plain({"refused": found.refused, "n": found.n, "rows": rows})


def _by_end(figures: tuple) -> dict[str, float]:
    return dict(zip(ENDS, figures, strict=True))


def _class(value: float) -> str:
    bounds = [-ALWAYS, -LEANS, LEANS, ALWAYS]
    return (HURTS, LEANS_DOWN, BOTH, LEANS_UP, WINS)[int(np.searchsorted(bounds, value))]


def _effect(key: str, found: np.ndarray, n: tuple[int, int, int], means: tuple[float, float, float]) -> Effect:
    penalty, reward, balance, low, high = map(float, found)
    return Effect(key, penalty, reward, balance, low, high, "" if np.isnan(balance) else kind(low, high), n, means)


def _fitted(x: np.ndarray, y: np.ndarray, weight: np.ndarray, scales: Sequence[Scale]) -> np.ndarray:
    """Return a row per touchpoint: penalty, reward, asymmetry and its range."""
    penalty, reward = contrasts(x, y, weight, scales)
    samples = _solved(drivers.bootstrap(_dummies(x, scales), y, weight, _moments))
    spread = asymmetry(samples[:, : x.shape[1]], samples[:, x.shape[1] :])
    low, high = np.percentile(spread, [2.5, 97.5], axis=0)
    return np.stack([penalty, reward, asymmetry(penalty, reward), low, high], axis=1)


def _dummies(x: np.ndarray, scales: Sequence[Scale]) -> np.ndarray:
    low = [scale.is_low(column) for scale, column in zip(scales, x.T, strict=True)]
    top = [scale.is_top(column) for scale, column in zip(scales, x.T, strict=True)]
    return np.array([*low, *top], float).reshape(2 * len(scales), len(x)).T


def _solved(moments: np.ndarray) -> np.ndarray:
    """Return the coefficients except the constant, from the moments of (1, dummies, outcome)."""
    inverse = np.linalg.pinv(moments[:, :-1, :-1], hermitian=True)
    return (inverse @ moments[:, :-1, -1:])[:, 1:, 0]


def _ends(column: np.ndarray, y: np.ndarray, weight: np.ndarray, scale: Scale) -> tuple[tuple, tuple]:
    """Return answers and overall mean at the low end, in the middle and at the top."""
    low, high = scale.is_low(column), scale.is_top(column)
    ends = [low, ~low & ~high, high]
    means = [float(np.average(y[end], weights=weight[end])) if end.any() else float("nan") for end in ends]
    return tuple(int(end.sum()) for end in ends), tuple(means)
