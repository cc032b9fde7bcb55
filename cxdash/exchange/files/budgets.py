"""What a packed file may cost: bytes, counted while they are unpacked, and the cells that a sheet spans but the blank.

What a file says about its own sizes is believed by nobody.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from gzip import GzipFile
from typing import IO, NamedTuple, NoReturn

from cxdash.domain.messages import gettext_noop
from cxdash.exchange.kept import kept
from cxdash.exchange.phrases import refuse, shown

LARGEST, SUSPECT_SIZE, SUSPECT_RATIO = 2**30, 50 * 2**20, 100
"""Bytes that a packed file may hold; above the second number at most so many times its own size."""

PIECE = 2**20
MOST_PARTS = 2_000
MOST_CELLS = 20_000_000
"""Cells that a sheet may span, each row up to its last cell."""

WIDE, SPARSE = 2_000_000, 20
"""Above the first number of cells spanned, at least one in so many must hold something."""

FAR_DOWN, FAR_RIGHT = 100_000, 2_000
"""A last row or column above which at least one cell in SPARSE rows or columns must hold something."""

MOST_BLANK = 50_000
"""Blank cells of a sheet that are worth no trimming."""

PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Ways of packing that can be unpacked a piece at a time."""

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
UNNUMBERED = re.compile(rb"<(?:row|c)(?![^<>]*\sr=)[\s/>]")
BLANK_CELL = re.compile(rb"<c\s[^<>]*/>|<c\s[^<>]*[^/]></c>")
BLANK_ROW = re.compile(rb"<row\s[^<>]*/>|<row\s[^<>]*[^/]>\s*</row>")
LAST_ROW = re.compile(rb'<row\s[^<>]*?\br="(\d{1,15})"')
LAST_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?r="([A-Z]{1,3})\d')


def most_unpacked(size: int) -> int:
    """Return the bytes that a packed file of *size* bytes may hold."""
    return max(SUSPECT_SIZE, min(LARGEST, SUSPECT_RATIO * size))


def pieces(packed: IO[bytes] | GzipFile) -> Iterator[bytes]:
    """Give what a packed part holds, a piece at a time."""
    while piece := packed.read(PIECE):
        yield piece


def holds_more(packed: IO[bytes] | GzipFile, most: int) -> bool:
    """Return whether a packed part holds more than *most* bytes, of which none is kept."""
    return any((most := most - len(piece)) < 0 for piece in pieces(packed))


def refuse_oversized(book: zipfile.ZipFile, size: int, file: str) -> None:
    """Refuse a packed document with too many parts, one that unpacks to too much, or an unusual way of packing."""
    entries = book.infolist()
    if len(entries) > MOST_PARTS:
        template = gettext_noop("{file} holds {count} parts, more than a workbook of figures does; it was not opened.")
        refuse(template, file=shown(file), count=len(entries))
    if any(entry.compress_type not in PLAIN for entry in entries):
        refuse(gettext_noop("{file} is packed in an unusual way; save it again and try once more."), file=shown(file))
    left = most_unpacked(size)
    for entry in entries:
        found = unpacked_size(book, entry, left)
        if found > left:
            _refuse_size(file, most_unpacked(size))
        left -= found


