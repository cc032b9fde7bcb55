"""The one picture turned for a phone: a row per stage, over the same tables."""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.domain.ownership import Health
from cxdash.domain.scales import Scale

ROW_HEIGHT = 92
SCORES = (0.02, 0.46)
"""The extent of the scale of scores, as shares of the width; the rest is for owner and let-downs."""

RIGHT = 0.54
HEAD, LINE, CHIP, ABLE, LOST = 14, 56, (4, 28), 42, 66


def picture(words: Words, scale: Scale) -> alt.LayerChart:
    """Draw a row per stage: name and scores on the left, the accountable and let-downs on the right."""
    marks = _placed(alt.Chart(alt.NamedData("marks")), scale)
    focus = alt.Chart(alt.NamedData("focus")).transform_calculate(**_row("datum.no"), left="0", right="1")
    layers = [
        focus.mark_rect(**look.SILENT, opacity=0.07).encode(
            **_span("left", "right", "top", "bottom"), color=_warm(words)
        ),
        marks.mark_rule(**look.SILENT, color=look.MID, opacity=0.19).encode(
            x=_x("zero"), x2=alt.X2("one"), y=_y("bottom")
        ),
        *_scores(marks, words),
        *_owners(marks, words),
        *_let_downs(marks, words),
    ]
    return look.finished(alt.layer(*layers).resolve_scale(y="independent"), words)


def _row(no: str) -> dict[str, str]:
    top = f"({no} - 1) * {ROW_HEIGHT}"
    places = {
        "head_y": HEAD,
        "line_y": LINE,
        "chip_top": CHIP[0],
        "chip_bottom": CHIP[1],
        "able_y": ABLE,
        "lost_y": LOST,
    }
    extra = {"chip_y": sum(CHIP) / 2, "got_y": LINE - 17, "bar_top": LOST + 10, "bar_bottom": LOST + 18, "top": 0}
    return {name: f"{top} + {down}" for name, down in {**places, **extra, "bottom": ROW_HEIGHT - 2}.items()}


def _placed(table: alt.Chart, scale: Scale) -> alt.Chart:
    """Add the positions of each stage's marks: heights in pixels from the top, widths as shares."""
    start, span = SCORES[0], SCORES[1] - SCORES[0]
    across = {
        f"{name}_x": f"isValid(datum.{name}) ? {start} + {span} * (datum.{name} - {scale.lowest}) / "
        f"{scale.highest - scale.lowest} : null"
        for name in ("expected", "mean", "low", "high")
    }
    return table.transform_joinaggregate(most="max(utmost)").transform_calculate(
        **_row("datum.no"),
        **across,
        zero="0",
        one="1",
        chip_from=str(RIGHT),
        chip_to="0.99",
        scale_from=str(SCORES[0]),
        scale_to=str(SCORES[1]),
        bar_from=str(RIGHT),
        bar_to=f"{RIGHT} + {0.99 - RIGHT} * datum.lost / max(datum.most, 1)",
        claimed="datum.second == '' ? datum.chip : datum.chip + ' / ' + datum.second",
    )


def _x(field: str) -> alt.X:
    return alt.X(field, type="quantitative", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, zero=False))


def _y(field: str) -> alt.Y:
    return alt.Y(field, type="quantitative", axis=None, scale=None)


def _at(share: float) -> alt.XDatum:
    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    return alt.XDatum(share, type="quantitative", axis=None, scale=scale)


def _span(left: str, right: str, top: str, bottom: str) -> dict[str, Any]:
    return {"x": _x(left), "x2": alt.X2(right), "y": _y(top), "y2": alt.Y2(bottom)}


def _warm(words: Words) -> alt.ColorDatum:
    return look.coloured(words, look.WARNING)


