"""A made company's sheets, and what is said held against them."""

from typing import Any

from tests.services.amounts import same
from tests.services.companies import Company
from tests.services.said import Told

Rows = list[dict[str, Any]]


def rows(made: Company, sheet: str) -> Rows:
    """Return a sheet's rows by its columns."""
    head, *others = made.sheets.get(sheet) or [[]]
    return [dict(zip(map(str, head), row, strict=True)) for row in others]


def given(what: str, said: object, true: object) -> list[str]:
    """Return that something is not as it is said, if so."""
    return [] if said == true else [f"{what} is {true}"]


def number(what: str, said: str, true: float) -> list[str]:
    """Return that a number is not the one written, rounded as it is written, if so."""
    return [] if same(said, true) else [f"{what} is {true}"]


def within(told: Told, day: str) -> bool:
    """Return whether a day is in the period that is shown."""
    return str(told.answered.view["from"]) <= str(day)[:7] <= str(told.answered.view["to"])
