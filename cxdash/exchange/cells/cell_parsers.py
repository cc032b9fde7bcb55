"""Read the cells of a sheet's column by its kind: numbers, shares, days, months, yes or no, keys, allowed words."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import partial

from cxdash.domain import keys
from cxdash.domain.messages import Codes, Message, gettext_noop
from cxdash.domain.periods import YEARS
from cxdash.domain.sheets import Column
from cxdash.exchange.cells import words
from cxdash.exchange.cells.dates import (
    MONTHS,
    DoubtfulDayError,
    day_comes_first,
    either_order,
    is_day_first,
    is_month_first,
    read_day,
)
from cxdash.exchange.cells.numbers import STATED, DoubtfulNumberError, Marks, marks_of, read_number
from cxdash.exchange.files.grids import NumberText

Value = str | float | int | bool | None
Wrong = dict[int, Message]
"""What is wrong with a text, by its place among the column's texts."""

LARGEST_WHOLE = 2**31 - 1

YES = ("yes", "y", "ja", "j", "jepp", "true", "sant", "sann")
NO = ("no", "n", "nei", "nej", "false", "usant", "usann", "falskt", "falsk")
"""Words for yes and no in English, Norwegian and Swedish, in small letters."""

MARKED_YES, MARKED_NO = {"1", "x", "✓", "✔"}, {"0"}
MONTH_FORM = re.compile(r"(\d{4})\s?[-/.Mm]\s?(\d{1,2})|(\d{1,2})\s?[-/.]\s?(\d{4})", re.ASCII)
NAMED_MONTH = re.compile(r"([^\W\d]{3,9})\.?[ ./'’-]{0,2}(\d{4}|\d{2})|(\d{4})[ ./-]{0,2}([^\W\d]{3,9})\.?")
"""juni 2026, jun.26, jun 2026, 2026 juni; 26 alone is the year 2026."""


