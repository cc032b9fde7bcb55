"""On paper and in the room: per stage the chip of who answers, and a card for whom each leader names.

Tables: `rows` (name, note, answers, figure, of, each text with the y it stands at; upper at: on a
phone; first, bottom, tone, and the columns of a chip),
`cards` (left, right, top, bottom, middle, y, kind, text, said), `groups` (x, y, group) and `bars` (from, to, y). Places
are as in `ground`.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

ROW_HEIGHT, HEAD = 54, 40
"""Pixels of a row, and above the first."""

NAME, CHIP, CARDS, FIGURE, OF, BAR = 8, (158, 292), (318, 966), 1030, 1038, (1086, 1208)
"""Places of a stage's name, the chip, the cards, how many name the one on paper, of how many, and the bar."""

PHONE = {0: 0, NAME: 0.02, CHIP[0]: 0.44, CHIP[1]: 0.98, ground.GROUND: 1}
UNIT = (0.98 - 0.44) / (CHIP[1] - CHIP[0])

PAPER, OTHER, UNKNOWN = "paper", "other", "unknown"
"""The kinds of cards: as on paper, somebody else, does not know."""


def cards(words: Words) -> alt.LayerChart:
    """Draw the cards, those as on paper strong; on a phone the answers stand in words under the chip."""
    rows, held, groups, bars = (alt.Chart(alt.NamedData(name)) for name in ("rows", "cards", "groups", "bars"))
    text, quiet, accent = (look.coloured(words, one) for one in (look.TEXT, look.CONTEXT, look.ACCENT))
    rows = _placed(rows)
    across: dict[str, Any] = {"x": _x("left"), "x2": alt.X2("right")}
    box: dict[str, Any] = {**across, "y": ground.y("top"), "y2": alt.Y2("bottom")}
    paper, other, unknown = (held.transform_filter(alt.datum.kind == kind) for kind in (PAPER, OTHER, UNKNOWN))
    shape: dict[str, Any] = {"cornerRadius": 3, **look.SILENT}
    line: dict[str, Any] = {"filled": False, "opacity": ground.on_desk(1), **shape}
    bar: dict[str, Any] = {"y": ground.y("y"), "x": _x("from"), "x2": alt.X2("to")}
    named = ground.limit(146, 0.4)
    heads: list[tuple[float, str, alt.ColorDatum, dict[str, Any]]] = [
        (NAME, words.gettext("Stage"), quiet, {"fontSize": ground.on_desk(13)}),
        (sum(CHIP) / 2, words.gettext("On paper"), text, {"align": "center", "fontWeight": "bold", "fontSize": 14}),
        (
            *(CARDS[0], words.gettext("In the room: whom each leader names"), text),
            {"fontWeight": "bold", "fontSize": ground.on_desk(14)},
        ),
        (
            *(BAR[1], words.gettext("Name the one on paper"), text),
            {"align": "right", "fontWeight": "bold", "fontSize": ground.on_desk(14)},
        ),
    ]
    layers = [
        rows.mark_rule(color=look.MID, opacity=0.19, **look.SILENT).encode(**across, y=ground.y("bottom")),
        paper.mark_rect(opacity=ground.on_desk(0.18), **shape).encode(**box, color=accent),
        paper.mark_rect(strokeWidth=2, **line).encode(**box, color=accent),
        other.mark_rect(strokeWidth=1.2, color=look.MID, **line).encode(**box),
        unknown.mark_rect(strokeWidth=1.2, strokeDash=[2, 3], color=look.MID, **line).encode(**box),
        paper.mark_text(fontSize=ground.on_desk(12), fontWeight="bold", **_inside()).encode(**_middle(), color=text),
        other.mark_text(fontSize=ground.on_desk(12), **_inside()).encode(**_middle(), color=text),
        unknown.mark_text(fontSize=ground.on_desk(13), **_inside()).encode(**_middle(), color=quiet),
        held.mark_rect(opacity=0.001).encode(**box, **ground.told()),
        groups.mark_text(align="left", baseline="middle", fontSize=ground.on_desk(12), **look.SILENT).encode(
            _x("x"), ground.y("y"), text=ground.text("group"), color=text
        ),
        *ground.chips(rows, words, PHONE, unit=UNIT),
        ground.written(rows, NAME, "name at", "name", PHONE, fontSize=15, fontWeight="bold", limit=named).encode(
            look.by_reading(words, "tone")
        ),
        ground.written(rows, CARDS[0], "note at", "note", PHONE, fontSize=ground.on_desk(13)).encode(color=quiet),
        ground.written(
            rows, NAME, "answers at", "answers", PHONE, fontSize=ground.on_phone(13), limit=ground.limit(0, 0.96)
        ).encode(color=text),
        ground.written(
            rows, FIGURE, "figure at", "figure", PHONE, align="right", fontSize=ground.on_desk(20), fontWeight="bold"
        ).encode(color=text),
        ground.written(rows, OF, "figure at", "of", PHONE, fontSize=ground.on_desk(13)).encode(color=quiet),
        rows.transform_filter("datum.of != ''")
        .mark_rule(color=look.MID, strokeWidth=8, opacity=ground.on_desk(0.2), strokeCap="round", **look.SILENT)
        .encode(_x("bar from"), alt.X2("bar to"), ground.y("figure at")),
        bars.mark_rule(strokeWidth=8, opacity=ground.on_desk(1), strokeCap="round", **look.SILENT).encode(
            **bar, color=accent
        ),
        *(_head(rows, at, said, colour, **how) for at, said, colour, how in heads),
    ]
    return look.finished(alt.layer(*layers), words)


def _placed(rows: alt.Chart) -> alt.Chart:
    """Say where a row's marks are; on a phone the chip is beside the name, above the answers."""
    upper = f"{ground.NARROW} ? datum['upper at'] :"
    return rows.transform_calculate(
        **{"left": "0", "right": str(ground.GROUND), "bar from": str(BAR[0]), "bar to": str(BAR[1])},
        **{"chip from": str(CHIP[0]), "chip to": str(CHIP[1])},
        **{name: f"{upper} datum['{name}']" for name in ("name at", "chip at")},
    )


def _head(rows: alt.Chart, at: float, said: str, colour: alt.ColorDatum, **how: Any) -> alt.Chart:
    once = rows.transform_filter("datum.first").transform_calculate(**{"head x": str(at), "head": repr(said)})
    marked = once.mark_text(**{"align": "left", "baseline": "middle", **look.SILENT, **how})
    return marked.encode(_x("head x"), y=alt.YValue(16), text=ground.text("head"), color=colour)


def _inside() -> dict[str, Any]:
    within = alt.ExprRef(f"max(1, (datum.right - datum.left) * width / {ground.GROUND} - 2)")
    return {"baseline": "middle", "limit": within, **look.SILENT}


def _middle() -> dict[str, Any]:
    return {"x": _x("middle"), "y": ground.y("y"), "text": ground.text("text")}


def _x(field: str) -> alt.X:
    return ground.x(field, PHONE)
