"""What fewer let-downs save where the audience is users, who are neither won nor kept: contacts and money, a year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.measures.satisfaction.let_downs import LetDowns
from cxdash.measures.what_if import baseline, comparison
from cxdash.measures.what_if.assumptions import CONTACT_COST, CONTACTS, Assumption, simulate
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers
from cxdash.measures.what_if.projection import Array

NAN = float("nan")
WITHOUT_CUSTOMERS = Baseline("", 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN)


@dataclass(frozen=True, eq=False)
class Relief:
    """What a choice saves in a year once it bites, by try: *contacts*, and money *saved* after what mending costs.

    *contacts_today* and *cost_today*: what all let-downs cause now, by the lowest, most likely and highest assumptions,
    as `economics.extra_work` counts it; nan if unknown. *needs*: the missing assumptions.
    """

    base: Baseline
    levers: Levers
    assumptions: Mapping[str, Assumption]
    contacts: Array
    saved: Array
    contacts_today: Assumption
    cost_today: Assumption
    needs: tuple[str, ...]

    @property
    def contacts_known(self) -> bool:
        """Whether the contacts can be given."""
        return CONTACTS not in self.needs

    @property
    def cost_stated(self) -> bool:
        """Whether it is stated what mending costs."""
        return self.levers.gap_cost is not None

    @property
    def judged(self) -> bool:
        """Whether it can be said if the choice saves more than it costs."""
        return self.levers.moved and not self.needs and self.cost_stated

    @property
    def p_better(self) -> float:
        """The share of tries in which more is saved than mending costs."""
        return float((self.saved > 0).mean())

    @property
    def verdict(self) -> int | None:
        """The place of the choice on the ladder of words, as `comparison.place` gives it."""
        return comparison.place(self.p_better, float((self.saved < 0).mean()))


def start(counted: LetDowns, broken: Iterable[str]) -> Baseline | None:
    """Return the let-downs of a year as a baseline without customers and money; None if they are not known."""
    if counted.stages.let_downs.isna().all():
        return None
    known = baseline.let_downs(counted)
    places = {stage for stage, _ in known}
    return replace(WITHOUT_CUSTOMERS, let_downs=known, broken=frozenset(broken) & places, none_let_down=not known)


def cannot_move(base: Baseline | None) -> dict[str, Message]:
    """Return why levers cannot be moved, by lever: those that are about customers, and where nobody is let down all."""
    neither = Message(
        gettext_noop("Users are neither won nor kept: what can be tried is to remove let-downs, and what that costs.")
    )
    promise = Message(
        gettext_noop("Promising less is weighed against lost wins, and users are not won: it cannot be tried here.")
    )
    nobody = {"gap": baseline.nobody_let_down()} if base and base.none_let_down else {}
    levers = ("acquisition_budget", "retention_budget", "extra_leavers")
    return {**dict.fromkeys(levers, neither), "promise": promise, **nobody}


def relieve(base: Baseline, assumptions: Mapping[str, Assumption], levers: Levers) -> Relief:
    """Return what a choice saves; *assumptions*: by name."""
    assumed = comparison.with_levers(assumptions, levers)
    simulated = simulate(assumed)
    each = simulated.get(CONTACTS, np.zeros(1))
    cost = simulated.get(CONTACT_COST, np.zeros(1))
    today = Assumption(*(base.all_let_downs * at for at in assumed.get(CONTACTS, (NAN,) * 3)))
    gone = sum(dict(base.let_downs).get(stage, 0.0) * share for stage, share in levers.gaps) * each
    return Relief(
        base=base,
        levers=levers,
        assumptions=assumed,
        contacts=gone,
        saved=gone * cost - (levers.gap_cost or 0.0),
        contacts_today=today,
        cost_today=Assumption(*(a * b for a, b in zip(today, assumed.get(CONTACT_COST, (NAN,) * 3), strict=True))),
        needs=tuple(name for name in (CONTACTS, CONTACT_COST) if name not in assumed),
    )


def as_record(found: Relief) -> dict[str, Any]:
    """Return what is saved as `figures what_if --json` prints it: plain values, None if unknown."""
    spread = comparison.spread
    return {
        "subject": "what_if",
        "levers": {
            "gap": dict(found.levers.gaps),
            "gap_cost": found.levers.gap_cost,
            "cost_per_let_down": found.levers.cost_per_let_down,
        },
        "beliefs": {name: one._asdict() for name, one in found.assumptions.items()},
        "baseline": {
            "let_downs": found.base.all_let_downs,
            "contacts": found.contacts_today._asdict() if found.contacts_known else None,
            "cost": None if found.needs else found.cost_today._asdict(),
        },
        "saved": {
            "contacts": spread(found.contacts) if found.contacts_known else None,
            "money": None if found.needs else spread(found.saved),
        },
        "p_better": found.p_better if found.judged else None,
        "needs": list(found.needs),
        "before_cost_of_mending": found.levers.moved and not found.cost_stated,
    }
