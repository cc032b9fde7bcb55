"""The first vote against the last."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxdash.measures.workshop.results import Result, Shown


@dataclass(frozen=True)
class Moved:
    """How a room moved between its *first* and its *last* vote on a question.

    *nearer*: how much less it disagrees, 0 to 1, negative where it disagrees more. *changed*: whether another answer
    leads, or any median is another, to a tenth where the last is rounded.
    """

    first: Result
    last: Result

    @property
    def nearer(self) -> float:
        """How much less the room disagrees; nan where either vote is rounded."""
        return self.first.disagreement - self.last.disagreement

    @property
    def changed(self) -> bool:
        """Whether another answer leads, or any median is another."""
        digits = 1 if self.last.rounded else 9
        medians = [
            {item: round(spread.median, digits) for item, spread in one.spreads.items()}
            for one in (self.first, self.last)
        ]
        return set(self.first.top) != set(self.last.top) or medians[0] != medians[1]

    @property
    def changed_minds(self) -> int | None:
        """The fewest voters who must have chosen otherwise, by the counts alone; None where another number voted.

        Ballots of two rounds are never joined, so those who changed places with each other are not among them.
        """
        first, last = self.first.named, self.last.named
        if not first or not last or self.first.n != self.last.n:
            return None
        return sum(max(0, count - first.get(answer, 0)) for answer, count in last.items())


def compare(rounds: Sequence[Shown]) -> Moved | None:
    """Return how a room moved, None where it voted once, or where too few did so the first or the last time."""
    if len(rounds) < 2:
        return None
    first, last = rounds[0], rounds[-1]
    return Moved(first, last) if isinstance(first, Result) and isinstance(last, Result) else None
