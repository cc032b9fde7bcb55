"""What a file holds before its cells are read: sheets as grids of texts, columns as their distinct texts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from cxdash.domain.messages import Message
from cxdash.exchange.phrases import at_rows

LONGEST_CELL = 32_767
"""Characters a cell of a spreadsheet holds at most."""

BAD_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


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
    """Make a column in which equal *texts* have become one."""
    merged, unique = pd.factorize(np.array(texts, dtype=object))
    return Column(name, list(unique), merged[codes], rows)
