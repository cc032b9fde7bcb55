"""The touchpoints of one stage: the chip of who answers, who does the work, and let-downs a year as a bar.

Tables: boxes, lines and texts as in `drawn`, and `chips` (chip from, chip to, chip at, health, chip, second, where).
"""

from __future__ import annotations

from cxdash.charts import drawn, look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

ROW_HEIGHT, HEAD = 46, 26
"""Pixels of a row, and above the first."""

NAME_ROOM, CHIP, WORK, WORK_ROOM, BAR, LONGEST = 250, (264, 446), 470, 330, 820, 280
"""Pixels that a touchpoint's name has room for, places of its chip and of who does the work with its room, where the
bar begins and the longest one."""

PHONE_CHIP, PHONE_LONGEST = (640, 1210), 470
"""The same on a phone, where the bar stands below the name."""


def touchpoints(words: Words) -> alt.LayerChart:
    """Draw the rows; warm where nobody clearly answers."""
    layers = [
        *drawn.lines(words, "thin"),
        *drawn.boxes(words, "solid"),
        *ground.chips(drawn.table("chips"), words),
        drawn.texts(words),
    ]
    return look.finished(alt.layer(*layers), words)
