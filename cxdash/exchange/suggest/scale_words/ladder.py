"""Put the strengths of a set of answers in order: positions from −1 (worst) to 1 (best), and how many steps there are.

Answers on both sides of a middle mirror each other, whether the middle is offered or not: four are the rungs 1, 2, 4
and 5 of five. Answers on one side, or with a rung more on one side, are rungs at equal distances.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cxdash.exchange.suggest.scale_words.lexicon import PLAIN, VERY
from cxdash.exchange.suggest.scale_words.phrase import EXTREME, NEGATED, Phrase

MILD = 1.75
"""Strengths up to this leave room for a stronger one."""

SLIGHTLY = 1.0
"""The strength of *slightly* and *a little*, between which and *extremely* a scale may have one step more."""

PARTLY = 1.2
"""The strength of *partly* and *some*, up to which a word may be the middle between all and nothing."""

OF_EXTENT = {"extent", "level"}

OF_ENDS = {"yes", "comparison", "solved"}
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
    """Return the ladder that the strengths of *phrases* make up; each of them has one.

    Where rungs that nobody chose would move the others, their positions with those rungs are other orders.
    """
    found = _arranged(phrases)
    if found.others or any(phrase.fair for phrase in phrases):
        return found
    supposed = [_arranged([*phrases, one]).positions for one in _unseen(phrases)]
    strengths = {phrase.strength for phrase in phrases if phrase.strength is not None}
    orders = [{strength: one[strength] for strength in strengths} for one in supposed]
    return replace(found, others=tuple(one for one in orders if any(one[at] != found.positions[at] for at in one)))


def _unseen(phrases: Collection[Phrase]) -> list[Phrase]:
    """Return ends and rungs that answers which deny the same word may have besides those that occur."""
    good, bad = _sides(phrases)
    subjects = frozenset(_subjects(phrases))
    if not _same_head(phrases):
        short = max([*good, *bad], default=VERY) < VERY and not subjects & OF_ENDS
        return [Phrase(VERY, subjects=subjects)] if short and good and bad else []
    found = []
    if max(bad, default=0) < NEGATED:
        found.append(Phrase(-EXTREME, subjects=subjects, negated=True))
    if EXTREME in bad and good and max(good) == VERY and PLAIN not in good:
        found.append(Phrase(EXTREME, subjects=subjects))
    if subjects and subjects <= OF_EXTENT and len(good) == 1:
        found.append(Phrase(PARTLY, subjects=subjects))
    return found


def _sides(phrases: Collection[Phrase]) -> tuple[list[float], list[float]]:
    """Return the strengths of the good and of the bad answers, each from the mildest or from the worst on."""
    strengths = sorted({phrase.strength for phrase in phrases if phrase.strength is not None})
    return [one for one in strengths if one > 0], [-one for one in strengths if one < 0]


def _arranged(phrases: Collection[Phrase]) -> Ladder:
    strengths = sorted({phrase.strength for phrase in phrases if phrase.strength is not None})
    good, bad = _sides(phrases)
    mirrored, steps = _mirrored(phrases, strengths, good, bad)
    in_order = {strength: _share(place, len(strengths)) for place, strength in enumerate(strengths)}
    quality = _quality(phrases, good, bad)
    if quality and VERY in good:
        return Ladder(quality, 5, () if EXTREME in good else (mirrored,))
    if fixed := _partly(phrases, good, bad):
        return Ladder(fixed, 5 if VERY in {*good, *bad} else 3)
    if _one_more_on_one_side(phrases, good, bad, len(strengths)):
        whole = len(bad) == 1 and VERY not in good and (max(good) == EXTREME or len(strengths) == 3)
        sure = _same_head(phrases) and (len(strengths) == 5 or (whole and bad[0] == NEGATED))
        others = () if sure or _subjects(phrases) == {"yes"} else _other(mirrored, in_order)
        return Ladder(in_order, len(strengths), others + _turned(phrases, in_order))
    doubts = _doubts(phrases, mirrored, in_order, good, bad, steps)
    return Ladder(mirrored, steps, doubts + _turned(phrases, mirrored))


def _partly(phrases: Collection[Phrase], good: Sequence[float], bad: Sequence[float]) -> dict[float, float]:
    """Return positions in which *partly*, or *some extent*, is the middle: beside yes or no, or a very large extent."""
    mild = [one for one in good if one <= PARTLY]
    if len(mild) != 1 or any(phrase.strength == 0 or phrase.negated for phrase in phrases):
        return {}
    rest = {*good, *bad} - {*mild}
    if _subjects(phrases) == {"yes"} and len(good) < 3 and len(bad) < 2:
        return {mild[0]: 0.0, **dict.fromkeys([one for one in good if one not in mild], 1.0)} | {
            -one: -1.0 for one in bad
        }
    if _subjects(phrases) <= OF_EXTENT and rest <= {PLAIN, VERY} and VERY in rest:
        ranks = {PLAIN: 0.5, VERY: 1.0}
        return {mild[0]: 0.0} | {one: ranks[one] for one in good if one in ranks} | {-one: -ranks[one] for one in bad}
    return {}


def _turned(phrases: Collection[Phrase], positions: Mapping[float, float]) -> tuple[Mapping[float, float], ...]:
    """Return the positions turned round where what is asked may be good or bad, as in *very purple*."""
    return ({one: -position for one, position in positions.items()},) if _subjects(phrases) == {"asked"} else ()


def _share(place: int, steps: int) -> float:
    return 2 * place / (steps - 1) - 1 if steps > 1 else 0.0


def _other(*readings: Mapping[float, float]) -> tuple[Mapping[float, float], ...]:
    first, second = readings
    return (first,) if first != second else ()


def _mirrored(
    phrases: Collection[Phrase], strengths: Sequence[float], good: Sequence[float], bad: Sequence[float]
) -> tuple[dict[float, float], int]:
    """Return positions in which the i-th rung from the bottom and the i-th from the top are as far from the middle."""
    rank, rungs = _ranks(phrases, good, bad)
    positions = {one: math.copysign(rank[one] / rungs, one) if one else 0.0 for one in strengths}
    only_two = rungs == 1 and 0 not in strengths and len(strengths) == 2
    return positions, 2 if only_two else 2 * max(rungs, 1) + 1


def _ranks(phrases: Collection[Phrase], good: Sequence[float], bad: Sequence[float]) -> tuple[dict[float, int], int]:
    """Return how many rungs from the middle each strength stands, and how many rungs a side has.

    Very strong words alone leave room for plain ones below them, and mild words alone for stronger ones above.
    """
    groups = _rungs(good, bad)
    if len(groups) > len(good) and _same_ranks(phrases, good, bad):
        sides = (sorted(good), sorted((-strength for strength in bad), reverse=True))
        return {one: place for side in sides for place, one in enumerate(side, start=1)}, len(good)
    below = 1 if groups and min(groups[0]) >= VERY else 0
    above = 1 if groups and max(groups[-1]) <= MILD else 0
    rank = {strength: place + below for place, group in enumerate(groups, start=1) for strength in group}
    return {one: rank[abs(one)] for one in [*good, *(-one for one in bad)]}, len(groups) + below + above


def _rungs(good: Sequence[float], bad: Sequence[float]) -> list[set[float]]:
    """Return the strengths that stand on one rung: those of the two sides are matched, the nearest first."""
    groups = [{strength} for strength in sorted({*good, *bad})]
    while pairs := [pair for pair in pairwise(groups) if _may_match(*pair, good, bad)]:
        low, high = min(pairs, key=lambda pair: min(pair[1]) - max(pair[0]))
        groups = [low | high if group is low else group for group in groups if group is not high]
    return groups


def _same_ranks(phrases: Collection[Phrase], good: Sequence[float], bad: Sequence[float]) -> bool:
    """Return whether two sides of as many rungs match rung by rung: great, some, small extent and not at all."""
    if len(good) != len(bad):
        return False
    if _subjects(phrases) == {"smiley"}:
        return True
    if len(good) == 1 or _subjects(phrases) <= OF_EXTENT:
        return len(good) > 1
    pairs_of_sides = [set(pair) for pair in zip(sorted(good), sorted(bad), strict=True)]
    twice = sum(map(len, pairs_of_sides)) > len(set().union(*pairs_of_sides))
    denied = max(bad) == NEGATED and all(phrase.negated for phrase in phrases if (phrase.strength or 0) < 0)
    return not twice and (denied or {PLAIN, EXTREME} in pairs_of_sides)


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
        return count > 2 and bool({PLAIN, EXTREME} & {*good}) and max(bad) >= PLAIN and good[0] <= PARTLY
    ends = good[-1] in {PLAIN, EXTREME} and bad[-1] in {NEGATED, EXTREME}
    partly = _same_head(phrases) and ends and good[0] <= PARTLY
    if count == 3 and partly:
        return True
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
    if _subjects(phrases) == {"comparison"} and list(good) == [PLAIN] and list(bad) == [NEGATED] and 0 not in mirrored:
        return ({PLAIN: 0.0, -NEGATED: -1.0},)
    if seven := _with_seven_steps(mirrored, good, bad):
        return (seven,)
    if any(phrase.fair for phrase in phrases) and len(good) == 2 and len(bad) == 1 and bad[0] <= PLAIN:
        return (in_order,)
    if not _subjects(phrases) & OF_ENDS and (longer := _with_ends_unchosen(mirrored, good, bad)):
        return (longer,)
    full = 2 * len(_rungs(good, bad))
    uneven = steps > 5 and len(good) + len(bad) < full and {1.0, -1.0} - set(mirrored.values())
    lopsided = len(good) == len(bad) and steps // 2 > max(len(good), 2)
    return _other(in_order, mirrored) if uneven or lopsided else ()


def _with_seven_steps(
    mirrored: Mapping[float, float], good: Sequence[float], bad: Sequence[float]
) -> Mapping[float, float] | None:
    """Return positions of *slightly* and *extremely* on seven steps, of which *moderately* was chosen by nobody.

    Answers that are five, all of them chosen, are a scale of five.
    """
    sides = {*good, *bad}
    whole = set(good) == set(bad) and len(good) == 2 and 0 in mirrored
    if whole or not sides <= {SLIGHTLY, EXTREME} or len(sides) != 2:
        return None
    return {one: math.copysign(1.0 if abs(one) == EXTREME else 1 / 3, one) if one else 0.0 for one in mirrored}


def _with_ends_unchosen(
    mirrored: Mapping[float, float], good: Sequence[float], bad: Sequence[float]
) -> Mapping[float, float] | None:
    """Return positions of *slightly* and plain words on seven steps, of which *fully* was chosen by nobody.

    Answers that are the same on both sides are a scale of their own.
    """
    sides = {*good, *bad}
    if set(good) == set(bad) or not min(sides, default=PLAIN) <= MILD or max(sides) != PLAIN:
        return None
    return {one: position * 2 / 3 for one, position in mirrored.items()}
