"""What stands behind the list of what to mend first: need, worth and doable, what employees found, what could be dropped."""

from typing import NamedTuple

import numpy as np
import pandas as pd

HIGHEST_NEED, HIGHEST_STEP = 10, 5
LITTLE = 4
"""Touchpoints that matter so little to customers, of ten, could be dropped: a house rule."""


def with_merit(rows: pd.DataFrame) -> pd.DataFrame:
    """Add *need* (1–10), *worth*, *doable* (1–5), *worth_stated* and *merit*, nan where one of the three is not known.

    Need is the importance of the need at the place where a thing is felt, else of the place. Worth is what mending is
    stated to be worth; where nothing is stated of any row, how much it hurts stands in. Doable is as stated, else what
    the work leaves of six. Merit is their product, each as a share of the highest there is: it orders, and is no amount.
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
    """How many of all things employees have found, and how many of those nobody follows up."""

    found: int
    of: int
    left: int


def by_employees(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what employees have found, in the order of the list."""
    return rows[rows.found_by == "employee"]


def followed_up(rows: pd.DataFrame) -> Found:
    """Count what employees have found; nobody follows up what is stopped, or open and nobody's to mend."""
    own = by_employees(rows)
    left = (own.status == "blocked") | ((own.status == "open") & (own.owner == ""))
    return Found(len(own), len(rows), int(left.sum()))


def droppable(places: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """Return the touchpoints of little importance that give no less than expected: least important first.

    Columns: key, stage, importance, expected, got, gap, gap_low, gap_high, n. What they cost is nowhere noted: money
    is noted by purpose and role, not by touchpoint.
    """
    found = places.join(gaps, on="key")
    found = found[(found.importance <= LITTLE) & (found.gap >= 0)]
    columns = ["key", "stage", "importance", "expected", "got", "gap", "gap_low", "gap_high", "n"]
    return found.sort_values(["importance", "gap"], ascending=[True, False], kind="stable")[columns].reset_index(
        drop=True
    )
