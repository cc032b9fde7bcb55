"""The ranking of annoyances, and the picture of how needed, valuable and doable each is to mend.

Each draws one table, `rows` (columns: `columns`, `merit_columns`). A row of the ranking also has *most*, the end of the
longest range of the whole list, so that the pictures of its parts share one scale.
"""

from collections.abc import Mapping
from typing import Any

import altair as alt

from cxdash.charts import look
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

ROW_HEIGHT, PHONE_ROW = 66, 80
"""Pixels of a row, and of a phone's, which has two lines below the bar."""

MARGIN = 20
"""Pixels above and below a part of the ranking together."""

UP, DOWN, PHONE_DOWN = -20, 20, 15
"""Pixels from a row's bar to the texts above and below it."""

LETTER = 7
"""The most pixels that a letter of the text below takes, on average."""

MERIT_ROW, MERIT_HEAD = 58, 8
"""Pixels of a row of the second picture, and above the first."""

MERIT_ABOVE = 40
"""Pixels that its axis and its head take."""

NEEDS = [0.4, 13.4]
"""The scale of need, 1–10, with room for words beside a mark, on a phone too."""

MARK_SIZES = [90, 620]
"""The areas of the marks of no value and of the highest."""

NARROW = "width < 560"
"""The condition for a phone, without room for customers and severity; the table has them."""


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column."""
    return {
        "row": words.gettext("Row"),
        "title": words.gettext("Annoyance"),
        "pain": words.gettext("Customers × severity"),
        "low": words.gettext("From"),
        "high": words.gettext("To"),
        "customers": words.gettext("Customers a year"),
        "severity": words.gettext("Severity, 1–5"),
        "beside": words.gettext("Hits"),
        "who": words.gettext("Who can fix it"),
        "state": words.gettext("State"),
    }


def merit_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the picture of need, value and how doable it is."""
    return {
        "row": words.gettext("Row"),
        "title": words.gettext("Annoyance"),
        "need": words.gettext("Need, 1–10"),
        "worth": words.gettext("Value"),
        "doable": words.gettext("Doable, 1–5"),
        "beside": words.gettext("Value and doable"),
        "who": words.gettext("Who can fix it"),
        "state": words.gettext("State"),
    }


def states(words: Words) -> tuple[str, str, str]:
    """Return the names of a row's states: blocked where nobody clearly answers, blocked otherwise, and not blocked."""
    return words.gettext("blocked, no clear owner"), words.gettext("blocked"), words.gettext("can be fixed")


def ranking(words: Words) -> alt.LayerChart:
    """Draw the ranking, or a part of it, in its order.

    Each row has its name, below it a bar with a thin line for its range, and below that who can mend it or what blocks
    that; it is warm where nobody clearly answers.
    """
    name, readings = columns(words), look.readings(words)
    colour = alt.expr.if_(_unowned(name, words), readings[look.WARNING], readings[look.CONTEXT])
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(left="0", colour=colour, right="datum.most")
    rows = rows.encode(alt.Y(name["row"], type="ordinal", axis=None, sort=None), **ground.told("told"))
    wide: dict[str, Any] = {"fontSize": alt.ExprRef(f"{NARROW} ? 0 : 13"), "opacity": alt.ExprRef(f"{NARROW} ? 0 : 1")}
    coloured = look.by_reading(words, "colour")
    left, down = {"align": "left", "dx": 2, **look.SILENT}, alt.ExprRef(f"{NARROW} ? {PHONE_DOWN} : {DOWN}")
    who = f"datum[{name['who']!r}]"
    broken = look.in_two_lines(who, f"floor(width / {LETTER})")
    layers = [
        rows.mark_bar(height=12, cornerRadius=1).encode(_x(name["pain"]), coloured),
        rows.mark_rule(strokeWidth=2, **look.SILENT).encode(
            _x(name["low"]), alt.X2(name["high"]), color=look.coloured(words, look.TEXT)
        ),
        rows.mark_text(dy=UP, fontSize=14, fontWeight="bold", limit=_across(0.42, 1), **left).encode(
            _x("left"), text=_text(name["title"]), color=look.coloured(words, look.TEXT)
        ),
        rows.mark_text(dy=UP, align="right", dx=-2, **wide, **look.SILENT).encode(
            _x("right"), text=_text(name["beside"]), color=look.coloured(words, look.TEXT)
        ),
        rows.transform_calculate(lines=f"{NARROW} ? {broken} : {who}")
        .mark_text(dy=down, fontSize=13, lineHeight=15, limit=_across(0.7, 1), **left)
        .encode(_x("left"), coloured, text=_text("lines")),
    ]
    return look.finished(alt.layer(*layers), words)


