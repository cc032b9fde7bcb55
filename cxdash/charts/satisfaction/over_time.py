"""A score month by month, within what is usual for it, and the months in which its owner changed.

Tables by name: `rows` (columns as `columns` names them), of its rows `marked`, `limits` (one row: low, high, centre
and what is written at them; none where too few months are known) and `owners` (month, said).
"""

from typing import Any

import altair as alt

from cxdash.charts import look
from cxdash.charts.look import Words

HEIGHT = 260
BESIDE_LABELS: list[Any] = [0, alt.ExprRef("width < 560 ? width : width - 105")]
"""Where the months lie across: what is usual is written to the right of them."""


def columns(words: Words) -> dict[str, str]:
    """Return the name on screen of each column of the months."""
    return {
        "month": words.gettext("Month"),
        "value": words.gettext("Score"),
        "answers": words.gettext("Answers"),
        "said": words.gettext("What it says"),
    }


def months(words: Words) -> alt.LayerChart:
    """Draw a grey line, its usual range as a band, what is unusual as large marks, a dashed rule where owners changed."""
    name = columns(words)
    rows = alt.Chart(alt.NamedData("rows"))
    x = alt.X(
        name["month"], type="nominal", sort=None, axis=_months(words), scale=alt.Scale(padding=0.5, range=BESIDE_LABELS)
    )
    y = _scores(name["value"], words)
    limits, owners = alt.Chart(alt.NamedData("limits")), alt.Chart(alt.NamedData("owners"))
    marked = alt.Chart(alt.NamedData("marked"))
    month = alt.X(name["month"], type="nominal", sort=None)
    accent, text = look.coloured(words, look.ACCENT), look.coloured(words, look.CONTEXT)
    layers = [
        rows.mark_line(strokeWidth=2, color=look.MID, **look.SILENT).encode(
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
            x, y, look.by_reading(words, "reading"), tooltip=_tooltip(name)
        ),
        marked.mark_point(filled=True, size=120, opacity=1, shape="diamond", **look.SILENT).encode(
            month, y, color=accent
        ),
    ]
    return look.finished(alt.layer(*layers).properties(height=HEIGHT), words)


def _written(limits: alt.Chart, at: str, dy: float, words: Words) -> alt.Chart:
    mark = limits.mark_text(align="right", dx=-4, dy=dy, fontSize=12)
    return mark.encode(
        _scores(at, words),
        x=alt.value("width"),
        text=alt.Text(f"said {at}", type="nominal"),
        color=look.coloured(words, look.CONTEXT),
    )


def _months(words: Words) -> alt.Axis:
    colour = look.axis_colour(words, look.CONTEXT)
    return alt.Axis(
        title=None,
        labelAngle=0,
        labelOverlap="greedy",
        labelSeparation=8,
        labelFontSize=12,
        labelFlush=False,
        labelColor=colour,
    )


def _scores(field: str, words: Words) -> alt.Y:
    axis = alt.Axis(
        title=None,
        tickCount=5,
        labelFontSize=12,
        labelFlush=False,
        gridOpacity=0.4,
        format=".2~f",
        labelColor=look.axis_colour(words, look.CONTEXT),
    )
    return alt.Y(field, type="quantitative", scale=alt.Scale(zero=False, padding=18), axis=axis)


def _tooltip(name: dict[str, str]) -> list[alt.Tooltip]:
    return [
        alt.Tooltip(name["month"], type="nominal"),
        alt.Tooltip(name["value"], type="quantitative", format=".2f"),
        alt.Tooltip(name["answers"], type="quantitative", format=",d"),
        alt.Tooltip(name["said"], type="nominal"),
    ]
