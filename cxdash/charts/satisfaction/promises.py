"""The ledger of promises: a row per touchpoint whose promise breaks, from its words to what should give way.

Tables: boxes, lines, points and texts as in `drawn`.
"""

from __future__ import annotations

from cxdash.charts import drawn, look
from cxdash.charts.late import alt
from cxdash.charts.look import Words

ROW_HEIGHT, HEAD = 54, 50
"""Pixels of a row, and above the first."""

PLACE, PROMISE, LOWEST, HIGHEST, CAUSE, WORK, END = 0, 226, 428, 636, 690, 856, 1052
"""Places of the columns: where, what is promised, the ends of the scale, cause, extra work, what should give way."""

PLACE_ROOM, PROMISE_ROOM, CAUSE_ROOM, WORK_ROOM = 192, 172, 150, 96
"""Pixels that texts of a column have room for, and the longest bar of extra work on the ground."""

BEHIND_SIGN = 20
"""The distance of the ending's words from its sign."""


def ledger(words: Words) -> alt.LayerChart:
    """Draw the rows: expected as an upright, got as a dot, a warm line between, extra work as a bar."""
    layers = [
        *drawn.lines(words, "thin", "heavy"),
        *drawn.boxes(words, "solid"),
        *drawn.points(words, "dot", "up", "down"),
        drawn.texts(words),
    ]
    return look.finished(alt.layer(*layers), words)
