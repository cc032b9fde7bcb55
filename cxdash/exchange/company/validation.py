"""Make typed tables of the texts of a file, or refuse it with everything that is wrong with it at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.sheets import EVERY, Column, Sheet
from cxdash.exchange.cells import cell_parsers
from cxdash.exchange.company import items, keys, own_words, raci, references, rules
from cxdash.exchange.company.recognition import RawFile, RawSheet
from cxdash.exchange.company.references import Known, Names
from cxdash.exchange.phrases import shown

MOST_FAULTS = 100
"""Sentences of a refusal at most; of more faults only their number is given."""

SHEET_ORDER = [sheet.name for sheet in EVERY]

MADE_AS_NEEDED = {"surveys"}
"""What answers may refer to without its being described anywhere."""

MERGED = {"comments"}
"""Several rows with one identity are one row of several lines."""


@dataclass(frozen=True)
class Checked:
    """Tables by sheet, without a fault, and remarks about them.

    A table has those columns of its sheet that the file has, in the sheet's order. Blank is None; dates are
    2026-05-03 and months 2026-05; references are keys.
    """

    tables: dict[str, pd.DataFrame]
    notes: list[Message]


def check(raw: RawFile, known: Known | None = None) -> Checked:
    """Return the tables of a file; sheets without rows are left out, as if absent.

    *known*: rows of the store, by sheet and key. Raises ImportRefused with every fault at once.
    """
    known, faults, notes = known or {}, list(raw.faults), list(raw.notes)
    tables = {name: _plain_columns(sheet, faults) for name, sheet in raw.sheets.items()}
    tables = keys.fill(tables, raw.sheets, known, faults)
    names = Names(known, tables)
    for name, sheet in raw.sheets.items():
        tables[name] = _all_columns(sheet, tables[name], names, faults, notes)
    if "assessments" in tables:
        tables["assessments"] = items.resolve(tables["assessments"], names, notes)
    if raw.raci:
        tables["assignments"] = raci.assignments(raw.raci, names, faults, notes)
    sheets = {name: sheet.sheet for name, sheet in raw.sheets.items()}
    for name, sheet_ in sheets.items():
        faults.extend(_twice(sheet_, tables[name]))
    faults.extend(rules.broken(tables))
    if faults:
        raise ImportRefused(own_words.of_file(_at_most(faults), raw))
    notes.extend(rules.doubtful(tables, names))
    filled = {name: table.reset_index(drop=True) for name, table in tables.items() if len(table)}
    if not filled:
        raise ImportRefused(
            [Message(gettext_noop("None of the sheets has any rows yet, so there is nothing to import."))]
        )
    return Checked(filled, own_words.of_file(notes, raw))


def _at_most(faults: list[Message]) -> list[Message]:
    faults = sorted({str(fault): fault for fault in faults}.values(), key=_place)
    if len(faults) <= MOST_FAULTS:
        return faults
    more = Message(gettext_noop("… and {more} more faults."), {"more": len(faults) - MOST_FAULTS})
    return [*faults[:MOST_FAULTS], more]


def _place(fault: Message) -> tuple[int, int]:
    """Return where a fault is, for telling them from the first sheet to the last and from top to bottom."""
    sheet, row = fault.values.get("sheet"), fault.values.get("row")
    return SHEET_ORDER.index(sheet) if sheet in SHEET_ORDER else -1, row if isinstance(row, int) else 0


def _needs_names(column: Column) -> bool:
    return bool(column.refers) or column.kind == "path"


def _plain_columns(sheet: RawSheet, faults: list[Message]) -> pd.DataFrame:
    """Read the columns that refer to nothing."""
    found = {}
    dated = [column.name for column in sheet.sheet.columns if column.kind == "date" and column.name in sheet.columns]
    dates = [text for name in dated for text in sheet.columns[name].texts]
    for column in sheet.sheet.columns:
        cells = sheet.columns.get(column.name)
        if cells is not None and not _needs_names(column):
            values, wrong = cell_parsers.read(column, cells.texts, dates, people=sheet.sheet.people)
            found[column.name] = _placed(sheet, column, values, wrong, faults)
    return pd.DataFrame(found, index=sheet.rows, dtype=object)


def _placed(
    sheet: RawSheet, column: Column, values: list[cell_parsers.Value], wrong: cell_parsers.Wrong, faults: list[Message]
) -> np.ndarray:
    """Return the value of each row; add a fault for each wrong one."""
    cells = sheet.columns[column.name]
    if column.asked and "" in cells.texts:
        template = gettext_noop("Sheet {sheet}, row {row}, column {column}: the cell is blank, and must not be{also}.")
        wrong = {**wrong, cells.texts.index(""): Message(template)}
    for fault in cells.place(wrong):
        faults.append(replace(fault, values={**fault.values, "sheet": sheet.sheet.name}))
    spread = np.empty(len(values), dtype=object)
    spread[:] = values
    return spread[cells.codes]


def _all_columns(
    sheet: RawSheet, table: pd.DataFrame, names: Names, faults: list[Message], notes: list[Message]
) -> pd.DataFrame:
    """Add the columns that refer to rows of other sheets, in the sheet's order."""
    found = {name: table[name].to_numpy() for name in table.columns}
    for column in sheet.sheet.columns:
        cells = sheet.columns.get(column.name)
        if cells is None or not _needs_names(column):
            continue
        values, wrong = references.resolve(column, cells.texts, names)
        if column.refers in MADE_AS_NEEDED:
            values = [value or text or None for value, text in zip(values, cells.texts, strict=True)]
            notes.extend(_to_be_made(sheet.sheet, [cells.texts[place] for place in wrong]))
            new = [text if place in wrong else "" for place, text in enumerate(cells.texts)]
            _, wrong = cell_parsers.read(replace(column, kind="key", refers=""), new)
        found[column.name] = _placed(sheet, column, values, wrong, faults)
    order = [column.name for column in sheet.sheet.columns if column.name in found]
    return pd.DataFrame({name: found[name] for name in order}, index=sheet.rows, dtype=object)


