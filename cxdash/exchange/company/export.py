"""Write a company's tables as a workbook or as a folder of CSV files, so that they come in again as they went out."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from cxdash.domain.keys import BAD_CHARACTERS
from cxdash.domain.messages import gettext_noop
from cxdash.domain.sheets import EVERY, Column, Sheet
from cxdash.exchange.company.folder import RISKY, escape
from cxdash.exchange.files.grids import LONGEST_CELL
from cxdash.exchange.phrases import refuse

Tables = Mapping[str, pd.DataFrame]

MOST_ANSWERS = 1_000_000
"""Rows that fit into a sheet of a workbook."""

TEXTS = {"text", "key", "path"}
FIRST_DAY = "1900-03-01"
"""Before it, spreadsheets do not agree which day is which; such dates are written as text."""

STAMP = (2020, 1, 1, 0, 0, 0)
"""The time that packed files are given, so that the same tables make the same file."""


def workbook(tables: Tables) -> bytes:
    """Return the tables as an .xlsx; raises ImportRefused where it cannot hold them."""
    _refuse_too_large(tables)
    book = Workbook(write_only=True)
    for sheet in EVERY:
        if sheet.name in tables:
            _write_sheet(book, sheet, tables[sheet.name])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv_files(tables: Tables) -> dict[str, bytes]:
    """Return the tables as CSV (UTF-8, commas), by the name of the file."""
    return {f"{sheet.name}.csv": _as_csv(sheet, tables[sheet.name]) for sheet in EVERY if sheet.name in tables}


def packed(tables: Tables) -> bytes:
    """Return the CSV files packed in one .zip, for a download."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in csv_files(tables).items():
            file.writestr(zipfile.ZipInfo(name, STAMP), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _refuse_too_large(tables: Tables) -> None:
    for name, table in tables.items():
        if len(table) > MOST_ANSWERS:
            template = gettext_noop(
                "The sheet {sheet} has {count} rows, more than a workbook holds; export to a folder, which "
                "gives CSV files."
            )
            refuse(template, sheet=name, count=len(table))


def _write_sheet(book: Workbook, sheet: Sheet, table: pd.DataFrame) -> None:
    page = book.create_sheet(sheet.name)
    page.freeze_panes = "A2"
    columns = [column for column in sheet.columns if column.name in table]
    for place, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(place)].width = width(column)
    heads = [WriteOnlyCell(page, column.name) for column in columns]
    for head in heads:
        head.font = Font(bold=True)
    page.append(heads)
    for row in _rows(table, columns):
        page.append([_cell(page, sheet, column, value) for column, value in zip(columns, row, strict=True)])


def width(column: Column) -> int:
    """Return how wide a column is shown."""
    wide = {"text": 24, "key": 16, "path": 40}.get(column.kind, 12)
    return max(12 if column.allowed else wide, len(column.name) + 3)


def _rows(table: pd.DataFrame, columns: list[Column]) -> Iterator[tuple]:
    return zip(*(table[column.name].tolist() for column in columns), strict=True)


def _cell(page: Any, sheet: Sheet, column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.kind == "date" and value >= FIRST_DAY:
        return date.fromisoformat(value)
    if isinstance(value, float) and float(f"{value:.16g}") != value:
        return _as(page, repr(value), "n")  # openpyxl writes 16 digits, and 17 are needed
    if not isinstance(value, str):
        return _plain(value) if isinstance(value, bool) else value
    text = BAD_CHARACTERS.sub("", value)
    if len(text) > LONGEST_CELL:
        template = gettext_noop(
            "Sheet {sheet}: a text in the column {column} is longer than a cell of a workbook may be; export to a "
            "folder, which gives CSV files."
        )
        refuse(template, sheet=sheet.name, column=column.name)
    if not text.startswith((*RISKY, "#")):
        return text
    cell = _as(page, text, "s")  # what looks like a formula or an error stays a text
    cell.quotePrefix = True
    return cell


def _as(page: Any, text: str, kind: str) -> WriteOnlyCell:
    """Return a cell of a kind that openpyxl would not choose for this text."""
    cell = WriteOnlyCell(page, text)
    cell.data_type = kind
    return cell


def _as_csv(sheet: Sheet, table: pd.DataFrame) -> bytes:
    columns = [column for column in sheet.columns if column.name in table]
    content = io.StringIO(newline="")
    writer = csv.writer(content, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in _rows(table, columns):
        writer.writerow([_text(column, value) for column, value in zip(columns, row, strict=True)])
    return content.getvalue().encode()


def _text(column: Column, value: Any) -> str:
    text = _plain(value)
    return escape(text) if column.kind in TEXTS else text


def _plain(value: Any) -> str:
    """Return a value as text: whole numbers without decimals, yes and no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
