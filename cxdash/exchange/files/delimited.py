"""Read the columns of a table: of delimited text as survey tools write it, or of a workbook's sheet."""

import csv
import io
from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np
import pandas as pd

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.exchange.files.duplicate_headers import duplicate_groups, unique_names
from cxdash.exchange.files.encoding import decode
from cxdash.exchange.files.foot import LOOKED_AT, figure, figures, foot_rows, is_number, sums_up
from cxdash.exchange.files.grids import Column, Grid, distinct, tidy_text
from cxdash.exchange.files.header import (
    DELIMITERS,
    find_columns,
    first_rows,
    guess_delimiter,
    header_places,
    read_header,
    refuse_header_below,
    refuse_unusable,
    refuse_wide,
    tidy,
)
from cxdash.exchange.files.opening import Export
from cxdash.exchange.phrases import at_rows, listed, quoted, refuse, shown


@dataclass(frozen=True)
class TextTable:
    """The wanted columns, their rows in the sheet, and the faults and notes of the file.

    Whoever reads the cells adds to *faults* and *notes*. *duplicates* are all columns that share a name with a wanted
    one, by their own names, a table for each name.
    """

    columns: dict[str, Column]
    rows: np.ndarray
    faults: list[Message] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    duplicates: tuple[dict[str, Column], ...] = ()

    def column(self, name: str, otherwise: str = "") -> Column:
        """Return the column, or where the file has none one that says *otherwise* in every row."""
        nowhere = Column(name, [otherwise], np.zeros(len(self.rows), dtype=np.int64), self.rows)
        return self.columns.get(name, nowhere)

    def where(self, chosen: np.ndarray) -> "TextTable":
        """Return the table with the chosen rows only; faults and notes stay."""
        columns, *duplicates = (
            {name: column.where(chosen) for name, column in columns.items()}
            for columns in (self.columns, *self.duplicates)
        )
        return TextTable(columns, self.rows[chosen], self.faults, self.notes, tuple(duplicates))

    def without(self, left_out: np.ndarray) -> "TextTable":
        """Return the table without these rows and without the texts that stand in them only."""
        table = self.where(~left_out)
        columns, *duplicates = (
            {name: column.compact() for name, column in columns.items()}
            for columns in (table.columns, *table.duplicates)
        )
        return replace(table, columns=columns, duplicates=tuple(duplicates))


def read_text_table(
    export: Export, wanted: Sequence[str], skip: Sequence[int] = (), header_rows: Sequence[int] = ()
) -> TextTable:
    """Read the *wanted* columns of an export; what its cells are split at is guessed where it is not stated.

    The header is the first row that is not among those to *skip*, or *header_rows* joined; columns go by the names
    that unique_names gives them. Totals, notes and repeated headers under the table are left out, and said.

    Raises ImportRefused where nothing can be read. Rows that do not fit the header and columns that are absent are
    faults of the table, so that they can be said together with those of the cells.
    """
    source, notes = export.source, []
    separator = export.delimiter or guess_delimiter(source, wanted, skip)
    if separator and not export.delimiter:
        values = {"delimiter": Message(DELIMITERS[separator])}
        notes.append(Message(gettext_noop("The cells were split at each {delimiter}, a guess."), values))
    header = read_header(source, separator, skip, header_rows)
    refuse_wide(len(header), export.file)
    names = unique_names(header)
    if not set(names) & set(wanted):
        refuse_header_below(source, [separator] if export.delimiter or not separator else DELIMITERS, wanted)
    refuse_unusable(header, separator, wanted, export.file)
    at, faults = find_columns(header, wanted)
    if not at:
        raise ImportRefused(faults)
    alike = [
        {name: names.index(name) for name in group} for group in duplicate_groups(header) if at.keys() & set(group)
    ]
    rows = header_places(source, separator, skip, header_rows)
    above = [row for row in range(1, rows[0]) if row not in skip] if header_rows else []
    table = _cells(export, separator, [at, *alike], rows, [*skip, *above], faults)
    read = {name for columns in [at, *alike] for name in columns}
    unused = [name for name, said in zip(names, header, strict=True) if said and name not in read]
    if unused:
        notes.append(Message(gettext_noop("Not used: {columns}."), {"columns": quoted(unused)}))
    table.notes[:0] = notes
    return table


