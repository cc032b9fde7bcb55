"""The company's tables as sheets: keys in place of ids, blanks as None, dates as 2026-05-03, in a lasting order."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Column, Connection, Date, Table, Text, cast, func, select

from cxdash.domain.sheets import BY_NAME, EVERY, Sheet
from cxdash.store.database import in_utc
from cxdash.store.lake import reading as lake
from cxdash.store.schema import metadata, response

Row = dict[str, Any]


def known(connection: Connection) -> dict[str, dict[str, Row]]:
    """Return what cells may refer to: by sheet and key, the row; and the company, under the key ''."""
    company = dict(zip([""], rows(connection, BY_NAME["company"]), strict=False))
    keyed = {sheet.name: {row["key"]: row for row in rows(connection, sheet)} for sheet in EVERY if sheet.keyed}
    return {"company": company, **keyed}


def tables(connection: Connection, *, with_people: bool = False) -> dict[str, pd.DataFrame]:
    """Return every sheet of the store; those about single people only where they are asked for."""
    return {sheet.name: table(connection, sheet) for sheet in EVERY if with_people or not sheet.people}


def table(connection: Connection, sheet: Sheet) -> pd.DataFrame:
    """Return one sheet of the store."""
    if sheet.by_survey:
        return _in_bulk(connection, sheet)
    found = _in_order(connection, sheet, rows(connection, sheet))
    names = [column.name for column in sheet.columns]
    return pd.DataFrame([[row[name] for name in names] for row in found], columns=names, dtype=object)


def answers_held(connection: Connection) -> int:
    """Return the number of rows of answers."""
    return int(lake.scalar(connection, select(func.count()).select_from(response)))


def has_records(connection: Connection) -> bool:
    """Return whether there are dated customer records and monthly figures to compare them with."""
    asked = [metadata.tables["customers"].c.id, metadata.tables["subscription"].c.id]
    return all(connection.execute(select(column).limit(1)).first() for column in asked)


def rows(connection: Connection, sheet: Sheet) -> list[Row]:
    """Return the rows of a sheet by its columns, with their id and version under ID and VERSION, sorted by id."""
    target = metadata.tables[sheet.table]
    fields = sheet.fields()
    asked = [_readable(target.c[field]).label(f"c{place}") for place, field in enumerate(fields.values())]
    version = [target.c.version.label("row_version")] if "version" in target.c else []
    found = connection.execute(select(target.c.id.label("row_id"), *version, *asked).order_by(target.c.id))
    by_id = {
        name: keys(connection, referred(target.c[field]))
        for name, field in fields.items()
        if target.c[field].foreign_keys
    }
    made = []
    for row_id, *values in found:
        row = dict(zip(fields, values[len(version) :], strict=True))
        for name, known_keys in by_id.items():
            row[name] = known_keys.get(row[name])
        row = {name: _tidy(value) for name, value in row.items()}
        made.append({**row, ID: row_id, VERSION: values[0] if version else None})
    return made


def _tidy(value: Any) -> Any:
    """Return a text as it would come in again: no blanks around it, one kind of line break, nothing for ''; a time as
    2026-05-03T10:15:00+00:00.
    """
    if isinstance(value, datetime):
        return in_utc(value).isoformat()
    if not isinstance(value, str):
        return value
    return value.replace("\r\n", "\n").replace("\r", "\n").strip() or None


def _in_bulk(connection: Connection, sheet: Sheet) -> pd.DataFrame:
    target, fields = metadata.tables[sheet.table], sheet.fields()
    statement = select(*(_readable(target.c[field]) for field in fields.values()))
    with lake.reading(connection) as asked:
        made = pd.DataFrame(list(map(tuple, asked.execute(statement))), columns=list(fields), dtype=object)
    for name, field in fields.items():
        if target.c[field].foreign_keys:
            by_id = keys(connection, referred(target.c[field]))
            made[name] = pd.Series([by_id.get(row_id, "") for row_id in made[name].tolist()], dtype=object)
    made = made.sort_values(list(sheet.identity), ignore_index=True, kind="stable")
    for name in fields:
        made[name] = pd.Series([None if value == "" else value for value in made[name].tolist()], dtype=object)
    return made


ID, VERSION = "(id)", "(version)"
"""Names under which a row has its id and version; no column of a sheet is called so."""


def _readable(column: Column) -> Any:
    return cast(column, Text) if isinstance(column.type, Date) else column


def ids(connection: Connection, table: Table) -> dict[str, int]:
    """Return the ids of a table's rows, by key."""
    found = connection.execute(select(table.c.key, table.c.id))
    return {key: row_id for key, row_id in found}  # noqa: C416 - rows are no pairs to dict()


def keys(connection: Connection, table: Table) -> dict[int, str]:
    """Return the keys of a table's rows, by id."""
    return {row_id: key for key, row_id in ids(connection, table).items()}


def referred(column: Column) -> Table:
    """Return the table that a column refers to."""
    return next(iter(column.foreign_keys)).column.table


def _in_order(connection: Connection, sheet: Sheet, found: list[Row]) -> list[Row]:
    """Sort stages by their place, touchpoints by their stage's; keep people's own order of keyed rows and assignments.

    Other sheets are sorted by their identity.
    """
    if sheet.name == "stages":
        return sorted(found, key=lambda row: (row["position"], row[ID]))
    if sheet.name == "touchpoints":
        stages = _in_order(connection, BY_NAME["stages"], rows(connection, BY_NAME["stages"]))
        places = {row["key"]: place for place, row in enumerate(stages)}
        return sorted(found, key=lambda row: (places[row["stage"]], row[ID]))
    if sheet.keyed or sheet.name in {"assignments", "company"}:
        return found
    return sorted(found, key=lambda row: identity(sheet, row))


def identity(sheet: Sheet, row: Mapping[str, Any], columns: Iterable[str] | None = None) -> tuple[str, ...]:
    """Return the identity of a row, '' for blanks."""
    return tuple("" if row.get(name) is None else str(row[name]) for name in columns or sheet.identity)
