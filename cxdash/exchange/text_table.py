"""Read delimited text as survey tools write it: packed or not, in any encoding, with any delimiter."""

import codecs
import csv
import gzip
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn
from unicodedata import normalize

import charset_normalizer
import numpy as np
import pandas as pd

from cxdash.faults import Refused, Sentence
from cxdash.vocabulary import mark

DELIMITERS = {",": mark("comma"), ";": mark("semicolon"), "\t": mark("tab"), "|": mark("vertical bar")}

LARGEST = 2**30
"""Bytes that a packed file may hold: more is a mistake or a trap, not a survey."""

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

SINGLE_BYTE = ["cp1252", "iso8859-1", "iso8859-15"]
"""Encodings in which nearly any bytes can be read, so that utf-8 taken for one of them has to be noticed."""

SIGNATURES = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"PAR1": "Parquet",
    b"SQLite format 3": "SQLite",
    b"PK\x03\x04": "ZIP",
    b"\x1f\x8b": "GZIP",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
}
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Column:
    """A column as its distinct texts, stripped, and which of them stands in each row of the sheet."""

    name: str
    texts: list[str]
    codes: np.ndarray
    rows: np.ndarray

    def spread(self, values: Sequence[Any] | np.ndarray) -> np.ndarray:
        """Give each row the value that belongs to its text."""
        return np.asarray(values)[self.codes]

    def where(self, chosen: np.ndarray) -> "Column":
        """Return the column with the chosen rows only."""
        return Column(self.name, self.texts, self.codes[chosen], self.rows[chosen])

    def rows_by_text(self) -> dict[int, np.ndarray]:
        """Return the sheet's rows of each text that stands in any, by its code, in order of first appearance."""
        order = np.argsort(self.codes, kind="stable")
        codes, starts = np.unique(self.codes[order], return_index=True)
        rows = np.split(self.rows[order], starts[1:])
        return dict(sorted(zip(codes.tolist(), rows, strict=False), key=lambda pair: pair[1][0]))

    def place(self, wrong: Mapping[int, Sentence]) -> list[Sentence]:
        """Complete what is wrong with a text, by its code, with the column, the value and the rows it stands in."""
        rows = self.rows_by_text() if wrong else {}
        return [
            Sentence(wrong[code].template, {**at_rows(rows[code], self.name, self.texts[code]), **wrong[code].values})
            for code in rows
            if code in wrong
        ]


@dataclass(frozen=True)
class TextTable:
    """The wanted columns, their rows in the sheet, and what is to be said about the file.

    Whoever reads the cells adds to *faults* and *notes*.
    """

    columns: dict[str, Column]
    rows: np.ndarray
    faults: list[Sentence] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)

    def column(self, name: str, otherwise: str = "") -> Column:
        """Return the column, or where the file has none one that says *otherwise* in every row."""
        nowhere = Column(name, [otherwise], np.zeros(len(self.rows), dtype=np.int64), self.rows)
        return self.columns.get(name, nowhere)


def distinct(name: str, texts: Sequence[str], codes: np.ndarray, rows: np.ndarray) -> Column:
    """Make a column in which equal *texts* have become one."""
    merged, unique = pd.factorize(np.array(texts, dtype=object))
    return Column(name, list(unique), merged[codes], rows)


def shown(value: object) -> str:
    """Return a value as it is quoted in a sentence: on one line, cut where it is long."""
    text = " ".join(str(value)[:200].split())
    return text if len(text) <= 60 else text[:59] + "…"


def quoted(names: Iterable[str], most: int = 40) -> str:
    """List names in quotes, the first *most* of them."""
    names = list(names)
    return ", ".join(f'"{shown(name)}"' for name in names[:most]) + (", …" if len(names) > most else "")


def closest(word: str, words: Iterable[str]) -> str:
    """Return the one of *words* that *word* was probably meant to be, or ''."""
    folded = {known[:100].casefold(): known for known in words}
    return folded.get(next(iter(get_close_matches(word[:100].casefold(), folded, n=1)), ""), "")


def listed(rows: Iterable[int], most: int = 10) -> str | Sentence:
    """List row numbers, runs of them as 5–9; past *most* of those it says how many more rows there are."""
    numbers = np.unique(np.fromiter(rows, dtype=np.int64))
    runs = np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1)
    spans = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs[:most])
    more = sum(map(len, runs[most:]))
    return Sentence(mark("{rows} and {more} more"), {"rows": spans, "more": more}) if more else spans


def also(rows: np.ndarray, most: int = 10) -> str | Sentence:
    """Name the rows after the first that have the same fault, as an aside at the end of a sentence."""
    if len(rows) < 2:
        return ""
    if len(rows) == 2:
        return Sentence(mark(" (also row {row})"), {"row": int(rows[1])})
    return Sentence(mark(" (also rows {rows})"), {"rows": listed(rows[1:], most)})


def at_rows(rows: np.ndarray, column: str = "", value: str = "", most: int = 10) -> dict[str, object]:
    """Return the values that say where a fault is: row, column, value and the other rows."""
    return {"row": int(rows[0]), "column": shown(column), "value": shown(value), "also": also(rows, most)}


