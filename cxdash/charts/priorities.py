"""The ranking of annoyances: a row each with its name, a bar of how much it hurts, and who can mend it.

One table, `rows` (columns: `columns`).
"""

from typing import Any

import altair as alt

from cxdash.charts import look
from cxdash.charts.look import Words

ROW_HEIGHT = 66
UP, DOWN = -20, 20
"""Pixels from a row's bar to the texts above and below it."""

NARROW = "width < 560"
"""The condition for a phone, without room for customers and severity; the table has them."""


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column."""
    return {
        "row": words.gettext("Row"),
        "title": words.gettext("Annoyance"),
        "pain": words.gettext("Customers × severity"),
        "low": words.gettext("From"),
        "high": words.gettext("To"),
        "customers": words.gettext("Customers a year"),
        "severity": words.gettext("Severity, 1–5"),
        "beside": words.gettext("Hits"),
        "who": words.gettext("Who can mend it"),
        "state": words.gettext("State"),
    }


def states(words: Words) -> tuple[str, str]:
    """Return the names of a row's states: blocked, and not."""
    return words.gettext("held up"), words.gettext("can be mended")


def ranking(words: Words) -> alt.LayerChart:
    """Draw the ranking in its order.

    Each row has its name, below it a bar with a thin line for its range, and below that who can mend it, or in the warm
    colour what blocks that.
    """
    name, readings = columns(words), look.readings(words)
    is_held_up = alt.datum[name["state"]] == states(words)[0]
    colour = alt.expr.if_(is_held_up, readings[look.WARNING], readings[look.CONTEXT])
    rows = alt.Chart(alt.NamedData("rows")).transform_calculate(left="0", colour=colour)
    rows = rows.transform_joinaggregate(most=f"max({name['high']})").transform_calculate(right="datum.most")
    rows = rows.encode(alt.Y(name["row"], type="ordinal", axis=None, sort=None))
    wide: dict[str, Any] = {"fontSize": alt.ExprRef(f"{NARROW} ? 0 : 13"), "opacity": alt.ExprRef(f"{NARROW} ? 0 : 1")}
    coloured = look.by_reading(words, "colour")
    left = {"align": "left", "dx": 2, **look.SILENT}
    layers = [
        rows.mark_bar(height=12, cornerRadius=1).encode(_x(name["pain"]), coloured, tooltip=_tooltip(name)),
        rows.mark_rule(strokeWidth=2, **look.SILENT).encode(
            _x(name["low"]), alt.X2(name["high"]), color=look.coloured(words, look.TEXT)
        ),
        rows.mark_text(dy=UP, fontSize=14, fontWeight="bold", limit=_across(0.42, 1), **left).encode(
            _x("left"), text=_text(name["title"]), color=look.coloured(words, look.TEXT)
        ),
        rows.mark_text(dy=UP, align="right", dx=-2, **wide, **look.SILENT).encode(
            _x("right"), text=_text(name["beside"]), color=look.coloured(words, look.TEXT)
        ),
        rows.mark_text(dy=DOWN, fontSize=13, limit=_across(0.7, 1), **left).encode(
            _x("left"), coloured, text=_text(name["who"])
        ),
    ]
    return look.finished(alt.layer(*layers), words)


def _x(field: str) -> alt.X:
    return alt.X(field, type="quantitative", stack=None, axis=None, scale=alt.Scale(nice=False, domainMin=0))


def _text(field: str) -> alt.Text:
    return alt.Text(field, type="nominal")


def _across(wide: float, narrow: float) -> alt.ExprRef:
    """Return the longest text, as a share of the width; the view for a room uses 1.4 times as much."""
    return alt.ExprRef(f"width * ({NARROW} ? {narrow} : {wide})")


def _tooltip(name: dict[str, str]) -> list[Any]:
    return [
        alt.Tooltip(name["title"], type="nominal"),
        *(alt.Tooltip(name[field], type="quantitative", format=",.0f") for field in ("pain", "low", "high")),
        *(alt.Tooltip(name[field], type="quantitative", format=",.0f") for field in ("customers", "severity")),
        alt.Tooltip(name["who"], type="nominal"),
    ]
