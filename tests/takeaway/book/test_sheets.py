"""The sheets of a workbook: texts stay texts, and names of sheets are possible ones."""

import time
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from cxdash.takeaway.book.sheets import Book

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(1)",
    "http://evil.example",
    "{=1}",
    "<b>",
    "\u202eabc",
    "x" * 40_000,
]


def test_a_text_that_looks_like_a_formula_or_a_link_stays_a_text():
    book = Book("Havbris", date(2026, 11, 30))
    sheet = book.sheet("Texts")
    for row, text in enumerate(HOSTILE):
        book.text(sheet, row, 0, text)

    (read,) = openpyxl.load_workbook(BytesIO(book.close())).worksheets

    assert [cell.value for cell in read["A"]] == [*HOSTILE[:-2], "abc", "x" * 32_000]
    assert {cell.data_type for cell in read["A"]} == {"s"}
    assert not any(cell.hyperlink for cell in read["A"])


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["What if?", "What if?"], ["What if", "What if 2"]),
        (["'[a]:b*/\\'"], ["a  b"]),
        (["", "x" * 40, "X" * 40], ["–", "x" * 31, "X" * 28 + " 2"]),
    ],
)
def test_a_sheet_has_a_name_that_is_possible_and_its_own(names, expected):
    book = Book("Havbris", date(2026, 11, 30))

    assert [book.sheet(name).get_name() for name in names] == expected


def test_the_same_content_gives_the_same_file():
    def made() -> bytes:
        book = Book("Havbris", date(2026, 11, 30))
        book.text(book.sheet("One"), 0, 0, "Text")
        return book.close()

    first = made()
    time.sleep(1.1)

    assert made() == first
    assert openpyxl.load_workbook(BytesIO(first)).properties.created.date() == date(2026, 11, 30)
