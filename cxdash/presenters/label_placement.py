"""Placement of names beside the marks of a map, without overlap."""

import pandas as pd

WIDTH = 1120
"""The width of a map on a screen of 1280, in pixels."""

SIGN, LINE, MARK = 6.6, 15, 7
"""Pixels of a character's width, a line's height, and a mark's radius."""

MOST_NAMED = 14
CORNER = (190, 24)
"""The size of the word in each corner, in pixels."""

Box = tuple[float, float, float, float]


def placed(
    points: pd.DataFrame, labels: list[str], domain: tuple[float, float, float, float], height: int
) -> dict[int, str]:
    """Return for each of at most fourteen points the side of its mark for its name: right, left, above or below.

    *domain*: left, right, bottom, top of the scales; *height*: of the map in pixels. The more important and the weaker
    come first; a name without room on any side is left to the tooltip.
    """
    left, right, bottom, top = domain
    xs = ((points["mean"] - left) / (right - left) * WIDTH).tolist()
    ys = ((top - points.importance) / (top - bottom) * height).tolist()
    taken: list[Box] = [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in zip(xs, ys, strict=True)]
    taken += [(x, y, x + CORNER[0], y + CORNER[1]) for x in (0, WIDTH - CORNER[0]) for y in (0, height - CORNER[1])]
    order = sorted(
        range(len(labels)), key=lambda at: (points.quadrant.iloc[at] != "mend", -points.importance.iloc[at], xs[at])
    )
    found: dict[int, str] = {}
    for at in order:
        if len(found) == MOST_NAMED:
            break
        for side, box in _boxes(xs[at], ys[at], SIGN * len(labels[at])).items():
            inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= height
            if inside and not any(_meet(box, other) for other in taken):
                found[at] = side
                taken.append(box)
                break
    return found


def _boxes(x: float, y: float, width: float) -> dict[str, Box]:
    half = LINE / 2
    return {
        "right": (x + 10, y - half, x + 10 + width, y + half),
        "left": (x - 10 - width, y - half, x - 10, y + half),
        "above": (x - width / 2, y - 14 - half, x + width / 2, y - 14 + half),
        "below": (x - width / 2, y + 15 - half, x + width / 2, y + 15 + half),
    }


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
