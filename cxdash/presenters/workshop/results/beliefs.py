"""Votes on an assumption: each voter's range, and the room's, which What if can use."""

import math

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership.ground import GROUND
from cxdash.domain.assumptions import NAMES, UNITS
from cxdash.domain.messages import gettext_noop
from cxdash.domain.workshop.questions import Question
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.workshop.results import Result
from cxdash.presenters.elements import Drawing, Tab, Table
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.what_if.screen import value_of
from cxdash.presenters.workshop.results import rows as shared
from cxdash.services.workshop import Beside

OF_ALL, STEP = 300, 15
"""The most pixels that the voters' lines take together, and the distance of two."""

BELIEVES = gettext_noop("On “{belief}” the room believes {mode}, from {low} to {high}.")
OF_ONE = gettext_noop("{name}: {middle}, from {low} to {high}.")


def present(question: Question, last: Result, first: Result | None, beside: Beside, words: Words) -> Tab:
    """Return the finding and the picture of a room's ranges."""
    heading = finding(question, last, beside, words)
    return Tab(
        heading=heading,
        drawing=_drawing(question, last, first, beside, heading, words),
        notes=[legend(words)],
        tables=[Table(shared.asked(question, words), _table(question, last, first, beside, words), behind=True)],
    )


def finding(question: Question, last: Result, beside: Beside, words: Words) -> str:
    """Return the room's range in words."""
    belief = words.gettext(NAMES[question.subject])
    return words.gettext(BELIEVES, belief=belief, **_texts(question, _room(last), beside, words))


def legend(words: Words) -> str:
    """Return the meaning of the marks."""
    rule = words.gettext("1 in 10 times it is less than low, 1 in 10 times more than high.")
    lines = words.gettext("Thin lines: a voter's low and high, with a dot at what is most likely.")
    return f"{lines} {rule}"


def _room(last: Result) -> Assumption:
    if last.range is None:
        raise ValueError("Only votes on an assumption have a range.")
    return last.range


def _texts(question: Question, one: Assumption, beside: Beside, words: Words) -> dict[str, str]:
    low, mode, high = (value_of(question.subject, value, beside.currency, words) for value in one)
    return {"low": low, "mode": mode, "high": high}


def _rows(last: Result, first: Result | None, beside: Beside, words: Words) -> list[tuple[str, Assumption, int]]:
    """Return the ranges with a name: the room's, that of its first vote, and what is assumed so far."""
    rows = [(words.gettext("The room"), _room(last), look.TEXT)]
    if first and first.range:
        rows.append((words.gettext("The room's first vote"), first.range, look.CONTEXT))
    if beside.assumed:
        rows.append((words.gettext("What if assumes so far"), _whole(beside.assumed), look.CONTEXT))
    return rows


def _whole(one: Assumption) -> Assumption:
    low, high = (one.mode if math.isnan(end) else end for end in (one.low, one.high))
    return Assumption(low, one.mode, high)


def _drawing(
    question: Question, last: Result, first: Result | None, beside: Beside, heading: str, words: Words
) -> Drawing:
    marks, rows = Marks(words), _rows(last, first, beside, words)
    every = [*(one for _, one, _ in rows), *last.lines]
    scale = shared.Scale(min(one.low for one in every), max(one.high for one in every))
    modes = [_texts(question, one, beside, words)["mode"] for _, one, _ in rows]
    placed = shared.named(marks, [name for name, _, _ in rows], modes, [tone for _, _, tone in rows])
    for row, (name, one, tone) in zip(placed, rows, strict=True):
        texts = _texts(question, one, beside, words)
        said = words.gettext(OF_ONE, name=name, middle=texts["mode"], low=texts["low"], high=texts["high"])
        for where in (DESK, PHONE):
            y, away = row.marks[where], 12 if where == DESK else 30
            low, high = scale.at(one.low, where), scale.at(one.high, where)
            marks.line(low, high, y, y, "range" if tone == look.TEXT else "heavy", tone, where)
            marks.point(scale.at(one.mode, where), y, "diamond", tone, said, where)
            _end(marks, low, y, texts["low"], -away, where)
            _end(marks, high, y, texts["high"], away, where)
    y = placed[-1].top + placed[-1].height + 16
    step = min(STEP, OF_ALL / len(last.lines))
    for line in last.lines:
        for where in (DESK, PHONE):
            marks.line(scale.at(line.low, where), scale.at(line.high, where), y, y, "strong", where=where)
            marks.point(scale.at(line.mode, where), y, "small", look.CONTEXT, "", where)
        y += step
    middle = y - step * (len(last.lines) + 1) / 2
    marks.text(0, middle, words.gettext("Each voter"), "name", look.TEXT, where=DESK)
    unit = words.gettext(UNITS[question.subject], currency=words.currency(beside.currency))
    shared.axis(marks, scale, y, words)
    marks.text(GROUND, y + 36, unit, "quiet", look.CONTEXT, "right")
    return marks.drawing(heading, y + 48, "ranges")


def _end(marks: Marks, at: float, y: float, text: str, away: float, where: str) -> None:
    """Write an end beside its line; on a phone above it, where that would leave the picture."""
    beyond = where == PHONE and not 90 < at + away < GROUND - 90
    marks.text(
        min(max(at, 0), GROUND) if beyond else at + away,
        y - 14 if beyond else y,
        text,
        "quiet",
        look.CONTEXT,
        ("left" if away < 0 else "right") if beyond else ("right" if away < 0 else "left"),
        where=where,
    )


def _table(question: Question, last: Result, first: Result | None, beside: Beside, words: Words) -> pd.DataFrame:
    rows = [
        (name, *(value_of(question.subject, value, beside.currency, words) for value in one))
        for name, one, _ in _rows(last, first, beside, words)
    ]
    heads = [words.gettext("Whose"), words.gettext("Low"), words.gettext("Most likely"), words.gettext("High")]
    return pd.DataFrame(rows, columns=heads)
