"""A sheet written line by line: labels, cells to change, and formulas beside them."""

import math
from collections.abc import Sequence

from cxdash.domain.messages import Message
from cxdash.i18n.translator import Words
from cxdash.measures.what_if.levers import Range
from cxdash.takeaway.book.formulas import Formulas
from cxdash.takeaway.book.sheets import Book

CHOICE, NOTE = 2, 4
"""The columns of what the reader chooses, and of what is said of it."""


class Lines:
    """A sheet with a title and a line saying whose figures these are; *row*: where the next line goes."""

    def __init__(self, book: Book, formulas: Formulas, title: str, above: str, widths: Sequence[float]) -> None:
        self.book, self.formulas, self.sheet, self.row = book, formulas, book.sheet(title), 3
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        book.text(self.sheet, 0, 0, title, "title")
        book.text(self.sheet, 1, 0, above, "quiet")

    def next(self, lines: int = 1) -> None:
        """Go on to the next line."""
        self.row += lines

    def heads(self, *heads: str) -> None:
        """Write the heads of columns."""
        for column, head in enumerate(heads):
            self.book.text(self.sheet, self.row, column, head, "head right" if column else "head")
        self.next()

    def label(self, label: str, look: str = "plain") -> None:
        """Write what the line is about."""
        self.book.text(self.sheet, self.row, 0, label, look)

    def note(self, text: str) -> None:
        """Write a quiet sentence over the width of the sheet."""
        self.sheet.merge_range(self.row, 0, self.row, NOTE - 1, "", self.book.look("note"))
        self.book.text(self.sheet, self.row, 0, text, "note")
        self.sheet.set_row(self.row, 48)
        self.next()

    def number(self, column: int, name: str, value: float, look: str = "number") -> None:
        """Write a number of this line."""
        self.formulas.number(self.sheet, self.row, column, name, value, look)

    def formula(self, column: int, name: str, expression: str, look: str = "number") -> None:
        """Write a formula of this line."""
        self.formulas.formula(self.sheet, self.row, column, name, expression, look)

    def calculated(self, label: str, name: str, expression: str, look: str = "number") -> None:
        """Write a line of a label and a formula."""
        self.label(label, "quiet")
        self.formula(1, name, expression, look)
        self.next()

    def share(self, name: str, label: str, value: float, ends: Range, stuck: Message | None, words: Words) -> None:
        """Write a lever that is a share, with its limits; or why it cannot be moved."""
        self.label(label)
        if stuck:
            self.formulas.number(self.sheet, self.row, CHOICE, name, 0.0, "share")
            self.book.text(self.sheet, self.row, NOTE, words.sentence(stuck), "note")
            self.sheet.set_row(self.row, 15 * math.ceil(len(words.sentence(stuck)) / 60))
            return
        self.formulas.entry(self.sheet, self.row, CHOICE, name, value, "input share")
        limits = words.gettext("{low} to {high}", low=words.share(ends.low), high=words.share(ends.high))
        self._between(ends.low, ends.high, limits)

    def amount(self, name: str, label: str, value: float | None, most: float, words: Words) -> None:
        """Write a lever that is an amount from 0 to *most*, empty where it is not stated."""
        self.label(label)
        self.formulas.entry(self.sheet, self.row, CHOICE, name, value)
        limits = words.gettext("{low} to {high}", low=words.number(0), high=words.number(most))
        self._between(0.0, most or 1e15, limits if most else "")

    def switch(self, name: str, label: str, on: bool, words: Words) -> None:
        """Write a lever that is on (1) or off (0)."""
        self.listed(name, label, int(on), (0, 1))
        said = f"0 {words.gettext('no')} · 1 {words.gettext('yes')}"
        self.book.text(self.sheet, self.row, NOTE, said, "quiet")

    def aside(self, label: str, name: str, expression: str) -> None:
        """Write a share that is computed on the next line, and stay on this one."""
        self.next()
        self.label(label, "quiet")
        self.formula(CHOICE, name, expression, "share")
        self.next(-1)

    def listed(self, name: str, label: str, value: int, offered: Sequence[int]) -> None:
        """Write a lever with a few values."""
        self.label(label)
        self.formulas.entry(self.sheet, self.row, CHOICE, name, float(value))
        self.sheet.data_validation(self.row, CHOICE, self.row, CHOICE, {"validate": "list", "source": list(offered)})
        self.book.text(self.sheet, self.row, NOTE, " · ".join(map(str, offered)), "quiet")

    def _between(self, low: float, high: float, limits: str) -> None:
        rule = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high, "error_message": limits}
        self.sheet.data_validation(self.row, CHOICE, self.row, CHOICE, rule)
        self.book.text(self.sheet, self.row, NOTE, limits, "quiet")
