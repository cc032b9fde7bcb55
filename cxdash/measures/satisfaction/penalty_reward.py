"""Which touchpoints can only hurt and which can win fans (Brandt 1987; Mikulić and Prebežac 2008).

Overall satisfaction is explained by low and by high answers at each touchpoint, against those in the middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxdash.domain.scales import SCALES, Measure, Scale
from cxdash.measures.satisfaction import drivers
from cxdash.measures.satisfaction.drivers import LEAST_RESPONDENTS

LEAST_IN_CELL = 15
"""With fewer answers than these at the low end, in the middle or at the top, a touchpoint has no penalty or reward."""

LEANS, ALWAYS = 0.2, 0.7
"""An asymmetry within the first is none; beyond the second the touchpoint almost only wins, or almost only hurts."""

HURTS, LEANS_DOWN, BOTH, LEANS_UP, WINS, UNCLEAR = "hurts", "leans_down", "both", "leans_up", "wins", "unclear"
"""What a touchpoint can do, from only hurting to only winning; unclear where its range spans two of them."""

ENDS = ("low", "middle", "high")


@dataclass(frozen=True)
class Effect:
    """A touchpoint's penalty, reward and asymmetry (−1 to 1), nan where it has none; answers and the mean overall by end."""

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
    """The effects in the order of the touchpoints, or why they are not told: too few respondents in all."""

    refused: str
    n: int
    rows: tuple[Effect, ...]


def asymmetry(penalty: np.ndarray, reward: np.ndarray) -> np.ndarray:
    """Return the impact asymmetry: the reward's share of the whole range less the penalty's, −1 to 1."""
    penalty, reward = np.maximum(-np.asarray(penalty, float), 0), np.maximum(np.asarray(reward, float), 0)
    whole = penalty + reward
    return np.divide(reward - penalty, whole, out=np.zeros_like(whole), where=whole > 0)


def contrasts(x: np.ndarray, y: np.ndarray, weights: np.ndarray, scale: Scale) -> tuple[np.ndarray, np.ndarray]:
    """Return each touchpoint's penalty and reward, by least squares on the dummies of low and of high answers."""
    solved = _solved(drivers.moments_of(_dummies(x, scale), y, weights)[None])[0]
    return solved[: x.shape[1]], solved[x.shape[1] :]


def effects(
    matrix: np.ndarray, outcome: np.ndarray, weights: np.ndarray, keys: Sequence[str], measure: str
) -> PenaltyReward:
    """Return what low and high answers at each touchpoint do, among the respondents of measures.drivers.

    Touchpoints with too few answers at an end are left out of the fit; only what is overall by end is told of them.
    """
    ready, columns = drivers.usable(matrix, outcome)
    scale = SCALES[Measure(measure)]
    if not columns or ready.sum() < LEAST_RESPONDENTS:
        return PenaltyReward("few_respondents", int(ready.sum()) if columns else 0, ())
    x, y, weight = matrix[ready][:, columns], outcome[ready], weights[ready]
    counts, means = zip(*(_ends(column, y, weight, scale) for column in x.T), strict=True)
    fitted = [place for place, n in enumerate(counts) if min(n) >= LEAST_IN_CELL]
    found = _fitted(x[:, fitted], y, weight, scale) if fitted else np.empty((0, 5))
    told = dict(zip(fitted, found, strict=True))
    rows = [
        _effect(keys[column], told.get(place, np.full(5, np.nan)), counts[place], means[place])
        for place, column in enumerate(columns)
    ]
    return PenaltyReward("", len(y), tuple(rows))


def kind(low: float, high: float) -> str:
    """Return what a touchpoint can do, given the range of its asymmetry."""
    first, last = _class(low), _class(high)
    return first if first == last else UNCLEAR


def as_record(found: PenaltyReward) -> dict[str, Any]:
    """Return the effects as `figures satisfaction --drivers --json` prints them."""
    rows = [{name: _plain(value) for name, value in vars(row).items()} for row in found.rows]
    return {"refused": found.refused, "n": found.n, "rows": rows}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return dict(zip(ENDS, map(_plain, value), strict=True))
    return None if isinstance(value, float) and np.isnan(value) else value


def _class(value: float) -> str:
    bounds = [-ALWAYS, -LEANS, LEANS, ALWAYS]
    return (HURTS, LEANS_DOWN, BOTH, LEANS_UP, WINS)[int(np.searchsorted(bounds, value))]


def _effect(key: str, found: np.ndarray, n: tuple[int, int, int], means: tuple[float, float, float]) -> Effect:
    penalty, reward, balance, low, high = map(float, found)
    return Effect(key, penalty, reward, balance, low, high, "" if np.isnan(balance) else kind(low, high), n, means)


def _fitted(x: np.ndarray, y: np.ndarray, weight: np.ndarray, scale: Scale) -> np.ndarray:
    """Return a row for each touchpoint: penalty, reward, asymmetry and its range."""
    penalty, reward = contrasts(x, y, weight, scale)
    drawn = _solved(drivers.bootstrap(_dummies(x, scale), y, weight, drivers.moments_of))
    spread = asymmetry(drawn[:, : x.shape[1]], drawn[:, x.shape[1] :])
    low, high = np.percentile(spread, [2.5, 97.5], axis=0)
    return np.stack([penalty, reward, asymmetry(penalty, reward), low, high], axis=1)


def _dummies(x: np.ndarray, scale: Scale) -> np.ndarray:
    return np.hstack([x <= scale.low_to, x >= scale.top_from]).astype(float)


def _solved(moments: np.ndarray) -> np.ndarray:
    """Return the coefficients but for the constant, from the moments of (1, dummies, outcome)."""
    inverse = np.linalg.pinv(moments[:, :-1, :-1], hermitian=True)
    return (inverse @ moments[:, :-1, -1:])[:, 1:, 0]


def _ends(column: np.ndarray, y: np.ndarray, weight: np.ndarray, scale: Scale) -> tuple[tuple, tuple]:
    """Return at the low end, in the middle and at the top: how many answered, and how satisfied they are overall."""
    low, high = column <= scale.low_to, column >= scale.top_from
    ends = [low, ~low & ~high, high]
    means = [float(np.average(y[end], weights=weight[end])) if end.any() else float("nan") for end in ends]
    return tuple(int(end.sum()) for end in ends), tuple(means)
