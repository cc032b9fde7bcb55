"""What the pictures of answers share: rows with a name, a scale across them, and a dot for each answer."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxdash.charts import look
from cxdash.charts.ownership.ground import GROUND
from cxdash.domain.messages import Name
from cxdash.domain.workshop.questions import Question
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.workshop.results import Result
from cxdash.presenters.marks import DESK, PHONE, Marks

NAME_WIDTH, PHONE_NAME_WIDTH = 26, 32
"""Characters of a line of a row's name."""

LIMIT = {DESK: 300, PHONE: 320}
"""The most pixels of a line of a name that is one long word."""

HEAD, ROW, DEEP, LINE, PHONE_MARKS = 30, 46, 16, 17, 20
"""Pixels above the first row, of a row, of a second line of its marks, of each further line of its name, and from a
phone's name to its marks.
"""

ENDS = {DESK: (330.0, 1040.0), PHONE: (30.0, 1120.0)}
"""Places of the ends of a scale."""

MOST_VALUES = 10
"""The most values at an axis."""

FIGURE = {DESK: (1216.0, "right"), PHONE: (1216.0, "right")}
"""Where a row's figure stands."""

DOT = {DESK: 18.0, PHONE: 46.0}
"""The distance of two dots beside each other."""


class Scale(NamedTuple):
    """A scale from the lowest to the highest value; *inset*: by how much it is shorter at each end on a phone, and by
    half of that on a desk.
    """

    low: float
    high: float
    inset: float = 0.0

    def at(self, value: float, where: str) -> float:
        """Return the place of a value in a form of the picture."""
        inset = self.inset if where == PHONE else self.inset / 2
        start, end = ENDS[where][0] + inset, ENDS[where][1] - inset
        return start + (end - start) * (value - self.low) / ((self.high - self.low) or 1.0)


class Row(NamedTuple):
    """A row's top and height, and the heights of its marks by form."""

    top: float
    height: float
    marks: dict[str, float]


def named(
    marks: Marks,
    names: Sequence[str],
    figures: Sequence[str],
    tones: Sequence[int],
    top: float = 0,
    *,
    deep: bool = False,
) -> list[Row]:
    """Write the names of rows with their figures, a line under each row, and return where their marks go.

    *deep*: marks take two lines.
    """
    rows = []
    for name, figure, tone in zip(names, figures, tones, strict=True):
        desk, phone = wrapped(name, NAME_WIDTH), wrapped(name, PHONE_NAME_WIDTH)
        over = phone.count("\n") * LINE
        height = ROW + max(over, desk.count("\n") * LINE) + DEEP * deep
        marks.text(0, top + height / 2, desk, "name", tone, limit=LIMIT[DESK], where=DESK)
        marks.text(0, top + 11 + over / 2, phone, "name", tone, limit=LIMIT[PHONE], where=PHONE)
        for where, y in ((DESK, top + height / 2), (PHONE, top + 11)) if figure else ():
            marks.text(FIGURE[where][0], y, figure, "head", tone, "right", where=where)
        marks.line(0, GROUND, top + height, top + height)
        rows.append(
            Row(top, height, {DESK: top + height / 2, PHONE: top + 11 + over + PHONE_MARKS + DEEP * deep * 0.75})
        )
        top += height
    return rows


def dots(marks: Marks, row: Row, given: Sequence[float], scale: Scale, step: float, said: str) -> None:
    """Draw a dot for each answer, those alike side by side, above the row's middle; *step*: between two levels."""
    for where in (DESK, PHONE):
        room = abs(scale.at(scale.low + step, where) - scale.at(scale.low, where)) * 0.9
        for value, count in Counter(given).items():
            apart = min(DOT[where], room / max(count, 1))
            first = scale.at(value, where) - (count - 1) * apart / 2
            for place in range(count):
                marks.point(first + place * apart, row.marks[where] - 9, "vote", look.CONTEXT, said, where)


def levels(marks: Marks, scale: Scale, texts: Sequence[tuple[float, str]], y: float = 12) -> None:
    """Write what a scale's levels are called above its rows; the outer ones stay within the picture."""
    for where in (DESK, PHONE):
        for place, (value, text) in enumerate(texts):
            outer = where == PHONE and place in (0, len(texts) - 1)
            align = ("right" if place else "left") if outer else "center"
            at = (float(GROUND) if place else 0.0) if outer else scale.at(value, where)
            marks.text(at, y, text, "quiet", look.CONTEXT, align, where=where)


def axis(marks: Marks, scale: Scale, y: float, words: Words) -> None:
    """Draw a line under rows, with round values of the scale at it."""
    step = 10 ** math.floor(math.log10((scale.high - scale.low) or 1.0))
    step = next(one for one in (step / 5, step / 2, step) if (scale.high - scale.low) / one <= MOST_VALUES)
    values = [step * place for place in range(math.ceil(scale.low / step), math.floor(scale.high / step) + 1)]
    for where in (DESK, PHONE):
        marks.line(*ENDS[where], y, y, "strong", where=where)
        for value in values:
            at = scale.at(value, where)
            marks.line(at, at, y, y + 5, "strong", where=where)
            marks.text(at, y + 17, decimal(value, words), "quiet", look.CONTEXT, "center", where=where)


def called(question: Question, words: Words) -> dict[str, str]:
    """Return what may be answered, rated or given points in words, by its code."""
    return {code: in_words(name, words) for code, name in {**question.offered, **question.items}.items()}


def in_words(name: object, words: Words) -> str:
    """Return a name or a message in words."""
    return name.said(words.tongue) if isinstance(name, Name) else words.sentence(name)  # type: ignore[arg-type]


def asked(question: Question, words: Words) -> str:
    """Return the question in words."""
    return question.asked if isinstance(question.asked, str) else words.sentence(question.asked)


def subject(question: Question, words: Words) -> str:
    """Return what the question is about in words, '' where it names nothing."""
    return question.subject_name.said(words.tongue) if question.subject_name else question.subject


def decimal(value: float, words: Words) -> str:
    """Write a number with a decimal where it has one."""
    return words.number(value, 0 if abs(value - round(value)) < 0.05 else 1)


def spreads(heads: tuple[str, str], rows: Mapping[str, str], last: Result, first: Result | None, words: Words) -> dict:
    """Return a table's columns by head: what was asked of, its median, where it is known the ends, and the first vote.

    *heads*: of the first two columns. *rows*: the names by code, in order.
    """
    of_last = [last.spreads[code] for code in rows]
    columns: dict[str, list] = {heads[0]: list(rows.values()), heads[1]: [one.median for one in of_last]}
    if not last.rounded:
        columns[words.gettext("Lowest")] = [one.low for one in of_last]
        columns[words.gettext("Highest")] = [one.high for one in of_last]
    if first:
        columns[words.gettext("Median in the first vote")] = [first.spreads[code].median for code in rows]
    return columns