def refuse(template: str, **values: object) -> NoReturn:
    """Refuse the file for one fault that leaves nothing to read."""
    raise Refused([Sentence(template, values)])


def unpack(content: bytes, file: str) -> tuple[bytes, str]:
    """Return what a .zip of one file or a .gz holds, with its name; anything else comes back as it is."""
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")):
        return content, file
    try:
        held, name = _unzip(content, file) if content.startswith(b"PK") else _ungzip(content, file)
    except Refused:
        raise
    except Exception:  # the libraries answer damaged archives with a dozen kinds of error
        refuse(mark("{file} is packed and cannot be unpacked: it is damaged or locked."), file=file)
    if len(held) > LARGEST:
        refuse(mark("{file} holds more than {most} bytes; split it."), file=file, most=LARGEST)
    return held, name


def _ungzip(content: bytes, file: str) -> tuple[bytes, str]:
    with gzip.open(io.BytesIO(content)) as packed:
        return packed.read(LARGEST + 1), file.removesuffix(".gz")


def _unzip(content: bytes, file: str) -> tuple[bytes, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if not name.endswith("/") and not name.startswith("__MACOSX/")]
        if {"[Content_Types].xml", "mimetype"} & set(names):
            refuse(mark("{file} is a workbook; save the sheet as CSV and load that."), file=file)
        if len(names) != 1:
            template = mark("{file} holds {count} files; it must hold exactly one: {names}.")
            refuse(template, file=file, count=len(names), names=quoted(names, 10))
        with packed.open(names[0]) as inner:
            return inner.read(LARGEST + 1), Path(names[0]).name


def read_text_table(
    content: bytes, file: str, wanted: Sequence[str], encoding: str = "", delimiter: str = ""
) -> TextTable:
    """Read the *wanted* columns of delimited text; what is left out of *encoding* and *delimiter* is guessed.

    Raises Refused where nothing can be read. Rows that do not fit the header and columns that are absent are
    faults of the table, so that they can be said together with those of the cells.
    """
    _refuse_other_kinds(content, file)
    text, found = decode(content, encoding, file)
    notes = [] if encoding else [Sentence(mark("The file was read as {encoding} text, a guess."), {"encoding": found})]
    separator = delimiter or max(DELIMITERS, key=lambda one: _fit(_header(text, one), wanted))
    if not delimiter:
        values = {"delimiter": Sentence(DELIMITERS[separator])}
        notes.append(Sentence(mark("The cells were split at each {delimiter}, a guess."), values))
    header = _header(text, separator)
    _refuse_unusable(header, separator, wanted, file)
    at, faults = _find(header, wanted)
    if not at:
        raise Refused(faults)
    table = _cells(text, separator, at, file, faults)
    unused = [name for name in header if name and name not in wanted]
    if unused:
        notes.append(Sentence(mark("Not used: {columns}."), {"columns": quoted(unused)}))
    table.notes[:0] = notes
    return table


def _refuse_other_kinds(content: bytes, file: str) -> None:
    if not content:
        refuse(mark("{file} is empty: it holds 0 bytes."), file=file)
    if content.startswith(OLD_WORKBOOK):
        refuse(mark("{file} is a workbook; save the sheet as CSV and load that."), file=file)
    start = content[:100].lstrip().lower()
    for signature, kind in SIGNATURES.items():
        if start.startswith(signature.lower()):
            refuse(mark("{file} is {kind}, not a text table; export the answers as CSV."), file=file, kind=kind)


def decode(content: bytes, stated: str, file: str) -> tuple[str, str]:
    """Return the text and the encoding it was read in, which is guessed where none is *stated*."""
    encoding = stated or guess_encoding(content)
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
        text.encode()
    except UnicodeError as error:
        _refuse_stated(content, stated, getattr(error, "start", 0))
    if stated and not _is_as_stated(content, codecs.lookup(stated).name):
        _refuse_stated(content, stated, 0)
    if text.count("\0") or len(re.findall("[\x01-\x08\x0e-\x1f]", text[:100_000])) > len(text[:100_000]) / 100:
        refuse(mark("{file} is not a text table: it holds bytes that are no text."), file=file)
    return text, encoding


def _is_as_stated(content: bytes, stated: str) -> bool:
    found = guess_encoding(content)
    marked = content.startswith(tuple(BYTE_ORDER_MARKS)) and not stated.startswith(found)
    return not marked and not (stated in SINGLE_BYTE and found == "utf-8" and not content.isascii())


def _refuse_stated(content: bytes, stated: str, at: int) -> NoReturn:
    if not stated:
        template = mark("The file begins as {encoding} text and cannot be read as that; export it again.")
        refuse(template, encoding=guess_encoding(content))
    refuse(
        mark(
            'The mapping says encoding = "{encoding}", but line {line} of the file is not written so; it looks like {found}. Correct the encoding, or leave it out to have it guessed.'
        ),
        encoding=stated,
        line=content[:at].count(b"\n") + 1,
        found=guess_encoding(content),
    )


