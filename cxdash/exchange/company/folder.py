"""Read a folder of CSV files, one for each sheet, or the same packed in one .zip."""

from collections.abc import Collection, Mapping
from pathlib import Path, PurePath

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.sheets import BY_NAME
from cxdash.exchange.cells import words
from cxdash.exchange.company.recognition import RawFile, read_workbook, recognise
from cxdash.exchange.company.references import Known
from cxdash.exchange.company.validation import Checked, check
from cxdash.exchange.files.archives import files_in, is_packed
from cxdash.exchange.files.delimited import read_grid
from cxdash.exchange.files.encoding import kind_of
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.files.opening import content_of
from cxdash.exchange.phrases import refuse, shown

LARGEST = 2**31
"""Bytes of text that a folder may hold."""

RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet takes for a formula; in CSV such a text is written with an apostrophe before it."""


def read_any(path: Path) -> RawFile:
    """Read a workbook, a folder of CSV files, or such a folder packed in one file."""
    if not path.is_dir():
        return read_upload(content_of(path), path.name)
    files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv" and file.is_file())
    if not files:
        refuse(gettext_noop("The folder {file} holds no CSV files."), file=path.name)
    if sum(file.stat().st_size for file in files) > LARGEST:
        refuse(gettext_noop("{file} holds more than {most} MB; split it."), file=path.name, most=LARGEST // 2**20)
    return read_files({file.name: content_of(file) for file in files}, path.name)


def read_checked(content: bytes | Path, file: str, known: Known | None = None) -> Checked:
    """Return the tables of an upload, or of a file or folder by its path, checked as `check` does."""
    return check(read_any(content) if isinstance(content, Path) else read_upload(content, file), known)


def read_upload(content: bytes, file: str) -> RawFile:
    """Return the sheets of a workbook, of one sheet as CSV, or of sheets as CSV packed in one file."""
    if file.lower().endswith(".csv"):
        return read_files({PurePath(file).name: content}, file)
    if is_packed(content) and not file.lower().endswith((".xlsx", ".xlsm")):
        files = files_in(content, file, ".csv")
        if files and file not in files:
            return read_files(files, file)
    return read_workbook(content, file)


def read_files(files: Mapping[str, bytes], name: str) -> RawFile:
    """Return the sheets of CSV files by their names; raises ImportRefused with every file that cannot be read."""
    grids, faults, notes = [], [], []
    for file, content in files.items():
        meant = words.sheets(PurePath(file).stem)
        try:
            grid, encoding = _grid(content, file, set().union(*(words.headings(BY_NAME[name]) for name in meant)))
        except ImportRefused as refused:
            if meant or len(files) == 1:
                faults.extend(refused.faults)
            continue
        grids.append(grid)
        if not encoding.startswith("utf"):
            template = gettext_noop("{file} was read as {encoding} text, a guess.")
            notes.append(Message(template, {"file": shown(file), "encoding": encoding}))
    if faults:
        raise ImportRefused(faults)
    found = recognise(grids, name)
    found.notes[:0] = notes
    return found


def _grid(content: bytes, file: str, columns: Collection[str]) -> tuple[Grid, str]:
    """Return a CSV file as a grid, without the apostrophes of escape, and its encoding."""
    if not content.strip():
        refuse(gettext_noop("{file} is empty."), file=shown(file))
    if kind := kind_of(content):
        refuse(gettext_noop("{file} is no CSV but {kind}."), file=shown(file), kind=kind)
    grid, encoding = read_grid(content, file, columns, words.bare)
    return Grid(PurePath(file).stem, [(row, [_unescape(cell) for cell in cells]) for row, cells in grid.rows]), encoding


def _unescape(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:2] in RISKY and len(text) > 1 else text


def escape(text: str) -> str:
    """Return a text as it is written in CSV, so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(RISKY) else text
