"""What the keys of a mapping may hold: a reader for each kind of value, and the sentence for any other value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic_core import CoreSchema, core_schema

from cxdash.domain.keys import BAD_CHARACTERS, LONGEST_KEY, is_key
from cxdash.domain.messages import gettext_noop
from cxdash.domain.scales import Measure, Scale
from cxdash.exchange.files.header import DEEPEST_HEADER, DELIMITERS, folded, tidy

LONGEST_NAME = 500
"""Characters of a name in a mapping."""

YEARS = range(1990, 2101)
"""Years that a survey may have been answered in."""

MOST_HEADER_ROWS = 5
"""Rows whose cells are joined to the columns' names at most."""


@dataclass(frozen=True)
class Fixed:
    """What every row says where no column says it."""

    value: str


UNSAID = Fixed("")


@dataclass(frozen=True)
class Comment:
    """A column of comments, and the key of the touchpoint they are about; '' where that is not known."""

    column: str
    touchpoint: str = ""


LARGEST_CODE = 10_000


@dataclass(frozen=True)
class Kind:
    """What a key may hold, as a field's annotation: a reader, which returns None for anything else, and a sentence.

    *sentence* has the places key, value and *allowed*.
    """

    read: Callable[[Any], Any]
    sentence: str
    allowed: str = ""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        """Let pydantic read a field by this kind."""
        return core_schema.no_info_plain_validator_function(self._read_or_raise)

    def _read_or_raise(self, value: Any) -> Any:
        if (read := self.read(value)) is None:
            raise ValueError(self.sentence)
        return read


def _text(value: Any) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text if 0 < len(text) <= LONGEST_NAME and not BAD_CHARACTERS.search(text) else None


def _column(value: Any) -> str | None:
    return tidy(value) or None if isinstance(value, str) else None


def _columns(value: Any) -> tuple[str, ...] | None:
    names = tuple(_column(name) for name in (value if isinstance(value, list) else [value]))
    return tuple(name for name in names if name) if names and all(names) else None


def _comments(value: Any) -> tuple[Comment, ...] | None:
    found = [_comment(one) for one in (value if isinstance(value, list) else [value])]
    return tuple(one for one in found if one) if found and all(found) else None


def _comment(value: Any) -> Comment | None:
    said = value if isinstance(value, dict) else {"column": value}
    column, touchpoint = _column(said.get("column")), said.get("touchpoint", "")
    right = column and _key(touchpoint) is not None and set(said) <= {"column", "touchpoint"}
    return Comment(column, touchpoint.strip()) if column and right else None


