"""Questions about a choice: sensitivity, break-even, the split of the money, and the value of information."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from cxdash.measures.what_if import comparison, projection
from cxdash.measures.what_if.assumptions import CONTACT_COST, LEAVERS, Assumption, one_at_a_time, simulate, tried
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.comparison import Comparison
from cxdash.measures.what_if.levers import RANGES, Levers
from cxdash.measures.what_if.projection import Array

SPLITS = 21
"""Points at which a split of the money is tried, today's among them."""

CLEAR = 0.8
"""The share of tries from which one direction of moving money counts as clearly better."""

NEARLY_NONE = 0.5
"""In money; smaller differences count as none."""


class Swing(NamedTuple):
    """What a choice earns more with one *assumption* at its low and at its high, all others at their mode."""

    assumption: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """How much the result depends on the assumption, in money."""
        return abs(self.at_high - self.at_low)

    @property
    def flips(self) -> bool:
        """Whether the assumption alone decides if the choice pays."""
        return self.at_low * self.at_high < 0


def what_matters(base: Baseline, assumptions: Mapping[str, Assumption], levers: Levers) -> list[Swing]:
    """Return the assumptions a choice depends on, the widest swing first.

    One assumption varies at a time, so interactions are not shown. Source: Howard 1988 (tornado diagrams).
    """
    moved = comparison.with_levers(assumptions, levers)
    earned = comparison.compare(base, assumptions, levers, one_at_a_time(moved)).earned[1:].reshape(-1, 2)
    swings = [
        Swing(name, assumption.low, assumption.high, float(low), float(high))
        for (name, assumption), (low, high) in zip(moved.items(), earned, strict=True)
    ]
    return sorted((one for one in swings if one.width > NEARLY_NONE), key=lambda one: -one.width)


class Goal(NamedTuple):
    """The value of a lever at which the median try breaks even; None if that lies outside the lever's range."""

    lever: str
    stage: str
    now: float | None
    value: float | None


def break_even(found: Comparison) -> list[Goal]:
    """Return the break-even value of each lever, all others unchanged.

    Only levers for which the result rises, or falls, throughout: gap and gap_cost (if set), extra_leavers and
    cost_per_let_down (if assumed). Where it is not stated what mending costs, only that.
    """
    levers, base = found.levers, found.base
    costs = []
    if levers.gaps and base.contribution > 0:
        most = RANGES["gap_cost"].high * base.contribution
        root = _root(found, partial(_with, levers, "gap_cost"), (0.0, most))
        costs = [Goal("gap_cost", "", levers.gap_cost, root)]
    if not found.cost_stated:
        return costs
    goals = [
        Goal("gap", stage, share, _root(found, partial(_with_gap, levers, stage), RANGES["gap"][:2]))
        for stage, share in levers.gaps
    ]
    goals += costs
    for lever, assumption in (("extra_leavers", LEAVERS), ("cost_per_let_down", CONTACT_COST)):
        if assumption in found.assumptions and base.let_downs:
            now = (
                found.assumptions[assumption].mode
                if lever == "extra_leavers"
                else comparison.cost_of_a_let_down(found.assumptions)
            )
            goals.append(Goal(lever, "", now, _root(found, partial(_with, levers, lever), RANGES[lever][:2])))
    return goals


def _with(levers: Levers, name: str, value: float) -> Levers:
    changed: dict[str, Any] = {name: value}
    return replace(levers, **changed)


def _with_gap(levers: Levers, stage: str, share: float) -> Levers:
    return replace(levers, gaps=(*(gap for gap in levers.gaps if gap[0] != stage), (stage, share)))


def _root(found: Comparison, make: Callable[[float], Levers], ends: tuple[float, float]) -> float | None:
    """Return where in a range the median of what is earned more crosses zero (Brent's method); None if nowhere."""

    def earned(at: float) -> float:
        return float(np.median(comparison.compare(found.base, found.assumptions, make(at)).earned))

    low, high = map(earned, ends)
    if low * high > 0 or abs(low - high) < NEARLY_NONE:
        return None
    from scipy import optimize  # noqa: PLC0415 - it takes long, and few pages need it

    return float(optimize.brentq(earned, *ends, xtol=(ends[1] - ends[0]) / 1000))


