"""Columns of the sheets and what is in them, in words for the middle of a sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

from cxdash.domain.sheets import EVERY, IN_LANGUAGE, Column
from cxdash.i18n.translator import Words

LONGEST = 60
"""Characters of a text that are shown; of a longer one only the beginning."""

CODES = {code: word for sheet in EVERY for column in sheet.columns for code, word in column.codes.items()}
"""What the codes of all sheets are called; a code of several columns has the same word in each."""

_COLUMNS = {(sheet.table, column.name): column for sheet in EVERY for column in sheet.columns}
_BY_FIELD = {(sheet.table, column.field): column for sheet in EVERY for column in sheet.columns}


def column(table: str, field: str) -> Column | None:
    """Return the column of a table's sheet by its own name or by that in the store; None where neither is known."""
    return _COLUMNS.get((table, field)) or _BY_FIELD.get((table, field))


def name(column: Column, words: Words) -> str:
    """Return the name of a column, for the middle of a sentence."""
    label = words.gettext(column.label)
    return words.gettext(IN_LANGUAGE[column.language], field=label) if column.language else label


def value(column: Column, given: Any, words: Words) -> str:
    """Return a cell in words: a date, a month, a number or a code, or the beginning of a long text."""
    if given is None or given == "":
        return words.gettext("blank")
    if column.kind in WRITTEN:
        return WRITTEN[column.kind](given, words)
    if column.codes:
        return words.gettext(column.codes.get(given, given))
    text = " ".join(str(given).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def _number(given: float, words: Words) -> str:
    return words.number(given, 0 if float(given).is_integer() else 2)


def _share(given: float, words: Words) -> str:
    return words.share(given, 0 if round(given * 100, 6).is_integer() else 1)


WRITTEN: dict[str, Callable[[Any, Words], str]] = {
    "yes_no": lambda given, words: words.gettext("yes") if given else words.gettext("no"),
    "month": lambda given, words: words.month(given),
    "date": lambda given, words: words.day(date.fromisoformat(given)),
    "share": _share,
    "number": _number,
    "whole": _number,
}
"""By kind of column, how its values are shown."""
