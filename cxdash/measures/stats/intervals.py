"""Figures from answers with their 95 % intervals.

Parameters are numbers or arrays of one shape; so is the result. A single figure of no answers raises ValueError; in an
array it is nan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import special

from cxdash.domain.vocabulary import MINIMUM_ANSWERS, WIDE_INTERVAL, WIDE_RATIO

Figure = Any
"""A float, or an array of them."""

UPPER = 0.975
"""The quantile at the upper end of an interval."""

Z = float(special.ndtri(UPPER))

PSEUDO_ANSWERS = (0.75, 1.5, 0.75)
"""Promoters, passives and detractors added before the interval of a net promoter score (Rocks 2016)."""

ALIKE = 1e-12
"""The variance, as a part of 1 + mean², below which all answers are equal: what rounding leaves of zero."""

quiet = np.errstate(divide="ignore", invalid="ignore")
"""Suppress warnings for figures of no answers, which become nan."""


@dataclass(frozen=True)
class Estimate:
    """A figure, its interval, the number of answers behind it, and their effective number."""

    value: Figure
    low: Figure
    high: Figure
    n: Figure
    n_eff: Figure


@dataclass(frozen=True)
class Difference:
    """The first figure less the second, its interval, and a z test of no difference with its two-sided p."""

    value: Figure
    low: Figure
    high: Figure
    z: Figure
    p: Figure


@dataclass(frozen=True)
class Combination:
    """A linear combination of independent means, its t-interval, standard error and (Satterthwaite's) df."""

    value: Figure
    low: Figure
    high: Figure
    se: Figure
    df: Figure


@quiet
def kish_effective_n(w_sum: Figure, w2_sum: Figure) -> Figure:
    """Return the effective number of answers, (Σw)²/Σw². Source: Kish 1965."""
    _refuse_nothing("effective number", w2_sum)
    return np.divide(np.square(w_sum), w2_sum)


def least_answers(*, everything: bool) -> int:
    """Return the fewest effective answers that a figure is shown of: one where *everything* is asked for."""
    return 1 if everything else MINIMUM_ANSWERS


def enough(n_eff: Figure, least: float = MINIMUM_ANSWERS) -> Any:
    """Return whether a figure rests on at least *least* effective answers (Kish), or each of an array of figures."""
    return np.round(n_eff, 6) >= least


@quiet
def weighted_variance(w: Figure, w2: Figure, wx: Figure, wx2: Figure, step: Figure) -> Figure:
    """Return the variance of one answer from sums over answers of w, w², w·x and w·x²; nan for a single answer.

    Σw(x−m)²/Σw · n_eff/(n_eff−1): the sample variance if all weights are equal. *step*: that of the scale; where all
    answers are equal, see `variance_of_equals`.
    """
    n_eff, mean = kish_effective_n(w, w2), np.divide(wx, w)
    spread = np.divide(wx2, w) - np.square(mean)
    equal = spread <= ALIKE * (1 + np.square(mean))
    found: Any = np.where(equal, variance_of_equals(n_eff, step), spread * np.divide(n_eff, n_eff - 1))
    return found[()]


@quiet
def variance_of_equals(n_eff: Figure, step: Figure) -> Figure:
    """Return the variance to reckon with where all answers are equal, which is no certainty; nan for a single answer.

    With it a mean's t-interval reaches as far as if the share that Wilson's interval leaves to other answers,
    z²/(n+z²), were one *step* of the scale away.
    """
    reach = np.multiply(step, Z**2 / np.add(n_eff, Z**2))
    return n_eff * np.square(np.divide(reach, special.stdtrit(np.subtract(n_eff, 1), UPPER)))


@quiet
def mean_interval(mean: Figure, variance: Figure, n: Figure, n_eff: Figure = None) -> Estimate:
    """Return a mean with its t-interval on n_eff − 1 degrees of freedom; a single answer has no interval."""
    _refuse_nothing("mean", n)
    n_eff = n if n_eff is None else n_eff
    half = special.stdtrit(np.subtract(n_eff, 1), UPPER) * np.sqrt(np.divide(variance, n_eff))
    return Estimate(mean, mean - half, mean + half, n, n_eff)


@quiet
def paired_difference(n: Figure, w: Figure, w2: Figure, wd: Figure, wd2: Figure, step: Figure) -> Estimate:
    """Return the mean difference within pairs, d̄ ± t·s/√n, from sums over pairs of w, w², w·d and w·d².

    *step*: that of the scale, for where all pairs differ alike.
    """
    _refuse_nothing("paired difference", n)
    return mean_interval(np.divide(wd, w), weighted_variance(w, w2, wd, wd2, step), n, kish_effective_n(w, w2))


@quiet
def wilson(successes: Figure, n: Figure, z: float = Z) -> Estimate:
    """Return a share, 0–1, with Wilson's score interval of 95 %, or of another *z*. Source: Wilson 1927.

    For weighted answers pass effective numbers: share × n_eff, and n_eff.
    """
    _refuse_nothing("share", n)
    share = np.divide(successes, n)
    spread = z * np.sqrt(share * (1 - share) / n + (z / np.multiply(2, n)) ** 2)
    centre, scale = share + z**2 / np.multiply(2, n), 1 + np.divide(z**2, n)
    low, high = np.clip((centre - spread) / scale, 0, share), np.clip((centre + spread) / scale, share, 1)
    return Estimate(share, low, high, n, n)


@quiet
def net_promoter(
    promoters: Figure, passives: Figure, detractors: Figure, n: Figure = None, n_eff: Figure = None
) -> Estimate:
    """Return promoters less detractors, −1 to 1, with Rocks' adjusted Wald interval clipped to ±1.

    Without *n* and *n_eff* the three are numbers of answers; with them they may be sums of weights. The value is the
    raw score, not the interval's centre: after a single promoter it even lies outside. Source: Rocks 2016.
    """
    total = np.add(promoters, passives) + detractors
    _refuse_nothing("net promoter score", total)
    n = total if n is None else n
    n_eff = n if n_eff is None else n_eff
    promoting, detracting, adjusted = _with_pseudo_answers(
        np.divide(promoters, total), np.divide(detractors, total), n_eff
    )
    centre, half = promoting - detracting, Z * nps_standard_error(promoting, detracting, adjusted)
    value = np.divide(np.subtract(promoters, detractors), total)
    return Estimate(value, np.maximum(centre - half, -1), np.minimum(centre + half, 1), n, n_eff)


def _with_pseudo_answers(promoters: Figure, detractors: Figure, n: Figure) -> tuple[Figure, Figure, Figure]:
    """Return shares of promoters and detractors, and the number of answers, with Rocks' pseudo-answers among them."""
    adjusted = np.add(n, sum(PSEUDO_ANSWERS))
    promoting, detracting = (
        (np.multiply(share, n) + pseudo) / adjusted
        for share, pseudo in ((promoters, PSEUDO_ANSWERS[0]), (detractors, PSEUDO_ANSWERS[2]))
    )
    return promoting, detracting, adjusted


def nps_variance(promoters: Figure, detractors: Figure) -> Figure:
    """Return the variance of one answer, P + D − (P − D)², from the shares of promoters and detractors."""
    return promoters + detractors - np.square(np.subtract(promoters, detractors))


@quiet
def nps_standard_error(promoters: Figure, detractors: Figure, n: Figure) -> Figure:
    """Return the standard error of a net promoter score, −1 to 1, from shares and the (effective) number of answers."""
    _refuse_nothing("standard error", n)
    return np.sqrt(nps_variance(promoters, detractors) / n)


def _nps_error(promoters: Figure, detractors: Figure, n: Figure) -> Figure:
    error = nps_standard_error(promoters, detractors, n)
    adjusted = nps_standard_error(*_with_pseudo_answers(promoters, detractors, n))
    found: Any = np.where(nps_variance(promoters, detractors) <= ALIKE, adjusted, error)
    return found[()]


@quiet
def nps_difference(
    promoters1: Figure, detractors1: Figure, n1: Figure, promoters2: Figure, detractors2: Figure, n2: Figure
) -> Difference:
    """Return the first net promoter score less the second, −2 to 2, with Wald's interval and z test, from shares.

    Where all answers of one are alike, its error is that of its adjusted Wald interval.
    """
    errors = _nps_error(promoters1, detractors1, n1), _nps_error(promoters2, detractors2, n2)
    value = np.subtract(promoters1, detractors1) - np.subtract(promoters2, detractors2)
    return _z_test(value, np.hypot(*errors))


@quiet
def newcombe_difference(x1: Figure, n1: Figure, x2: Figure, n2: Figure) -> Difference:
    """Return the first share less the second with Newcombe's hybrid score interval.

    The test beside it is the pooled z test of two proportions, so the two may disagree at the border. Source: Newcombe
    1998, method 10.
    """
    first, second = wilson(x1, n1), wilson(x2, n2)
    value, pooled = first.value - second.value, np.add(x1, x2) / np.add(n1, n2)
    down = np.hypot(first.value - first.low, second.high - second.value)
    up = np.hypot(first.high - first.value, second.value - second.low)
    test = _z_test(value, np.sqrt(pooled * (1 - pooled) * (np.divide(1, n1) + np.divide(1, n2))))
    return Difference(value, value - down, value + up, test.z, test.p)


@quiet
def mean_difference(
    mean1: Figure, variance1: Figure, n1: Figure, mean2: Figure, variance2: Figure, n2: Figure
) -> Combination:
    """Return the first mean less the second with Welch's t-interval, from effective numbers of answers."""
    _refuse_nothing("difference", n1, n2)
    errors = np.stack([np.sqrt(np.divide(variance1, n1)), np.sqrt(np.divide(variance2, n2))], axis=-1)
    df = np.stack([np.subtract(n1, 1), np.subtract(n2, 1)], axis=-1)
    return linear_combination(np.array([1, -1]), np.stack([mean1, mean2], axis=-1), errors, df)


@quiet
def linear_combination(coefficients: Figure, values: Figure, errors: Figure, df: Figure) -> Combination:
    """Return Σ c·x of independent means over the last axis, with a t-interval.

    se² = Σ c²·se²; df = se⁴ / Σ (c²·se²)²/df, so a single mean keeps its own interval. Means with a coefficient of zero
    are ignored, even if they are nan. Source: Satterthwaite 1946.
    """
    used = coefficients != 0
    value = np.where(used, coefficients * values, 0).sum(axis=-1)
    variances = np.where(used, np.square(coefficients * errors), 0)
    variance = variances.sum(axis=-1)
    freedom = np.square(variance) / np.where(used, np.square(variances) / df, 0).sum(axis=-1)
    half = special.stdtrit(freedom, UPPER) * np.sqrt(variance)
    return Combination(value, value - half, value + half, np.sqrt(variance), freedom)


def is_wide(estimate: Estimate) -> Figure:
    """Return whether the interval of a share is so wide that it is flagged. Source: US Census Bureau, NSCH 2016."""
    width = estimate.high - estimate.low
    return (width > WIDE_INTERVAL) | (width > WIDE_RATIO * estimate.value)


def columns(name: str, figure: Estimate | Difference | Combination, unit: float = 1) -> dict[str, np.ndarray]:
    """Return a figure and its interval as the columns *name*, *name*_low and *name*_high, times *unit*."""
    return {name: figure.value * unit, f"{name}_low": figure.low * unit, f"{name}_high": figure.high * unit}


def hidden(figures: Mapping[str, np.ndarray], shown: np.ndarray) -> dict[str, np.ndarray]:
    """Return columns with nan wherever *shown* is false."""
    return {name: np.where(shown, values, np.nan) for name, values in figures.items()}


def _z_test(value: Figure, error: Figure) -> Difference:
    z = np.divide(value, error)
    return Difference(value, value - Z * error, value + Z * error, z, 2 * special.ndtr(-np.abs(z)))


def _refuse_nothing(figure: str, *answers: Figure) -> None:
    if any(np.ndim(n) == 0 and not n > 0 for n in answers):
        raise ValueError(f"The {figure} of no answers is undefined.")
