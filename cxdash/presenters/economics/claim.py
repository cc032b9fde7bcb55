"""The claim that winning a customer costs 25 times as much as keeping one, beside what it is here."""

import math

import numpy as np

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import A_YEAR
from cxdash.presenters.elements import Drawing, Tab
from cxdash.presenters.marks import Marks

SAID = (5, 25)
"""The ratios of winning to keeping that the claim lies between."""

QUOTED = (3, 5, 6, 10, 11, 12, 20)
"""Ratios of winning to keeping that are quoted in the literature (Pfeifer 2005)."""

START, END, LINE, HEIGHT, STEP = 24, 1180, 64, 116, 5
"""Places of no times and of the most, the height of their line and of the picture, and the distance of its labels."""


def present(found: Economics, words: Words) -> Tab:
    """Return the claim, why it may not apply, and a line with what is said, what is quoted and what it is here."""
    said = sentences(found, words)
    legend = words.gettext(
        "Band: five to twenty-five times, as is often said. Hollow: figures that others quote. Filled: here."
    )
    return Tab(sentences=said[:1], drawing=picture(found, said[0], words), notes=[legend, *said[1:]])


def picture(found: Economics, finding: str, words: Words) -> Drawing:
    """Return the line of ratios."""
    own, marks = _own(found), Marks(words)
    most = STEP * math.ceil(max(SAID[1], 0 if np.isnan(own) else own) / STEP)

    def at(times: float) -> float:
        return START + (END - START) * times / most

    low, high = (words.number(times) for times in SAID)
    claimed = words.gettext("Often said: {low} to {high} times.", low=low, high=high)
    marks.box(at(SAID[0]), at(SAID[1]), LINE - 12, LINE + 12, "pale", look.CONTEXT, claimed)
    marks.line(START, END, LINE, LINE, "strong", look.CONTEXT)
    for tick in range(0, most + 1, STEP):
        marks.text(at(tick), LINE + 32, words.number(tick), "quiet", look.CONTEXT, "center")
    for quoted in QUOTED:
        said = words.gettext("Quoted: {times} times.", times=words.number(quoted))
        marks.point(at(quoted), LINE, "ring", look.CONTEXT, said)
    if not np.isnan(own):
        times = words.number(own, 1)
        marks.point(at(own), LINE, "dot", look.TEXT, words.gettext("Here: {times} times.", times=times))
        marks.text(at(own), LINE - 30, words.gettext("here {times}", times=times), "head", align="center")
    return marks.drawing(finding, HEIGHT, "claim")


def _own(found: Economics) -> float:
    return found.year.ratio if found.year else np.nan


def sentences(found: Economics, words: Words) -> list[str]:
    """Return what the ratio is here, and why the claim that winning costs 25 times as much may not apply."""
    quoted = words.list([words.number(one) for one in QUOTED])
    return [
        _here(found, words),
        words.gettext(
            "Harvard Business Review printed the five to twenty-five times in 2014 (Amy Gallo), without method or "
            "data, and added that it depends on the study and the business."
        ),
        words.gettext("Others quote {ratios} times; few say what they divided by what.", ratios=quoted),
        words.gettext(
            "An average says nothing of what more money brings. The customers won last may have cost far more than "
            "the average, and most of those kept would have stayed anyway. Only what a little more brings on either "
            "side says where to move money (Pfeifer 2005)."
        ),
    ]


def _here(found: Economics, words: Words) -> str:
    """Return the ratio of this company beside what is often said."""
    own = _own(found)
    times, low, high = words.number(own, 1), *(words.number(one) for one in SAID)
    if np.isnan(own):
        template = gettext_noop(
            "Winning a customer is often said to cost {low} to {high} times as much as keeping one; what it is here "
            "is not known."
        )
        return words.gettext(template, low=low, high=high)
    if found.year and found.year.spend_months < A_YEAR:
        return words.ngettext(
            "Winning a customer costs {times} times as much here as keeping one for {count} month; {low} to {high} "
            "times is often said, but for a whole year.",
            "Winning a customer costs {times} times as much here as keeping one for {count} months; {low} to {high} "
            "times is often said, but for a whole year.",
            found.year.spend_months,
            times=times,
            low=low,
            high=high,
        )
    template = gettext_noop(
        "Winning a customer costs {times} times as much here as keeping one for a year; {low} to {high} times is "
        "often said."
    )
    return words.gettext(template, times=times, low=low, high=high)
