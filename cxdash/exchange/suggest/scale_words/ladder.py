"""Put the strengths of a set of answers in order: positions from −1 (worst) to 1 (best), and how many steps there are.

Answers on both sides of a middle mirror each other, whether the middle is offered or not: four are the rungs 1, 2, 4
and 5 of five. Answers on one side, or with a rung more on one side, are rungs at equal distances.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxdash.exchange.suggest.scale_words.lexicon import PLAIN, VERY
from cxdash.exchange.suggest.scale_words.phrase import EXTREME, Phrase

MILD = 1.75
"""Strengths up to this leave room for a stronger one."""

OF_ENDS = {"yes", "comparison", "asked"}
"""What is asked where one plain word on each side is the whole scale: yes and no, better and worse."""

QUALITY = {2.0, 3.0, 4.0}
"""Good, very good and excellent, which a scale of quality has above *fair* and *poor*."""


@dataclass(frozen=True)
class Ladder:
    """Positions by strength, from −1 to 1, the steps of the scale, and other orders that fit as well."""

    positions: Mapping[float, float]
    steps: int
    others: tuple[Mapping[float, float], ...] = ()


def arrange(phrases: Collection[Phrase]) -> Ladder:
    """Return the ladder that the strengths of *phrases* make up; each of them has one."""
    strengths = sorted({phrase.strength for phrase in phrases if phrase.strength is not None})
    good = [strength for strength in strengths if strength > 0]
    bad = [-strength for strength in strengths if strength < 0]
    mirrored, steps = _mirrored(strengths, good, bad)
    in_order = {strength: _share(place, len(strengths)) for place, strength in enumerate(strengths)}
    quality = _quality(phrases, good, bad)
    if quality and VERY in good:
        certain = EXTREME in good
        return Ladder(quality, 5, () if certain else (mirrored,))
    if _one_more_on_one_side(phrases, good, bad, len(strengths)):
        sure = len(strengths) == 5 and _same_head(phrases)
        ends = _subjects(phrases) == {"yes"}
        return Ladder(in_order, len(strengths), () if sure or ends else _other(mirrored, in_order))
    return Ladder(mirrored, steps, _doubts(phrases, mirrored, in_order, good, bad, steps))


def _share(place: int, steps: int) -> float:
    return 2 * place / (steps - 1) - 1 if steps > 1 else 0.0


def _other(*readings: Mapping[float, float]) -> tuple[Mapping[float, float], ...]:
    first, second = readings
    return (first,) if first != second else ()


def _mirrored(
    strengths: Sequence[float], good: Sequence[float], bad: Sequence[float]
) -> tuple[dict[float, float], int]:
    """Return positions in which the i-th rung from the bottom and the i-th from the top are as far from the middle."""
    groups = _rungs(good, bad)
    below = 1 if groups and min(groups[0]) >= VERY else 0
    above = 1 if groups and max(groups[-1]) <= MILD else 0
    rungs = len(groups) + below + above
    rank = {strength: place + below for place, group in enumerate(groups, start=1) for strength in group}
    sign = {True: 1, False: -1}
    positions = {one: sign[one > 0] * rank[abs(one)] / rungs if one else 0.0 for one in strengths}
    only_two = rungs == 1 and 0 not in strengths and len(strengths) == 2
    return positions, 2 if only_two else 2 * max(rungs, 1) + 1


def _rungs(good: Sequence[float], bad: Sequence[float]) -> list[set[float]]:
    """Return the strengths that stand on one rung: those of the two sides are matched, the nearest first."""
    groups = [{strength} for strength in sorted({*good, *bad})]
    while pairs := [pair for pair in pairwise(groups) if _may_match(*pair, good, bad)]:
        low, high = min(pairs, key=lambda pair: min(pair[1]) - max(pair[0]))
        groups = [low | high if group is low else group for group in groups if group is not high]
    pairs_of_sides = [set(pair) for pair in zip(sorted(good), sorted(bad), strict=False)]
    twice = sum(map(len, pairs_of_sides)) > len(set().union(*pairs_of_sides))
    matched = len(good) == len(bad) > 1 and not twice and {PLAIN, EXTREME} in pairs_of_sides
    return pairs_of_sides if matched and len(groups) > len(good) else groups


def _may_match(low: set[float], high: set[float], good: Sequence[float], bad: Sequence[float]) -> bool:
    """Return whether two groups are of different sides, and both weaker than *very* or both as strong."""
    both = low | high
    apart = not ((low & set(good) and high & set(good)) or (low & set(bad) and high & set(bad)))
    return apart and (max(both) < VERY or min(both) >= VERY)


def _quality(phrases: Collection[Phrase], good: Sequence[float], bad: Sequence[float]) -> dict[float, float]:
    """Return the positions of *poor, fair, good, very good, excellent* and the like; empty for other words."""
    fair = any(phrase.fair for phrase in phrases)
    neutral = any(phrase.strength == 0 and not phrase.fair for phrase in phrases)
    low = [strength for strength in bad if strength < PLAIN]
    strong = [strength for strength in bad if strength > PLAIN]
    about = _subjects(phrases) <= {"quality"}
    whole = set(good) == QUALITY or (fair and set(good) == {2.0, 3.0} and PLAIN in bad)
    if not (about and whole) or strong or neutral or (fair and low) or len(low) > 1 or not (bad or fair):
        return {}
    return {
        **{PLAIN: 0.0, VERY: 0.5, EXTREME: 1.0},
        **dict.fromkeys([0.0, *(-one for one in low)], -0.5),
        **{-one: -1.0 for one in bad if one not in low},
    }


def _subjects(phrases: Collection[Phrase]) -> set[str]:
    return {subject for phrase in phrases for subject in phrase.subjects}


def _one_more_on_one_side(phrases: Collection[Phrase], good: Sequence[float], bad: Sequence[float], count: int) -> bool:
    """Return whether answers without a middle have rungs at equal distances: five, or some between yes and no."""
    surplus = len(good) - len(bad)
    if any(phrase.strength == 0 for phrase in phrases) or not good or not bad or not surplus:
        return False
    if _subjects(phrases) == {"yes"}:
        return count > 2
    return (count == 5 and (abs(surplus) == 1 or _same_head(phrases))) or (
        count > 2 and surplus > 1 and _same_head(phrases)
    )


def _same_head(phrases: Collection[Phrase]) -> bool:
    """Return whether the low end is the high end's words denied, or a small extent of the same."""
    return all(phrase.negated or phrase.strength is None or phrase.strength >= 0 for phrase in phrases) or _subjects(
        phrases
    ) <= {"extent", "level", "frequency"}


def _doubts(
    phrases: Collection[Phrase],
    mirrored: Mapping[float, float],
    in_order: Mapping[float, float],
    good: Sequence[float],
    bad: Sequence[float],
    steps: int,
) -> tuple[Mapping[float, float], ...]:
    """Return other positions that fit as well: of a scale whose ends do not occur, or that is longer on one side."""
    plain_only = set(mirrored.values()) <= {-1.0, 0.0, 1.0} and max([*good, *bad], default=0) < VERY
    if plain_only and not _subjects(phrases) & OF_ENDS:
        return ({strength: position / 2 for strength, position in mirrored.items()},)
    full = 2 * len(_rungs(good, bad))
    uneven = steps > 5 and len(good) + len(bad) < full and {1.0, -1.0} - set(mirrored.values())
    lopsided = len(good) == len(bad) and steps // 2 > max(len(good), 2)
    return _other(in_order, mirrored) if uneven or lopsided else ()
