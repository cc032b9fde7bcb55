"""The screen of the what-if page: what is changed, its results, how certain they are, and their picture."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.charts import what_if as charts
from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.measures.what_if import answers as what_if_answers
from cxdash.measures.what_if import assumptions
from cxdash.measures.what_if.answers import Swing
from cxdash.measures.what_if.comparison import Comparison
from cxdash.presenters import told
from cxdash.presenters.amounts import money
from cxdash.presenters.elements import Drawing, picture_tables
from cxdash.presenters.what_if import results, verdict
from cxdash.presenters.what_if.results import Result

Names = Mapping[str, str]


class WhatIfScreen(NamedTuple):
    """The content beside the sliders.

    *asked*: assumptions that are not stated; *notes*: what is left out of the figures. *picture*: None where there is
    nothing to draw.
    """

    finding: str
    asked: list[str]
    notes: list[str]
    results: list[Result]
    picture: Drawing | None
    matters: str
    foot: str


def present(found: Comparison, currency: str, stages: Names, words: Words) -> WhatIfScreen:
    """Return the results of a choice; *stages*: names by key."""
    swings, sentence = _swings(found), verdict.finding(found, currency, stages, words)
    return WhatIfScreen(
        finding=sentence,
        asked=verdict.asked(found.needs_earned, words),
        notes=verdict.who_passes_asked(found.base, stages, words),
        results=results.of(found, currency, words),
        picture=Drawing(charts.paths, sentence, picture_tables(picture(found, words)), key="customers ahead"),
        matters=matters(swings, found, currency, words),
        foot=foot(found, words),
    )


def _swings(found: Comparison) -> list[Swing]:
    return what_if_answers.what_matters(found.base, found.assumptions, found.levers) if found.judged else []


def matters(swings: Sequence[Swing], found: Comparison, currency: str, words: Words) -> str:
    """Return the assumption that alone decides whether the choice pays, if one does."""
    if not found.judged or found.verdict is None:
        return ""
    turning = next((one for one in swings if one.flips), None)
    if turning is None:
        return words.gettext("None of your beliefs changes the answer on its own.")
    loses, pays = (turning.low, turning.high) if turning.at_low < 0 else (turning.high, turning.low)
    values = {
        end: value_of(turning.assumption, value, currency, words) for end, value in (("loses", loses), ("pays", pays))
    }
    return words.gettext(
        "What matters most is {belief}: at {loses} this loses, at {pays} it pays.",
        belief=words.gettext(NAMES[turning.assumption]),
        **values,
    )


def value_of(belief: str, value: float, currency: str, words: Words) -> str:
    """Write the value of an assumption."""
    if belief == assumptions.CONTACT_COST:
        return money(value, currency, words)
    return words.number(value, 0 if abs(value) >= 10 or value == round(value) else 1)


EVERY = 2
"""Months from one point of the picture to the next."""

NAMED = 0.25
"""The last part of a line that its name stands along, on a phone."""


def picture(found: Comparison, words: Words) -> dict[str, pd.DataFrame]:
    """Return the picture's tables: customers by month, the ends of the lines, and the month of paying back."""
    text = look.readings(words)
    start = found.base.customers
    every = slice(EVERY - 1, None, EVERY)
    now = [start, *found.as_today.customers[every, 0].tolist()]  # what is believed changes nothing of carrying on
    today, chosen = words.gettext("as now"), words.gettext("our choice")
    lines = [(today, text[look.CONTEXT], now, now, now)]
    if found.levers.moved and found.customers_known:
        middle, low, high = np.quantile(found.paths.customers[every], (0.5, 0.1, 0.9), axis=1).tolist()
        lines.append((chosen, text[look.ACCENT], [start, *middle], [start, *low], [start, *high]))
    last = EVERY * (len(now) - 1)
    ends = [(last, _beside(line[2], above=above), line[0], line[1], above) for line, above in _placed(lines)]
    marks = _marks(found, words)
    return {
        "rows": _rows(lines, charts.columns(words), words),
        "ends": pd.DataFrame(ends, columns=["month", "customers", "label", "reading", "above"]),
        "marks": pd.DataFrame({"month": [float(month) for month, _ in marks], "label": [label for _, label in marks]}),
    }


Line = tuple[str, str, list[float], list[float], list[float]]
"""A line's name and meaning, and by month its middle, low and high."""


def _placed(lines: Sequence[Line]) -> list[tuple[Line, bool]]:
    """Return each line, and whether its name stands above it: that of the upper one of two, or of one that rises."""
    if len(lines) == 1:
        return [(lines[0], lines[0][2][-1] > lines[0][2][0])]
    upper = max(reversed(lines), key=lambda line: line[2][-1])
    return [(line, line is upper) for line in lines]


def _beside(middle: Sequence[float], *, above: bool) -> float:
    """Return the customers at which a line's name stands clear of the months it is written along."""
    along = middle[-math.ceil(NAMED * len(middle)) :]
    return max(along) if above else min(along)


def _rows(lines: Sequence[Line], name: Names, words: Words) -> pd.DataFrame:
    """Return a row per month of each line."""
    months = [EVERY * at for at in range(len(lines[0][2]))]
    columns = {
        name["month"]: [month for _ in lines for month in months],
        name["choice"]: [line[0] for line in lines for _ in months],
        **{
            name[field]: np.round([at for line in lines for at in line[place]])
            for place, field in ((2, "middle"), (3, "low"), (4, "high"))
        },
        name["reading"]: [line[1] for line in lines for _ in months],
        "told": [_told(line, at, month, words) for line in lines for at, month in enumerate(months)],
    }
    return pd.DataFrame(columns)


def _told(line: Line, at: int, month: int, words: Words) -> str:
    """Return how many customers a line shows in a month, and between how many where that is not sure; '' if unknown."""
    choice, _, middle, low, high = line
    if not np.isfinite([middle[at], low[at], high[at]]).all():
        return ""
    values = {"choice": verdict.upper(choice), "month": words.number(month), "count": words.number(round(middle[at]))}
    if round(low[at]) == round(high[at]):
        return words.gettext("{choice}, month {month}: {count} customers.", **values)
    ends = told.span(low[at], high[at], words)
    return words.gettext("{choice}, month {month}: {count} customers ({range}).", **values, range=ends)


def _marks(found: Comparison, words: Words) -> list[tuple[int, str]]:
    month = found.payback_month if found.judged else None
    return [(month, words.gettext("paid back"))] if month else []


def foot(found: Comparison, words: Words) -> str:
    """Return the meaning of a range and the number of tries where there is a range, and that this is no forecast."""
    if not (found.levers.moved and found.customers_known and found.assumptions):
        return words.gettext(NO_FORECAST)
    tried = words.number(assumptions.TRIES)
    between = words.gettext(
        "We tried your beliefs in {count} combinations: the ranges, and the band in the picture, hold 8 of 10 of them.",
        count=tried,
    )
    return f"{between} {words.gettext(NO_FORECAST)}"


NO_FORECAST = gettext_noop("This follows from your own figures and beliefs. It is not a forecast.")
