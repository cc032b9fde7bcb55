"""What a list with a row per customer tells at a glance, before it is taken in."""

from typing import NamedTuple

import pandas as pd


class AtAGlance(NamedTuple):
    """So many customers, how many have left, and what they pay a month on average; None where no amount is known."""

    customers: int
    left: int
    monthly_revenue: float | None


def at_a_glance(records: pd.DataFrame) -> AtAGlance:
    """Count a list of customers; who has a last day or is said to have left has left."""
    gone = pd.Series(data=False, index=records.index)
    if "ended" in records:
        gone |= records.ended.notna()
    if "churned" in records:
        gone |= records.churned.eq(other=True)
    paid = records.monthly_revenue.astype(float).mean() if "monthly_revenue" in records else None
    return AtAGlance(len(records), int(gone.sum()), None if pd.isna(paid) else paid)
