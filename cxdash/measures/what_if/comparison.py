"""What another choice would bring, month by month, in every try of what the room believes, against carrying on.

Both run on the same tries, so a lever that is not moved makes no difference at all, to the last digit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from cxdash.measures.economics.months import A_YEAR
from cxdash.measures.what_if import assumptions, response
from cxdash.measures.what_if.assumptions import Belief
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers

Draws = Mapping[str, np.ndarray]

Array = np.ndarray

WORDS_FROM = (0.95, 0.80, 0.60, 0.40, 0.20, 0.05)
"""The chances of being better from which each word of the ladder holds, the best first; below the last, the worst."""


A_TENTH = 0.1
"""The share of the gap for which it is asked how many wins closing it by promising less costs."""


@dataclass(frozen=True, eq=False)
class Paths:
    """A row per month and a column per try: *customers* at its end, and what is *earned* from the start until then."""

    customers: Array
    earned: Array
    won: Array


@dataclass(frozen=True, eq=False)
class Comparison:
    """A choice against carrying on as today.

    *needs_customers* and *needs_earned* name the beliefs without which neither can be told. *paths* are of the choice,
    *as_today* of carrying on.
    """

    base: Baseline
    levers: Levers
    held: Mapping[str, Belief]
    as_today: Paths
    paths: Paths
    needs_customers: tuple[str, ...]
    needs_earned: tuple[str, ...]

    @cached_property
    def customers(self) -> Array:
        """How many more customers there are in the end, in every try."""
        return self.paths.customers[-1] - self.as_today.customers[-1]

    @cached_property
    def earned(self) -> Array:
        """How much more has been earned in the end, in every try."""
        return self.paths.earned[-1] - self.as_today.earned[-1]

    @property
    def p_better(self) -> float:
        """The share of tries in which more has been earned."""
        return float((self.earned > 0).mean())

    @property
    def sampling_error(self) -> float:
        """How far the share of tries may be off for being a share of so many only: its standard error."""
        p = self.p_better
        return float(np.sqrt(p * (1 - p) / len(self.earned)))

    @property
    def not_paid_back(self) -> float:
        """The share of tries in which less has been earned in the end."""
        return float((self.earned < 0).mean())

    @cached_property
    def payback_month(self) -> int | None:
        """The month from which on half of the tries have earned what the choice cost; None where they have not.

        It is 1 where nothing is laid out first.
        """
        behind = np.flatnonzero((self.paths.earned < self.as_today.earned).mean(axis=1) > 0.5)
        last = int(behind[-1]) + 1 if len(behind) else 0
        return last + 1 if last < len(self.paths.earned) else None


@dataclass(frozen=True, eq=False)
class _Effects:
    """What a choice does in every try: how many are won, how leaving changes, and what let-downs do."""

    won: Array
    leaving: Array
    extra: Array
    work: Array
    delay: Array


def with_levers(held: Mapping[str, Belief], levers: Levers) -> dict[str, Belief]:
    """Return the beliefs as the levers set them: another most likely value moves its ends in proportion.

    The cost of a let-down is set through what one contact costs; where contacts are not believed, it is as stated.
    """
    found = dict(held)
    if levers.extra_leavers is not None:
        found[assumptions.LEAVERS] = _moved(held.get(assumptions.LEAVERS), levers.extra_leavers)
    if levers.cost_per_let_down is not None:
        contacts = held.get(assumptions.CONTACTS)
        if contacts is None or not contacts.mode > 0:
            contacts = found[assumptions.CONTACTS] = Belief(1.0, 1.0, 1.0)
        each = levers.cost_per_let_down / contacts.mode
        found[assumptions.CONTACT_COST] = _moved(held.get(assumptions.CONTACT_COST), each)
    return {name: found[name] for name in assumptions.UNITS if name in found}


def _moved(held: Belief | None, mode: float) -> Belief:
    return held.scaled(mode) if held and held.mode > 0 else Belief(mode, mode, mode)


def cost_of_a_let_down(held: Mapping[str, Belief]) -> float | None:
    """Return the most likely extra work a let-down causes, in money; None where it is not believed."""
    if assumptions.CONTACTS not in held or assumptions.CONTACT_COST not in held:
        return None
    return held[assumptions.CONTACTS].mode * held[assumptions.CONTACT_COST].mode


def needed(base: Baseline, levers: Levers) -> tuple[list[str], list[str]]:
    """Return the beliefs that customers, and those that money besides, cannot be told without."""
    customers: list[str] = []
    if levers.acquisition_budget:
        customers += [assumptions.WON_AT_MOST]
    if levers.retention_budget:
        customers += [assumptions.STAY_AT_MOST]
    if levers.promise:
        customers += [assumptions.WINS_LOST]
    if base.let_downs and (levers.gaps or levers.acquisition_budget or levers.promise):
        customers += [assumptions.LEAVERS]
    if levers.gaps or levers.promise:
        customers += [assumptions.DELAY]
    works = [assumptions.CONTACTS, assumptions.CONTACT_COST] if base.let_downs and levers.moved else []
    return customers, works


def compare(base: Baseline, held: Mapping[str, Belief], levers: Levers, drawn: Draws | None = None) -> Comparison:
    """Compare a choice with carrying on as today over the levers' years.

    *held*: what is believed, by its name; *drawn*: other values of it than its tries, of the same names.
    """
    held = with_levers(held, levers)
    drawn = assumptions.draws(held) if drawn is None else drawn
    customers, works = needed(base, levers)
    as_today = replace(levers, acquisition_budget=0.0, retention_budget=0.0, gaps=(), gap_cost=None, promise=0.0)
    return Comparison(
        base=base,
        levers=levers,
        held=held,
        as_today=paths(base, drawn, as_today),
        paths=paths(base, drawn, levers),
        needs_customers=tuple(name for name in customers if name not in held),
        needs_earned=tuple(name for name in [*customers, *works] if name not in held),
    )


def paths(base: Baseline, drawn: Draws, levers: Levers) -> Paths:
    """Follow a choice month by month in every try at once.

    Those who leave are today's share of the customers, and those whom let-downs drive away besides what they do today:
    more of them with more new customers, who meet the early stages, fewer where let-downs are removed, by mending or by
    promising less. The wins that costs are lost from the first month on; let-downs go after the delay. Money to keep
    customers works on both. Let-downs at an early stage follow the new customers, all others the customers there are.
    A month's money is earned on the customers it ends with.
    """
    months, tries = levers.years * A_YEAR, len(next(iter(drawn.values()), np.zeros(1)))
    does = _effects(base, drawn, levers, tries)
    early, late = _let_downs(base)
    gone_early, gone_late = _removed(base, levers)
    more = _per(does.won, base.won / A_YEAR, 1.0)
    each = does.leaving * does.extra
    does_early, early_less, late_less = more * early, more * gone_early, _per(gone_late, base.average)
    share, share_less = does.leaving * base.leaving, each * late_less
    fixed, fixed_less = each * early * (more - 1), each * gone_early * more
    costs = _costs(base, levers) / A_YEAR
    worth = _worth(drawn.get(assumptions.DISCOUNT), months)
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
    """Return what a krone of each month is worth today; where nothing is discounted, a krone."""
    return [1.0] * months if discount is None else [(1 + discount) ** (-(at + 1) / A_YEAR) for at in range(months)]


def _per(amount: Any, of: float, otherwise: float = 0.0) -> Any:
    return amount / of if of > 0 else otherwise + 0.0 * amount


def _effects(base: Baseline, drawn: Draws, levers: Levers, tries: int) -> _Effects:
    none = np.zeros(tries)
    most = base.leaving * base.average * A_YEAR / base.all_let_downs if base.let_downs else 0.0
    extra = np.minimum(drawn.get(assumptions.LEAVERS, none), most)  # no more leave because of let-downs than leave
    contacts, each = drawn.get(assumptions.CONTACTS, none), drawn.get(assumptions.CONTACT_COST, none)
    return _Effects(
        _won(base, drawn, levers, tries),
        _leaving(base, drawn, levers, tries),
        extra,
        contacts * each,
        drawn.get(assumptions.DELAY, none),
    )


def _won(base: Baseline, drawn: Draws, levers: Levers, tries: int) -> Array:
    """Return how many are won in a month."""
    today = np.full(tries, base.won / A_YEAR)
    if levers.promise:
        lost = drawn.get(assumptions.WINS_LOST, np.zeros(tries)) * levers.promise / A_TENTH
        today = today * np.maximum(1.0 - lost, 0.0)
    if not levers.acquisition_budget or assumptions.WON_AT_MOST not in drawn:
        return today
    ceiling = np.minimum(drawn[assumptions.WON_AT_MOST], 1.0)
    curve = response.through(base.win_rate, 1.0, ceiling, drawn.get(assumptions.WON_AT_LEAST, 0.0))
    return today * (curve.rate(1.0 + levers.acquisition_budget) / base.win_rate)


def _leaving(base: Baseline, drawn: Draws, levers: Levers, tries: int) -> Array:
    """Return how many times as many leave as today."""
    if not levers.retention_budget or assumptions.STAY_AT_MOST not in drawn:
        return np.ones(tries)
    ceiling = np.minimum(drawn[assumptions.STAY_AT_MOST], 1.0)
    curve = response.through(base.stay, 1.0, ceiling, drawn.get(assumptions.STAY_AT_LEAST, 0.0))
    return (1.0 - curve.rate(1.0 + levers.retention_budget)) / (1.0 - base.stay)


def _let_downs(base: Baseline) -> tuple[float, float]:
    """Return the let-downs of a month at the early stages, and at the others."""
    early = sum(count for stage, count in base.let_downs if stage in base.early)
    return early / A_YEAR, (base.all_let_downs - early) / A_YEAR


def _removed(base: Baseline, levers: Levers) -> tuple[float, float]:
    """Return how many of them the choice removes, once it bites.

    Promising less removes its share of what mending leaves, at the stages where the promise is broken.
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
    """Return what is spent a year."""
    budgets = [(base.acquisition, levers.acquisition_budget), (base.retention, levers.retention_budget)]
    spent = sum(amount * (1 + change) for amount, change in budgets if amount > 0)
    return spent + (levers.gap_cost or 0.0)


def rung(chance: float) -> int:
    """Return the place of a chance of being better on the ladder of words: 0 is almost always, 6 almost never.

    Bands are closed at the lower end, but for the first: it is for more than 95 %.
    """
    if chance > WORDS_FROM[0]:
        return 0
    return next((place for place, lowest in enumerate(WORDS_FROM[1:], 1) if chance >= lowest), len(WORDS_FROM))


def spread(values: Array) -> dict[str, float]:
    """Return what a tenth, a half and nine tenths of the tries lie below."""
    low, middle, high = (float(value) for value in np.quantile(values, (0.1, 0.5, 0.9)))
    return {"p10": low, "p50": middle, "p90": high}
