"""A score by month within its usual range, and the months in which its owner changed.

Tables: `rows` (columns: `columns`), of these `marked`; `limits` (one row: low, high, centre and their labels; none with
too few months) and `owners` (month, said).
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

HEIGHT = 260
BROKEN: Any = "break-paths-show-path-domains"
"""A month without a value breaks the line, and keeps its place."""

BESIDE_LABELS: list[Any] = [0, {"expr": "width < 560 ? width : width - 105"}]
"""The horizontal extent of the months; the labels of the limits are to the right."""


def columns(words: Words, by_survey: bool = False) -> dict[str, str]:
    """Return the displayed name of each column of the months, or of the surveys."""
    return {
        "month": words.gettext("Survey") if by_survey else words.gettext("Month"),
        "value": words.gettext("Score"),
        "answers": words.gettext("Answers"),
        "said": words.gettext("What it says"),
    }


def months(words: Words, by_survey: bool = False) -> alt.LayerChart:
    """Draw a grey line within its usual range, unusual months as large marks, changes of owner as dashed rules.

    *by_survey*: there is a point for each survey instead of each month.
    """
    name = columns(words, by_survey)
    rows = alt.Chart(alt.NamedData("rows"))
    x = alt.X(
        name["month"],
        type="nominal",
        sort=None,
        axis=look.months_axis(words),
        scale=alt.Scale(padding=0.5, range=BESIDE_LABELS),
    )
    y = _scores(name["value"], words)
    limits, owners = alt.Chart(alt.NamedData("limits")), alt.Chart(alt.NamedData("owners"))
    marked = alt.Chart(alt.NamedData("marked"))
    month = alt.X(name["month"], type="nominal", sort=None)
    dark, text = look.coloured(words, look.TEXT), look.coloured(words, look.CONTEXT)
    layers = [
        rows.mark_line(strokeWidth=2, color=look.MID, invalid=BROKEN, **look.SILENT).encode(
            x, y
        ),  # first: it gives the order of months
        limits.mark_rect(opacity=0.12, color=look.MID, **look.SILENT).encode(_scores("low", words), alt.Y2("high")),
        limits.mark_rule(color=look.MID, **look.SILENT).encode(_scores("centre", words)),
        *(_written(limits, at, dy, words) for at, dy in (("low", 12), ("centre", -8), ("high", -8))),
        owners.mark_rule(strokeDash=[5, 4], strokeWidth=1.5, color=look.MID, **look.SILENT).encode(month),
        owners.mark_text(align="left", dx=6, baseline="top", fontSize=12).encode(
            month, y=alt.value(0), text=alt.Text("said", type="nominal"), color=text
        ),
        rows.mark_point(filled=True, size=45, opacity=1).encode(
            x, y, look.by_reading(words, "reading"), **ground.told("told")
        ),
        marked.mark_point(filled=True, size=120, opacity=1, shape="diamond", **look.SILENT).encode(
            month, y, color=dark
        ),
    ]
    return look.finished(alt.layer(*layers).properties(height=HEIGHT), words)


def _written(limits: alt.Chart, at: str, dy: float, words: Words) -> alt.Chart:
    beside = alt.ExprRef("width < 560 ? 0 : 1")  # on a phone they would lie on the line; the figures say them
    mark = limits.mark_text(align="right", dx=-4, dy=dy, fontSize=12, opacity=beside)
    return mark.encode(
        _scores(at, words),
        x=alt.value("width"),
        text=alt.Text(f"said {at}", type="nominal"),
        color=look.coloured(words, look.CONTEXT),
    )


def _scores(field: str, words: Words) -> alt.Y:
    axis = look.axis(words, tickCount=5, labelFlush=False, gridOpacity=0.4, format=".2~f")
    return alt.Y(field, type="quantitative", scale=alt.Scale(zero=False, padding=18), axis=axis)
