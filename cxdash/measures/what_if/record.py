"""A comparison as the command line prints it and as a kept choice stores it."""

from typing import Any

from cxdash.measures.what_if import comparison
from cxdash.measures.what_if.comparison import Comparison


def as_record(found: Comparison, matters: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the comparison as `figures what_if --json` prints it: plain values, None if unknown."""
    customers_known, earned_known = found.customers_known, found.earned_known
    base, levers = found.base, found.levers
    return {
        "subject": "what_if",
        "levers": {
            **{
                name: getattr(levers, name)
                for name in ("acquisition_budget", "retention_budget", "gap_cost", "promise")
            },
            "gap": dict(levers.gaps),
            "years": levers.years,
            "extra_leavers": levers.extra_leavers,
            "cost_per_let_down": levers.cost_per_let_down,
        },
        "beliefs": {name: one._asdict() for name, one in found.assumptions.items()},
        "baseline": {
            "last": base.last,
            "months": base.months,
            "customers_now": base.customers,
            "customers": comparison.spread(found.as_today.customers[-1]),
            "earned": comparison.spread(found.as_today.earned[-1]) if earned_known else None,
        },
        "outcome": {
            "customers": comparison.spread(found.paths.customers[-1]) if customers_known else None,
            "earned": comparison.spread(found.paths.earned[-1]) if earned_known else None,
        },
        "difference": {
            "customers": comparison.spread(found.customers) if customers_known else None,
            "earned": comparison.spread(found.earned) if earned_known else None,
        },
        "p_better": found.p_better if found.judged else None,
        "payback_month": found.payback_month if found.judged else None,
        "matters_most": matters,
        "needs": list(found.needs_earned),
        "before_cost_of_mending": not found.cost_stated,
    }
