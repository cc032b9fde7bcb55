"""The ranking of annoyances, and the picture of how needed, valuable and doable each is to mend.

Each draws one table, `rows` (columns: `columns`, `merit_columns`). A row of the ranking also has *most*, the end of the
longest range of the whole list, so that the pictures of its parts share one scale.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
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

MERIT_ABOVE = 62
"""Pixels that its axis, with its name, and its head take."""

STACKED = "width < 900"
"""The condition for a row of the second picture to have its name above the mark, and not beside it."""

NEEDS, BESIDE_NAMES = (0.4, 14.8), (-11, 26)
"""The scale of need, 1–10, with room for words beside a mark; and with room for names and figures at its sides."""

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

    Beside the mark stands its need, and that it is blocked; the ring is warm where nobody clearly answers.
    """
    name, readings = merit_columns(words), look.readings(words)
    _, held_up, free = states(words)
    top = MERIT_HEAD + (alt.datum[name["row"]] - 1) * MERIT_ROW
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(
        title_y=f"{top} + ({STACKED} ? 17 : {MERIT_ROW / 2})",
        mark_y=f"{top} + ({STACKED} ? 41 : {MERIT_ROW / 2})",
        foot=top + MERIT_ROW,
        least="1",
        ring=alt.expr.if_(_unowned(name, words), readings[look.WARNING], readings[look.TEXT]),
        dark=0.08 + 0.23 * (alt.datum[name["doable"]] - 1),
        held=alt.datum[name["need"]] + alt.expr.if_(alt.datum[name["state"]] == free, "", f" · {held_up}"),
    )
    size = alt.Size(
        name["worth"], type="quantitative", scale=alt.Scale(domainMin=0, nice=False, range=MARK_SIZES), legend=None
    )
    radius = f"sqrt(scale('size', datum[{name['worth']!r}]) / PI)"
    at = {"x": _need(name["need"], words), "y": _pixel("mark_y")}
    middle = {"baseline": "middle", **look.SILENT}
    colour = look.coloured(words, look.TEXT)
    layers = [
        rows.mark_rule(color=look.MID, opacity=0.35, **look.SILENT).encode(
            alt.XValue(0), _pixel("foot"), alt.X2Value("width")
        ),
        rows.mark_rule(color=look.MID, strokeWidth=2, x2Offset=alt.ExprRef(f"-{radius}"), **look.SILENT).encode(
            _need("least", words), _pixel("mark_y"), alt.X2(name["need"])
        ),
        rows.mark_point(filled=True, shape="circle", **look.SILENT).encode(
            **at, size=size, color=colour, opacity=alt.Opacity("dark", type="quantitative", scale=None)
        ),
        rows.mark_point(filled=False, shape="circle", strokeWidth=1.5, opacity=1).encode(
            **at, size=size, color=look.by_reading(words, "ring"), **ground.told("told")
        ),
        rows.mark_text(align="left", fontSize=14, fontWeight="bold", limit=_across(0.31, 1, STACKED), **middle).encode(
            alt.XValue(0), _pixel("title_y"), text=_text(name["title"]), color=colour
        ),
        rows.mark_text(align="right", fontSize=alt.ExprRef(f"{NARROW} ? 0 : 13"), **middle).encode(
            alt.XValue("width"), _pixel("title_y"), text=_text(name["beside"]), color=colour
        ),
        rows.mark_text(align="left", dx=20, fontSize=13, **middle).encode(
            **at, text=_text("held"), color=look.by_reading(words, "ring")
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _unowned(name: Mapping[str, str], words: Words) -> Any:
    return alt.datum[name["state"]] == states(words)[0]


def _need(field: str, words: Words) -> alt.X:
    (low, high), (least, most) = NEEDS, BESIDE_NAMES
    middle = f"width * ({STACKED} ? {(5.5 - low) / (high - low):.3f} : {(5.5 - least) / (most - least):.3f})"
    named: dict[str, Any] = {
        "title": merit_columns(words)["need"],
        "titleX": alt.ExprRef(middle),
        "titleAlign": "center",
    }
    axis = look.axis(words, orient="top", values=[1, 4, 7, 10], format="d", grid=False, labelFlush=False, **named)
    ends = (alt.ExprRef(f"{STACKED} ? {narrow} : {wide}") for narrow, wide in zip(NEEDS, BESIDE_NAMES, strict=True))
    scale = alt.Scale(**dict(zip(("domainMin", "domainMax"), ends, strict=True)), nice=False, zero=False)
    return alt.X(field, type="quantitative", axis=axis, scale=scale)


def _pixel(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", scale=None, axis=None)


def _x(field: str) -> alt.X:
    return alt.X(field, type="quantitative", stack=None, axis=None, scale=alt.Scale(nice=False, domainMin=0))


def _text(field: str) -> alt.Text:
    return alt.Text(field, type="nominal")


def _across(wide: float, narrow: float, condition: str = NARROW) -> alt.ExprRef:
    """Return the longest text, as a share of the width; the view for a room uses 1.4 times as much."""
    return alt.ExprRef(f"width * ({condition} ? {narrow} : {wide})")
