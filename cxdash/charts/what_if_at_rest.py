"""Three ready choices: their cards with customers and money as ranges, and money by month with paying back.

Tables: boxes, lines, points and texts as in `drawn`, and `paths` (x, y, low, high, dash, choice, tone, where; for files
its name, month, and what is earned by then): what is earned more by month, with its range, a choice's line by its
*dash*.
"""

from __future__ import annotations

from cxdash.charts import drawn, look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

HEIGHT, PATH_HEIGHT, CARDS, CARD_HEIGHT, BETWEEN = 326, 314, 56, 84, 8
"""Pixels: of the cards, of the money by month, above the first card, of a card, between two."""

NUMBER, NAME, NAME_WIDTH, SURE, SURE_WIDTH = 24, 52, 46, 1052, 18
"""Places of a choice's number, its name and how sure it is, and the characters of a line of what it is."""

CUSTOMERS, MONEY = (452, 686), (772, 1010)
"""Where the axes of customers and of money begin and end."""

TITLE, TOP, BOTTOM, PAID, NEXT_PAID, MONTHS = 16, 48, 238, 258, 18, 300
"""The heights of the path's title, of its highest and lowest value, of what is said of paying back, and of months."""

FIRST, LAST, END, PHONE_END = 60, 950, 976, 1000
"""Places of no month and of the last, and of the numbers at the ends, also on a phone."""

DASHES = {"solid": [1, 0], "dashed": [8, 5], "dotted": [2, 4]}
"""The lines of the three choices, in their order."""


def cards(words: Words) -> alt.LayerChart:
    """Draw a card per choice with its ranges."""
    layers = [
        *drawn.boxes(words, "band"),
        *drawn.lines(words, "thin", "range", "tick"),
        *drawn.points(words, "dot", "number"),
        drawn.texts(words),
    ]
    return look.finished(alt.layer(*layers).properties(height=HEIGHT), words)


def by_month(words: Words) -> alt.LayerChart:
    """Draw what each choice has earned more by month."""
    paths = drawn.table("paths")
    x, tone = ground.x("x"), look.by_reading(words, "tone")
    choice = alt.Detail("choice", type="nominal")
    lines = [
        paths.transform_filter(alt.datum.dash == dash)
        .mark_line(strokeWidth=3, strokeDash=pattern, **look.SILENT)
        .encode(x, ground.y("y"), tone, choice)
        for dash, pattern in DASHES.items()
    ]
    layers = [
        paths.mark_area(opacity=0.16, orient="vertical", color=look.MID, **look.SILENT).encode(
            x, ground.y("low"), alt.Y2("high"), detail=choice
        ),
        *drawn.lines(words, "thin", "strong"),
        *lines,
        *drawn.points(words, "diamond", "number"),
        drawn.texts(words),
    ]
    return look.finished(alt.layer(*layers).properties(height=PATH_HEIGHT), words)
