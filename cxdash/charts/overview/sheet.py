"""The one picture for a sheet of paper, over the same tables: without touchpoints, whose names nobody can point at.

Long words over and below a column are in two lines, and the gap stands below its dot.
"""

from __future__ import annotations

import textwrap
from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.overview import owners, picture, places
from cxdash.domain.scales import Scale

SIGN = "regexp('^[^ ] ')"
"""The circle before whether a role can act: on paper there is room for the words alone."""

HEAD, BELOW = (f"floor((1 - {places.LEFT}) * width / datum.of / {letter})" for letter in (8, 6.4))
"""The letters that fit into a column, of its head and of what stands below its chip."""

LEAST_HEAD = 8
"""The least pixels of letters of a stage's head that is wider than its column; what still is, is cut."""


def sheet(words: Words, scale: Scale) -> alt.LayerChart:
    """Draw the one picture for paper."""
    marks = places.placed(alt.Chart(alt.NamedData("marks")), scale)
    layers = [
        *picture.focus(words),
        *picture.scale_lines(words, scale),
        *_scores(marks, words),
        *picture.too_few(marks, words, look.coloured(words, look.CONTEXT)),
        *owners.chips(marks, words),
        _able(marks, words),
        *picture.bars(marks, words),
        *_heads(marks, words),
        *_row_names(words),
        picture.missing(words),
    ]
    return look.finished(alt.layer(*layers).resolve_scale(y="independent").properties(height=places.HEIGHT), words)


def _scores(marks: alt.Chart, words: Words) -> list[alt.Chart]:
    """Draw what was expected as a bar and what customers got as a dot, with its figure beside and the gap below it."""
    broken, above = look.readings(words)[look.WARNING], look.readings(words)[look.ABOVE]
    got, expected = places.known(marks, "mean"), places.known(marks, "expected")
    both = places.known(got, "expected")
    of_broken = both.transform_filter(alt.datum.reading == broken).transform_calculate(below="datum.mean_y + 20")
    colour = look.by_reading(words, "reading")
    dark, warm = look.coloured(words, look.TEXT), look.coloured(words, look.WARNING)
    thick = alt.when(alt.datum.reading == broken).then(alt.value(6)).otherwise(alt.value(3))
    line = {"x": places.x(), "y": places.y("expected_y"), "y2": alt.Y2("mean_y"), "color": colour}
    bold: dict[str, Any] = {"fontSize": 14, "fontWeight": "bold"}
    return [
        both.transform_filter(alt.datum.reading != above).mark_rule(**look.SILENT).encode(**line, strokeWidth=thick),
        both.transform_filter(alt.datum.reading == above)
        .mark_rule(**look.SILENT, strokeDash=[3, 3], strokeWidth=2)
        .encode(**line),
        expected.mark_tick(**look.SILENT, thickness=4, size=28, opacity=1, orient="horizontal").encode(
            x=places.x(), y=places.y("expected_y"), color=dark
        ),
        got.mark_point(**look.SILENT, size=110, filled=True, opacity=1).encode(
            x=places.x(), y=places.y("mean_y"), color=colour
        ),
        got.mark_text(**look.SILENT, fontSize=14, align="left", dx=17).encode(
            x=places.x(), y=places.y("mean_y"), text=places.text("got"), color=dark
        ),
        of_broken.mark_text(**look.SILENT, **bold).encode(
            x=places.x(), y=places.y("below"), text=places.text("gap"), color=warm
        ),
    ]


def _able(marks: alt.Chart, words: Words) -> alt.Chart:
    """Say below the chips whether the accountable can act."""
    lines = marks.transform_calculate(bare=f"replace(datum.able, {SIGN}, '')").transform_calculate(
        lines=look.in_two_lines("datum.bare", BELOW)
    )
    return lines.mark_text(**look.SILENT, fontSize=12, lineHeight=13).encode(
        x=places.x(),
        y=alt.YValue(places.ABLE - 5),
        text=places.text("lines"),
        color=look.coloured(words, look.CONTEXT),
    )


def _heads(marks: alt.Chart, words: Words) -> list[alt.Chart]:
    """Draw the names of the stages over their columns, a long one in two lines."""
    lines = marks.transform_calculate(lines=look.in_two_lines("datum.head", HEAD)).transform_calculate(
        longest="max(length(split(datum.lines, '\\n')[0]), length(split(datum.lines + '\\n', '\\n')[1]))",
        size=f"clamp((1 - {places.LEFT}) * width / datum.of / (0.68 * datum.longest), {LEAST_HEAD}, 13)",
    )
    limit = alt.ExprRef(f"0.98 * (1 - {places.LEFT}) * width / max(1, length(data('marks')))")
    heads = lines.mark_text(**look.SILENT, lineHeight=15, fontWeight="bold", limit=limit)
    return [
        heads.encode(
            x=places.x(),
            y=alt.YValue(places.HEADS),
            text=places.text("lines"),
            size=alt.Size("size", type="quantitative", scale=None, legend=None),
            color=look.coloured(words, look.TEXT),
        )
    ]


def _row_names(words: Words) -> list[alt.Chart]:
    once = alt.Chart(alt.NamedData("ticks")).transform_filter("datum.first")
    names = (
        textwrap.fill(words.gettext("Expected (bar) and got (dot)"), 11),
        textwrap.fill(words.gettext("Who answers"), 11),
        words.gettext("Let-downs\na year"),
    )
    return [
        once.mark_text(**look.SILENT, text=name, fontSize=12, lineHeight=15, align="left", limit=100).encode(
            x=places.at(0), y=alt.YValue(y - 8 * name.count("\n")), color=look.coloured(words, look.TEXT)
        )
        for name, y in zip(names, places.ROW_NAMES, strict=True)
    ]
