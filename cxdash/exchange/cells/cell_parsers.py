"""Read the cells of a column by its kind: numbers, shares, dates, months and yes/no as people write them."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from math import isfinite

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.sheets import Column

Value = str | float | int | bool | None
Wrong = dict[int, Message]
"""What is wrong with a text, by its place among the column's texts."""

LONGEST_KEY = 80
LARGEST_WHOLE = 2**31 - 1
LARGEST_NUMBER = 1e15
YEARS = range(1900, 2101)
FIRST_SERIAL, LAST_SERIAL = 18264, 73415
"""Days as spreadsheets number them: 1950-01-01 and 2100-12-31."""

YES = {"yes", "y", "ja", "j", "true", "sant", "sann", "1", "x"}
NO = {"no", "n", "nei", "nej", "false", "usant", "usann", "falskt", "falsk", "0"}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH_OF = {name: place for place, name in enumerate(MONTHS, 1)} | {"mai": 5, "maj": 5, "okt": 10, "des": 12}

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d.*)?")
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ]\d.*)?")
MONTH_FORM = re.compile(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})")
NAMED_MONTH = re.compile(r"([^\W\d]{3,9})\.?[ -](\d{4})")
SPACES = re.compile(r"[\s'’_]")
CURRENCY = re.compile(
    r"^(kr\.?|nok|sek|dkk|eur|usd|gbp|[€$£])|(kr\.?|,-|nok|sek|dkk|eur|usd|gbp|[€$£])$", re.IGNORECASE
)
GROUPED = {",": re.compile(r"[+-]?\d{1,3}(,\d{3})+"), ".": re.compile(r"[+-]?\d{1,3}(\.\d{3})+")}
PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)


