"""Means of groups of counted answers with their intervals, and which of many differences are clear."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy import special

from cxdash.domain.periods import Period
from cxdash.measures.stats import intervals, scales
from cxdash.measures.stats.intervals import UPPER, Combination
from cxdash.measures.stats.scales import One

SUMS = ["n", "w", "w2", "wx", "wx2", "wstep"]
PAIR = np.array([1, -1])


def during(rows: pd.DataFrame, period: Period | None) -> pd.DataFrame:
    """Return the rows of a period; none without one."""
    if period is None:
        return rows.iloc[:0]
    return rows[(rows["month"] >= period.first) & (rows["month"] <= period.last)]


def summed(rows: pd.DataFrame, keys: Sequence[str], x: str = "score") -> pd.DataFrame:
    """Add counted answers up by *keys*: n, w, w2, w·x and w·x² of the answer in column *x*, and w·step of its scale."""
    score = rows[x].to_numpy(float)
    weighed = rows.assign(wx=rows["w"] * score, wx2=rows["w"] * score**2, wstep=rows["w"] * rows["step"])
    return weighed.groupby(list(keys), as_index=False, sort=False)[SUMS].sum()


def added_up(rows: pd.DataFrame, keys: Sequence[str], measure: str, on: One) -> pd.DataFrame:
    """Add moments of answers to a measure up by *keys*, as `summed` does, *on* one scale."""
    steps = {code: scales.steps(measure, code)[on.of_the_way] for code in rows["scale"].unique()}
    x, x2 = ("way", "way2") if on.of_the_way else ("wx", "wx2")
    weighed = rows.assign(wx=rows[x], wx2=rows[x2], wstep=rows["w"] * rows["scale"].map(steps).astype(float))
    return weighed.groupby(list(keys), as_index=False, sort=False)[SUMS].sum()


@intervals.quiet
def with_means(sums: pd.DataFrame, lowest: float, highest: float) -> pd.DataFrame:
    """Add the mean with its t-interval, clipped to the scale: mean, low, high, se, df; and n_eff."""
    if sums.empty:
        return sums.assign(**{name: pd.Series(dtype=float) for name in ("mean", "low", "high", "se", "df", "n_eff")})
    w, w2, wx, wx2, wstep = (sums[name].to_numpy(float) for name in SUMS[1:])
    n_eff, variance = intervals.kish_effective_n(w, w2), intervals.weighted_variance(w, w2, wx, wx2, wstep / w)
    found = intervals.mean_interval(wx / w, variance, sums["n"].to_numpy(float), n_eff)
    ends = {"low": np.maximum(found.low, lowest), "high": np.minimum(found.high, highest)}
    return sums.assign(mean=found.value, **ends, se=np.sqrt(variance / n_eff), df=n_eff - 1, n_eff=n_eff)


@intervals.quiet
def difference(first: Any, second: Any, among: int = 1) -> Combination:
    """Return the first mean less the second, with Welch's t-interval, from their mean, se and df.

    *among*: the number of comparisons made, for which the interval is widened. Source: Welch 1947; Dunn 1961
    (Bonferroni).
    """
    values, errors, df = (
        np.stack([np.asarray(one[name], float) for one in (first, second)], axis=-1) for name in ("mean", "se", "df")
    )
    found = intervals.linear_combination(PAIR, values, errors, df)
    half = special.stdtrit(found.df, 1 - (1 - UPPER) / max(1, among)) * found.se
    return Combination(found.value, found.value - half, found.value + half, found.se, found.df)


@intervals.quiet
def together(rows: pd.DataFrame, volumes: pd.Series) -> dict[str, float]:
    """Return the mean of several touchpoints' means, weighted by *volumes*, or equally if none is known.

    Returns n, mean, low, high, se and df. Source: Satterthwaite 1946.
    """
    known = volumes.to_numpy(float, na_value=0.0)
    weights = known if known.sum() > 0 else np.ones(len(rows))
    means, errors, df = (rows[name].to_numpy(float) for name in ("mean", "se", "df"))
    found = intervals.linear_combination(weights / weights.sum(), means, errors, df)
    figures = {"mean": found.value, "low": found.low, "high": found.high, "se": found.se, "df": found.df}
    return {"n": int(rows["n"].sum()), **{name: float(value) for name, value in figures.items()}}
