"""What a room answered, shown only where it cannot be traced to anybody.

Fewer than five secret answers are too few, and what would be left of five when *don't know* is taken away. Raised hands
were seen by everybody, so they do not hide the secret answers beside them. Where one to four answered only one of two
rounds, the difference of the rounds would be their answers if nobody else changed: of the later round only what is the
same whatever they answered is shown, and often that is nothing.
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


class Turnover(NamedTuple):
    """How many gave a secret answer in the earlier of two rounds only, and how many in the later only."""

    left: int = 0
    came: int = 0

    @property
    def is_few(self) -> bool:
        """Whether the difference of both rounds would be the answers of one to four."""
        return 0 < self.left < FEWEST_VOTERS or 0 < self.came < FEWEST_VOTERS


@dataclass(frozen=True)
class TooFew:
    """A round of which too few answered to show anything; it holds no figure."""


@dataclass(frozen=True)
class TooNear:
    """A round that beside an earlier one would tell what a few have answered; it holds no figure."""


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
    to 1. Where *rounded*, only which answer leads with its share to one tenth, or medians are given, as they would be
    whatever the few answered that took part in one of two rounds only: no counts, no single answers, no disagreement
    (nan), and *n* is 0.
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


Shown = Result | TooFew | TooNear


def compute(
    question: Question, rounds: Sequence[Sequence[Ballot]], turnovers: Mapping[tuple[int, int], Turnover]
) -> tuple[Shown, ...]:
    """Return what each round of a question says, the first round first; *turnovers*: by each two rounds from 1 on."""
    found: list[Shown] = []
    for number, ballots in enumerate(rounds, 1):
        result = _round(question, ballots)
        for earlier, before in enumerate(found, 1):
            few = turnovers[earlier, number]
            if isinstance(result, Result) and isinstance(before, Result) and few.is_few:
                likely = [*_of(rounds[earlier - 1], by_hand=False), *_of(ballots, by_hand=True)]
                result = _rounded(result) if not before.rounded and _is_certain(question, likely, few) else TooNear()
        found.append(result)
    return tuple(found)


def _of(ballots: Sequence[Ballot], *, by_hand: bool) -> list[Any]:
    """Return what was answered secretly, or by hand."""
    return [ballot.value for ballot in ballots if ballot.by_hand is by_hand and ballot.value is not None]


def _is_certain(question: Question, values: Sequence[Any], few: Turnover) -> bool:
    """Return whether all that a rounded result gives is the same, whatever few of *values* went and whatever came.

    It asks nothing of the later round, so that what is held back tells nothing either.
    """
    if question.shape is Shape.CHOICE:
        top, second = ([count for _, count in Counter(values).most_common(2)] + [0, 0])[:2]
        of = len(values) - few.left + few.came
        return top - second > sum(few) and _tenth((top - few.left) / of) == _tenth((top + few.came) / of)
    return question.shape is not Shape.RANGE and all(_is_steady(given, few) for given in _given(values).values())


def _is_steady(given: Sequence[float], few: Turnover) -> bool:
    """Return whether the median is the same if the highest went and lower ones came, or the other way round."""
    low = [-math.inf] * few.came + list(given[: len(given) - few.left])
    high = list(given[few.left :]) + [math.inf] * few.came
    return bool(low and high) and _tenth(float(np.median(low))) == _tenth(float(np.median(high)))


def _tenth(value: float) -> float:
    return round(value, 1)


def most_disagreed(results: Mapping[int, Shown]) -> list[int]:
    """Return the questions whose result is shown, most disagreement first, those whose is not known last."""
    apart = {number: result.disagreement for number, result in results.items() if isinstance(result, Result)}
    return sorted(apart, key=lambda number: (math.isnan(apart[number]), -apart[number]))


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
        share=_tenth(result.share),
        disagreement=math.nan,
        spreads={item: Spread(math.nan, _tenth(one.median), math.nan) for item, one in result.spreads.items()},
        rounded=True,
    )
