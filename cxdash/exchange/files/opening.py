"""Open a survey export as delimited text: unpacked, and the first sheet of a workbook laid out as text."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.archives import is_workbook, unpack
from cxdash.exchange.files.grids import Grid
from cxdash.exchange.files.workbook import read_first_sheet
from cxdash.exchange.phrases import quoted, refuse, shown

LARGEST_FILE = 2**30
"""Bytes of a file that is read from a disk."""


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
    """A survey export as delimited text, with its encoding, delimiter, sheet (of a workbook), and notes."""

    content: bytes
    encoding: str
    delimiter: str
    sheet: str = ""
    notes: list[Message] = field(default_factory=list)


def open_export(content: bytes, file: str, encoding: str = "", delimiter: str = "") -> Export:
    """Return a text, packed or not, or a workbook, for which *encoding* and *delimiter* are ignored, as text.

    Raises ImportRefused.
    """
    content, _ = unpack(content, file)
    if not is_workbook(content):
        return Export(content, encoding, delimiter)
    grid, others = read_first_sheet(content, file)
    template = gettext_noop('The sheet "{sheet}" was read, and no other: {others}.')
    notes = [Message(template, {"sheet": shown(grid.name), "others": quoted(others, 10)})] if others else []
    return Export(_as_text(grid), "utf-8", ",", grid.name, notes)


def _as_text(grid: Grid) -> bytes:
    """Write a sheet as CSV in which every row stands where it stood."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    width, next_row = max(len(cells) for _, cells in grid.rows), 1
    for row, cells in grid.rows:
        text.write("\n" * (row - next_row))
        writer.writerow(cells + [""] * (width - len(cells)))
        next_row = row + 1
    return text.getvalue().encode("utf-8", errors="replace")
