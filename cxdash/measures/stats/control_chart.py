"""Whether a figure moved more from month to month than it usually does (Wheeler's XmR chart; NIST/SEMATECH 6.3.2.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.scales import Measure
from cxdash.domain.vocabulary import MINIMUM_ANSWERS

LEAST_MONTHS, SETTLED_MONTHS = 12, 20
"""With fewer months there are no limits; with fewer than these they are provisional."""

IN_A_ROW = 8
"""So many months on one side of the middle are no chance."""

SPREAD = 3 / 1.128
"""How many mean moving ranges the limits lie from the middle."""

OUTSIDE, RUN, USUAL, SHORT = "outside", "run", "usual", "short"
"""What the last month says: outside the limits, in a long run on one side, neither, or that there are too few months."""

COLUMNS = ["touchpoint", "measure", "state", "side", "since", "months", "last", "value", "centre", "low", "high"]


@dataclass(frozen=True)
class Limits:
    """The middle of a series, the mean step from one value to the next, and what it usually stays within."""

    centre: float
    moving_range: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Signal:
    """What a series says of its last month.

    *state* is one of OUTSIDE, RUN, USUAL, SHORT; *side* 1 above, −1 below the middle, 0 where it is USUAL; *since* is
    the first month of it. *limits* is None of too short a series. *outside* and *in_run* tell of every month.
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
    def provisional(self) -> bool:
        """Tell whether the limits stand on few months."""
        return len(self.months) < SETTLED_MONTHS


def limits(values: Sequence[float] | np.ndarray) -> Limits:
    """Return the natural limits of a series in its order. Raises ValueError on fewer than two values."""
    series = np.asarray(values, float)
    if len(series) < 2:
        raise ValueError("The limits of fewer than two values are undefined.")
    centre, moving = float(series.mean()), float(np.abs(np.diff(series)).mean())
    return Limits(centre, moving, centre - SPREAD * moving, centre + SPREAD * moving)


def signal(months: Sequence[str], values: Sequence[float] | np.ndarray) -> Signal:
    """Judge a series by two rules: a value outside the limits, and eight in a row on one side of the middle."""
    series, nowhere = np.asarray(values, float), np.zeros(len(values), bool)
    if len(series) < LEAST_MONTHS:
        return Signal(tuple(months), series, None, nowhere, nowhere, SHORT, 0, "")
    found = limits(series)
    outside = (series < found.low) | (series > found.high)
    sides = np.sign(series - found.centre).astype(int)
    lengths = _lengths(sides)
    in_run = lengths >= IN_A_ROW
    state, first = USUAL, -1
    if in_run[-1]:
        state, first = RUN, len(series) - _to_the_end(sides)
    elif outside[-1]:
        state = OUTSIDE
    side = int(sides[-1]) if state != USUAL else 0
    return Signal(tuple(months), series, found, outside, in_run, state, side, months[first] if state != USUAL else "")


def series(months: pd.DataFrame, measure: str) -> dict[str, tuple[list[str], np.ndarray]]:
    """Return the months and values of each touchpoint on a measure ('' = the whole relationship), where enough answered.

    *months* is that of measures.satisfaction. The value is the net promoter score, the share solved, else the mean.
    """
    asked = months[(months.measure == measure) & (months.n >= MINIMUM_ANSWERS)]
    column = VALUES.get(Measure(measure), "mean")
    parts = asked.sort_values("month").groupby("touchpoint", sort=False)
    return {str(key): (list(part.month), part[column].to_numpy(float)) for key, part in parts}


VALUES = {Measure.NPS: "nps", Measure.RESOLVED: "top2"}
"""The figure of a month, of measures where it is not the mean."""


def signals(months: pd.DataFrame, measure: str) -> dict[str, Signal]:
    """Return the signal of each touchpoint with a series, '' being the whole relationship."""
    return {key: signal(*one) for key, one in series(months, measure).items()}


def as_records(months: pd.DataFrame) -> list[dict[str, object]]:
    """Return what every series says, as `figures satisfaction --json` prints it: None for limits that are not known."""
    asked = list(dict.fromkeys(months.measure))
    return [_record(key, measure, one) for measure in asked for key, one in signals(months, measure).items()]


def _record(key: str, measure: str, one: Signal) -> dict[str, object]:
    known = one.limits
    values = (
        *(key, measure, one.state, one.side, one.since or None, len(one.months), one.months[-1], float(one.values[-1])),
        *((known.centre, known.low, known.high) if known else (None, None, None)),
    )
    return {**dict(zip(COLUMNS, values, strict=True)), "provisional": one.provisional}


def _lengths(sides: np.ndarray) -> np.ndarray:
    """Return for each value how long the stretch on its side is; a value on the middle ends a stretch."""
    starts = np.flatnonzero(np.diff(sides, prepend=sides[0] + 2))
    sizes = np.diff([*starts, len(sides)])
    return np.where(sides == 0, 0, np.repeat(sizes, sizes))


def _to_the_end(sides: np.ndarray) -> int:
    """Return how long the last stretch is."""
    other = np.flatnonzero(sides != sides[-1])
    return len(sides) if not len(other) else len(sides) - 1 - int(other[-1])
