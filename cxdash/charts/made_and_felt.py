"""Annoyances from the stage that makes them to the stage where they are felt: a band per stage, a line per annoyance.

Tables: `rows` (an annoyance each: columns of `columns`, then to, y, size, weight, phone, tone, said), `lines` (key, x,
y, width, tone), `bands` (top, bottom), `made` and `felt` (a stage each: name with name at, on a phone called with upper
at; able, owner with lower at, tone, and the columns of a chip) and `heads` (x, y, head, kind, align). Places are as in
`ownership.ground`.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

SLOT, LEAST, HEAD, PHONE_HEAD, GAP = 27, 40, 57, 2, 3
"""Pixels of a line, of the lowest stage, above the first, there on a phone, and between two."""

MADE, CHIP, ABLE, FROM, TO, TEXT, NUMBER, FELT, FELT_CHIP = 4, (146, 252), 260, 396, 545, 561, 926, 942, (1100, 1212)
"""Places: the stage that makes it, its chip and whether its owner can act, where lines begin and end, what annoys and
its number, and the stage where it is felt with its chip."""

WIDEST, THINNEST = 14, 2
"""The width in pixels of the line of most customers, and of the thinnest."""

PHONE = {0: 0, MADE: 0.02, TEXT: 0.32, ground.GROUND: 1}


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column."""
    return {
        "title": words.gettext("Annoyance"),
        "made": words.gettext("Made at"),
        "answers": words.gettext("Answers where it is made"),
        "felt": words.gettext("Felt at"),
        "number": words.gettext("Times a year"),
    }


def flows(words: Words) -> alt.LayerChart:
    """Draw what is made on the left and felt on the right.

    A steep line is handed on to another stage; it is warm where nobody can decide where it is made. On a phone each
    annoyance stands beside the stage where it is felt, with the stage that makes it.
    """
    rows, lines, bands, made, felt = (
        alt.Chart(alt.NamedData(table)) for table in ("rows", "lines", "bands", "made", "felt")
    )
    name, tone = columns(words), look.by_reading(words, "tone")
    text, quiet = look.coloured(words, look.TEXT), look.coloured(words, look.CONTEXT)
    bands = bands.transform_calculate(left="0", right=str(ground.GROUND))
    heads = alt.Chart(alt.NamedData("heads"))
    bold: dict[str, Any] = {"fontSize": 15, "fontWeight": "bold"}
    layers = [
        bands.mark_rect(color=look.MID, opacity=0.09, cornerRadius=6, **look.SILENT).encode(
            **{"x": _x("left"), "x2": alt.X2("right"), "y": ground.y("top"), "y2": alt.Y2("bottom")}
        ),
        _wide(lines)
        .mark_line(opacity=0.85, strokeCap="butt", strokeJoin="round", **look.SILENT)
        .encode(
            *(_x("x"), ground.y("y"), tone),
            detail=alt.Detail("key", type="nominal"),
            order=alt.Order("x", type="quantitative"),
            strokeWidth=alt.StrokeWidth("width", type="quantitative", scale=None),
        ),
        _wide(rows)
        .mark_point(shape="triangle-right", filled=True, size=alt.ExprRef("datum.size"), opacity=1)
        .encode(_x("to"), ground.y("y"), tone, **ground.told()),
        *(
            _written(
                _wide(rows.transform_filter(alt.datum.weight == weight)), at, "y", field, fontWeight=weight, **how
            ).encode(color=text)
            for weight in ("bold", "normal")
            for at, field, how in (
                (TEXT, name["title"], {"fontSize": 13, "limit": ground.limit(NUMBER - TEXT - 66)}),
                (NUMBER, name["number"], {"fontSize": 13, "align": "right"}),
            )
        ),
        _written(_narrow(rows), TEXT, "y", "phone", fontSize=12, limit=ground.limit(0, 0.67)).encode(tone),
        *(
            _written(
                _wide(side), at, "name at", "name", lineHeight=17, limit=ground.limit(CHIP[0] - 12), **bold
            ).encode(color=text)
            for side, at in ((made, MADE), (felt, FELT))
        ),
        *(
            layer
            for side, (start, end) in ((made, CHIP), (felt, FELT_CHIP))
            for layer in ground.chips(
                _wide(side).transform_calculate(**{"chip from": str(start), "chip to": str(end)}), words, PHONE
            )
        ),
        _written(_wide(made), ABLE, "chip at", "able", fontSize=13, limit=ground.limit(FROM - ABLE - 6)).encode(tone),
        _written(_narrow(felt), MADE, "upper at", "called", fontWeight="bold", limit=ground.limit(0, 0.29)).encode(
            color=text
        ),
        _written(_narrow(felt), MADE, "lower at", "owner", fontSize=12, limit=ground.limit(0, 0.29)).encode(tone),
        *(
            _wide(heads.transform_filter((alt.datum.kind == kind) & (alt.datum.align == align)))
            .mark_text(align=align, baseline="middle", **how, **look.SILENT)
            .encode(_x("x"), ground.y("y"), text=ground.text("head"), color=colour)
            for kind, how, colour in (("head", bold, text), ("under", {"fontSize": 13}, quiet))
            for align in ("left", "right")
        ),
    ]
    return look.finished(alt.layer(*layers), words, unused=HEAD - PHONE_HEAD, narrow=ground.NARROW)


def _wide(table: alt.Chart) -> alt.Chart:
    return table.transform_filter(f"!({ground.NARROW})")


def _narrow(table: alt.Chart) -> alt.Chart:
    return table.transform_filter(ground.NARROW)


def _x(field: str) -> alt.X:
    return ground.x(field, PHONE)


def _written(table: alt.Chart, at: float, down: str, field: str, **how: Any) -> alt.Chart:
    return ground.written(table, at, down, field, PHONE, **{"fontSize": 13, **how})
