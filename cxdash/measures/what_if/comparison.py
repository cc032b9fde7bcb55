"""A choice beside carrying on as today, in every try of the simulated assumptions.

Both use the same tries, so a lever that is not moved changes nothing, to the last digit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from cxdash.measures.what_if import projection
from cxdash.measures.what_if.assumptions import (
    CONTACT_COST,
    CONTACTS,
    DELAY,
    LEAVERS,
    STAY_AT_MOST,
    UNITS,
    WINS_LOST,
    WON_AT_MOST,
    Assumption,
    simulate,
)
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.projection import Array, Paths, Simulated

WORDS_FROM = (0.95, 0.80, 0.60, 0.40, 0.20, 0.05)
"""The probabilities of being better from which each word of the ladder applies, the best word first."""


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
        as_today=projection.paths(base, simulated, as_today),
        paths=projection.paths(base, simulated, levers),
        needs_customers=tuple(name for name in customers if name not in assumptions),
        needs_earned=tuple(name for name in [*customers, *works] if name not in assumptions),
    )


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
