"""Touchpoints over time side by side: which are below what is usual for them, and since when."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from cxdash.charts import look
from cxdash.charts.satisfaction import panels as charts
from cxdash.domain.messages import gettext_noop
from cxdash.domain.periods import month_name, month_number
from cxdash.i18n.translator import Words
from cxdash.measures.stats.control_chart import OUTSIDE, RUN, SHORT, Signal
from cxdash.presenters.elements import Drawing, Tab, picture_tables

MOST = 9
"""The most touchpoints drawn."""

MOST_TICKS = 4

SAID = {
    (RUN, -1): gettext_noop("below its level since {since}"),
    (RUN, 1): gettext_noop("above its level since {since}"),
    (OUTSIDE, -1): gettext_noop("unusually low in the last month"),
    (OUTSIDE, 1): gettext_noop("unusually high in the last month"),
}

COLUMNS = {
    "heads": ["name", "stage", "said", "tone", "side", "told"],
    "ends": ["u", "v", "text", "tone"],
    "bands": ["low", "centre", "high"],
    "points": ["u", "v", "run", "said"],
    "breaks": ["u"],
    "dots": ["u", "v"],
    "ticks": ["v", "text"],
    "months": ["u", "text", "align"],
}

Write = Callable[[float], str]


def present(
    found: Mapping[str, Signal], names: Mapping[str, str], stages: Mapping[str, str], write: Write, words: Words
) -> list[Tab]:
    """Return the panels of all touchpoints with enough months; nothing where there are none.

    *found*: the signal of each touchpoint, *stages*: the name of its stage, *write*: a value in words.
    """
    known = {key: one for key, one in found.items() if key in names and one.limits is not None}
    if not known:
        return []
    order = worst_first(known)[:MOST]
    heading = sentence(known, words)
    tables = picture({key: known[key] for key in order}, names, stages, write, words)
    rows = -(-len(order) // charts.ABREAST)
    drawing = Drawing(
        charts.panels,
        heading,
        picture_tables(tables, rows=rows),
        row_height=charts.PANEL_HEIGHT,
        above=0,
        key="touchpoints over time",
    )
    notes, on_a_phone = (_legend(min(count, len(order)), known, names, words) for count in (len(order), rows))
    return [Tab(heading=heading, drawing=drawing, notes=notes, phone_notes=on_a_phone)]


def _legend(shown: int, known: Mapping[str, Signal], names: Mapping[str, str], words: Words) -> list[str]:
    """Return how to read the panels, how many are shown, and how many have too few months for one."""
    return [
        words.gettext(
            "Dashed: the usual level. Grey: where single months usually lie. After the upright line every month lies "
            "below the level. Number: the last month."
        ),
        words.gettext(
            "Shown: {count} of {all}, those below their level first, then the lowest; {few} have too few months.",
            count=words.number(shown),
            all=words.number(len(names)),
            few=words.number(len(names) - len(known)),
        ),
    ]


def worst_first(known: Mapping[str, Signal]) -> list[str]:
    """Return those below what is usual, runs first and furthest first, then the others, lowest first."""

    def rank(key: str) -> tuple[int, float]:
        one = known[key]
        if one.side >= 0 or one.limits is None:
            return 2, float(one.values[-1])
        step = one.limits.moving_range or 1.0
        return int(one.state != RUN), float(one.values[-1] - one.limits.centre) / step

    return sorted(known, key=rank)


def sentence(known: Mapping[str, Signal], words: Words) -> str:
    """Return how many touchpoints are below what is usual for them, and the month since which several are."""
    below = [one for one in known.values() if one.side < 0]
    if not below:
        return words.gettext("No touchpoint is below its usual level.")
    since = Counter(one.since for one in below if one.state == RUN).most_common(1)
    if since and 1 < since[0][1] < len(below):
        return words.ngettext(
            "{count} touchpoint is below its usual level, {several} since {month}.",
            "{count} touchpoints are below their usual level, {several} of them since {month}.",
            len(below),
            several=words.number(since[0][1]),
            month=words.month(since[0][0]),
        )
    return words.ngettext(
        "{count} touchpoint is below its usual level.",
        "{count} touchpoints are below their usual level.",
        len(below),
    )


def picture(
    known: Mapping[str, Signal], names: Mapping[str, str], stages: Mapping[str, str], write: Write, words: Words
) -> dict[str, pd.DataFrame]:
    """Return the picture's tables, the panels in the order given."""
    first, last = (pick(month_number(one.months[at]) for one in known.values()) for pick, at in ((min, 0), (max, -1)))
    ends = _ticks(known.values())
    low, span = ends[0], ends[-1] - ends[0]
    rows: dict[str, list[tuple]] = {name: [] for name in [*COLUMNS, "rows"]}

    def v(value: float) -> float:
        return round(charts.BOTTOM - (value - low) / span * (charts.BOTTOM - charts.TOP), 2)

    def u(number: int) -> float:
        return charts.LEFT + (number - first + 0.5) / (last - first + 1) * (charts.RIGHT - charts.LEFT)

    def add(table: str, at: int, *values: Any) -> None:
        rows[table].append((at, at < -(-len(known) // charts.ABREAST), *values))

    readings = look.readings(words)
    for at, (key, one) in enumerate(known.items()):
        warm = readings[look.WARNING]
        tone = warm if one.side < 0 else readings[look.TEXT if one.side else look.CONTEXT]
        said, value = shortly(one, words), write(float(one.values[-1]))
        told = f"{names[key]}: {value}, {said}."
        add("heads", at, names[key], stages.get(key, ""), said, tone, one.side, told)
        figure = tone if one.side else readings[look.TEXT]
        add("ends", at, charts.RIGHT, v(float(one.values[-1])), value, figure)
        if one.limits is not None:
            add(
                "bands",
                at,
                *(v(min(max(x, low), ends[-1])) for x in (one.limits.low, one.limits.centre, one.limits.high)),
            )
        values = dict(zip(map(month_number, one.months), map(float, one.values), strict=True))
        since, run = month_number(one.since) if one.since else last + 1, 0
        for number in range(first, last + 1):
            if number not in values:
                run += 1
                continue
            text = f"{words.month(month_name(number))}: {write(values[number])}"
            add("points", at, u(number), v(values[number]), run, f"{text}.")
            if number >= since and one.side < 0:
                add("dots", at, u(number), v(values[number]))
        if one.state == RUN and one.side < 0:
            add("breaks", at, (u(since) + u(since - 1)) / 2)
        for tick in ends:
            add("ticks", at, v(tick), write(tick))
        for place, number, align in ((charts.LEFT, first, "left"), (charts.RIGHT, last, "right")):
            add("months", at, place, words.month(month_name(number)), align)
    tables = {name: pd.DataFrame(rows[name], columns=["panel", "phone", *columns]) for name, columns in COLUMNS.items()}
    return {**tables, "rows": tables["heads"]}


def shortly(one: Signal, words: Words) -> str:
    """Return the state of a touchpoint's last month in few words."""
    if one.state == SHORT or not one.side:
        return words.gettext("as usual")
    return words.gettext(SAID[one.state, one.side], since=words.month(one.since))


def _ticks(signals: Iterable[Signal]) -> list[float]:
    """Return round values from below the lowest to above the highest one."""
    values = np.concatenate([one.values for one in signals])
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    step = next(
        (step for step in (0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 25, 50) if (high - low) / step <= MOST_TICKS - 1), 100
    )
    if step < 1 < high:
        step = 1
    first, last = np.floor(low / step) * step, np.ceil(high / step) * step
    last = last if last > first else first + step
    return [float(x) for x in np.arange(first, last + step / 2, step)]
