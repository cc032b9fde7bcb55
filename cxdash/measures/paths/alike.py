"""Paths that are otherwise equal: with a touchpoint and without it, and by the touchpoint they begin with.

Shares are weighted over groups of equal paths as Mantel and Haenszel weigh them. Where only those who became customers
are known, nothing can be compared.
"""

from collections.abc import Iterable
from itertools import combinations, groupby

import numpy as np
import pandas as pd
from scipy import special

from cxdash.domain.vocabulary import MINIMUM_ANSWERS
from cxdash.measures.stats import intervals

LITTLE = 0.05
"""The share of all customers up to which credit is next to none: a rule of this house."""

NOT_ONE = 0.005
"""The difference in shares below which not one more of a hundred became a customer."""

COMPARED = ["n", "n_other", "share", "share_other", "difference", "low", "high"]
"""Columns of a comparison: people on either side, shares 0–1 who became customers, and their difference's interval."""

Groups = dict[tuple[str, ...], dict[str, np.ndarray]]
"""By what paths have in common, then by what they differ in: customers, and all who took them."""

WITH, WITHOUT = "with", "without"


def met(paths: pd.DataFrame) -> pd.DataFrame:
    """Return for each touchpoint those who met it against those on otherwise equal paths without it.

    *paths*: path, conversions, non_conversions. Columns: touchpoint, COMPARED. Left out are touchpoints with fewer than
    30 people on either side.
    """
    taken = _taken(paths)
    touchpoints = dict.fromkeys(step for path in taken for step in path)
    rows = [(key, *_compared(_by_meeting(taken, key), WITH, WITHOUT)) for key in touchpoints]
    return _enough(pd.DataFrame(rows, columns=["touchpoint", *COMPARED]))


def began(paths: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of touchpoints that otherwise equal paths of two steps or more begin with, the better one first.

    Columns: touchpoint, other, COMPARED. The intervals of all pairs hold together (Bonferroni). Left out are pairs with
    fewer than 30 people on either side.
    """
    groups = _grouped(((path[1:], path[0], counted) for path, counted in _taken(paths).items() if len(path) > 1))
    starts = dict.fromkeys(start for group in groups.values() for start in group)
    pairs = [pair for pair in combinations(starts, 2) if any(set(pair) <= set(group) for group in groups.values())]
    z = float(special.ndtri(1 - (1 - intervals.UPPER) / max(len(pairs), 1)))
    rows = [(*pair, *_compared(groups, *pair, z)) for pair in pairs]
    return _enough(pd.DataFrame([_better_first(row) for row in rows], columns=["touchpoint", "other", *COMPARED]))


def useless(met: pd.DataFrame, credits: pd.DataFrame) -> pd.DataFrame:
    """Return the touchpoints with next to no credit by any rule that make no difference where they stand.

    No difference: those who met it became customers no more often than others on otherwise equal paths, and even the
    interval allows for less than twice as often. *met*: as the function of this name returns it. *credits*:
    touchpoint, high and a column per rule. Columns: those of *met*, credit (the highest).
    """
    highest = credits.set_index("touchpoint").high
    given = met.assign(credit=highest.reindex(met.touchpoint).to_numpy(float))
    little = given.credit <= LITTLE * credits["first"].sum()
    return given[little & (given.difference < NOT_ONE) & (given.high < given.share_other)].reset_index(drop=True)


def apart(began: pd.DataFrame) -> pd.Series | None:
    """Return the pair of beginnings that lie most clearly apart, or None where none clearly do."""
    clear = began[began.low > 0]
    return None if clear.empty else clear.loc[clear.low.idxmax()]


def _taken(paths: pd.DataFrame) -> dict[tuple[str, ...], np.ndarray]:
    """Return by path how many became customers and how many took it; staying at a touchpoint is no step.

    Empty where nobody is known to have been lost.
    """
    found: dict[tuple[str, ...], np.ndarray] = {}
    if not paths.non_conversions.sum() > 0:
        return found
    for path, bought, lost in zip(paths.path, paths.conversions, paths.non_conversions, strict=True):
        steps = _without_staying(step.strip() for step in path.split(">"))
        found[steps] = found.get(steps, np.zeros(2)) + np.array([bought, bought + lost], float)
    return found


def _by_meeting(taken: dict[tuple[str, ...], np.ndarray], touchpoint: str) -> Groups:
    others = {path: _without_staying(step for step in path if step != touchpoint) for path in taken}
    return _grouped(
        (others[path], WITH if touchpoint in path else WITHOUT, counted)
        for path, counted in taken.items()
        if others[path]
    )


def _without_staying(steps: Iterable[str]) -> tuple[str, ...]:
    return tuple(step for step, _ in groupby(steps))


def _grouped(rows: Iterable[tuple[tuple[str, ...], str, np.ndarray]]) -> Groups:
    groups: Groups = {}
    for common, kind, counted in rows:
        group = groups.setdefault(common, {})
        group[kind] = group.get(kind, np.zeros(2)) + counted
    return groups


@intervals.quiet
def _compared(groups: Groups, one: str, other: str, z: float = intervals.Z) -> tuple[float, ...]:
    """Return COMPARED of two kinds over the groups that have both; Zou and Donner's interval of the difference."""
    both = [(group[one], group[other]) for group in groups.values() if one in group and other in group]
    both = [pair for pair in both if pair[0][1] > 0 and pair[1][1] > 0]
    if not both:
        return (0, 0, *[np.nan] * 5)
    (bought, n), (bought_other, n_other) = (np.array(side).T for side in zip(*both, strict=True))
    weight = n * n_other / (n + n_other)
    weight = weight / weight.sum()
    first, second = intervals.wilson(bought, n, z), intervals.wilson(bought_other, n_other, z)
    share, share_other = (float((weight * side.value).sum()) for side in (first, second))
    down = _together(weight, first.value - first.low, second.high - second.value)
    up = _together(weight, first.high - first.value, second.value - second.low)
    difference = share - share_other
    return n.sum(), n_other.sum(), share, share_other, difference, difference - down, difference + up


def _together(weight: np.ndarray, *ends: np.ndarray) -> float:
    return float(np.sqrt(sum(np.square(weight * end).sum() for end in ends)))


def _better_first(row: tuple) -> tuple:
    one, other, n, n_other, share, share_other, difference, low, high = row
    return (other, one, n_other, n, share_other, share, -difference, -high, -low) if difference < 0 else row


def _enough(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows[["n", "n_other"]].min(axis=1) >= MINIMUM_ANSWERS].reset_index(drop=True)
