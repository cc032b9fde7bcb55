"""The picture of the leaking bucket: who came and left by month, and what winning and keeping one costs."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cxdash.charts import leaking_bucket as charts
from cxdash.charts import look
from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import Period, month_name, month_number
from cxdash.domain.plain import rows_of
from cxdash.i18n.translator import Words
from cxdash.measures.economics.figures import Economics
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.presenters.cells import rounded
from cxdash.presenters.economics import cost_slope
from cxdash.presenters.elements import Drawing, Tab, Table, picture_tables
from cxdash.presenters.marks import DESK, PHONE, Marks

STILL = 0.02
"""The net of a year, as a share of the customers at its start, up to which the company hardly grows."""


class Month(NamedTuple):
    """A month with customers: its name, the edges of its bars, who came and who left."""

    name: str
    left: float
    right: float
    came: float
    lost: float

    @property
    def middle(self) -> float:
        """The middle of its bars."""
        return (self.left + self.right) / 2

    @property
    def net(self) -> float:
        """How many more came than left."""
        return self.came - self.lost


class Scale(NamedTuple):
    """Where the bars stand: the height of those who came from, of no net, of those who left from; pixels of one."""

    came: float
    middle: float
    lost: float
    one: float


def tab(found: Economics, words: Words) -> Tab | None:
    """Return the picture under its finding, None where no customers are known by month."""
    if found.year is None:
        return None
    heading = finding(found.year, found.before, words)
    months = _months(found, found.year)
    marks = Marks(words)
    scale = _scale(months)
    for year in _years(months, found.year):
        _sum(year, marks, words)
    _bars(months, scale, marks, words)
    net = _net(months, scale, marks, words)
    cost_slope.draw(found, found.year, marks, words)
    tables = marks.tables() | {"net": net}
    kinds = tuple(kind for kind in charts.POINTS if kind in set(tables["points"].kind))
    drawing = Drawing(charts.bucket, heading, picture_tables(tables, rows=1), arguments=(kinds,), key="bucket")
    table = Table(words.gettext("Winning and keeping, month by month"), months_table(found, words), behind=True)
    return Tab(heading, drawing=drawing, notes=_notes(found, words), tables=[table])


def finding(year: Year, before: Year | None, words: Words) -> str:
    """Return how many came and left in the year, and whether that is growth."""
    values = {"came": words.number(year.customers_new), "left": words.number(year.customers_lost)}
    net = year.customers_new - year.customers_lost
    more = before is not None and year.customers_new > before.customers_new
    still = 0 <= net <= STILL * max(year.customers_start, 1)
    if net < 0 and more:
        template = gettext_noop("We win more customers than a year ago, but lose even more: {came} came, {left} left.")
    elif still and more:
        template = gettext_noop("We win more customers than a year ago, but hardly grow: {came} came, {left} left.")
    elif still:
        template = gettext_noop("We hardly grow: {came} customers came, {left} left.")
    elif net < 0:
        template = gettext_noop("More customers leave than come: {came} came, {left} left.")
    else:
        template = gettext_noop("More customers come than leave: {came} came, {left} left.")
    return words.gettext(template, **values)


def months_table(found: Economics, words: Words) -> pd.DataFrame:
    """Return the months behind the picture."""
    months = found.months.iloc[-2 * A_YEAR :]
    table = {
        words.gettext("Month"): [words.month(month) for month in months.month],
        words.gettext("New"): months.customers_new,
        words.gettext("Left"): months.customers_lost,
        words.gettext("Spent on winning"): months.acquisition.round(0),
        words.gettext("Cost per new customer"): [rounded(cost, 1) for cost in months.acquisition_cost],
        words.gettext("Spent on keeping"): months.retention.round(0),
        words.gettext("Cost per customer kept, in the month"): [rounded(cost, 1) for cost in months.retention_cost],
    }
    return pd.DataFrame(table).dropna(axis="columns", how="all")


def _months(found: Economics, year: Year) -> list[Month]:
    """Return the months with customers of the year and of the one before, each with its place."""
    last = month_number(year.to_month)
    known = [row for row in rows_of(found.months) if not np.isnan(row["customers_new"])]
    ago = {last - month_number(row["month"]): row for row in known}
    count = 2 if any(A_YEAR <= back < 2 * A_YEAR for back in ago) else 1
    wide = (charts.RIGHT - charts.LEFT - (count - 1) * charts.BETWEEN) / (count * A_YEAR)
    shown = []
    for back in sorted((one for one in ago if 0 <= one < count * A_YEAR), reverse=True):
        place = count * A_YEAR - 1 - back
        left = charts.LEFT + place * wide + (place // A_YEAR) * charts.BETWEEN
        row = ago[back]
        edges = left, left + wide - charts.APART
        shown.append(Month(row["month"], *edges, row["customers_new"], row["customers_lost"]))
    return shown


def _years(months: Sequence[Month], year: Year) -> list[list[Month]]:
    """Return the months of each year shown."""
    first = month_name(month_number(year.to_month) - A_YEAR + 1)
    parts = [[one for one in months if one.name < first], [one for one in months if one.name >= first]]
    return [part for part in parts if part]


def _scale(months: Sequence[Month]) -> Scale:
    """Return one scale for the bars and the net, with room for the net between the bars."""
    came, lost, net = (
        max(map(abs, one), default=0) for one in zip(*((m.came, m.lost, m.net) for m in months), strict=True)
    )
    room = charts.BOTTOM - charts.TOP
    one = (room - charts.CHANNEL) / max(came + lost, 1)
    half = charts.CHANNEL / 2
    if net * one + charts.EDGE > half:
        one = (room - 2 * charts.EDGE) / (came + lost + 2 * net)
        half = net * one + charts.EDGE
    top = charts.TOP + came * one
    return Scale(top, top + half, top + 2 * half, one)


def _sum(year: Sequence[Month], marks: Marks, words: Words) -> None:
    """Write the sums of a year over its months."""
    left, right = year[0].left, year[-1].right
    came, lost = sum(one.came for one in year), sum(one.lost for one in year)
    period = words.period(Period(year[0].name, year[-1].name))
    head = words.gettext("{period}: won − lost = net", period=period)
    if len(year) != month_number(year[-1].name) - month_number(year[0].name) + 1:
        head = words.gettext("{period}, {count} months: won − lost = net", period=period, count=len(year))
    total = f"{words.number(came)} − {words.number(lost)} = {words.signed(came - lost)}"
    middle = max((left + right) / 2, left + 120)
    marks.text(middle, charts.HEAD, head.replace(": ", "\n", 1), "quiet", look.CONTEXT, "center", where=DESK)
    marks.line(left, right, charts.RULE, charts.RULE, where=DESK)
    style = "title" if len(total) < charts.LONG_SUM else "head"
    marks.text(middle, charts.SUM, total, style, align="center", where=DESK)
    down = charts.HEAD + (0 if year[0].left == charts.LEFT else 54)
    marks.text(0, down, head, "quiet", look.CONTEXT, where=PHONE)
    marks.text(0, down + 24, total, "title", where=PHONE)


def _bars(months: Sequence[Month], scale: Scale, marks: Marks, words: Words) -> None:
    for one in months:
        said = words.gettext(
            "{month}: {came} came, {left} left.",
            month=words.month(one.name),
            came=words.number(one.came),
            left=words.number(one.lost),
        )
        edges = one.left, one.right
        marks.box(*edges, scale.came - one.came * scale.one, scale.came, "pale", look.CONTEXT, said, DESK)
        marks.box(*edges, scale.lost, scale.lost + one.lost * scale.one, "solid", look.CONTEXT, said, DESK)
        if one.name.endswith(("-01", "-07")):
            marks.text(one.middle, charts.MONTHS, words.month(one.name), "quiet", look.CONTEXT, "center", where=DESK)
    for one in {months[0], months[-1]}:
        marks.text(
            one.middle, scale.came - one.came * scale.one - 12, words.number(one.came), align="center", where=DESK
        )
        marks.text(
            one.middle, scale.lost + one.lost * scale.one + 12, words.number(one.lost), align="center", where=DESK
        )
    for y, name in (
        (scale.came - months[0].came * scale.one / 2, words.gettext("won")),
        (scale.lost + months[0].lost * scale.one / 2, words.gettext("lost")),
    ):
        marks.text(0, y - 9, name, "head", where=DESK)
        marks.text(0, y + 10, words.gettext("a month"), "quiet", look.CONTEXT, where=DESK)


def _net(months: Sequence[Month], scale: Scale, marks: Marks, words: Words) -> pd.DataFrame:
    """Draw the marks of the net line and return its places, in both forms."""
    most = max(1, *(abs(one.net) for one in months))
    across = (charts.PHONE_RIGHT - charts.PHONE_LEFT) / (charts.RIGHT - charts.LEFT)
    rows = []
    forms = [
        (DESK, 0, 1, scale.middle, scale.one, charts.LEFT - 8, charts.RIGHT + 6),
        (
            PHONE,
            charts.PHONE_LEFT - charts.LEFT * across,
            across,
            charts.PHONE_NET,
            charts.PHONE_HALF / most,
            charts.PHONE_LEFT - 20,
            charts.PHONE_RIGHT + 20,
        ),
    ]
    for where, start, wider, middle, one_high, before, after in forms:

        def at(one: Month, start: float = start, wider: float = wider) -> float:
            return start + one.middle * wider

        def high(one: Month, middle: float = middle, one_high: float = one_high) -> float:
            return middle - one.net * one_high

        marks.line(at(months[0]), at(months[-1]), middle, middle, "dotted", where=where)
        run = 0
        for past, one in zip([None, *months], months, strict=False):
            run += bool(past and month_number(one.name) - month_number(past.name) > 1)
            rows.append((one.name, at(one), high(one), run, where))
        for one in dict.fromkeys((months[0], months[-1])):
            marks.point(at(one), high(one), "dot", look.TEXT, _net_said(one, words), where)
        first, last = months[0], months[-1]
        marks.text(before, high(first), words.signed(first.net), "head", look.TEXT, "right", where=where)
        marks.text(before, high(first) + 19, words.gettext("net"), "quiet", look.TEXT, "right", where=where)
        if last != first:
            marks.text(after, high(last), words.signed(last.net), "head", look.TEXT, where=where)
        turned = turn(months)
        if turned:
            marks.point(at(turned), high(turned), "ring", look.TEXT, _net_said(turned, words), where)
            _say_turn(turned, at(turned), middle, where, marks, words)
    tone = look.readings(words)[look.TEXT]
    return pd.DataFrame(rows, columns=["month", "x", "y", "run", "where"]).assign(tone=tone)


def turn(months: Sequence[Month]) -> Month | None:
    """Return the month from which more leave than come, or the other way, until the last; None if it always was so."""
    sides = [one for one in months if one.net]
    if not sides:
        return None
    other = [at for at, one in enumerate(sides) if (one.net > 0) != (sides[-1].net > 0)]
    return sides[other[-1] + 1] if other else None


def _say_turn(turned: Month, x: float, middle: float, where: str, marks: Marks, words: Words) -> None:
    """Name the turn, joined to the middle of its month, on the side the line has not been on, or will not be on."""
    template = gettext_noop("from {month} more come than leave")
    if turned.net < 0:
        template = gettext_noop("from {month} more leave than come")
    text = words.gettext(template, month=words.month(turned.name))
    if where == PHONE:
        marks.text(0, middle + charts.PHONE_HALF + 20, text, "quiet", look.TEXT, where=where)
        return
    far, half = x > (charts.LEFT + charts.RIGHT) / 2, (turned.right - turned.left) / 2
    end, side = (x + half, "right") if far else (x - half, "left")
    down = 1 if (turned.net < 0) == far else -1
    marks.line(x, x, middle + down * 7, middle + down * 15, "strong", look.TEXT, where)
    marks.text(end, middle + down * 23, text, "quiet", look.TEXT, side, where=where)


def _net_said(one: Month, words: Words) -> str:
    return words.gettext("{month}: net {net}.", month=words.month(one.name), net=words.signed(one.net))


def _notes(found: Economics, words: Words) -> list[str]:
    """Return what keeping one for a year takes, since it is more than the sum of twelve months."""
    year: Any = found.year
    if np.isnan(year.retention_cost) or year.spend_months < A_YEAR:
        return []
    return [words.gettext("To keep one: what is spent on keeping, for each customer who stayed the whole year.")]
