"""The keys of a mapping and of its tables: each described once, and read by pydantic, whose errors become sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any, TypeVar, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import Measure, Scale, scale_of, stored_code
from cxdash.domain.vocabulary import Contact
from cxdash.exchange.phrases import closest, shown
from cxdash.exchange.survey.mapping_kinds import (
    ANSWERS,
    CODES,
    COLUMN,
    COLUMNS,
    COMMENTS,
    DATE,
    DATE_FORMAT,
    DELIMITER,
    ENCODING,
    HEADER_ROWS,
    KEY,
    LEAVE_OUT,
    LONG_MEASURE,
    LONG_TOUCHPOINT,
    MEASURE,
    MISSING,
    NUMBER,
    OWN_KEY,
    ROWS,
    SCALE,
    SHIFT,
    TEXT,
    UNSAID,
    Comment,
    Fixed,
    Kind,
    column_or,
    one_of,
)

Model = TypeVar("Model")
Codes = tuple[tuple[str, float], ...]
Missing = tuple[int | float | str, ...]
ONLY_THESE = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Question:
    """A column of answers: what they are about, on which scale, and which codes mean no answer.

    *codes* says what texts stand for; *missing* and *shift* apply to that as to any code. *scale* is '' for the
    measure's own.
    """

    __pydantic_config__ = ONLY_THESE

    column: Annotated[str, COLUMN]
    measure: Annotated[Measure, MEASURE]
    touchpoint: Annotated[str, KEY] = ""
    missing: Annotated[Missing, MISSING] = ()
    shift: Annotated[int, SHIFT] = 0
    codes: Annotated[Codes, CODES] = ()
    scale: Annotated[str, SCALE] = ""

    @property
    def answered_on(self) -> Scale:
        """The scale of the answers."""
        return scale_of(self.measure, self.scale)

    @property
    def scale_code(self) -> str:
        """The scale as the store writes it: '' for the measure's own."""
        return stored_code(self.measure, self.answered_on)


@dataclass(frozen=True)
class Touchpoint:
    """A touchpoint to be made where the store lacks it."""

    __pydantic_config__ = ONLY_THESE

    key: Annotated[str, OWN_KEY]
    name: Annotated[str, TEXT]
    stage: Annotated[str, OWN_KEY]
    name_nb: Annotated[str, TEXT] = ""
    name_sv: Annotated[str, TEXT] = ""
    stage_name: Annotated[str, TEXT] = ""
    stage_name_nb: Annotated[str, TEXT] = ""
    stage_name_sv: Annotated[str, TEXT] = ""
    channel: Annotated[str, TEXT] = ""
    contact: Annotated[str, one_of(*Contact)] = Contact.DIRECT.value
    delivered_by: Annotated[str, TEXT] = "own"
    customers_per_year: Annotated[float | None, NUMBER] = None


@dataclass(frozen=True, kw_only=True)
class WideKeys:
    """The keys at the top of a mapping in both layouts; '' is left out.

    *answers* are those that were given to questions about the file, by the id of the question. *leave_out* are texts by
    the column in which they say that a row is no answer.
    """

    __pydantic_config__ = ONLY_THESE

    survey: Annotated[str, OWN_KEY] = ""
    name: Annotated[str, TEXT] = ""
    layout: Annotated[str, one_of("wide", "long")] = "wide"
    encoding: Annotated[str, ENCODING] = ""
    delimiter: Annotated[str, DELIMITER] = ""
    sheet: Annotated[str, TEXT] = ""
    header_rows: Annotated[tuple[int, ...], HEADER_ROWS] = ()
    skip_rows: Annotated[tuple[int, ...], ROWS] = ()
    leave_out: Annotated[tuple[tuple[str, tuple[str, ...]], ...], LEAVE_OUT] = ()
    decimal: Annotated[str, one_of(".", ",")] = ""
    date_format: Annotated[str, DATE_FORMAT] = ""
    duplicates: Annotated[str, one_of("first", "last", "all")] = ""
    respondent: Annotated[str, COLUMN] = ""
    date: Annotated[str | Fixed, DATE]
    segment: Annotated[tuple[str, ...], COLUMNS] = ()
    need: Annotated[str, COLUMN] = ""
    weight: Annotated[str, COLUMN] = ""
    comment: Annotated[tuple[Comment, ...], COMMENTS] = ()
    comment_missing: Annotated[Missing, MISSING] = ()
    count: Annotated[str, COLUMN] = ""
    answers: Annotated[tuple[tuple[str, str], ...], ANSWERS] = ()


