"""The six keys, weakest first: a dot per rater, the range, the median, and what lifts each one level.

Tables: `rows` (columns: `columns`, then left, right, top, bottom, line at, low at, high at, median at, before at, tone,
subtone, said, and texts with the y they stand at: name, subline, figure, lift), `dots` (x, y, size) and `steps` (x,
step, said).
x is a place on a ground of `GROUND`, y is in pixels.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.domain.assessments import KEYS

GROUND, ROW_HEIGHT, HEAD = 1216, 72, 54
"""The width on which places are given; pixels of a row, and above the first."""

NAME, FIGURE, FIRST, STEP, LIFT = 12, 268, 320, 125, 900
"""Places of a key's name, its median in figures, the first answer, the distance to the next, and what lifts it."""

PHONE = {0: 0, NAME: 0.02, FIGURE: 0.97, GROUND: 1}
"""Places on the ground and their shares of a phone's width."""

LOWEST, HIGHEST = 1, 5
DOT = 115
"""The area of an answer's dot."""

NARROW = "width < 700"
"""The condition for a phone: a key's name, its median and its range in words."""


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column."""
    return {
        "key": words.gettext("Key"),
        "median": words.gettext("Median"),
        "low": words.gettext("Lowest"),
        "high": words.gettext("Highest"),
        "before": words.gettext("Median last time"),
        "n": words.gettext("Answers"),
        "note": words.gettext("Note"),
    }


def notes(words: Words) -> tuple[str, str]:
    """Return the notes on rows: the weakest key, and a key without ratings."""
    return words.gettext("the weakest"), words.gettext("not rated")


def place(answer: float) -> float:
    """Return the place of an answer on the ground."""
    return FIRST + (answer - LOWEST) * STEP


def profile(words: Words) -> alt.LayerChart:
    """Draw a row per key: dots for answers above a line from lowest to highest, the median a diamond.

    The weakest key has a band and the colour of a choice; last time's median is hollow.
    """
    rows, dots, steps = (alt.Chart(alt.NamedData(name)) for name in ("rows", "dots", "steps"))
    weakest = rows.transform_filter(alt.datum[columns(words)["note"]] == notes(words)[0])
    text, quiet = look.coloured(words, look.TEXT), look.coloured(words, look.CONTEXT)
    rated, again = (rows.transform_filter(f"isValid(datum['{field}'])") for field in ("median at", "before at"))
    tone = look.by_reading(words, "tone")
    across: dict[str, Any] = {"x": _x("left"), "x2": alt.X2("right")}
    layers = [
        rows.mark_rule(color=look.MID, opacity=0.19, **look.SILENT).encode(**across, y=_y("bottom")),
        weakest.mark_rect(opacity=0.1, cornerRadius=6, **look.SILENT).encode(
            **across, y=_y("top"), y2=alt.Y2("bottom"), color=look.coloured(words, look.ACCENT)
        ),
        steps.mark_rule(color=look.MID, opacity=_on_desk(0.19), **look.SILENT).encode(
            _x("x"), y=alt.YValue(HEAD), y2=alt.Y2Value(HEAD + ROW_HEIGHT * len(KEYS))
        ),
        rated.mark_rule(color=look.MID, strokeWidth=3, opacity=_on_desk(1), **look.SILENT).encode(
            _x("low at"), alt.X2("high at"), _y("line at")
        ),
        again.mark_point(
            shape="diamond", size=260, strokeWidth=2, color=look.MID, opacity=_on_desk(1), **look.SILENT
        ).encode(_x("before at"), _y("line at")),
        dots.mark_point(
            filled=True, size=alt.ExprRef("datum.size"), color=look.MID, opacity=_on_desk(1), **look.SILENT
        ).encode(_x("x"), _y("y")),
        rated.mark_point(shape="diamond", filled=True, size=170, opacity=_on_desk(1)).encode(
            _x("median at"),
            _y("line at"),
            tone,
            alt.Tooltip("said", type="nominal"),
            alt.Description("said", type="nominal"),
        ),
        _text(rows, NAME, "name", fontSize=15, fontWeight="bold", lineHeight=18, limit=_limit(0.75, 0.19)).encode(
            color=text
        ),
        _text(rows, NAME, "subline", fontSize=13, limit=_limit(0.75, 0.19)).encode(look.by_reading(words, "subtone")),
        _text(rows, FIGURE, "figure", align="right", fontSize=24, fontWeight="bold").encode(tone),
        _text(rows, LIFT, "lift", fontSize=_on_desk(13), lineHeight=16, limit=_limit(0, 0.255)).encode(color=text),
        steps.mark_text(fontSize=_on_desk(15), fontWeight="bold", **look.SILENT).encode(
            _x("x"), y=alt.YValue(14), text=alt.Text("step", type="nominal"), color=text
        ),
        steps.mark_text(fontSize=_on_desk(13), **look.SILENT).encode(
            _x("x"), y=alt.YValue(35), text=alt.Text("said", type="nominal"), color=quiet
        ),
        steps.transform_filter(alt.datum.step == str(HIGHEST))
        .transform_calculate(at=str(LIFT), head=repr(words.gettext("What lifts us one level")))
        .mark_text(align="left", fontSize=_on_desk(15), fontWeight="bold", limit=_limit(0, 0.255), **look.SILENT)
        .encode(_x("at"), y=alt.YValue(14), text=alt.Text("head", type="nominal"), color=text),
    ]
    return look.finished(alt.layer(*layers), words, unused=HEAD, narrow=NARROW)


def _on_desk(value: float) -> alt.ExprRef:
    return alt.ExprRef(f"{NARROW} ? 0 : {value}")


def _limit(phone: float, desk: float) -> alt.ExprRef:
    return alt.ExprRef(f"width * ({NARROW} ? {phone} : {desk})")


def _x(field: str) -> alt.X:
    """Place by a field on the ground; on a phone a key's median stands at the right edge."""
    ends = [alt.ExprRef(f"width * ({NARROW} ? {phone} : {at / GROUND:.4f})") for at, phone in PHONE.items()]
    scale = alt.Scale(domain=list(PHONE), range=ends, nice=False, zero=False)
    return alt.X(field, type="quantitative", axis=None, scale=scale)


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", axis=None, scale=None)


def _text(rows: alt.Chart, x: float, field: str, **how: Any) -> alt.Chart:
    marked = {"align": "left", "baseline": "middle", **look.SILENT, **how}
    placed = rows.transform_calculate(**{f"{field}_x": str(x)})
    return placed.mark_text(**marked).encode(_x(f"{field}_x"), _y(f"{field} at"), text=alt.Text(field, type="nominal"))
