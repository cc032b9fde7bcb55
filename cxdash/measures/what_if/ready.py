"""Three ready choices to start from, made of the company's own figures: fix a stage, move money to keeping, do both."""

import math
from dataclasses import dataclass, replace

from cxdash.domain.messages import Message
from cxdash.measures.what_if.levers import RANGES, Levers
from cxdash.measures.what_if.start import Start

HALF = 0.5
"""The share of a stage's let-downs that the first choice removes."""

MENDING, MOVED = 0.01, 0.1
"""What fixing is to cost, as a share of what customers bring in a year, and the share of money for winning moved."""

FIX, MOVE, BOTH = "fix", "move", "both"


@dataclass(frozen=True)
class Ready:
    """A choice to start from: its kind, and its levers, or None and *stuck*: why there is none.

    *stage*: where let-downs go. *cost*: of that in a year. *moved*: money a year from winning to keeping.
    """

    kind: str
    levers: Levers | None
    stage: str = ""
    cost: float = 0.0
    moved: float = 0.0
    stuck: Message | None = None


def choices(start: Start, years: int) -> tuple[Ready, ...]:
    """Return the three choices of a company's start; none where no customers are known, or of a public body."""
    if start.base is None or start.public:
        return ()
    fixing, moving = _fixing(start, years), _moving(start, years)
    if fixing.levers is None or moving.levers is None:
        both = Ready(BOTH, None, stuck=fixing.stuck or moving.stuck)
    else:
        levers = replace(moving.levers, gaps=fixing.levers.gaps, gap_cost=fixing.levers.gap_cost)
        both = Ready(BOTH, levers, fixing.stage, fixing.cost, moving.moved)
    return fixing, moving, both


def rounded(amount: float) -> float:
    """Round an amount to its first digit, as a number to start from."""
    return round(amount, -math.floor(math.log10(amount))) if amount > 0 else 0.0


def _fixing(start: Start, years: int) -> Ready:
    if "gap" in start.stuck or start.base is None:
        return Ready(FIX, None, stuck=start.stuck.get("gap"))
    base = start.base
    broken = [one for one in base.let_downs if one[0] in base.broken] or list(base.let_downs)
    stage = max(broken, key=lambda one: one[1])[0]
    cost = rounded(MENDING * base.contribution) if base.contribution > 0 else 0.0
    return Ready(FIX, Levers(gaps=((stage, HALF),), gap_cost=cost or None, years=years), stage, cost)


def _moving(start: Start, years: int) -> Ready:
    stuck = next(
        (start.stuck[name] for name in ("acquisition_budget", "retention_budget") if name in start.stuck), None
    )
    if stuck or start.base is None:
        return Ready(MOVE, None, stuck=stuck)
    base = start.base
    most = min(-RANGES["acquisition_budget"].low * base.acquisition, RANGES["retention_budget"].high * base.retention)
    moved = min(rounded(MOVED * base.acquisition), most)
    levers = Levers(acquisition_budget=-moved / base.acquisition, retention_budget=moved / base.retention, years=years)
    return Ready(MOVE, levers, moved=moved)