def _refuse_size(file: str, most: int) -> NoReturn:
    template = gettext_noop("{file} unpacks to more than it may, {most} MB; it was not opened.")
    refuse(template, file=shown(file), most=most // 2**20)


def unpacked_size(book: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> int:
    """Return the bytes that a part unpacks to, whatever it says of itself, counted to a little more than *most*."""
    if entry.compress_type == zipfile.ZIP_STORED:
        return entry.compress_size
    inflate, found = zlib.decompressobj(-15), 0
    for piece in _compressed(book, entry):
        waiting = piece
        while waiting and not inflate.eof and found <= most:
            found += len(inflate.decompress(waiting, PIECE))
            waiting = inflate.unconsumed_tail
        if found > most or inflate.eof:
            break
    return found


def _compressed(book: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give the bytes of a part as they stand in the file, which its directory says where to find."""
    file = book.fp
    assert file is not None
    file.seek(entry.header_offset + 26)
    head = file.read(4)
    file.seek(int.from_bytes(head[:2], "little") + int.from_bytes(head[2:], "little"), io.SEEK_CUR)
    while piece := file.read(PIECE // 16):
        yield piece


@kept
def without_blanks(content: bytes, file: str) -> bytes:
    """Return a workbook (.xlsx) without the blank cells of sheets that have very many of them, else as it is.

    Raises ImportRefused where a sheet spans too many cells, or nearly all that it spans are blank.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheets = [entry for entry in book.infolist() if SHEET.fullmatch(entry.filename)]
        bulky = [entry.filename for entry in sheets if _blanks(book, entry, file) > MOST_BLANK]
        if not bulky:
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as trimmed:
            for entry in book.infolist():
                with book.open(entry) as part, trimmed.open(entry.filename, "w", force_zip64=True) as written:
                    for piece in _trimmed(part) if entry.filename in bulky else pieces(part):
                        written.write(piece)
    return made.getvalue()


def _blanks(book: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> int:
    """Return the blank cells and rows of a sheet, 0 where cells do not say where they stand; refuse a costly sheet."""
    blank, spanned, given, numbered = 0, 0, 0, True
    filled, down, right = 0, 0, 0
    with book.open(entry) as part:
        for rows in _whole_rows(part):
            numbered = numbered and not UNNUMBERED.search(rows)
            left, blanks = BLANK_CELL.subn(b"", rows) if numbered else (rows, 0)
            left, blank_rows = BLANK_ROW.subn(b"", left) if numbered else (left, 0)
            blank += blanks + blank_rows
            widths = _widths(left)
            spanned, right, filled = spanned + sum(widths), max(right, *widths), filled + len(widths) - 1
            given += left.count(b"<v>") + left.count(b"<is>")
            last = LAST_ROW.match(left, max(left.rfind(b"<row"), 0))
            down = max(down, int(last[1])) if last else down
            if spanned > MOST_CELLS:
                break
    refuse_sparse(file, entry.filename, Extent(spanned, filled, down, right, given))
    return blank if numbered else 0


class Extent(NamedTuple):
    """How far a sheet reaches: the cells spanned by its rows, its rows, its last row and column, and its values."""

    spanned: int
    filled: int
    down: int
    right: int
    given: int


def refuse_sparse(file: str, part: str, extent: Extent) -> None:
    """Refuse a sheet that spans or reaches far more than it fills."""
    spanned, filled, down, right, given = extent
    most = SPARSE * given
    if spanned <= MOST_CELLS and ((down > max(FAR_DOWN, most)) or (right > max(FAR_RIGHT, most))):
        template = gettext_noop(
            "{file}, part {part}: the sheet reaches to row {row} and column {column} and holds only {given} values. "
            "Delete what is far from the table, and save it again."
        )
        refuse(template, file=shown(file), part=part, row=down, column=right, given=given)
    spanned = max(spanned, filled * right if filled * right > most else 0)
    if spanned > MOST_CELLS or spanned > max(WIDE, most):
        template = gettext_noop(
            "{file}, part {part}: the sheet spans more cells than it fills, {spanned} for {given} values; at most "
            "{most} may be spanned. Delete what is far from the table, and save it again."
        )
        refuse(template, file=shown(file), part=part, spanned=spanned, given=given, most=MOST_CELLS)


def _widths(rows: bytes) -> list[int]:
    """Return the cells that each row spans, up to its last one; what follows the last row comes last."""
    widths = []
    for row in rows.split(b"</row>"):
        last = LAST_CELL.match(row, max(row.rfind(b"<c "), 0)) if b"<c " in row else None
        widths.append(_place(last[1]) if last else row.count(b"<c>"))
    return widths


def _place(letters: bytes) -> int:
    """Return the number of a column from its letters, from 1 up."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place


def _trimmed(part: IO[bytes]) -> Iterator[bytes]:
    for rows in _whole_rows(part):
        yield BLANK_ROW.sub(b"", BLANK_CELL.sub(b"", rows))


def _whole_rows(part: IO[bytes], begins: bytes = b"<row") -> Iterator[bytes]:
    """Give a sheet in pieces that end where a row begins."""
    rest = b""
    for piece in pieces(part):
        rest += piece
        at = rest.rfind(begins)
        if at > 0:
            yield rest[:at]
            rest = rest[at:]
    yield rest


TABLE, ROW = b"<table:table ", b"<table:table-row"
REPEATED_ROW = re.compile(rb'^[\s][^<>]*?number-rows-repeated="(\d{1,15})"')
DOCUMENT_CELL = re.compile(rb"<table:(?:covered-)?table-cell([^<>]*?)(/?)>")
REPEATED_CELL = re.compile(rb'number-columns-repeated="(\d{1,15})"')


def refuse_sparse_document(book: zipfile.ZipFile, file: str) -> None:
    """Refuse an OpenDocument sheet (.ods) that repeats its cells to far more than it writes."""
    with book.open("content.xml") as part:
        extent = Extent(0, 0, 0, 0, 0)
        row = 0
        for rows in _whole_rows(part, ROW):
            for one in filter(None, rows.split(ROW)):
                repeated = REPEATED_ROW.match(one)
                times = int(repeated[1]) if repeated else 1
                width, given = _of_document(one)
                row += times
                if width:
                    spanned, filled, _, right, values = extent
                    extent = Extent(spanned + times * width, filled + times, row, max(right, width), values + given)
                if TABLE in one:
                    refuse_sparse(file, "content.xml", extent)
                    extent, row = Extent(0, 0, 0, 0, 0), 0
        refuse_sparse(file, "content.xml", extent)


def _of_document(row: bytes) -> tuple[int, int]:
    """Return the cells that a row of an OpenDocument sheet spans up to the last one filled, and those it writes."""
    at, width, given = 0, 0, 0
    for attributes, blank in DOCUMENT_CELL.findall(row):
        repeated = REPEATED_CELL.search(attributes) if b"repeated" in attributes else None
        at += int(repeated[1]) if repeated else 1
        if not blank:
            width, given = at, given + 1
    return width, given
