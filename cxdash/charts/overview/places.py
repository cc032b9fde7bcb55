"""Positions in the one picture: shares of the width, and heights in pixels."""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.domain.scales import Scale

HEIGHT, HEADS, FLAG = 384, 33, 9
SCORES_TOP, SCORES_BOTTOM = 58, 222
CHIPS_TOP, CHIPS_BOTTOM, ABLE = 238, 264, 278
BARS_TOP, BARS_BOTTOM = 326, 376
ROW_NAMES = (115, 251, 350)
"""The height of each row's name; that of the scores lies between two numbers of the scale."""

LEFT = 0.115
"""The share of the width for the names of the rows."""

MOST_COLUMNS = 9

PICK, CLICKED = "pick", "clicked row"
"""The selection that a click in a column makes, and its field with the row of the picture."""

PICKS = {"answers": (0, CHIPS_TOP - 8), "owner": (CHIPS_TOP - 8, ABLE + 12), "lost": (ABLE + 12, HEIGHT)}
"""The clickable rows, with top and bottom."""

TIGHT = f"width < {look.CRAMPED}"
"""The condition for a laptop's screen at 150 %, whose columns are hardly wider than their words."""

NARROW = "width < 560"
WHERE_WIDE: dict[str, Any] = {"expr": f"{NARROW} ? 0 : 1"}
BAR: dict[str, Any] = {"expr": "min(40, width / 22)"}


def across(no: float, of: int) -> float:
    """Return the middle of a stage's column, as a share of the width; *no* counts from 1."""
    return LEFT + (no - 0.5) * width(of)


def width(of: int) -> float:
    """Return the width of a stage's column, as a share of the whole."""
    return (1 - LEFT) / max(of, 1)


def placed(table: alt.Chart, scale: Scale) -> alt.Chart:
    """Add the positions of each stage's marks."""
    col = f"(1 - {LEFT}) / datum.of"
    x = f"{LEFT} + (datum.no - 0.5) * {col}"
    tall = BARS_BOTTOM - BARS_TOP
    bar = {name: f"{BARS_BOTTOM} - {tall} * datum.{name} / max(datum.most, 1)" for name in LOST}
    return table.transform_joinaggregate(most="max(utmost)").transform_calculate(
        x=x,
        left_edge=f"{x} - 0.5 * {col}",
        right_edge=f"{x} + 0.5 * {col}",
        gap_x=f"{x} - 0.2 * {col}",
        got_x=f"{x} + 0.2 * {col}",
        chip_from=f"{x} - 0.42 * {col}",
        chip_to=f"{x} + 0.42 * {col}",
        first_x=f"{x} - 0.2 * {col}",
        second_x=f"{x} + 0.2 * {col}",
        cut_from=f"{x} - 0.04 * {col}",
        cut_to=f"{x} + 0.04 * {col}",
        bar_from=f"{x} - 0.2 * {col}",
        bar_to=f"{x} + 0.2 * {col}",
        **{f"{name}_y": height(name, scale) for name in ("expected", "mean", "low", "high")},
        **{f"{name}_y": expression for name, expression in bar.items()},
        label_y=f"{bar['utmost']} - 8",
    )


LOST = ("lost", "least", "utmost")


def height(field: str, scale: Scale) -> str:
    """Return the expression for a score's height; null if it is unknown."""
    tall, span = SCORES_BOTTOM - SCORES_TOP, scale.highest - scale.lowest
    return f"isValid(datum.{field}) ? {SCORES_BOTTOM} - {tall} * (datum.{field} - {scale.lowest}) / {span} : null"


def scale() -> alt.Scale:
    """Return the horizontal scale; on a phone the names of the rows take no room."""
    ends: list[Any] = [0, alt.ExprRef(f"{NARROW} ? 0 : {LEFT} * width"), alt.ExprRef("width")]
    return alt.Scale(domain=[0, LEFT, 1], range=ends, nice=False, zero=False)


def x(field: str = "x") -> alt.X:
    """Return a horizontal position held by a field."""
    return alt.X(field, type="quantitative", axis=None, scale=scale())


def y(field: str) -> alt.Y:
    """Return a height in pixels held by a field."""
    return alt.Y(field, type="quantitative", axis=None, scale=None)


def at(share: float) -> alt.XDatum:
    """Return one horizontal position for all rows."""
    return alt.XDatum(share, type="quantitative", axis=None, scale=scale())


def text(field: str) -> alt.Text:
    """Return the text held by a field."""
    return alt.Text(field, type="nominal")


def known(table: alt.Chart, field: str) -> alt.Chart:
    """Keep the rows in which a figure is known."""
    return table.transform_filter(f"isValid(datum.{field})")
