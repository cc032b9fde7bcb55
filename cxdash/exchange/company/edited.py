"""Prepare tables for the editor on screen, check what was edited by the rules for files, and merge others' edits."""

from collections.abc import Mapping

import pandas as pd

from cxdash.domain.plain import rows_of
from cxdash.domain.sheets import BY_NAME, Sheet
from cxdash.exchange.company.recognition import recognise
from cxdash.exchange.company.references import Known
from cxdash.exchange.company.validation import Checked, check
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.files.workbook import as_text

NUMBERS = {"number", "whole", "share"}


def for_editor(sheet: Sheet, table: pd.DataFrame) -> pd.DataFrame:
    """Return a sheet's table as an editor takes it: numbers as floats, all else as text, rows counted from 1.

    Where a sheet allows certain keys only, each has its row, blank where nothing is given.
    """
    blank = [None] * len(table)
    return _laid_out(
        sheet,
        {column.name: table[column.name].tolist() if column.name in table else blank for column in sheet.columns},
    )


def check_edited(sheet: str, edited: pd.DataFrame, known: Known) -> Checked:
    """Return the table as typed values; raises ImportRefused with every fault at once, by the row on screen from 1 on.

    *edited* is all there is of the sheet, as an editor gives it: blank rows are left out, blank cells may be None,
    NaN or NaT. *known*: rows that cells can refer to, as store.read.tables.known returns them.
    """
    names = [column.name for column in BY_NAME[sheet].columns]
    names = [name for name in names if name in edited]
    columns = [["" if pd.isna(value) else as_text(value) for value in edited[name].tolist()] for name in names]
    rows = [(number, list(cells)) for number, cells in enumerate(zip(*columns, strict=True), 1) if any(cells)]
    if not rows:
        return Checked({sheet: pd.DataFrame(columns=names, dtype=object)}, [])
    return check(recognise([Grid(sheet, [(0, names), *rows])], sheet), known)


def rebased(sheet: Sheet, seen: pd.DataFrame, edited: pd.DataFrame, newest: pd.DataFrame) -> pd.DataFrame:
    """Return the *newest* table with the editor's own changes in it: the cells of *edited* that differ from *seen*.

    All three as an editor has them. A cell both have changed gets the editor's value; a row he removed is gone, one
    he added or changed is there.
    """
    before, now, made = (_by_identity(sheet, table) for table in (seen, edited, newest))
    for identity in before.keys() - now.keys():
        made.pop(identity, None)
    for identity, row in now.items():
        own = {name: value for name, value in row.items() if not _same(value, before.get(identity, {}).get(name))}
        if own:
            made[identity] = {**made.get(identity, row), **own}
    return _laid_out(sheet, {name: [row[name] for row in made.values()] for name in edited.columns})


def _laid_out(sheet: Sheet, columns: Mapping[str, list]) -> pd.DataFrame:
    made = {}
    for column in sheet.columns:
        values = [None if pd.isna(value) else value for value in columns[column.name]]
        if column.kind in NUMBERS:
            made[column.name] = pd.Series(values, dtype=float)
        else:
            made[column.name] = pd.Series([None if one is None else as_text(one) for one in values], dtype=object)
    table = _in_fixed_order(sheet, pd.DataFrame(made))
    return table.set_axis(pd.RangeIndex(1, len(table) + 1))


def _in_fixed_order(sheet: Sheet, table: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each key that a sheet allows, blank where it lacks it, then any others; other tables as is."""
    key = sheet.column("key")
    if key is None or not key.allowed:
        return table
    given = table[table["key"].notna()].set_index("key", drop=False)
    order = [*key.allowed, *(one for one in given.index if one not in key.allowed)]
    made = given.reindex(order)
    return made.astype(object).where(made.notna(), None).astype(table.dtypes)


def _by_identity(sheet: Sheet, table: pd.DataFrame) -> dict[tuple, dict]:
    """Return the rows by identity; of several with the same one, which are refused anyway, by their place, too."""
    rows: dict[tuple, dict] = {}
    for place, row in enumerate(rows_of(table)):
        identity = tuple("" if pd.isna(row[name]) else as_text(row[name]) for name in sheet.identity)
        rows[identity if identity not in rows else (*identity, place)] = row
    return rows


def _same(one: object, other: object) -> bool:
    return bool((pd.isna(one) and pd.isna(other)) or one == other)
