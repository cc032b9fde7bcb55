"""Whose money against whose let-downs: bars back to back, a row per role, nobody first.

Tables: boxes, lines and texts as in `drawn`, and `chips` (chip from, chip to, chip at, health, chip, second, where).
"""

from __future__ import annotations

from cxdash.charts import drawn, look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

ROW_HEIGHT, HEAD = 46, 78
"""Pixels of a row, and above the first."""

CHIP, CHIP_END, NAME, NAME_ROOM = 14, 114, 127, 168
"""Places of a chip and of a role's name, and the pixels it has room for."""

LET_DOWNS, MONEY = 560, 640
"""Where the bars of let-downs and of money begin."""

WHOLE, LEFT_ROOM, RIGHT_ROOM = 540, 216, 270
"""The length of a whole, which shrinks where the longest bar has no room on its side."""

AMOUNTS = {"acquisition": 1001, "retention": 1097, "experience": 1206}
"""Where the amounts of a purpose end."""

KINDS = {
    "acquisition": ("solid", look.NOT_ASKED),
    "retention": ("pale", look.CONTEXT),
    "experience": ("solid", look.TEXT),
}
"""How money for a purpose is drawn."""

BAR, SWATCH = 22, 30
"""The height of a bar and the width of a swatch."""


def back_to_back(words: Words) -> alt.LayerChart:
    """Draw let-downs to the left and money by purpose to the right; what nobody answers for is warm."""
    layers = [
        *drawn.boxes(words, "band", "solid", "pale", "dashed"),
        *drawn.lines(words, "thin", "strong"),
        *ground.chips(drawn.table("chips"), words),
        drawn.texts(words),
    ]
    return look.finished(alt.layer(*layers), words)
