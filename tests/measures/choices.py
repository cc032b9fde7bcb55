"""A company to choose for: the demo's last year, in round figures."""

from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.baseline import Baseline

BASE = Baseline(
    last="2026-10",
    months=12,
    customers=185_323,
    average=187_124,
    leaving=0.0175,
    stay=0.79,
    won=37_800,
    prospects=240_000,
    margin=193.2,
    acquisition=96_400_000,
    retention=41_000_000,
    let_downs=(("connect", 53_000.0), ("use", 35_000.0), ("help", 35_000.0)),
    early=frozenset({"connect"}),
    broken=frozenset({"connect"}),
)

ASSUMED = {
    "leavers": Assumption(3, 6, 11),
    "contacts": Assumption(0.3, 0.6, 1.1),
    "cost_per_contact": Assumption(70, 95, 140),
    "delay_months": Assumption(3, 6, 12),
    "ceiling.acquisition": Assumption(17, 21, 26),
    "ceiling.retention": Assumption(82, 86, 90),
}

PROMISING = ASSUMED | {"wins_lost_per_10": Assumption(1, 2, 4)}
"""Likewise, with what it costs to promise less."""
