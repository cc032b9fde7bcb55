"""All that a what-if of a view starts from: its figures, the assumptions, and which levers cannot be moved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from cxdash.domain.messages import Message
from cxdash.domain.tables import AnswerTables, MoneyTables, placed
from cxdash.domain.vocabulary import USERS, View
from cxdash.measures.economics import figures as economics
from cxdash.measures.ownership import diagnosis
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction import let_downs
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.what_if import baseline, comparison, relief
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import RANGES, Levers


@dataclass(frozen=True, eq=False)
class Start:
    """The baseline (None if no customers are known, or of users no let-downs), and the assumptions.

    *stuck*: by lever why it cannot be moved. *audience*: customers or users.
    """

    base: Baseline | None
    assumptions: dict[str, Assumption]
    stuck: dict[str, Message]
    currency: str
    audience: str = "customers"

    @property
    def public(self) -> bool:
        """Whether the audience is users, who are neither won nor kept."""
        return self.audience == USERS

    @property
    def most_for_mending(self) -> float:
        """The most that mending may cost a year, in money, so that the figures still say something; nan if unknown.

        A twentieth of customers' contribution; of users all that let-downs cost today.
        """
        if self.base is None:
            return float("nan")
        if self.public:
            each = comparison.cost_of_a_let_down(self.assumptions)
            return float("nan") if each is None else each * self.base.all_let_downs
        return RANGES["gap_cost"].high * self.base.contribution


def with_assumptions(found: Start, assumptions: Mapping[str, Assumption]) -> Start:
    """Return the start with other assumptions."""
    stuck = _stuck(found.base, assumptions, found.audience)
    return replace(found, assumptions=dict(assumptions), stuck=stuck)


def possible(levers: Levers, found: Start) -> Levers:
    """Return the levers without those that the company's own figures do not support."""
    none: dict[str, Any] = {
        name: 0.0 for name in ("acquisition_budget", "retention_budget", "promise") if name in found.stuck
    }
    if "gap" in found.stuck:
        none |= {"gaps": (), "gap_cost": None}
    if "extra_leavers" in found.stuck:
        none |= {"extra_leavers": None}
    return replace(levers, **none)


def start(
    answered: AnswerTables, money: MoneyTables, assumptions: pd.DataFrame, view: View, found: Satisfaction | None = None
) -> Start:
    """Return the start of a what-if of a view.

    *assumptions*: key, low, mode, high. *found*: the view's satisfaction figures, if already computed.
    """
    found = found or satisfaction.compute(answered, view)
    earned = economics.compute(money, view)
    stages = placed(answered.stages)
    counted = let_downs.compute(stages, answered.touchpoints, found)
    scored = diagnosis.scores(stages, found)
    broken = scored.index[scored.broken]
    public = earned.audience == USERS
    base = relief.start(counted, broken) if public else baseline.compute(earned, stages, counted, broken)
    assumed = baseline.from_table(assumptions)
    return Start(base, assumed, _stuck(base, assumed, earned.audience), earned.currency, earned.audience)


def _stuck(base: Baseline | None, assumptions: Mapping[str, Assumption], audience: str) -> dict[str, Message]:
    if audience == USERS:
        return relief.cannot_move(base)
    return baseline.cannot_move(base, assumptions) if base else {}