def merits(words: Words) -> alt.LayerChart:
    """Draw a row for each thing to mend: need by the mark's place, value by its size, doable by how full it is.

    What is blocked where it is made has that word beside it, and a warm ring where nobody clearly answers there.
    """
    name, readings = merit_columns(words), look.readings(words)
    _, held_up, free = states(words)
    warm = _unowned(name, words)
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(
        title_y=MERIT_HEAD + (alt.datum[name["row"]] - 1) * MERIT_ROW + 12,
        mark_y=MERIT_HEAD + (alt.datum[name["row"]] - 1) * MERIT_ROW + 38,
        left=str(NEEDS[0]),
        right=str(NEEDS[1]),
        ring=alt.expr.if_(warm, readings[look.WARNING], readings[look.TEXT]),
        dark=0.08 + 0.23 * (alt.datum[name["doable"]] - 1),
        held=alt.expr.if_(alt.datum[name["state"]] == free, "", held_up),
    )
    size = alt.Size(
        name["worth"], type="quantitative", scale=alt.Scale(domainMin=0, nice=False, range=MARK_SIZES), legend=None
    )
    at = {"x": _need(name["need"], words), "size": size}
    middle = {"baseline": "middle", **look.SILENT}
    layers = [
        rows.mark_rule(color=look.MID, opacity=0.35, **look.SILENT).encode(
            _need("left", words), _pixel("mark_y"), alt.X2("right")
        ),
        rows.mark_point(filled=True, shape="circle", **look.SILENT).encode(
            **at,
            y=_pixel("mark_y"),
            color=look.coloured(words, look.TEXT),
            opacity=alt.Opacity("dark", type="quantitative", scale=None),
        ),
        rows.mark_point(filled=False, shape="circle", strokeWidth=1.5, opacity=1).encode(
            **at, y=_pixel("mark_y"), color=look.by_reading(words, "ring"), **ground.told("told")
        ),
        rows.mark_text(align="left", fontSize=14, fontWeight="bold", limit=_across(0.6, 1), **middle).encode(
            _need("left", words),
            _pixel("title_y"),
            text=_text(name["title"]),
            color=look.coloured(words, look.TEXT),
        ),
        rows.mark_text(align="right", fontSize=alt.ExprRef(f"{NARROW} ? 0 : 13"), **middle).encode(
            _need("right", words),
            _pixel("title_y"),
            text=_text(name["beside"]),
            color=look.coloured(words, look.TEXT),
        ),
        rows.mark_text(align="left", dx=20, fontSize=13, **middle).encode(
            _need(name["need"], words),
            _pixel("mark_y"),
            text=_text("held"),
            color=look.by_reading(words, "ring"),
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _unowned(name: Mapping[str, str], words: Words) -> Any:
    return alt.datum[name["state"]] == states(words)[0]


def _need(field: str, words: Words) -> alt.X:
    axis = look.axis(words, orient="top", values=[1, 4, 7, 10], format="d", gridOpacity=0.4, labelFlush=False)
    return alt.X(field, type="quantitative", axis=axis, scale=alt.Scale(domain=NEEDS, nice=False, zero=False))


def _pixel(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", scale=None, axis=None)


def _x(field: str) -> alt.X:
    return alt.X(field, type="quantitative", stack=None, axis=None, scale=alt.Scale(nice=False, domainMin=0))


def _text(field: str) -> alt.Text:
    return alt.Text(field, type="nominal")


def _across(wide: float, narrow: float) -> alt.ExprRef:
    """Return the longest text, as a share of the width; the view for a room uses 1.4 times as much."""
    return alt.ExprRef(f"width * ({NARROW} ? {narrow} : {wide})")
