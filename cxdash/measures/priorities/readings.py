"""The figures that decisions are meant to move, read from the figures of a period; None where it does not say them.

A sum or a mean of several touchpoints is read only where each of them is known, so that two periods count the same.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.assumptions import Reading
from cxdash.domain.scales import Question, asking
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.satisfaction.let_downs import LetDowns


def let_downs(counted: LetDowns, of: str, month: str) -> Reading | None:
    """Return the let-downs a year at a stage or touchpoint, or at all ('')."""
    lost = counted.touchpoints
    own = lost[(lost.stage == of) | (lost.key == of)] if of else lost
    if own.empty or own.let_downs.isna().any():
        return None
    if not of:
        return _reading(vars(counted.total), month)
    stages = counted.stages[counted.stages.key == of]
    row = (stages if len(stages) else own).rename(columns={"let_downs": "value"}).iloc[0]
    return _reading(row, month)


def score(found: Satisfaction, of: str, month: str) -> Reading | None:
    """Return the satisfaction with a stage, a touchpoint or the whole relationship (''), on the scale asked."""
    stages = found.own_stages[~(found.own_stages.hidden.astype(bool) | found.own_stages.unasked.astype(bool))]
    rows = pd.concat([stages, found.own]) if of else found.relationship.assign(key="")
    rows = rows[(rows.key == of) & rows.measure.isin(list(asking(Question.SATISFACTION))) & rows["mean"].notna()]
    if rows.empty:
        return None
    row = rows.iloc[0]
    values = {"value": row["mean"], "low": row["mean_low"], "high": row["mean_high"]}
    return _reading(values, month, "" if row["of_the_way"] else str(row["scale"]))


def counted(values: pd.DataFrame, column: str, first: str = "", last: str = "") -> Reading | None:
    """Return the last value of a *column* by month, of the months from *first* to *last* ('' = any)."""
    known = values[values[column].notna() & (values.month >= first)]
    known = known[known.month <= last] if last else known
    if known.empty:
        return None
    row = known.sort_values("month", kind="stable").iloc[-1]
    value = float(row[column])
    return Reading(value, value, value, str(row["month"]))


def _reading(row: Mapping[str, Any] | pd.Series, month: str, unit: str = "") -> Reading | None:
    value, low, high = (float(row[name]) for name in ("value", "low", "high"))
    return Reading(value, low, high, month, unit) if np.isfinite([value, low, high]).all() else None
