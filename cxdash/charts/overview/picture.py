"""The one picture: for every stage what customers expected and got, who is accountable, and let-downs a year.

A column per stage in journey order, at most MOST_COLUMNS. Tables: `rows` (columns: `columns`, for the table behind the
picture and the tooltips), `marks` (a row per stage: the contents of the picture), of these `focus`; `dots`
(touchpoints), `ticks`, `handoffs` and `missing` (a sentence in place of a row of the picture). Horizontal positions are
shares of the width; heights are pixels.
"""

from __future__ import annotations

from typing import Any

from cxdash.charts import look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.overview import owners, places
from cxdash.charts.ownership import ground
from cxdash.domain.scales import Scale


def columns(words: Words) -> dict[str, str]:
    """Return the displayed name of each column of the picture's table."""
    return {
        "no": words.gettext("No."),
        "stage": words.gettext("Stage"),
        "expected": words.gettext("Expected"),
        "mean": words.gettext("Got"),
        "mean_low": words.gettext("Got, from"),
        "mean_high": words.gettext("Got, to"),
        "gap": words.gettext("Gap"),
        "gap_low": words.gettext("Gap, from"),
        "gap_high": words.gettext("Gap, to"),
        "owner": words.gettext("Who answers"),
        "health": words.gettext("Status"),
        "able": words.gettext("Can act"),
        "lost": words.gettext("Let-downs a year"),
        "lost_low": words.gettext("Let-downs, from"),
        "lost_high": words.gettext("Let-downs, to"),
        "n": words.gettext("Answers"),
    }


def picture(words: Words, scale: Scale) -> alt.LayerChart:
    """Draw the whole picture, with scores on a fixed *scale*."""
    marks = places.placed(alt.Chart(alt.NamedData("marks")), scale)
    layers = [
        *focus(words),
        *_columns_to_click(words),
        *scale_lines(words, scale),
        *_scores(marks, words, scale),
        *owners.chips(marks, words),
        owners.able(marks, words),
        *owners.handoffs(),
        *bars(marks, words),
        *_words_around(marks, words),
    ]
    return look.finished(alt.layer(*layers).resolve_scale(y="independent").properties(height=places.HEIGHT), words)


def focus(words: Words) -> list[alt.Chart]:
    """Draw a band behind the stage to start with, and a flag above it."""
    focus = alt.Chart(alt.NamedData("focus")).transform_calculate(
        x=f"{places.LEFT} + (datum.no - 0.5) * (1 - {places.LEFT}) / datum.of",
        left_edge=f"{places.LEFT} + (datum.no - 1) * (1 - {places.LEFT}) / datum.of",
        right_edge=f"{places.LEFT} + datum.no * (1 - {places.LEFT}) / datum.of",
    )
    warm = look.coloured(words, look.WARNING)
    band = focus.mark_rect(**look.SILENT, opacity=0.07, cornerRadius=6)
    flag = focus.mark_text(**look.SILENT, fontSize=13, fontWeight="bold", text=f"▼ {words.gettext('Start here')}")
    return [
        band.encode(
            x=places.x("left_edge"), x2=alt.X2("right_edge"), y=alt.YValue(0), y2=alt.Y2Value(places.HEIGHT), color=warm
        ),
        flag.encode(x=places.x(), y=alt.YValue(places.FLAG), color=warm),
    ]


def _columns_to_click(words: Words) -> list[alt.Chart]:
    """Make each column clickable in three areas, with its figures in words as tooltips."""
    name = columns(words)
    rows = alt.Chart(alt.NamedData("rows")).transform_window(no="row_number()").transform_joinaggregate(of="count()")
    rows = rows.transform_calculate(
        left_edge=f"{places.LEFT} + (datum.no - 1) * (1 - {places.LEFT}) / datum.of",
        right_edge=f"{places.LEFT} + datum.no * (1 - {places.LEFT}) / datum.of",
    )
    parts = [_part(rows, row) for row in TOLD]
    click = alt.selection_point(name=places.PICK, fields=[name["stage"], places.CLICKED])
    return [parts[0].add_params(click), *parts[1:]]  # it answers for the other parts as well


def _part(rows: alt.Chart, row: str) -> alt.Chart:
    """Return the area of each column in a *row* of the picture, with what is said there."""
    top, bottom = places.PICKS[row]
    part = rows.transform_calculate(**{places.CLICKED: f"'{row}'"})
    return part.mark_rect(opacity=0.001, cursor="pointer").encode(
        x=places.x("left_edge"),
        x2=alt.X2("right_edge"),
        y=alt.YValue(top),
        y2=alt.Y2Value(bottom),
        **ground.told(TOLD[row]),
    )


