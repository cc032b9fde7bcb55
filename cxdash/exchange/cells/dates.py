"""Read the dates of a file as days, and tell from all of them whether the day or the month comes first."""

import re
from datetime import date, datetime

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import Column, distinct
from cxdash.exchange.phrases import shown
from cxdash.exchange.survey.mapping import Fixed, SurveyMapping
from cxdash.exchange.survey.mapping_kinds import YEARS

ZONE = r"(?:[A-Z]{1,5})?(?:[+-]\d{1,2}(?::?\d{2})?)?"
CLOCK = rf"(?:[T ]\s*\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:[.,]\d+)?)?(?:\s?[ap]\.?m\.?)?\s?{ZONE})?"
"""A time of day after the day, which is read over; Google writes 2:02:11 PM GMT+2."""

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + CLOCK, re.IGNORECASE | re.ASCII)

YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + CLOCK, re.IGNORECASE | re.ASCII)


def read_dates(table: TextTable, mapping: SurveyMapping) -> Column:
    """Return the column of dates with each text as YYYY-MM-DD; what cannot be read stays as it is."""
    if isinstance(mapping.date, Fixed):
        return table.column("", mapping.date.value)
    column = table.column(mapping.date, otherwise="2000-01-01")
    day_first = _day_comes_first(table, column) if not mapping.date_format else None
    read = [_date(text, mapping.date_format, day_first) for text in column.texts]
    table.faults.extend(column.place({code: said for code, said in enumerate(read) if isinstance(said, Message)}))
    days = [text if isinstance(day, Message) else day for day, text in zip(read, column.texts, strict=True)]
    return distinct(column.name, days, column.codes, column.rows)


def _day_comes_first(table: TextTable, column: Column) -> bool | None:
    """Tell from all dates with slashes or dashes which part is the day; None if that cannot be told, which is said."""
    found = {text: match for text in column.texts if (match := YEAR_LAST.fullmatch(text)) and match[2] != "."}
    day = [text for text, match in found.items() if int(match[1]) > 12]
    month = [text for text, match in found.items() if int(match[3]) > 12]
    if not found:
        return None
    values = {"column": shown(column.name), "value": (day or month or list(found))[0], "other": (month or [""])[0]}
    if bool(day) != bool(month):
        template = gettext_noop('Column "{column}": the day was read as the first part of a date, as "{value}" shows.')
        other = gettext_noop('Column "{column}": the month was read as the first part of a date, as "{value}" shows.')
        table.notes.append(Message(template if day else other, values))
        return bool(day)
    template = gettext_noop(
        'Column "{column}": dates such as "{value}" do not show whether the day or the month comes first; say '
        'date_format = "%d/%m/%Y" or "%m/%d/%Y" in the mapping, as they are written.'
    )
    other = gettext_noop(
        'Column "{column}": the day comes first in "{value}" and the month in "{other}"; write all dates in one way.'
    )
    table.faults.append(Message(other if day else template, values))
    return None


def _date(text: str, date_format: str, day_first: bool | None) -> str | Message:
    if not text:
        return Message(gettext_noop('Row {row}, column "{column}": the date is blank; every answer needs one{also}.'))
    try:
        found = _as_written(text, date_format) if date_format else as_recognised(text, day_first)
    except (ValueError, OverflowError):
        return _no_date(text, date_format)
    if found is None:
        return text
    if found.year in YEARS:
        return found.isoformat()
    template = gettext_noop(
        'Row {row}, column "{column}": the date "{value}" is not in the years {first}–{last}{also}.'
    )
    return Message(template, {"first": YEARS[0], "last": YEARS[-1]})


def _no_date(text: str, date_format: str) -> Message:
    if date_format:
        template = gettext_noop('Row {row}, column "{column}": "{value}" is not a date written as {date_format}{also}.')
        return Message(template, {"date_format": date_format})
    if re.search(r"\d", text) and not YEAR_LAST.fullmatch(text) and not YEAR_FIRST.fullmatch(text):
        template = gettext_noop(
            'Row {row}, column "{column}": "{value}" is not a date such as 2026-05-31 or 31.05.2026; if it is one, '
            'say in the mapping how it is written, such as date_format = "%d.%m.%y" or "%d %b %Y"{also}.'
        )
        return Message(template)
    return Message(
        gettext_noop('Row {row}, column "{column}": "{value}" is not a date such as 2026-05-31 or 31.05.2026{also}.')
    )


def _as_written(text: str, date_format: str) -> date:
    return datetime.strptime(text, date_format).date()  # noqa: DTZ007 - the day as the file says it


def as_recognised(text: str, day_first: bool | None) -> date | None:
    """Return the day; None where day and month cannot be told apart, which is said once for the column."""
    if first := YEAR_FIRST.fullmatch(text):
        return date(int(first[1]), int(first[3]), int(first[4]))
    last = YEAR_LAST.fullmatch(text)
    if not last:
        raise ValueError(text)
    if last[2] == "." or day_first:
        return date(int(last[4]), int(last[3]), int(last[1]))
    return None if day_first is None else date(int(last[4]), int(last[1]), int(last[3]))
