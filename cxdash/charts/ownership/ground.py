"""The ground that pictures of owners are drawn on: places, texts, and the chip of who answers.

x is a place on a ground of `GROUND`, y is in pixels. Where *phone* is given, it has places on the ground and their
shares of a phone's width; what a phone has no room for is hidden by `on_desk`.

A chip is a row with chip from, chip to, chip at (its middle), health, chip and second (of two that claim it).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.domain.ownership import Health

GROUND = 1216
"""The width on which places are given."""

NARROW = "width < 700"
"""The condition for a phone."""

CHIP_HEIGHT = 26
HALO: dict[str, Any] = {"stroke": {"expr": "background"}, "strokeWidth": 5}
SLANT = 8
"""Half the width of the line between two that claim it, on the ground."""

Phone = Mapping[int, float]


def x(field: str, phone: Phone | None = None) -> alt.X:
    """Place by a field on the ground."""
    stops = phone or {0: 0, GROUND: 1}
    ends = [alt.ExprRef(f"width * ({NARROW} ? {share} : {at / GROUND:.4f})") for at, share in stops.items()]
    scale = alt.Scale(domain=list(stops), range=ends, nice=False, zero=False)
    return alt.X(field, type="quantitative", axis=None, scale=scale)


def y(field: str) -> alt.Y:
    """Place by a field in pixels."""
    return alt.Y(field, type="quantitative", axis=None, scale=None)


def text(field: str) -> alt.Text:
    """Return the text held by a field."""
    return alt.Text(field, type="nominal")


def told(field: str = "said") -> dict[str, Any]:
    """Return what a mark says of itself, to those who point at it and to those who hear it."""
    return {"tooltip": alt.Tooltip(field, type="nominal"), "description": alt.Description(field, type="nominal")}


def on_desk(value: float) -> alt.ExprRef:
    """Return a size or an opacity that is 0 on a phone."""
    return alt.ExprRef(f"{NARROW} ? 0 : {value}")


def on_phone(value: float) -> alt.ExprRef:
    """Return a size or an opacity that is 0 but on a phone."""
    return alt.ExprRef(f"{NARROW} ? {value} : 0")


def limit(desk: float, phone: float = 0) -> alt.ExprRef:
    """Return the most pixels of a text, from a width on the ground and a share of a phone's."""
    return alt.ExprRef(f"width * ({NARROW} ? {phone} : {desk / GROUND:.4f})")


def written(table: alt.Chart, at: float, down: str, field: str, phone: Phone | None = None, **how: Any) -> alt.Chart:
    """Write a field's text at one place on the ground, at the height that the field *down* holds."""
    marked = {"align": "left", "baseline": "middle", **look.SILENT, **how}
    placed = table.transform_calculate(**{f"{field} x": str(at)})
    return placed.mark_text(**marked).encode(x(f"{field} x", phone), y(down), text=text(field))


def chips(
    table: alt.Chart,
    words: Words,
    phone: Phone | None = None,
    *,
    unit: float = 1 / GROUND,
    height: int = CHIP_HEIGHT,
    halo: bool = False,
) -> list[alt.Chart]:
    """Draw who answers: one owner filled, nobody dashed, two cut by a slant, everyone threefold.

    *unit*: the share of a phone's width that a place on the ground takes where the chips are. *halo*: keep lines that
    cross a chip away from its words.
    """
    warm, dark = look.coloured(words, look.WARNING), look.coloured(words, look.TEXT)
    half = height / 2
    middle = "(datum['chip from'] + datum['chip to']) / 2"
    quarter = "(datum['chip to'] - datum['chip from']) / 4"
    placed = table.transform_calculate(
        **{
            "middle x": middle,
            "first x": f"{middle} - {quarter}",
            "second x": f"{middle} + {quarter}",
            "cut from": f"{middle} - {SLANT}",
            "cut to": f"{middle} + {SLANT}",
            "half": f"{quarter} * 2",
            "whole": f"{quarter} * 4",
            **{f"top {step}": f"datum['chip at'] - {half} + {step}" for step in (-3, 0, 3)},
            **{f"bottom {step}": f"datum['chip at'] + {half} + {step}" for step in (-3, 0, 3)},
        }
    )
    of = {kind: placed.transform_filter(alt.datum.health == str(kind)) for kind in Health}
    several = of[Health.CONTESTED]
    two, one_text = several.transform_filter("datum.second != ''"), placed.transform_filter("datum.second == ''")
    line: dict[str, Any] = {"filled": False, "strokeWidth": 1.5, "cornerRadius": half, **look.SILENT}

    def box(step: int = 0) -> dict[str, Any]:
        return {
            **{"x": x("chip from", phone), "x2": alt.X2("chip to")},
            **{"y": y(f"top {step}"), "y2": alt.Y2(f"bottom {step}")},
        }

    def named(rows: alt.Chart, at: str, field: str, room: str, **how: Any) -> alt.Chart:
        within = alt.ExprRef(f"max(1, datum['{room}'] * width * ({NARROW} ? {unit:.6f} : {1 / GROUND:.6f}) - 8)")
        bold = rows.mark_text(fontSize=13, fontWeight="bold", baseline="middle", limit=within, **how, **look.SILENT)
        return bold.encode(x(at, phone), y("chip at"), text=text(field), color=dark)

    return [
        of[Health.ONE].mark_rect(color=look.MID, opacity=0.19, cornerRadius=half, **look.SILENT).encode(**box()),
        of[Health.ONE].mark_rect(color=look.MID, **{**line, "strokeWidth": 1}).encode(**box()),
        of[Health.NOBODY].mark_rect(strokeDash=[4, 3], **line).encode(**box(), color=warm),
        several.mark_rect(**line).encode(**box(), color=warm),
        *(
            of[Health.EVERYONE].mark_rect(**{**line, "strokeWidth": 1}).encode(**box(step), color=warm)
            for step in (-3, 0, 3)
        ),
        two.mark_rule(strokeWidth=1.5, **look.SILENT).encode(
            **{"x": x("cut from", phone), "x2": alt.X2("cut to"), "y": y("bottom 0"), "y2": alt.Y2("top 0")},
            color=warm,
        ),
        *(
            named(*where, **how)
            for how in ([HALO, {}] if halo else [{}])
            for where in (
                (one_text, "middle x", "chip", "whole"),
                (two, "first x", "chip", "half"),
                (two, "second x", "second", "half"),
            )
        ),
    ]
