"""The ledger of promises: a row per touchpoint with a promise, its marks as in the page's other pictures.

One table, `rows` (columns: `columns`).
"""

from typing import Any

import altair as alt

from cxdash.charts import look
from cxdash.charts.look import Words
from cxdash.domain.scales import Scale

ROW_HEIGHT, HEAD = 58, 40
"""Pixels: a row, whose name has up to three lines, and the axis above the rows."""

ROOM = 0.75
"""How much room there is for words to the right of the scale, of its length; none on a phone."""

NARROW = "width < 460"


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column."""
    return {
        "place": words.gettext("Where, and what is promised there"),
        "expected": words.gettext("Expected"),
        "got": words.gettext("Got"),
        "gap": words.gettext("Gap"),
        "gap_low": words.gettext("Gap, from"),
        "gap_high": words.gettext("Gap, to"),
        "reading": words.gettext("What it means"),
        "behind": words.gettext("Behind it, and its extra work"),
    }


def ledger(words: Words, scale: Scale) -> alt.LayerChart:
    """Draw a row per touchpoint: expected as a bar, got as a dot, and what stands behind it to the right."""
    name = columns(words)
    span = scale.highest - scale.lowest
    warm = look.readings(words)[look.WARNING]
    y = alt.Y(
        name["place"],
        type="nominal",
        sort=None,
        axis=look.row_axis(words, labelOffset=-14, labelLimit=170, labelOverlap=False, labelLineHeight=16),
    )
    rows = alt.Chart(alt.NamedData("rows")).encode(y)
    broken = rows.transform_filter(alt.datum[name["reading"]] == warm)

    def x(field: str) -> alt.X:
        domain: list[Any] = [scale.lowest, alt.ExprRef(f"{NARROW} ? {scale.highest} : {scale.highest + ROOM * span}")]
        axis = look.axis(words, values=scale.ticks(), orient="top", labelFlush=False, gridOpacity=0.5, format="~g")
        return alt.X(field, type="quantitative", scale=alt.Scale(domain=domain, nice=False, zero=False), axis=axis)

    layers = [
        rows.mark_rule(strokeWidth=5, **look.SILENT).encode(
            x(name["expected"]),
            alt.X2(name["got"]),
            look.by_reading(words, name["reading"]),
            strokeDash=alt.when(alt.datum[name["reading"]] == warm)
            .then(alt.value([1, 0]))
            .otherwise(alt.value([3, 3])),
        ),
        rows.mark_tick(thickness=4, size=22, color=look.MID, opacity=1, orient="vertical", **look.SILENT).encode(
            x(name["expected"])
        ),
        rows.mark_point(size=110, filled=True, opacity=1).encode(
            x(name["got"]),
            look.by_reading(words, name["reading"]),
            tooltip=[
                alt.Tooltip(field, type="nominal" if key in ("place", "reading", "behind") else "quantitative")
                for key, field in name.items()
            ],
        ),
        broken.mark_text(dy=-15, fontSize=13, fontWeight="bold", **look.SILENT).encode(
            x(name["got"]),
            alt.Text(name["gap"], type="quantitative", format="+.1f"),
            color=look.coloured(words, look.WARNING),
        ),
        rows.transform_calculate(
            edge=f"{scale.highest + 0.06 * span}", beside=f"{NARROW} ? '' : datum[{name['behind']!r}]"
        )
        .mark_text(align="left", fontSize=13, **look.SILENT)
        .encode(x("edge"), alt.Text("beside", type="nominal"), color=look.coloured(words, look.TEXT)),
    ]
    return look.finished(alt.layer(*layers), words)
