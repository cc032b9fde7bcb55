"""A sheet of the company that has its columns but not its name: customers by month, as any report gives them."""

import csv
import io
from pathlib import Path, PurePath

from cxdash.domain.messages import ImportRefused
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.cells import words
from cxdash.exchange.files.opening import content_of
from cxdash.exchange.lists.table import ListTable, open_table

SHEET = BY_NAME["customers"]


def columns_of(table: ListTable) -> list[str]:
    """Return the columns of a list of customers by month, none where it is of another kind."""
    named = {name: set(words.columns(SHEET, name)) for name in table.header if name}
    asked = {column.name for column in SHEET.columns if column.asked}
    return [name for name, meant in named.items() if meant] if asked <= set().union(*named.values()) else []


def as_sheet(content: bytes | Path, file: str) -> tuple[bytes | Path, str]:
    """Return customers by month that are not called so as CSV of that name, row by row; any other file as it is."""
    if (isinstance(content, Path) and content.is_dir()) or words.sheets(PurePath(file).stem):
        return content, file
    try:
        table = open_table(content_of(content) if isinstance(content, Path) else content, file)
    except ImportRefused:
        return content, file
    if words.sheets(table.sheet) or not columns_of(table):
        return content, file
    rows = {max(1, min(table.rows, default=2) - 1): table.header, **dict(zip(table.rows, table.cells, strict=True))}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for row in range(1, max(rows) + 1):
        writer.writerow(rows.get(row, []))
    return text.getvalue().encode(), f"{SHEET.name}.csv"
