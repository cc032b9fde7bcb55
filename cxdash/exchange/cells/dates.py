"""Read days as people write them: 2026-05-03, 3.5.2026, 03/05/2026, a spreadsheet's day number; a time is dropped.

With points the day comes first. With slashes or dashes the day or the month may: the other dates of a column decide,
and where they do not the text is doubtful.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

YEARS = range(1900, 2101)
"""Years of a day in any table; a table may allow fewer."""

FIRST_SERIAL, LAST_SERIAL = 18264, 73415
"""Days as spreadsheets number them from 1900 on: 1950-01-01 and 2100-12-31."""

ZONE = r"(?:[A-Z]{1,5})?(?:[+-]\d{1,2}(?::?\d{2})?)?"
CLOCK = rf"(?:[T ]\s*\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?\s?{ZONE})?"
"""A time of day after the day; Google writes 2:02:11 PM GMT+2."""

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + CLOCK, re.IGNORECASE | re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + CLOCK, re.IGNORECASE | re.ASCII)
SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)


class DoubtfulDayError(ValueError):
    """Raised for a text that may be either of two days, *one* with the day first and *other* with the month first."""

    def __init__(self, one: date, other: date) -> None:
        super().__init__(one, other)
        self.one, self.other = one, other


def either_order(text: str) -> tuple[int, int] | None:
    """Return the first two numbers of a date in which the day or the month may come first; None for another text."""
    match = YEAR_LAST.fullmatch(text)
    return (int(match[1]), int(match[3])) if match and match[2] != "." else None


def is_day_first(text: str) -> bool:
    """Return whether a date with slashes or dashes has its day first and could not have it second."""
    order = either_order(text)
    return bool(order and order[0] > 12)


def is_month_first(text: str) -> bool:
    """Return whether a date with slashes or dashes has its day second and could not have it first."""
    order = either_order(text)
    return bool(order and order[1] > 12)


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Return whether dates with slashes or dashes begin with the day; None where none shows it, or they disagree."""
    texts = list(texts)
    day, month = any(map(is_day_first, texts)), any(map(is_month_first, texts))
    return day if day != month else None


def read_day(text: str, day_first: bool | None = None) -> date:
    """Return the day that a text is, in a column whose dates with slashes or dashes begin with the day or the month.

    Raises DoubtfulDayError where it may be two days and *day_first* is None, and ValueError where it is none, or where
    its month is first in a column that does not begin with the month.
    """
    if match := YEAR_FIRST.fullmatch(text):
        return date(int(match[1]), int(match[3]), int(match[4]))
    if SERIAL.fullmatch(text) and FIRST_SERIAL <= float(text) < LAST_SERIAL + 1:
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    match = YEAR_LAST.fullmatch(text)
    if not match:
        raise ValueError(text)
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    either = match[2] != "."
    if either and day_first is None and first != second and max(first, second) <= 12:
        raise DoubtfulDayError(date(year, second, first), date(year, first, second))
    return date(year, first, second) if either and day_first is False else date(year, second, first)
