"""Stated importance beside what customers get, and drivers of overall satisfaction.

`importance` uses `rows` (columns: `columns`), of these the ones named on each side of their mark (`SIDES`), `cross`
(one row: where the lines cross) and the corners (the meaning of each quadrant). `drivers` uses `rows` (columns:
`driver_columns`).
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

HEIGHT, AXIS = 500, 75
"""The height of the map, and what of it the lower axis takes."""

ROW_HEIGHT = 34
SIDES: dict[str, dict[str, Any]] = {
    "right": {"align": "left", "dx": 10},
    "left": {"align": "right", "dx": -10},
    "above": {"align": "center", "dy": -14},
    "below": {"align": "center", "dy": 15},
    "above left": {"align": "right", "dx": 8, "dy": -14},
    "below left": {"align": "right", "dx": 8, "dy": 15},
    "above right": {"align": "left", "dx": -8, "dy": -14},
    "below right": {"align": "left", "dx": -8, "dy": 15},
}
"""The side of its mark on which a name is placed, and how."""

EDGE = 8
"""Pixels left of the title of the upright axis, which Vega takes for narrower than it is."""

WHERE_WIDE: dict[str, Any] = {"expr": "width < 800 ? 0 : 1"}
"""The opacity of names: on a narrow screen they would overlap; the tooltips have them."""


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the map."""
    return {
        "place": words.gettext("Where"),
        "importance": words.gettext("Importance"),
        "mean": words.gettext("Got"),
        "low": words.gettext("Got, from"),
        "high": words.gettext("Got, to"),
        "answers": words.gettext("Answers"),
        "said": words.gettext("What it means"),
    }


def driver_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the drivers, shares in per cent."""
    return {
        "place": words.gettext("Where"),
        "share": words.gettext("Share, %"),
        "low": words.gettext("From"),
        "high": words.gettext("To"),
        "answers": words.gettext("Answers"),
    }


def importance(words: Words, domain: tuple[float, float, float, float]) -> alt.LayerChart:
    """Draw a mark per touchpoint: what customers get to the right, importance upwards.

    *domain*: left, right, bottom, top. Hollow if the quadrant depends on how the lines are drawn; nothing is warm.
    """
    name = columns(words)
    rows = alt.Chart(alt.NamedData("rows"))
    x, y = _along(alt.X, name["mean"], domain[:2], words), _along(alt.Y, name["importance"], domain[2:], words)
    cross = alt.Chart(alt.NamedData("cross"))
    quiet = look.coloured(words, look.CONTEXT)
    colour = look.by_reading(words, "reading")
    layers = [
        cross.mark_rule(color=look.MID, strokeWidth=1.5, **look.SILENT).encode(_along(alt.X, "x", domain[:2], words)),
        cross.mark_rule(color=look.MID, strokeWidth=1.5, **look.SILENT).encode(_along(alt.Y, "y", domain[2:], words)),
        *(_corner(side, top=top).encode(color=quiet) for side in ("left", "right") for top in (True, False)),
        rows.mark_rule(color=look.MID, strokeWidth=1.5, opacity=0.6, **look.SILENT).encode(
            _along(alt.X, name["low"], domain[:2], words), alt.X2(name["high"]), y
        ),
        rows.mark_point(size=90, opacity=1, strokeWidth=2).encode(
            x,
            y,
            colour,
            fill=alt.when(alt.datum.firm == 1).then(alt.value(look.MID)).otherwise(alt.value("transparent")),
            **ground.told("told"),
        ),
        *(
            _named(side).encode(x, y, text=alt.Text("label", type="nominal"), color=look.coloured(words, look.TEXT))
            for side in SIDES
        ),
    ]
    return look.finished(alt.layer(*layers).properties(height=HEIGHT, padding={"left": EDGE}), words)


def drivers(words: Words) -> alt.LayerChart:
    """Draw a bar per touchpoint, the largest first, with its range as a whisker."""
    name = driver_columns(words)
    rows = alt.Chart(alt.NamedData("rows"))
    heads = look.row_axis(words, labelLimit=280, domain=False, ticks=False)
    y = alt.Y(name["place"], type="nominal", sort=None, axis=heads)
    axis = look.axis(
        words, title=words.gettext("Share of what these touchpoints explain, %"), format="d", gridOpacity=0.5
    )

    def x(field: str) -> alt.X:
        return alt.X(name[field], type="quantitative", scale=alt.Scale(zero=True), axis=axis)

    layers = [
        rows.mark_bar(height=14).encode(
            x("share"),
            y,
            look.by_reading(words, "reading"),
            **ground.told("told"),
        ),
        rows.mark_rule(strokeWidth=2, **look.SILENT).encode(
            x("low"), alt.X2(name["high"]), y, color=look.coloured(words, look.TEXT)
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _named(side: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(side)).mark_text(fontSize=12, fontWeight="bold", opacity=WHERE_WIDE, **SIDES[side])


def _corner(side: Any, *, top: bool) -> alt.Chart:
    """Write the meaning of a quadrant into its corner of the picture."""
    table = alt.Chart(alt.NamedData(f"corners {side}")).transform_filter(alt.datum.top == top)
    mark = table.mark_text(
        fontSize=12, fontStyle="italic", align=side, dx=6 if side == "left" else -6, dy=10 if top else -10
    )
    edges = {"x": alt.value("width") if side == "right" else alt.value(0), "y": alt.value(0 if top else "height")}
    return mark.encode(**edges, text=alt.Text("said", type="nominal"))


def _along(channel: Any, field: str, domain: tuple[float, float], words: Words) -> Any:
    titles = {alt.X: words.gettext("What they got →"), alt.Y: words.gettext("Importance →")}
    axis = look.axis(words, title=titles[channel], grid=False, tickCount=6, format=".1~f")
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    return channel(field, type="quantitative", scale=scale, axis=axis)
