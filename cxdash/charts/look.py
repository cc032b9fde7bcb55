"""What all pictures share: colours by meaning, the locale, and no ink that says nothing."""

from typing import Any, Protocol

import altair as alt

MID = "#7B8896"
"""A grey that stands out 3:1 on the light and on the dark ground, for marks that carry no reading."""


NOTHING = "–"
"""Stands where there is no figure."""


class Words(Protocol):
    """What a picture needs of a language."""

    def gettext(self, sentence: str, **values: object) -> str:
        """Say an English sentence in this language."""

    def vega_locale(self) -> dict[str, Any]:
        """Return how Vega writes numbers in this language."""


def readings(words: Words) -> list[str]:
    """Return what a mark's colour can mean, in the order of the theme's chartCategoricalColors."""
    return [
        words.gettext("as expected"),
        words.gettext("chosen"),
        words.gettext("promise broken"),
        words.gettext("more than promised"),
        words.gettext("no gap to show"),
        words.gettext("text"),
    ]


SILENT: dict[str, Any] = {"aria": False}
"""Of a mark beside one that says all its row's figures: whoever listens to the picture hears each row once."""

CONTEXT, ACCENT, WARNING, ABOVE, NOT_ASKED, TEXT = range(6)
"""Places in `readings`, and so in the theme's list of colours."""


def scale(words: Words) -> alt.Scale:
    """Return the colour scale: a fixed domain, so that each theme gives its own colours in the same order."""
    return alt.Scale(domain=readings(words))


def coloured(words: Words, reading: int) -> alt.ColorDatum:
    """Colour a whole layer by one reading; the scale comes from `by_reading`."""
    return alt.ColorDatum(readings(words)[reading], type="nominal")


def axis_colour(words: Words, reading: int) -> alt.ExprRef:
    """Colour an axis' labels from the same scale: Streamlit's own grey is too faint to read."""
    return alt.ExprRef(f"scale('color', {readings(words)[reading]!r})")


def by_reading(words: Words, field: str) -> alt.Color:
    """Colour each mark by the reading in its row."""
    return alt.Color(field, type="nominal", scale=scale(words), legend=None)


def finished(chart: Any, words: Words) -> alt.LayerChart:
    """Give a picture the look of the house."""
    return chart.configure(lineBreak="\n", locale=words.vega_locale(), view=alt.ViewConfig(stroke=None))


LENGTHS = {
    *("fontSize", "labelFontSize", "titleFontSize", "lineHeight", "labelLineHeight", "titleLineHeight", "limit"),
    *("labelLimit", "titleLimit", "labelPadding", "titlePadding", "tickSize", "dx", "dy", "thickness", "strokeWidth"),
    *("height", "cornerRadius", "symbolStrokeWidth"),
}
"""What of a picture is a length in pixels; its width follows the screen."""

AREAS = {"symbolSize", "size"}
"""What is an area of a mark, but for bars and ticks, whose size is a length."""

PLACES = {"x", "x2", "y", "y2", "xOffset", "yOffset"}

SMALLEST = {name: {"labelFontSize": 12, "titleFontSize": 12} for name in ("axis", "legend", "header")}
"""What is written where a picture says nothing of it."""


def enlarged(spec: dict[str, Any], times: float) -> dict[str, Any]:
    """Return a compiled picture with all that is measured in pixels so many *times* as large, but for its width.

    Places given in pixels, by a field without a scale or by a value, move likewise.
    """
    return _enlarged({**spec, "config": _with_sizes(spec.get("config", {}))}, times)


def _with_sizes(config: dict[str, Any]) -> dict[str, Any]:
    return config | {name: sizes | config.get(name, {}) for name, sizes in SMALLEST.items()}


def _enlarged(node: Any, times: float, name: str = "") -> Any:
    if isinstance(node, list):
        return [_enlarged(one, times) for one in node]
    if not isinstance(node, dict):
        return node
    if name in PLACES and isinstance(node.get("value"), int | float):
        node = node | {"value": node["value"] * times}
    if "encoding" in node:
        node = _moved(node, times)
    return {key: _measured(key, one, node, times) for key, one in node.items()}


def _measured(key: str, value: Any, within: dict[str, Any], times: float) -> Any:
    """Enlarge a value if it is a length or an area; else what stands within it."""
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
        return {"expr": f"({value['expr']}) * {times}"} if "expr" in value else _enlarged_values(value, times)
    return round(value * times, 2)


def _enlarged_values(channel: dict[str, Any], times: float) -> Any:
    """Enlarge a channel's own value and those of its conditions; what comes from a field has a scale of its own."""
    shown = {key: _times(one, times) if key == "value" else one for key, one in channel.items()}
    if isinstance(shown.get("condition"), dict):
        shown["condition"] = _enlarged_values(shown["condition"], times)
    return shown


def _moved(unit: dict[str, Any], times: float) -> dict[str, Any]:
    """Move what a layer places by fields in pixels, which are those without a scale."""
    encoding, moved = dict(unit["encoding"]), []
    for axis in ("x", "y"):
        for name in (axis, f"{axis}2"):
            field = encoding.get(name, {}).get("field")
            if field and "scale" in encoding.get(axis, {}) and unit["encoding"][axis]["scale"] is None:
                moved.append({"calculate": f"datum[{field!r}] * {times}", "as": f"{field} enlarged"})
                encoding[name] = encoding[name] | {"field": f"{field} enlarged"}
    return unit | {"encoding": encoding, "transform": [*unit.get("transform", []), *moved]} if moved else unit
