"""Who answers for each stage and area today and by three set-ups of a customer director, and how many each role has.

Tables: `rows` (row, label), `cells` (row, column, text, second, kind: same, changed, nobody, everyone, contested or
blank, said), `loads` (row, column, share, text) and `heads` (column, head). Rows and columns count from 1.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

ROW_HEIGHT, HEAD_HEIGHT = 30, 44
FIRST = 0.2
"""Where the columns begin, as a share of the width."""

SLANT = 0.005
"""Half the width of the line between two that claim it, as a share of the width."""

SAME, CHANGED, NOBODY, EVERYONE, CONTESTED = "same", "changed", "nobody", "everyone", "contested"
NOT_FILLED_IN = "blank"


def side_by_side(words: Words, columns: int = 4) -> alt.LayerChart:
    """Draw who answers as a grid of chips.

    Grey as today, accented where it changes, dashed for nobody, threefold for everyone, cut by a slant for two that
    claim it; no chip if not filled in.
    """
    step = (1 - FIRST) / columns
    rows, cells, loads, heads = (alt.Chart(alt.NamedData(name)) for name in ("rows", "cells", "loads", "heads"))
    y = HEAD_HEIGHT + (alt.datum.row - 0.5) * ROW_HEIGHT
    left = FIRST + (alt.datum.column - 1) * step
    rows = rows.transform_calculate(y=y, top=y - ROW_HEIGHT / 2, left="0", right="1")
    cells, loads = (
        table.transform_calculate(
            y=y,
            top=y - 11,
            bottom=y + 11,
            left=left + 0.006,
            right=left + step - 0.006,
            middle=left + step / 2,
            **{"second x": left + step * 0.73},
            **{"cut from": left + step / 2 - SLANT, "cut to": left + step / 2 + SLANT},
            place=alt.expr.if_(alt.datum.second == "", left + step / 2, left + step * 0.27),
        )
        for table in (cells, loads)
    )
    loads = loads.transform_calculate(
        reading=repr(look.readings(words)[look.CONTEXT]), end=left + 0.006 + (step * 0.55) * alt.datum.share
    )
    kinds = {
        kind: cells.transform_filter(alt.datum.kind == kind) for kind in (SAME, CHANGED, NOBODY, EVERYONE, CONTESTED)
    }
    two = cells.transform_filter(alt.datum.second != "")
    chip = {"x": _x("left"), "x2": alt.X2("right"), "y": _y("top"), "y2": alt.Y2("bottom")}
    accent, warm = look.coloured(words, look.ACCENT), look.coloured(words, look.WARNING)
    layers = [
        rows.mark_rule(color=look.MID, opacity=0.19, **look.SILENT).encode(
            x=_x("left"), x2=alt.X2("right"), y=_y("top")
        ),
        rows.mark_text(fontSize=13, align="left", dx=6, limit=_share(FIRST, 10), **look.SILENT).encode(
            x=_x("left"), y=_y("y"), text=alt.Text("label", type="nominal"), color=look.coloured(words, look.TEXT)
        ),
        kinds[SAME].mark_rect(color=look.MID, opacity=0.13, cornerRadius=13, **look.SILENT).encode(**chip),
        kinds[CHANGED].mark_rect(opacity=0.16, cornerRadius=13, **look.SILENT).encode(**chip, color=accent),
        kinds[CHANGED]
        .mark_rect(filled=False, strokeWidth=1.5, cornerRadius=13, **look.SILENT)
        .encode(**chip, color=accent),
        kinds[NOBODY]
        .mark_rect(filled=False, strokeWidth=1.5, strokeDash=[4, 3], cornerRadius=13, **look.SILENT)
        .encode(**chip, color=warm),
        *(
            kinds[EVERYONE]
            .transform_calculate(top=alt.datum.top + away, bottom=alt.datum.bottom + away)
            .mark_rect(filled=False, strokeWidth=1, cornerRadius=13, **look.SILENT)
            .encode(**chip, color=warm)
            for away in (-2, 0, 2)
        ),
        kinds[CONTESTED]
        .mark_rect(filled=False, strokeWidth=1.5, cornerRadius=13, **look.SILENT)
        .encode(**chip, color=warm),
        two.mark_rule(strokeWidth=1.5, **look.SILENT).encode(
            x=_x("cut from"), x2=alt.X2("cut to"), y=_y("bottom"), y2=alt.Y2("top"), color=warm
        ),
        two.mark_text(fontSize=13, limit=_share(step / 2, 14), **look.SILENT).encode(
            x=_x("second x"),
            y=_y("y"),
            text=alt.Text("second", type="nominal"),
            color=look.coloured(words, look.TEXT),
        ),
        *(
            cells.transform_filter((alt.datum.kind == NOT_FILLED_IN) == blank)
            .mark_text(fontSize=13, limit=_share(step, 14))
            .encode(
                x=_x("place"),
                y=_y("y"),
                text=alt.Text("text", type="nominal"),
                **ground.told(),
                color=look.coloured(words, look.CONTEXT if blank else look.TEXT),
            )
            for blank in (False, True)
        ),
        loads.mark_bar(height=12, cornerRadius=1, **look.SILENT).encode(
            x=_x("left"), x2=alt.X2("end"), y=_y("y"), color=look.by_reading(words, "reading")
        ),
        loads.mark_text(fontSize=13, align="right", fontWeight="bold").encode(
            x=_x("right"), y=_y("y"), text=alt.Text("text", type="nominal"), color=look.coloured(words, look.TEXT)
        ),
        heads.transform_calculate(middle=left + step / 2)
        .mark_text(fontSize=12, baseline="top", limit=_share(step, 6), **look.SILENT)
        .encode(
            x=_x("middle"),
            y=alt.YValue(8),
            text=alt.Text("head", type="nominal"),
            color=look.coloured(words, look.CONTEXT),
        ),
    ]
    return look.finished(alt.layer(*layers).resolve_scale(y="independent"), words)


def _x(field: str) -> alt.X:
    return alt.X(field, type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, zero=False))


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", axis=None, scale=None)


def _share(share: float, less: int) -> Any:
    return alt.ExprRef(f"{share} * width - {less}")