TOLD = {"answers": "said of answers", "owner": "said of its owner", "lost": "said of let-downs"}
"""By row of the picture the column of the table with what is said where it is pointed at."""


def scale_lines(words: Words, scale: Scale) -> list[alt.Chart]:
    """Draw a faint line at each inner step of the scale, with its number."""
    ticks = alt.Chart(alt.NamedData("ticks")).transform_calculate(
        y=places.height("score", scale), start=str(places.LEFT), end="1"
    )
    inner = ticks.transform_filter(f"datum.score > {scale.lowest} && datum.score < {scale.highest}")
    quiet = look.coloured(words, look.CONTEXT)
    return [
        inner.mark_rule(**look.SILENT, color=look.MID, opacity=0.19).encode(
            x=places.x("start"), x2=alt.X2("end"), y=places.y("y")
        ),
        ticks.mark_text(**look.SILENT, fontSize=12, align="right", dx=-4, opacity=places.WHERE_WIDE).encode(
            x=places.at(places.LEFT), y=places.y("y"), text=places.text("label"), color=quiet
        ),
    ]


def _scores(marks: alt.Chart, words: Words, scale: Scale) -> list[alt.Chart]:
    """Draw what was expected as a bar, what customers got as a dot with its range, and the gap between them."""
    broken, above = look.readings(words)[look.WARNING], look.readings(words)[look.ABOVE]
    both = places.known(places.known(marks, "mean"), "expected")
    got, expected = places.known(marks, "mean"), places.known(marks, "expected")
    of_broken = both.transform_filter(alt.datum.reading == broken)
    colour = look.by_reading(words, "reading")
    dark, quiet = look.coloured(words, look.TEXT), look.coloured(words, look.CONTEXT)
    dash = alt.when(alt.datum.reading == broken).then(alt.value([1, 0])).otherwise(alt.value([3, 3]))
    thick = alt.when(alt.datum.reading == above).then(alt.value(2)).when(alt.datum.reading == broken).then(alt.value(6))
    dots = alt.Chart(alt.NamedData("dots")).transform_calculate(y=places.height("score", scale))
    shape = alt.Shape(
        "contact",
        type="nominal",
        legend=None,
        scale=alt.Scale(domain=["direct", "indirect"], range=["circle", "diamond"]),
    )
    hint = alt.Tooltip("said", type="nominal")
    return [
        both.mark_rule(**look.SILENT).encode(
            x=places.x(),
            y=places.y("expected_y"),
            y2=alt.Y2("mean_y"),
            color=colour,
            strokeDash=dash,
            strokeWidth=thick.otherwise(alt.value(4)),
        ),
        expected.mark_tick(**look.SILENT, thickness=4, size=places.BAR, opacity=1, orient="horizontal").encode(
            x=places.x(), y=places.y("expected_y"), color=dark
        ),
        dots.mark_point(**look.SILENT, size=26, filled=False, strokeWidth=1.3, color=look.MID, opacity=1).encode(
            x=places.x(), y=places.y("y"), shape=shape, tooltip=hint
        ),
        got.mark_rule(**look.SILENT, strokeWidth=2, color=look.MID).encode(
            x=places.x(), y=places.y("low_y"), y2=alt.Y2("high_y")
        ),
        got.mark_point(**look.SILENT, size=110, filled=True, opacity=1).encode(
            x=places.x(), y=places.y("mean_y"), color=colour
        ),
        got.mark_text(**look.SILENT, fontSize=14, align="left", opacity=places.WHERE_WIDE).encode(
            x=places.x("got_x"), y=places.y("mean_y"), text=places.text("got"), color=dark
        ),
        of_broken.mark_text(
            **look.SILENT, fontSize=14, align="right", fontWeight="bold", opacity=places.WHERE_WIDE
        ).encode(
            x=places.x("gap_x"), y=places.y("mean_y"), text=places.text("gap"), color=look.coloured(words, look.WARNING)
        ),
        *_first_hints(marks, words, quiet),
        *too_few(marks, words, quiet),
    ]


def _first_hints(marks: alt.Chart, words: Words, quiet: alt.ColorDatum) -> list[alt.Chart]:
    """Label the two marks once, in the first column that has both."""
    above = "datum.mean_y < datum.expected_y"
    first = marks.transform_filter("datum.hinted").transform_calculate(
        expected_hint=f"datum.expected_y + ({above} ? 14 : -13)", got_hint=f"datum.mean_y + ({above} ? -15 : 16)"
    )
    text: dict[str, Any] = {"fontSize": 12, "opacity": places.WHERE_WIDE}
    expected = {**look.SILENT, "text": words.gettext("expected"), **text}
    return [
        first.transform_filter(f"datum.expected_hint >= {places.SCORES_TOP - 6}")
        .mark_text(**expected)
        .encode(x=places.x(), y=places.y("expected_hint"), color=quiet),
        first.transform_filter(f"datum.expected_hint < {places.SCORES_TOP - 6}")  # the heads have no room for it
        .mark_text(**expected, align="right", dx=-18)
        .encode(x=places.x(), y=places.y("expected_y"), color=quiet),
        first.mark_text(**look.SILENT, text=words.gettext("got"), **text).encode(
            x=places.x(), y=places.y("got_hint"), color=quiet
        ),
    ]


