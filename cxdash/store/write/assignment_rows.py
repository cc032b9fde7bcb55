"""Assignments as rows of the store, as they are noted in the audit, and as rows of their sheet."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Date, select

from cxdash.domain.plain import rows_of
from cxdash.domain.sheets import BY_NAME
from cxdash.store.read.tables import ID, VERSION, Row, identity, keys
from cxdash.store.schema import assignment, metadata
from cxdash.store.write.differences import Changed, Difference

SHEET = BY_NAME["assignments"]

Place = tuple[Any, ...]
"""Stage, touchpoint (ids) and area, all None for the whole journey."""


def stored(connection: Connection) -> list[Row]:
    """Return every assignment, by id."""
    return [dict(row) for row in connection.execute(select(assignment).order_by(assignment.c.id)).mappings()]


def place(row: Mapping[str, Any]) -> Place:
    """Return the place of an assignment."""
    return tuple(row[name] for name in ("stage_id", "touchpoint_id", "area"))


def at(connection: Connection, places: Collection[Place]) -> list[Row]:
    """Return all assignments at some places, of all times."""
    return [row for row in stored(connection) if place(row) in places]


def content(row: Mapping[str, Any]) -> Row:
    """Return an assignment without its id and version."""
    return {name: value for name, value in row.items() if name not in {"id", "version"}}


def plain(noted: Mapping[str, Any]) -> dict[str, Any]:
    """Return a note of the audit with its dates as text, as it is read again."""
    return json.loads(json.dumps(noted, default=str))


def typed(row: Mapping[str, Any]) -> Row:
    """Return a row of a note with its dates as dates."""
    dated = {column.name for column in assignment.c if isinstance(column.type, Date)}
    return {
        name: date.fromisoformat(value) if name in dated and isinstance(value, str) else value
        for name, value in row.items()
    }


def worded(connection: Connection, rows: Sequence[Row]) -> list[Row]:
    """Return rows of the store as rows of the sheet."""
    known = {name: keys(connection, metadata.tables[name]) for name in ("role", "stage", "touchpoint")}
    named = [{**row, **{name: by_id.get(row[f"{name}_id"]) for name, by_id in known.items()}} for row in rows]
    return as_sheet(pd.DataFrame(named, columns=["id", "version", *SHEET.fields()], dtype=object))


def as_sheet(table: pd.DataFrame) -> list[Row]:
    """Return assignments as rows of their sheet: None for blanks, dates as text."""
    return [
        {**{name: _text(row[name]) for name in SHEET.fields()}, ID: row["id"], VERSION: row["version"]}
        for row in rows_of(table)
    ]


def _text(value: Any) -> str | None:
    if value is None or value == "" or pd.isna(value):
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def difference(old: Sequence[Row], new: Sequence[Row]) -> Difference:
    """Compare rows of the sheet by their identity."""
    were, are = _by_identity(old), _by_identity(new)
    pairs = [(were[key], row) for key, row in are.items() if key in were]
    fields = [{name: (before[name], row[name]) for name in row if before[name] != row[name]} for before, row in pairs]
    fields = [{name: pair for name, pair in one.items() if name not in {ID, VERSION}} for one in fields]
    return Difference(
        SHEET,
        added=[row for key, row in are.items() if key not in were],
        changed=[Changed(before, one) for (before, _), one in zip(pairs, fields, strict=True) if one],
        removed=[row for key, row in were.items() if key not in are],
    )


def _by_identity(rows: Sequence[Row]) -> dict[tuple, Row]:
    """Return rows by their identity, those with the same identity by a number, too."""
    met: Counter[tuple] = Counter()
    found = {}
    for row in rows:
        key = identity(SHEET, row)
        found[*key, met[key]] = row
        met[key] += 1
    return found
