"""Find whether the texts of a column are days, and the date_format that a mapping needs for them."""

import re
from collections.abc import Collection
from datetime import date, datetime

from cxdash.exchange.cells.dates import (
    SHORT_YEAR,
    YEAR_FIRST,
    YEAR_LAST,
    is_count_of_time,
    read_day,
    short_year_order,
)
from cxdash.exchange.survey.mapping_kinds import YEARS

CLOCKS = ["", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p", " %H.%M"]
SHORT = [
    "%d.%m.%y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d-%m-%y",
    "%y-%m-%d",
    "%y.%m.%d",
    "%y/%m/%d",
]
"""Forms that are read where a mapping says so only."""

MOST_TEXTS = 2_000
"""Distinct texts that are looked at."""

IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)")


def form_of(texts: Collection[str]) -> str | None:
    """Return the form of the days that *texts* are, '' where none need be stated, or None where they are none.

    Where every text can be read with the day or the month first, the shorter span of time decides, then the day.
    """
    some = list(texts)[:MOST_TEXTS]
    matches = [YEAR_FIRST.fullmatch(text) or YEAR_LAST.fullmatch(text) for text in some]
    if not some or any(not re.search(r"\d", text) for text in some):
        return None
    if not all(matches) and not any(SHORT_YEAR.fullmatch(text) for text in some):
        return "" if not any(map(is_count_of_time, some)) and _recognised(some, None) else None
    if not all(matches):
        order = short_year_order(some)
        forms = [form for form in SHORT if not order or re.findall("[dmy]", form.casefold()) == list(order)]
        return next((form for day in forms for clock in CLOCKS if _days(some, form := day + clock)), None)
    found = [one for one in matches if one and one.re is YEAR_LAST and one[2] != "."]
    day_first = None if not found else any(int(one[1]) > 12 for one in found)
    if not found or day_first or any(int(one[3]) > 12 for one in found):
        return "" if _recognised(some, day_first) else None
    return _ambiguous(some, found[0][2])


def counts_time(texts: Collection[str]) -> bool:
    """Return whether all texts are numbers that programs count time by, as their name must say: ids look so, too."""
    return bool(texts) and all(map(is_count_of_time, list(texts)[:MOST_TEXTS]))


def day_in(name: str) -> str:
    """Return the day that the name of a file says, as survey_2026-05-31.csv does, or ''."""
    for year, month, day in IN_NAME.findall(name):
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""


def _recognised(texts: list[str], day_first: bool | None) -> bool:
    try:
        days = [read_day(text, day_first) for text in texts]
    except (ValueError, OverflowError):
        return False
    return all(day.year in YEARS for day in days)


def _ambiguous(texts: list[str], between: str) -> str | None:
    spans = {}
    for order in (f"%d{between}%m{between}%Y", f"%m{between}%d{between}%Y"):
        for clock in CLOCKS:
            if days := _days(texts, order + clock):
                spans[order + clock] = max(days) - min(days)
    return min(spans, key=spans.__getitem__) if spans else None


def _days(texts: list[str], form: str) -> list[date]:
    """Return the days that the texts are in this form, or nothing where one of them is none."""
    try:
        days = [datetime.strptime(text, form).date() for text in texts]  # noqa: DTZ007 - the day as the file says it
    except ValueError:
        return []
    return days if all(day.year in YEARS for day in days) else []
