"""A choice beside carrying on as today, month by month, in every try of the simulated assumptions.

Both use the same tries, so a lever that is not moved changes nothing, to the last digit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.what_if import response
from cxdash.measures.what_if.assumptions import (
    CONTACT_COST,
    CONTACTS,
    DELAY,
    DISCOUNT,
    LEAVERS,
    STAY_AT_LEAST,
    STAY_AT_MOST,
    UNITS,
    WINS_LOST,
    WON_AT_LEAST,
    WON_AT_MOST,
    Assumption,
    simulate,
)
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers

Simulated = Mapping[str, np.ndarray]

Array = np.ndarray

WORDS_FROM = (0.95, 0.80, 0.60, 0.40, 0.20, 0.05)
"""The probabilities of being better from which each word of the ladder applies, the best word first."""


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
class Comparison:
    """A choice (*paths*) beside carrying on (*as_today*).

    *needs_customers* and *needs_earned* name the missing assumptions without which neither figure can be given.
    """

    base: Baseline
    levers: Levers
    assumptions: Mapping[str, Assumption]
    as_today: Paths
    paths: Paths
    needs_customers: tuple[str, ...]
    needs_earned: tuple[str, ...]

    @cached_property
    def customers(self) -> Array:
        """The difference in customers at the end, by try."""
        return self.paths.customers[-1] - self.as_today.customers[-1]

    @cached_property
    def earned(self) -> Array:
        """The difference in what has been earned by the end, in money, by try."""
        return self.paths.earned[-1] - self.as_today.earned[-1]

    @property
    def p_better(self) -> float:
        """The share of tries that have earned more."""
        return float((self.earned > 0).mean())

    @property
    def sampling_error(self) -> float:
        """The standard error of that share, from the number of tries."""
        p = self.p_better
        return float(np.sqrt(p * (1 - p) / len(self.earned)))

    @property
    def not_paid_back(self) -> float:
        """The share of tries that have earned less."""
        return float((self.earned < 0).mean())

    @cached_property
    def payback_month(self) -> int | None:
        """The month from which half of the tries have earned what the choice cost; None if they never do.

        1 if nothing is spent first.
        """
        behind = np.flatnonzero((self.paths.earned < self.as_today.earned).mean(axis=1) > 0.5)
        last = int(behind[-1]) + 1 if len(behind) else 0
        return last + 1 if last < len(self.paths.earned) else None


@dataclass(frozen=True, eq=False)
class _Effects:
    """The effects of a choice by try: customers won, a factor on leaving, and what let-downs cause."""

    won: Array
    leaving: Array
    extra: Array
    work: Array
    delay: Array


def with_levers(assumptions: Mapping[str, Assumption], levers: Levers) -> dict[str, Assumption]:
    """Return the assumptions as the levers set them: another mode moves its ends in proportion.

    The cost of a let-down is set through the cost of one contact; without an assumption on contacts, one contact each.
    """
    found = dict(assumptions)
    if levers.extra_leavers is not None:
        found[LEAVERS] = _moved(assumptions.get(LEAVERS), levers.extra_leavers)
    if levers.cost_per_let_down is not None:
        contacts = assumptions.get(CONTACTS)
        if contacts is None or not contacts.mode > 0:
            contacts = found[CONTACTS] = Assumption(1.0, 1.0, 1.0)
        each = levers.cost_per_let_down / contacts.mode
        found[CONTACT_COST] = _moved(assumptions.get(CONTACT_COST), each)
    return {name: found[name] for name in UNITS if name in found}


def _moved(assumptions: Assumption | None, mode: float) -> Assumption:
    return assumptions.scaled(mode) if assumptions and assumptions.mode > 0 else Assumption(mode, mode, mode)


def cost_of_a_let_down(assumptions: Mapping[str, Assumption]) -> float | None:
    """Return the most likely extra work that a let-down causes, in money; None without the assumptions."""
    if CONTACTS not in assumptions or CONTACT_COST not in assumptions:
        return None
    return assumptions[CONTACTS].mode * assumptions[CONTACT_COST].mode


def needed(base: Baseline, levers: Levers) -> tuple[list[str], list[str]]:
    """Return the assumptions that customers require, and those that money requires besides."""
    customers: list[str] = []
    if levers.acquisition_budget:
        customers += [WON_AT_MOST]
    if levers.retention_budget:
        customers += [STAY_AT_MOST]
    if levers.promise:
        customers += [WINS_LOST]
    if base.let_downs and (levers.gaps or levers.acquisition_budget or levers.promise):
        customers += [LEAVERS]
    if levers.gaps or levers.promise:
        customers += [DELAY]
    works = [CONTACTS, CONTACT_COST] if base.let_downs and levers.moved else []
    return customers, works


def compare(
    base: Baseline, assumptions: Mapping[str, Assumption], levers: Levers, simulated: Simulated | None = None
) -> Comparison:
    """Compare a choice with carrying on as today over the levers' years.

    *assumptions*: by name. *simulated*: other values for them than their tries, by the same names.
    """
    assumptions = with_levers(assumptions, levers)
    simulated = simulate(assumptions) if simulated is None else simulated
    customers, works = needed(base, levers)
    as_today = replace(levers, acquisition_budget=0.0, retention_budget=0.0, gaps=(), gap_cost=None, promise=0.0)
    return Comparison(
        base=base,
        levers=levers,
        assumptions=assumptions,
        as_today=paths(base, simulated, as_today),
        paths=paths(base, simulated, levers),
        needs_customers=tuple(name for name in customers if name not in assumptions),
        needs_earned=tuple(name for name in [*customers, *works] if name not in assumptions),
    )


def paths(base: Baseline, simulated: Simulated, levers: Levers) -> Paths:
    """Follow a choice month by month, in all tries at once.

    Customers leave at today's rate, changed by the money spent on keeping them, and because of let-downs beyond
    today's: more new customers pass the early stages; mending, or promising less, removes let-downs after the delay.
    Wins that promising less costs are lost from the first month. Let-downs at an early stage follow the new customers,
    all others the customers there are. A month's contribution is earned on the customers at its end.
    """
    months, tries = levers.years * A_YEAR, len(next(iter(simulated.values()), np.zeros(1)))
    does = _effects(base, simulated, levers, tries)
    early, late = _let_downs(base)
    gone_early, gone_late = _removed(base, levers)
    more = _per(does.won, base.won / A_YEAR, 1.0)
    each = does.leaving * does.extra
    does_early, early_less, late_less = more * early, more * gone_early, _per(gone_late, base.average)
    share, share_less = does.leaving * base.leaving, each * late_less
    fixed, fixed_less = each * early * (more - 1), each * gone_early * more
    costs = _costs(base, levers) / A_YEAR
    worth = _worth(simulated.get(DISCOUNT), months)
    margin = 0.0 if np.isnan(base.margin) else base.margin
    customers, earned = np.empty((months, tries)), np.empty((months, tries))
    now, total = np.full(tries, base.customers), np.zeros(tries)
    passing = _per(late, base.average)
    for month in range(months):
        left, extra, met = share, fixed, does_early + passing * now
        if levers.gaps or levers.promise:
            bites = np.clip(month + 1 - does.delay, 0.0, 1.0)
            left, extra = share - share_less * bites, fixed - fixed_less * bites
            met -= (early_less + late_less * now) * bites
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


def _let_downs(base: Baseline) -> tuple[float, float]:
    """Return a month's let-downs at the early stages, and at the others."""
    early = sum(count for stage, count in base.let_downs if stage in base.early)
    return early / A_YEAR, (base.all_let_downs - early) / A_YEAR


