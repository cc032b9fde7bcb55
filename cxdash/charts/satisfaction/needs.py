"""Which channel fits which need as a grid, and shares who got less, as much and more than they expected.

Both use `rows` (columns: `grid_columns`, `share_columns`).
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

CELL_HEIGHT, BAR_HEIGHT, HEAD, TWO_LINES = 46, 34, 44, 24
"""Pixels: a row of either picture, the space above it, and the second line that the grid has there."""

DOTS = 6
"""Pixels above and right of the heads for the dots and ends of sloped letters, which Vega does not reckon with."""

NARROW = "width < 560"
"""The condition for a phone."""

LEGIBLE = 6
"""The share, in per cent, below which a bar has no room for its figure."""


def grid_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the grid."""
    return {
        "channel": words.gettext("Channel"),
        "need": words.gettext("Need"),
        "mean": words.gettext("Mean"),
        "low": words.gettext("Mean, from"),
        "high": words.gettext("Mean, to"),
        "others": words.gettext("In the other channels"),
        "n": words.gettext("Answers"),
        "reading": words.gettext("What it means"),
    }


def fits(words: Words) -> dict[str, str]:
    """Return the displayed name of each reading of a cell."""
    return {
        "fits": words.gettext("fits"),
        "does_not_fit": words.gettext("does not fit"),
        "unclear": words.gettext("no clear difference"),
        "alone": words.gettext("no other channel to compare with"),
        "hidden": words.gettext("too few answers"),
        "none": words.gettext("not asked here"),
    }


def share_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the shares."""
    return {
        "place": words.gettext("Stage"),
        "part": words.gettext("What they got"),
        "share": words.gettext("Of 100"),
        "low": words.gettext("From"),
        "high": words.gettext("To"),
        "n": words.gettext("Answers"),
    }


def parts(words: Words) -> list[str]:
    """Return the names of the shares, from worst to best."""
    return [words.gettext("less than expected"), words.gettext("as expected"), words.gettext("more than expected")]


def grid(words: Words) -> alt.LayerChart:
    """Draw a row per channel and a column per need, with the mean in each cell; framed if it is clearly lower."""
    name, fit_names = grid_columns(words), fits(words)
    unfit = f"datum[{name['reading']!r}] == {fit_names['does_not_fit']!r}"
    known = f"isValid(datum[{name['mean']!r}])"
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(
        written=f"{known} ? format(datum[{name['mean']!r}], '.1f') : {look.NOTHING!r}",
    )
    place = {
        "x": alt.X(
            name["need"],
            type="nominal",
            sort=None,
            axis=_axis(words, orient="top", labelLimit=210, **_sloped_where_narrow()),
        ),
        "y": alt.Y(name["channel"], type="nominal", sort=None, axis=_axis(words, labelLimit=200)),
    }
    layers = [
        rows.mark_rect(cornerRadius=3, color=look.MID, opacity=0.13).encode(
            **place,
            **ground.told("told"),
        ),
        rows.transform_filter(unfit)
        .transform_calculate(colour=repr(look.readings(words)[look.TEXT]))
        .mark_rect(filled=False, cornerRadius=3, strokeWidth=2, **look.SILENT)
        .encode(**place, color=look.by_reading(words, "colour")),
        rows.mark_text(fontSize=15, **look.SILENT).encode(
            **place, text=alt.Text("written", type="nominal"), color=look.coloured(words, look.TEXT)
        ),
    ]
    return look.finished(alt.layer(*layers).properties(padding={"top": DOTS, "right": DOTS}), words)


def _sloped_where_narrow() -> dict[str, Any]:
    """Return how heads of columns stand: upright above their column, sloped where it is narrower than their words."""
    sloped = {
        **{"labelAngle": ("-60", "0"), "labelAlign": ("'left'", "'center'")},
        **{"labelPadding": ("18", str(TWO_LINES)), "labelOverlap": ("false", "true"), "labelLineHeight": ("13", "16")},
    }
    return {key: alt.ExprRef(f"{NARROW} ? {narrow} : {wide}") for key, (narrow, wide) in sloped.items()}


def shares(words: Words) -> alt.LayerChart:
    """Draw a bar per stage: of 100 customers those who got less than expected, as much, and more."""
    name = share_columns(words)
    less, _, more = parts(words)
    part = f"datum[{name['part']!r}]"
    warm, calm, dark = (look.readings(words)[reading] for reading in (look.WARNING, look.CONTEXT, look.TEXT))
    rows = (
        alt.Chart(alt.NamedData("rows"))
        .transform_stack(stack=name["share"], groupby=[name["place"]], as_=["first", "last"])
        .transform_calculate(
            colour=f"{part} == {less!r} ? {warm!r} : {part} == {more!r} ? {dark!r} : {calm!r}",
            middle="(datum.first + datum.last) / 2",
        )
    )
    y = alt.Y(name["place"], type="nominal", sort=None, axis=_axis(words, labelLimit=220))
    colour = look.by_reading(words, "colour")
    seen = alt.datum[name["share"]] >= LEGIBLE
    layers = [
        rows.mark_bar(height=20, opacity=0.19).encode(
            _of_hundred("first", words),
            alt.X2("last"),
            y,
            colour,
            **ground.told("told"),
        ),
        rows.mark_bar(height=20, filled=False, **look.SILENT).encode(
            _of_hundred("first", words), alt.X2("last"), y, colour
        ),
        rows.transform_filter(seen)
        .mark_text(fontSize=13, **look.SILENT)
        .encode(
            _of_hundred("middle", words),
            y,
            text=alt.Text(name["share"], type="quantitative", format=".0f"),
            color=look.coloured(words, look.TEXT),
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _of_hundred(field: str, words: Words) -> alt.X:
    axis = look.axis(words, values=[0, 25, 50, 75, 100], orient="top", format="d", gridOpacity=0.4)
    return alt.X(field, type="quantitative", scale=alt.Scale(domain=[0, 100], nice=False), axis=axis)


def _axis(words: Words, **how: Any) -> alt.Axis:
    return look.row_axis(words, **{"labelPadding": 8, "ticks": False, "domain": False, **how})
