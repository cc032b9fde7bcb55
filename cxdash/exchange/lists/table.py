"""Open a list as people export it: titles above its header, totals below its rows, other tables further down."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.cells.dates import read_day
from cxdash.exchange.cells.numbers import STATED, Marks, is_doubtful, is_number, marks_of, number
from cxdash.exchange.files.duplicate_headers import unique_names
from cxdash.exchange.files.foot import LONGEST, TOTAL
from cxdash.exchange.files.grids import Column, Grid, NumberText, distinct, tidy_text
from cxdash.exchange.files.header import (
    MOST_LOOKED_AT,
    Source,
    refuse_unusable,
    refuse_wide,
    refuse_wide_text,
    tidy,
)
from cxdash.exchange.files.kinds import Kind, kind_of_document
from cxdash.exchange.files.opening import open_export, sheets_in
from cxdash.exchange.files.workbook import read_sheets
from cxdash.exchange.phrases import listed, refuse, shown
from cxdash.exchange.suggest.layout import likely_delimiter, rows_above

NEARLY = 0.95
"""The share of a column's cells that must be of a kind for the column to be of it."""


@dataclass(frozen=True)
class ListTable:
    """A list as texts: the names of its columns, the number of each row in the file, and its cells in as many columns.

    *encoding* and *delimiter* are '' for a workbook; *skip_rows* are the rows above the header.
    """

    file: str
    header: list[str]
    rows: list[int]
    cells: list[list[str]]
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    skip_rows: tuple[int, ...] = ()
    notes: list[Message] = field(default_factory=list)

    def texts(self, name: str) -> list[str]:
        """Return the cells of a column, from top to bottom."""
        place = self._places[name]
        return [cells[place] for cells in self.cells]

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each column stands; names are unique."""
        return {name: place for place, name in enumerate(self.header)}

    def filled(self, name: str) -> list[str]:
        """Return the cells of a column that are not blank."""
        return [text for text in self.texts(name) if text]

    def column(self, name: str, as_called: str = "") -> Column:
        """Return a column as its distinct texts."""
        return as_column(as_called or name, self.texts(name), self.rows)

    def where(self, chosen: Sequence[bool]) -> "ListTable":
        """Return the list with the chosen rows only."""
        rows = [row for row, one in zip(self.rows, chosen, strict=True) if one]
        return replace(self, rows=rows, cells=[cells for cells, one in zip(self.cells, chosen, strict=True) if one])

    def holds(self, name: str, kind: Callable[[str], bool]) -> bool:
        """Return whether nearly all cells of a column that are not blank are of a kind, of a few all but one."""
        filled = self.filled(name)
        wrong = sum(times for text, times in Counter(filled).items() if not kind(text))
        return bool(filled) and (wrong <= (1 - NEARLY) * len(filled) or (wrong == 1 and len(filled) >= FEW))


FEW = 4
"""Cells of which one may be of another kind, so that a misprint is a fault and not another kind of column."""


def open_table(content: bytes, file: str) -> ListTable:
    """Return a list from delimited text or the first sheet of a workbook; raises ImportRefused where it is none."""
    export = open_export(content, file)
    refuse_wide_text(export.source, file)
    delimiter = export.delimiter or likely_delimiter(export.source)
    grid = _grid(export.source, delimiter, file)
    above = max(
        [0, *rows_above(export.source, delimiter), *(row for row, cells in grid[:20] if cells[0].startswith("#"))]
    )
    body = [(row, cells) for row, cells in grid if row > above]
    if not body:
        refuse(gettext_noop("{file} holds no rows below its titles."), file=shown(file))
    (header_row, header), *rest = body
    refuse_unusable([tidy(name) for name in header], delimiter, [], file)
    rest, notes = _first_table(rest, header_row, len(header))
    if not rest:
        refuse(gettext_noop("{file} holds column names, but no rows below them."), file=shown(file))
    width = max(len(header), *(len(cells) for _, cells in rest))
    refuse_wide(width, file, MOST_LOOKED_AT)
    names = unique_names([*map(tidy, header), *[""] * (width - len(header))])
    cells = [[*cells, *[""] * (width - len(cells))] for _, cells in rest]
    said = [] if export.encoding.startswith("utf") and not export.sheets else export.notes
    skip = tuple(range(1, header_row))
    rows = [row for row, _ in rest]
    return ListTable(file, names, rows, cells, export.sheet, export.encoding, delimiter, skip, [*said, *notes])


def grids_of(content: bytes, file: str) -> list[Grid]:
    """Return every sheet of a file, delimited text as one; raises ImportRefused where it cannot be read."""
    if kind_of_document(content, file) is Kind.XLSX:
        return read_sheets(content, file)[0]
    opened = [open_export(content, file, sheet=name) for name in sheets_in(content, file) or [""]]
    for one in opened:
        refuse_wide_text(one.source, file)
    return [
        one.source
        if isinstance(one.source, Grid)
        else Grid(PurePath(file).stem, _grid(one.source, likely_delimiter(one.source), file))
        for one in opened
    ]


def _grid(source: Source, delimiter: str, file: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not blank, by number."""
    if isinstance(source, Grid):
        return source.rows
    rows, number_ = [], 0
    try:
        for number_, cells in enumerate(csv.reader(io.StringIO(source, newline=""), delimiter=delimiter), 1):
            refuse_wide(len(cells), file, MOST_LOOKED_AT)
            texts = [tidy_text(cell) for cell in cells]
            if any(texts):
                rows.append((number_, texts))
    except csv.Error:
        template = gettext_noop(
            "{file}, row {row}: the cells cannot be told apart; is a quotation mark left open, or a cell too long?"
        )
        refuse(template, file=shown(file), row=number_ + 1)
    return rows


