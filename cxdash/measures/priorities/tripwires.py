"""Decisions that are to be taken up again: what was measured lies outside the range that was expected."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cxdash.domain.assumptions import CUSTOMERS, PER_CENT, Reading
from cxdash.domain.periods import month_name, month_number
from cxdash.measures.priorities.decisions import effect, text

Row = Mapping[Any, Any]


class Watched(NamedTuple):
    """The figure that a decision is to move, and the months to read it from, as YYYY-MM.

    *last* is '' where all later months count.
    """

    figure: str
    of: str
    first: str
    last: str


class Reopened(NamedTuple):
    """A decision whose figure lies outside its expected range.

    *measured* has the range's unit; *figure* is '' where it is what the decision itself says was measured.
    """

    key: str
    figure: str
    low: float
    high: float
    unit: str
    measured: float


def watched(row: Row) -> Watched | None:
    """Return what to read to see whether a decision holds; None where it names no figure, no range or no month.

    Figures are read from the months after it was to be done, and after those it started from: what came before was not
    its doing. Customers are read at the end of the month of its review, or of its due date.
    """
    figure = text(row["figure"])
    if not figure or _range(row) is None or row["status"] == "dropped":
        return None
    due, review = (_month(row[name]) for name in ("due", "review"))
    if figure == CUSTOMERS:
        month = review or due
        return Watched(figure, "", month, month) if month else None
    after = max(due, text(row["figure_month"]))
    if not after:
        return None
    return Watched(figure, text(row["figure_of"]), month_name(month_number(after) + 1), "")


def reopened(row: Row, found: Reading | None) -> Reopened | None:
    """Return how a decision was missed, None where it was not or nobody can say; *found*: what `watched` asks for.

    A figure is outside its range where its whole interval is. Without a figure, what was measured is compared with the
    range where both are numbers of one unit.
    """
    expected = _range(row)
    if expected is None or row["status"] == "dropped":
        return None
    low, high = expected
    unit, figure = text(row["expected_unit"]), text(row["figure"])
    measured = _in_unit(row, found, unit) if figure else _measured(row, unit)
    if measured is None or (measured[1] <= high and measured[2] >= low):
        return None
    return Reopened(str(row["key"]), figure, low, high, unit, measured[0])


def _range(row: Row) -> tuple[float, float] | None:
    low, high = row["expected_low"], row["expected_high"]
    return None if pd.isna(low) or pd.isna(high) else (float(low), float(high))


def _month(day: Any) -> str:
    return f"{day:%Y-%m}" if isinstance(day, date) and pd.notna(day) else ""


def _in_unit(row: Row, found: Reading | None, unit: str) -> tuple[float, float, float] | None:
    """Return a figure with its interval in the range's unit; None where it is not known in it."""
    if found is None:
        return None
    values = found.value, found.low, found.high
    then = row["figure_then"]
    if unit == PER_CENT:
        if pd.isna(then) or float(then) <= 0:
            return None
        value, low, high = (100 * (value / float(then) - 1) for value in values)
        values = value, low, high
    elif unit != found.unit:
        return None
    return None if np.isnan(values).any() else values


def _measured(row: Row, unit: str) -> tuple[float, float, float] | None:
    said = effect(text(row["measured_effect"]))
    return (said[0],) * 3 if said and said[1] == unit.casefold() else None
