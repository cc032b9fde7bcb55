"""Expected and received: stages in columns, touchpoints in rows.

Tables: `rows` (columns: `columns`), of these `chosen` and `hidden`; `above` and `below`: a place, a score there, and
the word that explains its mark. Columns have displayed names, since the table behind a picture can be opened and saved.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground
from cxdash.domain.scales import Scale

ROW_HEIGHT = 40
STAGE_HEIGHT = 260
WHERE_WIDE: dict[str, Any] = {"expr": "width < 560 ? 0 : 1"}
"""The opacity of figures in a column: on a phone they would overlap; the table has them."""

BAR: dict[str, Any] = {"expr": "min(44, width < 560 ? width / 14 : width / 24)"}
BESIDE = "min(28, width / 40)"
"""Pixels from a dot to the figures beside it."""

PICK = "pick"
"""The name of the selection that a click in a column makes."""


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column."""
    return {
        "place": words.gettext("Where"),
        "expected": words.gettext("Expected"),
        "mean": words.gettext("Got"),
        "mean_low": words.gettext("Got, from"),
        "mean_high": words.gettext("Got, to"),
        "gap": words.gettext("Gap"),
        "gap_low": words.gettext("Gap, from"),
        "gap_high": words.gettext("Gap, to"),
        "n": words.gettext("Answers"),
        "reading": words.gettext("What it means"),
    }


def stages(words: Words, scale: Scale) -> alt.LayerChart:
    """Draw a column per stage in journey order: expected as a bar, received as a dot with its range."""
    name = columns(words)
    x = alt.X(name["place"], type="nominal", sort=None, axis=_heads(words), scale=alt.Scale(padding=0))
    y, y2 = _scores(alt.Y, scale, words), alt.Y2
    rows = _table("rows", x)
    got = rows.mark_text(align="left", dx=alt.ExprRef(BESIDE), fontSize=14, opacity=WHERE_WIDE)
    layers = [
        _clickable(rows, name),  # first, since the first table gives the order of the columns
        _table("chosen", x).mark_rect(opacity=0.1, **look.SILENT).encode(color=look.coloured(words, look.ACCENT)),
        rows.mark_rule(**look.SILENT).encode(y(name["expected"]), y2(name["mean"]), **_gap_look(words, name)),
        rows.mark_tick(thickness=4, size=BAR, color=look.MID, opacity=1, orient="horizontal", **look.SILENT).encode(
            y(name["expected"])
        ),
        rows.mark_rule(strokeWidth=2, color=look.MID, **look.SILENT).encode(y(name["mean_low"]), y2(name["mean_high"])),
        rows.mark_point(size=130, filled=True, opacity=1, **look.SILENT).encode(
            y(name["mean"]), look.by_reading(words, name["reading"])
        ),
        _figure(got, name["mean"], words, look.TEXT).encode(y(name["mean"])),
        _figure(
            _broken(rows, name, words).mark_text(
                align="right", dx=alt.ExprRef(f"-{BESIDE}"), fontWeight="bold", fontSize=14, opacity=WHERE_WIDE
            ),
            name["gap"],
            words,
            look.WARNING,
        ).encode(y(name["mean"])),
        _hint(_table("above", x), name, words, dy=-14).encode(y(name["mean"])),
        _hint(_table("below", x), name, words, dy=16).encode(y(name["mean"])),
        _hidden_note(_table("hidden", x), words.gettext("too few\nanswers"), words).encode(
            y=alt.value(STAGE_HEIGHT / 2)
        ),
    ]
    return look.finished(alt.layer(*layers).properties(height=STAGE_HEIGHT), words)


