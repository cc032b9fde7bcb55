"""All that a what-if of a view starts from: its figures, the assumptions, and which levers cannot be moved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from cxdash.domain.messages import Message
from cxdash.domain.tables import AnswerTables, MoneyTables, placed
from cxdash.domain.vocabulary import View
from cxdash.measures.economics import figures as economics
from cxdash.measures.ownership import diagnosis
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction import let_downs
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.what_if import baseline
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers


@dataclass(frozen=True, eq=False)
class Start:
    """The baseline (None if no customers are known), the assumptions, and by lever why it cannot be moved (*stuck*)."""

    base: Baseline | None
    assumptions: dict[str, Assumption]
    stuck: dict[str, Message]
    currency: str


def with_assumptions(found: Start, assumptions: Mapping[str, Assumption]) -> Start:
    """Return the start with other assumptions."""
    stuck = baseline.cannot_move(found.base, assumptions) if found.base else {}
    return replace(found, assumptions=dict(assumptions), stuck=stuck)


def possible(levers: Levers, found: Start) -> Levers:
    """Return the levers without those that the company's own figures do not support."""
    none: dict[str, Any] = {
        name: 0.0 for name in ("acquisition_budget", "retention_budget", "promise") if name in found.stuck
    }
    if "gap" in found.stuck:
        none |= {"gaps": (), "gap_cost": None}
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
    base = baseline.compute(earned, stages, counted, broken)
    assumed = baseline.from_table(assumptions)
    stuck = baseline.cannot_move(base, assumed) if base else {}
    return Start(base, assumed, stuck, earned.currency)
