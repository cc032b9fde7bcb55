"""What has come of the last workshop: its decisions, owners, customers' scores and the room's own opinion."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cxdash.domain.scales import Question as Asking
from cxdash.domain.scales import asking
from cxdash.domain.workshop.questions import Kind, Question, Shape
from cxdash.domain.workshop.states import WorkshopState
from cxdash.measures.priorities.decisions import counted, text
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.workshop.results import Result
from cxdash.measures.workshop.rounds import Moved

Answered = tuple[Question, Result]
COMPARED = (Shape.CHOICE, Shape.NUMBER)
"""The answers of which a room's most common one, or the middle, is compared with that of another day."""


class CameOf(NamedTuple):
    """What came of decisions: how many of those that stand are done, overdue, reopened."""

    standing: int
    done: int
    overdue: int
    reopened: int


class NewOwner(NamedTuple):
    """A stage whose accountable roles are others than they were; () for nobody."""

    stage: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Turned(NamedTuple):
    """A stage whose satisfaction clearly changed, by how much, from and to."""

    stage: str
    change: float
    low: float
    high: float


class Opinion(NamedTuple):
    """A question that was asked in both workshops, and how the room moved."""

    question: Question
    moved: Moved


@dataclass(frozen=True)
class Since:
    """What has come of the workshop *name*, held *on* a day.

    *turned*: None where no customers have answered since.
    """

    name: str
    on: date
    came_of: CameOf
    owners: tuple[NewOwner, ...]
    turned: tuple[Turned, ...] | None
    opinions: tuple[Opinion, ...]


def last_before(kept: pd.DataFrame, key: str) -> dict[str, Any] | None:
    """Return the workshop that was held last before the one by this key; None where there is none with a day.

    *kept*: as `store.read.workshop.kept` has them, the latest first. One that has only been prepared was not held.
    """
    rows = kept.to_dict("records")
    after = next((place for place, row in enumerate(rows) if row["key"] == key), len(rows))
    until = rows[after]["held_on"] if after < len(rows) and pd.notna(rows[after]["held_on"]) else date.max
    earlier = [
        row
        for place, row in enumerate(rows)
        if pd.notna(row["held_on"])
        and row["state"] != WorkshopState.PREPARED
        and (row["held_on"] < until or (row["held_on"] == until and place > after))
    ]
    return max(earlier, key=lambda row: row["held_on"], default=None)


def came_of(decisions: pd.DataFrame, workshop: str, reopened: Collection[str], on: date) -> CameOf:
    """Return what has come of the decisions of a workshop by a day."""
    own = decisions[np.array([text(one) == workshop for one in decisions.workshop], bool)]
    found = counted(own, on, reopened)
    done = own[(own.status == "done") & ~own.key.isin(list(reopened))]
    return CameOf(found.standing, len(done), found.overdue, found.reopened)


def owners(before: pd.DataFrame, after: pd.DataFrame) -> tuple[NewOwner, ...]:
    """Return the stages whose accountable roles are others; both: key and accountable by stage."""
    were = dict(zip(before.key, before.accountable, strict=True))
    now = zip(after.key, after.accountable, strict=True)
    return tuple(
        NewOwner(stage, tuple(were[stage]), tuple(held))
        for stage, held in now
        if stage in were and set(were[stage]) != set(held)
    )


def turned(found: Satisfaction) -> tuple[Turned, ...]:
    """Return the stages whose satisfaction changed by more than chance against the months before, largest first."""
    rows = found.stages[found.stages.measure.isin(list(asking(Asking.SATISFACTION)))].drop_duplicates("key")
    clear = rows[(rows.change_low > 0) | (rows.change_high < 0)]
    moved = [Turned(*row) for row in clear[["key", "change", "change_low", "change_high"]].itertuples(index=False)]
    return tuple(sorted(moved, key=lambda one: -abs(one.change)))


def opinions(then: Iterable[Answered], now: Iterable[Answered]) -> tuple[Opinion, ...]:
    """Return the choices and guesses that were asked in both workshops and are answered otherwise now."""
    were = {_same(question): result for question, result in then}
    both = [(question, were.get(_same(question)), result) for question, result in now if question.shape in COMPARED]
    found = [Opinion(question, Moved(first, last)) for question, first, last in both if first]
    return tuple(one for one in found if one.moved.changed)


def _same(question: Question) -> tuple[Any, ...]:
    """Return what makes two questions the same one; the choices only where they are the host's own."""
    own = tuple(one.key for one in question.choices) if question.kind is Kind.FREE else ()
    return question.kind, question.about, question.subject, question.wording, question.scale, own