def _to_be_made(sheet: Sheet, made: list[str]) -> list[Message]:
    template = gettext_noop("Sheet {sheet}: there is no survey {key} yet; it is made.")
    return [Message(template, {"sheet": sheet.name, "key": shown(key)}) for key in made]


def _twice(sheet: Sheet, table: pd.DataFrame) -> list[Message]:
    """Return a fault for each row with the identity of a row above it."""
    if not sheet.identity:
        template = gettext_noop("Sheet {sheet}: it has {count} rows, and may have one.")
        return [Message(template, {"sheet": sheet.name, "count": len(table)})] if len(table) > 1 else []
    if sheet.name in MERGED:
        return []
    identity = [name for name in sheet.identity if name in table]
    named = table[identity]
    if "respondent" in sheet.identity:
        named = named[named["respondent"].map(bool)] if "respondent" in identity else named.iloc[:0]
    if not {name for name in identity if sheet.column(name).required}:  # type: ignore[union-attr]
        return []
    again = named[named.duplicated() & _given(named, sheet)]
    if again.empty:
        return []
    first: Mapping[tuple, int] = {tuple(row): place for place, *row in reversed(list(named.itertuples()))}
    template = gettext_noop('Sheet {sheet}, row {row}, column {column}: "{value}" stands in row {first} already.')
    return [
        Message(
            template,
            {
                "sheet": sheet.name,
                "row": int(row),
                "column": ", ".join(identity),
                "value": shown(" · ".join(str(one) for one in values if one is not None)),
                "first": int(first[tuple(values)]),
            },
        )
        for row, *values in again.itertuples()
    ]


def _given(table: pd.DataFrame, sheet: Sheet) -> pd.Series:
    """Return which rows have all required cells: for others there is a fault already."""
    required = [column.name for column in sheet.columns if column.required and column.name in table]
    return table[required].notna().all(axis=1)