def _scores(marks: alt.Chart, words: Words) -> list[alt.Chart]:
    """Draw what was expected as a bar, what customers got as a dot, the gap between them, and both figures."""
    broken = look.readings(words)[look.WARNING]
    got = marks.transform_filter("isValid(datum.mean)")
    both = got.transform_filter("isValid(datum.expected)")
    of_broken = both.transform_filter(alt.datum.reading == broken)
    dash = alt.when(alt.datum.reading == broken).then(alt.value([1, 0])).otherwise(alt.value([3, 3]))
    colour, dark, quiet = (
        look.by_reading(words, "reading"),
        look.coloured(words, look.TEXT),
        look.coloured(words, look.CONTEXT),
    )
    return [
        marks.mark_text(
            fontSize=15, fontWeight="bold", align="left", limit=alt.ExprRef(f"{RIGHT - 0.02} * width")
        ).encode(x=_at(0.01), y=_y("head_y"), text=alt.Text("head", type="nominal"), color=dark),
        got.mark_rule(**look.SILENT, color=look.MID, opacity=0.19).encode(
            x=_x("scale_from"), x2=alt.X2("scale_to"), y=_y("line_y")
        ),
        both.mark_rule(**look.SILENT, strokeWidth=5).encode(
            x=_x("expected_x"), x2=alt.X2("mean_x"), y=_y("line_y"), color=colour, strokeDash=dash
        ),
        both.mark_tick(**look.SILENT, thickness=4, size=24, opacity=1, orient="vertical").encode(
            x=_x("expected_x"), y=_y("line_y"), color=dark
        ),
        got.mark_rule(**look.SILENT, strokeWidth=2, color=look.MID).encode(
            x=_x("low_x"), x2=alt.X2("high_x"), y=_y("line_y")
        ),
        got.mark_point(**look.SILENT, size=110, filled=True, opacity=1).encode(
            x=_x("mean_x"), y=_y("line_y"), color=colour
        ),
        got.mark_text(**look.SILENT, fontSize=13).encode(
            x=_x("mean_x"), y=_y("got_y"), text=alt.Text("got", type="nominal"), color=dark
        ),
        of_broken.mark_text(**look.SILENT, fontSize=13, fontWeight="bold", align="left").encode(
            x=_at(0.01), y=_y("line_y"), text=alt.Text("gap", type="nominal"), color=_warm(words)
        ),
        marks.transform_filter("datum.few")
        .mark_text(**look.SILENT, text=words.gettext("too few answers"), fontSize=12, align="left")
        .encode(x=_at(0.02), y=_y("line_y"), color=quiet),
    ]


def _owners(marks: alt.Chart, words: Words) -> list[alt.Chart]:
    """Draw who answers: one owner filled, several with a line, nobody dashed, everyone threefold; below: mandate."""
    chip = _span("chip_from", "chip_to", "chip_top", "chip_bottom")
    line: dict[str, Any] = {"filled": False, "strokeWidth": 1.5, "cornerRadius": 10}
    one = marks.transform_filter(alt.datum.health == str(Health.ONE))
    several = marks.transform_filter(alt.datum.health == str(Health.CONTESTED))
    nobody = marks.transform_filter(alt.datum.health == str(Health.NOBODY))
    everyone = marks.transform_filter(alt.datum.health == str(Health.EVERYONE))
    dark, quiet = look.coloured(words, look.TEXT), look.coloured(words, look.CONTEXT)
    middle = _at((RIGHT + 0.99) / 2)
    text: dict[str, Any] = {"fontSize": 13, "limit": alt.ExprRef(f"{0.97 - RIGHT} * width")}
    return [
        one.mark_rect(**look.SILENT, color=look.MID, opacity=0.19, cornerRadius=10).encode(**chip),
        one.mark_rect(**look.SILENT, **{**line, "strokeWidth": 1, "color": look.MID}).encode(**chip),
        several.mark_rect(**look.SILENT, **line).encode(**chip, color=_warm(words)),
        nobody.mark_rect(**look.SILENT, strokeDash=[4, 3], **line).encode(**chip, color=_warm(words)),
        *(
            everyone.transform_calculate(outer=alt.datum.chip_top + step, under=alt.datum.chip_bottom + step)
            .mark_rect(**look.SILENT, **{**line, "strokeWidth": 1})
            .encode(**_span("chip_from", "chip_to", "outer", "under"), color=_warm(words))
            for step in (-3, 0, 3)
        ),
        marks.mark_text(**look.SILENT, fontWeight="bold", **text).encode(
            x=middle, y=_y("chip_y"), text=alt.Text("claimed", type="nominal"), color=dark
        ),
        marks.mark_text(**look.SILENT, **text).encode(
            x=middle, y=_y("able_y"), text=alt.Text("able", type="nominal"), color=quiet
        ),
    ]


def _let_downs(marks: alt.Chart, words: Words) -> list[alt.Chart]:
    """Draw let-downs a year with their figure, warm only if the promise is broken."""
    broken = look.readings(words)[look.WARNING]
    counted = marks.transform_filter("isValid(datum.lost)")
    bar = _span("bar_from", "bar_to", "bar_top", "bar_bottom")
    warm, other = (counted.transform_filter(one) for one in (alt.datum.reading == broken, alt.datum.reading != broken))
    text = alt.Text("about", type="nominal")
    return [
        other.mark_rect(**look.SILENT, color=look.MID).encode(**bar),
        warm.mark_rect(**look.SILENT).encode(**bar, color=_warm(words)),
        marks.mark_text(**look.SILENT, fontSize=13, align="left").encode(
            x=_at(RIGHT), y=_y("lost_y"), text=text, color=look.coloured(words, look.TEXT)
        ),
    ]
