"""The whole workbook: a front sheet, the what-if that computes on, figures with their intervals, and decisions."""

from collections.abc import Sequence

from cxdash.i18n.translator import Words
from cxdash.measures.what_if.levers import Levers, of_text
from cxdash.presenters.what_if.verdict import upper
from cxdash.takeaway.book import what_if
from cxdash.takeaway.book.figures import Row
from cxdash.takeaway.book.sheets import Book, Sheet
from cxdash.takeaway.elements import Record
from cxdash.takeaway.what_if import WhatIfInputs

FRONT, DECIDED = (28, 52, 80), (44, 24, 24, 16, 16, 44, 44)
"""The widths of the columns of the front and of decisions, in characters."""

TABLE = 3
"""The row of a table's heads."""


def xlsx(record: Record) -> bytes:
    """Return the workbook of a record with its own figures and what-if."""
    return workbook(record, record.rows, record.inputs, Words(record.asked.language))


def workbook(record: Record, rows: Sequence[Row], inputs: WhatIfInputs | None, words: Words) -> bytes:
    """Return the file of a record; *rows*: its figures; *inputs*: of its what-if, None where nothing is known."""
    book, line = Book(record.colophon.company, record.asked.on), record.colophon.line
    front = book.sheet(words.gettext("Front"))
    if inputs and record.part("what_if"):
        levers = of_text(record.asked.levers) if record.asked.levers else Levers()
        what_if.write(book, inputs, levers, line, words)
    if rows:
        _figures(book, rows, line, words)
    if record.decided.cards:
        _decisions(book, record, words)
    _front(book, front, record, words)
    return book.close()


def _front(book: Book, sheet: Sheet, record: Record, words: Words) -> None:
    """Write whose figures these are and of when, what each page found, and the sheets."""
    about = record.colophon
    for column, width in enumerate(FRONT):
        sheet.set_column(column, column, width)
    book.text(sheet, 0, 0, about.company, "title")
    if about.made_up:
        book.text(sheet, 1, 0, upper(about.made_up), "strong")
    said = {
        words.gettext("Period"): about.period,
        words.gettext("Chosen"): about.filters,
        words.gettext("Day"): about.day,
        words.gettext("Data"): about.version,
    }
    for place, (name, value) in enumerate(said.items(), 2):
        book.text(sheet, place, 0, name, "quiet")
        book.text(sheet, place, 1, value)
    row = 3 + len(said)
    _heads(book, sheet, row, [words.gettext("Page"), words.gettext("Question"), words.gettext("Finding")])
    for place, part in enumerate(record.parts, row + 1):
        book.texts(sheet, place, (part.title, part.question, part.finding), FRONT)
    row += len(record.parts) + 2
    _heads(book, sheet, row, [words.gettext("Sheets")])
    for place, name in enumerate(book.names[1:], row + 1):
        quoted = name.replace("'", "''")
        sheet.write_url(place, 0, f"internal:'{quoted}'!A1", book.look("link"), name)


def _figures(book: Book, rows: Sequence[Row], line: str, words: Words) -> None:
    heads = [words.gettext("Page"), words.gettext("Of"), words.gettext("Figure"), words.gettext("Value")]
    heads += [words.gettext("Low"), words.gettext("High"), words.gettext("Answers")]
    sheet = _table(book, words.gettext("Figures"), line, heads, (18, 44, 34, 14, 14, 14, 12))
    for place, one in enumerate(rows, TABLE + 1):
        for column, text in enumerate((one.page, one.of, one.name)):
            book.text(sheet, place, column, text)
        for column, value in enumerate((one.value, one.low, one.high), 3):
            if value is not None:
                sheet.write_number(place, column, value, book.look(one.look))
        if one.n is not None:
            sheet.write_number(place, 6, one.n, book.look("number"))
    sheet.autofilter(TABLE, 0, TABLE + len(rows), len(heads) - 1)


def _decisions(book: Book, record: Record, words: Words) -> None:
    heads = [words.gettext("Decision"), words.gettext("Status"), words.gettext("Owner"), words.gettext("Due")]
    heads += [words.gettext("Review"), words.gettext("Expected and measured"), words.gettext("Notes")]
    sheet = _table(book, words.gettext("Decisions"), record.colophon.line, heads, DECIDED)
    for place, one in enumerate(record.decided.cards, TABLE + 1):
        cells = (one.title, one.state, one.owner, one.due, one.review, "\n".join(one.effects), "\n".join(one.notes))
        book.texts(sheet, place, cells, DECIDED)


def _table(book: Book, title: str, line: str, heads: Sequence[str], widths: Sequence[float]) -> Sheet:
    """Return a new sheet with its title, whose figures these are, and the heads of its columns."""
    sheet = book.sheet(title)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    book.text(sheet, 0, 0, title, "title")
    book.text(sheet, 1, 0, line, "quiet")
    _heads(book, sheet, TABLE, heads)
    sheet.freeze_panes(TABLE + 1, 0)
    return sheet


def _heads(book: Book, sheet: Sheet, row: int, heads: Sequence[str]) -> None:
    for column, head in enumerate(heads):
        book.text(sheet, row, column, head, "head")
