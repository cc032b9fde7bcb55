"""Read the numbers of a survey: its decimal mark, its weights and its counts."""

from collections.abc import Iterable, Sequence

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.cells.numbers import STATED, Marks, is_doubtful, marks_of, number
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import Column, NumberText
from cxdash.exchange.phrases import shown
from cxdash.exchange.survey.mapping import SurveyMapping


def with_another_mark(text: str, marks: Marks) -> Message | None:
    """Return a fault for a text that would be a number with the other decimal mark; None for any other text."""
    other = "." if marks.decimal == "," else ","
    if number(text, marks) is not None or number(text, STATED[other]) is None:
        return None
    template = gettext_noop(
        'Row {row}, column "{column}": "{value}" is not a number with "{decimal}" as the decimal mark, as the file is '
        'read; say decimal = "{other}" in the mapping, and write all its numbers so{also}.'
    )
    return Message(template, {"decimal": marks.decimal, "other": other})


def decimal_mark(figures: Sequence[str], scores: Sequence[str]) -> str | None:
    """Return the decimal mark of a file's weights and counts (*figures*) and *scores*, '' where none has decimals.

    None where figures such as 1,234 do not show it; a score is known by its scale, so that 4,000 is one.
    """
    figures, scores = ([one for one in texts if not isinstance(one, NumberText)] for texts in (figures, scores))
    known = marks_of([*figures, *scores])
    if not known.decimal and not known.grouping and any(map(is_doubtful, figures)):
        return None
    commas, points = (any(has_decimals(text, mark) for text in [*figures, *scores]) for mark in ",.")
    if known.is_grouping(".") or (commas and not points):
        return ","
    return "." if points or known.is_grouping(",") else ""


def has_decimals(text: str, mark: str) -> bool:
    """Return whether a text holds the mark once and is a number with it as the decimal mark."""
    return text.count(mark) == 1 and number(text, STATED[mark]) is not None


def find_marks(table: TextTable, mapping: SurveyMapping) -> Marks:
    """Return the marks of the file's numbers, as the mapping states or as the numbers show, with a note.

    Weights or counts that show it nowhere, such as 1,234, are a fault of the table.
    """
    if mapping.decimal:
        return STATED[mapping.decimal]
    figures = _texts(table, [mapping.weight, mapping.count])
    scores = _texts(table, [mapping.score, *(question.column for question in mapping.questions)])
    decimal = decimal_mark(figures, scores)
    if decimal is None:
        doubtful = next(filter(is_doubtful, figures))
        mark = "," if "," in doubtful else "."
        template = gettext_noop(
            'Numbers such as "{value}" do not show whether "{mark}" stands before decimals or between thousands; say '
            'decimal = "." or "," in the mapping, as they are written.'
        )
        table.faults.append(Message(template, {"value": shown(doubtful), "mark": mark}))
        return STATED["." if mark == "," else ","]  # one fault is enough
    written = [text for text in [*figures, *scores] if not isinstance(text, NumberText)]
    if example := next((text for text in written if decimal and has_decimals(text, decimal)), ""):
        template = gettext_noop('Numbers such as "{value}" were read with "{decimal}" as the decimal mark, a guess.')
        table.notes.append(Message(template, {"value": shown(example), "decimal": decimal}))
    known = marks_of([*figures, *scores])
    marks = STATED[decimal or "."]
    return marks if known.is_grouping(marks.grouping) else Marks(marks.decimal)


def _texts(table: TextTable, names: Iterable[str]) -> list[str]:
    return [text for name in names if name in table.columns for text in table.column(name).texts]


def weights(table: TextTable, column: Column, marks: Marks) -> np.ndarray:
    """Return each row's weight, a number above 0."""
    values = [number(text, marks) for text in column.texts]
    wrong = {}
    for code, value in enumerate(values):
        if not column.texts[code]:
            template = gettext_noop(
                'Row {row}, column "{column}": the weight is blank; it must be a number above 0{also}.'
            )
            wrong[code] = Message(template)
        elif value is None or value <= 0:
            template = gettext_noop('Row {row}, column "{column}": the weight "{value}" is not a number above 0{also}.')
            wrong[code] = with_another_mark(column.texts[code], marks) or Message(template)
    table.faults.extend(column.place(wrong))
    return column.spread(np.array([value or 1.0 for value in values], dtype=float))


def counts(table: TextTable, column: Column, marks: Marks) -> np.ndarray:
    """Return how many answers each row stands for, a whole number from 1 up."""
    values = [number(text, marks) for text in column.texts]
    template = gettext_noop('Row {row}, column "{column}": the count "{value}" is not a whole number from 1 up{also}.')
    right = [value is not None and 1 <= value <= 10**12 and value == int(value) for value in values]
    table.faults.extend(column.place({code: Message(template) for code, one in enumerate(right) if not one}))
    return column.spread(
        np.array([int(value) if value and one else 1 for value, one in zip(values, right, strict=True)])
    )
