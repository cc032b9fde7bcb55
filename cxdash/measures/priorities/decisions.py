"""Decisions in the order a room looks at them: overdue ones first, the longest first."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from cxdash.domain.plain import rows_of

SHORT = 0.5
"""The share of what was expected below which what was measured is called short of it."""

EFFECT = re.compile(r"([+\-−–]?)\s*(\d+(?:[.,]\d{1,2})?)\s*(\D*)")
"""A plain number with its sign and unit; one with separators of thousands is left to the reader."""


class Counted(NamedTuple):
    """How many decisions stand, and of these how many are overdue, have no date, brought less than expected, or are
    taken up again.
    """

    standing: int
    overdue: int
    undated: int
    short: int
    reopened: int


def counted(decisions: pd.DataFrame, on: date, reopened: Collection[str] = ()) -> Counted:
    """Return the counts of the decisions on a day; what was dropped does not count.

    Those that are *reopened*, by key, are counted as that and not as short of what was expected.
    """
    rows = rows_of(decisions[decisions.status != "dropped"])
    return Counted(
        standing=len(rows),
        overdue=sum(bool(days_late(row, on)) for row in rows),
        undated=sum(undated(row) for row in rows),
        short=sum(fell_short(row) for row in rows if row["key"] not in reopened),
        reopened=sum(row["key"] in reopened for row in rows),
    )


def undated(row: Mapping[Any, Any]) -> bool:
    """Return whether an open decision has no date."""
    return row["status"] == "open" and bool(pd.isna(row["due"]))


def fell_short(row: Mapping[Any, Any]) -> bool:
    """Return whether a decision that is done clearly brought less than was expected of it.

    It is known only of two numbers of one sign and unit.
    """
    if row["status"] != "done":
        return False
    expected, measured = (effect(text(row[name])) for name in ("expected_effect", "measured_effect"))
    if not (expected and measured):
        return False
    (hoped, unit), (got, same) = expected, measured
    alike = unit == same and ((hoped < 0) == (got < 0) or not got)
    return alike and abs(got) < SHORT * abs(hoped)


def effect(said: str) -> tuple[float, str] | None:
    """Return the number with its sign, and the unit in small letters, that an effect says; None where it says more."""
    found = EFFECT.fullmatch(said)
    if not found:
        return None
    number = float(found[2].replace(",", "."))
    return (number if found[1] in ("", "+") else -number), found[3].strip().casefold()


def text(value: Any) -> str:
    """Return what a cell says, '' where it is blank."""
    return "" if pd.isna(value) else str(value).strip()


def days_late(row: Mapping[Any, Any], on: date) -> int:
    """Return by how many days an open decision is overdue on a day; 0 where it is not."""
    return max((on - row["due"]).days, 0) if row["status"] == "open" and pd.notna(row["due"]) else 0


def in_order(decisions: pd.DataFrame, on: date, reopened: Collection[str] = ()) -> pd.DataFrame:
    """Return overdue decisions, the longest first; reopened ones; open ones by date, undated last; done; dropped."""
    order = sorted(range(len(decisions)), key=lambda at: _place(decisions.iloc[at].to_dict(), on, reopened))
    return decisions.iloc[order].reset_index(drop=True)


def _place(row: Mapping[Any, Any], on: date, reopened: Collection[str]) -> tuple[int, date]:
    due = row["due"] if pd.notna(row["due"]) else date.max
    if days_late(row, on):
        return (0, due)
    if row["key"] in reopened:
        return (1, due)
    return ({"open": 2, "done": 3}.get(row["status"], 4), due)