def _first_table(
    rows: list[tuple[int, list[str]]], header_row: int, width: int
) -> tuple[list[tuple[int, list[str]]], list[Message]]:
    """Return the rows up to a blank one under which another table begins, and say where that is."""
    last = header_row
    for place, (row, cells) in enumerate(rows):
        filled = [text for text in cells if text]
        if place and row > last + 1 and len(filled) != width and not any(map(is_number, filled)):
            template = gettext_noop("From row {row} on the file holds another table, which is not read.")
            return rows[:place], [Message(template, {"row": row})]
        last = row
    return rows, []


def as_column(name: str, texts: Sequence[str], rows: Sequence[int]) -> Column:
    """Return texts of rows as a column of distinct texts."""
    return distinct(name, list(texts), np.arange(len(texts)), np.array(rows, dtype=np.int64))


def without_totals(table: ListTable, label: str, figures: Sequence[str]) -> tuple[ListTable, list[Message]]:
    """Leave out the rows that total the others: those called so, and a last one without a label that is their sum."""
    labels = table.texts(label)
    total = [bool(TOTAL.fullmatch(text[:LONGEST].strip(" :."))) for text in labels]
    if len(labels) > 2 and not labels[-1] and _is_sum(table, figures, table_marks(table, figures)):
        total[-1] = True
    if not any(total):
        return table, []
    rows = [row for row, one in zip(table.rows, total, strict=True) if one]
    template = gettext_noop("Rows of totals were left out: {rows}.")
    return table.where([not one for one in total]), [Message(template, {"rows": listed(rows)})]


def _is_sum(table: ListTable, figures: Iterable[str], marks: Marks) -> bool:
    """Return whether the last row holds the sum of the rows above it in every column of figures."""
    for name in figures:
        *above, last = [number(text, marks) for text in table.texts(name)]
        if last is None or abs(sum(value or 0 for value in above) - last) > 0.005 * max(1, abs(last)):
            return False
    return True


def table_marks(table: ListTable, figures: Sequence[str]) -> Marks:
    """Return which marks stand before decimals and between thousands, by all figures of the list.

    Where none shows it, a last row that is the sum of the others does, in one of the two readings.
    """
    texts = [text for name in figures for text in table.filled(name) if not isinstance(text, NumberText)]
    known = marks_of(texts)
    if known != Marks() or not any(map(is_doubtful, texts)):
        return known
    summed = [marks for marks in STATED.values() if _is_sum(table, figures, marks)]
    return summed[0] if len(summed) == 1 else known


def plain_numbers(texts: Sequence[str], marks: Marks) -> list[str]:
    """Return numbers as programs write them; what is none in a list with these marks stays as it is."""
    values = [None if isinstance(text, NumberText) else number(text, marks) for text in texts]
    return [text if value is None else NumberText(f"{value:.15g}") for text, value in zip(texts, values, strict=True)]


def is_figure(text: str) -> bool:
    """Return whether a text is a number, whichever."""
    return is_number(text) or is_doubtful(text)


def is_day(text: str) -> bool:
    """Return whether a text is a day, with a time or without, and no bare number."""
    return not text.isdigit() and any(_reads(text, day_first) for day_first in (True, False))


def _reads(text: str, day_first: bool) -> bool:
    try:
        read_day(text, day_first)
    except (ValueError, OverflowError):
        return False
    return True


def in_their_words(fault: Message, sheet: str, file: str, columns: Mapping[str, str]) -> Message:
    """Return a message about our *sheet* with the names of the file and its columns in place of ours."""
    values = dict(fault.values)
    if values.get("sheet") == sheet:
        values["sheet"] = file
    if values.get("column") in columns:
        values["column"] = shown(columns[str(values["column"])])
    return replace(fault, values=values)
