"""Who has answered, and since when: a lane per stage, owners from day to day under what customers got.

Tables: `rows` (name, note, first, last, each text with the y it stands at; above at: that of a phone; left, right, top,
bottom, changed, tone), `chips` (as in `ground`, and said), `points` (run, x, y, changed, said), `changes` (x, top,
bottom, diamond, said), `days` (x, label x, top, bottom, align, day) and `months` (x, top, bottom, align, month). Places
are as in `ground`.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

LANE, ALONE, HEAD, CHIP = 70, 46, 30, 20
"""Pixels of a lane, of one without answers, above the first, and of a chip."""

NAME, START, END, FIGURE = 8, 176, 1116, 1128
"""Places of a stage's name, of the first and the last day, and of the last figure."""

MIDDLE, SPREAD = 20, 16
"""Pixels from a lane's top to the middle of its line, and the most that the line is away from that."""

PHONE = {0: 0, NAME: 0.02, START: 0.02, END: 0.98, FIGURE: 0.86, ground.GROUND: 1}
UNIT = 0.96 / (END - START)


def lanes(words: Words) -> alt.LayerChart:
    """Draw the lanes; those where the owner changed have a band, a strong line, and a diamond on the day.

    On a phone a lane is the stage's name over its owners, without the line of what customers got.
    """
    above = f"{ground.NARROW} ? datum['above at'] :"
    rows, chips, points, changes, days, months = (
        alt.Chart(alt.NamedData(name)) for name in ("rows", "chips", "points", "changes", "days", "months")
    )
    rows = rows.transform_calculate(**{name: f"{above} datum['{name}']" for name in ("name at", "last at")})
    text, quiet, accent = (look.coloured(words, one) for one in (look.TEXT, look.CONTEXT, look.ACCENT))
    across: dict[str, Any] = {"x": _x("left"), "x2": alt.X2("right")}
    upright: dict[str, Any] = {"x": _x("x"), "y": ground.y("top"), "y2": alt.Y2("bottom")}
    changed, same = (points.transform_filter(test) for test in ("datum.changed", "!datum.changed"))
    order, one_of = alt.Order("x", type="quantitative"), alt.Detail("run", type="nominal")
    line: dict[str, Any] = {"opacity": ground.on_desk(1), **look.SILENT}
    room = ground.limit(START - NAME - 12, 0.94)
    layers = [
        rows.transform_filter("datum.changed")
        .mark_rect(opacity=0.07, cornerRadius=6, **look.SILENT)
        .encode(**across, y=ground.y("top"), y2=alt.Y2("bottom"), color=accent),
        months.mark_rule(color=look.MID, opacity=ground.on_desk(0.19), **look.SILENT).encode(**upright),
        days.mark_rule(strokeDash=[3, 3], strokeWidth=1.2, **look.SILENT).encode(**upright, color=accent),
        same.mark_line(color=look.MID, strokeWidth=2, **line).encode(_x("x"), ground.y("y"), one_of, order),
        changed.mark_line(strokeWidth=3, **line).encode(_x("x"), ground.y("y"), one_of, order, color=text),
        same.mark_point(filled=True, size=30, color=look.MID, opacity=ground.on_desk(1), **look.SILENT).encode(
            _x("x"), ground.y("y"), tooltip=alt.Tooltip("said", type="nominal")
        ),
        changed.mark_point(filled=True, size=40, opacity=ground.on_desk(1), **look.SILENT).encode(
            _x("x"), ground.y("y"), color=text, tooltip=alt.Tooltip("said", type="nominal")
        ),
        *ground.chips(chips, words, PHONE, unit=UNIT, height=CHIP, halo=True),
        chips.transform_calculate(
            **{"hit top": f"datum['chip at'] - {CHIP / 2}", "hit bottom": f"datum['chip at'] + {CHIP / 2}"}
        )
        .mark_rect(opacity=0.001)
        .encode(
            **{"x": _x("chip from"), "x2": alt.X2("chip to"), "y": ground.y("hit top"), "y2": alt.Y2("hit bottom")},
            **ground.told(),
        ),
        changes.mark_rule(strokeWidth=3, **look.SILENT).encode(**upright, color=accent),
        changes.mark_point(shape="diamond", filled=True, size=150, opacity=1).encode(
            _x("x"), ground.y("diamond"), color=accent, **ground.told()
        ),
        ground.written(
            rows, NAME, "name at", "name", PHONE, fontSize=14, fontWeight="bold", lineHeight=16, limit=room
        ).encode(color=text),
        ground.written(rows, NAME, "note at", "note", PHONE, fontSize=ground.on_desk(12)).encode(color=quiet),
        ground.written(rows, START - 10, "first at", "first", PHONE, align="right", fontSize=ground.on_desk(13)).encode(
            color=quiet
        ),
        ground.written(rows, FIGURE, "last at", "last", PHONE, fontSize=14, fontWeight="bold").encode(
            look.by_reading(words, "tone")
        ),
        *(
            months.transform_filter(alt.datum.align == side)
            .mark_text(align=side, baseline="middle", fontSize=ground.on_desk(13), **look.SILENT)
            .encode(_x("x"), y=alt.YValue(12), text=ground.text("month"), color=quiet)
            for side in ("left", "center", "right")
        ),
        *(
            days.transform_filter(alt.datum.align == side)
            .mark_text(align=side, baseline="middle", fontSize=13, fontWeight="bold", **look.SILENT)
            .encode(_x("label x"), y=alt.YValue(12), text=ground.text("day"), color=accent)
            for side in ("left", "right")
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _x(field: str) -> alt.X:
    return ground.x(field, PHONE)
