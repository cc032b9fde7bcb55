"""The colours and the type of pages, for files: read from the theme in .streamlit/config.toml, as pages have them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
FONTS = Path(__file__).with_name("fonts")
"""The folder of the type that files are drawn with: Inter in Regular, SemiBold and Bold."""

GRID = {"light": "#E6EAF1", "dark": "#31333F"}
"""Streamlit's colour of the lines behind a picture, which its theme does not set."""

SchemeName = Literal["light", "dark"]


class Scheme(NamedTuple):
    """A scheme's colours, and its typeface with what may stand in for it.

    *meanings*: the colours of `look.readings`, in their order. *quiet*: of what explains. *grid*: of lines behind.
    """

    font: str
    background: str
    text: str
    quiet: str
    accent: str
    border: str
    grid: str
    meanings: tuple[str, ...]


@cache
def scheme(name: SchemeName = "light") -> Scheme:
    """Return the light or the dark scheme of pages."""
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    colours = theme[name]
    return Scheme(
        theme["font"],
        colours["backgroundColor"],
        colours["textColor"],
        colours["grayTextColor"],
        colours["primaryColor"],
        colours["borderColor"],
        GRID[name],
        tuple(colours["chartCategoricalColors"]),
    )


def vega_config(name: SchemeName) -> dict[str, Any]:
    """Return how Streamlit configures pictures in its theme, as far as ours leave it open."""
    one = scheme(name)
    small = {"labelFontSize": 12, "labelFontWeight": "normal"}
    words = {"labelColor": one.quiet, "titleColor": one.quiet}
    bare = {"axisDiscrete": {"grid": False}, "axisXPoint": {"grid": False}, "axisTemporal": {"grid": False}}
    return {
        **bare,
        "font": one.font,
        "background": one.background,
        "fieldTitle": "verbal",
        "autosize": {"type": "fit", "contains": "padding"},
        "axis": {
            **small,
            **words,
            **{"titleFontWeight": "normal", "titleFontSize": 14, "titlePadding": 16, "labelPadding": 16},
            **{"ticks": False, "domain": False, "domainWidth": 1, "domainColor": one.grid, "gridColor": one.grid},
            **{"labelFlush": True, "labelFlushOffset": 1, "labelBound": False, "labelLimit": 100},
            **{"labelSeparation": 4, "labelOverlap": True},
        },
        "header": {**small, **words, "titleFontWeight": "normal", "titleFontSize": 16},
        "legend": {**words, "labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": "normal", "labelPadding": 16},
        "range": {"category": list(one.meanings)},
        "view": {"strokeWidth": 0, "stroke": "transparent", "continuousHeight": 350},
        "mark": {"color": one.meanings[0]},
        "bar": {"binSpacing": 4, "discreteBandSize": {"band": 0.85}},
    }
