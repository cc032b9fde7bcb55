"""Placement of names beside the marks of a map, clear of marks, their ranges, the lines and each other."""

import pandas as pd

WIDTH = 1050
"""The width of a map on a screen of 1280 within its axes, in pixels."""

SIGN, LINE, BETWEEN, MARK, STROKE = 6.5, 15, 4, 6, 2
"""Pixels of a bold character's width, a line's height, between two names, a mark's radius, and half a line's stroke."""

MOST_NAMED = 14
CORNER = (190, 24)
"""The size of the word in each corner, in pixels."""

Box = tuple[float, float, float, float]


def placed(
    points: pd.DataFrame,
    labels: list[str],
    domain: tuple[float, float, float, float],
    height: int,
    cross: tuple[float, float],
) -> dict[int, str]:
    """Return the side of its mark for the name of each point that is important but weak; of all, where none is.

    *domain*: left, right, bottom, top of the scales; *height*: of the map within its axes, in pixels; *cross*: the
    importance and the score at which the lines stand. At most fourteen are named, and a name without room is left to
    the tooltip.
    """
    left, right, bottom, top = domain
    xs = ((points["mean"] - left) / (right - left) * WIDTH).tolist()
    ys = ((top - points.importance) / (top - bottom) * height).tolist()
    taken: list[Box] = [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in zip(xs, ys, strict=True)]
    taken += [(x, y, x + CORNER[0], y + CORNER[1]) for x in (0, WIDTH - CORNER[0]) for y in (0, height - CORNER[1])]
    taken += _ranges(points, ys, left, WIDTH / (right - left))
    line, level = (cross[1] - left) / (right - left) * WIDTH, (top - cross[0]) / (top - bottom) * height
    taken += [(line - STROKE, 0, line + STROKE, height), (0, level - STROKE, WIDTH, level + STROKE)]
    weak = [at for at, quadrant in enumerate(points.quadrant) if quadrant == "mend"]
    order = sorted(weak or range(len(labels)), key=lambda at: (-points.importance.iloc[at], xs[at]))
    found: dict[int, str] = {}
    for at in order:
        if len(found) == MOST_NAMED:
            break
        for side, box in _boxes(xs[at], ys[at], SIGN * len(labels[at])).items():
            inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= height
            if inside and not any(_meet(box, other) for other in taken):
                found[at] = side
                taken.append((box[0], box[1] - BETWEEN, box[2], box[3] + BETWEEN))
                break
    return found


def _ranges(points: pd.DataFrame, ys: list[float], left: float, scale: float) -> list[Box]:
    """Return the boxes of the ranges through the marks, where they are known."""
    ends = zip(points.mean_low, points.mean_high, ys, strict=True)
    return [
        ((low - left) * scale, y - STROKE, (high - left) * scale, y + STROKE)
        for low, high, y in ends
        if not pd.isna(low) and not pd.isna(high)
    ]


def _boxes(x: float, y: float, width: float) -> dict[str, Box]:
    half = LINE / 2
    across = {"": (x - width / 2, x + width / 2), " left": (x + 8 - width, x + 8), " right": (x - 8, x - 8 + width)}
    return {
        "right": (x + 10, y - half, x + 10 + width, y + half),
        "left": (x - 10 - width, y - half, x - 10, y + half),
        **{
            f"{side}{end}": (start, y + away - half, stop, y + away + half)
            for end, (start, stop) in across.items()
            for side, away in (("above", -14), ("below", 15))
        },
    }


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
