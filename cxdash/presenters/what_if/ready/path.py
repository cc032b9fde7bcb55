"""What the ready choices have earned more by month, each with its range, and when it is paid back."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.charts import what_if_at_rest as charts
from cxdash.charts.ownership import ground
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.comparison import Comparison
from cxdash.presenters.marks import BOTH, DESK, PHONE, Marks
from cxdash.presenters.what_if.ready.axis import Axis, apart, ticks

COLUMNS = ["x", "y", "low", "high", "dash", "choice", "tone", "where", "name", "month", "earned"]
NEXT, HALF_YEAR, STEPS = 28, 6, 5
"""Pixels between the numbers at the ends, months between those named, and the most steps upwards."""

WORDS_WIDE, LEFT_MOST, RIGHT_MOST = 210, 280, 930
"""What the words on paying back take on the ground, and the places between which they have their middle."""


class Line(NamedTuple):
    """A choice that can be judged: its number, its name, what it brings, and whether it is chosen."""

    number: int
    name: str
    found: Comparison
    chosen: bool


class Frame(NamedTuple):
    """Where months and money stand."""

    months: Axis
    money: Axis

    def at(self, month: float, amount: float = 0.0) -> tuple[float, float]:
        """Return the place of an amount in a month."""
        return self.months.place(month), self.money.place(amount)


def draw(lines: Sequence[Line], unit: float, counted: str, marks: Marks, words: Words) -> pd.DataFrame:
    """Draw what belongs to the lines and return their places; *counted*: the unit in words."""
    marks.text(0, charts.TITLE, words.gettext("Earned more than if we carry on, month by month"), "head", where=DESK)
    marks.text(0, charts.TITLE, words.gettext("Earned more, {unit}", unit=counted), "head", where=PHONE)
    if not lines:
        empty = words.gettext("It cannot be told yet what the choices earn.")
        marks.text(0, charts.TITLE + 30, empty, "row", look.CONTEXT)
        return pd.DataFrame(columns=COLUMNS)
    marks.text(ground.GROUND, charts.TITLE, counted, "quiet", look.CONTEXT, "right", where=DESK)
    spreads = [_spread(one.found, unit) for one in lines]
    scale = ticks(min(float(one.min()) for one in spreads), max(float(one.max()) for one in spreads), STEPS)
    count = spreads[0].shape[1] - 1
    frame = Frame(Axis(charts.FIRST, charts.LAST, [0, count]), Axis(charts.BOTTOM, charts.TOP, scale))
    _grid(frame, count, marks, words)
    _ends(lines, [frame.money.place(float(one[1, -1])) for one in spreads], marks, words)
    _paid_back(lines, frame, marks, words)
    rows = []
    for one, spread in zip(lines, spreads, strict=True):
        dash, tone = list(charts.DASHES)[one.number - 1], look.readings(words)[look.ACCENT if one.chosen else look.TEXT]
        for month in range(count + 1):
            low, middle, high = (frame.money.place(float(value)) for value in spread[:, month])
            mark = (frame.months.place(month), middle, low, high, dash, str(one.number), tone, BOTH)
            rows.append((*mark, one.name, month, float(spread[1, month])))
    return pd.DataFrame(rows, columns=COLUMNS)


def signed(value: float, words: Words) -> str:
    """Write a difference, with a decimal where it is small and not whole."""
    return words.signed(value, int(abs(value) < 10 and abs(value - round(value)) > 1e-6))


def _spread(found: Comparison, unit: float) -> np.ndarray:
    """Return the 10th, 50th and 90th percentile of what is earned more, from now on by month."""
    more = np.quantile((found.paths.earned - found.as_today.earned) / unit, (0.1, 0.5, 0.9), axis=1)
    return np.hstack([np.zeros((3, 1)), more])


def _grid(frame: Frame, count: int, marks: Marks, words: Words) -> None:
    for tick in frame.money.ticks:
        y = frame.money.place(tick)
        marks.line(charts.FIRST, charts.LAST, y, y, "thin" if tick else "strong")
        marks.text(charts.FIRST - 12, y, signed(tick, words), "quiet", look.CONTEXT, "right", where=DESK)
        marks.text(0, y - 9, signed(tick, words), "quiet", look.CONTEXT, where=PHONE)
    for month in range(0, count + 1, HALF_YEAR):
        later = words.gettext("month {number}", number=words.number(month))
        name = later if month else words.gettext("now")
        where = BOTH if month in (0, count) else DESK
        marks.text(frame.months.place(month), charts.MONTHS, name, "quiet", look.CONTEXT, "center", where=where)


def _ends(lines: Sequence[Line], places: Sequence[float], marks: Marks, words: Words) -> None:
    """Write the number and the name of each line at its end."""
    for one, y in zip(lines, apart(places, NEXT), strict=True):
        marks.point(charts.END, y, "number", look.ACCENT, f"{one.number}: {one.name}.", DESK)
        marks.text(charts.END, y, words.number(one.number), "head", look.ACCENT, "center", where=DESK)
        marks.text(charts.PHONE_END, y, words.number(one.number), "head", look.ACCENT, where=PHONE)
        marks.text(charts.END + 22, y, one.name, "name", limit=200, where=DESK)


def _paid_back(lines: Sequence[Line], frame: Frame, marks: Marks, words: Words) -> None:
    """Mark the month in which a choice is paid back; its words stand below the lines, in two rows where they meet."""
    paid = [(one, one.found.payback_month) for one in lines if one.found.payback_month]
    taken: list[float] = []
    for one, month in sorted(paid, key=lambda pair: pair[1] or 0):
        x, y = frame.at(float(month or 0))
        values = {"number": words.number(one.number), "month": words.number(month)}
        said = words.gettext("{number} is paid back in month {month}", **values)
        row = len([place for place in taken if abs(place - x) < WORDS_WIDE]) % 2
        below = charts.PAID + row * charts.NEXT_PAID
        marks.point(x, y, "diamond", look.TEXT, f"{said}.")
        marks.line(x, x, y, below - 9, "strong")
        marks.text(x, below, said, "name", align="center", where=DESK)
        middle = min(max(x, LEFT_MOST), RIGHT_MOST)
        marks.text(middle, charts.PAID + len(taken) % 2 * charts.NEXT_PAID, said, "quiet", align="center", where=PHONE)
        taken.append(x)
