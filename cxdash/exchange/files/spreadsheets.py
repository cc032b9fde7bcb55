"""Read workbooks of other programs and older times: .xls, .xlsb and .ods."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from cxdash.domain.messages import ImportRefused, gettext_noop
from cxdash.exchange.files.budgets import refuse_oversized, refuse_sparse_document
from cxdash.exchange.files.grids import Grid, fill_merged
from cxdash.exchange.files.kinds import refuse_protected
from cxdash.exchange.files.sheet_choice import Sheet, choose
from cxdash.exchange.files.workbook import as_text, refuse_damaged
from cxdash.exchange.kept import kept
from cxdash.exchange.phrases import refuse, shown

MOST_CELLS = 20_000_000
"""Cells that a sheet may span."""

SUSPECT_CELLS, MOST_CELLS_PER_BYTE = 200_000, 20
"""Above the first number of cells, at most so many for each byte of the file."""


def read_sheet(content: bytes, file: str, sheet: str = "") -> tuple[Grid, list[str]]:
    """Return a sheet by its name, or the one that looks like answers, and the names of all that hold anything.

    Raises ImportRefused where the workbook cannot be read, or has no such sheet.
    """
    try:
        grids = sorted(read_grids(content, file), key=lambda one: not one[1])
    except ImportRefused:
        raise
    except PasswordError:
        refuse_protected(file)
    except (CalamineError, BadZipFile, zlib.error, ValueError, OSError, KeyError, IndexError, EOFError):
        refuse_damaged(file)
    found = [Sheet(grid.name, grid.rows[:10], visible) for grid, visible in grids if grid.rows]
    name = choose(found, file, sheet)
    return next(grid for grid, _ in grids if grid.name == name), [one.name for one in found]


@kept
def read_grids(content: bytes, file: str) -> list[tuple[Grid, bool]]:
    """Return every sheet, and whether it is in view. What a program could not compute is a blank cell."""
    _refuse_costly(content, file)
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        return [
            (_grid(book.get_sheet_by_name(one.name), file, len(content)), "Visible" in str(one.visible))
            for one in book.sheets_metadata
            if "WorkSheet" in str(one.typ)
        ]


def _refuse_costly(content: bytes, file: str) -> None:
    """Refuse a packed workbook that unpacks to too much, or repeats its cells to far more than it writes."""
    if not content.startswith(b"PK"):
        return
    with ZipFile(BytesIO(content)) as book:
        refuse_oversized(book, len(content), file)
        if "content.xml" in book.namelist():
            refuse_sparse_document(book, file)


def _grid(sheet: CalamineSheet, file: str, size: int) -> Grid:
    """Return a sheet of a file of *size* bytes as texts."""
    cells = sheet.total_height * sheet.total_width
    if cells > MOST_CELLS or (cells > SUSPECT_CELLS and cells > MOST_CELLS_PER_BYTE * size):
        template = gettext_noop(
            "{file}, sheet {sheet}: the table spans {cells} cells; at most {most} are read. Delete what is far from "
            "the table, and save it again."
        )
        refuse(template, file=shown(file), sheet=shown(sheet.name), cells=cells, most=MOST_CELLS)
    first = (sheet.start or (0, 0))[0] + 1
    rows = []
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), 1 if sheet.start else first):
        texts = [as_text(value) for value in values]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            rows.append((number, texts))
    merged = sheet.merged_cell_ranges or []
    fill_merged(rows, [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in merged])
    return Grid(sheet.name, rows)