class _UnreadError(ValueError):
    """Raised with the sentence that says why a text cannot be read."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.sentence = Message(template, values)


def read(
    column: Column, texts: Sequence[str], dates: Iterable[str] = (), *, people: bool = False
) -> tuple[list[Value], Wrong]:
    """Return the value of each distinct text of a column, None where it has none, and what is wrong with those texts.

    A NumberText is that number, whatever the other texts show of decimal marks. *dates* are all dates of the sheet:
    they show whether 03/05/2026 is in May or in March. *people*: its sheet is about single people, whose segment may
    be called Total; elsewhere that is all customers together, which is blank.
    """
    filled = [text for text in texts if text]
    reader = partial(_identity, "segment") if people and column.name == "segment" else _reader(column, filled, dates)
    values: list[Value] = []
    wrong: Wrong = {}
    for place, text in enumerate(texts):
        try:
            values.append(_within(column, reader(text)) if text else None)
        except _UnreadError as problem:
            wrong[place] = problem.sentence
            values.append(None)
    if column.default and "" in texts:
        values[list(texts).index("")] = read(column, [column.default])[0][0]
    return values, wrong


def _reader(column: Column, texts: list[str], dates: Iterable[str]) -> Callable[[str], Value]:
    if column.codes:
        return lambda text: _code(column, text)
    if column.kind in {"number", "whole", "share"}:
        marks = marks_of(text for text in texts if not isinstance(text, NumberText))
        read_as = NUMBERS[column.kind]
        return lambda text: read_as(column, text, STATED["."] if isinstance(text, NumberText) else marks)
    if column.kind == "date":
        order = day_comes_first([*texts, *dates])
        return lambda text: _date(text, day_first=order)
    if column.kind == "month":
        first = _month_order(texts)
        return lambda text: _month(text, day_first=first)
    others: dict[str, Callable[[str], Value]] = {"yes_no": _yes_no, "key": _key, "path": _path, "time": _time}
    others["text"] = partial(_identity, column.name) if column.name in keys.LONGEST else str
    usual = others.get(column.kind, str)
    return (lambda text: None if words.is_whole(text) else usual(text)) if column.name == "segment" else usual


def _key(text: str) -> str:
    if not keys.is_key(text):
        raise _UnreadError(
            gettext_noop(
                'Sheet {sheet}, row {row}, column {column}: "{value}" cannot be a key; a key is one line of at most '
                '{most} characters, without < > / \\ % and not an "example:"{also}.'
            ),
            most=keys.LONGEST_KEY,
        )
    return text


def _identity(name: str, text: str) -> str:
    return _bounded(text, keys.LONGEST[name], fits=keys.is_identity(name, text))


def _bounded(text: str, most: int, *, fits: bool) -> str:
    if not fits:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" cannot stand here; allowed is a text of at most '
            "{most} characters{also}."
        )
        raise _UnreadError(template, most=most)
    return text


def _path(text: str) -> str:
    _bounded(text, keys.LONGEST_PATH, fits=len(text) <= keys.LONGEST_PATH)
    return " > ".join(part.strip() for part in text.split(">"))


def _code(column: Column, text: str) -> str:
    meant = words.codes(column, text)
    if not meant and column.free:
        return text
    if len(meant) > 1:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" may mean any of these values: {allowed}{also}.'
        )
        raise _UnreadError(template, allowed=Codes({code: column.codes[code] for code in meant}))
    if not meant:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" is not one of the allowed values, which are '
            "{allowed}{also}."
        )
        raise _UnreadError(template, allowed=Codes(column.codes, both=column.kind == "key"))
    return meant[0]


def _yes_no(text: str) -> bool:
    word = text.casefold().rstrip(" .!")
    if word in {*YES, *MARKED_YES}:
        return True
    if word in {*NO, *MARKED_NO}:
        return False
    raise _UnreadError(
        gettext_noop('Sheet {sheet}, row {row}, column {column}: "{value}" is neither yes nor no{also}.')
    )


def _number(column: Column, text: str, marks: Marks) -> float:
    if text.endswith("%") and column.kind != "share":
        text = _per_cent(column, text)
    try:
        return read_number(text, marks)
    except DoubtfulNumberError as doubt:
        possible = [float(reading) for reading in (doubt.one, doubt.other) if _is_within(column, float(reading))]
        if len(possible) == 1:
            return possible[0] / 100 if text.rstrip().endswith("%") else possible[0]
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" may mean {one} or {other}; write it without a '
            "thousand separator{also}."
        )
        raise _UnreadError(template, one=doubt.one, other=doubt.other) from None
    except ValueError:
        raise _UnreadError(
            gettext_noop('Sheet {sheet}, row {row}, column {column}: "{value}" is not a number{also}.')
        ) from None


def _per_cent(column: Column, text: str) -> str:
    """Return the number of per cents; raises _UnreadError in a column of other numbers."""
    if not column.per_cent:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" is a share, and a number is asked for{also}.'
        )
        raise _UnreadError(template)
    return text.removesuffix("%").rstrip()


def _whole(column: Column, text: str, marks: Marks) -> int:
    value = _number(column, text, marks)
    if value != int(value) or abs(value) > LARGEST_WHOLE:
        raise _UnreadError(
            gettext_noop('Sheet {sheet}, row {row}, column {column}: "{value}" is not a whole number{also}.')
        )
    return int(value)


def _share(column: Column, text: str, marks: Marks) -> float:
    value = _number(column, text, marks)
    if not 0 <= value <= 1:
        raise _UnreadError(
            gettext_noop(
                'Sheet {sheet}, row {row}, column {column}: "{value}" is not a share; write 0.46 or 46% for '
                "forty-six of a hundred{also}."
            )
        )
    return value


NUMBERS: dict[str, Callable[[Column, str, Marks], Value]] = {"number": _number, "share": _share, "whole": _whole}


def _is_within(column: Column, value: float) -> bool:
    return (column.low is None or value >= column.low) and (column.high is None or value <= column.high)


def _within(column: Column, value: Value) -> Value:
    if not isinstance(value, int | float) or _is_within(column, value):
        return value
    low, high = column.low, column.high
    if low is not None and high is not None:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" is not within {low}–{high}, which is allowed{also}.'
        )
        raise _UnreadError(template, low=f"{low:g}", high=f"{high:g}")
    template = gettext_noop(
        'Sheet {sheet}, row {row}, column {column}: "{value}" is below {low}, the least that is allowed{also}.'
    )
    raise _UnreadError(template, low=f"{low:g}")


def _date(text: str, *, day_first: bool | None) -> str:
    try:
        day = read_day(text, day_first)
    except DoubtfulDayError as doubt:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" may be {one} or {other}; write dates as '
            "2026-05-03{also}."
        )
        raise _UnreadError(template, one=doubt.one.isoformat(), other=doubt.other.isoformat()) from None
    except (ValueError, OverflowError):
        raise _no_date() from None
    if day.year not in YEARS:
        raise _no_date()
    return day.isoformat()


def _no_date() -> _UnreadError:
    return _UnreadError(
        gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" is not a date; write dates as 2026-05-03{also}.'
        )
    )


def _time(text: str) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise _no_date() from None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _month_order(texts: Collection[str]) -> bool | None:
    """Return whether the days of a column of months begin with the day: a list of first days shows it, too."""
    orders = {order for text in texts if (order := either_order(text))}
    if len(orders) > 1 and not any(map(is_day_first, texts)) and not any(map(is_month_first, texts)):
        firsts, seconds = ({order[place] for order in orders} for place in (0, 1))
        return True if firsts == {1} else False if seconds == {1} else None
    return day_comes_first(texts)


def _month(text: str, *, day_first: bool | None) -> str:
    if match := MONTH_FORM.fullmatch(text):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
    elif (match := NAMED_MONTH.fullmatch(text)) and (match[1] or match[4]).casefold() in MONTHS:
        year, month = int(match[2] or match[3]), MONTHS[(match[1] or match[4]).casefold()]
        year += 2000 if year < 100 else 0
    else:
        day = _day_of_month(text, day_first=day_first)
        year, month = day.year, day.month
    if month not in range(1, 13) or year not in YEARS:
        raise _no_month()
    return f"{year:04d}-{month:02d}"


def _day_of_month(text: str, *, day_first: bool | None) -> date:
    try:
        return read_day(text, day_first)
    except DoubtfulDayError as doubt:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" may be in {one} or {other}; write months as '
            "2026-05{also}."
        )
        raise _UnreadError(template, one=f"{doubt.one:%Y-%m}", other=f"{doubt.other:%Y-%m}") from None
    except (ValueError, OverflowError):
        raise _no_month() from None


def _no_month() -> _UnreadError:
    return _UnreadError(
        gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" is not a month; write months as 2026-05{also}.'
        )
    )
