"""What a room asks of a choice: what it hangs on, what it would take, how to split the money, what is worth finding out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from scipy import optimize

from cxdash.measures.what_if import assumptions, comparison
from cxdash.measures.what_if.assumptions import Belief
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.comparison import Array, Comparison
from cxdash.measures.what_if.levers import RANGES, Levers

SPLITS = 21
"""Points at which a split of the money is tried, today's among them."""

CLEAR = 0.8
"""From this share of tries on, a way to move the money is clear."""

NEARLY_NONE = 0.5
"""In money, what is taken for no difference at all."""


class Swing(NamedTuple):
    """What a choice earns more with one belief at its low and at its high, all others most likely."""

    belief: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """How much hangs on it."""
        return abs(self.at_high - self.at_low)

    @property
    def flips(self) -> bool:
        """Whether the belief alone decides if the choice pays."""
        return self.at_low * self.at_high < 0


def what_matters(base: Baseline, held: Mapping[str, Belief], levers: Levers) -> list[Swing]:
    """Return each belief that the choice hangs on, the one on which most hangs first: one at a time, no interplay."""
    moved = comparison.with_levers(held, levers)
    earned = comparison.compare(base, held, levers, assumptions.one_at_a_time(moved)).earned[1:].reshape(-1, 2)
    swings = [
        Swing(name, belief.low, belief.high, float(low), float(high))
        for (name, belief), (low, high) in zip(moved.items(), earned, strict=True)
    ]
    return sorted((one for one in swings if one.width > NEARLY_NONE), key=lambda one: -one.width)


class Goal(NamedTuple):
    """To what a lever must be set for the middle of the tries to break even; None where its range does not hold it."""

    lever: str
    stage: str
    now: float | None
    value: float | None


def break_even(found: Comparison) -> list[Goal]:
    """Return to what each lever alone would have to be set: levers whose rise only helps, or only hurts."""
    levers, base = found.levers, found.base
    goals = []
    for stage, share in levers.gaps:
        goals.append(Goal("gap", stage, share, _root(found, partial(_with_gap, levers, stage), RANGES["gap"][:2])))
    if levers.gaps and base.contribution > 0:
        most = RANGES["gap_cost"].high * base.contribution
        root = _root(found, partial(_with, levers, "gap_cost"), (0.0, most))
        goals.append(Goal("gap_cost", "", levers.gap_cost, root))
    for lever, belief in (("extra_leavers", assumptions.LEAVERS), ("cost_per_let_down", assumptions.CONTACT_COST)):
        if belief in found.held and base.let_downs:
            now = found.held[belief].mode if lever == "extra_leavers" else comparison.cost_of_a_let_down(found.held)
            goals.append(Goal(lever, "", now, _root(found, partial(_with, levers, lever), RANGES[lever][:2])))
    return goals


def _with(levers: Levers, name: str, value: float) -> Levers:
    changed: dict[str, Any] = {name: value}
    return replace(levers, **changed)


def _with_gap(levers: Levers, stage: str, share: float) -> Levers:
    return replace(levers, gaps=(*(gap for gap in levers.gaps if gap[0] != stage), (stage, share)))


def _root(found: Comparison, make: Callable[[float], Levers], ends: tuple[float, float]) -> float | None:
    """Return where in a range the middle of the tries earns as much as carrying on, by bisection; None if nowhere."""

    def earned(at: float) -> float:
        return float(np.median(comparison.compare(found.base, found.held, make(at)).earned))

    low, high = map(earned, ends)
    if low * high > 0 or abs(low - high) < NEARLY_NONE:
        return None
    return float(optimize.brentq(earned, *ends, xtol=(ends[1] - ends[0]) / 1000))


@dataclass(frozen=True, eq=False)
class Split:
    """What moving money from winning to keeping would earn more, the total unchanged, and the way that is clear.

    *moved*: money a year, negative towards winning, with the tenths *low*, the *middle* and *high* of what is earned
    more. *verdict*: 'keeping', 'winning' or 'close'.
    """

    moved: Sequence[float]
    low: Sequence[float]
    middle: Sequence[float]
    high: Sequence[float]
    verdict: str


def split(base: Baseline, held: Mapping[str, Belief], levers: Levers) -> Split:
    """Try splits of today's money between winning and keeping, within the ranges of both, all else as in *levers*."""
    wins, keeps = RANGES["acquisition_budget"], RANGES["retention_budget"]
    least = -min(wins.high * base.acquisition, -keeps.low * base.retention)
    most = min(-wins.low * base.acquisition, keeps.high * base.retention)
    moved = np.unique(np.append(np.linspace(least, most, SPLITS - 1), 0.0))
    alone = replace(levers, same_total=False, acquisition_budget=0.0, retention_budget=0.0)
    drawn = assumptions.draws(comparison.with_levers(held, levers))
    today = comparison.paths(base, drawn, alone).earned[-1]
    earned = [comparison.paths(base, drawn, _shifted(base, alone, at)).earned[-1] - today for at in moved]
    low, middle, high = np.quantile(earned, (0.1, 0.5, 0.9), axis=1)
    here = int(np.flatnonzero(moved == 0.0)[0])
    return Split(moved.tolist(), low.tolist(), middle.tolist(), high.tolist(), _verdict(earned, here))


def _shifted(base: Baseline, levers: Levers, moved: float) -> Levers:
    return replace(levers, acquisition_budget=-moved / base.acquisition, retention_budget=moved / base.retention)


def _verdict(earned: Sequence[Array], here: int) -> str:
    """Return which way the next step of money clearly earns more in, if either does."""
    if here + 1 < len(earned) and float((earned[here + 1] > 0).mean()) >= CLEAR:
        return "keeping"
    return "winning" if here and float((earned[here - 1] > 0).mean()) >= CLEAR else "close"


def perfect_information(worth: Array) -> float:
    """Return what it is worth at most to know before choosing: a row per try, a column per option."""
    best = int(worth.mean(axis=0).argmax())
    return float((worth.max(axis=1) - worth[:, best]).mean())


class Worth(NamedTuple):
    """What finding out about one belief, '' for all of them, is worth at most."""

    belief: str
    amount: float


def finding_out(found: Comparison) -> list[Worth]:
    """Return what it is worth at most to find out about all beliefs (the first), and about each (Strong et al. 2014).

    What a choice earns is fitted by a curve of each belief; the fit's own best choice is compared with one for all.
    """
    earned = found.earned
    each = [Worth(name, _of_one(assumptions.tried(name, belief), earned)) for name, belief in found.held.items()]
    useful = sorted((one for one in each if one.amount > NEARLY_NONE), key=lambda one: -one.amount)
    return [Worth("", perfect_information(_against_nothing(earned))), *useful]


def _of_one(values: Array, earned: Array) -> float:
    if np.ptp(values) == 0:
        return 0.0
    scaled = (values - values.mean()) / values.std()
    fit = np.polynomial.Polynomial.fit(scaled, earned, 3)
    return perfect_information(_against_nothing(fit(scaled)))


def _against_nothing(earned: Array) -> Array:
    """Set a choice beside carrying on, which earns nothing more."""
    return np.column_stack([earned, np.zeros(len(earned))])


def as_records(swings: Sequence[Swing]) -> list[dict[str, Any]]:
    """Return what matters most as plain values."""
    return [{**one._asdict(), "flips": one.flips} for one in swings]
