"""The one picture as it can be edited: a chart of scores, chips as shapes, a chart of let-downs, column by column."""

import math
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml.ns import qn
from pptx.util import Pt

from cxdash.domain.scales import Scale
from cxdash.i18n.translator import Words
from cxdash.takeaway.deck import charts
from cxdash.takeaway.deck.slide import GREY, MARGIN, PALE, PP_ALIGN, QUIET, WARM, Box, Slide, described
from cxdash.takeaway.texts import BOLD, harmless, wrapped

Row = dict[str, Any]

DARK = "16202B"
LEFT = 0.13
"""Where the columns begin: names of rows and the scale stand left of them."""

HEADS, SCORES, CHIPS, BARS = (0.245, 0.065), (0.31, 0.29), (0.635, 0.055), (0.755, 0.165)
"""Top and height of each row of the picture, in shares of the slide."""

BROKEN = "promise broken"
"""The reading of a gap that is clearly below zero, as the picture's table has it, in English."""


def draw(slide: Slide, rows: Sequence[Row], focus: Sequence[int], scale: Scale, alt: str, words: Words) -> None:
    """Draw the picture of the stages in *rows*, the table `marks` of the page's own; *focus*: where to start."""
    column = (1 - MARGIN - LEFT) / len(rows)
    for number in focus:
        band = Box(LEFT + column * (number - 1), HEADS[0] - 0.012, column, BARS[0] + BARS[1] - HEADS[0] + 0.012)
        slide.panel(band, "FBEFE9").adjustments[0] = 0.03
    for place, row in enumerate(rows):
        head = Box(LEFT + column * place, HEADS[0], column, HEADS[1])
        lines = wrapped(row["head"], slide.points(column, 1)[0] - 4, 12 if len(rows) < 9 else 10, BOLD, most=2)
        slide.text("\n".join(lines), head, 12 if len(rows) < 9 else 10, bold=True, align=PP_ALIGN.CENTER, middle=True)
    _names(slide, words)
    _scores(slide, rows, scale, alt, words)
    for place, row in enumerate(rows):
        if row["health"]:
            chip = Box(LEFT + column * place + column * 0.07, CHIPS[0], column * 0.86, CHIPS[1] - 0.005)
            slide.chip(row["chip"], row["second"], row["health"], chip)
            able = Box(LEFT + column * place, CHIPS[0] + CHIPS[1], column, 0.035)
            slide.text(
                row["able"], able, 10, colour=WARM if row["able"].startswith("○") else QUIET, align=PP_ALIGN.CENTER
            )
    _bars(slide, rows, alt, words)


def _names(slide: Slide, words: Words) -> None:
    named = {
        words.gettext("Expected (line) and got (dot)"): SCORES[0] + 0.1,
        words.gettext("Who answers"): CHIPS[0],
        words.gettext("Let-downs a year"): BARS[0] + 0.06,
    }
    for name, top in named.items():
        slide.text(name, Box(MARGIN, top, LEFT - MARGIN - 0.025, 0.1), 11)


def _scores(slide: Slide, rows: Sequence[Row], scale: Scale, alt: str, words: Words) -> None:
    data = CategoryChartData(number_format="0.0")
    data.categories = [harmless(row["head"]) for row in rows]
    broken = [row["reading"] == words.gettext(BROKEN) for row in rows]
    data.add_series(words.gettext("Expected"), [_known(row["expected"]) for row in rows])
    for name, shown in ((words.gettext("Got"), False), (words.gettext("Got, promise broken"), True)):
        data.add_series(
            name,
            [_known(row["mean"]) if is_broken is shown else None for row, is_broken in zip(rows, broken, strict=True)],
        )
    box = Box(LEFT, SCORES[0], 1 - MARGIN - LEFT, SCORES[1])
    frame = slide.made.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *slide.place(box), data)
    described(frame, alt)
    chart = frame.chart
    _bare(chart, scale.lowest, scale.highest)
    looks = ((XL_MARKER_STYLE.DASH, 18, DARK), (XL_MARKER_STYLE.CIRCLE, 10, GREY), (XL_MARKER_STYLE.CIRCLE, 10, WARM))
    for series, (style, size, colour) in zip(chart.plots[0].series, looks, strict=True):
        series.format.line.fill.background()
        series.smooth = False
        series.marker.style, series.marker.size = style, size
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = RGBColor.from_string(colour)
        series.marker.format.line.fill.background()
    beside = ((GREY, 2.5, XL_LABEL_POSITION.ABOVE), (WARM, 5, XL_LABEL_POSITION.BELOW))
    for series, (colour, points, position) in zip(list(chart.plots[0].series)[1:], beside, strict=True):
        _labelled(series, "0.0", position, 11)
        _gaps(series, rows, colour, points)
    _said(chart.plots[0].series, rows, words)
    for score in range(math.ceil(scale.lowest), math.floor(scale.highest) + 1):
        if scale.highest - scale.lowest <= 10:
            top = SCORES[0] + SCORES[1] * (scale.highest - score) / (scale.highest - scale.lowest)
            slide.text(
                words.number(score),
                Box(LEFT - 0.025, top - 0.015, 0.018, 0.03),
                9,
                colour=QUIET,
                align=PP_ALIGN.RIGHT,
                middle=True,
            )


