"""How ready the company is: a row per key with its median, its range, and the median of last time.

One table, `rows`, with the columns that `columns` names.
"""

import altair as alt

from cxdash.charts import look
from cxdash.charts.look import Words

ROW_HEIGHT = 46
LOWEST, HIGHEST = 1, 5
ROOM = 40
"""Pixels beside the scale, for words at either end of it."""

PHONE = 400
"""Pixels of width below which it is taken for a phone."""

SCORES = ("median", "low", "high", "before")


def columns(words: Words) -> dict[str, str]:
    """Return the name on screen of each column the picture draws from."""
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
    """Return what a row is noted as: the weakest key, and a key that nobody has rated."""
    return words.gettext("the weakest"), words.gettext("not rated")


def profile(words: Words) -> alt.LayerChart:
    """Draw the profile over the whole scale: a thin line from lowest to highest, a dot at the median, a ring for last
    time's; the weakest key is warm and bold, and says so.
    """
    name, (weakest, _) = columns(words), notes(words)
    is_weakest = alt.datum[name["note"]] == weakest
    said = look.readings(words)
    colour = alt.expr.if_(is_weakest, said[look.WARNING], said[look.ACCENT])
    rows = _with_figures_said(alt.Chart(alt.NamedData("rows")), name).transform_calculate(colour=colour)
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
    """Name the keys, on a phone the longer ones on two lines: they would leave no room for the scale."""
    return alt.Axis(
        title=None,
        labelExpr=rf"width < {PHONE} ? replace(datum.label, regexp('^(.{{9,}}?) '), '$1\n') : datum.label",
        labelLimit=300,
        labelFontSize=14,
        labelLineHeight=17,
        labelPadding=10,
        labelFlush=False,
        labelColor=look.axis_colour(words, look.TEXT),
    )


def _x(field: str, words: Words) -> alt.X:
    axis = alt.Axis(
        title=None,
        values=list(range(LOWEST, HIGHEST + 1)),
        format="d",
        labelFontSize=12,
        labelFlush=False,
        gridOpacity=0.6,
        labelColor=look.axis_colour(words, look.CONTEXT),
    )
    scale = alt.Scale(domain=[LOWEST, HIGHEST], nice=False, zero=False, padding=ROOM)
    return alt.X(field, type="quantitative", scale=scale, axis=axis)


def _tooltip(name: dict[str, str]) -> list[alt.Tooltip]:
    """Say every figure of a key, with a dash for what is not known: Vega would say null."""
    return [
        alt.Tooltip(name["key"], type="nominal"),
        *(alt.Tooltip(f"said {field}", type="nominal", title=name[field]) for field in SCORES),
        alt.Tooltip(name["n"], type="quantitative", format=",d"),
    ]


def _with_figures_said(rows: alt.Chart, name: dict[str, str]) -> alt.Chart:
    """Write out the figures for the tooltip, and what stands in a row that has none."""
    score = {field: f"datum[{name[field]!r}]" for field in SCORES}
    said = {f"said {field}": f"isValid({x}) ? format({x}, '.1~f') : '{look.NOTHING}'" for field, x in score.items()}
    unrated = f"isValid({score['median']}) ? '' : datum[{name['note']!r}]"
    return rows.transform_calculate(**said, unrated=unrated, middle=str((LOWEST + HIGHEST) / 2))
