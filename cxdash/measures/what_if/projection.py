"""The future of a choice, month by month, in every try of the simulated assumptions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxdash.domain.assumptions import (
    CONTACT_COST,
    CONTACTS,
    DELAY,
    DISCOUNT,
    LEAVERS,
    STAY_AT_LEAST,
    STAY_AT_MOST,
    WINS_LOST,
    WON_AT_LEAST,
    WON_AT_MOST,
)
from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.what_if import response
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers

Array = np.ndarray
Simulated = Mapping[str, Array]

A_TENTH = 0.1
"""The share of the gap to which the assumption on lost wins refers."""


@dataclass(frozen=True, eq=False)
class Paths:
    """Results by month and try: *customers* at a month's end, and what is *earned* from the start until then.

    Arrays (months, tries); *won*: customers won in a month, by try.
    """

    customers: Array
    earned: Array
    won: Array


@dataclass(frozen=True, eq=False)
class _Effects:
    """The effects of a choice by try: customers won, a factor on leaving, and what let-downs cause."""

    won: Array
    leaving: Array
    extra: Array
    work: Array
    delay: Array


def paths(base: Baseline, simulated: Simulated, levers: Levers) -> Paths:
    """Follow a choice month by month, in all tries at once.

    Customers leave at today's rate, changed by the money spent on keeping them, and because of let-downs beyond
    today's: more new customers pass the early stages; mending, or promising less, removes let-downs after the delay.
    Wins that promising less costs are lost from the first month. Let-downs at a stage that new customers pass follow
    them, those at a stage that all pass follow the customers there are; where it is not stated who passes, as many
    customers are let down as today. A month's contribution is earned on the customers at its end.
    """
    months, tries = levers.years * A_YEAR, len(next(iter(simulated.values()), np.zeros(1)))
    does = _effects(base, simulated, levers, tries)
    early, steady, late = _let_downs(base)
    gone_early, gone_steady, gone_late = _removed(base, levers)
    more = _per(does.won, base.won / A_YEAR, 1.0)
    each = does.leaving * does.extra
    met_anyhow, fewer, late_less = more * early + steady, more * gone_early + gone_steady, _per(gone_late, base.average)
    share, share_less = does.leaving * base.leaving, each * late_less
    fixed, fixed_less = each * early * (more - 1), each * fewer
    costs = _costs(base, levers) / A_YEAR
    worth = _worth(simulated.get(DISCOUNT), months)
    margin = 0.0 if np.isnan(base.margin) else base.margin
    customers, earned = np.empty((months, tries)), np.empty((months, tries))
    now, total = np.full(tries, base.customers), np.zeros(tries)
    passing = _per(late, base.average)
    for month in range(months):
        left, extra, met = share, fixed, met_anyhow + passing * now
        if levers.gaps or levers.promise:
            bites = np.clip(month + 1 - does.delay, 0.0, 1.0)
            left, extra = share - share_less * bites, fixed - fixed_less * bites
            met -= (fewer + late_less * now) * bites
        now = np.maximum(now + does.won - np.maximum(left * now + extra, 0.0), 0.0)
        met *= does.work
        total = total + (margin * now - met - costs) * worth[month]
        customers[month], earned[month] = now, total
    return Paths(customers, earned, does.won)


def _worth(discount: Array | None, months: int) -> Any:
    """Return the present value of one unit of money in each month; 1 throughout without a discount rate."""
    return [1.0] * months if discount is None else [(1 + discount) ** (-(at + 1) / A_YEAR) for at in range(months)]


def _per(amount: Any, of: float, otherwise: float = 0.0) -> Any:
    return amount / of if of > 0 else otherwise + 0.0 * amount


def _effects(base: Baseline, simulated: Simulated, levers: Levers, tries: int) -> _Effects:
    none = np.zeros(tries)
    most = base.leaving * base.average * A_YEAR / base.all_let_downs if base.let_downs else 0.0
    extra = np.minimum(simulated.get(LEAVERS, none), most)  # no more leave because of let-downs than leave
    contacts, each = simulated.get(CONTACTS, none), simulated.get(CONTACT_COST, none)
    return _Effects(
        _won(base, simulated, levers, tries),
        _leaving(base, simulated, levers, tries),
        extra,
        contacts * each,
        simulated.get(DELAY, none),
    )


def _won(base: Baseline, simulated: Simulated, levers: Levers, tries: int) -> Array:
    """Return the customers won in a month, by try."""
    today = np.full(tries, base.won / A_YEAR)
    if levers.promise:
        lost = simulated.get(WINS_LOST, np.zeros(tries)) * levers.promise / A_TENTH
        today = today * np.maximum(1.0 - lost, 0.0)
    if not levers.acquisition_budget or WON_AT_MOST not in simulated:
        return today
    ceiling = np.minimum(simulated[WON_AT_MOST], 1.0)
    curve = response.through(base.win_rate, 1.0, ceiling, simulated.get(WON_AT_LEAST, 0.0))
    return today * (curve.rate(1.0 + levers.acquisition_budget) / base.win_rate)


def _leaving(base: Baseline, simulated: Simulated, levers: Levers, tries: int) -> Array:
    """Return the factor on today's leaving, by try."""
    if not levers.retention_budget or STAY_AT_MOST not in simulated:
        return np.ones(tries)
    ceiling = np.minimum(simulated[STAY_AT_MOST], 1.0)
    curve = response.through(base.stay, 1.0, ceiling, simulated.get(STAY_AT_LEAST, 0.0))
    return (1.0 - curve.rate(1.0 + levers.retention_budget)) / (1.0 - base.stay)


def _let_downs(base: Baseline) -> tuple[float, float, float]:
    """Return a month's let-downs by who passes: new customers, not stated, all customers."""
    return _by_who_passes(base, [count for _, count in base.let_downs])


def _by_who_passes(base: Baseline, counts: Sequence[float]) -> tuple[float, float, float]:
    early = sum(count for (stage, _), count in zip(base.let_downs, counts, strict=True) if stage in base.early)
    steady = sum(count for (stage, _), count in zip(base.let_downs, counts, strict=True) if stage in base.unplaced)
    return early / A_YEAR, steady / A_YEAR, (sum(counts) - early - steady) / A_YEAR


def _removed(base: Baseline, levers: Levers) -> tuple[float, float, float]:
    """Return how many of a month's let-downs a choice removes after the delay, by who passes.

    Promising less removes its share of those that mending leaves, at the stages where the promise is broken.
    """
    shares = dict(levers.gaps)
    gone = []
    for stage, count in base.let_downs:
        mended = shares.get(stage, 0.0)
        less = levers.promise * (1.0 - mended) if stage in base.broken else 0.0
        gone.append((mended + less) * count)
    return _by_who_passes(base, gone)


def _costs(base: Baseline, levers: Levers) -> float:
    """Return what is spent a year, in money."""
    budgets = [(base.acquisition, levers.acquisition_budget), (base.retention, levers.retention_budget)]
    spent = sum(amount * (1 + change) for amount, change in budgets if amount > 0)
    return spent + (levers.gap_cost or 0.0)
