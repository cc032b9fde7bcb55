"""Notice rows of question texts between the header and the answers, where some survey tools write them."""

import re

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import Measure
from cxdash.exchange.cells.numbers import Marks
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.phrases import shown
from cxdash.exchange.survey.mapping import SurveyMapping
from cxdash.exchange.survey.questions import scored
from cxdash.exchange.survey.scores import is_words

MOST_ROWS = 3
"""Rows of question texts that are noticed: Qualtrics writes two, SurveyMonkey one; more are answers in words."""


def leave_out_extra_headers(table: TextTable, mapping: SurveyMapping, marks: Marks) -> TextTable:
    """Return the table without rows of question texts at its top; they are one fault instead of one in each cell."""
    asked = [one for one in mapping.questions or [scored(mapping, Measure.CSAT)] if one.column in table.columns]
    words, filled = np.zeros((2, len(table.rows)), dtype=bool)
    for one in asked:
        column = table.column(one.column)
        in_words = np.array([is_words(text, one, marks) for text in column.texts])
        once = np.bincount(column.codes, minlength=len(column.texts)) == 1  # what is said twice is an answer
        words |= column.spread(in_words & once)
        filled |= column.spread(~in_words & (np.array(column.texts) != ""))
    dated = _dated(table, mapping)
    heading = np.logical_and.accumulate(words & ~filled & ~dated)
    if not 0 < heading.sum() <= MOST_ROWS or not (filled | dated).any():
        return table
    found = [table.column(one.column).where(heading) for one in asked]
    first = next(text for column in found for text in column.spread(column.texts) if text)
    template = gettext_noop(
        'Texts such as "{value}" stand between the column names and the answers; if they are none themselves, say '
        "skip_rows = {rows} in the mapping to leave those rows out."
    )
    table.faults.append(Message(template, {"value": shown(first), "rows": table.rows[heading].tolist()}))
    return table.where(~heading)


def _dated(table: TextTable, mapping: SurveyMapping) -> np.ndarray:
    """Return which rows hold digits, so probably a day, in the column of dates."""
    column = table.column(mapping.date if isinstance(mapping.date, str) else "")
    return column.spread([bool(re.search(r"\d", text)) for text in column.texts])
