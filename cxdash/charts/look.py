"""What all pictures share: colours by meaning, axes, the locale, and enlargement for a room."""

from __future__ import annotations

from typing import Any, Protocol

from cxdash.charts.late import alt

MID = "#7B8896"
"""A grey with a contrast of 3:1 on the light and the dark ground, for marks without a reading."""


NOTHING = "–"
"""The text in place of a figure that is unknown."""


class Words(Protocol):
    """What a picture needs of a language."""

    def gettext(self, sentence: str, **values: object) -> str:
        """Return an English sentence in this language."""

    def vega_locale(self) -> dict[str, Any]:
        """Return Vega's number formats of this language."""


def readings(words: Words) -> list[str]:
    """Return the meanings of colours, in the order of the theme's chartCategoricalColors."""
    return [
        words.gettext("as expected"),
        words.gettext("chosen"),
        words.gettext("promise broken"),
        words.gettext("more than promised"),
        words.gettext("no gap to show"),
        words.gettext("text"),
    ]


SILENT: dict[str, Any] = {"aria": False}
"""Properties of a mark whose row another mark already describes, so that screen readers hear each row once."""

CONTEXT, ACCENT, WARNING, ABOVE, NOT_ASKED, TEXT = range(6)
"""Places in `readings`, and so in the theme's list of colours."""


def scale(words: Words) -> alt.Scale:
    """Return the colour scale, whose domain is fixed so that every theme colours meanings alike."""
    return alt.Scale(domain=readings(words))


def coloured(words: Words, reading: int) -> alt.ColorDatum:
    """Colour a whole layer by one reading, on the scale of `by_reading`."""
    return alt.ColorDatum(readings(words)[reading], type="nominal")


def axis_colour(words: Words, reading: int) -> alt.ExprRef:
    """Return the colour of an axis' labels, on the same scale; Streamlit's grey is too faint."""
    return alt.ExprRef(f"scale('color', {readings(words)[reading]!r})")


def axis(words: Words, reading: int = CONTEXT, **how: Any) -> alt.Axis:
    """Return an axis in the colour of a reading, small and without a title unless *how* gives one."""
    colour = axis_colour(words, reading)
    titled = {"titleFontSize": 12, "titleFontWeight": "normal", "titleColor": colour} if how.get("title") else {}
    return alt.Axis(**{"title": None, "labelFontSize": 12, "labelColor": colour, **titled, **how})


def months_axis(words: Words) -> alt.Axis:
    """Return an axis of months that leaves out labels for which there is no room."""
    return axis(words, labelAngle=0, labelOverlap="greedy", labelSeparation=8, labelFlush=False)


def row_axis(words: Words, **how: Any) -> alt.Axis:
    """Return an axis that names the rows of a picture."""
    return axis(words, TEXT, **{"labelFontSize": 13, "labelPadding": 10, **how})


def by_reading(words: Words, field: str) -> alt.Color:
    """Colour each mark by the reading in its row."""
    return alt.Color(field, type="nominal", scale=scale(words), legend=None)


def finished(chart: Any, words: Words, *, unused: int = 0, narrow: str = "") -> alt.LayerChart:
    """Return a picture with the configuration that all share.

    *unused*: pixels at its top that are blank where it is *narrow*, a condition; there the picture is as much lower.
    """
    if unused:
        padding = f"{{top: {narrow} ? {-unused} : 0, left: 0, right: 0, bottom: 0}}"
        fitted = alt.AutoSizeParams(type="fit-x", contains="padding")
        chart = chart.properties(padding=alt.ExprRef(padding), autosize=fitted)
    return chart.configure(
        lineBreak="\n",
        locale=words.vega_locale(),
        view=alt.ViewConfig(stroke=None),
        mark=alt.MarkConfig(tooltip=None),  # else Streamlit lists the fields of a mark that says nothing
    )


def in_two_lines(text: str, most: str) -> str:
    """Return the expression that breaks a text after the words in its first *most* characters; both are expressions."""
    return f"(length({text}) > {most} ? replace({text}, regexp('^(.{{1,' + {most} + '}}) '), '$1\\n') : {text})"


