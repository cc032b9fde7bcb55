"""Touchpoints over time as small panels: what is usual, where a run begins, and the last month.

Tables, each with panel (from 0) and phone (whether a phone shows it): `heads` (name, stage, said, tone, side, told),
`ends` (u, v, text, tone), `bands` (low, centre, high), `points` (u, v, run, said), `breaks` (u), `dots` (u, v),
`ticks` (v, text) and `months` (u, text). A *run* is of months without a gap. u is a share of a panel's width, v pixels
within a panel.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words

ABREAST, PANEL_HEIGHT = 3, 184
"""Panels in a row, and pixels of a panel."""

LEFT, RIGHT, END, TOP, BOTTOM = 0.06, 0.83, 0.93, 52, 148
"""Where the months begin and end and the right edge is, as shares of a panel; pixels of the plot's edges."""

NARROW = "width < 700"
"""The condition for a phone: a panel in a row, and only as many as there are rows on a desk."""


def panels(words: Words) -> alt.LayerChart:
    """Draw a panel per touchpoint on one scale; those below what is usual are warm, with a triangle and words."""
    text, quiet, warm = (look.coloured(words, one) for one in (look.TEXT, look.CONTEXT, look.WARNING))
    tone = look.by_reading(words, "tone")
    heads = _table("heads", ("u", "edge"), ("v", "under"), u=0, edge=END, v=10, under=32)
    ticks = _table("ticks", ("start", "stop"), ("v",), start=LEFT, stop=RIGHT)
    bands = _table("bands", ("start", "stop"), ("low", "centre", "high"), start=LEFT, stop=RIGHT)
    breaks = _table("breaks", ("u",), ("top", "bottom"), top=TOP, bottom=BOTTOM)
    points, dots, ends = (_table(name, ("u",), ("v",)) for name in ("points", "dots", "ends"))
    across: dict[str, Any] = {"x": _x("start"), "x2": alt.X2("stop x")}
    inside: dict[str, Any] = {"baseline": "middle", **look.SILENT}
    one_of = [alt.Detail(field, type="nominal") for field in ("panel", "run")]
    layers = [
        ticks.mark_rule(color=look.MID, opacity=0.19, **look.SILENT).encode(**across, y=_y("v")),
        ticks.mark_text(align="right", dx=-6, fontSize=12, **inside).encode(_x("start"), _y("v"), _said(), color=quiet),
        bands.mark_rect(color=look.MID, opacity=0.18, **look.SILENT).encode(**across, y=_y("low"), y2=alt.Y2("high y")),
        *(
            bands.mark_rule(color=look.MID, strokeDash=dash, **look.SILENT).encode(**across, y=_y(at))
            for at, dash in (("low", [1, 0]), ("centre", [3, 3]), ("high", [1, 0]))
        ),
        breaks.mark_rule(strokeWidth=2, **look.SILENT).encode(_x("u"), _y("top"), alt.Y2("bottom y"), color=warm),
        points.mark_line(strokeWidth=2, strokeCap="round", **look.SILENT).encode(
            _x("u"), _y("v"), alt.Order("u", type="quantitative"), detail=one_of, color=text
        ),
        dots.mark_point(filled=True, size=50, opacity=1, **look.SILENT).encode(_x("u"), _y("v"), color=warm),
        points.mark_point(filled=True, size=160, opacity=0, **look.SILENT).encode(
            _x("u"), _y("v"), alt.Tooltip("said", type="nominal")
        ),
        ends.mark_text(align="left", dx=8, fontSize=16, fontWeight="bold", **inside).encode(
            _x("u"), _y("v"), _said(), tone
        ),
        heads.mark_text(align="left", fontSize=15, fontWeight="bold", limit=_limit(0.6), baseline="middle").encode(
            _x("u"),
            _y("v"),
            alt.Text("name", type="nominal"),
            alt.Tooltip("told", type="nominal"),
            alt.Description("told", type="nominal"),
            color=text,
        ),
        heads.mark_text(align="right", fontSize=13, limit=_limit(0.3), **inside).encode(
            _x("edge"), _y("v"), alt.Text("stage", type="nominal"), color=quiet
        ),
        heads.mark_text(
            align="left", fontSize=13, dx=alt.ExprRef("datum.side ? 16 : 0"), limit=_limit(0.85), **inside
        ).encode(_x("u"), _y("under"), alt.Text("said", type="nominal"), tone),
        *(
            heads.transform_filter(alt.datum.side == side)
            .mark_point(shape=shape, filled=True, size=70, opacity=1, xOffset=6, **look.SILENT)
            .encode(_x("u"), _y("under"), tone)
            for side, shape in ((-1, "triangle-down"), (1, "triangle-up"))
        ),
        _table("months", ("u",), ("under",), under=BOTTOM + 16)
        .mark_text(fontSize=12, align=alt.ExprRef("datum.align"), **inside)
        .encode(_x("u"), _y("under"), _said(), color=quiet),
    ]
    return look.finished(alt.layer(*layers), words)


def _table(name: str, across: tuple[str, ...], down: tuple[str, ...], **constants: float) -> alt.Chart:
    """Return a table with its places across and down the whole picture, each as "<field> x" or "<field> y"."""
    row = f"({NARROW} ? datum.panel : floor(datum.panel / {ABREAST}))"
    share, column = f"({NARROW} ? 1 : {ABREAST})", f"({NARROW} ? 0 : datum.panel % {ABREAST})"
    table = alt.Chart(alt.NamedData(name)).transform_filter(f"!({NARROW}) || datum.phone")
    if constants:
        table = table.transform_calculate(**{field: str(value) for field, value in constants.items()})
    places = {f"{field} x": f"({column} + datum.{field}) / {share}" for field in across}
    places |= {
        f"{field} y": f"isValid(datum.{field}) ? datum.{field} + {row} * {PANEL_HEIGHT} : null" for field in down
    }
    return table.transform_calculate(**places)


def _x(field: str) -> alt.X:
    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    return alt.X(f"{field} x", type="quantitative", axis=None, scale=scale)


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field} y", type="quantitative", axis=None, scale=None)


def _said() -> alt.Text:
    return alt.Text("text", type="nominal")


def _limit(share: float) -> alt.ExprRef:
    return alt.ExprRef(f"width * {share} / ({NARROW} ? 1 : {ABREAST})")
