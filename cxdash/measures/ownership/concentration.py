"""How ownership is spread along the journey; neither high nor low is good (methods 6.2)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np


@dataclass(frozen=True)
class Concentration:
    """Σs² of the owners' shares of the stages, 1/Σs², changes of owner, their rate, and entropy over ln(owners)."""

    hhi: float
    effective_owners: float
    handoffs: int
    handoff_rate: float
    entropy: float


def hhi(shares: Sequence[float]) -> float:
    """Return the Herfindahl–Hirschman index Σs² of shares that add up to 1."""
    return float(np.square(shares).sum())


def along(owners: Sequence[str]) -> Concentration:
    """Return the concentration of the owners of consecutive stages, at least one; '' is nobody, and no owner."""
    if not any(owners):
        raise ValueError("The concentration of no owners is undefined.")
    counted = Counter(owner for owner in owners if owner)
    shares = np.array(list(counted.values())) / counted.total()
    changes = sum(first != second for first, second in pairwise(owners))
    entropy = -(shares * np.log(shares)).sum() / np.log(len(shares)) if len(shares) > 1 else 0.0
    rate = changes / (len(owners) - 1) if len(owners) > 1 else 0.0
    return Concentration(hhi(list(shares)), 1 / hhi(list(shares)), changes, rate, float(entropy))
