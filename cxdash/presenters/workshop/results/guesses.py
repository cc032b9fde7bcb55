"""Guesses of the score that customers give: a dot for each, and what customers say."""

import math
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from cxdash.charts import look
from cxdash.charts.ownership.ground import GROUND
from cxdash.domain.messages import gettext_noop, half_away
from cxdash.domain.scales import Scale
from cxdash.domain.workshop.questions import About, Question
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.results import WHOLE, Result
from cxdash.presenters.elements import Drawing, Tab, Table
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.workshop.results import rows as shared
from cxdash.services.workshop import Beside

ENDS = {DESK: (40.0, 1176.0), PHONE: (60.0, 1156.0)}
"""Places of the ends of the scale."""

LABELS, STACK, BIN = 64, 150, 0.1
"""Pixels above the dots, the most that those above each other take, and what is drawn above each other."""

MOST_LEVELS = 11
"""The most levels of a scale that are all written."""

AGAINST = {
    True: gettext_noop("The room guesses {guess} for {subject}; customers give {score}."),
    False: gettext_noop("The room guesses {guess} for the whole; customers give {score}."),
}
ALONE = {
    True: gettext_noop("The room guesses {guess} for {subject}; what customers say is not known."),
    False: gettext_noop("The room guesses {guess} for the whole; what customers say is not known."),
}
"""The finding, by whether a place is guessed about."""


def present(question: Question, last: Result, first: Result | None, beside: Beside, words: Words) -> Tab:
    """Return the finding and the picture of guesses beside what customers say."""
    heading = finding(question, last, beside, words)
    return Tab(
        heading=heading,
        sentences=aside(last, beside, words),
        drawing=_drawing(question, last, first, beside, heading, words),
        notes=[legend(last, first, words)],
        tables=[Table(shared.asked(question, words), _table(last, first, beside, words), behind=True)],
    )


def finding(question: Question, last: Result, beside: Beside, words: Words) -> str:
    """Return the room's middle guess beside what customers say."""
    templates = ALONE if math.isnan(beside.score) else AGAINST
    values = {"guess": words.number(last.spreads[WHOLE].median, 1), "score": words.number(beside.score, 1)}
    place = question.about is not About.WHOLE
    return words.gettext(templates[place], subject=shared.subject(question, words), **values)


def aside(last: Result, beside: Beside, words: Words) -> list[str]:
    """Return how many guessed higher than customers say, and lower."""
    given = [half_away(value, 1) for value in last.given.get(WHOLE, ())]
    if math.isnan(beside.score) or not given:
        return []
    score = half_away(beside.score, 1)
    if all(value > score for value in given):
        return [words.gettext("Everyone guessed higher than that.")]
    if all(value < score for value in given):
        return [words.gettext("Everyone guessed lower than that.")]
    above, below = (
        sum(ahead(value) for value in given) for ahead in (lambda one: one > score, lambda one: one < score)
    )
    values = {"above": words.number(above), "below": words.number(below), "of": words.number(len(given))}
    return [words.gettext("Of {of}, {above} guessed higher than that and {below} lower.", **values)]


def legend(last: Result, first: Result | None, words: Words) -> str:
    """Return the meaning of the marks."""
    dots = "" if last.rounded else words.gettext("A dot is a guess.")
    hollow = words.gettext("Hollow: the middle of the first vote.") if first else ""
    return " ".join(filter(None, [dots, words.gettext("Diamond: the middle of the room."), hollow]))


def _at(scale: Scale, value: float, where: str) -> float:
    start, end = ENDS[where]
    return start + (end - start) * (value - scale.lowest) / (scale.highest - scale.lowest)


def _drawing(
    question: Question, last: Result, first: Result | None, beside: Beside, heading: str, words: Words
) -> Drawing:
    marks, scale = Marks(words), Scale.parse(question.scale)
    stacked = Counter(half_away(value, 1) for value in last.given.get(WHOLE, ()))
    most = max(stacked.values(), default=1)
    apart = min(16.0, STACK / most)
    base = LABELS + most * apart
    middle = last.spreads[WHOLE].median
    for where in (DESK, PHONE):
        marks.line(_at(scale, scale.lowest, where), _at(scale, scale.highest, where), base, base, "strong", where=where)
        for level in _levels(scale):
            at = _at(scale, level, where)
            marks.line(at, at, base, base + 5, "strong", where=where)
            marks.text(at, base + 40, words.number(level), "quiet", look.CONTEXT, "center", where=where)
        for value, count in stacked.items():
            said = words.gettext("{value}: {count}.", value=words.number(value, 1), count=words.number(count))
            for place in range(count):
                at = _at(scale, value, where)
                marks.point(at, base - 8 - place * apart, "vote", look.CONTEXT, said, where)
        if first:
            marks.point(_at(scale, first.spreads[WHOLE].median, where), base + 16, "ring", look.TEXT, "", where)
        room = words.gettext("The room: {number}", number=words.number(middle, 1))
        marks.point(_at(scale, middle, where), base + 16, "diamond", look.TEXT, room, where)
        if math.isnan(beside.score):
            _label(marks, _at(scale, middle, where), 14, room, where)
            continue
        said = words.gettext("Customers: {number}", number=words.number(beside.score, 1))
        at = _at(scale, beside.score, where)
        marks.line(at, at, 50, base + 24, "thick", look.TEXT, where)
        _label(marks, at, 14, said, where)
        _label(marks, _at(scale, middle, where), 38, room, where)
    return marks.drawing(heading, base + 56, "guesses")


def _levels(scale: Scale) -> Sequence[float]:
    """Return the levels to write: all, or the ends and the middle of a long scale."""
    whole = range(round(scale.lowest), round(scale.highest) + 1)
    return (
        list(whole) if len(whole) <= MOST_LEVELS else [scale.lowest, (scale.lowest + scale.highest) / 2, scale.highest]
    )


def _label(marks: Marks, at: float, y: float, text: str, where: str) -> None:
    """Write a label above its place, within the picture."""
    share = at / GROUND
    align = "left" if share < 0.25 else "right" if share > 0.75 else "center"
    marks.text(at, y, text, "head", look.TEXT, align, where=where)


def _table(last: Result, first: Result | None, beside: Beside, words: Words) -> pd.DataFrame:
    spread = last.spreads[WHOLE]
    rows = [(words.gettext("The room's middle"), spread.median)]
    if not last.rounded:
        rows += [(words.gettext("Lowest"), spread.low), (words.gettext("Highest"), spread.high)]
    if first:
        rows.append((words.gettext("Middle of the first vote"), first.spreads[WHOLE].median))
    if not math.isnan(beside.score):
        rows.append((words.gettext("Customers"), half_away(beside.score, 1)))
    return pd.DataFrame(rows, columns=[words.gettext("Guess"), words.gettext("Score")])
