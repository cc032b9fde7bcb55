"""A choice beside carrying on: customers by month, let-downs removed, what the result depends on, splits of the money.

`paths` uses `rows` (columns: `columns`), `ends` (month, customers, label, reading, above) and `marks` (month, label);
`removed` uses `rows` (`removed_columns`) and `ends` (stage, at, label, and room, up to which the axis goes); `swings`
uses `rows` (`swing_columns`) and `zero`; `split` uses `rows` (`split_columns`) and `zero`.
"""

from __future__ import annotations

import json
from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

HEIGHT = 148
SWING_HEIGHT, SWING_NAMES, SWING_NARROW = 62, 340, "width < 700"
"""Pixels of a row of the swings and of its name beside it, and the condition for the name to stand over the bar."""

REMOVED_HEIGHT = 34
SPLIT_HEIGHT = 260
OUTSIDE: dict[str, dict[str, Any]] = {"left": {"align": "right", "dx": -9}, "right": {"align": "left", "dx": 9}}
"""How a figure stands outside the end of a bar."""

BAND = 0.18
ROOM = 20
"""Pixels above and below the lines, for the labels at their ends."""

EACH_HALF_YEAR = list(range(0, 61, 6))


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the paths."""
    return {
        "month": words.gettext("Month"),
        "choice": words.gettext("Choice"),
        "middle": words.gettext("Customers"),
        "low": words.gettext("From"),
        "high": words.gettext("To"),
        "reading": words.gettext("What it means"),
    }


def paths(words: Words) -> alt.LayerChart:
    """Draw customers by month.

    A dashed grey line for carrying on, a line within its band for the choice, and a thin rule where it is paid back.
    """
    name, readings = columns(words), look.readings(words)
    rows, ends, marks = (alt.Chart(alt.NamedData(table)) for table in ("rows", "ends", "marks"))
    x, y = _months(name["month"], words), _customers(name["middle"], words)
    chosen = rows.transform_filter(alt.datum[name["reading"]] == readings[look.ACCENT])
    today = rows.transform_filter(alt.datum[name["reading"]] == readings[look.CONTEXT])
    colour = look.by_reading(words, name["reading"])
    end_x, end_y = _months("month", words), _customers("customers", words)
    layers = [
        chosen.mark_area(opacity=BAND, **look.SILENT).encode(
            x, _customers(name["low"], words), alt.Y2(name["high"]), colour
        ),
        today.mark_line(strokeWidth=2, strokeDash=[6, 4], **look.SILENT).encode(x, y, colour),
        chosen.mark_line(strokeWidth=3, **look.SILENT).encode(x, y, colour),
        rows.mark_point(filled=True, size=160, opacity=0).encode(x, y, **ground.told("told")),
        marks.mark_rule(strokeWidth=1, color=look.MID, **look.SILENT).encode(_months("month", words)),
        marks.mark_text(align="right", dx=-6, dy=8, baseline="top", fontSize=13).encode(
            _months("month", words),
            y=alt.value(0),
            text=alt.Text("label", type="nominal"),
            color=look.coloured(words, look.TEXT),
        ),
        *(
            ends.transform_filter(alt.datum["above"] == above)
            .mark_text(align="right", dx=-4, dy=-12 if above else 14, fontSize=13, fontWeight="bold")
            .encode(end_x, end_y, text=alt.Text("label", type="nominal"), color=look.by_reading(words, "reading"))
            for above in (True, False)
        ),
    ]
    return look.finished(alt.layer(*layers).properties(height=HEIGHT), words)


def _months(field: str, words: Words) -> alt.X:
    now, later = json.dumps(words.gettext("now")), json.dumps(words.gettext("month"))
    label = f"datum.value == 0 ? {now} : {later} + ' ' + datum.value"
    axis = look.axis(words, values=EACH_HALF_YEAR, labelExpr=label, grid=False)
    return alt.X(field, type="quantitative", scale=alt.Scale(nice=False), axis=axis)


def _customers(field: str, words: Words) -> alt.Y:
    axis = look.axis(words, format=",d", tickCount=5, gridOpacity=0.5)
    return alt.Y(field, type="quantitative", scale=alt.Scale(zero=False, nice=True, padding=ROOM), axis=axis)


def removed_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the let-downs that are removed."""
    return {
        "stage": words.gettext("Stage"),
        "low": words.gettext("From"),
        "high": words.gettext("To"),
        "reading": words.gettext("What it means"),
    }


