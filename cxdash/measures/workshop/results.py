"""What a room answered, shown only where it cannot be traced to anybody.

Fewer than five secret answers are too few, and what would be left of five when *don't know* is taken away. Raised hands
were seen by everybody, so they do not hide the secret answers beside them.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np

from cxdash.domain.workshop.answers import Value
from cxdash.domain.workshop.questions import DONT_KNOW, Question, Shape
from cxdash.measures.ownership.room import FEWEST_VOTERS
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.workshop import disagreement, ranges

WHOLE = ""
"""The item under which a guessed number's spread stands."""


class Ballot(NamedTuple):
    """An answer, None for *I don't vote*; *by_hand*: raised, or typed in by the host."""

    value: Value
    by_hand: bool = False


@dataclass(frozen=True)
class TooFew:
    """A round of which too few answered to show anything; it holds no figure."""


@dataclass(frozen=True)
class Spread:
    """The lowest, the middle and the highest of what was answered; low and high are nan where they are not shown."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Result:
    """What one round of a question says.

    *n*: answers, *unsure* (don't know) among them; *abstained*: those who said that they don't vote. *top*: the answers
    given most often, more than one in a tie, and *share*: of the answers that name the first; *named*: how many gave
    each, most first. *spreads*: of a number under WHOLE, else by what is rated, who gets points, or low, mode and high.
    *given*: what was answered, by item as *spreads*, each item in order of size, so that no two items can be joined to
    one voter's. *range*: of an assumption, the room's; *lines*: each voter's, by what is most likely. *disagreement*: 0
    to 1. Where *rounded*, only shares to one tenth and medians are given, since another round's counts would tell what
    few have answered: no counts, no single answers, and *n* is 0.
    """

    n: int
    unsure: int
    abstained: int
    disagreement: float
    top: tuple[str, ...] = ()
    share: float = math.nan
    named: Mapping[str, int] = field(default_factory=dict)
    spreads: Mapping[str, Spread] = field(default_factory=dict)
    given: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    range: Assumption | None = None
    lines: tuple[Assumption, ...] = ()
    rounded: bool = False


Shown = Result | TooFew


def compute(question: Question, rounds: Sequence[Sequence[Ballot]]) -> tuple[Shown, ...]:
    """Return what each round of a question says, the first round first.

    Where one to four more or fewer voted secretly in a later round than in an earlier one that is shown, subtracting
    would tell what these answered if nobody else changed: then the later one is rounded.
    """
    found: list[Shown] = []
    shown: list[int] = []
    for ballots in rounds:
        result, voters = _round(question, ballots), sum(not ballot.by_hand for ballot in ballots)
        if isinstance(result, Result):
            near = any(0 < abs(voters - other) < FEWEST_VOTERS for other in shown)
            result = _rounded(result) if near else result
            shown.append(voters)
        found.append(result)
    return tuple(found)


def most_disagreed(results: Mapping[int, Shown]) -> list[int]:
    """Return the questions whose result is shown, most disagreement first."""
    apart = {number: result.disagreement for number, result in results.items() if isinstance(result, Result)}
    return sorted(apart, key=lambda number: -apart[number])


def _secret(ballots: Sequence[Ballot]) -> int:
    """Return how many answered secretly, and said something."""
    return sum(_says(ballot) for ballot in ballots if not ballot.by_hand)


def _says(ballot: Ballot) -> bool:
    return ballot.value is not None and ballot.value != DONT_KNOW


def _round(question: Question, ballots: Sequence[Ballot]) -> Shown:
    if sum(map(_says, ballots)) < FEWEST_VOTERS or 0 < _secret(ballots) < FEWEST_VOTERS:
        return TooFew()
    values = [ballot.value for ballot in ballots if ballot.value is not None]
    counted = Result(
        n=len(values),
        unsure=sum(value == DONT_KNOW for value in values),
        abstained=len(ballots) - len(values),
        disagreement=disagreement.compute(question, values),
    )
    if question.shape is Shape.CHOICE:
        return _with_choices(counted, question, values)
    given = _given(values)
    spreads = {item: Spread(numbers[0], float(np.median(numbers)), numbers[-1]) for item, numbers in given.items()}
    if question.shape is not Shape.RANGE:
        return replace(counted, spreads=spreads, given=given)
    lines = sorted((_ends(value) for value in values), key=lambda one: (one.mode, one))
    return replace(counted, spreads=spreads, range=ranges.pooled(lines), lines=tuple(lines))


def _with_choices(counted: Result, question: Question, values: Sequence[Any]) -> Result:
    order = list(question.offered)
    counts = Counter(values)
    named = dict(sorted(counts.items(), key=lambda one: (-one[1], order.index(one[0]))))
    most = max(named.values())
    top = tuple(answer for answer, count in named.items() if count == most)
    return replace(counted, top=top, share=most / len(values), named=named)


def _given(values: Sequence[Any]) -> dict[str, tuple[float, ...]]:
    by_item = [value if isinstance(value, dict) else {WHOLE: value} for value in values]
    items = dict.fromkeys(item for value in by_item for item in value)
    return {item: tuple(sorted(value[item] for value in by_item if item in value)) for item in items}


def _ends(value: Any) -> Assumption:
    return Assumption(value["low"], value["mode"], value["high"])


def _rounded(result: Result) -> Result:
    return replace(
        result,
        n=0,
        unsure=0,
        abstained=0,
        named={},
        given={},
        lines=(),
        share=round(result.share, 1),
        disagreement=round(result.disagreement, 1),
        spreads={item: Spread(math.nan, spread.median, math.nan) for item, spread in result.spreads.items()},
        rounded=True,
    )
