"""What credit for ten thousand paths costs."""

import numpy as np
import pandas as pd

from benchmarks import measure
from benchmarks.measure import Result, processor
from cxdash.domain.tables import PathTables
from cxdash.measures.paths import figures as paths

BUDGET = 2.0
"""Seconds of processor time that all figures of the paths may take."""

PATHS, TOUCHPOINTS, LONGEST = 10_000, 12, 20


def credit(quick: bool) -> list[Result]:
    """Set the time of all figures of 10,000 distinct paths over 12 touchpoints beside the 2 s they may take."""
    tables = _tables(PATHS)
    with measure.frozen():
        (taken,) = measure.in_turns(3 if quick else 20, processor(lambda: paths.compute(tables)))
    return [
        measure.result(
            "paths.credit",
            "<= 1",
            ("figures", taken),
            ("allowed", [BUDGET] * len(taken)),
            "Credit by five rules and drop-off of 10,000 distinct paths, 12 touchpoints, up to 20 steps, against 2 s.",
        )
    ]


def _tables(count: int) -> PathTables:
    draw, made = np.random.default_rng(1), {}
    while len(made) < count:
        steps = draw.integers(0, TOUCHPOINTS, draw.integers(2, LONGEST + 1))
        made[" > ".join(f"touchpoint_{step}" for step in steps)] = None
    weights = draw.integers(0, 100, (2, count)).astype(float)
    rows = {"path": list(made), "conversions": weights[0], "non_conversions": weights[1] * 10, "value": np.nan}
    keys = [f"touchpoint_{at}" for at in range(TOUCHPOINTS)]
    none = pd.DataFrame()
    touchpoints = pd.DataFrame({"key": keys})
    return PathTables(stages=none, touchpoints=touchpoints, roles=none, assignments=none, paths=pd.DataFrame(rows))
