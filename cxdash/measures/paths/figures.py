"""Credit for new customers, shared over the touchpoints on their paths by five rules; and where paths end.

Credit is a convention, never a cause; the range over the rules is the figure (methods 5).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.paths import RULES
from cxdash.domain.plain import plain, rows_of
from cxdash.domain.tables import PathTables
from cxdash.measures.paths import alike, sequences
from cxdash.measures.paths.sequences import Sequences

ENDS, BETWEEN = 0.4, 0.2
"""The share of a path's credit for either end by position, and for all touchpoints between together."""

NOTHING = 1e-9
"""The share of all credit below which a touchpoint gets none, being rounding error."""


@dataclass(frozen=True, eq=False)
class Paths:
    """All figures of paths.

    *credits*: touchpoint, a column per rule, low, high, removal. *drop_off*, *steps*: as the functions of these names
    return them; *met*, *began*: as those of `alike` do. *rate*: the share of all on a path who became customers, nan
    without paths. *value*: nan if not given.
    """

    paths: int
    conversions: float
    lost: float
    value: float
    rate: float
    credits: pd.DataFrame
    drop_off: pd.DataFrame
    steps: pd.DataFrame
    met: pd.DataFrame
    began: pd.DataFrame


def compute(tables: PathTables) -> Paths:
    """Compute credit and drop-off.

    Touchpoints keep the order of their table; paths that nobody took are left out.
    """
    rows = tables.paths
    taken = rows[(rows.conversions + rows.non_conversions) > 0]
    found = sequences.end_to_end(taken, list(tables.touchpoints.key))
    conversions, lost = float(found.converted.sum()), float(found.lost.sum())
    return Paths(
        paths=len(taken),
        conversions=conversions,
        lost=lost,
        value=float(taken.value.astype(float).sum(min_count=1)),
        rate=conversions / (conversions + lost) if len(taken) else np.nan,
        credits=credits(found),
        drop_off=drop_off(found),
        steps=steps(found),
        met=alike.met(taken),
        began=alike.began(taken),
    )


def credits(found: Sequences) -> pd.DataFrame:
    """Return each touchpoint's credit by each rule, its range and its removal effect; rules give out all credit."""
    removal = removal_effects(found)
    whole = removal.sum()
    columns = {rule: _shared(found, weigh(found)) for rule, weigh in WEIGHTS.items()}
    columns["markov"] = removal / whole * found.converted.sum() if whole > 0 else np.zeros(len(found.keys))
    given = pd.DataFrame({"touchpoint": pd.Series(found.keys, dtype=object), **columns})
    nothing = NOTHING * found.converted.sum()
    given[list(RULES)] = given[list(RULES)].where(given[list(RULES)] > nothing, 0.0)
    return given.assign(low=given[list(RULES)].min(axis=1), high=given[list(RULES)].max(axis=1), removal=removal)


def removal_effects(found: Sequences) -> np.ndarray:
    """Return the share of all customers that would be lost if every path ended at a touchpoint.

    Exact in the first-order absorbing Markov chain of all paths, those without conversion included. With N = (I − Q)⁻¹,
    removing c costs the chance of reaching it, N[start, c] / N[c, c], times that of converting from there.

    Source: Anderl and others 2016.
    """
    size, weight = len(found.keys), found.converted + found.lost
    bought = np.bincount(found.touchpoint[found.last], found.converted, size)
    moves = sequences.moves(found)
    left = moves.sum(axis=1) + np.bincount(found.touchpoint[found.last], weight, size)
    visits = np.linalg.inv(np.eye(size) - moves / left[:, None])
    starts = np.bincount(found.touchpoint[found.first], weight, size) / max(weight.sum(), 1)
    becomes = visits @ (bought / left)
    rate = starts @ becomes
    return (starts @ visits) / visits.diagonal() * becomes / rate if rate > 0 else np.zeros(size)


def agreed(credits: pd.DataFrame) -> pd.DataFrame:
    """Return the touchpoints with credit by every rule."""
    return credits[credits.low > 0]


def disputed(credits: pd.DataFrame) -> pd.DataFrame:
    """Return the touchpoints with credit by some rules and none by others."""
    return credits[(credits.low == 0) & (credits.high > 0)]


def drop_off(found: Sequences) -> pd.DataFrame:
    """Return for each touchpoint how many *reached* it, and of these were *lost*, *converted* or *went_on*.

    Each is counted once, however often they returned. *lost_share* is nan if nobody came.
    """
    size, weight = len(found.keys), found.converted + found.lost
    visited = np.unique(found.path * size + found.touchpoint)
    reached = np.bincount(visited % size, weight[visited // size], size) if size else np.zeros(0)
    ends = found.touchpoint[found.last]
    lost, converted = (np.bincount(ends, ended, size) for ended in (found.lost, found.converted))
    return pd.DataFrame(
        {
            "touchpoint": pd.Series(found.keys, dtype=object),
            "reached": reached,
            "went_on": reached - lost - converted,
            "converted": converted,
            "lost": lost,
            "lost_share": lost / reached,
        }
    )


def steps(found: Sequences) -> pd.DataFrame:
    """Return the steps between touchpoints: from, to, n, their *share* of visits to *from*; the most frequent first.

    Consecutive visits to one touchpoint count as one.
    """
    passed = sequences.moves(found)
    np.fill_diagonal(passed, 0)
    ended = np.bincount(found.touchpoint[found.last], found.converted + found.lost, len(found.keys))
    visits = passed.sum(axis=1) + ended
    start, end = np.nonzero(passed)
    keys, n = np.array(found.keys, object), passed[start, end]
    table = pd.DataFrame({"from": keys[start], "to": keys[end], "n": n, "share": n / visits[start]})
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def as_record(found: Paths, roles: pd.DataFrame) -> dict[str, Any]:
    """Return the figures as `figures paths --json` prints them; None if unknown.

    *roles*: as `credit.credits` of ownership returns them.
    """
    return {
        "subject": "paths",
        "touchpoints": rows_of(found.credits),
        "totals": {
            "paths": found.paths,
            "conversions": found.conversions,
            "non_conversions": found.lost,
            "value": plain(found.value),
        },
        "base_rate": plain(found.rate),
        "roles": rows_of(roles),
        "drop_off": rows_of(found.drop_off),
        "steps": rows_of(found.steps),
        "met": rows_of(found.met),
        "began": rows_of(found.began),
        "useless": list(alike.useless(found.met, found.credits).touchpoint),
    }


def _shared(found: Sequences, weight: np.ndarray) -> np.ndarray:
    """Return each touchpoint's share of the customers, summed over paths."""
    return np.bincount(found.touchpoint, weight * found.converted[found.path], len(found.keys))


def _at(found: Sequences, steps: np.ndarray) -> np.ndarray:
    """Return 1 at these steps, else 0."""
    chosen = np.zeros(len(found.path))
    chosen[steps] = 1
    return chosen


def _linear(found: Sequences) -> np.ndarray:
    return 1 / found.length[found.path]


def _position(found: Sequences) -> np.ndarray:
    """Return 40 % for either end and 20 % for all between; half each on a path of two, all on a path of one."""
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
"""By rule, the weight of each step within its path."""
