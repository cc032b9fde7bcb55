"""Open an export of any kind: unpacked, the sheet chosen, as a text or as a grid of cells."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files import spreadsheets, spss, workbook
from cxdash.exchange.files.archives import files_in
from cxdash.exchange.files.encoding import decode, refuse_other_kinds
from cxdash.exchange.files.header import Source
from cxdash.exchange.files.kinds import Kind, kind_of_document
from cxdash.exchange.phrases import quoted, refuse, shown

LARGEST_FILE = 2**30
"""Bytes of a file that is read from a disk."""


BESIDE = re.compile(
    r"read ?me|les ?meg|läs ?mig|codebook|kode?bok|kode?bog|code ?book|dictionary|metadata|variables?|variabel\w*|"
    r"licen[cs]e|about|labels?",
    re.IGNORECASE,
)
"""Files that come with answers and hold none."""

NO_TABLE = {".pdf", ".docx", ".doc", ".md", ".html", ".htm", ".json", ".xml", ".sps", ".log", ".png", ".jpg", ".toml"}


def content_of(path: Path) -> bytes:
    """Return the bytes of a file; raises ImportRefused where it is none (a folder, a device), or cannot be read."""
    try:
        if not path.is_file():
            refuse(gettext_noop("{file} is not a file that can be read, but a folder or a device."), file=str(path))
        if path.stat().st_size > LARGEST_FILE:
            template = gettext_noop("{file} holds more than {most} MB; split it.")
            refuse(template, file=path.name, most=LARGEST_FILE // 2**20)
        return path.read_bytes()
    except OSError as problem:
        refuse(gettext_noop("{file} cannot be read: {reason}."), file=str(path), reason=problem.strerror)


@dataclass(frozen=True)
class Export:
    """A file opened: its table, the sheet or packed file it was read from, and the others that could be chosen.

    *encoding* is the one a text was read in, *delimiter* what is stated of it; both are '' for a sheet. *labels* hold
    questions in full by column where the file has them beside its names.
    """

    file: str
    source: Source
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    content: bytes = b""

    @property
    def digest(self) -> str:
        """What the table is known by, whatever program saved it."""
        rows = () if isinstance(self.source, str) else self.source.rows
        table = "\n".join("\x1f".join([str(row), *cells]) for row, cells in rows).encode(errors="replace")
        return hashlib.sha256(table or self.content).hexdigest()


def open_export(content: bytes, file: str, encoding: str = "", delimiter: str = "", sheet: str = "") -> Export:
    """Return a text, packed or not, or a sheet of a workbook, for which *encoding* and *delimiter* are ignored.

    *sheet* is the name of a sheet or of a packed file, or 'file/sheet'; '' = the one that looks like answers.
    Raises ImportRefused where nothing can be read, or where one of several packed files has to be chosen.
    """
    inner, name, others = _one_of_packed(content, file, sheet)
    of_book = sheet.removeprefix(name).removeprefix("/") if others or sheet == name else sheet
    export = _opened(inner, file, encoding, delimiter, of_book)
    if not others:
        return export
    template = gettext_noop('Of the files in {file}, "{name}" was read, and no other: {others}.')
    note = Message(template, {"file": shown(file), "name": shown(name), "others": quoted(others, 10)})
    names = (name, *others)
    return replace(export, sheet=name, sheets=names, notes=[note, *export.notes])


def sheets_in(content: bytes, file: str) -> list[str]:
    """Return the names of the sheets or packed files that may be chosen; one or none where there is no choice.

    Raises ImportRefused where the file cannot be read.
    """
    kind_of_document(content, file)
    files = files_in(content, file)
    if len(files) > 1:
        return _tables(files)
    return list(_opened(next(iter(files.values()), b""), file, "", "", "").sheets)


def _opened(content: bytes, file: str, encoding: str, delimiter: str, sheet: str) -> Export:
    kind = kind_of_document(content, file)
    if kind is Kind.SPSS:
        grid, labels = spss.read_answers(content, file)
        return Export(file, grid, labels=labels, content=content)
    if kind is not Kind.OTHER:
        read = workbook.read_sheet if kind is Kind.XLSX else spreadsheets.read_sheet
        grid, names = read(content, file, sheet)
        others = [name for name in names if name != grid.name]
        template = gettext_noop('The sheet "{sheet}" was read, and no other: {others}.')
        notes = [Message(template, {"sheet": shown(grid.name), "others": quoted(others, 10)})] if others else []
        return Export(file, grid, sheet=grid.name, sheets=tuple(names), notes=notes, content=content)
    refuse_other_kinds(content, file)
    text, found = decode(content, encoding, file)
    said = [] if encoding else [_guessed(found)]
    return Export(file, text, found, delimiter, notes=said, content=content)


def _guessed(encoding: str) -> Message:
    return Message(gettext_noop("The file was read as {encoding} text, a guess."), {"encoding": encoding})


def _one_of_packed(content: bytes, file: str, sheet: str) -> tuple[bytes, str, list[str]]:
    """Return the one packed file that is meant, its name, and the others that hold tables."""
    kind_of_document(content, file)
    files = files_in(content, file)
    if not files:
        refuse(gettext_noop("{file} holds no files."), file=shown(file))
    if len(files) == 1:
        name, only = next(iter(files.items()))
        return only, name, []
    chosen = [name for name in files if sheet and (sheet == name or sheet.startswith(f"{name}/"))]
    tables = chosen or _tables(files)
    if len(tables) != 1:
        template = gettext_noop(
            '{file} holds several files that may be the answers: {names}; say which is meant, as sheet = "{example}".'
        )
        refuse(template, file=shown(file), names=quoted(tables or files, 10), example=shown((tables or [*files])[0]))
    return files[tables[0]], tables[0], [name for name in files if name != tables[0]]


def _tables(files: Mapping[str, bytes]) -> list[str]:
    """Return the files that may hold answers, or all where none looks so."""
    possible = [name for name in files if PurePath(name).suffix.lower() not in NO_TABLE and not name.startswith(".")]
    return [name for name in possible if not BESIDE.search(PurePath(name).stem)] or possible or list(files)
