"""Cells whose formulas compute on: each is written once, in words that both a spreadsheet and numpy read.

An expression uses + - * / < >, names of cells written before, and the functions of `FUNCTIONS`. It becomes the cell's
formula, with addresses for names, and its value today, without which some programs show 0.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from cxdash.i18n.translator import NOTHING
from cxdash.takeaway.book.sheets import Book, Sheet

Value = Any
"""A number, or an array of them."""

DIGITS = 9
"""The digits with which the values of many cells are written beside their formula, to keep the file small."""

NAME = re.compile(r"\b[a-z][a-z0-9_]*\b")


def _if(condition: Value, then: Value, otherwise: Value) -> Value:
    if np.ndim(condition):
        return np.where(condition, then, otherwise)
    return then if condition else otherwise


FUNCTIONS: Mapping[str, Callable[..., Value]] = {
    "IF": _if,
    "ABS": np.abs,
    "EXP": np.exp,
    "LN": np.log,
    "POWER": np.power,
    "MAX": np.max,
    "SUMPRODUCT": np.sum,
    "PERCENTILE": lambda values, share: float(np.quantile(values, share)),
    "INDEX": lambda values, place: values[int(place) - 1],
    "ISNUMBER": lambda value: value == value,  # noqa: PLR0124 - an empty cell is nan, which differs from itself
}
"""What an expression may call, as numpy computes it."""


class Formulas:
    """The named cells of a workbook: where each stands, and its value."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._addresses: dict[str, str] = {}
        self.values: dict[str, Value] = {}

    def constant(self, name: str, value: float | str) -> None:
        """Let *name* stand for a number or a text."""
        quoted = f'"{value.replace(chr(34), chr(34) * 2)}"' if isinstance(value, str) else repr(value)
        self._addresses[name], self.values[name] = quoted, value

    def number(self, sheet: Sheet, row: int, column: int, name: str, value: float, look: str) -> None:
        """Write a number that formulas use by *name*; one that is not known (nan) is a dash, and counts as 0."""
        if value != value:  # noqa: PLR0124 - nan differs from itself
            self._book.text(sheet, row, column, NOTHING, "dash")
            self.constant(name, 0.0)
            return
        sheet.write_number(row, column, value, self._book.look(look))
        self._know(sheet, name, xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True), value)

    def entry(self, sheet: Sheet, row: int, column: int, name: str, value: float | None, look: str = "input") -> None:
        """Write a cell for the reader to change; None leaves it empty."""
        cell = self._book.look(look)
        if value is None:
            sheet.write_blank(row, column, None, cell)
        else:
            sheet.write_number(row, column, value, cell)
        known = float("nan") if value is None else value
        self._know(sheet, name, xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True), known)

    def numbers(self, sheet: Sheet, row: int, column: int, name: str, values: np.ndarray, look: str = "small") -> None:
        """Write a row of numbers that formulas use by *name*."""
        sheet.write_row(row, column, values.tolist(), self._book.look(look))
        self._know(sheet, name, xl_range_abs(row, column, row, column + len(values) - 1), values)

    def column(self, sheet: Sheet, row: int, column: int, name: str, values: np.ndarray, look: str) -> None:
        """Write a column of numbers that formulas use by *name*."""
        sheet.write_column(row, column, values.tolist(), self._book.look(look))
        self._know(sheet, name, xl_range_abs(row, column, row + len(values) - 1, column), values)

    def formula(self, sheet: Sheet, row: int, column: int, name: str, expression: str, look: str = "number") -> Value:
        """Write a formula of one value; *name*: what other formulas call it."""
        value = self._evaluated(expression)
        shown = value.item() if isinstance(value, np.generic | np.ndarray) else value
        sheet.write_formula(row, column, self._written(expression, sheet), self._book.look(look), shown)
        self._know(sheet, name, xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True), shown)
        return shown

    def array(self, sheet: Sheet, row: int, column: int, name: str, expression: str, count: int) -> None:
        """Write one formula of *count* values to the right."""
        last = (row, column + count - 1)
        values = np.broadcast_to(np.asarray(self._evaluated(expression), float), count)
        look = self._book.look("small")
        sheet.write_array_formula(row, column, *last, f"{{{self._written(expression, sheet)}}}", look, values[0].item())
        for at, value in enumerate(values.tolist()[1:], 1):
            sheet.write_number(row, column + at, float(f"{value:.{DIGITS}g}"), look)
        self._know(sheet, name, xl_range_abs(row, column, *last), values)

    def span(self, name: str, names: Sequence[str]) -> None:
        """Let *name* stand for the cells from the first to the last of *names*, which follow one another."""
        first, last = self._addresses[names[0]], self._addresses[names[-1]]
        self._addresses[name] = f"{first}:{last.rpartition('!')[2]}"
        self.values[name] = np.array([self.values[one] for one in names], float)

    def rename(self, name: str, other: str) -> None:
        """Let *other* stand for what *name* stands for."""
        self._addresses[other], self.values[other] = self._addresses[name], self.values[name]

    def address(self, name: str) -> str:
        """Return where the cell *name* stands, with its sheet."""
        return self._addresses[name]

    def _know(self, sheet: Sheet, name: str, address: str, value: Value) -> None:
        quoted = sheet.get_name().replace("'", "''")
        self._addresses[name] = f"'{quoted}'!{address}"
        self.values[name] = value

    def _evaluated(self, expression: str) -> Value:
        with np.errstate(all="ignore"):  # of a condition, both results are computed
            return eval(expression, {"__builtins__": {}}, {**FUNCTIONS, **self.values})

    def _written(self, expression: str, sheet: Sheet) -> str:
        own = f"'{sheet.get_name()}'!"
        return "=" + NAME.sub(lambda found: self._addresses[found[0]].removeprefix(own), expression)