def _long_scale(value: Any) -> str | Fixed | tuple[tuple[str, str], ...] | None:
    """Read a scale, a column of scales, or a scale for each measure."""
    if not isinstance(value, dict) or "value" in value:
        code = SCALE.read(value)
        return column_or(SCALE.read)(value) if code is None else Fixed(code)
    pairs = [(MEASURE.read(measure), SCALE.read(code)) for measure, code in value.items()]
    found = tuple((measure.value, code) for measure, code in pairs if measure and code)
    return found if found and len(found) == len(pairs) else None


LONG_SCALE = Kind(
    _long_scale,
    gettext_noop(
        '{key} must be a scale from the worst to the best answer in quotes, as "1-7", the name of a column that holds '
        'such scales, or one for each measure, as {{ CES = "1-5" }}, not {value}.'
    ),
)


@dataclass(frozen=True, kw_only=True)
class LongKeys(WideKeys):
    """The keys at the top of a mapping of the long layout."""

    touchpoint: Annotated[str | Fixed, LONG_TOUCHPOINT] = UNSAID
    measure: Annotated[str | Fixed, LONG_MEASURE]
    score: Annotated[str, COLUMN]
    missing: Annotated[Missing, MISSING] = ()
    shift: Annotated[int, SHIFT] = 0
    codes: Annotated[Codes, CODES] = ()
    scale: Annotated[str | Fixed | tuple[tuple[str, str], ...], LONG_SCALE] = UNSAID


def names(model: type) -> list[str]:
    """Return the keys of a model, in their order."""
    return [one.name for one in fields(model)]


def read_tables(tables: Any, name: str, model: type[Model], faults: list[Message]) -> list[Model]:
    """Return those of the tables called *name* that are right, of which a mapping may hold many."""
    read = []
    for number, table in enumerate(as_list(tables), start=1):
        if isinstance(table, dict):
            read.append(read_table(table, model, f"{name} {number}: ", faults))
        else:
            template = gettext_noop("{key} must be written as a table, [[{key}]], not {value}.")
            faults.append(Message(template, {"key": name, "value": shown(_written(table))}))
    return [one for one in read if one is not None]


def read_table(table: dict[str, Any], model: type[Model], place: str, faults: list[Message]) -> Model | None:
    """Return a table as its *model*, or None and a sentence in *faults* for each thing wrong, unknown or missing."""
    adapter: TypeAdapter[Model] = _adapter(model)  # type: ignore[arg-type]  # a class is hashable
    try:
        return adapter.validate_python(table)
    except ValidationError as refused:
        missing = [one["loc"][0] for one in refused.errors() if one["type"] == "missing"]
        wrong = {one["loc"][0]: one["type"] for one in refused.errors() if one["type"] != "missing"}
        faults.extend(Message(gettext_noop("{key} is missing."), {"key": f"{place}{key}"}) for key in missing)
        faults.extend(_fault(key, table[key], model, place) for key in table if key in wrong)
    return None


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def _fault(key: str, value: Any, model: type, place: str) -> Message:
    if key not in names(model):
        return _unknown(key, names(model), place)
    kind = get_type_hints(model, include_extras=True)[key].__metadata__[0]
    return Message(kind.sentence, {"key": place + key, "value": shown(_written(value)), "allowed": kind.allowed})


def as_list(value: Any) -> list[Any]:
    """Return a list as it is and anything else as the only one in a list."""
    return value if isinstance(value, list) else [value]


def _written(value: Any) -> str:
    """Write a value as TOML does."""
    if isinstance(value, dict):
        bare = re.compile(r"[A-Za-z0-9_-]+")
        pairs = [f"{key if bare.fullmatch(key) else _written(key)} = {_written(one)}" for key, one in value.items()]
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) > 10**15:  # Python does not write out thousands of digits
        return f"{value:#x}"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _unknown(key: str, kinds: Iterable[str], place: str) -> Message:
    if place and key in names(LongKeys):
        template = gettext_noop(
            "{key} belongs at the top of the mapping, above the first [[question]] or [[touchpoint]]."
        )
        return Message(template, {"key": place + key})
    values = {"key": place + shown(key), "closest": closest(key, kinds), "allowed": ", ".join(kinds)}
    if values["closest"]:
        return Message(gettext_noop("{key} is not a key of the mapping; is {closest} meant?"), values)
    return Message(gettext_noop("{key} is not a key of the mapping; the keys are {allowed}."), values)
