"""Read the mapping file that says what the columns of a survey export mean."""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from cxdash.exchange.text_table import DELIMITERS, closest, shown, tidy
from cxdash.faults import Refused, Sentence
from cxdash.vocabulary import Contact, Measure, mark

LAYOUTS = ("wide", "long")
DUPLICATES = ("first", "last", "all")
YEARS = range(1990, 2101)


@dataclass(frozen=True)
class Fixed:
    """What every row says where no column says it."""

    value: str


@dataclass(frozen=True)
class Question:
    """A column of answers: what they are about, on which scale, and which codes mean no answer."""

    column: str
    measure: Measure
    touchpoint: str = ""
    missing: tuple[int | float | str, ...] = ()
    shift: int = 0


@dataclass(frozen=True)
class Touchpoint:
    """A touchpoint to be made where the store lacks it."""

    key: str
    name: str
    stage: str
    name_nb: str = ""
    name_sv: str = ""
    stage_name: str = ""
    stage_name_nb: str = ""
    stage_name_sv: str = ""
    channel: str = ""
    contact: str = Contact.DIRECT.value
    delivered_by: str = "own"
    customers_per_year: float | None = None


@dataclass(frozen=True)
class SurveyMapping:
    """A mapping file as read: '' is left out, and the text itself is kept."""

    text: str
    date: str | Fixed
    survey: str = ""
    name: str = ""
    layout: str = "wide"
    encoding: str = ""
    delimiter: str = ""
    decimal: str = ""
    date_format: str = ""
    duplicates: str = ""
    respondent: str = ""
    segment: tuple[str, ...] = ()
    need: str = ""
    weight: str = ""
    comment: str = ""
    count: str = ""
    questions: tuple[Question, ...] = ()
    touchpoint: str | Fixed = Fixed("")
    measure: str | Fixed = Fixed("")
    score: str = ""
    missing: tuple[int | float | str, ...] = ()
    shift: int = 0
    touchpoints: tuple[Touchpoint, ...] = ()

    @property
    def columns(self) -> list[str]:
        """The columns of the file that are read, each once."""
        asked = [self.touchpoint, self.measure, self.score, *(question.column for question in self.questions)]
        named = [self.respondent, self.date, *self.segment, self.need, self.weight, self.comment, self.count, *asked]
        return list(dict.fromkeys(name for name in named if isinstance(name, str) and name))


@dataclass(frozen=True)
class Kind:
    """What a key may hold: a reader that gives None for anything else, and what is then said."""

    read: Callable[[Any], Any]
    said: str
    allowed: str = ""


