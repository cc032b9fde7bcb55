"""Find the layout of an export: its delimiter, its header row, and question texts below it."""

import re
from itertools import islice

import numpy as np

from cxdash.exchange.cells.dates import YEAR_FIRST, YEAR_LAST
from cxdash.exchange.cells.numbers import is_number
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import Column
from cxdash.exchange.files.header import DEEPEST_HEADER, DELIMITERS, SAMPLE, evenness, first_rows
from cxdash.exchange.suggest.answer_texts import is_missing, whole_number
from cxdash.exchange.survey.extra_headers import MOST_ROWS

LOOKED_AT = 1_000
"""Rows below the top that show what a column holds."""

TITLE = 0.7
"""A row with a smaller share of the cells that rows have otherwise is a title, not the header."""


def likely_delimiter(text: str) -> str:
    """Return the delimiter that splits most rows as it splits the header."""
    return max(DELIMITERS, key=lambda delimiter: evenness(text, delimiter, rows_above(text, delimiter)))


def rows_above(text: str, delimiter: str) -> tuple[int, ...]:
    """Return the rows above the header: those that hold far fewer cells than rows do otherwise."""
    filled = {row: cells for row, cells in islice(first_rows(text, delimiter), SAMPLE) if any(cells)}
    usual = float(np.median([sum(map(bool, cells)) for cells in filled.values()] or [0]))
    header = next((row for row, cells in filled.items() if sum(map(bool, cells)) >= TITLE * usual), 1)
    for row in reversed([row for row in filled if row < header]):
        if _names_more(filled[row], filled[header]):
            header = row
    return tuple(range(1, header)) if header <= DEEPEST_HEADER else ()


def _names_more(above: list[str], below: list[str]) -> bool:
    """Return whether a row with gaps is the header, and the one below it holds answers or what its gaps ask about."""
    if sum(map(bool, above)) < 2 or any(map(is_typed, above)):
        return False
    only_above = sum(bool(upper) and not lower for upper, lower in zip(above, below, strict=False))
    return only_above > 1 or any(map(is_typed, below))


def question_rows(table: TextTable) -> np.ndarray:
    """Return which rows at the top hold question texts: words above numbers or dates."""
    heading = np.zeros(len(table.rows), dtype=bool)
    at_most = min(MOST_ROWS, len(table.rows) - 1)
    typed = [column for column in table.columns.values() if _is_typed(column, at_most)]
    for place in range(at_most):
        cells = [column.texts[column.codes[place]] for column in typed]
        if any(map(is_typed, cells)) or not any(cell and not is_missing(cell) for cell in cells):
            break
        heading[place] = True
    return heading


def is_typed(text: str) -> bool:
    """Return whether a text is a number or begins as a date does."""
    if is_number(text) or whole_number(text) is not None:
        return True
    return bool(
        YEAR_FIRST.fullmatch(text) or YEAR_LAST.fullmatch(text) or re.match(r"\d{1,4}[-/.]\d{1,2}[-/.]\d", text)
    )


def _is_typed(column: Column, top: int) -> bool:
    """Return whether a column holds numbers or dates in nearly all rows below the top that are not blank."""
    codes, numbers = np.unique(column.codes[top : top + LOOKED_AT], return_counts=True)
    texts = [column.texts[code] for code in codes]
    said = np.array([bool(text) and not is_missing(text) for text in texts], dtype=bool)
    typed = np.array([is_typed(text) for text in texts], dtype=bool)
    return bool(numbers[said].sum()) and numbers[said & typed].sum() >= 0.9 * numbers[said].sum()


def question_texts(table: TextTable, heading: np.ndarray) -> dict[str, str]:
    """Return the question in full of each column that has one in the rows of question texts."""
    found = {}
    for name, column in table.columns.items():
        texts = [column.texts[code] for code in column.codes[heading]]
        worded = [" ".join(text.split()) for text in texts if text and "ImportId" not in text]
        found[name] = max(worded, key=len, default="")
    return found
