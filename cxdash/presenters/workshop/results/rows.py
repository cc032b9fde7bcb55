"""What the pictures of answers share: rows with a name, a scale across them, and a dot for each answer."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cxdash.charts import look
from cxdash.charts.ownership.ground import GROUND
from cxdash.domain.messages import Name
from cxdash.domain.workshop.questions import Question
from cxdash.i18n.translator import Words, wrapped
from cxdash.presenters.marks import DESK, PHONE, Marks

NAME_WIDTH, PHONE_NAME_WIDTH = 28, 32
"""Characters of a line of a row's name."""

HEAD, ROW, LINE, PHONE_MARKS = 30, 46, 17, 20
"""Pixels above the first row, of a row, of each further line of its name, and from a phone's name to its marks."""

ENDS = {DESK: (330.0, 1040.0), PHONE: (30.0, 1186.0)}
"""Places of the ends of a scale."""

FIGURE = {DESK: (1216.0, "right"), PHONE: (1216.0, "right")}
"""Where a row's figure stands."""

DOT = {DESK: 15.0, PHONE: 46.0}
"""The distance of two dots beside each other."""


class Scale(NamedTuple):
    """A scale from the lowest to the highest value."""

    low: float
    high: float

    def at(self, value: float, where: str) -> float:
        """Return the place of a value in a form of the picture."""
        start, end = ENDS[where]
        return start + (end - start) * (value - self.low) / ((self.high - self.low) or 1.0)


class Row(NamedTuple):
    """A row's top and height, and the heights of its marks by form."""

    top: float
    height: float
    marks: dict[str, float]


def named(
    marks: Marks, names: Sequence[str], figures: Sequence[str], tones: Sequence[int], top: float = 0
) -> list[Row]:
    """Write the names of rows with their figures, a line under each row, and return where their marks go."""
    rows = []
    for name, figure, tone in zip(names, figures, tones, strict=True):
        desk, phone = wrapped(name, NAME_WIDTH), wrapped(name, PHONE_NAME_WIDTH)
        over = phone.count("\n") * LINE
        height = ROW + max(over, desk.count("\n") * LINE)
        marks.text(0, top + height / 2, desk, "name", tone, where=DESK)
        marks.text(0, top + 11 + over / 2, phone, "name", tone, where=PHONE)
        for where, y in ((DESK, top + height / 2), (PHONE, top + 11)):
            marks.text(FIGURE[where][0], y, figure, "head", tone, "right", where=where)
        marks.line(0, GROUND, top + height, top + height)
        rows.append(Row(top, height, {DESK: top + height / 2, PHONE: top + 11 + over + PHONE_MARKS}))
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
