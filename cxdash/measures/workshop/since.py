"""What has come of the last workshop: its decisions, owners, customers' scores, figures and the room's own opinion."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.domain.scales import Question as Asking
from cxdash.domain.scales import asking
from cxdash.domain.workshop.questions import Kind, Question, Shape
from cxdash.domain.workshop.states import WorkshopState
from cxdash.measures.economics.months import A_YEAR, Year
from cxdash.measures.priorities.decisions import counted, text
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.satisfaction.let_downs import LetDowns
from cxdash.measures.workshop.results import Result
from cxdash.measures.workshop.rounds import Moved

Answered = tuple[Question, Result]
LEAVING, WINNING, KEEPING, LET_DOWN = "churn_rate", "acquisition_cost", "retention_cost", "let_downs"
"""The figures that may have moved."""

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


class Figure(NamedTuple):
    """A figure of now and then, each with the last month it covers; *low* and *high* of its change, nan where it is
    counted and not estimated.
    """

    name: str
    now: float
    then: float
    until: str
    before: str
    low: float = np.nan
    high: float = np.nan


class Opinion(NamedTuple):
    """A question that was asked in both workshops, and how the room moved."""

    question: Question
    moved: Moved


@dataclass(frozen=True)
class Since:
    """What has come of the workshop *name*, held *on* a day.

    *turned*: None where no customers have answered since. *figures*: what moved of what customers cost and do, in
    *currency*.
    """

    name: str
    on: date
    came_of: CameOf
    owners: tuple[NewOwner, ...]
    turned: tuple[Turned, ...] | None
    figures: tuple[Figure, ...]
    opinions: tuple[Opinion, ...]
    currency: str = ""


def last_before(kept: pd.DataFrame, key: str) -> dict[str, Any] | None:
    """Return the workshop that was held last before the one by this key; None where there is none with a day.

    *kept*: as `store.read.workshop.kept` has them, the latest first. One that has only been prepared was not held.
    """
    rows = rows_of(kept)
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


def money(now: Year | None, then: Year | None) -> tuple[Figure, ...]:
    """Return who left and what winning and keeping cost in twelve months up to now, and up to the workshop.

    They are counted, so any change is one. Left out is what is not known for all months of both, or began within.
    """
    if now is None or then is None or now.to_month <= then.to_month or min(now.months, then.months) < A_YEAR:
        return ()
    begun = {purpose for purpose, _ in (*now.begun, *then.begun)}
    priced = min(now.spend_months, then.spend_months) == A_YEAR
    known = {
        LEAVING: True,
        WINNING: priced and "acquisition" not in begun,
        KEEPING: priced and "retention" not in begun,
    }
    both = [(name, getattr(now, name), getattr(then, name)) for name, is_known in known.items() if is_known]
    return tuple(
        Figure(name, value, was, now.to_month, then.to_month)
        for name, value, was in both
        if np.isfinite([value, was]).all() and value != was
    )


def let_down(now: LetDowns, then: LetDowns, until: str, before: str) -> tuple[Figure, ...]:
    """Return how many occasions a year customers are let down, now and then, where that changed by more than chance.

    Only touchpoints count that have enough answers both times. Source: Zou & Donner 2008.
    """
    counted = [one.touchpoints[one.touchpoints.let_downs.notna()].set_index("key") for one in (now, then)]
    alike = counted[0].index.intersection(counted[1].index)
    (value, low, high), (was, least, most) = (_summed(one.loc[alike]) for one in counted)
    change = value - was
    down = change - float(np.hypot(value - low, most - was))
    up = change + float(np.hypot(high - value, was - least))
    if not len(alike) or down <= 0 <= up:
        return ()
    return (Figure(LET_DOWN, value, was, until, before, down, up),)


def _summed(rows: pd.DataFrame) -> tuple[float, float, float]:
    """Return the sum of let-downs with the ends of its interval."""
    value = float(rows.let_downs.sum())
    ends = (float(np.sqrt(np.square(rows[end] - rows.let_downs).sum())) for end in ("low", "high"))
    down, up = ends
    return value, value - down, value + up


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
