"""Credit for those who became customers, shared over the touchpoints they met by five rules that disagree.

Credit is a convention on the paths seen, never a cause (methods 5): the range over the rules is the figure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.paths import RULES
from cxdash.measures.paths import losses as path_losses
from cxdash.measures.paths import sequences
from cxdash.measures.paths.sequences import Sequences

ENDS, BETWEEN = 0.4, 0.2
"""What the first and the last touchpoint get of a path by position, and what is shared by those between them."""

NOTHING = 1e-9
"""Credit, as a share of all there is to give, below which a touchpoint gets none: the rest is rounding."""


@dataclass(frozen=True, eq=False)
class Paths:
    """What paths show: *credits* has touchpoint, a column per rule, low, high, removal; *drop_off* and *steps* are
    those of path_losses. *rate*: of all on a path, the share who became customers, nan without paths; *value* nan
    where not given.
    """

    paths: int
    conversions: float
    lost: float
    value: float
    rate: float
    credits: pd.DataFrame
    drop_off: pd.DataFrame
    steps: pd.DataFrame


def compute(tables: Mapping[str, pd.DataFrame]) -> Paths:
    """Compute credit and drop-off from *paths* (path, conversions, non_conversions, value), in the order of
    *touchpoints* (key); paths that nobody took are left out.
    """
    rows = tables["paths"]
    taken = rows[(rows.conversions + rows.non_conversions) > 0]
    found = sequences.end_to_end(taken, list(tables["touchpoints"].key))
    conversions, lost = float(found.converted.sum()), float(found.lost.sum())
    return Paths(
        paths=len(taken),
        conversions=conversions,
        lost=lost,
        value=float(taken.value.astype(float).sum(min_count=1)),
        rate=conversions / (conversions + lost) if len(taken) else np.nan,
        credits=credits(found),
        drop_off=path_losses.drop_off(found),
        steps=path_losses.steps(found),
    )


def credits(found: Sequences) -> pd.DataFrame:
    """Return the credit of each touchpoint by each rule, its range, and the removal effect; each rule gives out all."""
    removal = removal_effects(found)
    whole = removal.sum()
    columns = {rule: _shared(found, weigh(found)) for rule, weigh in WEIGHTS.items()}
    columns["markov"] = removal / whole * found.converted.sum() if whole > 0 else np.zeros(len(found.keys))
    given = pd.DataFrame({"touchpoint": pd.Series(found.keys, dtype=object), **columns})
    nothing = NOTHING * found.converted.sum()
    given[list(RULES)] = given[list(RULES)].where(given[list(RULES)] > nothing, 0.0)
    return given.assign(low=given[list(RULES)].min(axis=1), high=given[list(RULES)].max(axis=1), removal=removal)


def removal_effects(found: Sequences) -> np.ndarray:
    """Return the share of all customers that would be lost if every path ended in nothing at a touchpoint.

    Exact, in the first-order absorbing chain of all paths, also those that led nowhere. With N = (I − Q)⁻¹, a removed
    touchpoint costs the chance of ever reaching it, N[start, c] / N[c, c], times that of becoming a customer from there.
    """
    size, weight = len(found.keys), found.converted + found.lost
    bought = np.bincount(found.touchpoint[found.last], found.converted, size)
    moves = sequences.moves(found)
    left = moves.sum(axis=1) + np.bincount(found.touchpoint[found.last], weight, size)
    visits = np.linalg.inv(np.eye(size) - moves / left[:, None])
    begun = np.bincount(found.touchpoint[found.first], weight, size) / max(weight.sum(), 1)
    becomes = visits @ (bought / left)
    rate = begun @ becomes
    return (begun @ visits) / visits.diagonal() * becomes / rate if rate > 0 else np.zeros(size)


def agreed(credits: pd.DataFrame) -> pd.DataFrame:
    """Return the touchpoints that get credit by every rule."""
    return credits[credits.low > 0]


def disputed(credits: pd.DataFrame) -> pd.DataFrame:
    """Return the touchpoints that get credit by some rules, and none by others."""
    return credits[(credits.low == 0) & (credits.high > 0)]


def as_record(found: Paths, roles: pd.DataFrame) -> dict[str, Any]:
    """Return the figures as `figures paths --json` prints them, None for what is unknown; *roles* as path_roles has them."""
    return {
        "subject": "paths",
        "touchpoints": found.credits.to_dict("records"),
        "totals": {
            "paths": found.paths,
            "conversions": found.conversions,
            "non_conversions": found.lost,
            "value": _plain(found.value),
        },
        "base_rate": _plain(found.rate),
        "roles": roles.to_dict("records"),
        "drop_off": found.drop_off.to_dict("records"),
        "steps": found.steps.to_dict("records"),
    }


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else value


def _shared(found: Sequences, weight: np.ndarray) -> np.ndarray:
    """Add up what each touchpoint gets of every path's customers."""
    return np.bincount(found.touchpoint, weight * found.converted[found.path], len(found.keys))


def _at(found: Sequences, steps: np.ndarray) -> np.ndarray:
    """Return 1 for these steps and 0 for all others."""
    chosen = np.zeros(len(found.path))
    chosen[steps] = 1
    return chosen


def _linear(found: Sequences) -> np.ndarray:
    return 1 / found.length[found.path]


def _position(found: Sequences) -> np.ndarray:
    """Give 40 % to either end and 20 % to those between; half to each of two, all to a single one."""
    length = found.length
    ends = np.select([length == 1, length == 2], [1.0, 0.5], ENDS)
    between = BETWEEN / np.maximum(length - 2, 1)
    outer = np.maximum(_at(found, found.first), _at(found, found.last)) > 0
    return np.where(outer, ends[found.path], between[found.path])


WEIGHTS: dict[str, Callable[[Sequences], np.ndarray]] = {
    "first": lambda found: _at(found, found.first),
    "last": lambda found: _at(found, found.last),
    "linear": _linear,
    "position": _position,
}
"""What each step gets of its path's customers, by the rules that look at a path alone."""
