"""What the model behind the what-if page costs, and how that grows with its months and its tries."""

from dataclasses import replace

from benchmarks import measure
from benchmarks.measure import Result, Timed, processor
from cxdash.measures.what_if import assumptions
from cxdash.measures.what_if import comparison as what_if
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.baseline import Baseline
from cxdash.measures.what_if.levers import Levers

BUDGET = 0.015
"""Seconds of processor time that a comparison may take."""

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
    let_downs=(("connect", 53_000.0), ("use", 35_000.0)),
    early=frozenset({"connect"}),
)
ASSUMED = {
    "leavers": Assumption(3, 6, 11),
    "contacts": Assumption(0.3, 0.6, 1.1),
    "cost_per_contact": Assumption(70, 95, 140),
    "delay_months": Assumption(3, 6, 12),
    "ceiling.acquisition": Assumption(17, 21, 26),
    "ceiling.retention": Assumption(82, 86, 90),
}
CHOICE = Levers(0.1, 0.1, gaps=(("connect", 0.5), ("use", 0.2)), gap_cost=4e6, years=5)


def comparison(quick: bool) -> list[Result]:
    """Set the time of one comparison, every lever moved, 60 months × 2,048 tries, beside the 15 ms it may take.

    Fair, since every run has other levers; the tries are made once for an assumption, as in the server, and the time
    of the first is reported. *besides* reports a comparison of 12 months, and of twice and four times the tries.
    """
    moved = (replace(CHOICE, acquisition_budget=0.1 + step / 1e4) for step in range(10**6))
    first = processor(lambda: what_if.compare(BASE, ASSUMED, CHOICE))()
    works = [_work(moved), _work(replace(one, years=1) for one in moved), *(_work(moved, times) for times in (2, 4))]
    with measure.frozen():
        taken, year, twice, fourfold = measure.in_turns(5 if quick else 60, *works)
    return [
        measure.result(
            "what_if.comparison",
            "<= 1",
            ("comparison", taken),
            ("allowed", [BUDGET] * len(taken)),
            "One comparison with carrying on, every lever moved, 60 months × 2,048 tries, against 15 ms.",
            first_time_ms=measure.milliseconds([first]),
            twelve_months_ms=measure.milliseconds(year),
            twice_the_tries_ms=measure.milliseconds(twice),
            four_times_the_tries_ms=measure.milliseconds(fourfold),
        )
    ]


def _work(moved: object, times: int = 1) -> Timed:
    drawn = assumptions.simulate(ASSUMED, assumptions.TRIES * times)
    return processor(lambda: what_if.compare(BASE, ASSUMED, next(moved), drawn))  # type: ignore[call-overload]
