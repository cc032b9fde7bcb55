"""Read days as people and programs write them: 2026-05-03, 3.5.2026, 03/05/2026, 3. mai 2026, May 3, 2026, 20260503, a
spreadsheet's day number, seconds since 1970; a time is dropped.

With points the day comes first. With slashes or dashes the day or the month may: the other dates of a column decide,
and where they do not the text is doubtful.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

FIRST_SERIAL, LAST_SERIAL = 18264, 73415
"""Days as spreadsheets number them from 1900 on: 1950-01-01 and 2100-12-31."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar januari jan",
            "february februar februari feb febr",
            "march mars marts märz mar mär mrz mrs",
            "april apr",
            "may mai maj",
            "june juni jun",
            "july juli jul",
            "august augusti aug",
            "september sep sept",
            "october oktober oct okt",
            "november nov",
            "december desember dezember dec des dez",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months by their names and short names in English, Norwegian, Swedish, Danish and German."""

ZONE = r"(?:[A-Z]{1,5})?(?:[+-]\d{1,2}(?::?\d{2})?)?"
CLOCK = rf"(?:[T ]\s*\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?\s?{ZONE})?"
"""A time of day after the day; Google writes 2:02:11 PM GMT+2."""

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + CLOCK, re.IGNORECASE | re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + CLOCK, re.IGNORECASE | re.ASCII)
NAME = r"([^\W\d_]{3,9})\.?"
WEEKDAY = r"(?:[^\W\d_]{2,9}\.?,?\s+)?"
LATER = r"(?:[,\sT].{0,60})?"
NAMED = (
    re.compile(
        rf"{WEEKDAY}(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?[\s\-/]*{NAME}[\s\-/,]*(?P<year>\d{{4}}|\d{{2}}){LATER}"
    ),
    re.compile(rf"{WEEKDAY}{NAME}[\s\-/]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<year>\d{{4}}){LATER}"),
    re.compile(rf"(?P<year>\d{{4}})[\s\-/]*{NAME}[\s\-/]*(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?{LATER}"),
)
"""Days with the name of their month: 3. mai 2026, May 3, 2026, 2026 May 3."""

COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[T ]?\d{4}(?:\d{2})?Z?)?", re.ASCII)
UNIX = re.compile(r"(1\d{9})(?:\d{3}|\.\d+)?", re.ASCII)
"""Seconds, or thousandths of a second, since 1970, of the years 2001 to 2033."""

SHORT_YEAR = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?!\d)(.*)", re.ASCII)
SHORT_YEARS = range(15, 40)
"""Years of two digits that answers may be of."""

SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)


def latest_day() -> date:
    """Return the last day that something may have happened on: tomorrow, which it already is further east."""
    return date.today() + timedelta(days=1)  # noqa: DTZ011 - the day where the reader is


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
        return _other_form(text)
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    either = match[2] != "."
    if either and day_first is None and first != second and max(first, second) <= 12:
        raise DoubtfulDayError(date(year, second, first), date(year, first, second))
    return date(year, first, second) if either and day_first is False else date(year, second, first)


def is_day(text: str) -> bool:
    """Return whether a text is a day, whichever."""
    try:
        read_day(text)
    except DoubtfulDayError:
        return True
    except (ValueError, OverflowError, OSError):
        return False
    return True


def _other_form(text: str) -> date:
    """Return the day in a text with a month's name, or in digits without marks; raises ValueError for any other."""
    if match := COMPACT.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(match[1]), UTC).date()
    for match in (form.fullmatch(text[:100]) for form in NAMED):
        month = MONTHS.get(match[2 if match.re is not NAMED[1] else 1].casefold()) if match else None
        if match and month:
            year = int(match["year"])
            return date(year if year > 99 else 2000 + year, month, int(match["day"]))
    raise ValueError(text)


def is_count_of_time(text: str) -> bool:
    """Return whether a text is a number that programs count time by: a spreadsheet's days, or seconds since 1970."""
    return bool(UNIX.fullmatch(text) or (SERIAL.fullmatch(text) and FIRST_SERIAL <= float(text) < LAST_SERIAL + 1))


def short_year_order(texts: Iterable[str]) -> str:
    """Return in which order dates with years of two digits are written: dmy, mdy or ymd; '' where several may be meant.

    With points the day comes first wherever it can; with slashes the year never does.
    """
    found = [match for text in texts if (match := SHORT_YEAR.fullmatch(text))]
    possible = ("dmy", "mdy") if any(one[2] == "/" for one in found) else ("dmy", "mdy", "ymd")
    orders = [order for order in possible if found and all(_short_day(one, order) for one in found)]
    if all(one[2] == "." for one in found):
        return next((order for order in orders if order != "mdy"), "")
    same = all(_short_day(one, "dmy") == _short_day(one, "mdy") for one in found)
    return orders[0] if len(orders) == 1 or (same and orders[:2] == ["dmy", "mdy"] and len(orders) == 2) else ""


def with_full_year(text: str, order: str) -> str:
    """Return a date with a year of two digits, in this order, as 2026-05-03; any other text as it is."""
    match = SHORT_YEAR.fullmatch(text)
    day = _short_day(match, order) if match else None
    return f"{day.isoformat()}{match[5]}" if match and day else text


def _short_day(match: re.Match[str], order: str) -> date | None:
    parts = dict(zip(order, (int(match[1]), int(match[3]), int(match[4])), strict=True))
    try:
        return date(2000 + parts["y"], parts["m"], parts["d"]) if parts["y"] in SHORT_YEARS else None
    except ValueError:
        return None
