"""Companies to choose for, and choices made at random within the range of every lever."""

import random
from dataclasses import replace

from cxdash.domain.assumptions import DISCOUNT, STAY_AT_LEAST, WON_AT_LEAST
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.levers import RANGES, YEARS, Levers
from cxdash.measures.what_if.relief import WITHOUT_CUSTOMERS
from cxdash.measures.what_if.start import Start
from cxdash.takeaway.what_if import WhatIfInputs
from tests.measures.choices import BASE, PROMISING

EVERYTHING = PROMISING | {
    DISCOUNT: Assumption(4, 6, 9),
    STAY_AT_LEAST: Assumption(20, 40, 60),
    WON_AT_LEAST: Assumption(2, 5, 5),
}
"""All that may be believed."""

STAGES = {"connect": "Get connected", "use": "Use", "help": "Get help"}


def customers(assumed=EVERYTHING, **changed) -> WhatIfInputs:
    """A company with a stage of each kind: new customers pass it, all do, or nobody has stated who does."""
    base = replace(BASE, **{"unplaced": frozenset({"help"}), "broken": frozenset({"connect", "use"}), **changed})
    return WhatIfInputs(Start(base, dict(assumed), {}, "NOK"), base, STAGES)


def users() -> WhatIfInputs:
    """A public body."""
    base = replace(WITHOUT_CUSTOMERS, let_downs=BASE.let_downs)
    assumed = {name: EVERYTHING[name] for name in ("contacts", "cost_per_contact")}
    return WhatIfInputs(Start(base, assumed, {}, "NOK", "users"), base, STAGES)


def levers(inputs: WhatIfInputs, chance: random.Random) -> Levers:
    """A choice of which each lever is moved as often as not; of users only what they have."""

    def at(name: str) -> float:
        low, high, _ = RANGES[name]
        return chance.choice([0.0, round(chance.uniform(low, high), 3)])

    stages = [stage for stage, _ in inputs.base.let_downs]
    public = inputs.start.public
    return Levers(
        acquisition_budget=0.0 if public else at("acquisition_budget"),
        retention_budget=0.0 if public else at("retention_budget"),
        gaps=tuple((stage, at("gap")) for stage in chance.sample(stages, chance.randint(0, min(3, len(stages))))),
        gap_cost=chance.choice([None, 0.0, chance.uniform(0, 20e6)]),
        extra_leavers=None if public else chance.choice([None, at("extra_leavers")]),
        cost_per_let_down=chance.choice([None, at("cost_per_let_down")]),
        years=chance.choice(YEARS),
        promise=0.0 if public else at("promise"),
    )
