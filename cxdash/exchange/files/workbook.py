"""Read a workbook (.xlsx) into the texts of its sheets, or refuse it in a sentence before anything is unpacked."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any, NoReturn

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.exchange.files.budgets import refuse_oversized, without_blanks
from cxdash.exchange.files.encoding import readable_kind
from cxdash.exchange.files.grids import Grid, NumberText, fill_merged, tidy_text
from cxdash.exchange.files.sheet_choice import Sheet, choose
from cxdash.exchange.kept import kept
from cxdash.exchange.phrases import refuse, shown

MOST_COLUMNS = 500
MOST_QUESTIONS = 2**14
"""Columns that are read of a survey: as many as a sheet can have."""

LAST_ROW = 2**20
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
MOST_MERGED = 10_000
"""Merged cells that are looked at."""

SHEET_PART = re.compile(r'Target="/?(?:xl/)?(worksheets/[^"]+)"')
FORMULA = tuple(start + end for start in (b"<f", b":f") for end in (b">", b" ", b"/"))


@kept
def read_sheets(content: bytes, file: str) -> tuple[list[Grid], list[Message]]:
    """Return every sheet of a workbook and the faults of its cells; raises ImportRefused for anything else.

    A cell that is merged with those below it holds for their rows, too; one that is shown as per cent is 31.5%.
    """
    sheets = _refuse_what_is_no_workbook(content, file)
    try:
        return _grids(without_blanks(content, file), formulas=sheets)
    except (ImportRefused, MemoryError):
        raise
    except Exception:  # the library answers damaged workbooks with a dozen kinds of error
        refuse_damaged(file)


@kept
def read_sheet(content: bytes, file: str, sheet: str = "") -> tuple[Grid, list[str]]:
    """Return a sheet by its name, or the one that looks like answers, and the names of all that hold anything.

    What spreadsheets call an error (#N/A) stays as that text; a merged cell says the same in all the cells it covers.
    Raises ImportRefused where the workbook cannot be read, or has no such sheet.
    """
    formulas = _refuse_what_is_no_workbook(content, file, macros=True)
    try:
        grid, names, faults = _one_grid(without_blanks(content, file), file, sheet, formulas=formulas)
    except (ImportRefused, MemoryError):
        raise
    except Exception:  # the library answers damaged workbooks with a dozen kinds of error
        refuse_damaged(file)
    if faults:
        raise ImportRefused(faults[:50])
    return grid, names


def refuse_damaged(file: str) -> NoReturn:
    """Refuse a workbook that its library cannot read."""
    refuse(gettext_noop("{file} is damaged and cannot be read; open it, save it as .xlsx and try again."), file=file)


def _opened(content: bytes, *, values: bool = True) -> Any:
    """Open a workbook; *values*: with what its formulas came to, else with the formulas."""
    from openpyxl import load_workbook  # noqa: PLC0415 - it takes long, and whoever reads pages needs none of it

    return closing(load_workbook(BytesIO(content), read_only=True, data_only=values, keep_links=False))


def _one_grid(content: bytes, file: str, wanted: str, *, formulas: bool) -> tuple[Grid, list[str], list[Message]]:
    """Return the sheet that is meant, the names of all with content, and the faults of formulas without a value."""
    with _opened(content) as book:
        found = []
        for sheet in sorted(book.worksheets, key=lambda one: one.sheet_state != "visible"):
            sheet.reset_dimensions()  # what a sheet says about its own size is not to be trusted
            top = list(islice(_rows(sheet, None, MOST_QUESTIONS), 10))
            found += [Sheet(sheet.title, top, sheet.sheet_state == "visible")] if top else []
        name = choose(found, file, wanted)
        grid = Grid(name, list(_rows(book[name], None, MOST_QUESTIONS)))
        fill_merged(grid.rows, _merged(content, book[name]._worksheet_path))
    faults: list[Message] = []
    if formulas:
        _refuse_uncounted(content, [grid], faults, MOST_QUESTIONS)
    return grid, [one.name for one in found], faults


def _merged(content: bytes, part: str) -> Iterator[tuple[int, int, int, int]]:
    """Give the merged cells of a sheet: top, left, bottom, right."""
    from openpyxl.utils import range_boundaries  # noqa: PLC0415

    tail = b""
    with zipfile.ZipFile(BytesIO(content)) as packed, packed.open(part) as sheet:
        while chunk := sheet.read(2**20):
            for found in islice(MERGED.finditer(tail + chunk), MOST_MERGED):
                left, top, right, bottom = range_boundaries(found[1].decode())
                if None not in (left, top, right, bottom):
                    yield top, left, bottom, right
            tail = chunk[-60:].rpartition(b">")[2]


@kept
def _refuse_what_is_no_workbook(content: bytes, file: str, *, macros: bool = False) -> bool:
    """Refuse anything but a sound workbook, and return whether it holds formulas."""
    kind = readable_kind(content, file)
    if not content.startswith(b"PK"):
        if kind:
            refuse(gettext_noop("{file} is no workbook but {kind}; save your sheets as .xlsx."), file=file, kind=kind)
        refuse(gettext_noop("{file} is no workbook; save your sheets as .xlsx."), file=file)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return _look_inside(packed, len(content), file, macros=macros)
    except (ImportRefused, MemoryError):
        raise
    except Exception:
        refuse(gettext_noop("{file} is damaged, maybe only partly copied; save it again and try once more."), file=file)


def _look_inside(packed: zipfile.ZipFile, size: int, file: str, *, macros: bool) -> bool:
    names = packed.namelist()
    if not macros and any(name.lower().endswith("vbaproject.bin") for name in names):
        refuse(gettext_noop("{file} holds macros; save it as .xlsx, which has none, and try again."), file=file)
    if any(entry.flag_bits & 1 for entry in packed.infolist()):
        refuse(gettext_noop("{file} is protected by a password; save it without and try again."), file=file)
    refuse_oversized(packed, size, file)
    if "mimetype" in names:
        refuse(gettext_noop("{file} is an OpenDocument file; save it as .xlsx and try again."), file=file)
    if "xl/workbook.xml" not in names:
        refuse(gettext_noop("{file} is a packed file but no workbook; save your sheets as .xlsx."), file=file)
    links = packed.read("xl/_rels/workbook.xml.rels").decode(errors="replace")
    missing = [f"xl/{part}" for part in SHEET_PART.findall(links) if f"xl/{part}" not in names]
    if damaged := next(iter(missing), "") or packed.testzip():
        refuse(gettext_noop("{file} is damaged: its part {part} cannot be read."), file=file, part=damaged)
    return any(_holds_formulas(packed, name) for name in names if name.startswith("xl/worksheets/"))


def _holds_formulas(packed: zipfile.ZipFile, name: str) -> bool:
    tail = b""
    with packed.open(name) as part:
        while chunk := part.read(2**20):
            if any(mark in tail + chunk for mark in FORMULA):
                return True
            tail = chunk[-20:]
    return False


def _grids(content: bytes, *, formulas: bool) -> tuple[list[Grid], list[Message]]:
    faults: list[Message] = []
    grids = []
    with _opened(content) as book:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a sheet says about its own size is not to be trusted
            rows = list(_rows(sheet, faults))
            fill_merged(rows, ((top, left, end, left) for top, left, end, _ in _merged(content, sheet._worksheet_path)))
            grids.append(Grid(sheet.title, rows))
    if formulas:
        _refuse_uncounted(content, grids, faults)
    return grids, faults


def _rows(
    sheet: Any, faults: list[Message] | None, most_columns: int = MOST_COLUMNS
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank; an error in a cell joins the *faults*, or without them stays as text."""
    same: dict[tuple[type[str], str], str] = {}
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > LAST_ROW:
            raise ValueError(number)
        texts = []
        for cell in row[:most_columns]:
            text = as_text(cell.value) if cell.value is not None else ""
            if faults is not None and cell.data_type == "e" and text.startswith("#"):
                template = gettext_noop("Sheet {sheet}, row {row}, column {column}: the cell holds the error {error}.")
                values = {"sheet": shown(sheet.title), "row": number, "column": cell.column_letter, "error": text}
                faults.append(Message(template, values))
                text = ""
            elif faults is not None and _is_per_cent(cell):
                text = NumberText(f"{cell.value * 100:.12g}%")
            texts.append(same.setdefault((type(text), text), text))
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield number, texts


def _is_per_cent(cell: Any) -> bool:
    return type(cell.value) in {int, float} and "%" in (cell.number_format or "")


def as_text(value: object) -> str:
    """Return a cell as a person would type it: whole numbers without decimals, dates as 2026-05-03."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else NumberText(repr(float(value)))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta | time):
        return str(value)
    return tidy_text(str(value))


def _refuse_uncounted(
    content: bytes, grids: list[Grid], faults: list[Message], most_columns: int = MOST_COLUMNS
) -> None:
    """Add a fault for each formula without a value, as programs write it that do not calculate."""
    counted = {grid.name: {number: cells for number, cells in grid.rows} for grid in grids}  # noqa: C416
    with _opened(content, values=False) as book:
        for sheet in book.worksheets:
            if sheet.title not in counted:
                continue
            sheet.reset_dimensions()
            rows = counted[sheet.title]
            for number, row in enumerate(sheet.iter_rows(), 1):
                for place, cell in enumerate(row[:most_columns]):
                    cells = rows.get(number, [])
                    if cell.data_type == "f" and not (place < len(cells) and cells[place]):
                        template = gettext_noop(
                            "Sheet {sheet}, row {row}, column {column}: the formula has no value yet; open the "
                            "workbook in a spreadsheet, save it and try again."
                        )
                        where = {"sheet": shown(sheet.title), "row": number, "column": cell.column_letter}
                        faults.append(Message(template, where))
