"""Annoyances made at one stage and felt at another: two columns of stages, with a line from one to the other.

Tables: `rows` (an annoyance each; columns: `columns`, then to, text, number, y, reading), `lines` (their points: key,
x, y, width, reading), `ends` (x, y, stage, owner, reading) and `heads` (x, y, head). x is a share of the width, y and
width are in pixels.
"""

import altair as alt

from cxdash.charts import look
from cxdash.charts.look import Words

SLOT, LEAST, HEAD, GAP = 30, 50, 30, 8
"""Pixels of a line, of the lowest stage, above the first, and between two."""

FROM, TO, TEXT, NUMBER, RIGHT = 0.2, 0.46, 0.475, 0.79, 0.82
"""Where lines begin and end, where what annoys and its number stand, and the stages where it is felt."""

WIDEST, THINNEST = 16, 2
"""The width in pixels of the line of most customers, and of the thinnest."""

NARROW = "width < 560"
"""The condition for a phone, which has no room for what annoys; the table has it."""

BENDS = {0: 0, FROM: 0.37, TO: 0.62, RIGHT: 0.64, 1: 1}
"""Horizontal positions on a phone, as shares of its width."""


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
    """Draw where annoyances are made on the left and felt on the right; warm where nobody clearly answers there."""
    name = columns(words)
    rows, lines, ends = (alt.Chart(alt.NamedData(table)) for table in ("rows", "lines", "ends"))
    coloured = look.by_reading(words, "reading")
    heads = alt.Chart(alt.NamedData("heads"))
    wide = {"fontSize": alt.ExprRef(f"{NARROW} ? 0 : 13")}
    text, quiet = look.coloured(words, look.TEXT), look.coloured(words, look.CONTEXT)
    layers = [
        lines.mark_line(opacity=0.75, strokeCap="butt", strokeJoin="round", **look.SILENT).encode(
            _x("x"),
            _y("y"),
            coloured,
            detail=alt.Detail("key", type="nominal"),
            order=alt.Order("x", type="quantitative"),
            strokeWidth=alt.StrokeWidth("width", type="quantitative", scale=None),
        ),
        rows.mark_point(shape="triangle-right", filled=True, size=110, opacity=1).encode(
            _x("to"), _y("y"), coloured, tooltip=[alt.Tooltip(one, type="nominal") for one in name.values()]
        ),
        _text(rows, "text", name["title"], alt.ExprRef(f"width * {NUMBER - TEXT - 0.07:.3f}"), **wide).encode(
            color=text
        ),
        _text(rows, "number", name["number"], 90, align="right", **wide).encode(color=text),
        _text(
            ends, "x", "stage", _limit(), dy=-9, fontSize=alt.ExprRef(f"{NARROW} ? 13 : 14"), fontWeight="bold"
        ).encode(color=text),
        _text(ends, "x", "owner", _limit(), dy=9, fontSize=13).encode(coloured),
        _text(heads, "x", "head", _limit(), fontSize=13).encode(color=quiet),
    ]
    return look.finished(alt.layer(*layers), words)


def _limit() -> alt.ExprRef:
    return alt.ExprRef(f"width * ({NARROW} ? 0.35 : {FROM - 0.02:.2f})")


def _x(field: str) -> alt.X:
    ends = [alt.ExprRef(f"width * ({NARROW} ? {phone} : {share})") for share, phone in BENDS.items()]
    return alt.X(
        field,
        type="quantitative",
        axis=None,
        scale=alt.Scale(domain=list(BENDS), range=ends, nice=False, zero=False),
    )


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", axis=None, scale=None)


def _text(table: alt.Chart, x: str, field: str, limit: int | alt.ExprRef, **how: object) -> alt.Chart:
    marked = {"align": "left", "baseline": "middle", "limit": limit, **look.SILENT, **how}
    return table.mark_text(**marked).encode(_x(x), _y("y"), text=alt.Text(field, type="nominal"))
