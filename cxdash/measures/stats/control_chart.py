"""Control charts: whether a figure moved more from month to month than it usually does.

Source: Wheeler's XmR chart; NIST/SEMATECH e-Handbook 6.3.2.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.periods import month_name, month_number
from cxdash.domain.scales import PRESETS, Measure
from cxdash.measures.stats import intervals

LEAST_MONTHS, SETTLED_MONTHS = 12, 20
"""The fewest months for limits, and the fewest for limits that are not provisional."""

LEAST_STEPS = 6
"""The fewest steps from one month to the next for limits: our own rule, half of what twelve months have."""

IN_A_ROW = 8
"""So many months in a row on one side of the centre are unlikely to be chance; a missing month ends the row."""

SPREAD = 3 / 1.128
"""The distance of the limits from the centre, in mean moving ranges."""

OUTSIDE, RUN, USUAL, SHORT = "outside", "run", "usual", "short"
"""States of the last month: outside the limits, in a long run on one side, neither, or too few months to judge."""

COLUMNS = ["touchpoint", "measure", "state", "side", "since", "months", "last", "value", "centre", "low", "high"]


@dataclass(frozen=True)
class Limits:
    """The centre of a series, its mean step from one month to the next, and the range it usually stays within."""

    centre: float
    moving_range: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Signal:
    """The state of a series in its last month.

    *state*: OUTSIDE, RUN, USUAL or SHORT. *side*: 1 above the centre, −1 below, 0 if USUAL. *since*: the state's first
    month. *limits*: None if SHORT. *outside* and *in_run*: by month.
    """

    months: tuple[str, ...]
    values: np.ndarray
    limits: Limits | None
    outside: np.ndarray
    in_run: np.ndarray
    state: str
    side: int
    since: str

    @property
    def missing(self) -> list[str]:
        """The months between the first and the last that have no value."""
        span = range(month_number(self.months[0]), month_number(self.months[-1]))
        return [month for month in map(month_name, span) if month not in self.months]

    @property
    def provisional(self) -> bool:
        """Whether the limits rest on few months."""
        return len(self.months) < SETTLED_MONTHS


def limits(values: Sequence[float] | np.ndarray, follows: np.ndarray | None = None) -> Limits:
    """Return the natural limits of a series in its order.

    *follows*: whether each value but the first follows on the one before; left out, all do. Only such steps count.
    Raises ValueError on a series without any step.
    """
    series = np.asarray(values, float)
    steps = np.abs(np.diff(series))
    steps = steps if follows is None else steps[follows]
    if not len(steps):
        raise ValueError("The limits of a series without two values that follow on each other are undefined.")
    centre, moving = float(series.mean()), float(steps.mean())
    return Limits(centre, moving, centre - SPREAD * moving, centre + SPREAD * moving)


def signal(months: Sequence[str], values: Sequence[float] | np.ndarray) -> Signal:
    """Judge a series by two rules: a value outside the limits, and eight in a row on one side of the centre.

    *months*: of the values, in their order. No step and no row reaches over a month that is missing.
    """
    series, nowhere = np.asarray(values, float), np.zeros(len(values), bool)
    follows = np.diff([month_number(month) for month in months]) == 1
    if len(series) < LEAST_MONTHS or follows.sum() < LEAST_STEPS:
        return Signal(tuple(months), series, None, nowhere, nowhere, SHORT, 0, "")
    found = limits(series, follows)
    outside = (series < found.low) | (series > found.high)
    sides = np.sign(series - found.centre).astype(int)
    lengths = _lengths(sides, follows)
    in_run = lengths >= IN_A_ROW
    state, first = USUAL, -1
    if in_run[-1]:
        state, first = RUN, len(series) - int(lengths[-1])
    elif outside[-1]:
        state = OUTSIDE
    side = int(sides[-1]) if state != USUAL else 0
    return Signal(tuple(months), series, found, outside, in_run, state, side, months[first] if state != USUAL else "")


def series(months: pd.DataFrame, measure: str) -> dict[str, tuple[list[str], np.ndarray]]:
    """Return months and values of each touchpoint ('' = the whole relationship) on a measure, if enough answered.

    *months*: that of measures.satisfaction. The value is the net promoter score, the share solved, or else the mean.
    """
    asked = months[(months.measure == measure) & intervals.enough(months.n_eff.to_numpy(float))]
    column = figure_of(months, measure)
    parts = asked.sort_values("month", kind="stable").groupby("touchpoint", sort=False)
    return {str(key): (list(part.month), part[column].to_numpy(float)) for key, part in parts}


def figure_of(months: pd.DataFrame, measure: str) -> str:
    """Return the column that a measure is followed by: mean where answers to it have no net promoter score."""
    column = PRESETS[Measure(measure)].figure
    known = months.loc[months.measure == measure, column].notna().any() if column == "nps" else True
    return column if known else "mean"


def signals(months: pd.DataFrame, measure: str) -> dict[str, Signal]:
    """Return the signal of each touchpoint with a series; '' is the whole relationship."""
    return {key: signal(*one) for key, one in series(months, measure).items()}


def as_records(months: pd.DataFrame) -> list[dict[str, object]]:
    """Return the state of every series, as `figures satisfaction --json` prints it; None for unknown limits."""
    asked = list(dict.fromkeys(months.measure))
    return [_record(key, measure, one) for measure in asked for key, one in signals(months, measure).items()]


def _record(key: str, measure: str, one: Signal) -> dict[str, object]:
    known = one.limits
    values = (
        *(key, measure, one.state, one.side, one.since or None, len(one.months), one.months[-1], float(one.values[-1])),
        *((known.centre, known.low, known.high) if known else (None, None, None)),
    )
    return {**dict(zip(COLUMNS, values, strict=True)), "provisional": one.provisional, "missing": one.missing}


def _lengths(sides: np.ndarray, follows: np.ndarray) -> np.ndarray:
    """Return the length of the run that each value belongs to; a value on the centre and a missing month end a run."""
    starts = np.flatnonzero(np.concatenate([[True], (np.diff(sides) != 0) | ~follows]))
    sizes = np.diff([*starts, len(sides)])
    return np.where(sides == 0, 0, np.repeat(sizes, sizes))
