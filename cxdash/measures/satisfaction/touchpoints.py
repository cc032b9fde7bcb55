"""Figures of each touchpoint, of the whole relationship and of each month, on the scales they are shown on."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cxdash.measures.stats import intervals, paired
from cxdash.measures.stats.counts import CSAT, EXPECTATION, NAMES, ROWS, Counts
from cxdash.measures.stats.scales import Shown

Columns = dict[str, np.ndarray]

POINTS = 100
"""Net promoter scores are in points, −100 to 100."""


BY_SCORE = {"nps_score_low": "score_low", "nps_score_high": "score_high"}
"""The interval of a net promoter score by the score method, beside the adjusted Wald interval."""


def scores(
    touchpoints: pd.DataFrame, now: Counts, before: Counts, gaps: Counts, shown: Shown, minimum: int
) -> pd.DataFrame:
    """Return one row per touchpoint and measure with answers, with how much better the mean is than the period before.

    *now*, *before* and *shown*: by (touchpoint, measure); *gaps*: by touchpoint.
    """
    row, measure = np.nonzero((now.n > 0) & ROWS)
    cells, earlier, on = now.at(row, measure), before.at(row, measure), shown.at(row, measure)
    columns = {
        "key": touchpoints.key.to_numpy(object)[row],
        "stage": touchpoints.stage.to_numpy(object)[row],
        **_statistics(cells, measure, on, minimum),
        **_promise(now.at(row, EXPECTATION), gaps.at(row), measure, minimum),
        **intervals.hidden(_mean_change(cells, earlier, on.sign), _both(cells, earlier, minimum)),
        **_by_score(cells, on.promoted & intervals.enough(cells.n_eff, minimum)),
    }
    return pd.DataFrame(columns)


def relationship(now: Counts, before: Counts, gaps: Counts, shown: Shown, minimum: int) -> pd.DataFrame:
    """Return one row per measure asked of the whole relationship, with the change of its headline figure.

    The headline is the net promoter score in points (*value*, *low*, *high*), or the share at the top.
    """
    row, measure = np.nonzero((now.n > 0) & ROWS)
    cells, earlier, on = now.at(row, measure), before.at(row, measure), shown.at(row, measure)
    shares = {"promoters": cells.top, "passives": 1 - cells.top - cells.low, "detractors": cells.low}
    columns = {
        **_statistics(cells, measure, on, minimum),
        **_promise(now.at(row, EXPECTATION), gaps.at(row), measure, minimum),
        **intervals.hidden(shares, on.promoted & intervals.enough(cells.n_eff, minimum)),
        **intervals.hidden(_headline_change(cells, earlier, on.promoted), _both(cells, earlier, minimum)),
        **_by_score(cells, on.promoted & intervals.enough(cells.n_eff, minimum)),
    }
    return pd.DataFrame(columns).rename(columns={"nps": "value", "nps_low": "low", "nps_high": "high"} | BY_SCORE)


def months(keys: np.ndarray, names: Sequence[str], monthly: Counts, shown: Shown, minimum: int) -> pd.DataFrame:
    """Return one row per touchpoint, measure and month with answers.

    *monthly*: by (touchpoint, measure, month); *shown*: by (touchpoint, measure).
    """
    row, measure, month = np.nonzero((monthly.n > 0) & ROWS[:, None])
    statistics = _statistics(monthly.at(row, measure, month), measure, shown.at(row, measure), minimum)
    names_of = ("scale", "of_the_way", "n", "n_eff", "mean", "mean_low", "mean_high", "top2", "nps")
    wanted = {name: statistics[name] for name in names_of}
    places = {"touchpoint": keys[row], "measure": NAMES[measure], "month": np.array(names, object)[month]}
    return pd.DataFrame({**places, **wanted})


def _statistics(cells: Counts, measure: np.ndarray, on: Shown, minimum: int) -> Columns:
    """Return the figures of groups of answers as columns; nan with fewer than *minimum* effective ones."""
    mean = intervals.mean_interval(cells.mean, cells.variance, cells.n, cells.n_eff)
    top = intervals.wilson(cells.top * cells.n_eff, cells.n_eff)
    nps = intervals.net_promoter(cells.top, 1 - cells.top - cells.low, cells.low, cells.n, cells.n_eff)
    shown = intervals.enough(cells.n_eff, minimum)
    columns = {
        "mean": mean.value,
        "mean_low": np.maximum(mean.low, on.lowest),
        "mean_high": np.minimum(mean.high, on.highest),
        **intervals.columns("top2", top),
        "low_share": cells.low,
    }
    points = intervals.hidden(intervals.columns("nps", nps, POINTS), shown & on.promoted)
    wide = shown & intervals.is_wide(top)
    scale = {"scale": on.code, "of_the_way": on.of_the_way}
    counted = {"measure": NAMES[measure], **scale, "n": cells.n, "n_eff": cells.n_eff}
    return {**counted, **intervals.hidden(columns, shown), **points, "wide": wide}


def _both(now: Counts, before: Counts, minimum: int) -> np.ndarray:
    """Return whether there are at least *minimum* effective answers now and before."""
    return intervals.enough(np.minimum(now.n_eff, before.n_eff), minimum)


def _by_score(cells: Counts, shown: np.ndarray) -> Columns:
    """Return the ends of net promoter scores by the score method; nan where not *shown*."""
    ends = np.full((2, len(shown)), np.nan)
    top, low, n_eff = cells.top[shown], cells.low[shown], cells.n_eff[shown]
    found = paired.score_difference(top * n_eff, low * n_eff, n_eff)
    ends[:, shown] = POINTS * found.low, POINTS * found.high
    return dict(zip(BY_SCORE, ends, strict=True))


def _promise(asked: Counts, gaps: Counts, measure: np.ndarray, minimum: int) -> Columns:
    """Return what was expected and the gap within pairs of answers; only for satisfaction."""
    n, w, w2, wd, wd2 = gaps.sums[:5]
    gap = intervals.paired_difference(n, w, w2, wd, wd2, gaps.step)
    return {
        **intervals.hidden({"expected": asked.mean}, (measure == CSAT) & intervals.enough(asked.n_eff, minimum)),
        **intervals.hidden(intervals.columns("gap", gap), (measure == CSAT) & intervals.enough(gaps.n_eff, minimum)),
        "pairs": np.where(measure == CSAT, gaps.n, 0),
    }


def _mean_change(now: Counts, before: Counts, sign: np.ndarray) -> Columns:
    """Return how much better the mean is than before, above zero where it is better."""
    first, second = ((sign * one.mean, one.variance, one.n_eff) for one in (now, before))
    return intervals.columns("change", intervals.mean_difference(*first, *second))


def _headline_change(now: Counts, before: Counts, promoted: np.ndarray) -> Columns:
    share = intervals.newcombe_difference(now.top * now.n_eff, now.n_eff, before.top * before.n_eff, before.n_eff)
    nps = intervals.nps_difference(now.top, now.low, now.n_eff, before.top, before.low, before.n_eff)
    shares, points = intervals.columns("change", share), intervals.columns("change", nps, POINTS)
    return {name: np.where(promoted, points[name], shares[name]) for name in shares}
