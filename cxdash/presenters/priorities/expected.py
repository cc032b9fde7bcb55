"""What a decision was expected to bring and what was measured, in words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.assumptions import CUSTOMERS, KPI, LET_DOWNS, PER_CENT, Expected
from cxdash.domain.messages import gettext_noop
from cxdash.domain.tables import OwnershipTables
from cxdash.i18n.translator import Words
from cxdash.measures.priorities.decisions import text
from cxdash.measures.priorities.tripwires import Reopened
from cxdash.presenters.cells import names

LARGE = 100
"""From here on figures are written without decimals."""

Row = Mapping[Any, Any]


class Called(NamedTuple):
    """The names of roles, of stages and touchpoints, and of key figures, by key."""

    roles: Mapping[str, str]
    places: Mapping[str, str]
    kpis: Mapping[str, str]


def called(tables: OwnershipTables, words: Words) -> Called:
    """Return the names that decisions refer to."""
    places = names(tables.stages, words) | names(tables.touchpoints, words)
    return Called(names(tables.roles, words), places, names(tables.kpis, words))


def figure(of: Row, called: Called, words: Words) -> str:
    """Return the name of the figure that a row of decisions is about; '' where it names none that is known."""
    code, key = text(of["figure"]), text(of["figure_of"])
    if code == KPI:
        return called.kpis.get(key, "")
    if code == CUSTOMERS:
        return words.gettext("customers")
    if code not in ALL or (key and key not in called.places):
        return ""
    return words.gettext(AT[code], place=called.places[key]) if key else words.gettext(ALL[code])


AT = {LET_DOWNS: gettext_noop("let-downs a year at {place}"), "score": gettext_noop("satisfaction with {place}")}
ALL = {LET_DOWNS: gettext_noop("let-downs a year"), "score": gettext_noop("satisfaction with the whole relationship")}


def now(one: Expected, called: Called, words: Words) -> str:
    """Return the value that a figure has when a decision is made that is to move it."""
    said = figure({"figure": one.figure, "figure_of": one.of}, called, words)
    value = "" if one.then is None else _number(one.then, words)
    values = {"figure": said[:1].upper() + said[1:], "value": value}
    if one.review:
        template = gettext_noop("{figure}: {value} now. What if expects this for {day}, and it is compared then.")
        return words.gettext(template, **values, day=words.day(one.review))
    template = gettext_noop("{figure}: {value} now. What comes in after the due date is compared with the range.")
    return words.gettext(template, **values)


def expected_range(row: Row, words: Words) -> str:
    """Return the range that a row of decisions expects; '' where it gives none."""
    low, high = row["expected_low"], row["expected_high"]
    if pd.isna(low) or pd.isna(high):
        return ""
    return _range(float(low), float(high), text(row["figure"]), text(row["expected_unit"]), words)


def reopened(one: Reopened, title: str, role: str, words: Words) -> str:
    """Return that a decision is to be taken up again, why, and whose it is."""
    values = {
        "title": title,
        "expected": _range(one.low, one.high, one.figure, one.unit, words),
        "measured": measured(one, words),
        "role": role,
    }
    return words.gettext(
        "Reopened: “{title}”. Expected: {expected}; measured: {measured}. Responsible: {role}.", **values
    )


def measured(one: Reopened, words: Words) -> str:
    """Return what was measured of a decision that is to be taken up again."""
    if one.unit != PER_CENT:
        return with_unit(_number(one.measured, words), one.unit, one.figure)
    if one.figure != LET_DOWNS:
        return words.share(one.measured / 100)
    if not round(one.measured):
        return words.gettext("as many as before")
    template = gettext_noop("{share} fewer") if one.measured < 0 else gettext_noop("{share} more")
    return words.gettext(template, share=words.share(abs(one.measured) / 100))


def _range(low: float, high: float, code: str, unit: str, words: Words) -> str:
    if unit == PER_CENT and code == LET_DOWNS and low * high >= 0:
        few, many = sorted((abs(low), abs(high)))
        template = gettext_noop("{few}–{many} fewer") if low < 0 else gettext_noop("{few}–{many} more")
        return words.gettext(template, few=words.number(few), many=words.share(many / 100))
    if unit == PER_CENT:
        ends = words.share(low / 100), words.share(high / 100)
    else:
        ends = _number(low, words), _number(high, words)
    return with_unit(words.gettext("from {low} to {high}", low=ends[0], high=ends[1]), unit, code)


def with_unit(said: str, unit: str, code: str) -> str:
    """Return a figure with the unit a decision gives it; the scale of a score is not said."""
    return said if code or unit in ("", PER_CENT) else f"{said} {unit}"


def _number(value: float, words: Words) -> str:
    return words.number(value, 0 if abs(value) >= LARGE or value.is_integer() else 1)
