"""How long customers stay, and what each role's money goes to.

`staying` uses `rows` (columns: `staying_columns`), `spend_mix` `rows` (columns: `mix_columns`).
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

HEIGHT = 170
AXIS_ROOM = 56
"""Pixels for the labels of an axis, so that two pictures in a column have one width."""


MIX_ROW, MIX_ABOVE = 28, 0
"""Pixels of a row of `spend_mix`, and above the rows."""

MIX_LEFT, MIX_RIGHT, MIX_SAID = 0.3, 0.74, 0.775
"""Where its scale begins and ends, and the shares in words begin, as shares of the width."""


def staying_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the curve."""
    return {
        "month": words.gettext("Months as a customer"),
        "value": words.gettext("Still there, of 100"),
        "low": words.gettext("From"),
        "high": words.gettext("To"),
        "at_risk": words.gettext("Customers seen so long"),
    }


def mix_columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the kinds of spending."""
    return {
        "row": words.gettext("No."),
        "role": words.gettext("Role"),
        "kind": words.gettext("Type"),
        "before": words.gettext("Share a year before, %"),
        "share": words.gettext("Share, %"),
        "said": words.gettext("In a year"),
    }


def staying(words: Words) -> alt.LayerChart:
    """Draw how many of 100 are still there after each month, with its range."""
    name = staying_columns(words)
    rows = alt.Chart(alt.NamedData("rows"))
    x = alt.X(
        name["month"],
        type="quantitative",
        axis=_plain(words, title=name["month"], format="d", tickMinStep=1, tickCount=8),
        scale=alt.Scale(nice=False),
    )
    of_hundred = alt.Scale(domain=[0, 100], nice=False)
    axis = _plain(words, format="d", values=[0, 25, 50, 75, 100], minExtent=AXIS_ROOM)

    def y(field: str) -> alt.Y:
        return alt.Y(name[field], type="quantitative", scale=of_hundred, axis=axis)

    dark, grey = look.coloured(words, look.TEXT), look.coloured(words, look.CONTEXT)
    layers = [
        rows.mark_area(interpolate="step-after", opacity=0.19, **look.SILENT).encode(
            x, y("low"), alt.Y2(name["high"]), color=grey
        ),
        rows.mark_line(interpolate="step-after", strokeWidth=2.5, **look.SILENT).encode(x, y("value"), color=dark),
        rows.mark_point(filled=True, size=200, opacity=0.001).encode(
            x, y("value"), look.by_reading(words, "reading"), **ground.told("told")
        ),
    ]
    return look.finished(alt.layer(*layers).properties(height=HEIGHT + 60), words)


def spend_mix(words: Words) -> alt.LayerChart:
    """Draw each kind's share of its role's money: hollow a year before, filled now, with a line between.

    A role has a row of its own above its kinds, without a kind.
    """
    name = mix_columns(words)
    share, before = name["share"], name["before"]
    rows = alt.Chart(alt.NamedData("rows")).encode(alt.Y("line", type="ordinal", axis=None))
    rows = rows.transform_calculate(line=alt.datum[name["row"]], now=_along(share), ago=_along(before))
    roles = rows.transform_filter(alt.datum[name["kind"]] == "")
    kinds = rows.transform_filter(alt.datum[name["kind"]] != "")
    compared = kinds.transform_filter(f"isValid(datum[{before!r}])")
    dark, coloured = look.coloured(words, look.TEXT), look.by_reading(words, "reading")
    text: dict[str, Any] = {"align": "left", "fontSize": 13, **look.SILENT}
    layers = [
        roles.mark_text(**text, fontWeight="bold").encode(_at(0), text=_nominal(name["role"]), color=dark),
        kinds.mark_text(**text, dx=12, limit=alt.ExprRef(f"{MIX_LEFT} * width - 16")).encode(
            _at(0), text=_nominal(name["kind"]), color=dark
        ),
        kinds.mark_rule(color=look.MID, opacity=0.19, **look.SILENT).encode(_at(MIX_LEFT), alt.X2Datum(MIX_RIGHT)),
        compared.mark_rule(strokeWidth=4, **look.SILENT).encode(_placed("ago"), alt.X2("now"), color=coloured),
        compared.mark_point(filled=False, size=90, strokeWidth=2, opacity=1, **look.SILENT).encode(
            _placed("ago"), color=coloured
        ),
        kinds.mark_point(filled=True, size=110, opacity=1).encode(
            _placed("now"), color=coloured, **ground.told("told")
        ),
        kinds.mark_text(**text).encode(_at(MIX_SAID), text=_nominal(name["said"]), color=dark),
    ]
    return look.finished(alt.layer(*layers), words)


def _along(field: str) -> str:
    """Return the position of a share in per cent, as a share of the width."""
    return f"isValid(datum[{field!r}]) ? {MIX_LEFT} + {MIX_RIGHT - MIX_LEFT:.2f} * datum[{field!r}] / 100 : null"


def _placed(field: str) -> alt.X:
    return alt.X(field, type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _at(share: float) -> alt.XDatum:
    return alt.XDatum(share, type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))


def _nominal(field: str) -> alt.Text:
    return alt.Text(field, type="nominal")


def _plain(words: Words, **how: Any) -> alt.Axis:
    return look.axis(words, gridOpacity=0.6, labelFlush=False, **how)
