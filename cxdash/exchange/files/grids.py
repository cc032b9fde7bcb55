"""What a file holds before its cells are read: sheets as grids of texts, columns as their distinct texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxdash.domain.messages import Message
from cxdash.exchange.phrases import at_rows

MOST_FILLED = 1_000_000
"""Cells that merged ones are written into at most."""

LONGEST_CELL = 32_767
"""Characters a cell of a spreadsheet holds at most."""


class NumberText(str):
    """A number with decimals in a workbook's cell, written with a point: no text of its column changes its meaning."""

    __slots__ = ()


def tidy_text(text: str) -> str:
    """Return a cell's text without blanks around it and with line breaks of one kind."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True)
class Grid:
    """A sheet: its name, and the cells of its rows that are not blank, by row number from 1 up."""

    name: str
    rows: list[tuple[int, list[str]]]


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

    def compact(self) -> "Column":
        """Return the column with only those texts that stand in some row."""
        used, codes = np.unique(self.codes, return_inverse=True)
        return Column(self.name, [self.texts[code] for code in used], codes, self.rows)

    def rows_by_text(self) -> dict[int, np.ndarray]:
        """Return the sheet's rows of each text that stands in any, by its code, in order of first appearance."""
        order = np.argsort(self.codes, kind="stable")
        codes, starts = np.unique(self.codes[order], return_index=True)
        rows = np.split(self.rows[order], starts[1:])
        return dict(sorted(zip(codes.tolist(), rows, strict=False), key=lambda pair: pair[1][0]))

    def place(self, wrong: Mapping[int, Message]) -> list[Message]:
        """Complete what is wrong with a text, by its code, with the column, the value and the rows it stands in."""
        rows = self.rows_by_text() if wrong else {}
        return [
            Message(wrong[code].template, {**at_rows(rows[code], self.name, self.texts[code]), **wrong[code].values})
            for code in rows
            if code in wrong
        ]


def distinct(name: str, texts: Sequence[str], codes: np.ndarray, rows: np.ndarray) -> Column:
    """Make a column in which equal *texts* have become one; a number of a workbook's cell is no text that looks so."""
    places: dict[tuple[bool, str], int] = {}
    merged = [places.setdefault((isinstance(text, NumberText), text), len(places)) for text in texts]
    return Column(name, [text for _, text in places], np.array(merged, dtype=np.int64)[codes], rows)


def fill_merged(rows: list[tuple[int, list[str]]], ranges: Iterable[tuple[int, int, int, int]]) -> None:
    """Write what a merged cell says into all the cells it covers; *ranges* are top, left, bottom, right, from 1 up.

    A cell that spans all there is in its row is a title, and stays as it is.
    """
    by_number, widest, left_over = dict(rows), max((len(cells) for _, cells in rows), default=0), MOST_FILLED
    for top, left, bottom, end in ranges:
        right = max(left, min(end, widest))
        cells = by_number.get(top, [])
        text = cells[left - 1] if left <= len(cells) else ""
        tall = left == right and bottom > top
        left_over -= (min(bottom, top + len(rows)) - top + 1) * (right - left + 1)
        if left_over < 0:
            return
        if text and (tall or any(cell for place, cell in enumerate(cells, 1) if not left <= place <= right)):
            for number in range(top, min(bottom, rows[-1][0]) + 1):
                if number in by_number:
                    _write(by_number[number], left, right, text)


def _write(cells: list[str], left: int, right: int, text: str) -> None:
    cells += [""] * (right - len(cells))
    cells[left - 1 : right] = [text] * (right - left + 1)
