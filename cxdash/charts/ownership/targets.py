"""What the company steers by: key figures by what they count and show, and who owns what it wins.

`kinds` uses `rows`: text, line (counted from 0), half (left or right), what (head, group, top, function or none), the
figure in words as hint, and reading. `outcomes` uses `rows` (columns: `columns`) with what a row says (told) and its
chip as in `ground` (health, or `NO_FIGURE`; chip, second), and the reading of its name (tone).
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

LINE = 20
"""Pixels of a line of `kinds`."""

ROW = 48
"""Pixels of a row of `outcomes`."""

OUTCOME, CHIP, FIGURES = 4, (176, 434), 458
"""Places of an outcome's name, its chip and its figures; on a phone figures stand under the name."""

PHONE = {0: 0, OUTCOME: 0.01, CHIP[0]: 0.44, CHIP[1]: 0.98, ground.GROUND: 1}
UNIT = (0.98 - 0.44) / (CHIP[1] - CHIP[0])

NO_FIGURE = "unmeasured"
"""What stands for the health of an outcome without a key figure."""


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the outcomes."""
    return {
        "row": words.gettext("No."),
        "outcome": words.gettext("Outcome"),
        "figures": words.gettext("Key figures"),
        "owner": words.gettext("Owner"),
    }


def kinds(words: Words) -> alt.LayerChart:
    """Draw key figures in four fields: effect or efficiency across, what customers or the company get downwards.

    Those that top management follows have a filled mark and bold text.
    """
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(
        y=f"datum.line * {LINE}",
        middle=f"(datum.line + 0.4) * {LINE}",
        over=f"(datum.line - 0.2) * {LINE}",
        x="datum.half * 0.5",
        left="0",
        right="1",
    )
    what = {
        code: rows.transform_filter(alt.datum.what == code) for code in ("head", "group", "top", "function", "none")
    }
    dark, quiet = (look.coloured(words, one) for one in (look.TEXT, look.CONTEXT))
    text: dict[str, Any] = {"align": "left", "baseline": "top", "fontSize": 13, "lineHeight": LINE - 3, **look.SILENT}
    half = alt.ExprRef("0.5 * width - 22")
    layers = [
        what["group"]
        .mark_rule(color=look.MID, opacity=0.19, **look.SILENT)
        .encode(_x("left"), alt.X2("right"), _y("over")),
        what["head"].mark_text(**text, fontWeight="bold").encode(_x("x"), _y("y"), text=_text("text"), color=dark),
        what["group"].mark_text(**text).encode(_x("x"), _y("y"), text=_text("text"), color=quiet),
        what["none"].mark_text(**text, dx=18).encode(_x("x"), _y("y"), text=_text("text"), color=quiet),
        what["top"]
        .mark_text(**text, dx=18, fontWeight="bold", limit=half)
        .encode(_x("x"), _y("y"), text=_text("text"), color=dark),
        what["function"].mark_text(**text, dx=18, limit=half).encode(_x("x"), _y("y"), text=_text("text"), color=dark),
        what["top"]
        .mark_point(filled=True, size=80, opacity=1, xOffset=7)
        .encode(_x("x"), _y("middle"), color=look.by_reading(words, "reading"), **ground.told("hint")),
        what["function"]
        .mark_point(filled=False, size=70, strokeWidth=1.5, opacity=1, color=look.MID, xOffset=7)
        .encode(_x("x"), _y("middle"), **ground.told("hint")),
    ]
    return look.finished(alt.layer(*layers), words)


def outcomes(words: Words) -> alt.LayerChart:
    """Draw what the company wins, a row each: key figures, and a chip with the owner, dashed where there is none."""
    name = columns(words)
    top = f"(datum[{name['row']!r}] - 1) * {ROW}"
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(
        **{"left": "0", "right": str(ground.GROUND), "top": top, "bottom": f"{top} + {ROW}"},
        **{"chip from": str(CHIP[0]), "chip to": str(CHIP[1]), "middle": f"{top} + {ROW // 2}", "under": f"{top} + 38"},
        **{"chip at": f"{top} + ({ground.NARROW} ? 17 : {ROW // 2})"},
    )
    across: dict[str, Any] = {"x": ground.x("left", PHONE), "x2": alt.X2("right")}
    chip: dict[str, Any] = {"x": ground.x("chip from", PHONE), "x2": alt.X2("chip to")}
    quiet = look.coloured(words, look.CONTEXT)
    layers = [
        rows.mark_rect(opacity=0.001).encode(**across, y=ground.y("top"), y2=alt.Y2("bottom"), **ground.told("told")),
        rows.mark_rule(color=look.MID, opacity=0.19, **look.SILENT).encode(**across, y=ground.y("bottom")),
        ground.written(rows, OUTCOME, "chip at", name["outcome"], PHONE, fontSize=13, fontWeight="bold").encode(
            look.by_reading(words, "tone")
        ),
        rows.transform_filter(alt.datum.health == NO_FIGURE)
        .transform_calculate(
            over=f"datum['chip at'] - {ground.CHIP_HEIGHT / 2}", below=f"datum['chip at'] + {ground.CHIP_HEIGHT / 2}"
        )
        .mark_rect(filled=False, color=look.MID, strokeDash=[4, 3], cornerRadius=ground.CHIP_HEIGHT / 2, **look.SILENT)
        .encode(**chip, y=ground.y("over"), y2=alt.Y2("below")),
        *ground.chips(rows, words, PHONE, unit=UNIT),
        _figures(rows, FIGURES, "middle", name["figures"], ground.on_desk(13), ground.limit(740)).encode(color=quiet),
        _figures(rows, OUTCOME, "under", name["figures"], ground.on_phone(12), ground.limit(0, 0.97)).encode(
            color=quiet
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _figures(rows: alt.Chart, at: int, down: str, field: str, size: alt.ExprRef, room: alt.ExprRef) -> alt.Chart:
    return ground.written(rows, at, down, field, PHONE, fontSize=size, limit=room)


def _x(field: str) -> alt.X:
    return alt.X(field, type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", axis=None, scale=None)


def _text(field: str) -> alt.Text:
    return alt.Text(field, type="nominal")
