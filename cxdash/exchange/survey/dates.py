"""Read the days of a survey's answers, and show from all of them whether the day or the month comes first."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.cells.dates import (
    SERIAL,
    SHORT_YEAR,
    UNIX,
    YEAR_FIRST,
    YEAR_LAST,
    DoubtfulDayError,
    day_comes_first,
    either_order,
    is_day_first,
    is_month_first,
    latest_day,
    read_day,
    short_year_order,
    with_full_year,
)
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import Column, distinct
from cxdash.exchange.phrases import shown
from cxdash.exchange.survey.mapping import Fixed, SurveyMapping
from cxdash.exchange.survey.mapping_kinds import YEARS

AHEAD, KEEP = "days-ahead", "keep"
"""The question what answers dated after today are, and the answer that they are right."""


def read_dates(table: TextTable, mapping: SurveyMapping) -> Column:
    """Return the column of dates with each text as YYYY-MM-DD; what is wrong with a text is a fault of the table."""
    if isinstance(mapping.date, Fixed):
        if mapping.date.value > latest_day().isoformat():
            template = gettext_noop("{day} has not come yet; on which day were the answers given?")
            table.faults.append(Message(template, {"day": mapping.date.value}))
        return table.column("", mapping.date.value)
    column = table.column(mapping.date, otherwise="2000-01-01")
    if mapping.date_format:
        read = [_date(text, mapping.date_format, None) for text in column.texts]
    else:
        day_first, order = _day_comes_first(table, column), short_year_order(column.texts)
        read = [_date(with_full_year(text, order) if order else text, "", day_first) for text in column.texts]
    table.faults.extend(column.place({code: day for code, day in enumerate(read) if isinstance(day, Message)}))
    table.notes.extend(_worth_saying(column, read, mapping.date_format))
    if (AHEAD, KEEP) not in mapping.answers:
        table.faults.extend(_ahead(column, read))
    days = [text if isinstance(day, Message) else day for day, text in zip(read, column.texts, strict=True)]
    return distinct(column.name, days, column.codes, column.rows)


def _ahead(column: Column, read: Sequence[str | Message]) -> Iterator[Message]:
    """Give a fault where days lie ahead of today."""
    days = column.spread([day if isinstance(day, str) else "" for day in read])
    ahead = np.flatnonzero([bool(YEAR_FIRST.fullmatch(day)) and day > latest_day().isoformat() for day in days])
    if len(ahead):
        latest = max(ahead, key=lambda place: days[place])
        template = gettext_noop(
            'Column "{column}": {count} of {rows} rows are dated after today, the latest on {day} (row {row}). Correct '
            'them, leave them out, or say "{question}" = "{keep}" under answers in the mapping.'
        )
        place = {"day": date.fromisoformat(days[latest]), "row": int(column.rows[latest])}
        asked = {"question": AHEAD, "keep": KEEP, "column": shown(column.name)}
        yield Message(template, {"count": len(ahead), "rows": len(days), **place, **asked})


def _worth_saying(column: Column, read: Sequence[str | Message], date_format: str) -> Iterator[Message]:
    """Give a note for each way of writing days that leaves something to be believed, with an example."""
    by_number = gettext_noop(
        'Column "{column}": numbers such as "{value}" were read as a spreadsheet counts days, here {day}.'
    )
    by_seconds = gettext_noop(
        'Column "{column}": numbers such as "{value}" were read as seconds since 1970 (Unix time), here {day}.'
    )
    short = gettext_noop('Column "{column}": years of two digits were read as in "{value}", here {day}.')
    forms = [(by_number, SERIAL), (by_seconds, UNIX), (short, SHORT_YEAR)]
    for template, form in forms if not date_format else [(short, SHORT_YEAR)] if "%y" in date_format else []:
        dated = (
            one for one in zip(column.texts, read, strict=True) if form.fullmatch(one[0]) and isinstance(one[1], str)
        )
        for text, day in islice(dated, 1):
            yield Message(template, {"column": shown(column.name), "value": shown(text), "day": day})


def _day_comes_first(table: TextTable, column: Column) -> bool | None:
    """Return whether dates with slashes or dashes begin with the day; None where they do not show it, a fault."""
    found = [text for text in column.texts if either_order(text)]
    day, month = list(filter(is_day_first, found)), list(filter(is_month_first, found))
    if not found or not any(len({*order}) > 1 for text in found if (order := either_order(text))):
        return None
    values = {"column": shown(column.name), "value": (day or month or found)[0], "other": (month or [""])[0]}
    if (day_first := day_comes_first(found)) is not None:
        template = gettext_noop('Column "{column}": the day was read as the first part of a date, as "{value}" shows.')
        other = gettext_noop('Column "{column}": the month was read as the first part of a date, as "{value}" shows.')
        table.notes.append(Message(template if day_first else other, values))
        return day_first
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
        found = _as_written(text, date_format) if date_format else read_day(text, day_first)
    except (ValueError, OverflowError) as problem:
        of_column = isinstance(problem, DoubtfulDayError) or (day_first is None and is_month_first(text))
        return text if of_column and not date_format else _no_date(text, date_format)
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
