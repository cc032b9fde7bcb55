"""The company's situation: where the promise breaks, who owns that stage, and whether the answers can tell."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.ownership import CanAct, Health
from cxdash.domain.plain import rows_of
from cxdash.domain.vocabulary import Contact
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.stats import simulation

Row = Mapping[Any, Any]
Rows = Sequence[Row]
"""Stages, as `measures.ownership.figures` has them."""


class Case(StrEnum):
    """The first case that applies, in this order.

    NOT_PLACED: every touchpoint asked about is in no stage yet. ONE: a single stage, which cannot be the lowest.
    """

    EMPTY = "empty"
    ONLY_OWNERS = "only_owners"
    ALL_CLEAR = "all_clear"
    NOT_PLACED = "not_placed"
    TOO_FEW = "too_few"
    KEPT = "kept"
    ONE = "one"
    NO_OWNER = "no_owner"
    CANNOT_ACT = "cannot_act"
    OWNED = "owned"
    NOT_FILLED_IN = "not_filled_in"
    TWO = "two"
    CANNOT_TELL = "cannot_tell"


RANKED = {Case.NO_OWNER, Case.CANNOT_ACT, Case.OWNED, Case.NOT_FILLED_IN, Case.TWO}
"""Cases that name the worst stage or two."""


class Aside(StrEnum):
    """Why a stage with more let-downs is not the one named: nobody or too few were asked what they expected there, it
    is kept there, or scored higher.
    """

    NOT_ASKED = "not_asked"
    TOO_FEW = "too_few"
    KEPT = "kept"
    HIGHER = "higher"


@dataclass(frozen=True)
class Situation:
    """The first statement of the overview: its case and what its sentence names.

    *stages*: the one or two it is about, or those without an owner if only owners are known. *promised*: whether
    expectations are known; else the case is about the lowest satisfaction. *asked*: whether anybody at all was asked
    what they expected at the first stage. *filled*: whether anybody is accountable for
    anything. *let_downs*: a year at the first stage, nan if unknown. *clear*: stages with one owner, of *of*. *larger*:
    the stage with the most let-downs where those are more than at the stages named, *larger_let_downs* of them, and
    *aside* why it is not the one named. *wider*: the stage that falls further short than those named, by *wider_gap*,
    though fewer are let down there, *wider_let_downs*. *uncounted*: stages whose customers a year are missing, so that
    gaps decide, or means where no expectations are known.
    """

    case: Case
    stages: tuple[str, ...] = ()
    promised: bool = True
    asked: bool = False
    filled: bool = True
    health: str = ""
    holders: tuple[str, ...] = ()
    let_downs: float = np.nan
    mean: float = np.nan
    clear: int = 0
    of: int = 0
    answers: int = 0
    larger: str = ""
    larger_let_downs: float = np.nan
    aside: Aside | None = None
    wider: str = ""
    wider_gap: float = np.nan
    wider_let_downs: float = np.nan
    uncounted: tuple[str, ...] = ()

    @property
    def worst(self) -> str:
        """The stage named as the worst; '' where none or two are."""
        return self.stages[0] if self.case in RANKED - {Case.TWO} else ""


def compute(
    found: Ownership, answers: int, *, filled: bool, waiting: bool = False, asked: Collection[str] = ()
) -> Situation:
    """Return the situation of a view and day.

    *answers*: their number; *filled*: whether any assignment is; *waiting*: whether all touchpoints asked about are in
    no stage yet. *asked*: the stages where anybody was asked what they expected.
    """
    rows = rows_of(found.stages)
    case, stages = (Case.NOT_PLACED, ()) if waiting else _case(rows, answers, filled)
    first = next((row for row in rows if row["key"] == stages[0]), None) if stages else None
    ranked = case in RANKED
    larger = _larger(rows, stages) if ranked else None
    wider = _wider(rows, stages) if ranked else None
    return Situation(
        case=case,
        stages=stages,
        promised=_promised(rows),
        asked=bool(stages) and stages[0] in asked,
        filled=filled,
        health="" if first is None else str(first["health"]),
        holders=() if first is None else tuple(first["accountable"]),
        let_downs=np.nan if first is None else float(first["let_downs"]),
        mean=np.nan if first is None else float(first["mean"]),
        clear=found.clear,
        of=len(rows),
        answers=answers,
        larger="" if larger is None else str(larger["key"]),
        larger_let_downs=np.nan if larger is None else float(larger["let_downs"]),
        aside=None if larger is None else _aside(larger, rows, asked),
        wider="" if wider is None else str(wider["key"]),
        wider_gap=np.nan if wider is None else float(wider["gap"]),
        wider_let_downs=np.nan if wider is None else float(wider["let_downs"]),
        uncounted=_without_bars(rows, stages) if ranked else (),
    )


def _known(rows: Rows, name: str) -> list[Row]:
    """Return the stages of which a figure is known."""
    return [row for row in rows if not np.isnan(row[name])]


def _promised(rows: Rows) -> bool:
    """Return whether what customers expected is known of any stage."""
    return bool(_known(rows, "gap"))


def _larger(rows: Rows, named: Sequence[str]) -> Row | None:
    """Return the stage with the most let-downs, if those are more than at each of the stages named."""
    counted = _known(rows, "let_downs")
    if not counted or _without_bars(rows, named):
        return None
    most = max(counted, key=itemgetter("let_downs"))
    least = min((np.nan_to_num(row["let_downs"]) for row in rows if row["key"] in named), default=np.nan)
    return most if most["key"] not in named and most["let_downs"] > least else None


def _wider(rows: Rows, named: Sequence[str]) -> Row | None:
    """Return the broken stage with the widest gap, if it is wider than any of those named and lets down fewer."""
    broken = [row for row in _known(rows, "let_downs") if row["broken"]]
    if not broken or _without_bars(rows, named):
        return None
    widest = min(broken, key=itemgetter("gap"))
    of_named = [row for row in broken if row["key"] in named]
    fewer = all(row["let_downs"] > widest["let_downs"] for row in of_named)
    if not fewer or not of_named:
        return None
    narrower = np.round(widest["gap"], 1) < np.round(min(row["gap"] for row in of_named), 1)
    return widest if narrower else None


def _aside(stage: Row, rows: Rows, asked: Collection[str]) -> Aside:
    if not _promised(rows):
        return Aside.HIGHER
    if not np.isnan(stage["gap"]):
        return Aside.KEPT
    return Aside.TOO_FEW if stage["key"] in asked else Aside.NOT_ASKED


def _without_bars(rows: Rows, named: Sequence[str]) -> tuple[str, ...]:
    """Return the stages whose missing let-downs keep these from deciding, though other stages have some.

    Of those with a broken promise it is any; where no expectations are known, those *named*.
    """
    shown = _known(rows, "mean")
    promised = _promised(shown)
    compared = [row for row in shown if (row["broken"] if promised else row["key"] in named)]
    return tuple(_uncounted(compared)) if _known(rows, "let_downs") else ()


def _uncounted(rows: Rows) -> list[str]:
    """Return the stages that let customers down themselves, but not how often."""
    return [row["key"] for row in rows if np.isnan(row["let_downs"]) and row["basis"] != Contact.INDIRECT]


def start_here(stages: pd.DataFrame) -> str:
    """Return the stage to start with: most let-downs of those with a broken promise and no owner who can act.

    '' if there is none, or if it is unclear which comes first.
    """
    broken = [row for row in rows_of(stages) if row["broken"]]
    in_hand = Health.ONE, CanAct.CAN
    key, share = _ranked([row for row in broken if (row["health"], row["can_act"]) != in_hand])[0]
    return key if share >= simulation.CLEARLY else ""


def _case(rows: Rows, answers: int, filled: bool) -> tuple[Case, tuple[str, ...]]:
    if not answers or not rows:
        return _without_answers(rows, filled)
    shown = _known(rows, "mean")
    if not shown:
        return Case.TOO_FEW, ()
    if not _promised(shown):
        return (Case.ONE, (shown[0]["key"],)) if len(shown) == 1 else _worst(shown, filled)
    broken = [row for row in shown if row["broken"]]
    return _worst(broken, filled) if broken else (Case.KEPT, ())


def _without_answers(rows: Rows, filled: bool) -> tuple[Case, tuple[str, ...]]:
    if not filled or not rows:
        return Case.EMPTY, ()
    without = tuple(row["key"] for row in rows if row["health"] != Health.ONE)
    return (Case.ONLY_OWNERS, without) if without else (Case.ALL_CLEAR, ())


def _worst(rows: Rows, filled: bool) -> tuple[Case, tuple[str, ...]]:
    """Return the case with the worst stage if that is clear, else with the two worst, else none."""
    (first, share), (second, other) = _ranked(rows)[:2]
    if share >= simulation.CLEARLY:
        return _whose(next(row for row in rows if row["key"] == first), filled), (first,)
    if share + other >= simulation.CLEARLY:
        return Case.TWO, (first, second)
    return Case.CANNOT_TELL, ()


def _whose(stage: Row, filled: bool) -> Case:
    if not filled:
        return Case.NOT_FILLED_IN
    if stage["health"] != Health.ONE:
        return Case.NO_OWNER
    return Case.CANNOT_ACT if stage["can_act"] == CanAct.CANNOT else Case.OWNED


def _ranked(rows: Rows) -> list[tuple[str, float]]:
    """Return stages with the share of draws in which each is worst, the worst first; padded with '' to two.

    By let-downs if customers a year are known for all of them, else by the gap, else by the mean.
    """
    shares = simulation.first_shares(*_badness(rows))
    ranked = sorted(zip((row["key"] for row in rows), map(float, shares), strict=True), key=lambda one: -one[1])
    return [*ranked, ("", 0.0), ("", 0.0)]


def _badness(rows: Rows) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how bad each stage is, with its range; without customers a year, the negative score."""
    if _promised(rows) and _known(rows, "let_downs") and not _uncounted(rows):
        amounts = np.nan_to_num(_columns(rows, "let_downs"))
        return amounts[0], amounts[1], amounts[2]
    value, low, high = -_columns(rows, "gap" if _promised(rows) else "mean")
    return value, high, low


def _columns(rows: Rows, name: str) -> np.ndarray:
    """Return a figure of each stage with the ends of its range, (3, stages)."""
    return np.array([[row[f"{name}{end}"] for row in rows] for end in ("", "_low", "_high")], float)
