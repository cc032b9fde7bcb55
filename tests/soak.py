"""How long to fuzz: a few examples in the gate, many times as many in `make soak`."""

import os
from collections.abc import Iterable, Iterator

import pytest

SOAKING = "CXDASH_SOAK" in os.environ
TIMES = int(os.environ.get("CXDASH_SOAK", "1"))
KILLS = 50 if SOAKING else 5
"""How often a server, or a database, is killed at each kind of work."""


def examples(usual: int) -> int:
    """Return how many examples to try where *usual* is enough in the gate."""
    return usual * TIMES


COSTS = "costs of broken uploads"
"""Under which a test records a list of number, kind, seconds of processor time, seconds on the clock, and bytes."""


def said_of_costs(reports: Iterable[pytest.TestReport]) -> Iterator[str]:
    """Say what broken uploads cost at most, those of each kind and all together, where tests have recorded it."""
    costs = [cost for report in reports for name, some in report.user_properties if name == COSTS for cost in some]
    kinds = list(dict.fromkeys(kind for _, kind, *_ in costs))
    if costs:
        yield f"{len(costs)} broken uploads; the most that one of them took:"
        yield f"{'':<22}{'processor':>12}{'on the clock':>14}{'memory':>10}"
        yield from (_most(kind, [cost for cost in costs if cost[1] == kind]) for kind in sorted(kinds))
        yield _most("all", costs)


def _most(kind: str, costs: list[tuple[int, str, float, float, int]]) -> str:
    processor, clock, memory = (max(one[at] for one in costs) for at in (2, 3, 4))
    return f"{kind:<22}{processor:>10.2f} s{clock:>12.2f} s{memory / 2**20:>7.0f} MB"