CRAMPED = 980
"""Pixels of width below which words over columns are broken into lines: as many more as a picture is enlarged."""

LENGTHS = {
    *("fontSize", "labelFontSize", "titleFontSize", "lineHeight", "labelLineHeight", "titleLineHeight", "limit"),
    *("labelLimit", "titleLimit", "labelPadding", "titlePadding", "tickSize", "dx", "dy", "thickness", "strokeWidth"),
    *("height", "cornerRadius", "symbolStrokeWidth"),
}
"""Properties in pixels; a picture's width follows the screen."""

AREAS = {"symbolSize", "size"}
"""Properties that are areas, except for bars, ticks and rules, for which they are lengths."""

PLACES = {"x", "x2", "y", "y2", "xOffset", "yOffset"}

SMALLEST = {name: {"labelFontSize": 12, "titleFontSize": 12} for name in ("axis", "legend", "header")}
"""Font sizes for which a picture gives no value."""


def enlarged(spec: dict[str, Any], times: float) -> dict[str, Any]:
    """Return a compiled picture with everything in pixels, except its width, multiplied by *times*.

    Positions in pixels, by a value or by a field without a scale, move likewise.
    """
    return _enlarged({**spec, "config": _with_sizes(spec.get("config", {}))}, times)


def _with_sizes(config: dict[str, Any]) -> dict[str, Any]:
    return config | {name: sizes | config.get(name, {}) for name, sizes in SMALLEST.items()}


def _enlarged(node: Any, times: float, name: str = "") -> Any:
    if isinstance(node, list):
        return [_enlarged(one, times) for one in node]
    if isinstance(node, str):
        return node.replace(f"width < {CRAMPED}", f"width < {round(CRAMPED * times)}")
    if not isinstance(node, dict):
        return node
    if name in PLACES and isinstance(node.get("value"), int | float):
        node = node | {"value": node["value"] * times}
    if "encoding" in node:
        node = _moved(node, times)
    return {key: _measured(key, one, node, times) for key, one in node.items()}


def _measured(key: str, value: Any, within: dict[str, Any], times: float) -> Any:
    """Return a length or an area enlarged, and anything else with what is nested in it enlarged."""
    if key in LENGTHS:
        return _times(value, times)
    if key in AREAS:
        return _times(value, times if within.get("type") in ("bar", "tick", "rule") else times * times)
    if key == "padding" and within.get("domain"):  # of a scale of numbers; between bands it is a share
        return _times(value, times)
    return _enlarged(value, times, key)


def _times(value: Any, times: float) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float | dict):
        return value
    if isinstance(value, dict):
        return (
            {"expr": f"({_enlarged(value['expr'], times)}) * {times}"}
            if "expr" in value
            else _enlarged_values(value, times)
        )
    return round(value * times, 2)


def _enlarged_values(channel: dict[str, Any], times: float) -> Any:
    """Enlarge a channel's value and those of its conditions; fields have a scale of their own."""
    shown = {key: _times(one, times) if key == "value" else one for key, one in channel.items()}
    if isinstance(shown.get("condition"), dict):
        shown["condition"] = _enlarged_values(shown["condition"], times)
    return shown


def _moved(unit: dict[str, Any], times: float) -> dict[str, Any]:
    """Move what a layer places by fields in pixels, which have no scale."""
    encoding, moved = dict(unit["encoding"]), []
    for axis in ("x", "y"):
        for name in (axis, f"{axis}2"):
            field = encoding.get(name, {}).get("field")
            if field and "scale" in encoding.get(axis, {}) and unit["encoding"][axis]["scale"] is None:
                moved.append({"calculate": f"datum[{field!r}] * {times}", "as": f"{field} enlarged"})
                encoding[name] = encoding[name] | {"field": f"{field} enlarged"}
    return unit | {"encoding": encoding, "transform": [*unit.get("transform", []), *moved]} if moved else unit