class _UnreadError(ValueError):
    """Raised with the sentence that says why a text cannot be read."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.sentence = Message(template, values)


def read(column: Column, texts: Sequence[str], dates: Iterable[str] = ()) -> tuple[list[Value], Wrong]:
    """Read the distinct texts of a column; what cannot be read is None, and said.

    *dates*: all dates of the sheet, to tell whether 03/05/2026 is in May or in March.
    """
    reader = _reader(column, [text for text in texts if text], dates)
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
    if column.allowed:
        allowed = {str(value).casefold(): str(value) for value in column.allowed}
        return lambda text: _allowed(text, allowed)
    if column.kind in {"number", "whole", "share"}:
        marks = _decimal_marks(texts)
        read_number: Callable[[str, str], Value] = {"number": _number, "share": _share, "whole": _whole}[column.kind]
        return lambda text: read_number(text, marks)
    if column.kind == "date":
        order = _day_and_month([*texts, *dates])
        return lambda text: _date(text, order).isoformat()
    others: dict[str, Callable[[str], Value]] = {"month": _month, "yes_no": _yes_no, "key": _key, "path": _path}
    return others.get(column.kind, _text)


def _text(text: str) -> str:
    return text


def _key(text: str) -> str:
    if len(text) > LONGEST_KEY or "\n" in text or ">" in text:
        raise _UnreadError(
            gettext_noop(
                'Sheet {sheet}, row {row}, column {column}: "{value}" cannot be a key; a key is one line of at most '
                "{most} characters, without >{also}."
            ),
            most=LONGEST_KEY,
        )
    return text


def _path(text: str) -> str:
    return " > ".join(part.strip() for part in text.split(">"))


def _allowed(text: str, allowed: dict[str, str]) -> str:
    if text.casefold() not in allowed:
        raise _UnreadError(
            gettext_noop(
                'Sheet {sheet}, row {row}, column {column}: "{value}" is not one of the allowed values, which are '
                "{allowed}{also}."
            ),
            allowed=", ".join(allowed.values()),
        )
    return allowed[text.casefold()]


def _yes_no(text: str) -> bool:
    if text.casefold() in YES | NO:
        return text.casefold() in YES
    raise _UnreadError(
        gettext_noop('Sheet {sheet}, row {row}, column {column}: "{value}" is neither yes nor no{also}.')
    )


def _decimal_marks(texts: list[str]) -> str:
    """Return the marks that stand before decimals in this column, by the cells that leave no doubt."""
    bare = [_bare(text) for text in texts]
    both = {max(text.rfind(","), text.rfind(".")): text for text in bare if "," in text and "." in text}
    if any(text[place] == "," for place, text in both.items()) or any(
        text.count(".") > 1 and GROUPED["."].fullmatch(text) for text in bare
    ):
        return ","
    if both or any(text.count(",") > 1 and GROUPED[","].fullmatch(text) for text in bare):
        return "."
    if any("," in text and not GROUPED[","].fullmatch(text) for text in bare):
        return ",."
    return ".?"


def _bare(text: str) -> str:
    return CURRENCY.sub("", SPACES.sub("", text)).replace("−", "-").removesuffix("%")


def _number(text: str, marks: str) -> float:
    """Read a number with either decimal mark; *marks* ending in ? means that a comma may also part thousands."""
    bare = _bare(text)
    if GROUPED[","].fullmatch(bare) and marks == ".?":
        raise _doubt(bare, ",")
    if GROUPED["."].fullmatch(bare) and bare.endswith("0") and marks != "." and "," not in marks:
        raise _doubt(bare, ".")
    plain = _with_point(bare, marks)
    value = float(plain) if PLAIN.fullmatch(plain) else float("nan")
    if not isfinite(value) or abs(value) > LARGEST_NUMBER:
        raise _UnreadError(gettext_noop('Sheet {sheet}, row {row}, column {column}: "{value}" is not a number{also}.'))
    return value / 100 if text.rstrip().endswith("%") else value


def _with_point(bare: str, marks: str) -> str:
    """Return a number with a point before its decimals and no thousand separators, where it is written properly."""
    decimal = "," if marks == "," else "."
    grouping = "." if marks == "," else ","
    whole, _, decimals = bare.partition(decimal)
    if grouping in whole and GROUPED[grouping].fullmatch(whole) and marks != ",.":
        return f"{whole.replace(grouping, '')}.{decimals}"
    return bare.replace(",", ".")


def _doubt(bare: str, separator: str) -> _UnreadError:
    return _UnreadError(
        gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" may mean {one} or {other}; write it without a '
            "thousand separator{also}."
        ),
        one=bare.replace(separator, ""),
        other=f"{float(bare.replace(separator, '.')):g}",
    )


def _whole(text: str, marks: str) -> int:
    value = _number(text, marks)
    if value != int(value) or abs(value) > LARGEST_WHOLE:
        raise _UnreadError(
            gettext_noop('Sheet {sheet}, row {row}, column {column}: "{value}" is not a whole number{also}.')
        )
    return int(value)


def _share(text: str, marks: str) -> float:
    value = _number(text, marks)
    if not 0 <= value <= 1:
        raise _UnreadError(
            gettext_noop(
                'Sheet {sheet}, row {row}, column {column}: "{value}" is not a share; write 0.46 or 46 % for '
                "forty-six of a hundred{also}."
            )
        )
    return value


def _within(column: Column, value: Value) -> Value:
    if not isinstance(value, int | float):
        return value
    low, high = column.low, column.high
    if low is not None and high is not None and not low <= value <= high:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" is not within {low}–{high}, which is allowed{also}.'
        )
        raise _UnreadError(template, low=f"{low:g}", high=f"{high:g}")
    if low is not None and value < low:
        template = gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" is below {low}, the least that is allowed{also}.'
        )
        raise _UnreadError(template, low=f"{low:g}")
    return value


def _day_and_month(texts: list[str]) -> str:
    """Tell whether dates with slashes begin with the day or the month, by those that can be only one; '' if unknown."""
    found = [match for text in texts if (match := YEAR_LAST.fullmatch(text)) and match[2] == "/"]
    if any(int(match[1]) > 12 for match in found):
        return "day"
    return "month" if any(int(match[3]) > 12 for match in found) else ""


def _date(text: str, order: str) -> date:
    if match := YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := YEAR_LAST.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        if match[2] == "/" and not order and first != second:
            raise _UnreadError(
                gettext_noop(
                    'Sheet {sheet}, row {row}, column {column}: "{value}" may be {one} or {other}; write dates as '
                    "2026-05-03{also}."
                ),
                one=_day(int(match[4]), second, first).isoformat(),
                other=_day(int(match[4]), first, second).isoformat(),
            )
        swapped = match[2] == "/" and order == "month"
        return _day(int(match[4]), *((first, second) if swapped else (second, first)))
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and FIRST_SERIAL <= float(text) <= LAST_SERIAL:
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    raise _no_date()


def _day(year: int, month: int, day: int) -> date:
    try:
        made = date(year, month, day)
    except ValueError:
        raise _no_date() from None
    if year not in YEARS:
        raise _no_date()
    return made


def _no_date() -> _UnreadError:
    return _UnreadError(
        gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" is not a date; write dates as 2026-05-03{also}.'
        )
    )


def _month(text: str) -> str:
    if match := MONTH_FORM.fullmatch(text):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
    elif (match := NAMED_MONTH.fullmatch(text)) and match[1][:3].casefold() in MONTH_OF:
        year, month = int(match[2]), MONTH_OF[match[1][:3].casefold()]
    else:
        try:
            day = _date(text, "day")
        except _UnreadError:
            raise _no_month() from None
        year, month = day.year, day.month
    if month not in range(1, 13) or year not in YEARS:
        raise _no_month()
    return f"{year:04d}-{month:02d}"


def _no_month() -> _UnreadError:
    return _UnreadError(
        gettext_noop(
            'Sheet {sheet}, row {row}, column {column}: "{value}" is not a month; write months as 2026-05{also}.'
        )
    )