def touchpoints(words: Words, scale: Scale) -> alt.LayerChart:
    """Draw a row per touchpoint, ROW_HEIGHT high, with the same marks lying down."""
    name = columns(words)
    y = alt.Y(name["place"], type="nominal", sort=None, axis=look.row_axis(words, labelLimit=280, labelFlush=False))
    x, x2 = _scores(alt.X, scale, words), alt.X2
    rows = _table("rows", y)
    layers = [
        rows.mark_rule(**look.SILENT).encode(x(name["expected"]), x2(name["mean"]), **_gap_look(words, name)),
        rows.mark_tick(thickness=4, size=22, color=look.MID, opacity=1, orient="vertical", **look.SILENT).encode(
            x(name["expected"])
        ),
        rows.mark_rule(strokeWidth=2, color=look.MID, **look.SILENT).encode(x(name["mean_low"]), x2(name["mean_high"])),
        rows.mark_point(size=110, filled=True, opacity=1).encode(
            x(name["mean"]), look.by_reading(words, name["reading"]), **ground.told()
        ),
        _figure(rows.mark_text(dy=-6, baseline="bottom", fontSize=13), name["mean"], words, look.TEXT).encode(
            x(name["mean"])
        ),
        _hidden_note(_table("hidden", y), words.gettext("too few answers"), words).encode(x=alt.value(48)),
    ]
    return look.finished(alt.layer(*layers), words)


def _table(table: str, place: alt.X | alt.Y) -> alt.Chart:
    return alt.Chart(alt.NamedData(table)).encode(place)


def _heads(words: Words) -> alt.Axis:
    return look.row_axis(
        words,
        orient="top",
        labelAngle=0,
        labelFontWeight="bold",
        labelFontSize=14,
        labelLineHeight=17,
        labelLimit=0,
        labelFlush=False,
    )


def _scores(channel: type[Any], scale: Scale, words: Words) -> Callable[[str], Any]:
    """Return a function that places a field along a channel, over the whole scale."""
    ticks = scale.ticks()
    whole = all(tick == round(tick) for tick in ticks)
    axis = look.axis(words, values=ticks, format="d" if whole else ".1~f", labelFlush=False, gridOpacity=0.6)
    domain = alt.Scale(domain=[scale.lowest, scale.highest], nice=False, zero=False)
    return lambda field: channel(field, type="quantitative", scale=domain, axis=axis)


def _clickable(rows: alt.Chart, name: dict[str, str]) -> alt.Chart:
    """Make the whole column clickable."""
    click = alt.selection_point(name=PICK, fields=[name["place"]])
    return rows.mark_rect(opacity=0.001, cursor="pointer").encode(**ground.told()).add_params(click)


def _gap_look(words: Words, name: dict[str, str]) -> dict[str, Any]:
    """Return the look of a gap: solid and warm if the promise is broken, else dashed or thin; never by colour alone."""
    broken, above = look.readings(words)[look.WARNING], look.readings(words)[look.ABOVE]
    reading = alt.datum[name["reading"]]
    return {
        "color": look.by_reading(words, name["reading"]),
        "strokeDash": alt.when(reading == broken).then(alt.value([1, 0])).otherwise(alt.value([3, 3])),
        "strokeWidth": alt.when(reading == above).then(alt.value(2)).otherwise(alt.value(6)),
    }


def _broken(rows: alt.Chart, name: dict[str, str], words: Words) -> alt.Chart:
    return rows.transform_filter(alt.datum[name["reading"]] == look.readings(words)[look.WARNING])


def _figure(mark: alt.Chart, field: str, words: Words, reading: int) -> alt.Chart:
    return mark.encode(alt.Text(field, type="quantitative", format=".1f"), color=look.coloured(words, reading))


def _hint(table: alt.Chart, name: dict[str, str], words: Words, *, dy: float) -> alt.Chart:
    """Explain a mark once, above or below it."""
    text = alt.Text(name["reading"], type="nominal")
    return table.mark_text(dy=dy, fontSize=12).encode(text=text, color=look.coloured(words, look.CONTEXT))


def _hidden_note(table: alt.Chart, text: str, words: Words) -> alt.Chart:
    return table.mark_text(fontSize=12).encode(text=alt.value(text), color=look.coloured(words, look.CONTEXT))
