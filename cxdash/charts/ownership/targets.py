"""What the company steers by: key figures by what they count and show, and who owns what it wins.

`kinds` uses `rows`: text, line (counted from 0), half (left or right), what (head, group, top, function or none), the
figure in words as hint, and reading. `outcomes` uses `rows` (columns: `columns`) with the figures
and the owner broken into lines (lines, held), state (owned or nobody) and reading.
"""

from typing import Any

import altair as alt

from cxdash.charts import look
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

LINE = 20
"""Pixels of a line of `kinds`."""

ROW = 54
"""Pixels of a row of `outcomes`."""

CHIP = (0.6, 0.995)
"""Where the owner's chip begins and ends, as shares of the width."""

OWNED, NOBODY = "owned", "nobody"
"""The states of an outcome's chip: an owner, or none."""


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
    row = alt.datum[name["row"]]
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(
        top=(row - 1) * ROW,
        first=(row - 1) * ROW + 6,
        second=(row - 1) * ROW + 23,
        bottom=row * ROW,
        chip_top=(row - 1) * ROW + 10,
        middle=(row - 1) * ROW + 25,
        **{"held at": "datum.middle - 7 * (length(split(datum.held, '\\n')) - 1)"},
        chip_bottom=(row - 1) * ROW + 40,
        left="0",
        right="1",
        chip_from=str(CHIP[0]),
        chip_to=str(CHIP[1]),
        centre=str(sum(CHIP) / 2),
    )
    rows = rows.encode(**ground.told("told"))
    owned, nobodys = (rows.transform_filter(alt.datum.state == state) for state in (OWNED, NOBODY))
    dark, quiet = (look.coloured(words, one) for one in (look.TEXT, look.CONTEXT))
    text: dict[str, Any] = {"align": "left", "baseline": "top", "fontSize": 13, "dx": 4, **look.SILENT}
    chip: dict[str, Any] = {
        **{"x": _x("chip_from"), "x2": alt.X2("chip_to"), "y": _y("chip_top"), "y2": alt.Y2("chip_bottom")},
    }
    layers = [
        rows.mark_rect(opacity=0.001).encode(
            _x("left"), alt.X2("right"), _y("top"), alt.Y2("bottom"), **ground.told("told")
        ),
        rows.mark_rule(color=look.MID, opacity=0.19, **look.SILENT).encode(_x("left"), alt.X2("right"), _y("bottom")),
        rows.mark_text(**text, fontWeight="bold").encode(
            _x("left"), _y("first"), text=_text(name["outcome"]), color=dark
        ),
        rows.mark_text(**text | {"fontSize": 12, "lineHeight": 14}).encode(
            _x("left"), _y("second"), text=_text("lines"), color=quiet
        ),
        owned.mark_rect(color=look.MID, opacity=0.19, cornerRadius=13, **look.SILENT).encode(**chip),
        nobodys.mark_rect(filled=False, strokeWidth=1.5, cornerRadius=13, strokeDash=[4, 3], **look.SILENT).encode(
            **chip, color=look.by_reading(words, "reading")
        ),
        rows.mark_text(
            **{"align": "center", "baseline": "middle", "fontSize": 12, "lineHeight": 14, **look.SILENT},
            limit=alt.ExprRef(f"{CHIP[1] - CHIP[0]:.3f} * width - 8"),
        ).encode(_x("centre"), _y("held at"), text=_text("held"), color=dark),
    ]
    return look.finished(alt.layer(*layers), words)


def _x(field: str) -> alt.X:
    return alt.X(field, type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", axis=None, scale=None)


def _text(field: str) -> alt.Text:
    return alt.Text(field, type="nominal")
