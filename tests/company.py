"""A small company in a few tuples, as files and as a store."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from sqlalchemy import Engine

from cxdash.domain.people import admin
from cxdash.exchange.company import folder
from cxdash.exchange.company.recognition import read_workbook
from cxdash.exchange.company.validation import Checked, check
from cxdash.exchange.files import grids
from cxdash.store import database
from cxdash.store.read import tables
from cxdash.store.write import importing
from cxdash.store.write.differences import Plan

Sheets = Mapping[str, Sequence[Sequence[object]]]

COMPANY: dict[str, list[list[object]]] = {
    "company": [["name", "currency"], ["Havbris", "NOK"]],
    "stages": [
        ["key", "name", "name_nb", "position", "promise"],
        ["order", "Order", "Bestille", 1, None],
        ["use", "Use", "Bruke", 2, "It just works"],
    ],
    "touchpoints": [
        ["key", "stage", "name", "contact", "customers_per_year"],
        ["web", "order", "Web shop", None, 26000],
        ["wifi", "use", "Wi-Fi at home", "indirect", 1234.5],
    ],
    "roles": [
        ["key", "name", "kind", "reports_to"],
        ["CEO", "Chief executive", "executive", None],
        ["CIO", "Product and IT director", "executive", "CEO"],
        ["ALL", "Everyone", "collective", None],
    ],
    "assignments": [
        ["role", "letter", "stage", "touchpoint", "area"],
        ["CIO", "A", "use", None, None],
        ["CEO", "D", None, None, None],
        ["CEO", "A", None, "web", None],
    ],
}
"""The least that is useful, and a company's name."""


def book(sheets: Sheets) -> bytes:
    """Return an .xlsx with these sheets."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
        for cells in page.iter_rows():
            for cell in cells:
                cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    return saved(made)


def saved(made: Workbook, *changes: tuple[str, str]) -> bytes:
    """Return a workbook's file, with texts of its first sheet replaced."""
    content = io.BytesIO()
    made.save(content)
    return replaced(content.getvalue(), "xl/worksheets/sheet1.xml", *changes)


def replaced(content: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    """Return a workbook with texts of one of its parts replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in changes if name == part else ():
                text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return made.getvalue()


def grid_of(name: str, rows: Sequence[Sequence[object]]) -> grids.Grid:
    """Return rows as the texts of a sheet."""
    texts = [(number, ["" if cell is None else str(cell) for cell in row]) for number, row in enumerate(rows, 1)]
    return grids.Grid(name, [(number, cells) for number, cells in texts if any(cells)])


def checked(sheets: Sheets, engine: Engine | None = None) -> Checked:
    """Return the typed tables of an .xlsx with these sheets."""
    return check(read_workbook(book(sheets), "book.xlsx"), _known(engine) if engine else None)


def _known(engine: Engine) -> dict:
    with database.reading(engine) as connection:
        return tables.known(connection)


def take(engine: Engine, sheets: Sheets, **how: object) -> Plan:
    """Take an .xlsx with these sheets into a store."""
    return importing.load(engine, checked(sheets, engine).tables, who=admin("test"), **how)


def take_file(engine: Engine, path: Path, **how: object) -> Plan:
    """Take a file or a folder into a store."""
    return importing.load(engine, check(folder.read_any(path), _known(engine)).tables, who=admin("test"), **how)


def held(engine: Engine) -> dict[str, list[list[object]]]:
    """Return every sheet of a store that holds anything, people included, in plain lists."""
    with database.reading(engine) as connection:
        found = tables.tables(connection, with_people=True)
    return {name: table.to_numpy().tolist() for name, table in found.items() if len(table)}
