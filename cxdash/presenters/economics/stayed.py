"""The share who leave in a year, counted month by month, beside the year before."""

import numpy as np

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period
from cxdash.i18n.translator import Words
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import Year
from cxdash.presenters.elements import Drawing
from cxdash.presenters.marks import DESK, PHONE, Marks

ROW, START, END, PHONE_END = 46, 230, 1020, 860
"""Pixels of a row, and places where its bar begins and the longest ends, on a desk and on a phone."""


def sentence(found: Economics, words: Words) -> str:
    """Return the share who left in the year and in the one before, '' where it is not known."""
    known = _known(found)
    if not known or known[0] is not found.year:
        return ""
    values = {"share": words.share(known[0].churn_rate, 1), "period": _period(known[0], words)}
    left = words.number(round(known[0].customers_lost))
    meant = words.gettext("Some of the {left} who left may have been won in these months.", left=left)
    if len(known) == 1:
        return f"{words.gettext('Counted month by month, {share} left in {period}.', **values)} {meant}"
    template = gettext_noop("Counted month by month, {share} left in {period}; {before} in {earlier}.")
    before = {"before": words.share(known[1].churn_rate, 1), "earlier": _period(known[1], words)}
    return f"{words.gettext(template, **values, **before)} {meant}"


def picture(found: Economics, finding: str, words: Words) -> Drawing | None:
    """Return a bar of a hundred customers for each year, in who stay and who leave; None where it is not known."""
    known = _known(found)
    if not known:
        return None
    marks = Marks(words)
    for at, one in enumerate(known):
        y, name = at * ROW + ROW / 2, _period(one, words)
        text = words.gettext("{share} left", share=words.share(one.churn_rate, 1))
        counts = {"left": words.number(round(one.customers_lost)), "share": words.share(one.churn_rate, 1)}
        said = words.gettext("{period}: {left} left; counted month by month, {share}.", period=name, **counts)
        for start, end, middle, where in ((START, END, y, DESK), (0, PHONE_END, y + 9, PHONE)):
            kept = start + (end - start) * (1 - one.churn_rate)
            marks.box(start, kept, middle - 9, middle + 9, "pale", look.CONTEXT, said, where)
            marks.box(kept, end, middle - 9, middle + 9, "solid", look.TEXT, said, where)
            marks.text(end + (12 if where == DESK else 24), middle, text, "name", where=where)
        marks.text(0, y, name, "row", where=DESK)
        marks.text(0, y - 14, name, "quiet", where=PHONE)
    return marks.drawing(finding, len(known) * ROW + 4, "stayed")


def legend(words: Words) -> str:
    """Return the meaning of the bars."""
    return words.gettext("Bar: of 100 customers. Pale: stay. Strong: leave. Counted month by month.")


def _known(found: Economics) -> list[Year]:
    return [
        one
        for one in (found.year, found.before)
        if one and one.customers_start > 0 and not np.isnan([one.churn_rate, one.customers_lost]).any()
    ]


def _period(one: Year, words: Words) -> str:
    return words.period(Period(one.from_month, one.to_month))