def _key(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and (not value.strip() or is_key(value.strip())) else None


def _own_key(value: Any) -> str | None:
    return _key(value) or None


def _measure(value: Any) -> Measure | None:
    return Measure.__members__.get(value.strip().upper()) if isinstance(value, str) else None


def _scale(value: Any) -> str | None:
    try:
        return Scale.parse(value).code if isinstance(value, str) else None
    except ValueError:
        return None


def _day(value: Any) -> str | None:
    try:
        day = date.fromisoformat(value.strip()) if isinstance(value, str) else value
    except ValueError:
        return None
    return f"{day:%Y-%m-%d}" if isinstance(day, date) and day.year in YEARS else None


def column_or(read: Callable[[Any], str | None]) -> Callable[[Any], str | Fixed | None]:
    """Return the reading of a column in quotes, or of what holds for all rows: { value = … }."""

    def choose(value: Any) -> str | Fixed | None:
        if not isinstance(value, dict):
            return _column(value)
        fixed = read(value["value"]) if list(value) == ["value"] else None
        return None if fixed is None else Fixed(str(fixed))

    return choose


def _missing(value: Any) -> tuple[int | float | str, ...] | None:
    codes = value if isinstance(value, list) else [value]
    right = all(isinstance(code, int | float | str) and not isinstance(code, bool) for code in codes)
    return tuple(code.strip() if isinstance(code, str) else code for code in codes) if right else None


def _codes(value: Any) -> tuple[tuple[str, float], ...] | None:
    if not isinstance(value, dict) or not all(
        type(code) in (int, float) and abs(code) <= LARGEST_CODE for code in value.values()
    ):
        return None
    codes = {(folded(text), code) for text, code in value.items()}
    texts = {text for text, _ in codes} - {""}
    return tuple(sorted(codes)) if value and len(texts) == len(codes) else None


def _leave_out(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    if not isinstance(value, dict):
        return None
    read = [(_column(name), tuple(texts)) for name, texts in value.items() if isinstance(texts, list) and texts]
    right = len(read) == len(value) and all(name and all(isinstance(one, str) for one in texts) for name, texts in read)
    return tuple((name, texts) for name, texts in read if name) if right else None


def _answers(value: Any) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        return None
    return tuple(value.items())


def _rows(value: Any) -> tuple[int, ...] | None:
    rows = value if isinstance(value, list) else [value]
    return tuple(sorted(set(rows))) if all(type(row) is int and 1 <= row <= 10**6 for row in rows) else None


def _header_rows(value: Any) -> tuple[int, ...] | None:
    rows = _rows(list(range(1, value + 1)) if type(value) is int and 0 < value <= DEEPEST_HEADER else value)
    return rows if rows and len(rows) <= MOST_HEADER_ROWS and rows[-1] <= DEEPEST_HEADER else None


def _shift(value: Any) -> int | None:
    return value if type(value) is int and abs(value) <= 100 else None


def _number(value: Any) -> float | None:
    right = type(value) in (int, float) and 0 <= value <= 10**12  # nan is not between them
    return float(value) if right else None


def _encoding(value: Any) -> str | None:
    try:
        return value.strip() if "ID;1\n".encode(value.strip()).decode(value.strip()) else None
    except (AttributeError, LookupError, ValueError):
        return None


def _date_format(value: Any) -> str | None:
    day = datetime(2026, 5, 31)  # noqa: DTZ001 - a day has no time zone
    try:
        read = datetime.strptime(day.strftime(value), value)  # noqa: DTZ007
    except (TypeError, ValueError, LookupError, OverflowError, re.error):
        return None
    return value if read.date() == day.date() else None


def one_of(*allowed: str) -> Kind:
    """Make the kind of a key that may hold one of these words."""
    sentence = gettext_noop("{key} must be one of {allowed}, not {value}.")
    return Kind(lambda value: value if value in allowed else None, sentence, ", ".join(f'"{one}"' for one in allowed))


TEXT = Kind(
    _text, gettext_noop("{key} must be a text in quotes of 1 to {allowed} characters, not {value}."), f"{LONGEST_NAME}"
)
OWN_KEY = Kind(
    _own_key,
    gettext_noop(
        "{key} must be a key in quotes: one line of at most {allowed} characters, without < > / \\ %, not {value}."
    ),
    f"{LONGEST_KEY}",
)
COLUMN = Kind(_column, gettext_noop("{key} must be the name of a column in quotes, not {value}."))
COLUMNS = Kind(
    _columns, gettext_noop("{key} must be the name of a column in quotes or a list of such names, not {value}.")
)
COMMENTS = Kind(
    _comments,
    gettext_noop(
        '{key} must be a column in quotes, or a list of such and of {{ column = "Why", touchpoint = "delivery" }}, '
        "not {value}."
    ),
)
KEY = Kind(
    _key,
    gettext_noop(
        "{key} must be the key of a touchpoint in quotes, or blank: one line of at most {allowed} characters, without "
        "< > / \\ %, not {value}."
    ),
    f"{LONGEST_KEY}",
)
MEASURE = Kind(_measure, gettext_noop("{key} must be one of {allowed}, not {value}."), ", ".join(Measure))
DATE = Kind(
    column_or(_day),
    gettext_noop(
        "{key} must be a column in quotes or a day as {{ value = 2026-05-31 }}, of the years 1990–2100, not {value}."
    ),
)
DAY = Kind(_day, gettext_noop("{key} must be a day such as 2026-05-31, of the years 1990–2100, not {value}."))
LONG_TOUCHPOINT = Kind(
    column_or(_key), gettext_noop('{key} must be a column in quotes or a key as {{ value = "wifi" }}, not {value}.')
)
LONG_MEASURE = Kind(
    column_or(_measure),
    gettext_noop(
        '{key} must be a column in quotes or a measure as {{ value = "CSAT" }}, one of {allowed}, not {value}.'
    ),
    ", ".join(Measure),
)
SCALE = Kind(
    _scale,
    gettext_noop(
        '{key} must be a scale from the worst to the best answer in quotes, as "1-7", "0-100", "5-1" or, in steps of a '
        'half, "1-5/0.5", not {value}.'
    ),
)
MISSING = Kind(_missing, gettext_noop('{key} must be a list of codes and texts, as [0, "NA"], not {value}.'))
CODES = Kind(
    _codes,
    gettext_noop('{key} must give each text its code once, a number, as {{ "Very satisfied" = 5 }}, not {value}.'),
)
ANSWERS = Kind(
    _answers,
    gettext_noop('{key} must give each question its answer, as {{ date-order = "day-first" }}, not {value}.'),
)
LEAVE_OUT = Kind(
    _leave_out,
    gettext_noop(
        '{key} must give columns lists of texts whose rows are left out, as {{ Status = ["Survey Preview"] }}, '
        "not {value}."
    ),
)
ROWS = Kind(_rows, gettext_noop("{key} must be a list of row numbers, the first row being 1, as [2, 3], not {value}."))
HEADER_ROWS = Kind(
    _header_rows,
    gettext_noop("{key} must be the number of header rows or a list of them, as 2 or [3, 4], not {value}."),
)
SHIFT = Kind(_shift, gettext_noop("{key} must be a whole number from -100 to 100, not {value}."))
NUMBER = Kind(_number, gettext_noop("{key} must be a number from 0 up, without quotes, not {value}."))
ENCODING = Kind(_encoding, gettext_noop("{key} must be the name of an encoding, as utf-8 or cp1252, not {value}."))
DELIMITER = Kind(
    lambda value: value if isinstance(value, str) and value in DELIMITERS else None,
    gettext_noop("{key} must be one of {allowed}, not {value}."),
    ", ".join(f'"{one}"' for one in DELIMITERS).replace("\t", "\\t"),
)
DATE_FORMAT = Kind(
    _date_format, gettext_noop('{key} must give day, month and year, as "%d/%m/%Y" or "%m/%d/%Y", not {value}.')
)
