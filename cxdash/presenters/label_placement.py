"""Where names stand beside the marks of a map, so that none lies over another name or mark."""

import pandas as pd

WIDTH = 1120
"""How wide a map is on a screen of 1280, in pixels."""

SIGN, LINE, MARK = 6.6, 15, 7
"""How wide a sign and how high a line of a name is, and how far a mark reaches, in pixels."""

MOST_NAMED = 14
CORNER = (190, 24)
"""What the word in each corner takes."""

Box = tuple[float, float, float, float]


def placed(
    points: pd.DataFrame, labels: list[str], domain: tuple[float, float, float, float], height: int
) -> dict[int, str]:
    """Return for the places of at most fourteen points the side of the mark on which the name stands.

    The more important and the weaker come first; a name without room on any side is left to the tooltip.
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
