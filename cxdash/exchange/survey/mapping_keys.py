"""The keys of a mapping and of its tables, and their values as read."""

import re
from collections.abc import Iterable
from typing import Any

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.vocabulary import Contact
from cxdash.exchange.phrases import closest, shown
from cxdash.exchange.survey.mapping_kinds import (
    CODES,
    COLUMN,
    COLUMNS,
    DATE,
    DATE_FORMAT,
    DELIMITER,
    ENCODING,
    KEY,
    LONG_MEASURE,
    LONG_TOUCHPOINT,
    MEASURE,
    MISSING,
    NUMBER,
    ROWS,
    SHIFT,
    TEXT,
    Kind,
    one_of,
)

BOTH = {
    "survey": TEXT,
    "name": TEXT,
    "layout": one_of("wide", "long"),
    "encoding": ENCODING,
    "delimiter": DELIMITER,
    "skip_rows": ROWS,
    "decimal": one_of(".", ","),
    "date_format": DATE_FORMAT,
    "duplicates": one_of("first", "last", "all"),
    "respondent": COLUMN,
    "date": DATE,
    "segment": COLUMNS,
    "need": COLUMN,
    "weight": COLUMN,
    "comment": COLUMN,
    "count": COLUMN,
}
"""Keys at the top of a mapping in both layouts."""

LONG = {
    "touchpoint": LONG_TOUCHPOINT,
    "measure": LONG_MEASURE,
    "score": COLUMN,
    "missing": MISSING,
    "shift": SHIFT,
    "codes": CODES,
}
"""Keys at the top of a mapping of the long layout only."""

QUESTION = {
    "column": COLUMN,
    "touchpoint": KEY,
    "measure": MEASURE,
    "missing": MISSING,
    "shift": SHIFT,
    "codes": CODES,
}
TOUCHPOINT = {
    "key": TEXT,
    "name": TEXT,
    "stage": TEXT,
    "name_nb": TEXT,
    "name_sv": TEXT,
    "stage_name": TEXT,
    "stage_name_nb": TEXT,
    "stage_name_sv": TEXT,
    "channel": TEXT,
    "contact": one_of(*Contact),
    "delivered_by": TEXT,
    "customers_per_year": NUMBER,
}


def read_parts(
    tables: Any, name: str, kinds: dict[str, Kind], required: list[str], faults: list[Message]
) -> list[dict[str, Any]]:
    """Read each of the tables called *name*, which a mapping may hold many of."""
    read = []
    for number, table in enumerate(as_list(tables), start=1):
        if isinstance(table, dict):
            read.append(read_part(table, kinds, required, f"{name} {number}: ", faults))
        else:
            template = gettext_noop("{key} must be written as a table, [[{key}]], not {value}.")
            faults.append(Message(template, {"key": name, "value": shown(_written(table))}))
    return read


def read_part(
    table: dict[str, Any], kinds: dict[str, Kind], required: Iterable[str], place: str, faults: list[Message]
) -> dict[str, Any]:
    """Return the values that are right, by key; what is wrong, unknown or lacking is added to *faults*."""
    for key in required:
        if key not in table:
            faults.append(Message(gettext_noop("{key} is missing."), {"key": place + key}))
    values = {}
    for key, value in table.items():
        if key not in kinds:
            faults.append(_unknown(key, kinds, place))
        elif (read := kinds[key].read(value)) is not None:
            values[key] = read
        else:
            said = {"key": place + key, "value": shown(_written(value)), "allowed": kinds[key].allowed}
            faults.append(Message(kinds[key].said, said))
    return values


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
    if place and key in BOTH | LONG:
        template = gettext_noop(
            "{key} belongs at the top of the mapping, above the first [[question]] or [[touchpoint]]."
        )
        return Message(template, {"key": place + key})
    values = {"key": place + shown(key), "closest": closest(key, kinds), "allowed": ", ".join(kinds)}
    if values["closest"]:
        return Message(gettext_noop("{key} is not a key of the mapping; is {closest} meant?"), values)
    return Message(gettext_noop("{key} is not a key of the mapping; the keys are {allowed}."), values)
