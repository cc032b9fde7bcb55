"""Charts and tables that can be edited, from the tables that stand behind the pages' pictures."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Emu, Pt

from cxdash.takeaway.deck.slide import GREY, PALE, QUIET, WARM, Box, Slide, coloured, described
from cxdash.takeaway.texts import harmless

MOST_ROWS = 12
"""The most rows of a table on a slide."""


def columns(slide: Slide, rows: pd.DataFrame, heads: Sequence[str], box: Box, alt: str) -> None:
    """Draw two columns of *rows* side by side for each row, which the first column names."""
    data = CategoryChartData(number_format="#,##0")
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


def table(
    slide: Slide,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    box: Box,
    widths: Sequence[float],
    warm: Sequence[bool],
) -> None:
    """Draw a table of texts; *widths*: shares of its columns; *warm*: rows whose last column is something wrong."""
    left, top, width, height = slide.place(box)
    frame = slide.made.shapes.add_table(
        len(rows) + 1, len(heads), left, top, width, round(height * (len(rows) + 1) / (MOST_ROWS + 1))
    )
    made = frame.table
    frame._element.graphic.graphicData.tbl[0][-1].text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
    for place, share in enumerate(widths):
        made.columns[place].width = Emu(round(width * share))
    for at, cells in enumerate([heads, *rows]):
        for place, said in enumerate(cells):
            quiet = at == 0
            wrong = at > 0 and warm[at - 1]
            _cell(
                made.cell(at, place),
                said,
                bold=place == 0 and not quiet,
                colour=QUIET if quiet else WARM if wrong and place == len(cells) - 1 else "",
                filled=wrong,
            )


def _cell(cell: Any, said: str, *, bold: bool, colour: str, filled: bool) -> None:
    cell.text = harmless(said)
    cell.margin_left = cell.margin_right = Emu(90000)
    if filled:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string("FBEFE9")
    else:
        cell.fill.background()
    for paragraph in cell.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(14 if len(said) < 90 else 11), bold
            coloured(run.font, colour)
