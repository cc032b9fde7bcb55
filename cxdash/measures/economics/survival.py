"""How long customers stay: the share still there after each month."""

from typing import Any

import numpy as np
import pandas as pd

from cxdash.measures.stats.intervals import Z

COLUMNS = ["month", "value", "low", "high", "at_risk", "left"]

Counts = Any
"""An array, a column or a list of numbers."""


def staying(months: Counts, left: Counts, n: Counts) -> pd.DataFrame:
    """Return the Kaplan–Meier estimate of the share who stay beyond each month, with Greenwood's 95 % intervals.

    *months*: how long a customer has been one; *left*: whether it then left, else it is still there; *n*: how many such
    customers. One row per whole month from 0 to the longest; *at_risk*: customers observed that long.

    Source: Kaplan & Meier 1958; Greenwood 1926.
    """
    whole = np.floor(np.asarray(months, float)).astype(int)
    n, gone = np.asarray(n, float), np.asarray(left, bool)
    if not n.sum() > 0:
        return pd.DataFrame(columns=COLUMNS, dtype=float)
    size = whole.max() + 1
    lost = np.bincount(whole[gone], weights=n[gone], minlength=size)
    at_risk = np.bincount(whole, weights=n, minlength=size)[::-1].cumsum()[::-1]
    value = np.cumprod(1 - lost / at_risk)
    stay = at_risk - lost
    steps = np.divide(lost, at_risk * stay, out=np.zeros(size), where=stay > 0)
    half = Z * value * np.sqrt(steps.cumsum())
    bands = np.clip(value - half, 0, 1), np.clip(value + half, 0, 1)
    table = pd.DataFrame(dict(zip(COLUMNS, (np.arange(size), value, *bands, at_risk, lost), strict=True)))
    return table.astype({"month": int})


def median(curve: pd.DataFrame) -> int | None:
    """Return the first month beyond which at most half stay; None if more do throughout."""
    reached = curve.month[curve.value <= 0.5 + 1e-12]
    return int(reached.iloc[0]) if len(reached) else None


def after(curve: pd.DataFrame, month: int) -> float:
    """Return the share who stay beyond a month; nan if nobody has been observed so long."""
    seen = curve.value[curve.month == month]
    return float(seen.iloc[0]) if len(seen) else float("nan")
