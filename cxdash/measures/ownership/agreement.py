"""Agreement: the chance that two people give the same answer, and agreement coefficients.

The plain agreement per stage is the figure to show; kappa breaks down if one answer dominates (methods 0.5 and 6.3).
"""

from collections.abc import Callable, Sequence

import numpy as np

Squares = Callable[[np.ndarray, np.ndarray], np.ndarray]


def per_subject(counts: Sequence[Sequence[float]] | np.ndarray) -> np.ndarray:
    """Return P_i = (Σn_ij² − n)/(n(n−1)) of each row of counts by answer; nan with fewer than two answers."""
    table = np.asarray(counts, float)
    n = table.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return (np.square(table).sum(axis=1) - n) / (n * (n - 1))


def fleiss_kappa(counts: Sequence[Sequence[float]] | np.ndarray) -> float:
    """Return Fleiss' kappa of counts by subject and answer, with equally many judges per subject.

    Source: Fleiss 1971.
    """
    table = np.asarray(counts, float)
    by_chance = np.square(table.sum(axis=0) / table.sum()).sum()
    return float((per_subject(table).mean() - by_chance) / (1 - by_chance))


def free_marginal_kappa(counts: Sequence[Sequence[float]] | np.ndarray) -> float:
    """Return Randolph's free-marginal kappa, for judges who are given no quotas."""
    table = np.asarray(counts, float)
    by_chance = 1 / table.shape[1]
    return float((np.nanmean(per_subject(table)) - by_chance) / (1 - by_chance))


def krippendorff_alpha(data: Sequence[Sequence[float | None]], level: str) -> float:
    """Return Krippendorff's alpha of answers by rater and subject, None or nan if blank.

    *level*: nominal, ordinal, interval or ratio.
    """
    answers = np.array([[np.nan if one is None else one for one in row] for row in data], float)
    values = np.unique(answers[~np.isnan(answers)])
    counts = np.array([[(column == value).sum() for value in values] for column in answers.T], float)
    counts = counts[counts.sum(axis=1) > 1]
    n = counts.sum(axis=1, keepdims=True)
    pairs = (counts / (n - 1)).T @ counts - np.diag((counts / (n - 1)).sum(axis=0))
    total = pairs.sum(axis=0)
    distance = DISTANCES[level](values, total)
    expected = np.outer(total, total) / (total.sum() - 1)
    return float(1 - (pairs * distance).sum() / (expected * distance).sum())


def _ordinal(_values: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Return the squared number of answers between two ranks, counting half of each rank's own."""
    middle = total.cumsum() - total / 2
    return np.square(middle[:, None] - middle)


def _ratio(values: np.ndarray, _total: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        relative = (values[:, None] - values) / (values[:, None] + values)
    return np.nan_to_num(np.square(relative))


DISTANCES: dict[str, Squares] = {
    "nominal": lambda values, _: (values[:, None] != values).astype(float),
    "ordinal": _ordinal,
    "interval": lambda values, _: np.square(values[:, None] - values),
    "ratio": _ratio,
}
