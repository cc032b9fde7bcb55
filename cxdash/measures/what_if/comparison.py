"""A choice beside carrying on as today, in every try of the simulated assumptions.

Both use the same tries, so a lever that is not moved changes nothing, to the last digit.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from cxdash.domain.assumptions import CUSTOMERS, Expected
from cxdash.domain.periods import month_name, month_number
from cxdash.measures.economics.months import A_YEAR
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

EITHER_WAY = 0.40
WORDS_FROM = (0.95, 0.80, 0.60, EITHER_WAY, 0.20, 0.05)
"""The probabilities of being better from which each word of the ladder applies, the best word first."""


HALF = 0.5


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
    def p_worse(self) -> float:
        """The share of tries that have earned less."""
        return float((self.earned < 0).mean())

    @property
    def customers_known(self) -> bool:
        """Whether the difference in customers can be given."""
        return not self.needs_customers and not np.isnan(self.base.leaving)

    @property
    def earned_known(self) -> bool:
        """Whether the difference in earnings can be given."""
        return self.customers_known and not self.needs_earned and not np.isnan(self.base.margin)

    @property
    def cost_stated(self) -> bool:
        """Whether all that the choice costs is stated: mending is not free."""
        return not self.levers.gaps or self.levers.gap_cost is not None

    @property
    def judged(self) -> bool:
        """Whether it can be said if the choice is better."""
        return self.levers.moved and self.earned_known and self.cost_stated

    @property
    def verdict(self) -> int | None:
        """The place of the choice on the ladder of words, as `place` gives it."""
        return place(self.p_better, self.p_worse)

    @cached_property
    def _behind(self) -> list[bool]:
        """Whether more than half of the tries have earned less than by carrying on, by month."""
        return list((self.paths.earned < self.as_today.earned).mean(axis=1) > HALF)

    @property
    def payback_month(self) -> int | None:
        """The month from which half of the tries have earned back what was laid out; None if nothing was, or never."""
        if not any(self._behind) or self._behind[-1]:
            return None
        return len(self._behind) - self._behind[::-1].index(True) + 1

    @property
    def never_paid_back(self) -> bool:
        """Whether something is laid out from the beginning that half of the tries have not earned back at the end."""
        return self._behind[-1] and self.ahead_until is None

    @property
    def ahead_until(self) -> int | None:
        """The last month of earning more, where a choice that earns more at first has earned less at the end."""
        if self._behind[0] or not self._behind[-1]:
            return None
        ahead = (self.paths.earned > self.as_today.earned).mean(axis=1) > HALF
        return int(np.flatnonzero(ahead)[-1]) + 1 if ahead.any() else None


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


def place(better: float, worse: float) -> int | None:
    """Return the place on the ladder of words of a choice that is better, and worse, in these shares of the tries.

    None where it makes no difference in at least half of them. It is called worse only where it is so in more than
    60 % of the tries.
    """
    if better + worse <= HALF:
        return None
    return rung(1 - worse) if worse > 1 - EITHER_WAY else rung(max(better, EITHER_WAY))


def rung(chance: float) -> int:
    """Return the place of a probability on the ladder of words: 0 almost always better … 6 almost always worse.

    A word applies from its lower bound on; the first needs more than 95 %.
    """
    if chance > WORDS_FROM[0]:
        return 0
    return next((place for place, lowest in enumerate(WORDS_FROM[1:], 1) if chance >= lowest), len(WORDS_FROM))


def expected(found: Comparison) -> Expected | None:
    """Return how many customers a choice is expected to leave in twelve months; None where that is not known."""
    if not found.customers_known:
        return None
    after = month_name(month_number(found.base.last) + A_YEAR)
    ends = spread(found.paths.customers[A_YEAR - 1])
    year, month = map(int, after.split("-"))
    by = date(year, month, monthrange(year, month)[1])
    low, high = (round(ends[name]) for name in ("p10", "p90"))
    return Expected(CUSTOMERS, "", found.base.customers, found.base.last, low, high, "", by)


def spread(values: Array) -> dict[str, float]:
    """Return the 10th, 50th and 90th percentile of the tries."""
    low, middle, high = (float(value) for value in np.quantile(values, (0.1, 0.5, 0.9)))
    return {"p10": low, "p50": middle, "p90": high}
