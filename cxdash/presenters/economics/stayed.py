"""The share who leave in a year, counted month by month, beside the year before."""

import numpy as np

from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period
from cxdash.i18n.translator import Words
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.presenters.elements import Drawing
from cxdash.presenters.marks import DESK, PHONE, Marks

ROW, START, END, PHONE_END = 46, 230, 1020, 860
"""Pixels of a row, and places where its bar begins and the longest ends, on a desk and on a phone."""


def sentence(found: Economics, words: Words) -> str:
    """Return the share who left in the year and in the one before, '' where it is not known."""
    known = _known(found)
    if not known or known[0] is not found.year:
        return ""
    values = {"of": _of(known[0], known, words), "period": _period(known[0], words)}
    if len(known) == 1:
        return words.gettext("{of} of 100 customers left in {period}.", **values)
    template = gettext_noop("{of} of 100 customers left in {period}, {before} in {earlier}.")
    before = {"before": _of(known[1], known, words), "earlier": _period(known[1], words)}
    return words.gettext(template, **values, **before)


def of_100(year: Year, words: Words, *, short: bool = False) -> str:
    """Return how many of a hundred customers leave, and that it is counted month by month; *short*: without that."""
    of = words.number(year.churn_rate * 100)
    if short and year.months == A_YEAR:
        return words.gettext("{of} of 100 leave within a year", of=of)
    if year.months == A_YEAR:
        return words.gettext("{of} of 100 leave within a year, counted month by month", of=of)
    return words.ngettext(
        "{of} of 100 left in {count} month, counted month by month",
        "{of} of 100 left in {count} months, counted month by month",
        year.months,
        of=of,
    )


def picture(found: Economics, finding: str, words: Words) -> Drawing | None:
    """Return a bar of a hundred customers for each year, in who stay and who leave; None where it is not known."""
    known = _known(found)
    if not known:
        return None
    marks = Marks(words)
    for at, one in enumerate(known):
        y, name = at * ROW + ROW / 2, _period(one, words)
        of = _of(one, known, words)
        text = words.gettext("{of} left", of=of)
        left = words.number(round(one.customers_lost))
        said = words.gettext(
            "{period}: {left} left; counted month by month, {of} of 100.", period=name, left=left, of=of
        )
        for start, end, middle, where in ((START, END, y, DESK), (0, PHONE_END, y + 9, PHONE)):
            kept = start + (end - start) * (1 - one.churn_rate)
            marks.box(start, kept, middle - 9, middle + 9, "pale", look.CONTEXT, said, where)
            marks.box(kept, end, middle - 9, middle + 9, "solid", look.TEXT, said, where)
            marks.text(end + (12 if where == DESK else 24), middle, text, "name", where=where)
        marks.text(0, y, name, "row", where=DESK)
        marks.text(0, y - 14, name, "quiet", where=PHONE)
    return marks.drawing(finding, len(known) * ROW + 4, "stayed")


def legend(found: Economics, words: Words) -> list[str]:
    """Return the meaning of the bars, and why the share is not those who left of the customers at the start."""
    left = words.number(round(_known(found)[0].customers_lost))
    template = gettext_noop(
        "Each month's leavers are counted against the customers of that month: some of the {left} who left may have "
        "been won within the year."
    )
    return [
        words.gettext("Bar: of 100 customers. Left: stay. Right: leave."),
        words.gettext(template, left=left),
    ]


def _known(found: Economics) -> list[Year]:
    return [
        one
        for one in (found.year, found.before)
        if one and one.customers_start > 0 and not np.isnan([one.churn_rate, one.customers_lost]).any()
    ]


def _of(one: Year, known: list[Year], words: Words) -> str:
    """Return how many of 100 leave, with a decimal where both years would else be the same."""
    whole = {round(year.churn_rate * 100) for year in known}
    return words.number(one.churn_rate * 100, int(len(whole) < len(known)))


def _period(one: Year, words: Words) -> str:
    return words.period(Period(one.from_month, one.to_month))