def read_grid(content: bytes, file: str, wanted: Collection[str], name_of: Callable[[str], str]) -> tuple[Grid, str]:
    """Return delimited text as a grid of tidy cells, and its encoding, which is guessed as the delimiter is.

    *wanted* are names that its columns may have, as *name_of* gives them. Raises ImportRefused where it is no text or
    its cells cannot be separated.
    """
    text, encoding = decode(content, "", file)
    delimiter = guess_delimiter(text, wanted, name_of=name_of)
    same: dict[str, str] = {}
    rows, number = [], 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            refuse_wide(len(cells), file)
            texts = [same.setdefault(cell, cell) for cell in map(tidy_text, cells)]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                rows.append((number, texts))
    except csv.Error:
        template = gettext_noop(
            "{file}, row {row}: the cells cannot be told apart; is a quotation mark left open, or a cell too long?"
        )
        refuse(template, file=shown(file), row=number + 1)
    return Grid(file, rows), encoding


@dataclass(frozen=True)
class _Sheet:
    """All rows of a table before they are chosen: how wide each is, and whole the first and last that hold anything."""

    columns: dict[int, Column]
    widths: np.ndarray
    ends: list[tuple[int, list[str]]]


def _cells(
    export: Export,
    delimiter: str,
    at: list[dict[str, int]],
    header_rows: list[int],
    skip: Sequence[int],
    faults: list[Message],
) -> TextTable:
    """Read the columns that stand at these places: those wanted, and those of one name."""
    source = export.source
    places = sorted({place for columns in at for place in columns.values()})
    sheet = _of_grid(source, places) if isinstance(source, Grid) else _of_text(source, delimiter, places)
    header = {
        row: cells for row, cells in islice(first_rows(source, delimiter), max(header_rows)) if row in header_rows
    }
    numbers = next(iter(sheet.columns.values())).rows
    kept = ~np.isin(numbers, [*skip, *header_rows])
    columns, *alike = (
        {name: replace(sheet.columns[place].where(kept), name=name) for name, place in names.items()} for names in at
    )
    table = TextTable(columns, numbers[kept], faults, duplicates=tuple(alike))
    width = max((len(cells) for cells in header.values()), default=0)
    ends = [(row, cells) for row, cells in sheet.ends if row not in {*skip, *header_rows}]
    table = _without_repeats(table, at[0], list(header.values()))
    table = _without_foot(table, at[0], ends, width)
    widths = sheet.widths[np.searchsorted(numbers, table.rows)]
    return _whole_rows(table, widths, width if isinstance(source, str) else int(widths.max(initial=0)), export.file)


def _of_text(text: str, delimiter: str, places: list[int]) -> _Sheet:
    widths, ends = _widths(text, delimiter)
    frame = _parse(text, delimiter, places, len(widths), widths.max(initial=1))
    rows = np.arange(1, len(widths) + 1)
    return _Sheet({place: _column(frame[place], rows) for place in places}, widths, ends)


def _of_grid(grid: Grid, places: list[int]) -> _Sheet:
    rows = np.array([row for row, _ in grid.rows], dtype=np.int64)
    width, each = max(len(cells) for _, cells in grid.rows), np.arange(len(grid.rows))
    columns = {
        place: distinct("", [cells[place] if place < len(cells) else "" for _, cells in grid.rows], each, rows)
        for place in places
    }
    ends = [*grid.rows[:LOOKED_AT], *grid.rows[LOOKED_AT:][-LOOKED_AT:]]
    return _Sheet(columns, np.full(len(rows), width), ends)


def _without_repeats(table: TextTable, at: dict[str, int], header: list[list[str]]) -> TextTable:
    """Leave out rows in which the header stands again, as it does on every page of a report."""
    again = np.zeros(len(table.rows), dtype=bool)
    for cells in header:
        said = {name: cells[place] if place < len(cells) else "" for name, place in at.items()}
        if any(said.values()):
            columns = [(column, said[name]) for name, column in table.columns.items()]
            again |= np.logical_and.reduce(
                [column.spread([tidy(text) == own for text in column.texts]) for column, own in columns]
            )
    if not again.any():
        return table
    template = gettext_noop("Rows that repeat the column names were left out: {rows}.")
    table.notes.append(Message(template, {"rows": listed(table.rows[again])}))
    return table.without(again)


