"""Credit split over roles: what the room gives each, beside what each claims itself."""

import math

import pandas as pd

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.workshop.answers import POINTS
from cxdash.domain.workshop.questions import Question
from cxdash.i18n.translator import Words
from cxdash.measures.workshop.results import Result
from cxdash.presenters.elements import Drawing, Tab, Table
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.workshop.results import rows as shared
from cxdash.services.workshop import Beside

HALF = 7
"""Half the height of a bar."""

CLAIMED = {
    True: gettext_noop("The roles themselves claim {total} of 100 new customers between them: more than there are."),
    False: gettext_noop("The roles themselves claim {total} of 100 new customers between them."),
}
"""By whether they claim more than the whole."""


def present(question: Question, last: Result, first: Result | None, beside: Beside, words: Words) -> Tab:
    """Return the finding and the picture of credit, most first."""
    heading = finding(question, last, words)
    order = sorted(last.spreads, key=lambda role: -last.spreads[role].median)
    return Tab(
        heading=heading,
        sentences=claimed(beside, words),
        drawing=_drawing(question, order, last, first, beside, heading, words),
        notes=[legend(last, first, beside, words)],
        tables=[Table(shared.asked(question, words), _table(question, order, last, first, beside, words), behind=True)],
    )


def finding(question: Question, last: Result, words: Words) -> str:
    """Return whom the room gives most credit; of a tie, all."""
    called = shared.called(question, words)
    most = max(spread.median for spread in last.spreads.values())
    top = [called[role] for role, spread in last.spreads.items() if spread.median == most]
    values = {"roles": words.list(top), "points": shared.decimal(most, words)}
    if len(top) > 1:
        return words.gettext("The room gives {roles} most credit, {points} of 100 points each.", **values)
    return words.gettext("The room gives {roles} most credit: {points} of 100 points.", **values)


def claimed(beside: Beside, words: Words) -> list[str]:
    """Return what the roles claim together, where they do."""
    total = sum(beside.claims.values())
    return [words.gettext(CLAIMED[total > POINTS], total=words.number(total))] if total else []


def legend(last: Result, first: Result | None, beside: Beside, words: Words) -> str:
    """Return the meaning of the marks."""
    parts = [words.gettext("Bar: the median of what the room gives.")]
    if not last.rounded:
        parts.append(words.gettext("Thin line: from the lowest to the highest."))
    if first:
        parts.append(words.gettext("Hollow: the median of the first vote."))
    if beside.claims:
        parts.append(words.gettext("Upright: what the role claims itself."))
    return " ".join(parts)


def _drawing(
    question: Question,
    order: list[str],
    last: Result,
    first: Result | None,
    beside: Beside,
    heading: str,
    words: Words,
) -> Drawing:
    marks, called = Marks(words), shared.called(question, words)
    highest = [one.median if math.isnan(one.high) else one.high for one in last.spreads.values()]
    scale = shared.Scale(0, max(*highest, *beside.claims.values(), 1))
    figures = [shared.decimal(last.spreads[role].median, words) for role in order]
    placed = shared.named(marks, [called[role] for role in order], figures, [look.TEXT] * len(order))
    for row, role, figure in zip(placed, order, figures, strict=True):
        spread = last.spreads[role]
        said = words.gettext("{role}: {points} of 100 points.", role=called[role], points=figure)
        for where in (DESK, PHONE):
            y, start = row.marks[where], scale.at(0, where)
            if spread.median:
                marks.box(start, scale.at(spread.median, where), y - HALF, y + HALF, "solid", look.CONTEXT, said, where)
            if not math.isnan(spread.low):
                marks.line(
                    scale.at(spread.low, where), scale.at(spread.high, where), y + 10, y + 10, "strong", where=where
                )
            if first and role in first.spreads:
                marks.point(scale.at(first.spreads[role].median, where), y, "ring", look.TEXT, "", where)
            if role in beside.claims:
                at = scale.at(beside.claims[role], where)
                marks.line(at, at, y - 11, y + 11, "tick", look.TEXT, where)
    return marks.drawing(heading, placed[-1].top + placed[-1].height + 4, "credit")


def _table(
    question: Question, order: list[str], last: Result, first: Result | None, beside: Beside, words: Words
) -> pd.DataFrame:
    called, heads = shared.called(question, words), (words.gettext("Role"), words.gettext("Median points"))
    columns = shared.spreads(heads, {role: called[role] for role in order}, last, first, words)
    if beside.claims:
        columns[words.gettext("Claims itself")] = [beside.claims.get(role) for role in order]
    return pd.DataFrame(columns)
