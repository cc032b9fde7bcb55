"""How much a room disagrees: how far apart two voters are on average, from 0 (the same) to 1 (as far as can be)."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

from cxdash.domain.scales import Scale
from cxdash.domain.workshop.answers import ENDS, POINTS, RATINGS
from cxdash.domain.workshop.questions import Question, Shape


def compute(question: Question, values: Sequence[Any]) -> float:
    """Return the mean distance of two voters; of choices it is the chance that two choose differently.

    A number's distance is its share of the scale, of ratings the mean over what is rated, of points the share that
    would have to be moved, of ranges the share of both together that only one of them covers.
    """
    distance = DISTANCES[question.shape]
    pairs = [distance(question, one, other) for one, other in combinations(values, 2)]
    return sum(pairs) / len(pairs) if pairs else 0.0


def _number(question: Question, one: float, other: float) -> float:
    scale = Scale.parse(question.scale)
    return abs(one - other) / (scale.highest - scale.lowest)


def _ratings(_question: Question, one: Mapping[str, float], other: Mapping[str, float]) -> float:
    apart = [abs(one[item] - other[item]) for item in one if item in other]
    return sum(apart) / len(apart) / (RATINGS[-1] - RATINGS[0]) if apart else 0.0


def _points(_question: Question, one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(abs(one.get(item, 0.0) - other.get(item, 0.0)) for item in {*one, *other}) / 2 / POINTS


def _range(_question: Question, one: Mapping[str, float], other: Mapping[str, float]) -> float:
    (low, _, high), (least, _, most) = ([ends[end] for end in ENDS] for ends in (one, other))
    together = max(high, most) - min(low, least)
    shared = max(0.0, min(high, most) - max(low, least))
    return 1 - shared / together if together else 0.0


DISTANCES: dict[Shape, Callable[[Question, Any, Any], float]] = {
    Shape.CHOICE: lambda _, one, other: float(one != other),
    Shape.NUMBER: _number,
    Shape.RATINGS: _ratings,
    Shape.POINTS: _points,
    Shape.RANGE: _range,
}
