"""Read a folder of CSV files, one for each sheet, or the same packed in one .zip."""

import codecs
import csv
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePath

from cxdash.domain.messages import ImportRefused, gettext_noop
from cxdash.domain.sheets import SHEETS
from cxdash.exchange.files.encoding import SIGNATURES
from cxdash.exchange.files.grids import Grid, RawFile, plain, recognise
from cxdash.exchange.files.workbook import OLD_WORKBOOK, read_workbook, tidy_text
from cxdash.exchange.phrases import refuse, shown

LARGEST = 2**31
"""Bytes of text that a folder may hold."""

RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet takes for a formula; in CSV such a text is written with an apostrophe before it."""


def read_any(path: Path) -> RawFile:
    """Read a workbook, a folder of CSV files, or such a folder packed in one file."""
    if not path.is_dir():
        return read_upload(path.read_bytes(), path.name)
    files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv" and file.is_file())
    if not files:
        refuse(gettext_noop("The folder {file} holds no CSV files."), file=path.name)
    if sum(file.stat().st_size for file in files) > LARGEST:
        refuse(gettext_noop("{file} holds more than {most} MB; split it."), file=path.name, most=LARGEST // 2**20)
    return read_files({file.name: file.read_bytes() for file in files}, path.name)


def read_upload(content: bytes, file: str) -> RawFile:
    """Read one file as it is handed over: a workbook, one sheet as CSV, or sheets as CSV packed in a .zip."""
    if file.lower().endswith(".csv"):
        return read_files({PurePath(file).name: content}, file)
    if content.startswith(b"PK") and (packed := _unpack(content, file)):
        return read_files(packed, file)
    return read_workbook(content, file)


def read_files(files: Mapping[str, bytes], name: str) -> RawFile:
    """Read sheets as CSV by the names of their files; the refusal names every file that cannot be read."""
    grids, faults = [], []
    known = {sheet.name for sheet in SHEETS}
    for file, content in files.items():
        try:
            grids.append(_grid(content, file))
        except ImportRefused as refused:
            if plain(PurePath(file).stem) in known or len(files) == 1:
                faults.extend(refused.faults)
    if faults:
        raise ImportRefused(faults)
    return recognise(grids, name)


def _unpack(content: bytes, file: str) -> dict[str, bytes]:
    """Return the CSV files of a .zip; none where it is something else."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = [entry for entry in packed.infolist() if entry.filename.lower().endswith(".csv")]
            entries = [entry for entry in entries if not entry.filename.startswith("__MACOSX/")]
            if "xl/workbook.xml" in packed.namelist() or not entries:
                return {}
            if sum(entry.file_size for entry in entries) > max(50 * 2**20, min(LARGEST, 200 * len(content))):
                refuse(gettext_noop("{file} unpacks to more than it may; it was not opened."), file=file)
            return {PurePath(entry.filename).name: packed.read(entry) for entry in entries}
    except ImportRefused:
        raise
    except Exception:  # damaged archives give a dozen kinds of error
        return {}


def _grid(content: bytes, file: str) -> Grid:
    text = _decode(content, file)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    same: dict[str, str] = {}
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            texts = [same.setdefault(cell, cell) for cell in map(_unescape, cells)]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                rows.append((number, texts))
    except csv.Error:
        template = gettext_noop(
            "{file}, row {row}: the cells cannot be told apart; is a quotation mark left open, or a cell too long?"
        )
        refuse(template, file=shown(file), row=number + 1)
    return Grid(PurePath(file).stem, rows)


def _unescape(cell: str) -> str:
    text = tidy_text(cell)
    return text[1:] if text.startswith("'") and text[1:2] in RISKY and len(text) > 1 else text


def escape(text: str) -> str:
    """Return a text as it is written in CSV, so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(RISKY) else text


def _decode(content: bytes, file: str) -> str:
    if not content.strip():
        refuse(gettext_noop("{file} is empty."), file=shown(file))
    start = content[:100].lstrip().lower()
    kinds = {**SIGNATURES, OLD_WORKBOOK: "XLS"}
    kind = next((kind for signature, kind in kinds.items() if start.startswith(signature.lower())), "")
    if kind:
        refuse(gettext_noop("{file} is no CSV but {kind}."), file=shown(file), kind=kind)
    try:
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = content.decode("utf-16")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeError:
        line = content[: _undecodable(content)].count(b"\n") + 1
        refuse(
            gettext_noop("{file}, line {row}: the text is not UTF-8; save it as CSV UTF-8."), file=shown(file), row=line
        )
    if "\0" in text:
        refuse(gettext_noop("{file} is no CSV: it holds bytes that are no text."), file=shown(file))
    return text


def _undecodable(content: bytes) -> int:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.start
    return 0
