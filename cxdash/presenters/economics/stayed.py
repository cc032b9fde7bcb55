"""Of those who were customers at the start of a year, how many stayed and how many left, beside the year before."""

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
    shares = [(words.share(one.churn_rate, 1), _period(one, words)) for one in known]
    values = {"share": shares[0][0], "period": shares[0][1]}
    if len(shares) == 1:
        return words.gettext("{share} of those who were customers at the start left in {period}.", **values)
    template = gettext_noop("{share} of those who were customers at the start left in {period}; {before} in {earlier}.")
    return words.gettext(template, **values, before=shares[1][0], earlier=shares[1][1])


def picture(found: Economics, finding: str, words: Words) -> Drawing | None:
    """Return a bar of those at the start for each year, in who stayed and who left; None where it is not known."""
    known = _known(found)
    if not known:
        return None
    marks, most = Marks(words), max(one.customers_start for one in known)
    for at, one in enumerate(known):
        y, name = at * ROW + ROW / 2, _period(one, words)
        counts = {"stayed": one.customers_kept, "left": one.customers_start - one.customers_kept}
        numbers = {part: words.number(round(count)) for part, count in counts.items()}
        said = words.gettext("{period}: {stayed} stayed, {left} left.", period=name, **numbers)
        text = words.gettext("{share} left", share=words.share(one.churn_rate, 1))
        for start, end, middle, where in ((START, END, y, DESK), (0, PHONE_END, y + 9, PHONE)):
            kept, whole = (start + (end - start) * count / most for count in (one.customers_kept, one.customers_start))
            marks.box(start, kept, middle - 9, middle + 9, "pale", look.CONTEXT, said, where)
            marks.box(kept, whole, middle - 9, middle + 9, "solid", look.TEXT, said, where)
            marks.text(whole + (12 if where == DESK else 24), middle, text, "name", where=where)
        marks.text(0, y, name, "row", where=DESK)
        marks.text(0, y - 14, name, "quiet", where=PHONE)
    return marks.drawing(finding, len(known) * ROW + 4, "stayed")


def legend(words: Words) -> str:
    """Return the meaning of the bars."""
    return words.gettext("Bar: customers at the start. Pale: stayed. Strong: left.")


def _known(found: Economics) -> list[Year]:
    return [
        one
        for one in (found.year, found.before)
        if one and one.customers_start > 0 and not np.isnan([one.churn_rate, one.customers_kept]).any()
    ]


def _period(one: Year, words: Words) -> str:
    return words.period(Period(one.from_month, one.to_month))