@dataclass(frozen=True, eq=False)
class Split:
    """What moving money from winning to keeping would earn more, the total unchanged.

    *moved*: money a year, negative towards winning; *low*, *middle* and *high*: the 10th, 50th and 90th percentile of
    what is earned more. *verdict*: 'keeping', 'winning' or 'close'.
    """

    moved: Sequence[float]
    low: Sequence[float]
    middle: Sequence[float]
    high: Sequence[float]
    verdict: str


def split(base: Baseline, assumptions: Mapping[str, Assumption], levers: Levers) -> Split:
    """Compare splits of today's money between winning and keeping, within both ranges, all else as in *levers*."""
    wins, keeps = RANGES["acquisition_budget"], RANGES["retention_budget"]
    least = -min(wins.high * base.acquisition, -keeps.low * base.retention)
    most = min(-wins.low * base.acquisition, keeps.high * base.retention)
    moved = np.unique(np.append(np.linspace(least, most, SPLITS - 1), 0.0))
    alone = replace(levers, same_total=False, acquisition_budget=0.0, retention_budget=0.0)
    simulated = simulate(comparison.with_levers(assumptions, levers))
    today = projection.paths(base, simulated, alone).earned[-1]
    earned = [projection.paths(base, simulated, _shifted(base, alone, at)).earned[-1] - today for at in moved]
    low, middle, high = np.quantile(earned, (0.1, 0.5, 0.9), axis=1)
    here = int(np.flatnonzero(moved == 0.0)[0])
    return Split(moved.tolist(), low.tolist(), middle.tolist(), high.tolist(), _verdict(earned, here))


def _shifted(base: Baseline, levers: Levers, moved: float) -> Levers:
    return replace(levers, acquisition_budget=-moved / base.acquisition, retention_budget=moved / base.retention)


def _verdict(earned: Sequence[Array], here: int) -> str:
    """Return in which direction the next step of money clearly earns more, if in either."""
    if here + 1 < len(earned) and float((earned[here + 1] > 0).mean()) >= CLEAR:
        return "keeping"
    return "winning" if here and float((earned[here - 1] > 0).mean()) >= CLEAR else "close"


def perfect_information(worth: Array) -> float:
    """Return the expected value of perfect information.

    *worth*: one row per try, one column per option, in money.
    """
    best = int(worth.mean(axis=0).argmax())
    return float((worth.max(axis=1) - worth[:, best]).mean())


class Worth(NamedTuple):
    """The most that finding out about one *assumption* ('' = about all) is worth, in money."""

    assumption: str
    amount: float


def finding_out(found: Comparison) -> list[Worth]:
    """Return the value of perfect information on all assumptions (the first), then on each, the largest first.

    For one assumption, what the choice earns is regressed on it by a cubic; the option that is best by the fit is
    compared with the one that is best throughout. Source: Strong, Oakley and Brennan 2014.
    """
    earned = found.earned
    each = [Worth(name, _of_one(tried(name, assumption), earned)) for name, assumption in found.assumptions.items()]
    useful = sorted((one for one in each if one.amount > NEARLY_NONE), key=lambda one: -one.amount)
    return [Worth("", perfect_information(_against_nothing(earned))), *useful]


def _of_one(values: Array, earned: Array) -> float:
    if np.ptp(values) == 0:
        return 0.0
    scaled = (values - values.mean()) / values.std()
    fit = np.polynomial.Polynomial.fit(scaled, earned, 3)
    return perfect_information(_against_nothing(fit(scaled)))


def _against_nothing(earned: Array) -> Array:
    """Add an option that earns nothing more: carrying on."""
    return np.column_stack([earned, np.zeros(len(earned))])


def as_records(swings: Sequence[Swing]) -> list[dict[str, Any]]:
    """Return the swings as `figures what_if --json` prints them."""
    return [
        {
            "belief": one.assumption,
            "low": one.low,
            "high": one.high,
            "at_low": one.at_low,
            "at_high": one.at_high,
            "flips": one.flips,
        }
        for one in swings
    ]
