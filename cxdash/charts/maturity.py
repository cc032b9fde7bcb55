"""The maturity profile: a row per key with its median, its range, and the last round's median.

One table, `rows` (columns: `columns`).
"""

import altair as alt

from cxdash.charts import look
from cxdash.charts.look import Words

ROW_HEIGHT = 46
LOWEST, HIGHEST = 1, 5
ROOM = 40
"""Pixels beside the scale, for words at either end."""

PHONE = 400
"""The width in pixels below which a screen counts as a phone."""

SCORES = ("median", "low", "high", "before")


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


def profile(words: Words) -> alt.LayerChart:
    """Draw the profile over the whole scale.

    A thin line from lowest to highest, a dot at the median, a ring at the last round's; the weakest key is warm, bold
    and labelled.
    """
    name, (weakest, _) = columns(words), notes(words)
    is_weakest = alt.datum[name["note"]] == weakest
    readings = look.readings(words)
    colour = alt.expr.if_(is_weakest, readings[look.WARNING], readings[look.ACCENT])
    rows = _with_tooltip_texts(alt.Chart(alt.NamedData("rows")), name).transform_calculate(colour=colour)
    rated = rows.transform_filter(f"isValid(datum[{name['median']!r}])")
    y = alt.Y(name["key"], type="nominal", sort=None, axis=_heads(words))
    rows, rated = rows.encode(y), rated.encode(y)
    figure = alt.Text(name["median"], type="quantitative", format=".1~f")
    layers = [
        rows.mark_text(fontSize=12).encode(
            _x("middle", words), text=alt.Text("unrated", type="nominal"), color=look.coloured(words, look.CONTEXT)
        ),
        rated.mark_rule(strokeWidth=2, color=look.MID, **look.SILENT).encode(
            _x(name["low"], words), alt.X2(name["high"])
        ),
        rated.mark_point(filled=False, size=300, strokeWidth=2, color=look.MID, opacity=1, **look.SILENT).encode(
            _x(name["before"], words)
        ),
        rated.mark_point(filled=True, size=150, opacity=1).encode(
            _x(name["median"], words), look.by_reading(words, "colour"), tooltip=_tooltip(name)
        ),
        rated.mark_text(dy=-16, fontSize=14, fontWeight="bold").encode(
            _x(name["median"], words), text=figure, color=look.coloured(words, look.TEXT)
        ),
        rated.transform_filter(is_weakest)
        .mark_text(dy=17, fontSize=13, fontWeight="bold")
        .encode(
            _x(name["median"], words),
            text=alt.Text(name["note"], type="nominal"),
            color=look.coloured(words, look.WARNING),
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _heads(words: Words) -> alt.Axis:
    """Return an axis with the names of the keys, long ones on two lines on a phone."""
    return look.row_axis(
        words,
        labelExpr=rf"width < {PHONE} ? replace(datum.label, regexp('^(.{{9,}}?) '), '$1\n') : datum.label",
        labelLimit=300,
        labelFontSize=14,
        labelLineHeight=17,
        labelFlush=False,
    )


def _x(field: str, words: Words) -> alt.X:
    steps = list(range(LOWEST, HIGHEST + 1))
    axis = look.axis(words, values=steps, format="d", labelFlush=False, gridOpacity=0.6)
    scale = alt.Scale(domain=[LOWEST, HIGHEST], nice=False, zero=False, padding=ROOM)
    return alt.X(field, type="quantitative", scale=scale, axis=axis)


def _tooltip(name: dict[str, str]) -> list[alt.Tooltip]:
    """Return a key's figures in words, with a dash for unknown ones, which Vega would show as null."""
    return [
        alt.Tooltip(name["key"], type="nominal"),
        *(alt.Tooltip(f"said {field}", type="nominal", title=name[field]) for field in SCORES),
        alt.Tooltip(name["n"], type="quantitative", format=",d"),
    ]


def _with_tooltip_texts(rows: alt.Chart, name: dict[str, str]) -> alt.Chart:
    """Write out the figures for the tooltip, and what stands in a row that has none."""
    score = {field: f"datum[{name[field]!r}]" for field in SCORES}
    texts = {f"said {field}": f"isValid({x}) ? format({x}, '.1~f') : '{look.NOTHING}'" for field, x in score.items()}
    unrated = f"isValid({score['median']}) ? '' : datum[{name['note']!r}]"
    return rows.transform_calculate(**texts, unrated=unrated, middle=str((LOWEST + HIGHEST) / 2))