def _bars(slide: Slide, rows: Sequence[Row], alt: str, words: Words) -> None:
    data = CategoryChartData(number_format=charts.whole_numbers(words))
    data.categories = [harmless(row["head"]) for row in rows]
    broken = [row["reading"] == words.gettext(BROKEN) for row in rows]
    for name, shown in (
        (words.gettext("Let-downs a year"), False),
        (words.gettext("Let-downs where the promise is broken"), True),
    ):
        data.add_series(
            name,
            [
                _rounded(row["lost"]) if is_broken is shown and not _maybe_none(row) else None
                for row, is_broken in zip(rows, broken, strict=True)
            ],
        )
    box = Box(LEFT, BARS[0], 1 - MARGIN - LEFT, BARS[1])
    frame = slide.made.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *slide.place(box), data)
    described(frame, alt)
    most = max((_rounded(row["lost"]) or 0 for row in rows), default=0) or 1
    _bare(frame.chart, 0, most * 1.3)
    plot = frame.chart.plots[0]
    plot.gap_width, plot.overlap = 90, 100
    for series, colour in zip(plot.series, (GREY, WARM), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour)
        _labelled(series, charts.whole_numbers(words), XL_LABEL_POSITION.OUTSIDE_END, 11)
    column = (1 - MARGIN - LEFT) / len(rows)
    for place, row in enumerate(rows):
        if _known(row["lost"]) is None or _maybe_none(row):
            box = Box(LEFT + column * place, BARS[0] + BARS[1] - 0.04, column, 0.035)
            slide.text(row["about"], box, 10, colour=QUIET, align=PP_ALIGN.CENTER)


def _bare(chart: Any, low: float, high: float) -> None:
    """Take from a chart all but its marks and the lines behind them, which fill its place."""
    chart.has_legend = chart.has_title = False
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale, value.maximum_scale = low, high
    value.has_major_gridlines = value.visible = high - low <= 10
    if value.has_major_gridlines:
        value.major_unit = 1
        value.major_gridlines.format.line.color.rgb = RGBColor.from_string(PALE)
        value.major_gridlines.format.line.width = Pt(0.75)
    value.format.line.fill.background()
    value.tick_label_position = category.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    category.format.line.color.rgb = RGBColor.from_string(GREY)
    category.has_major_gridlines = False
    value.major_tick_mark = category.major_tick_mark = XL_TICK_MARK.NONE
    charts.filling(chart)


def _labelled(series: Any, form: str, position: Any, size: float) -> None:
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = form, False
    labels.position = position
    labels.font.size = Pt(size)
    labels._element.find(f".//{qn('a:bodyPr')}").set("wrap", "none")


def _said(series: Sequence[Any], rows: Sequence[Row], words: Words) -> None:
    """Write at each dot what customers got, and below it how far that is from a broken promise, as the words do."""
    _, kept, broken = series
    for place, row in enumerate(rows):
        expected, got = _known(row["expected"]), _known(row["mean"])
        if got is None:
            continue
        is_broken = row["reading"] == words.gettext(BROKEN)
        frame = (broken if is_broken else kept).points[place].data_label.text_frame
        frame.text = words.number(got, 1)
        if is_broken and expected is not None:
            below = frame.add_paragraph().add_run()
            below.text = words.number(got - expected, 1)
            below.font.bold, below.font.color.rgb = True, RGBColor.from_string(WARM)
        for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
            run.font.size = Pt(11)


def _gaps(series: Any, rows: Sequence[Row], colour: str, points: float) -> None:
    """Draw the gap from what customers got to what they expected, as error bars of the series."""
    shares = [(_known(row["expected"]), _known(row["mean"])) for row in rows]
    gaps = [(wanted or 0) - (got or 0) if wanted is not None and got is not None else 0.0 for wanted, got in shares]
    namespace = etree.QName(qn("c:ser")).namespace
    literal = "".join(
        f'<c:{side}><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(rows)}"/>'
        + "".join(f'<c:pt idx="{place}"><c:v>{max(sign * gap, 0):.6g}</c:v></c:pt>' for place, gap in enumerate(gaps))
        + f"</c:numLit></c:{side}>"
        for side, sign in (("plus", 1), ("minus", -1))
    )
    bars = etree.fromstring(
        f'<c:errBars xmlns:c="{namespace}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f'{literal}<c:spPr><a:ln w="{round(points * 12700)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "</a:ln></c:spPr></c:errBars>"
    )
    element = series._element
    following = element.find(qn("c:cat"))
    element.insert(list(element).index(following), bars)


def _known(value: Any) -> float | None:
    return None if value is None or value != value else float(value)  # noqa: PLR0124 - nan differs from itself


def _maybe_none(row: Row) -> bool:
    """Return whether no let-downs were counted where there may be some: a range in words, and not 0."""
    return _known(row["lost"]) == 0 and bool(_known(row["utmost"]))


def _rounded(value: Any) -> float | None:
    """Return let-downs by their first two digits, as the page tells them."""
    known = _known(value)
    return known and round(known, min(0, 2 - len(str(int(known)))))
