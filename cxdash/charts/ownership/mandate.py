"""Mandate as a dot grid: a row per role, a scale of 1–5 per statement, the median large above single answers.

Tables: `rows` (name, stages, figure, verdict, lowest and said, each text with the y it stands at; can act, tone,
subtone, top, bottom), `marks` (x, y, shape, tone, said), `scales` (from, to, y), `ticks` (x, top, bottom), `dots` and
`own` (x, y, size), and `heads` (x, y, head, tone). Places are as in `ground`.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground
from cxdash.domain.ownership import CanAct

ROW_HEIGHT, HEAD, HEAD_LINE, AXIS = 74, 60, 16, 59
"""Pixels of a row, above the first, of a line of a head, and of a row's scales below its top."""

NAME, FIRST, APART, SIXTH, STEP = 12, 246, 134, 30, 25
"""Places of a role's name and of the first scale's middle, the distance between scales, what the sixth stands further
apart, and the distance of two answers."""

LINE, FIGURE, SIGN, VERDICT = 872, 1050, 1068, 1080
"""Places of the line before the sixth, and of the median of five, the sign and the verdict."""

PHONE = {0: 0, NAME: 0.02, SIGN: 0.6, VERDICT: 0.64, ground.GROUND: 1}
DOT, DOT_DISTANCE, STACK = 32, 7.2, 44
"""The area of an answer's dot, the distance of two, and the most that those of one level may take."""


def grid(words: Words) -> alt.LayerChart:
    """Draw the grid; a role that cannot act has a warm band, a median below 2.5 a warm square."""
    rows, marks = _wide(alt.Chart(alt.NamedData("rows"))), alt.Chart(alt.NamedData("marks"))
    scales, ticks, heads = (alt.Chart(alt.NamedData(name)) for name in ("scales", "ticks", "heads"))
    dots, own = alt.Chart(alt.NamedData("dots")), alt.Chart(alt.NamedData("own"))
    text, tone = look.coloured(words, look.TEXT), look.by_reading(words, "tone")
    unable = rows.transform_filter(alt.datum["can act"] == str(CanAct.CANNOT))
    able = rows.transform_filter(alt.datum["can act"] == str(CanAct.CAN))
    partly = rows.transform_filter(alt.datum["can act"] == str(CanAct.PARTLY))
    across: dict[str, Any] = {"x": _x("left"), "x2": alt.X2("right")}
    layers = [
        unable.mark_rect(opacity=0.07, cornerRadius=6, **look.SILENT).encode(
            **across, y=_y("top"), y2=alt.Y2("bottom"), color=look.coloured(words, look.WARNING)
        ),
        rows.mark_rule(color=look.MID, opacity=0.19, **look.SILENT).encode(**across, y=_y("bottom")),
        scales.mark_rule(color=look.MID, opacity=ground.on_desk(0.55), strokeWidth=1.5, **look.SILENT).encode(
            _x("from"), alt.X2("to"), _y("y")
        ),
        ticks.mark_rule(color=look.MID, opacity=ground.on_desk(0.55), strokeWidth=1.5, **look.SILENT).encode(
            _x("x"), _y("top"), alt.Y2("bottom")
        ),
        rows.mark_rule(color=look.MID, strokeDash=[2, 3], opacity=ground.on_desk(1), **look.SILENT).encode(
            _x("line x"), _y("top"), alt.Y2("bottom")
        ),
        dots.mark_point(
            filled=True, size=alt.ExprRef("datum.size"), color=look.MID, opacity=ground.on_desk(1), **look.SILENT
        ).encode(_x("x"), _y("y")),
        own.mark_point(filled=True, shape="diamond", size=64, opacity=ground.on_desk(1), **look.SILENT).encode(
            _x("x"), _y("y"), color=text
        ),
        *(
            marks.transform_filter(alt.datum.shape == shape)
            .mark_point(filled=True, shape=shape, size=140, opacity=ground.on_desk(1))
            .encode(_x("x"), _y("y"), tone, **ground.told())
            for shape in ("circle", "square")
        ),
        _text(rows, NAME, "name", fontSize=15, fontWeight="bold", limit=ground.limit(174, 0.54), aria=True).encode(
            color=text, **ground.told()
        ),
        _text(rows, NAME, "stages", fontSize=ground.on_desk(13), limit=ground.limit(168)).encode(
            look.by_reading(words, "subtone")
        ),
        _text(rows, NAME, "lowest", fontSize=ground.on_phone(13), limit=ground.limit(0, 0.96)).encode(
            look.by_reading(words, "subtone")
        ),
        _text(rows, FIGURE, "figure", align="right", fontSize=ground.on_desk(22), fontWeight="bold").encode(tone),
        _sign(able, filled=True, size=70).encode(tone),
        _sign(partly, filled=True, size=18).encode(tone),
        *(_sign(one, filled=False, size=70).encode(tone) for one in (partly, unable)),
        _text(rows, VERDICT, "verdict", fontSize=13, fontWeight="bold", limit=ground.limit(136, 0.36)).encode(tone),
        heads.mark_text(
            fontSize=ground.on_desk(13), lineHeight=HEAD_LINE, baseline="alphabetic", lineBreak="\n", **look.SILENT
        ).encode(_x("x"), _y("y"), tone, text=ground.text("head")),
    ]
    return look.finished(alt.layer(*layers), words, unused=HEAD, narrow=ground.NARROW)


def _wide(rows: alt.Chart) -> alt.Chart:
    beside = f"{ground.NARROW} ? datum['name at'] : datum['figure at']"
    return rows.transform_calculate(
        **{"left": "0", "right": str(ground.GROUND), "line x": str(LINE), "verdict at": beside}
    )


def _sign(rows: alt.Chart, **how: Any) -> alt.Chart:
    placed = rows.transform_calculate(**{"sign x": str(SIGN)})
    marked = placed.mark_point(shape="circle", opacity=1, strokeWidth=1.5, **how, **look.SILENT)
    return marked.encode(_x("sign x"), _y("verdict at"))


def _x(field: str) -> alt.X:
    return ground.x(field, PHONE)


def _y(field: str) -> alt.Y:
    return ground.y(field)


def _text(rows: alt.Chart, at: float, field: str, **how: Any) -> alt.Chart:
    return ground.written(rows, at, f"{field} at", field, PHONE, **how)
