"""A customer's way through departments: a lane per owner, a line along the stages, a mark where it changes hands.

Tables: `lanes` (name, name at, y, top, bottom, tone), `heads` (x, y, stage), `ways` (key, x, y, tone), `stops` (from,
to, y, kind, tone, said), `marks` (x, y, bottom, tone, said), `figures` (x, y, text, tone,
weight), `labels` (y, label) and `phone` (name, owner, owner tone, step, step tone, y, below). Places are as in
`ground`.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

LANE, TALLEST, HEAD, FOOT, STEP = 50, 80, 52, 62, 46
"""Pixels of a lane, of the tallest, above the first, below the last, and of a stage on a phone."""

NAME, START, END = 8, 196, 1212
"""Places of an owner's name, and where the first stage begins and the last ends."""

PHONE = {0: 0, NAME: 0.02, START: 0.46, ground.GROUND: 1}

OWNED, LACKING = "owned", "lacking"
"""The kinds of stops: with one owner, and with nobody, several or everyone."""


def way(words: Words) -> alt.LayerChart:
    """Draw the way, warm where nobody clearly answers. On a phone it is a list."""
    lanes, heads, ways, stops, marks, figures, labels = (
        alt.Chart(alt.NamedData(name)).transform_filter(f"!({ground.NARROW})")
        for name in ("lanes", "heads", "ways", "stops", "marks", "figures", "labels")
    )
    phone = alt.Chart(alt.NamedData("phone")).transform_filter(ground.NARROW)
    text, quiet, tone = (
        look.coloured(words, look.TEXT),
        look.coloured(words, look.CONTEXT),
        look.by_reading(words, "tone"),
    )
    lanes = lanes.transform_calculate(left="0", right=str(ground.GROUND))
    bar: dict[str, Any] = {"x": _x("from"), "x2": alt.X2("to"), "y": ground.y("y")}
    owned, lacking = (stops.transform_filter(alt.datum.kind == kind) for kind in (OWNED, LACKING))
    layers = [
        lanes.mark_rect(color=look.MID, opacity=0.09, cornerRadius=6, **look.SILENT).encode(
            **{"x": _x("left"), "x2": alt.X2("right"), "y": ground.y("top"), "y2": alt.Y2("bottom")}
        ),
        marks.mark_rule(strokeDash=[2, 3], **look.SILENT).encode(_x("x"), ground.y("y"), alt.Y2("bottom"), tone),
        ways.mark_line(strokeWidth=3, strokeJoin="round", **look.SILENT).encode(
            *(_x("x"), ground.y("y"), tone),
            detail=alt.Detail("key", type="nominal"),
            order=alt.Order("x", type="quantitative"),
        ),
        owned.mark_rule(strokeWidth=12, strokeCap="round", opacity=1).encode(**bar, **ground.told(), color=tone),
        lacking.mark_rule(strokeWidth=12, strokeCap="round", opacity=0.19, **look.SILENT).encode(**bar, color=tone),
        lacking.mark_rule(strokeWidth=3, strokeDash=[5, 4], opacity=1).encode(**bar, **ground.told(), color=tone),
        marks.mark_point(shape="diamond", filled=True, size=190, opacity=1).encode(
            _x("x"), ground.y("y"), tone, **ground.told()
        ),
        _written(
            lanes, NAME, "name at", "name", fontSize=15, lineHeight=17, fontWeight="bold", limit=ground.limit(176)
        ).encode(tone),
        heads.mark_text(
            fontSize=13, fontWeight="bold", lineHeight=16, baseline="alphabetic", limit=ground.limit(200), **look.SILENT
        ).encode(_x("x"), ground.y("y"), text=ground.text("stage"), color=text),
        figures.mark_text(fontSize=14, fontWeight=alt.ExprRef("datum.weight"), baseline="middle", **look.SILENT).encode(
            _x("x"), ground.y("y"), tone, text=ground.text("text")
        ),
        _written(labels, NAME, "y", "label", fontSize=13, limit=ground.limit(250)).encode(color=quiet),
        _written(phone, NAME, "y", "name", fontSize=14, fontWeight="bold", limit=ground.limit(0, 0.42)).encode(
            color=text
        ),
        _written(phone, START, "y", "owner", fontSize=14, limit=ground.limit(0, 0.52)).encode(
            look.by_reading(words, "owner tone")
        ),
        _written(phone, START, "below", "step", fontSize=12, limit=ground.limit(0, 0.52)).encode(
            look.by_reading(words, "step tone")
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _x(field: str) -> alt.X:
    return ground.x(field, PHONE)


def _written(table: alt.Chart, at: float, down: str, field: str, **how: Any) -> alt.Chart:
    return ground.written(table, at, down, field, PHONE, **how)
