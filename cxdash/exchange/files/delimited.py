"""Read delimited text as survey tools write it, in any encoding, with any delimiter."""

import csv
import io
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.exchange.files.duplicate_headers import duplicate_groups, unique_names
from cxdash.exchange.files.encoding import decode, refuse_other_kinds
from cxdash.exchange.files.grids import Column, Grid, distinct, tidy_text
from cxdash.exchange.files.header import (
    DELIMITERS,
    find_columns,
    guess_delimiter,
    read_header,
    refuse_header_below,
    refuse_unusable,
)
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


def read_text_table(
    content: bytes,
    file: str,
    wanted: Sequence[str],
    encoding: str = "",
    delimiter: str = "",
    skip: Sequence[int] = (),
) -> TextTable:
    """Read the *wanted* columns of delimited text; what is left out of *encoding* and *delimiter* is guessed.

    The header is the first row that is not among those to *skip*; columns go by the names that unique_names gives them.

    Raises ImportRefused where nothing can be read. Rows that do not fit the header and columns that are absent are
    faults of the table, so that they can be said together with those of the cells.
    """
    refuse_other_kinds(content, file)
    text, found = decode(content, encoding, file)
    notes = (
        []
        if encoding
        else [Message(gettext_noop("The file was read as {encoding} text, a guess."), {"encoding": found})]
    )
    separator = delimiter or guess_delimiter(text, wanted, skip)
    if not delimiter:
        values = {"delimiter": Message(DELIMITERS[separator])}
        notes.append(Message(gettext_noop("The cells were split at each {delimiter}, a guess."), values))
    header = read_header(text, separator, skip)
    names = unique_names(header)
    if not set(names) & set(wanted):
        refuse_header_below(text, [delimiter] if delimiter else DELIMITERS, wanted)
    refuse_unusable(header, separator, wanted, file)
    at, faults = find_columns(header, wanted)
    if not at:
        raise ImportRefused(faults)
    alike = [
        {name: names.index(name) for name in group} for group in duplicate_groups(header) if at.keys() & set(group)
    ]
    table = _cells(text, separator, [at, *alike], skip, file, faults)
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


def _cells(
    text: str, delimiter: str, at: list[dict[str, int]], skip: Sequence[int], file: str, faults: list[Message]
) -> TextTable:
    """Read the columns that stand at these places: those wanted, and those of one name."""
    widths = _widths(text, delimiter)
    places = {name: place for columns in at for name, place in columns.items()}
    frame = _parse(text, delimiter, list(places.values()), len(widths), widths.max())
    sheet = np.setdiff1d(np.arange(1, len(widths) + 1), np.array(skip, dtype=np.int64))
    header, rows = sheet[0], sheet[1:]
    read = {name: _column(name, frame[place].iloc[rows - 1], rows) for name, place in places.items()}
    columns, *alike = ({name: read[name] for name in names} for names in at)
    table = TextTable(columns, rows, faults, duplicates=tuple(alike))
    return _whole_rows(table, widths[rows - 1], widths[header - 1], file)


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


def _column(name: str, cells: pd.Series, rows: np.ndarray) -> Column:
    codes, texts = pd.factorize(cells.to_numpy())
    return distinct(name, [tidy_text(text) for text in texts], codes, rows)


def _misfit(rows: np.ndarray, width: int, header: int) -> Message:
    template = gettext_noop("Row {row}: the number of cells is {width}, in the header {header}{also}.")
    return Message(template, {**at_rows(rows, most=100), "width": int(width), "header": int(header)})


def _widths(text: str, delimiter: str) -> np.ndarray:
    """Count the cells of each record; pandas hides them, since it fills short rows with blanks."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths: list[int] = []
    try:
        widths.extend(map(len, reader))
    except csv.Error:
        template = gettext_noop("Row {row}: a cell holds more than {most} characters; is a quotation mark left open?")
        refuse(template, row=len(widths) + 1, most=csv.field_size_limit())
    return np.array(widths)


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
