"""Need, worth and doability; what employees found; and touchpoints that could be dropped."""

from typing import NamedTuple

import numpy as np
import pandas as pd

HIGHEST_NEED, HIGHEST_STEP = 10, 5
LITTLE = 4
"""The importance, 1–10, up to which a touchpoint could be dropped: our own rule."""


def with_merit(rows: pd.DataFrame) -> pd.DataFrame:
    """Add *need* (1–10), *worth*, *doable* (1–5), *worth_stated* and *merit*, nan if one of the three is unknown.

    Need: the importance of the need where it is felt, else of the touchpoint. Worth: as stated, or *pain* if no row
    states any. Doable: as stated, else six less the effort. Merit: their product, each as a share of its highest; it
    gives an order, not an amount.
    """
    stated = bool(rows.value.notna().any())
    need = rows.need_importance.fillna(rows.importance)
    worth = rows.value if stated else rows.pain
    doable = rows.feasibility.fillna((HIGHEST_STEP + 1 - rows.effort).clip(1, HIGHEST_STEP))
    most = worth.max()
    share = worth / most if most > 0 else worth * np.nan
    merit = need / HIGHEST_NEED * share * doable / HIGHEST_STEP
    return rows.assign(need=need, worth=worth, doable=doable, worth_stated=stated, merit=merit)


class Found(NamedTuple):
    """How many items employees have found, *of* all, and how many of those nobody follows up (*left*)."""

    found: int
    of: int
    left: int


def by_employees(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what employees have found, in the order of the list."""
    return rows[rows.found_by == "employee"]


def followed_up(rows: pd.DataFrame) -> Found:
    """Count what employees have found; blocked items, and open ones without an owner, are not followed up."""
    own = by_employees(rows)
    left = (own.status == "blocked") | ((own.status == "open") & (own.owner == ""))
    return Found(len(own), len(rows), int(left.sum()))


def droppable(places: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """Return touchpoints of little importance that give no less than expected, the least important first.

    Columns: key, stage, importance, expected, got, gap, gap_low, gap_high, n. Their cost is unknown: money is noted by
    purpose and role, not by touchpoint.
    """
    found = places.join(gaps, on="key")
    found = found[(found.importance <= LITTLE) & (found.gap >= 0)]
    columns = ["key", "stage", "importance", "expected", "got", "gap", "gap_low", "gap_high", "n"]
    return found.sort_values(["importance", "gap"], ascending=[True, False], kind="stable")[columns].reset_index(
        drop=True
    )