def _removed(base: Baseline, levers: Levers) -> tuple[float, float]:
    """Return how many of a month's let-downs a choice removes at the early stages and at the others, after the delay.

    Promising less removes its share of those that mending leaves, at the stages where the promise is broken.
    """
    shares = dict(levers.gaps)
    gone = []
    for stage, count in base.let_downs:
        mended = shares.get(stage, 0.0)
        less = levers.promise * (1.0 - mended) if stage in base.broken else 0.0
        gone.append((stage in base.early, (mended + less) * count))
    early, late = (sum(count for is_early, count in gone if is_early is part) for part in (True, False))
    return early / A_YEAR, late / A_YEAR


def _costs(base: Baseline, levers: Levers) -> float:
    """Return what is spent a year, in money."""
    budgets = [(base.acquisition, levers.acquisition_budget), (base.retention, levers.retention_budget)]
    spent = sum(amount * (1 + change) for amount, change in budgets if amount > 0)
    return spent + (levers.gap_cost or 0.0)


def rung(chance: float) -> int:
    """Return the place of a probability on the ladder of words: 0 almost always better … 6 almost always worse.

    A word applies from its lower bound on; the first needs more than 95 %.
    """
    if chance > WORDS_FROM[0]:
        return 0
    return next((place for place, lowest in enumerate(WORDS_FROM[1:], 1) if chance >= lowest), len(WORDS_FROM))


def spread(values: Array) -> dict[str, float]:
    """Return the 10th, 50th and 90th percentile of the tries."""
    low, middle, high = (float(value) for value in np.quantile(values, (0.1, 0.5, 0.9)))
    return {"p10": low, "p50": middle, "p90": high}
