"""What winning one and keeping one cost, now and a year before, in one unit, beside the leaking bucket."""

import numpy as np

from cxdash.charts import leaking_bucket as charts
from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period
from cxdash.i18n.translator import Words, wrapped
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.presenters.marks import DESK, PHONE, Marks

NOTICED = 0.005
"""The smallest change that is mentioned."""

SMALL = 100
"""Amounts below this are written with a decimal."""

NEAR = 16
"""The height of a cost above none, in pixels, from which both have room for their figures."""

KINDS = {"acquisition_cost": ("dot", look.TEXT), "retention_cost": ("square", look.CONTEXT)}


def draw(found: Economics, year: Year, marks: Marks, words: Words) -> None:
    """Draw the costs of the year and of the year before, or say what is to be added."""
    marks.line(charts.DIVIDE, charts.DIVIDE, 4, charts.MONTHS + 14, where=DESK)
    known = {cost: getattr(year, cost) for cost in KINDS if not np.isnan(getattr(year, cost))}
    if not known:
        empty = wrapped(words.gettext("What one costs is not known: add what you spend on winning and keeping."), 34)
        marks.text(charts.COSTS, charts.COST_TOP + 60, empty, "row", look.CONTEXT, where=DESK)
        marks.text(0, charts.PHONE_COSTS + 40, empty, "row", look.CONTEXT, where=PHONE)
        return
    currency = words.currency(found.currency)
    unit = words.gettext("{currency} per customer", currency=currency)
    if year.spend_months < A_YEAR:
        unit = words.ngettext(
            "{currency} a customer, in {count} month",
            "{currency} a customer, in {count} months",
            year.spend_months,
            currency=currency,
        )
    before = {cost: getattr(found.before, cost, np.nan) for cost in known}
    for x, first, second, where in (
        (charts.COSTS, charts.HEAD, charts.SUM, DESK),
        (0, charts.PHONE_COSTS, charts.PHONE_COSTS + 22, PHONE),
    ):
        marks.text(x, first, unit, "quiet", look.CONTEXT, where=where)
        marks.text(x, second, words.gettext("what one costs us"), "head", where=where)
    most = max(one for one in (*known.values(), *before.values()) if not np.isnan(one))
    _axis(found, before, most, marks, words)
    places = _apart({cost: _high(value, most) for cost, value in known.items()})
    for at, (cost, value) in enumerate(known.items()):
        _cost(cost, value, before[cost], most, places[cost], marks, words)
        _on_phone(cost, value, before[cost], charts.PHONE_COSTS + 60 + 52 * at, marks, words)
    for cost in KINDS:
        if cost not in known:
            unknown = words.gettext("{name}: not known", name=_name(cost, words))
            marks.text(charts.COSTS, charts.MONTHS + 16, unknown, "quiet", look.CONTEXT, where=DESK)
            marks.text(0, charts.PHONE_COSTS + 112, unknown, "quiet", look.CONTEXT, where=PHONE)


def amount(value: float, currency: str, words: Words) -> str:
    """Write an amount for one customer, with a decimal where it is small."""
    return words.money(value, currency, decimals=int(abs(value) < SMALL))


def written(value: float, words: Words) -> str:
    """Write a cost without its unit, with a decimal where it is small."""
    return words.number(value, int(abs(value) < SMALL))


def _high(value: float, most: float) -> float:
    return charts.COST_ZERO - (charts.COST_ZERO - charts.COST_TOP) * value / most


def _apart(places: dict[str, float]) -> dict[str, float]:
    """Move the words of two costs apart where they would meet; the larger cost stays above."""
    if len(places) < 2:
        return places
    above, below = sorted(places, key=lambda cost: places[cost])
    missing = charts.COST_APART - (places[below] - places[above])
    if missing <= 0:
        return places
    lower = min(places[below] + missing / 2, charts.COST_ZERO)
    return {above: lower - charts.COST_APART, below: lower}


def _name(cost: str, words: Words) -> str:
    return words.gettext("to win one") if cost == "acquisition_cost" else words.gettext("to keep one")


def _axis(found: Economics, before: dict[str, float], most: float, marks: Marks, words: Words) -> None:
    ends = {charts.NOW: _months(found.year, words)}
    if not all(np.isnan(one) for one in before.values()):
        ends[charts.AGO] = _months(found.before, words)
    left = min(ends)
    marks.line(left - 12, charts.NOW + 12, charts.COST_ZERO, charts.COST_ZERO, where=DESK)
    if all(charts.COST_ZERO - _high(one, most) > NEAR for one in before.values() if not np.isnan(one)):
        marks.text(left - 18, charts.COST_ZERO, words.number(0), "quiet", look.CONTEXT, "right", where=DESK)
    for x, name in ends.items():
        marks.line(x, x, charts.COST_TOP - 18, charts.COST_ZERO, where=DESK)
        marks.text(x, charts.MONTHS - 8, name, "quiet", look.CONTEXT, "center", where=DESK)


def _months(year: Year | None, words: Words) -> str:
    """Return the months of a year in two lines."""
    return words.period(Period(year.from_month, year.to_month)).replace(" – ", " –\n") if year else ""


def _change(value: float, before: float, words: Words) -> str:
    """Return the change from the year before, '' where it is not known."""
    if not before > 0:
        return ""
    change = value / before - 1
    if abs(change) < NOTICED:
        return words.gettext("unchanged")
    return ("+" if change > 0 else "") + words.share(change)


def _said(cost: str, value: float, before: float, words: Words) -> str:
    values = {"name": _name(cost, words), "cost": written(value, words), "before": written(before, words)}
    if np.isnan(before):
        return words.gettext("{name}: {cost}.", **values)
    return words.gettext("{name}: {cost}, the year before {before}.", **values)


def _cost(cost: str, value: float, before: float, most: float, middle: float, marks: Marks, words: Words) -> None:
    """Draw a cost as a line from the year before to now, with its change, amount and name beside its end."""
    shape, tone = KINDS[cost]
    said = _said(cost, value, before, words)
    if not np.isnan(before):
        marks.line(charts.AGO, charts.NOW, _high(before, most), _high(value, most), "thick", tone, where=DESK)
        marks.point(charts.AGO, _high(before, most), shape, tone, said, DESK)
        marks.text(charts.AGO - 14, _high(before, most), written(before, words), "head", tone, "right", where=DESK)
    marks.point(charts.NOW, _high(value, most), shape, tone, said, DESK)
    beside = charts.NOW + 16
    marks.text(beside, middle - 19, _change(value, before, words), "quiet", look.CONTEXT, where=DESK)
    marks.text(beside, middle, written(value, words), "title", tone, where=DESK)
    marks.text(beside, middle + 19, _name(cost, words), "row", tone, where=DESK)


def _on_phone(cost: str, value: float, before: float, y: float, marks: Marks, words: Words) -> None:
    _, tone = KINDS[cost]
    marks.text(0, y, f"{_name(cost, words)}: {written(value, words)}", "title", tone, where=PHONE)
    if not np.isnan(before):
        template = gettext_noop("the year before {before}, {change}")
        ago = words.gettext(template, before=written(before, words), change=_change(value, before, words))
        marks.text(0, y + 21, ago, "quiet", look.CONTEXT, where=PHONE)
