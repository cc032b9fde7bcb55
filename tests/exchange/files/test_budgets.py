"""Packed files that cost more than they hold: counted while they are unpacked, and refused before anything is kept."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterable

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.files import archives, budgets, spreadsheets
from cxdash.exchange.files.workbook import read_sheet, read_sheets
from tests.company import book
from tests.exchange.files.test_opening import ods

MB = 2**20
HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
SHEET = "xl/worksheets/sheet1.xml"


def workbook(rows: Iterable[str]) -> bytes:
    """Return a workbook whose one sheet holds these rows as they stand in a file."""
    made = io.BytesIO()
    sound = zipfile.ZipFile(io.BytesIO(book({"stages": [["key"]]})))
    with sound, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sound.namelist():
            written.writestr(name, "".join([HEAD, *rows, TAIL]) if name == SHEET else sound.read(name))
    return made.getvalue()


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def zipped(name: str, piece: bytes, times: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written, written.open(name, "w") as part:
        for _ in range(times):
            part.write(piece)
    return made.getvalue()


def lying(content: bytes, declared: int) -> bytes:
    """Return an archive of one file whose directory says that it unpacks to *declared* bytes."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = changed.rfind(mark) + offset
        changed[at : at + 4] = declared.to_bytes(4, "little")
    return bytes(changed)


