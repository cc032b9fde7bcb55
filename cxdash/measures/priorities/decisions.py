"""Decisions in the order a room looks at them: overdue ones first, the longest first."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd


def days_late(row: Mapping[Any, Any], on: date) -> int:
    """Return by how many days an open decision is overdue on a day; 0 where it is not."""
    return max((on - row["due"]).days, 0) if row["status"] == "open" and pd.notna(row["due"]) else 0


def in_order(decisions: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return overdue decisions, the longest first; open ones by their date, undated last; done; dropped."""
    order = sorted(range(len(decisions)), key=lambda at: _place(decisions.iloc[at].to_dict(), on))
    return decisions.iloc[order].reset_index(drop=True)


def _place(row: Mapping[Any, Any], on: date) -> tuple[int, date]:
    due = row["due"] if pd.notna(row["due"]) else date.max
    if row["status"] != "open":
        return (2 if row["status"] == "done" else 3, due)
    return (0 if days_late(row, on) else 1, due)
