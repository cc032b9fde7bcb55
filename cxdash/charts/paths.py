"""Credit for new customers by touchpoint, with a mark for each rule; and what each role claims, against its range.

Both draw from `rows` (columns: `columns`, `claim_columns`).
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground
from cxdash.domain.paths import RULES

ROW_HEIGHT = 36
ABOVE = 130
"""Pixels for the axis and the legend above the rows, which on a phone has a line for each rule."""

CLAIMS_DOMAIN = [0, 130]
"""What is of a hundred, with room for words beside the mark of one who claims it all."""

CLAIMS_ABOVE = 44
"""Pixels for the axis above the roles."""

SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
"""The shapes of the rules, in their order."""

NARROW = "width < 400"
"""On a phone, where there is no room for words beside marks."""

LINE = 22
"""The characters of a phone's legend in one line."""


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column."""
    rules = {rule: words.gettext(name) for rule, name in RULES.items()}
    ends = {"low": words.gettext("Lowest"), "high": words.gettext("Highest")}
    return {"touchpoint": words.gettext("Touchpoint"), **rules, **ends, "mark": words.gettext("What it means")}


def claim_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of what the roles claim."""
    return {
        "role": words.gettext("Role"),
        "share": words.gettext("Claims, of 100"),
        "least": words.gettext("Gets at least, of 100"),
        "most": words.gettext("Gets at most, of 100"),
    }


def credits(words: Words) -> alt.LayerChart:
    """Draw each touchpoint's range as a grey line, with a mark for each rule in a shape of its own."""
    name = columns(words)
    names: list[Any] = [name[rule] for rule in RULES]
    y = alt.Y(
        name["touchpoint"],
        type="nominal",
        sort=None,
        axis=look.row_axis(words, labelLimit=220, minExtent=110, labelFlush=False),
    )
    rows = alt.Chart(alt.NamedData("rows")).encode(y)
    dark = look.readings(words)[look.TEXT]
    each = rows.transform_fold(names, as_=["way", "credit"]).transform_calculate(colour=repr(dark))
    layers = [
        rows.mark_rule(strokeWidth=4, color=look.MID, **look.SILENT).encode(
            _x(name["low"], words), alt.X2(name["high"])
        ),
        each.mark_point(filled=False, size=120, strokeWidth=2, opacity=1, **look.SILENT).encode(
            _x("credit", words), _shapes(names, words), look.by_reading(words, "colour")
        ),
        rows.mark_bar(opacity=0.001, size=ROW_HEIGHT - 8).encode(
            _x(name["low"], words), alt.X2(name["high"]), **ground.told("told")
        ),
        rows.transform_calculate(beside=f"{NARROW} ? '' : datum[{name['mark']!r}]")
        .mark_text(align="left", dx=14, fontSize=13, **look.SILENT)
        .encode(
            _x(name["high"], words), text=alt.Text("beside", type="nominal"), color=look.coloured(words, look.TEXT)
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def claims(words: Words) -> alt.LayerChart:
    """Draw what each role claims as a mark, and what any way of counting gives it as a bar behind; strong if beyond."""
    name = claim_columns(words)
    share, most = f"datum[{name['share']!r}]", f"datum[{name['most']!r}]"
    dark, calm = (look.readings(words)[reading] for reading in (look.TEXT, look.CONTEXT))
    y = alt.Y(
        name["role"],
        type="nominal",
        sort=None,
        axis=look.row_axis(words, labelLimit=220, minExtent=110, labelFlush=False),
    )
    beyond = f"isValid({most}) && round({share}) > round({most})"
    remark = words.gettext("more than any way gives")
    rows = (
        alt.Chart(alt.NamedData("rows"))
        .encode(y)
        .transform_calculate(
            colour=f"{beyond} ? {dark!r} : {calm!r}", remark=f"{beyond} && !({NARROW}) ? {remark!r} : ''"
        )
    )
    layers = [
        rows.mark_bar(height=14, fillOpacity=0.19, color=look.MID, stroke=look.MID, **look.SILENT).encode(
            _of_hundred(name["least"], words), alt.X2(name["most"])
        ),
        rows.mark_point(shape="diamond", filled=True, size=150, opacity=1).encode(
            _of_hundred(name["share"], words),
            look.by_reading(words, "colour"),
            **ground.told("told"),
        ),
        rows.mark_text(align="left", dx=12, fontSize=13, **look.SILENT).encode(
            _of_hundred(name["share"], words),
            text=alt.Text(name["share"], type="quantitative", format=".0f"),
            color=look.coloured(words, look.TEXT),
        ),
        rows.mark_text(align="left", dx=42, fontSize=13, **look.SILENT).encode(
            _of_hundred(name["share"], words),
            text=alt.Text("remark", type="nominal"),
            color=look.coloured(words, look.TEXT),
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _of_hundred(field: str, words: Words) -> alt.X:
    axis = look.axis(words, values=[0, 25, 50, 75, 100], orient="top", format="d", gridOpacity=0.4, labelFlush=False)
    return alt.X(field, type="quantitative", scale=alt.Scale(domain=CLAIMS_DOMAIN, nice=False), axis=axis)


def _shapes(names: list[str], words: Words) -> alt.Shape:
    colour = look.axis_colour(words, look.CONTEXT)
    legend = alt.Legend(
        title=None,
        orient="top",
        columns=alt.ExprRef(f"{NARROW} ? 1 : width < 700 ? 2 : 5"),
        labelFontSize=12,
        labelLimit=260,
        labelExpr=f"{NARROW} ? {look.in_two_lines('datum.label', str(LINE))} : datum.label",
        symbolSize=110,
        symbolStrokeWidth=2,
        labelColor=colour,
        symbolStrokeColor=look.MID,
    )
    return alt.Shape("way", type="nominal", scale=alt.Scale(domain=names, range=list(SHAPES)), legend=legend)


def _x(field: str, words: Words) -> alt.X:
    axis = look.axis(
        words,
        title=words.gettext("Customers credited"),
        format=",.0f",
        tickCount=5,
        labelOverlap="greedy",
        labelSeparation=8,
        gridOpacity=0.6,
        labelFlush=False,
    )
    return alt.X(field, type="quantitative", axis=axis, scale=alt.Scale(zero=True, padding=12, nice=False))