def guess_encoding(content: bytes) -> str:
    """Guess how bytes are encoded: by their mark, else utf-8 where it fits, else by the lines that are not ASCII."""
    for bom, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(bom):
            return encoding
    if _is_utf8(content):
        return "utf-8"
    odd = b"\n".join([line for line in content.splitlines() if not line.isascii()][:500])[:50_000]
    best = charset_normalizer.from_bytes(odd, cp_isolation=["cp1252", "mac_roman", "cp850"]).best()
    for encoding in ([best.encoding] if best else []) + ["cp1252"]:
        try:
            content.decode(encoding)
        except UnicodeError:
            continue
        return encoding
    return "latin-1"


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeError:
        return False
    return True


def _header(text: str, delimiter: str) -> list[str]:
    start = io.StringIO(text[:1_000_000], newline="")
    try:
        return [tidy(name) for name in next(csv.reader(start, delimiter=delimiter), [])]
    except csv.Error:
        return []


def tidy(name: str) -> str:
    """Return a column's name with single spaces and composed letters, as mapping and file are compared."""
    return " ".join(normalize("NFC", name).split())


def _fit(header: list[str], wanted: Sequence[str]) -> tuple[int, int]:
    return len(set(header) & set(wanted)), len(header)


def _refuse_unusable(header: list[str], delimiter: str, wanted: Sequence[str], file: str) -> None:
    if not any(header):
        refuse(mark("The first row of {file} holds no column names."), file=file)
    if len(header) == 1 and set(wanted) != set(header):
        refuse(
            mark(
                'Only one column was found, "{column}": is the delimiter right? The cells were split at each {delimiter}.'
            ),
            column=shown(header[0]),
            delimiter=Sentence(DELIMITERS[delimiter]),
        )


def _find(header: list[str], wanted: Sequence[str]) -> tuple[dict[str, int], list[Sentence]]:
    faults = []
    for name in wanted:
        values = {"column": shown(name), "closest": shown(closest(name, header)), "columns": quoted(header)}
        if header.count(name) > 1:
            faults.append(Sentence(mark('The header names the column "{column}" more than once.'), values))
        elif name not in header and values["closest"]:
            template = mark('There is no column "{column}"; is "{closest}" meant? The columns are {columns}.')
            faults.append(Sentence(template, values))
        elif name not in header:
            faults.append(Sentence(mark('There is no column "{column}". The columns are {columns}.'), values))
    return {name: header.index(name) for name in wanted if name in header}, faults


def _cells(text: str, delimiter: str, at: dict[str, int], file: str, faults: list[Sentence]) -> TextTable:
    widths = _widths(text, delimiter)
    frame = _parse(text, delimiter, list(at.values()), len(widths))[1:]
    rows = np.arange(2, len(widths) + 1)
    columns = {name: _column(name, frame[i], rows) for name, i in at.items()}
    blank = np.logical_and.reduce(
        [column.spread([text == "" for text in column.texts] or [True]) for column in columns.values()]
    )
    whole = (widths[1:] == widths[0]) & ~blank
    odd = ~whole & ~blank
    if not (whole | odd).any():
        refuse(mark("{file} holds no answers: there is nothing below the column names."), file=file)
    for width in np.unique(widths[1:][odd]):
        faults.append(_misfit(rows[odd & (widths[1:] == width)], width, widths[0]))
    table = TextTable({name: column.where(whole) for name, column in columns.items()}, rows[whole], faults)
    if blank.any():
        table.notes.append(Sentence(mark("Blank rows were skipped: {rows}."), {"rows": listed(rows[blank])}))
    return table


def _column(name: str, cells: pd.Series, rows: np.ndarray) -> Column:
    codes, texts = pd.factorize(cells.to_numpy())
    return distinct(name, [text.strip() for text in texts], codes, rows)


def _misfit(rows: np.ndarray, width: int, header: int) -> Sentence:
    template = mark("Row {row}: the number of cells is {width}, in the header {header}{also}.")
    return Sentence(template, {**at_rows(rows, most=100), "width": int(width), "header": int(header)})


def _widths(text: str, delimiter: str) -> np.ndarray:
    """Count the cells of each record, which pandas does not tell: it fills short rows with blanks."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths: list[int] = []
    try:
        widths.extend(map(len, reader))
    except csv.Error:
        template = mark("Row {row}: a cell holds more than {most} characters; is a quotation mark left open?")
        refuse(template, row=len(widths) + 1, most=csv.field_size_limit())
    return np.array(widths)


def _parse(text: str, delimiter: str, columns: list[int], records: int) -> pd.DataFrame:
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=delimiter,
            header=None,
            usecols=columns,
            dtype=object,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
        )
    except pd.errors.ParserError:
        refuse(mark("Row {row}: a quotation mark is opened and never closed."), row=records)
    if len(frame) != records:
        refuse(mark("The rows of the file cannot be told apart: quotation marks and line breaks do not agree."))
    return frame