BIG = zipped("answers.csv", b"1,2026-01-01,5\n" * (MB // 15), 300)
"""300 MB of equal rows in a third of one."""


@pytest.mark.parametrize("content", [BIG, lying(BIG, 1_000)], ids=["as it says", "as it does not say"])
def test_an_archive_is_counted_while_it_is_unpacked(content: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(ImportRefused, match=r"answers\.zip unpacks to more than it may, \d+ MB; it was not opened"):
        archives.files_in(content, "answers.zip")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 10 * MB


def test_an_archive_of_very_many_files_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for number in range(501):
            packed.writestr(f"{number}.csv", "a,b\n1,2\n")

    with pytest.raises(ImportRefused, match=r"many\.zip holds 501 files; at most 500 are read"):
        archives.files_in(made.getvalue(), "many.zip")


def test_an_archive_in_an_archive_is_not_unpacked_in_turn() -> None:
    files = archives.files_in(zipped("answers.zip", BIG, 1), "outer.zip")

    assert files == {"answers.zip": BIG}


def test_a_workbook_packed_in_another_way_is_refused() -> None:
    made = io.BytesIO(book({"stages": [["key"]]}))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_BZIP2) as more:
        more.writestr("xl/media/x.bin", bytes(MB))

    with pytest.raises(ImportRefused, match="is packed in an unusual way"):
        read_sheets(made.getvalue(), "a.xlsx")


def test_a_workbook_of_very_many_parts_is_refused() -> None:
    made = io.BytesIO(book({"stages": [["key"]]}))
    with zipfile.ZipFile(made, "a") as more:
        for number in range(2_001):
            more.writestr(f"xl/media/{number}.bin", b"")

    with pytest.raises(ImportRefused, match=r"holds 20\d\d parts"):
        read_sheets(made.getvalue(), "a.xlsx")


@pytest.mark.parametrize(
    ("row", "times"),
    [
        ('<row><c r="SF1"><v>1</v></c></row>', 100_000),
        ('<row><c r="XFD1"><v>1</v></c></row>', 100_000),
        ('<row r="{n}"><c r="A{n}"><v>1</v></c><c r="AAA{n}"><v>1</v></c></row>', 50_000),
    ],
)
def test_a_sheet_that_spans_far_more_than_it_fills_is_refused(row: str, times: int) -> None:
    content = workbook(row.replace("{n}", str(number)) for number in range(1, times + 1))

    for read in (read_sheets, read_sheet):
        with pytest.raises(ImportRefused, match=r"sheet1\.xml: the sheet spans more cells than it fills, \d+ for"):
            read(content, "a.xlsx")


@pytest.mark.parametrize(
    ("row", "cell", "reaches"),
    [
        ("1048576", "A1048576", "row 1048576 and column 1"),
        ("99999999999", "A99999999999", "row 99999999999 and column 1"),
        ("2", "XFD2", "row 2 and column 16384"),
    ],
)
def test_a_sheet_with_one_cell_far_away_is_refused(row: str, cell: str, reaches: str) -> None:
    content = workbook([f'<row r="1">{text("A1", "key")}</row><row r="{row}">{text(cell, "x")}</row>'])

    for read in (read_sheets, read_sheet):
        with pytest.raises(ImportRefused, match=f"reaches to {reaches} and holds only 2 values"):
            read(content, "a.xlsx")


def test_a_table_beside_which_a_cell_stands_far_to_the_right_is_refused() -> None:
    rows = [f'<row r="{n}">{text(f"A{n}", "x")}{text(f"B{n}", "y")}</row>' for n in range(1, 1_000)]

    with pytest.raises(ImportRefused, match="spans more cells than it fills"):
        read_sheet(workbook([*rows, f'<row r="1000">{text("XFD1000", "x")}</row>']), "a.xlsx")


@pytest.mark.parametrize(
    ("rows", "columns", "said"),
    [
        (1_048_576, 1, "reaches to row 1048578"),
        (1, 16_384, "column 16384"),
        (90_000, 1_000, "90002000 for 3 values"),
        (2_000_000_000, 2_000_000_000, "for 3 values"),
    ],
)
def test_a_document_that_repeats_a_cell_very_often_is_refused(rows: int, columns: int, said: str) -> None:
    with pytest.raises(ImportRefused, match=said):
        spreadsheets.read_sheet(repeating(rows, columns, "<text:p>1</text:p>"), "a.ods")


def test_blank_cells_that_a_document_repeats_to_the_end_of_the_sheet_cost_nothing() -> None:
    grid, _ = spreadsheets.read_sheet(repeating(1_048_000, 16_000, ""), "a.ods")

    assert [cells for _, cells in grid.rows] == [["a"], ["1"]]


def repeating(rows: int, columns: int, inside: str) -> bytes:
    """Return an OpenDocument sheet with a name, a number, and below them a cell that is repeated."""
    given = 'office:value-type="float" office:value="1"' if inside else ""
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" {given}'
    cell += f">{inside}</table:table-cell>" if inside else "/>"
    made = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row></table:table>'
    return changed(ods([["a"], [1]]), "content.xml", "</table:table>", made)


def changed(content: bytes, part: str, before: str, after: str) -> bytes:
    """Return a packed document with words of a part exchanged."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text_ = old.read(name)
            new.writestr(name, text_.replace(before.encode(), after.encode()) if name == part else text_)
    return made.getvalue()


@pytest.mark.parametrize("name", ["a.ods", "a.xlsb"])
def test_other_packed_workbooks_are_unpacked_against_a_counter_too(name: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book_, book_.open("content.xml", "w") as part:
        for _ in range(60):
            part.write(bytes(MB))

    with pytest.raises(ImportRefused, match="unpacks to more than it may, 50 MB"):
        spreadsheets.read_sheet(made.getvalue(), name)


def test_blank_cells_with_a_colour_cost_nothing() -> None:
    blank = "".join(f'<c r="{chr(65 + place)}{{n}}" s="1"/>' for place in range(20))
    given = f'<row r="1">{text("A1", "key")}{text("C1", "name")}</row>'
    blanks = (f'<row r="{number}">{blank.format(n=number)}</row>' for number in range(2, 10_000))
    content = workbook([given, *blanks, f'<row r="20000">{text("A20000", "last")}<c r="B20000"></c></row>'])

    trimmed = budgets.without_blanks(content, "a.xlsx")

    with zipfile.ZipFile(io.BytesIO(trimmed)) as made:
        assert made.getinfo(SHEET).file_size < 1_000
    assert read_sheet(content, "a.xlsx")[0].rows == [(1, ["key", "", "name"]), (20000, ["last"])]


def test_blank_cells_that_do_not_say_where_they_stand_stay() -> None:
    rows = ["<row><c/><c/><c><v>7</v></c></row>" for _ in range(30_000)]

    content = workbook(rows)

    assert budgets.without_blanks(content, "a.xlsx") == content
    assert read_sheet(content, "a.xlsx")[0].rows[-1] == (30_000, ["", "", "7"])


def test_a_small_workbook_stays_as_it_is() -> None:
    content = book({"stages": [["key", None, "name"], ["a", None, "A"]]})

    assert budgets.without_blanks(content, "a.xlsx") is content