def removed(words: Words) -> alt.LayerChart:
    """Draw a bar of let-downs a year per stage, the part that the choice removes in another colour."""
    name = removed_columns(words)
    heads = look.row_axis(words, labelLimit=180, domain=False, ticks=False)
    title = words.gettext("Let-downs a year")
    under = look.axis(words, title=title, labels=False, ticks=False, grid=False, domain=False)

    def x(field: str) -> alt.X:
        return alt.X(field, type="quantitative", scale=alt.Scale(domainMin=0, nice=False), axis=under)

    def y(field: str) -> alt.Y:
        return alt.Y(field, type="nominal", sort=None, axis=heads)

    colour = look.by_reading(words, name["reading"])
    rows, ends = (alt.Chart(alt.NamedData(table)) for table in ("rows", "ends"))
    layers = [
        rows.mark_bar(height=16).encode(
            x(name["low"]), alt.X2(name["high"]), y(name["stage"]), colour, **ground.told("told")
        ),
        ends.mark_point(opacity=0, **look.SILENT).encode(x("room"), y("stage")),
        ends.mark_text(align="left", dx=6, fontSize=12).encode(
            x("at"), y("stage"), text=alt.Text("label", type="nominal"), color=look.coloured(words, look.TEXT)
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def swing_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the swings; amounts in millions."""
    return {
        "belief": words.gettext("Belief"),
        "low": words.gettext("At its low"),
        "high": words.gettext("At its high"),
        "low_text": words.gettext("Its low"),
        "high_text": words.gettext("Its high"),
        "reading": words.gettext("What it means"),
    }


def swings(words: Words) -> alt.LayerChart:
    """Draw, for each assumption, what is earned more at its low and at its high; strong if that changes the answer.

    In a narrow window its name stands over its bar, else beside it.
    """
    name = swing_columns(words)
    rows = alt.Chart(alt.NamedData("rows")).encode(**ground.told("told"))
    y = alt.Y(name["belief"], type="nominal", sort=None, axis=None)
    low, high = _millions(name["low"], words), _millions(name["high"], words)
    colour, text = look.by_reading(words, name["reading"]), look.coloured(words, look.TEXT)
    down = alt.ExprRef(f"{SWING_NARROW} ? 15 : 0")
    at_low, at_high, low_text, high_text = (f"datum[{name[key]!r}]" for key in ("low", "high", "low_text", "high_text"))
    ends = rows.transform_calculate(
        **{
            "left": f"min({at_low}, {at_high})",
            "right": f"max({at_low}, {at_high})",
            "left text": f"{at_low} < {at_high} ? {low_text} : {high_text}",
            "right text": f"{at_low} < {at_high} ? {high_text} : {low_text}",
        }
    )
    second_line = f"(indexof(datum[{name['belief']!r}], '\\n') < 0 ? 0 : 8)"
    layers = [
        rows.mark_rule(strokeWidth=14, opacity=0.45, yOffset=down, **look.SILENT).encode(
            low, alt.X2(name["high"]), y, colour
        ),
        alt.Chart(alt.NamedData("zero"))
        .mark_rule(strokeWidth=1.5, color=look.MID, **look.SILENT)
        .encode(_millions("at", words)),
        *(
            rows.mark_text(
                align="left",
                fontSize=13,
                lineHeight=16,
                dy=alt.ExprRef(f"({SWING_NARROW} ? -12 : 0) - {second_line}"),
                **halo,
                **look.SILENT,
            ).encode(y, x=alt.value(0), text=alt.Text(name["belief"], type="nominal"), color=text)
            for halo in (ground.HALO, {})
        ),
        *(
            ends.mark_text(fontSize=12, yOffset=down, **beside).encode(
                _millions(side, words), y, text=alt.Text(f"{side} text", type="nominal"), color=text
            )
            for side, beside in OUTSIDE.items()
        ),
        *(
            rows.mark_point(filled=True, size=70, opacity=1, yOffset=down, **look.SILENT).encode(at, y, colour)
            for at in (low, high)
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _millions(field: str, words: Words) -> alt.X:
    title = words.gettext("Earned more than if we carry on, millions")
    axis = look.axis(words, title=title, format=".1~f", tickCount=6, gridOpacity=0.5)
    ends = [alt.ExprRef(f"{SWING_NARROW} ? 0 : {SWING_NAMES}"), alt.ExprRef("width")]
    return alt.X(field, type="quantitative", scale=alt.Scale(padding=60, range=ends), axis=axis)


def split_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the split; amounts in millions."""
    return {
        "moved": words.gettext("Moved to keeping"),
        "middle": words.gettext("Earned more"),
        "low": words.gettext("From"),
        "high": words.gettext("To"),
        "reading": words.gettext("What it means"),
    }


def split(words: Words) -> alt.LayerChart:
    """Draw what moving money between winning and keeping would earn more, within its band, and today's split."""
    name = split_columns(words)
    rows = alt.Chart(alt.NamedData("rows"))
    title = words.gettext("← more to winning · millions a year moved · more to keeping →")
    axis = look.axis(words, title=title, format=".1~f", grid=False)
    x = alt.X(name["moved"], type="quantitative", scale=alt.Scale(nice=False), axis=axis)
    up = look.axis(words, title=words.gettext("Millions more"), format=".1~f", gridOpacity=0.5)

    def y(field: str) -> alt.Y:
        return alt.Y(field, type="quantitative", axis=up)

    colour = look.by_reading(words, name["reading"])
    here = alt.Chart(alt.NamedData("zero"))
    layers = [
        rows.mark_area(opacity=BAND, **look.SILENT).encode(x, y(name["low"]), alt.Y2(name["high"]), colour),
        rows.mark_line(strokeWidth=3, **look.SILENT).encode(x, y(name["middle"]), colour),
        rows.mark_point(filled=True, size=50, opacity=1).encode(x, y(name["middle"]), colour, **ground.told("told")),
        here.mark_rule(strokeWidth=1.5, color=look.MID, **look.SILENT).encode(alt.X("at", type="quantitative")),
        here.mark_text(align="left", dx=6, dy=8, baseline="top", fontSize=13).encode(
            alt.X("at", type="quantitative"),
            y=alt.value(0),
            text=alt.Text("label", type="nominal"),
            color=look.coloured(words, look.TEXT),
        ),
    ]
    return look.finished(alt.layer(*layers).properties(height=SPLIT_HEIGHT), words)
