"""How long customers stay: the share still there after each month, of those who could have been seen so long."""

from typing import Any

import numpy as np
import pandas as pd

from cxdash.measures.stats.intervals import Z

COLUMNS = ["month", "value", "low", "high", "at_risk", "left"]

Counts = Any
"""An array, a column or a list of numbers."""


def staying(months: Counts, left: Counts, n: Counts) -> pd.DataFrame:
    """Return the share of customers who stay beyond each month, by Kaplan and Meier (1958), with Greenwood's bands.

    *months* a customer has been one, whether it then *left* (else it is there still), and how many such customers
    there are. One row per whole month from 0 to the longest; *at_risk* are those seen that long. Bands are at 95 %.
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
    """Return the first month beyond which at most half stay, or None where more than half stay throughout."""
    reached = curve.month[curve.value <= 0.5 + 1e-12]
    return int(reached.iloc[0]) if len(reached) else None


def after(curve: pd.DataFrame, month: int) -> float:
    """Return the share who stay beyond a month, nan where nobody has been seen so long."""
    seen = curve.value[curve.month == month]
    return float(seen.iloc[0]) if len(seen) else float("nan")
