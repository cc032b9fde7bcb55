"""Stated importance beside what customers get. Source: importance–performance, Martilla & James 1977."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.plain import records
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.stats import intervals

MEND, KEEP, WAIT, MUCH = "mend", "keep", "wait", "much"
"""Quadrants: important and weak; important and good; less important and weak; less important and good."""

LEAST_POINTS = 2
"""The fewest touchpoints to compare."""

COLUMNS = ["key", "measure", "n", "importance", "mean", "mean_low", "mean_high", "quadrant", "quadrant_by_median"]


def quadrants(importance: np.ndarray, performance: np.ndarray, cross: tuple[float, float]) -> np.ndarray:
    """Return the quadrant of each point; a point on a line counts as above it.

    *cross*: importance and performance at which the lines cross.
    """
    high, good = importance >= cross[0], performance >= cross[1]
    return np.select([high & ~good, high & good, ~high & ~good], [MEND, KEEP, WAIT], MUCH)


def crosshair(importance: np.ndarray, performance: np.ndarray, by: str = "mean") -> tuple[float, float]:
    """Return where the lines cross: the means of the points, or their medians."""
    middle = np.median if by == "median" else np.mean
    return float(middle(importance)), float(middle(performance))


@intervals.quiet
def points(found: Satisfaction, importance: Mapping[str, float], measure: str) -> pd.DataFrame:
    """Return the touchpoints with a stated importance and a mean on a measure, and their quadrants by mean and median.

    Columns: COLUMNS and *unstable*, whether the two quadrants differ. No row if there are fewer than two points.
    """
    rows = found.touchpoints[(found.touchpoints.measure == measure) & found.touchpoints["mean"].notna()]
    stated = rows.key.map(importance).astype(float)
    rows = rows.assign(importance=stated)[stated.notna().to_numpy()].reset_index(drop=True)
    if len(rows) < LEAST_POINTS:
        return pd.DataFrame(columns=[*COLUMNS, "unstable"])
    stated, got = rows.importance.to_numpy(float), rows["mean"].to_numpy(float)
    by_mean, by_median = (quadrants(stated, got, crosshair(stated, got, by)) for by in ("mean", "median"))
    table = rows.assign(quadrant=by_mean, quadrant_by_median=by_median)[COLUMNS]
    return table.assign(unstable=by_mean != by_median)


def as_records(found: Satisfaction, importance: Mapping[str, float]) -> list[dict[str, Any]]:
    """Return the points of every measure, as `figures satisfaction --json` prints them."""
    measures = list(dict.fromkeys(found.touchpoints.measure))
    return [row for measure in measures for row in records(points(found, importance, measure))]
