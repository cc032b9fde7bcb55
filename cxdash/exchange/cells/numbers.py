"""Read the numbers of a file: its decimal mark, its weights and its counts."""

import re
from math import isfinite

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import Column
from cxdash.exchange.phrases import shown
from cxdash.exchange.survey.mapping import SurveyMapping

NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]{1,2})?", re.IGNORECASE)
COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
POINT = re.compile(r"[+-]?[0-9]*\.[0-9]+")


def number(text: str, decimal: str) -> float | None:
    """Return the number that a text says with this decimal mark, or None."""
    if decimal == ",":
        text = text.replace(".", "?").replace(",", ".")
    value = float(text) if NUMBER.fullmatch(text) else None
    return value if value is None or isfinite(value) else None


def with_another_mark(text: str, decimal: str) -> Message | None:
    """Say of a text that it would be a number with the other decimal mark, or return None."""
    other = "." if decimal == "," else ","
    if number(text, decimal) is not None or number(text, other) is None:
        return None
    template = gettext_noop(
        'Row {row}, column "{column}": "{value}" is not a number with "{decimal}" as the decimal mark, as the file is '
        'read; say decimal = "{other}" in the mapping, and write all its numbers so{also}.'
    )
    return Message(template, {"decimal": decimal, "other": other})


def guess_decimal(table: TextTable, mapping: SurveyMapping) -> str:
    """Tell the decimal mark from the numbers of the file, and say so where there is one."""
    names = [mapping.weight, mapping.count, mapping.score, *(question.column for question in mapping.questions)]
    texts = [text for name in names if name in table.columns for text in table.column(name).texts]
    commas = [text for text in texts if COMMA.fullmatch(text)]
    points = [text for text in texts if POINT.fullmatch(text)]
    decimal = "," if commas and not points else "."
    if commas or points:
        template = gettext_noop('Numbers such as "{value}" were read with "{decimal}" as the decimal mark, a guess.')
        table.notes.append(Message(template, {"value": shown((points or commas)[0]), "decimal": decimal}))
    return decimal


def weights(table: TextTable, column: Column, decimal: str) -> np.ndarray:
    """Return each row's weight, a number above 0."""
    values = [number(text, decimal) for text in column.texts]
    wrong = {}
    for code, value in enumerate(values):
        if not column.texts[code]:
            template = gettext_noop(
                'Row {row}, column "{column}": the weight is blank; it must be a number above 0{also}.'
            )
            wrong[code] = Message(template)
        elif value is None or value <= 0:
            template = gettext_noop('Row {row}, column "{column}": the weight "{value}" is not a number above 0{also}.')
            wrong[code] = with_another_mark(column.texts[code], decimal) or Message(template)
    table.faults.extend(column.place(wrong))
    return column.spread(np.array([value or 1.0 for value in values], dtype=float))


def counts(table: TextTable, column: Column, decimal: str) -> np.ndarray:
    """Return how many answers each row stands for, a whole number from 1 up."""
    values = [number(text, decimal) for text in column.texts]
    template = gettext_noop('Row {row}, column "{column}": the count "{value}" is not a whole number from 1 up{also}.')
    right = [value is not None and 1 <= value <= 10**12 and value == int(value) for value in values]
    table.faults.extend(column.place({code: Message(template) for code, one in enumerate(right) if not one}))
    return column.spread(
        np.array([int(value) if value and one else 1 for value, one in zip(values, right, strict=True)])
    )
