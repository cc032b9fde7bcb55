"""The row of the one picture that names the owners: their chips, and the hand-offs between them."""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.overview import places
from cxdash.domain.ownership import Health


def chips(marks: alt.Chart, words: Words) -> list[alt.Chart]:
    """Draw the accountable.

    One owner is filled, nobody dashed, two are divided by a slant, everyone is drawn three times.
    """
    warm, dark = look.coloured(words, look.WARNING), look.coloured(words, look.TEXT)
    kind = {health: marks.transform_filter(alt.datum.health == str(health)) for health in Health}
    one, nobody, everyone = kind[Health.ONE], kind[Health.NOBODY], kind[Health.EVERYONE]
    several = kind[Health.CONTESTED]
    two, more = several.transform_filter("datum.second != ''"), several.transform_filter("datum.second == ''")
    line: dict[str, Any] = {"filled": False, "strokeWidth": 1.5, "cornerRadius": 11}
    text: dict[str, Any] = {
        "fontSize": 13,
        "fontWeight": "bold",
        "limit": alt.ExprRef(f"0.82 * (1 - {places.LEFT}) * width / max(1, length(data('marks')))"),
    }
    middle = alt.YValue((places.CHIPS_TOP + places.CHIPS_BOTTOM) / 2)
    whole = [kind[health] for health in (Health.ONE, Health.NOBODY, Health.EVERYONE)] + [more]
    return [
        one.mark_rect(**look.SILENT, color=look.MID, opacity=0.19, cornerRadius=11).encode(**_chip()),
        one.mark_rect(**look.SILENT, color=look.MID, **{**line, "strokeWidth": 1}).encode(**_chip()),
        nobody.mark_rect(**look.SILENT, strokeDash=[4, 3], **line).encode(**_chip(), color=warm),
        several.mark_rect(**look.SILENT, **line).encode(**_chip(), color=warm),
        two.mark_rule(**look.SILENT, strokeWidth=1.5).encode(
            x=places.x("cut_from"),
            x2=alt.X2("cut_to"),
            y=alt.YValue(places.CHIPS_BOTTOM),
            y2=alt.Y2Value(places.CHIPS_TOP),
            color=warm,
        ),
        *(
            everyone.mark_rect(**look.SILENT, **{**line, "strokeWidth": 1}).encode(**_chip(step), color=warm)
            for step in (-3, 0, 3)
        ),
        *(
            table.mark_text(**look.SILENT, **text).encode(x=places.x(), y=middle, text=places.text("chip"), color=dark)
            for table in whole
        ),
        two.mark_text(**look.SILENT, **text).encode(
            x=places.x("first_x"), y=middle, text=places.text("chip"), color=dark
        ),
        two.mark_text(**look.SILENT, **text).encode(
            x=places.x("second_x"), y=middle, text=places.text("second"), color=dark
        ),
    ]


def able(marks: alt.Chart, words: Words) -> alt.Chart:
    """Say below the chips whether the accountable can act."""
    return marks.mark_text(**look.SILENT, fontSize=12, opacity=places.WHERE_WIDE).encode(
        x=places.x(),
        y=alt.YValue(places.ABLE),
        text=places.text("able"),
        color=look.coloured(words, look.CONTEXT),
    )


def _chip(step: int = 0) -> dict[str, Any]:
    top, bottom = places.CHIPS_TOP + step, places.CHIPS_BOTTOM + step
    return {"x": places.x("chip_from"), "x2": alt.X2("chip_to"), "y": alt.YValue(top), "y2": alt.Y2Value(bottom)}


def handoffs() -> list[alt.Chart]:
    """Draw an arrow between chips if the owner changes, larger and with a notch if satisfaction also falls."""
    table = alt.Chart(alt.NamedData("handoffs")).transform_calculate(
        x=f"{places.LEFT} + datum.no * (1 - {places.LEFT}) / datum.of"
    )
    middle = (places.CHIPS_TOP + places.CHIPS_BOTTOM) / 2
    hint = alt.Tooltip("said", type="nominal")
    at: dict[str, Any] = {"x": places.x(), "y": alt.YValue(middle), "tooltip": hint}
    arrow: dict[str, Any] = {"shape": "triangle-right", "filled": True, "color": look.MID, "opacity": 1}
    falls, other = table.transform_filter("datum.falls"), table.transform_filter("!datum.falls")
    notch = {"y": alt.YValue(middle - 9), "y2": alt.Y2Value(middle + 9)}
    return [
        other.mark_point(**look.SILENT, size=40, **arrow).encode(**at),
        falls.mark_point(**look.SILENT, size=130, xOffset=-3, **arrow).encode(**at),
        falls.mark_rule(**look.SILENT, strokeWidth=2, color=look.MID, xOffset=5).encode(x=places.x(), **notch),
    ]