def _text(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _column(value: Any) -> str | None:
    return tidy(value) or None if isinstance(value, str) else None


def _columns(value: Any) -> tuple[str, ...] | None:
    names = tuple(_column(name) for name in (value if isinstance(value, list) else [value]))
    return tuple(name for name in names if name) if names and all(names) else None


def _key(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _measure(value: Any) -> Measure | None:
    return Measure.__members__.get(value.strip().upper()) if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    try:
        day = date.fromisoformat(value.strip()) if isinstance(value, str) else value
    except ValueError:
        return None
    return f"{day:%Y-%m-%d}" if isinstance(day, date) and day.year in YEARS else None


def _column_or(read: Callable[[Any], str | None]) -> Callable[[Any], str | Fixed | None]:
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


def _one_of(*allowed: str) -> Kind:
    said = mark("{key} must be one of {allowed}, not {value}.")
    return Kind(lambda value: value if value in allowed else None, said, ", ".join(f'"{one}"' for one in allowed))


TEXT = Kind(_text, mark("{key} must be a text in quotes that is not blank, not {value}."))
COLUMN = Kind(_column, mark("{key} must be the name of a column in quotes, not {value}."))
COLUMNS = Kind(_columns, mark("{key} must be the name of a column in quotes or a list of such names, not {value}."))
KEY = Kind(_key, mark("{key} must be the key of a touchpoint in quotes, or blank, not {value}."))
MEASURE = Kind(_measure, mark("{key} must be one of {allowed}, not {value}."), ", ".join(Measure))
DATE = Kind(
    _column_or(_day),
    mark("{key} must be a column in quotes or a day as {{ value = 2026-05-31 }}, of the years 1990–2100, not {value}."),
)
LONG_TOUCHPOINT = Kind(
    _column_or(_key), mark('{key} must be a column in quotes or a key as {{ value = "wifi" }}, not {value}.')
)
LONG_MEASURE = Kind(
    _column_or(_measure),
    mark('{key} must be a column in quotes or a measure as {{ value = "CSAT" }}, one of {allowed}, not {value}.'),
    ", ".join(Measure),
)
MISSING = Kind(_missing, mark('{key} must be a list of codes and texts, as [0, "NA"], not {value}.'))
SHIFT = Kind(_shift, mark("{key} must be a whole number from -100 to 100, not {value}."))
NUMBER = Kind(_number, mark("{key} must be a number from 0 up, without quotes, not {value}."))
ENCODING = Kind(_encoding, mark("{key} must be the name of an encoding, as utf-8 or cp1252, not {value}."))
DELIMITER = Kind(
    lambda value: value if isinstance(value, str) and value in DELIMITERS else None,
    mark("{key} must be one of {allowed}, not {value}."),
    ", ".join(f'"{one}"' for one in DELIMITERS).replace("\t", "\\t"),
)
DATE_FORMAT = Kind(_date_format, mark('{key} must give day, month and year, as "%d/%m/%Y" or "%m/%d/%Y", not {value}.'))

BOTH = {
    "survey": TEXT,
    "name": TEXT,
    "layout": _one_of(*LAYOUTS),
    "encoding": ENCODING,
    "delimiter": DELIMITER,
    "decimal": _one_of(".", ","),
    "date_format": DATE_FORMAT,
    "duplicates": _one_of(*DUPLICATES),
    "respondent": COLUMN,
    "date": DATE,
    "segment": COLUMNS,
    "need": COLUMN,
    "weight": COLUMN,
    "comment": COLUMN,
    "count": COLUMN,
}
LONG = {
    "touchpoint": LONG_TOUCHPOINT,
    "measure": LONG_MEASURE,
    "score": COLUMN,
    "missing": MISSING,
    "shift": SHIFT,
}
QUESTION = {"column": COLUMN, "touchpoint": KEY, "measure": MEASURE, "missing": MISSING, "shift": SHIFT}
TOUCHPOINT = {one.name: TEXT for one in fields(Touchpoint)} | {
    "contact": _one_of(*Contact),
    "customers_per_year": NUMBER,
}


def read_mapping(text: str) -> SurveyMapping:
    """Read a mapping; raises Refused with a sentence for each of its mistakes."""
    raw = _parse(text)
    faults: list[Sentence] = []
    lists = {key: raw.pop(key) for key in ("question", "touchpoints") if key in raw}
    declared = raw.get("touchpoint")
    if isinstance(declared, list) or (isinstance(declared, dict) and "key" in declared):
        lists["touchpoints"] = [*_listed(raw.pop("touchpoint")), *_listed(lists.get("touchpoints", []))]
    wide = raw.get("layout", "wide") != "long"
    kinds, required = (BOTH, ["date"]) if wide else (BOTH | LONG, ["date", "measure", "score"])
    if wide:
        faults += [_only_long(key) for key in LONG if raw.pop(key, None) is not None]
    values = _read(raw, kinds, required, "", faults)
    questions = _each(lists.get("question", []), "question", QUESTION, ["column", "measure"], faults)
    touchpoints = _each(lists.get("touchpoints", []), "touchpoint", TOUCHPOINT, ["key", "name", "stage"], faults)
    faults += _about_questions(questions, wide, bool(lists.get("question")))
    faults += _twice([one["key"] for one in touchpoints if "key" in one])
    if faults:
        raise Refused(faults)
    asked = tuple(Question(**one) for one in questions)
    return SurveyMapping(text, questions=asked, touchpoints=tuple(Touchpoint(**one) for one in touchpoints), **values)


def _parse(text: str) -> dict[str, Any]:
    try:
        text.encode()
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise Refused([Sentence(mark("The mapping is nested too deeply to be read."))]) from None
    except ValueError as error:
        why, _, place = str(error).partition(" (at ")
        line = re.match(r"line (\d+)", place)
        number = int(line[1]) if line else text.count("\n") + 1
        template = mark("Line {line} of the mapping is not TOML: {why}.")
        raise Refused([Sentence(template, {"line": number, "why": shown(why)})]) from None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _only_long(key: str) -> Sentence:
    return Sentence(mark('{key} belongs to layout = "long"; here each [[question]] says it.'), {"key": key})


def _each(
    tables: Any, name: str, kinds: dict[str, Kind], required: list[str], faults: list[Sentence]
) -> list[dict[str, Any]]:
    read = []
    for number, table in enumerate(_listed(tables), start=1):
        if isinstance(table, dict):
            read.append(_read(table, kinds, required, f"{name} {number}: ", faults))
        else:
            template = mark("{key} must be written as a table, [[{key}]], not {value}.")
            faults.append(Sentence(template, {"key": name, "value": shown(_written(table))}))
    return read


def _read(
    table: dict[str, Any], kinds: dict[str, Kind], required: Iterable[str], place: str, faults: list[Sentence]
) -> dict[str, Any]:
    """Return the values that are right, by key; what is wrong, unknown or lacking is added to *faults*."""
    for key in required:
        if key not in table:
            faults.append(Sentence(mark("{key} is missing."), {"key": place + key}))
    values = {}
    for key, value in table.items():
        if key not in kinds:
            faults.append(_unknown(key, kinds, place))
        elif (read := kinds[key].read(value)) is not None:
            values[key] = read
        else:
            said = {"key": place + key, "value": shown(_written(value)), "allowed": kinds[key].allowed}
            faults.append(Sentence(kinds[key].said, said))
    return values


def _written(value: Any) -> str:
    """Write a value as TOML does."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_written(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) > 10**15:  # Python does not write out thousands of digits
        return f"{value:#x}"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _unknown(key: str, kinds: Iterable[str], place: str) -> Sentence:
    values = {"key": place + shown(key), "closest": closest(key, kinds), "allowed": ", ".join(kinds)}
    if values["closest"]:
        return Sentence(mark("{key} is not a key of the mapping; is {closest} meant?"), values)
    return Sentence(mark("{key} is not a key of the mapping; the keys are {allowed}."), values)


def _about_questions(questions: list[dict[str, Any]], wide: bool, given: bool) -> list[Sentence]:
    if not wide:
        said = Sentence(mark('[[question]] belongs to layout = "wide"; here the columns say what is asked.'))
        return [said] if given else []
    if not questions:
        return [] if given else [Sentence(mark("The mapping has no [[question]]: it must say what a column asks."))]
    faults = []
    asked: dict[tuple[str, Measure], str] = {}
    for one in questions:
        if not {"column", "measure"} <= set(one):
            continue
        about = (one.get("touchpoint", ""), one["measure"])
        if about in asked:
            faults.append(_asked_twice(asked[about], one["column"], *about))
        asked.setdefault(about, one["column"])
    return faults


def _asked_twice(first: str, second: str, touchpoint: str, measure: Measure) -> Sentence:
    values = {"first": first, "second": second, "touchpoint": touchpoint, "measure": measure.value}
    if touchpoint:
        return Sentence(mark('The columns "{first}" and "{second}" both ask {measure} of {touchpoint}.'), values)
    return Sentence(mark('The columns "{first}" and "{second}" both ask {measure} of the whole relationship.'), values)


def _twice(keys: list[str]) -> list[Sentence]:
    doubled = dict.fromkeys(key for key in keys if keys.count(key) > 1)
    return [Sentence(mark("The touchpoint {key} is declared more than once."), {"key": shown(key)}) for key in doubled]
