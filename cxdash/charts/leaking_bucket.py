"""The leaking bucket: who came and who left by month, the net between them, and what one costs.

Tables: boxes, lines, points and texts as in `drawn`, and `net` (month, x, y, run, where), the net line, one *run* for
each row of months without a gap.
"""

from __future__ import annotations

from cxdash.charts import drawn, look
from cxdash.charts.late import alt
from cxdash.charts.look import Words
from cxdash.charts.ownership import ground

HEIGHT = 446
LEFT, RIGHT, BETWEEN, APART = 104, 766, 17, 5
"""Where the months begin and end, what stands between two years, and between two months."""

HEAD, RULE, SUM, LONG_SUM = 17, 42, 62, 22
"""The heights of the two lines of a year's head, its rule and its sum; the characters from which that is smaller."""

TOP, BOTTOM, CHANNEL, EDGE = 104, 388, 62, 8
"""The heights of the highest bar and of the lowest, the least height of the channel of the net, and its free edge."""

MONTHS = 424
"""The height of the names of months."""

DIVIDE, COSTS, AGO, NOW = 836, 858, 934, 1040
"""Places of the line before the costs, their head, and of the costs a year before and now."""

COST_TOP, COST_ZERO, COST_APART = 120, 388, 66
"""The heights of the largest cost and of none, and the distance of two costs' words."""

PHONE_LEFT, PHONE_RIGHT, PHONE_NET, PHONE_HALF, PHONE_COSTS = 190, 1030, 168, 44, 268
"""On a phone: where the net line begins and ends, its middle and half its height, and the height of the costs."""


POINTS = ("dot", "ring", "square")
"""The kinds of points: of the net and of winning, where the net turns, and of keeping."""


def bucket(words: Words, kinds: tuple[str, ...] = POINTS) -> alt.LayerChart:
    """Draw those who came hollow above a channel, those who left solid below it, the net as a line in it.

    *kinds*: those of `POINTS` that there are.
    """
    net = (
        drawn.table("net")
        .mark_line(strokeWidth=3.5, **look.SILENT)
        .encode(
            ground.x("x"),
            ground.y("y"),
            look.by_reading(words, "tone"),
            detail=[alt.Detail("run", type="nominal"), alt.Detail("where", type="nominal")],
            order=alt.Order("x", type="quantitative"),
        )
    )
    layers = [
        *drawn.boxes(words, "pale", "solid", heard=("pale", "solid")),
        *drawn.lines(words, "thin", "dotted", "thick"),
        net,
        *drawn.points(words, *kinds, heard=kinds),
        drawn.texts(words),
    ]
    return look.finished(alt.layer(*layers).properties(height=HEIGHT), words)
