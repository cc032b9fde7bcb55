"""Pictures made of placed marks: boxes, lines, points and texts, each a row of a named table.

x is a place on `ground.GROUND`, y is in pixels. Every row has *where*: "both", or the form it belongs to, "desk" or
"phone"; both forms have the height of the picture. Columns beside these:
boxes: x, x2, top, bottom, kind (of `BOXES`), tone, said; lines: x, x2, y, y2, kind (of `LINES`), tone; points: x, y,
kind (of `POINTS`), tone, said; texts: x, y, text, align, style (of `STYLES`), tone, limit (in pixels, 0: none).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

NARROW = "width < 900"
"""The condition for the phone's form: below it, texts of the wide form would meet."""

STYLES = {"title": (18, "bold"), "head": (15, "bold"), "name": (14, "bold"), "row": (14, "normal")}
STYLES |= {"quiet": (13, "normal"), "mark": (13, "bold")}
"""Size and weight of a text by its style."""

BOXES: dict[str, dict[str, Any]] = {
    "solid": {"opacity": 1},
    "pale": {"fillOpacity": 0.19, "stroke": look.MID, "strokeWidth": 1.2},
    "hollow": {"filled": False, "fill": "transparent", "strokeWidth": 1.6},
    "dashed": {"filled": False, "fill": "transparent", "strokeWidth": 1.8, "strokeDash": [4, 3]},
    "band": {"opacity": 0.08, "cornerRadius": 6},
}
"""How a box is drawn by its kind."""

LINES: dict[str, dict[str, Any]] = {
    "thin": {"strokeWidth": 1, "opacity": 0.19},
    "strong": {"strokeWidth": 1},
    "dotted": {"strokeWidth": 1, "strokeDash": [2, 3]},
    "thick": {"strokeWidth": 3.5},
    "heavy": {"strokeWidth": 5},
    "range": {"strokeWidth": 9, "opacity": 0.75},
    "tick": {"strokeWidth": 3},
}
"""How a line is drawn by its kind."""

POINTS: dict[str, dict[str, Any]] = {
    "dot": {"shape": "circle", "filled": True, "size": 120},
    "vote": {"shape": "circle", "filled": True, "size": 84},
    "small": {"shape": "circle", "filled": True, "size": 36},
    "ring": {"shape": "circle", "filled": False, "size": 120, "strokeWidth": 2.5},
    "square": {"shape": "square", "filled": True, "size": 150},
    "diamond": {"shape": "diamond", "filled": True, "size": 150},
    "up": {"shape": "triangle-up", "filled": True, "size": 80},
    "down": {"shape": "triangle-down", "filled": True, "size": 80},
    "number": {"shape": "circle", "filled": False, "size": 480, "strokeWidth": 2},
}
"""How a point is drawn by its kind."""


HEARD = {"solid", "dot", "number"}
"""Kinds whose marks screen readers hear; a layer of another kind may be empty, which they would stumble over."""


def placed(
    words: Words, box: tuple[str, ...], line: tuple[str, ...], point: tuple[str, ...], heard: tuple[str, ...]
) -> alt.LayerChart:
    """Draw marks of the given kinds: lines, boxes over them, points over both, and texts; *heard*: those of a desk."""
    layers = [*lines(words, *line), *boxes(words, *box, heard=heard), *points(words, *point, heard=heard), texts(words)]
    return look.finished(alt.layer(*layers), words)


def table(name: str) -> alt.Chart:
    """Return a named table without the rows of the other form."""
    form = f"datum.where == 'both' || datum.where == (({NARROW}) ? 'phone' : 'desk')"
    return alt.Chart(alt.NamedData(name)).transform_filter(form)


def boxes(words: Words, *kinds: str, heard: Collection[str] = HEARD) -> list[alt.Chart]:
    """Draw the boxes, a layer for each kind; *heard*: those that screen readers hear."""
    tone, across = look.by_reading(words, "tone"), {"x": ground.x("x"), "x2": alt.X2("x2")}
    down = {"y": ground.y("top"), "y2": alt.Y2("bottom")}
    return [
        _of_kind("boxes", kind)
        .mark_rect(aria=kind in heard, **BOXES[kind])
        .encode(**across, **down, color=tone, **ground.told())
        for kind in kinds
    ]


def lines(words: Words, *kinds: str) -> list[alt.Chart]:
    """Draw the lines, a layer for each kind."""
    ends = {"x": ground.x("x"), "x2": alt.X2("x2"), "y": ground.y("y"), "y2": alt.Y2("y2")}
    return [
        _of_kind("lines", kind)
        .mark_rule(strokeCap="round", **LINES[kind], **look.SILENT)
        .encode(**ends, color=look.by_reading(words, "tone"))
        for kind in kinds
    ]


def points(words: Words, *kinds: str, heard: Collection[str] = HEARD) -> list[alt.Chart]:
    """Draw the points, a layer for each kind; *heard*: those that screen readers hear."""
    at = {"x": ground.x("x"), "y": ground.y("y"), "color": look.by_reading(words, "tone")}
    return [
        _of_kind("points", kind).mark_point(opacity=1, aria=kind in heard, **POINTS[kind]).encode(**at, **ground.told())
        for kind in kinds
    ]


def texts(words: Words) -> alt.Chart:
    """Write the texts."""
    sizes, weights = ({style: given[at] for style, given in STYLES.items()} for at in (0, 1))
    marked = table("texts").mark_text(
        baseline="middle",
        align=alt.ExprRef("datum.align"),
        fontSize=alt.ExprRef(f"{sizes}[datum.style]"),
        fontWeight=alt.ExprRef(f"{weights}[datum.style]"),
        lineHeight=alt.ExprRef(f"{sizes}[datum.style] + 3"),
        limit=alt.ExprRef("datum.limit || 2000"),
        **look.SILENT,
    )
    return marked.encode(ground.x("x"), ground.y("y"), look.by_reading(words, "tone"), text=ground.text("text"))


def _of_kind(name: str, kind: str) -> alt.Chart:
    return table(name).transform_filter(alt.datum.kind == kind)
