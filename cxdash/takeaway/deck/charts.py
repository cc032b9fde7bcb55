"""Charts that can be edited: columns, bars with a label at their ends, and lines by month."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from cxdash.i18n.translator import Words
from cxdash.takeaway.deck.slide import GREY, PALE, QUIET, Box, Slide, described
from cxdash.takeaway.texts import harmless

DARK = "16202B"
DASHES = (MSO_LINE_DASH_STYLE.SOLID, MSO_LINE_DASH_STYLE.DASH, MSO_LINE_DASH_STYLE.ROUND_DOT)
"""The lines of choices, in their order."""

LONGEST = 34
"""The most characters of the name of a bar."""


class Bars(NamedTuple):
    """A part of each bar: its name, its lengths, its colour, and whether it is only outlined."""

    name: str
    values: Sequence[float]
    colour: str
    outlined: bool = False


def whole_numbers(words: Words) -> str:
    """Return the format of whole numbers whose separators are those of the language, whatever the program's are."""
    between = words.number(1000)[1:-3]
    if between == ",":
        return "#,##0"
    return f'[>=1000000]#"{between}"###"{between}"##0;[>=1000]#"{between}"##0;0'


def shorter(name: str, most: int) -> str:
    """Return a name cut after so many characters."""
    said = " ".join(harmless(name).split())
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"


def columns(slide: Slide, rows: pd.DataFrame, heads: Sequence[str], box: Box, alt: str, words: Words) -> None:
    """Draw two columns of *rows* side by side for each row, which the first column names."""
    data = CategoryChartData(number_format=whole_numbers(words))
    data.categories = [harmless(str(name)) for name in rows.iloc[:, 0]]
    for head in heads:
        data.add_series(harmless(head), [None if pd.isna(value) else float(value) for value in rows[head]])
    frame = slide.made.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *slide.place(box), data)
    described(frame, alt)
    chart = frame.chart
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = Pt(12)
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale = 0
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = whole_numbers(words), False
    value.major_gridlines.format.line.color.rgb = RGBColor.from_string(PALE)
    value.format.line.fill.background()
    for axis in (value, category):
        axis.tick_labels.font.size = Pt(10)
        axis.tick_labels.font.color.rgb = RGBColor.from_string(QUIET)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, 0
    for series, colour in zip(plot.series, (PALE, GREY), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour)
        series.format.line.color.rgb = RGBColor.from_string(GREY)


def bars(
    slide: Slide,
    names: Sequence[str],
    parts: Sequence[Bars],
    labels: Sequence[str],
    box: Box,
    alt: str,
    most: float,
    named: float,
) -> Any:
    """Draw a bar for each name, made of *parts*, with its label at its end, and return the chart.

    *most*: the length that fills the place; *named*: the share of it for the names, 0 to leave them out.
    """
    data = CategoryChartData(number_format="0.0#")
    data.categories = [shorter(one, LONGEST) for one in names]
    for one in parts:
        data.add_series(harmless(one.name), [_known(value) or None for value in one.values])
    data.add_series(" ", [0.0] * len(names))  # a label stands where the bar ends, also where it is made of several
    frame = slide.made.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *slide.place(box), data)
    described(frame, alt)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    _of_bars(chart, most, named)
    *drawn, last = chart.plots[0].series
    for series, one in zip(drawn, parts, strict=True):
        _filled(series, one)
    last.format.fill.background()
    for at, label in enumerate(labels):
        held = last.points[at].data_label
        held.position = XL_LABEL_POSITION.INSIDE_BASE
        held.text_frame.text = harmless(label)
        for run in held.text_frame.paragraphs[0].runs:
            run.font.size, run.font.bold = Pt(12), True
    return chart


def _of_bars(chart: Any, most: float, named: float) -> None:
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale, value.maximum_scale = 0, most or 1
    value.has_major_gridlines = value.visible = False
    category.reverse_order = True
    category.has_major_gridlines = False
    category.major_tick_mark = XL_TICK_MARK.NONE
    category.format.line.color.rgb = RGBColor.from_string(GREY)
    category.tick_labels.font.size = Pt(12)
    if not named:
        category.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 55, 100
    filling(chart, left=named or 0.01)


def _filled(series: Any, part: Bars) -> None:
    series.format.line.color.rgb = RGBColor.from_string(part.colour if part.outlined else GREY)
    if part.outlined:
        series.format.fill.background()
        series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
        series.format.line.width = Pt(1.5)
        return
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor.from_string(part.colour)


def coloured_bar(chart: Any, series: int, place: int, colour: str) -> None:
    """Give one bar a colour of its own."""
    point = chart.plots[0].series[series].points[place]
    point.format.fill.solid()
    point.format.fill.fore_color.rgb = RGBColor.from_string(colour)


def lines(slide: Slide, lines: Mapping[str, Sequence[float]], every: int, box: Box, alt: str) -> None:
    """Draw a line for each name over the months from now on; *every*: how many months lie between those named."""
    data = CategoryChartData(number_format="0.0")
    data.categories = [str(at) for at in range(max(map(len, lines.values())))]
    for name, values in lines.items():
        data.add_series(harmless(name), [_known(value) for value in values])
    frame = slide.made.shapes.add_chart(XL_CHART_TYPE.LINE, *slide.place(box), data)
    described(frame, alt)
    chart = frame.chart
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
    chart.legend.font.size = Pt(12)
    value, category = chart.value_axis, chart.category_axis
    value.major_gridlines.format.line.color.rgb = RGBColor.from_string(PALE)
    value.format.line.fill.background()
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = "+0;−0;0", False
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.major_tick_mark = XL_TICK_MARK.NONE
    for axis in (value, category):
        axis.tick_labels.font.size = Pt(10)
        axis.tick_labels.font.color.rgb = RGBColor.from_string(QUIET)
    skip = category._element.makeelement(qn("c:tickLblSkip"), {"val": str(every)})
    category._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    for series, dash in zip(chart.plots[0].series, DASHES, strict=False):
        series.smooth = False
        series.format.line.color.rgb = RGBColor.from_string(DARK)
        series.format.line.width, series.format.line.dash_style = Pt(2.25), dash


def filling(chart: Any, left: float = 0.0) -> None:
    """Let the marks fill the chart's place from edge to edge, but for a share of its width on the left."""
    area = chart._chartSpace.chart.plotArea
    for held in area.findall(qn("c:layout")):
        area.remove(held)
    layout = etree.fromstring(
        f'<c:layout xmlns:c="{etree.QName(qn("c:layout")).namespace}"><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{left:g}"/><c:y val="0"/><c:w val="{1 - left:g}"/>'
        '<c:h val="1"/></c:manualLayout></c:layout>'
    )
    area.insert(0, layout)


def _known(value: Any) -> float | None:
    return None if value is None or math.isnan(value) else float(value)
