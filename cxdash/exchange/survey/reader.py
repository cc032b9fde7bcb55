"""Read a survey export by its mapping, or refuse it with everything that is wrong with it."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np

from cxdash.domain.keys import is_key, key_of
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.surveys import Wave
from cxdash.exchange.files.delimited import read_text_table
from cxdash.exchange.files.duplicate_headers import copies, duplicates_note
from cxdash.exchange.files.left_out import without_rows
from cxdash.exchange.files.opening import open_export
from cxdash.exchange.survey import frames, identities
from cxdash.exchange.survey.duplicates import once
from cxdash.exchange.survey.extra_headers import leave_out_extra_headers
from cxdash.exchange.survey.mapping import SurveyMapping
from cxdash.exchange.survey.numbers import find_marks
from cxdash.exchange.survey.questions import read_questions
from cxdash.exchange.survey.rows import read_rows
from cxdash.exchange.survey.scores import ANSWERED

MOST_FAULTS = 50
"""Sentences that a refusal holds at most; it says how many more there would be."""

SPACED_BY_PLUS = re.compile(r"\+\d{1,2},\+\d{4}")
"""A day in a file's name, as Customer+survey_May+4,+2026."""

PACKED = {
    ".zip",
    ".gz",
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".dat",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".xlsb",
    ".ods",
    ".sav",
    ".zsav",
}


def read_survey(content: bytes, file: str, mapping: SurveyMapping) -> Wave:
    """Return the survey in a text or a workbook, packed or not, with its answers in file order.

    Raises ImportRefused with every fault at once.
    """
    export = open_export(content, file, mapping.encoding, mapping.delimiter, mapping.sheet)
    table = read_text_table(export, mapping.columns, mapping.skip_rows, mapping.header_rows)
    table = without_rows(table, mapping.leave_out)
    if not len(table.rows):
        raise ImportRefused(_at_most(table.faults))
    marks = find_marks(table, mapping)
    table = leave_out_extra_headers(table, mapping, marks)
    for columns in table.duplicates:
        table.notes.append(duplicates_note(columns, copies(columns) - set(mapping.columns)))
    table.faults.extend(identities.faults(table, mapping))
    asked = read_questions(table, mapping, marks)
    rows = read_rows(table, mapping, marks, export.digest[:12])
    row, place = np.nonzero(asked.state == ANSWERED)
    kept, respondent = once(table, mapping, rows, row, asked.question[row, place])
    if table.faults:
        raise ImportRefused(_at_most(table.faults))
    answered = replace(rows, respondent=respondent)
    left_out = np.bincount(row, minlength=len(table.rows)) > 0
    left_out[row[kept]] = False
    return Wave(
        key=mapping.survey or (stem(file) if is_key(stem(file)) else key_of(stem(file))),
        name=mapping.name or mapping.survey or stem(file),
        file=file,
        mapping=mapping.text,
        touchpoints=frames.declared(mapping),
        answers=frames.answers(asked, answered, row[kept], place[kept]),
        comments=frames.comments(table, mapping, answered, left_out),
        questions=frames.questions(table, asked, rows, row[kept], place[kept]),
        notes=[*export.notes, *table.notes],
    )


def stem(file: str) -> str:
    """Return the name of a file without what says its kind: what a survey is called that nobody names.

    Where it has the day as Qualtrics writes it, with + for each space, it has spaces again.
    """
    name = Path(file).name
    while Path(name).suffix.lower() in PACKED:
        name = Path(name).stem
    return (name.replace("+", " ") if SPACED_BY_PLUS.search(name) else name) or "survey"


def _at_most(faults: list[Message]) -> list[Message]:
    more = len(faults) - MOST_FAULTS
    said = Message(gettext_noop("… and more faults: {more}."), {"more": more})
    return [*faults[:MOST_FAULTS], said] if more > 0 else faults
