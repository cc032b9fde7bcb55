"""Ratings of the six keys, or of what a role may decide: the weakest, and a dot for each answer."""

import math

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.ownership import CanAct
from cxdash.domain.workshop.answers import RATINGS
from cxdash.domain.workshop.questions import Kind, Question
from cxdash.i18n.translator import Words
from cxdash.measures.ownership import mandate
from cxdash.measures.workshop.results import Result
from cxdash.presenters.elements import Drawing, Tab, Table
from cxdash.presenters.marks import DESK, PHONE, Marks
from cxdash.presenters.workshop.results import rows as shared

SCALE = shared.Scale(RATINGS[0], RATINGS[-1], 110)

CAN_ACT = {
    CanAct.CAN: gettext_noop("The room holds that {role} can act; the weakest is “{weakest}”: median {median} of 5."),
    CanAct.PARTLY: gettext_noop(
        "The room holds that {role} can act only in part; the weakest is “{weakest}”: median {median} of 5."
    ),
    CanAct.CANNOT: gettext_noop("The room holds that {role} cannot act: “{weakest}” has a median of {median} of 5."),
}
"""What the room holds of a role's mandate."""

WEAKEST = gettext_noop("The room rates “{weakest}” weakest: median {median} of 5.")


def present(question: Question, last: Result, first: Result | None, words: Words) -> Tab:
    """Return the finding and the picture of ratings, the weakest first."""
    heading, called = finding(question, last, words), shared.called(question, words)
    order = sorted(last.spreads, key=lambda item: (last.spreads[item].median, _mean(last, item)))
    table = _table(order, last, first, called, words)
    return Tab(
        heading=heading,
        drawing=_drawing(question, order, last, first, heading, words),
        notes=[legend(last, first, words)],
        tables=[Table(shared.asked(question, words), table, behind=True)],
    )


def weakest(last: Result) -> list[str]:
    """Return what has the lowest median; more than one in a tie, none where all are alike."""
    medians = {item: spread.median for item, spread in last.spreads.items()}
    lowest = [item for item, median in medians.items() if median == min(medians.values())]
    return [] if len(lowest) == len(medians) else lowest


def verdict(last: Result) -> CanAct:
    """Return whether a role can act: by the median of its statements' medians, as on Owners."""
    median = float(np.median([spread.median for spread in last.spreads.values()]))
    return mandate.can_act(median, mandate.FEWEST_RATERS)


def finding(question: Question, last: Result, words: Words) -> str:
    """Return the weakest of what was rated, and of a mandate whether the role can act."""
    called = shared.called(question, words)
    named = weakest(last) or list(last.spreads)[:1]
    median = shared.decimal(last.spreads[named[0]].median, words)
    if not weakest(last) and question.kind is Kind.SIX_KEYS:
        return words.gettext("The room rates all six keys alike: median {median} of 5.", median=median)
    values = {"weakest": words.list(called[item] for item in named), "median": median}
    if question.kind is Kind.SIX_KEYS:
        return words.gettext(WEAKEST, **values)
    return words.gettext(CAN_ACT[verdict(last)], role=shared.subject(question, words), **values)


def legend(last: Result, first: Result | None, words: Words) -> str:
    """Return the meaning of the marks."""
    if last.rounded:
        return words.gettext("Diamond: the median.")
    text = words.gettext("Dot: one answer. Diamond: the median. Line: from the lowest to the highest answer.")
    hollow = words.gettext("Hollow: the median of the first vote.")
    return f"{text} {hollow}" if first else text


def _mean(last: Result, item: str) -> float:
    return float(np.mean(last.given[item])) if item in last.given else 0.0


def _tone(question: Question, item: str, last: Result) -> int:
    """Return warm for what a mandate lacks, and the tone of a choice for the weakest key."""
    if question.kind is Kind.MANDATE:
        return look.WARNING if last.spreads[item].median < mandate.PARTLY else look.TEXT
    return look.ACCENT if item in weakest(last) else look.TEXT


def _drawing(
    question: Question, order: list[str], last: Result, first: Result | None, heading: str, words: Words
) -> Drawing:
    marks, called = Marks(words), shared.called(question, words)
    ends = {RATINGS[0]: words.gettext("not at all"), RATINGS[-1]: words.gettext("fully")}
    texts = [(float(one), f"{words.number(one)} {ends[one]}" if one in ends else words.number(one)) for one in RATINGS]
    shared.levels(marks, SCALE, texts)
    tones = [_tone(question, item, last) for item in order]
    figures = [shared.decimal(last.spreads[item].median, words) for item in order]
    placed = shared.named(marks, [called[item] for item in order], figures, tones, shared.HEAD, deep=True)
    for row, item, tone in zip(placed, order, tones, strict=True):
        spread = last.spreads[item]
        said = words.gettext(
            "{item}: median {median} of 5.", item=called[item], median=shared.decimal(spread.median, words)
        )
        shared.dots(marks, row, last.given.get(item, ()), SCALE, 1, said)
        for where in (DESK, PHONE):
            y = row.marks[where] + 9
            if not math.isnan(spread.low):
                marks.line(SCALE.at(spread.low, where), SCALE.at(spread.high, where), y, y, "strong", where=where)
            if first and item in first.spreads:
                marks.point(SCALE.at(first.spreads[item].median, where), y, "ring", tone, "", where)
            marks.point(SCALE.at(spread.median, where), y, "diamond", tone, said, where)
    return marks.drawing(heading, placed[-1].top + placed[-1].height + 4, "ratings")


def _table(order: list[str], last: Result, first: Result | None, called: dict[str, str], words: Words) -> pd.DataFrame:
    heads = words.gettext("Rated"), words.gettext("Median")
    return pd.DataFrame(shared.spreads(heads, {item: called[item] for item in order}, last, first, words))
