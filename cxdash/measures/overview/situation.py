"""The company's situation: where the promise breaks, who owns that stage, and whether the answers can tell."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from cxdash.domain.ownership import CanAct, Health
from cxdash.domain.vocabulary import Contact
from cxdash.measures.ownership.figures import Ownership
from cxdash.measures.stats import simulation


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
    case, stages = (Case.NOT_PLACED, ()) if waiting else _case(found.stages, answers, filled)
    first = found.stages.set_index("key").loc[stages[0]] if stages else None
    ranked = case in RANKED
    larger = _larger(found.stages, stages) if ranked else None
    wider = _wider(found.stages, stages) if ranked else None
    return Situation(
        case=case,
        stages=stages,
        promised=bool(found.stages.gap.notna().any()),
        asked=bool(stages) and stages[0] in asked,
        filled=filled,
        health="" if first is None else str(first.health),
        holders=() if first is None else tuple(first.accountable),
        let_downs=np.nan if first is None else float(first.let_downs),
        mean=np.nan if first is None else float(first["mean"]),
        clear=found.clear,
        of=len(found.stages),
        answers=answers,
        larger="" if larger is None else str(larger.key),
        larger_let_downs=np.nan if larger is None else float(larger.let_downs),
        aside=None if larger is None else _aside(larger, found.stages, asked),
        wider="" if wider is None else str(wider.key),
        wider_gap=np.nan if wider is None else float(wider.gap),
        wider_let_downs=np.nan if wider is None else float(wider.let_downs),
        uncounted=_without_bars(found.stages, stages) if ranked else (),
    )


def _larger(stages: pd.DataFrame, named: Sequence[str]) -> pd.Series | None:
    """Return the stage with the most let-downs, if those are more than at each of the stages named."""
    counted = stages[stages.let_downs.notna()]
    if counted.empty or _without_bars(stages, named):
        return None
    most = counted.loc[counted.let_downs.idxmax()]
    least = stages.let_downs[stages.key.isin(named)].fillna(0).min()
    return most if most.key not in named and most.let_downs > least else None


def _wider(stages: pd.DataFrame, named: Sequence[str]) -> pd.Series | None:
    """Return the broken stage with the widest gap, if it is wider than any of those named and lets down fewer."""
    broken = stages[stages.broken.astype(bool) & stages.let_downs.notna()]
    if broken.empty or _without_bars(stages, named):
        return None
    widest = broken.loc[broken.gap.idxmin()]
    of_named = broken[broken.key.isin(named)]
    fewer = bool((of_named.let_downs > widest.let_downs).all())
    return widest if fewer and len(of_named) and widest.gap.round(1) < of_named.gap.min().round(1) else None


def _aside(stage: pd.Series, stages: pd.DataFrame, asked: Collection[str]) -> Aside:
    if not stages.gap.notna().any():
        return Aside.HIGHER
    if not pd.isna(stage.gap):
        return Aside.KEPT
    return Aside.TOO_FEW if stage.key in asked else Aside.NOT_ASKED


def _without_bars(stages: pd.DataFrame, named: Sequence[str]) -> tuple[str, ...]:
    """Return the stages whose missing let-downs keep these from deciding, though other stages have some.

    Of those with a broken promise it is any; where no expectations are known, those *named*.
    """
    shown = stages[stages["mean"].notna()]
    compared = shown.broken.astype(bool) if shown.gap.notna().any() else shown.key.isin(named)
    return tuple(_uncounted(shown[compared])) if stages.let_downs.notna().any() else ()


def _uncounted(stages: pd.DataFrame) -> pd.Series:
    """Return the stages that let customers down themselves, but not how often."""
    return stages.key[stages.let_downs.isna() & (stages.basis != Contact.INDIRECT)]


def start_here(stages: pd.DataFrame) -> str:
    """Return the stage to start with: most let-downs of those with a broken promise and no owner who can act.

    '' if there is none, or if it is unclear which comes first.
    """
    in_hand = (stages.health == Health.ONE) & (stages.can_act == CanAct.CAN)
    key, share = _ranked(stages[stages.broken.astype(bool) & ~in_hand])[0]
    return key if share >= simulation.CLEARLY else ""


def _case(stages: pd.DataFrame, answers: int, filled: bool) -> tuple[Case, tuple[str, ...]]:
    if not answers or not len(stages):
        return _without_answers(stages, filled)
    shown = stages[stages["mean"].notna()]
    if shown.empty:
        return Case.TOO_FEW, ()
    if not shown.gap.notna().any():
        return (Case.ONE, (shown.key.iloc[0],)) if len(shown) == 1 else _worst(shown, filled)
    broken = shown[shown.broken.astype(bool)]
    return _worst(broken, filled) if len(broken) else (Case.KEPT, ())


def _without_answers(stages: pd.DataFrame, filled: bool) -> tuple[Case, tuple[str, ...]]:
    if not filled or not len(stages):
        return Case.EMPTY, ()
    without = tuple(stages.key[stages.health != Health.ONE])
    return (Case.ONLY_OWNERS, without) if without else (Case.ALL_CLEAR, ())


def _worst(stages: pd.DataFrame, filled: bool) -> tuple[Case, tuple[str, ...]]:
    """Return the case with the worst stage if that is clear, else with the two worst, else none."""
    (first, share), (second, other) = _ranked(stages)[:2]
    if share >= simulation.CLEARLY:
        return _whose(stages.set_index("key").loc[first], filled), (first,)
    if share + other >= simulation.CLEARLY:
        return Case.TWO, (first, second)
    return Case.CANNOT_TELL, ()


def _whose(stage: pd.Series, filled: bool) -> Case:
    if not filled:
        return Case.NOT_FILLED_IN
    if stage.health != Health.ONE:
        return Case.NO_OWNER
    return Case.CANNOT_ACT if stage.can_act == CanAct.CANNOT else Case.OWNED


def _ranked(stages: pd.DataFrame) -> list[tuple[str, float]]:
    """Return stages with the share of draws in which each is worst, the worst first; padded with '' to two.

    By let-downs if customers a year are known for all of them, else by the gap, else by the mean.
    """
    shares = simulation.first_shares(*_badness(stages))
    ranked = sorted(zip(stages.key, map(float, shares), strict=True), key=lambda one: -one[1])
    return [*ranked, ("", 0.0), ("", 0.0)]


def _badness(stages: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how bad each stage is, with its range; without customers a year, the negative score."""
    if stages.gap.notna().any() and stages.let_downs.notna().any() and _uncounted(stages).empty:
        amounts = stages[["let_downs", "let_downs_low", "let_downs_high"]].fillna(0).to_numpy(float)
        return amounts[:, 0], amounts[:, 1], amounts[:, 2]
    name = "gap" if stages.gap.notna().any() else "mean"
    value, low, high = -stages[[name, f"{name}_low", f"{name}_high"]].to_numpy(float).T
    return value, high, low
