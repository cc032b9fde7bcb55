"""How long to fuzz: a few examples in the gate, many times as many in `make soak`."""

import os

SOAKING = "CXDASH_SOAK" in os.environ
TIMES = int(os.environ.get("CXDASH_SOAK", "1"))


def examples(usual: int) -> int:
    """Return how many examples to try where *usual* is enough in the gate."""
    return usual * TIMES
