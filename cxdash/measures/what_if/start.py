"""Everything a what-if of one view starts from: its figures, what is believed, and what cannot be moved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from cxdash.domain.messages import Message
from cxdash.domain.vocabulary import View
from cxdash.measures.economics import figures as economics
from cxdash.measures.ownership import diagnosis
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction import let_downs
from cxdash.measures.satisfaction.figures import Satisfaction
from cxdash.measures.what_if import baseline
from cxdash.measures.what_if.assumptions import Belief
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, eq=False)
class Start:
    """Where a what-if starts; *base* is None where no customers are known. *stuck* says why a lever cannot be moved."""

    base: Baseline | None
    held: dict[str, Belief]
    stuck: dict[str, Message]
    currency: str


def believing(found: Start, held: Mapping[str, Belief]) -> Start:
    """Return where a what-if starts if something else is believed."""
    stuck = baseline.cannot_move(found.base, held) if found.base else {}
    return replace(found, held=dict(held), stuck=stuck)


def possible(levers: Levers, found: Start) -> Levers:
    """Return the levers without those that the company's own figures cannot answer for."""
    none: dict[str, Any] = {
        name: 0.0 for name in ("acquisition_budget", "retention_budget", "promise") if name in found.stuck
    }
    if "gap" in found.stuck:
        none |= {"gaps": (), "gap_cost": None}
    return replace(levers, **none)


def start(
    answered: Tables, money: Tables, assumptions: pd.DataFrame, view: View, found: Satisfaction | None = None
) -> Start:
    """Return where a what-if of a view starts, from the tables of store.satisfaction and store.economics.

    *found*: the view's satisfaction figures, where they are at hand.
    """
    found = found or satisfaction.compute(answered, view)
    earned = economics.compute(money, view)
    counted = let_downs.compute(answered["stages"], answered["touchpoints"], found)
    scored = diagnosis.scores(answered["stages"], found)
    broken = scored.index[scored.broken]
    base = baseline.compute(earned, answered["stages"], answered["touchpoints"], counted, broken)
    held = baseline.believed(assumptions)
    stuck = baseline.cannot_move(base, held) if base else {}
    return Start(base, held, stuck, earned.currency)