def _without_foot(table: TextTable, at: dict[str, int], ends: list[tuple[int, list[str]]], width: int) -> TextTable:
    """Leave out the rows at the end that are totals, averages or notes, and say which."""
    if len(ends) < 3 or not len(table.rows):
        return table
    found = foot_rows(ends, width)
    rest = [(row, cells) for row, cells in ends if row not in found]
    if rest and _sums_up(table, at, *rest[-1], [cells for _, cells in rest[:-1]]):
        found.add(rest[-1][0])
    foot = np.isin(table.rows, list(found))
    if not foot.any() or foot.all():
        return table
    said = next(cell for row, cells in ends if row in found for cell in cells if cell)
    template = gettext_noop('Rows under the table were left out as totals or notes: {rows} ("{value}").')
    table.notes.append(Message(template, {"rows": listed(table.rows[foot]), "value": shown(said)}))
    return table.without(foot)


def _sums_up(table: TextTable, at: dict[str, int], row: int, cells: list[str], others: list[list[str]]) -> bool:
    """Return whether the last row holds the means, sums or counts of the columns above it, and nothing of its own."""
    filled = [cell for cell in cells if cell]
    usual = sum(bool(other and other[0]) for other in others)
    if not filled or cells[0] or usual < 0.8 * len(others) or not all(map(is_number, filled)):
        return False
    above = table.rows < row
    columns = [figures(column.where(above).spread(column.texts)) for column in table.columns.values()]
    values = [figure(cells[place]) if place < len(cells) else None for place in (at[name] for name in table.columns)]
    return sums_up(values, columns)


def _whole_rows(table: TextTable, widths: np.ndarray, header: int, file: str) -> TextTable:
    """Return the rows that fit the header; blank ones are noted, and others are faults."""
    blank = np.logical_and.reduce(
        [column.spread([text == "" for text in column.texts] or [True]) for column in table.columns.values()]
    )
    odd = (widths != header) & ~blank
    if blank.all():
        refuse(gettext_noop("{file} holds no answers: there is nothing below the column names."), file=file)
    for width in np.unique(widths[odd]):
        table.faults.append(_misfit(table.rows[odd & (widths == width)], width, header))
    if blank.any():
        table.notes.append(
            Message(gettext_noop("Blank rows were skipped: {rows}."), {"rows": listed(table.rows[blank])})
        )
    return table.where(~blank & ~odd)


def _column(cells: pd.Series, rows: np.ndarray) -> Column:
    codes, texts = pd.factorize(cells.to_numpy())
    return distinct("", [tidy_text(text) for text in texts], codes, rows)


def _misfit(rows: np.ndarray, width: int, header: int) -> Message:
    template = gettext_noop("Row {row}: the number of cells is {width}, in the header {header}{also}.")
    return Message(template, {**at_rows(rows, most=100), "width": int(width), "header": int(header)})


def _widths(text: str, delimiter: str) -> tuple[np.ndarray, list[tuple[int, list[str]]]]:
    """Count the cells of each record, which pandas hides; also give the first and last rows that hold anything."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths: list[int] = []
    first: list[tuple[int, list[str]]] = []
    last: deque[tuple[int, list[str]]] = deque(maxlen=LOOKED_AT)
    try:
        for cells in reader:
            widths.append(len(cells))
            if any(cells):
                (first if len(first) < LOOKED_AT else last).append((len(widths), cells))
    except csv.Error:
        template = gettext_noop("Row {row}: a cell holds more than {most} characters; is a quotation mark left open?")
        refuse(template, row=len(widths) + 1, most=csv.field_size_limit())
    return np.array(widths), [(row, [cell.strip() for cell in cells]) for row, cells in [*first, *last]]


def _parse(text: str, delimiter: str, columns: list[int], records: int, width: int) -> pd.DataFrame:
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=delimiter,
            header=None,
            names=range(width),
            usecols=columns,
            dtype=object,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
        )
    except pd.errors.ParserError:
        refuse(gettext_noop("Row {row}: a quotation mark is opened and never closed."), row=records)
    if len(frame) != records:
        refuse(gettext_noop("The rows of the file cannot be told apart: quotation marks and line breaks do not agree."))
    return frame