def too_few(marks: alt.Chart, words: Words, quiet: alt.ColorDatum) -> list[alt.Chart]:
    """Say of stages with too few answers that this is so."""
    few = marks.transform_filter("datum.few")
    middle = alt.YValue((places.SCORES_TOP + places.SCORES_BOTTOM) / 2)
    return [
        few.mark_text(**look.SILENT, text=words.gettext("too few\nanswers"), fontSize=12).encode(
            x=places.x(), y=middle, color=quiet
        )
    ]


def bars(marks: alt.Chart, words: Words) -> list[alt.Chart]:
    """Draw let-downs a year on a common base, warm only if the promise is broken."""
    counted, silent = places.known(marks, "lost"), marks.transform_filter("!isValid(datum.lost)")
    broken = look.readings(words)[look.WARNING]
    warm, other = (
        counted.transform_filter(test) for test in (alt.datum.reading == broken, alt.datum.reading != broken)
    )
    bar: dict[str, Any] = {
        "x": places.x("bar_from"),
        "x2": alt.X2("bar_to"),
        "y": places.y("lost_y"),
        "y2": alt.Y2Value(places.BARS_BOTTOM),
    }
    dark, quiet = look.coloured(words, look.TEXT), look.coloured(words, look.CONTEXT)
    return [
        other.mark_rect(**look.SILENT, color=look.MID).encode(**bar),
        warm.mark_rect(**look.SILENT).encode(**bar, color=look.coloured(words, look.WARNING)),
        counted.mark_rule(**look.SILENT, strokeWidth=1.5, color=look.MID).encode(
            x=places.x(), y=places.y("least_y"), y2=alt.Y2("utmost_y")
        ),
        counted.transform_calculate(lines=f"{places.TIGHT} ? replace(datum.about, ' ', '\\n') : datum.about")
        .mark_text(
            **look.SILENT,
            fontSize=13,
            lineHeight=14,
            dy=alt.ExprRef(f"{places.TIGHT} ? -14 : 0"),
            opacity=places.WHERE_WIDE,
        )
        .encode(x=places.x(), y=places.y("label_y"), text=places.text("lines"), color=dark),
        silent.mark_text(**look.SILENT, fontSize=12, opacity=places.WHERE_WIDE).encode(
            x=places.x(), y=alt.YValue(places.BARS_BOTTOM - 8), text=places.text("about"), color=quiet
        ),
    ]


def _words_around(marks: alt.Chart, words: Words) -> list[alt.Chart]:
    """Draw column heads, row names, and a sentence in place of missing rows."""
    dark = look.coloured(words, look.TEXT)
    once = alt.Chart(alt.NamedData("ticks")).transform_filter("datum.first")
    row_names = (
        words.gettext("What customers\nexpected and got"),
        words.gettext("Who answers"),
        words.gettext("Let-downs\na year"),
    )
    names = [
        once.mark_text(
            **look.SILENT,
            text=name,
            fontSize=alt.ExprRef(f"{places.TIGHT} ? 11 : 13"),
            align="left",
            opacity=places.WHERE_WIDE,
            limit=150,
        ).encode(x=places.at(0), y=alt.YValue(y), color=dark)
        for name, y in zip(row_names, places.ROW_NAMES, strict=True)
    ]
    limit = alt.ExprRef(f"0.98 * (1 - {places.LEFT}) * width / max(1, length(data('marks')))")
    heads = marks.mark_text(
        **look.SILENT,
        fontSize=alt.ExprRef(f"{places.NARROW} ? 10 : {places.TIGHT} ? 12 : width < 1180 ? 13 : 14"),
        fontWeight="bold",
        limit=limit,
    )
    return [
        heads.encode(x=places.x(), y=alt.YValue(places.HEADS), text=places.text("head"), color=dark),
        *names,
        missing(words),
    ]


def missing(words: Words) -> alt.Chart:
    """Draw a sentence in place of each row that is missing."""
    said = alt.Chart(alt.NamedData("missing")).mark_text(**look.SILENT, fontSize=14, fontStyle="italic")
    return said.encode(
        x=places.at((1 + places.LEFT) / 2),
        y=places.y("y"),
        text=places.text("said"),
        color=look.coloured(words, look.CONTEXT),
    )
