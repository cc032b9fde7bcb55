"""Read the cells of answers: a score on its scale, a code that means no answer, or nothing."""

import json
import re

import numpy as np

from cxdash.domain.messages import Message, gettext_noop
from cxdash.exchange.cells.numbers import Marks, number
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import Column
from cxdash.exchange.files.header import folded, tidy
from cxdash.exchange.phrases import shown
from cxdash.exchange.survey.mapping import Question
from cxdash.exchange.survey.numbers import with_another_mark

BLANK, MISSING, ANSWERED = 0, 1, 2
"""What a cell of answers holds."""

MOST_TEXTS = 12
"""Texts that are proposed for codes at most: an answer is chosen from fewer, and more are a column of comments."""


def read_scores(table: TextTable, column: Column, question: Question, marks: Marks) -> tuple[np.ndarray, np.ndarray]:
    """Return what each row holds, and its score where it holds an answer."""
    read = [_score(text, question, marks) for text in column.texts]
    wrong = {code: said for code, (_, _, said) in enumerate(read) if said}
    table.faults.extend(_codes_wanted(column, question, marks) or column.place(wrong))
    states = np.array([state for state, _, _ in read], dtype=np.int8)
    scores = np.array([score for _, score, _ in read], dtype=float)
    return column.spread(states), column.spread(scores)


def is_words(text: str, question: Question, marks: Marks) -> bool:
    """Return whether a cell holds words: not blank, no number, and no text that the mapping knows."""
    known = _value(text, question, marks) is not None or text in question.missing
    return not known and bool(text) and with_another_mark(text, marks) is None


def _score(text: str, question: Question, marks: Marks) -> tuple[int, float, Message | None]:
    """Return what a text says: its state, its score, and what is wrong with it."""
    value = _value(text, question, marks)
    if not text:
        return BLANK, 0, None
    if any(text == str(code) or (value is not None and value == _code(code, marks)) for code in question.missing):
        return MISSING, 0, None
    scale = question.answered_on
    if value is not None and scale.has(value + question.shift):
        return ANSWERED, scale.exactly(value + question.shift), None
    if value is None:
        return BLANK, 0, with_another_mark(text, marks) or _no_number(question)
    return BLANK, 0, _off_the_scale(text, question)


def _value(text: str, question: Question, marks: Marks) -> float | None:
    coded = dict(question.codes).get(folded(text)) if question.codes else None
    if coded is not None:
        return coded
    value = number(text, marks)
    of_hundred = value is not None and text.endswith("%") and question.answered_on.highest > 1
    return value * 100 if value is not None and of_hundred else value


def _code(code: float | str, marks: Marks) -> float | None:
    return number(code, marks) if isinstance(code, str) else code


def _no_number(question: Question) -> Message:
    said = {"measure": question.measure.value, "scale": str(question.answered_on)}
    if question.codes:
        template = gettext_noop(
            'Row {row}, column "{column}": "{value}" is neither a number nor one of the texts in codes; {measure} has '
            "the scale {scale}{also}."
        )
    else:
        template = gettext_noop(
            'Row {row}, column "{column}": "{value}" is not a number; {measure} has the scale {scale}{also}.'
        )
    return Message(template, said)


def _off_the_scale(text: str, question: Question) -> Message:
    said: dict[str, object] = {
        "measure": question.measure.value,
        "scale": str(question.answered_on),
        "shift": question.shift,
    }
    coded = dict(question.codes).get(folded(text))
    if coded is not None:
        template = gettext_noop(
            'Row {row}, column "{column}": "{value}" stands for {code} in the mapping, which is not on the {measure} '
            "scale {scale}{also}."
        )
        said["code"] = coded + question.shift
    elif question.shift:
        template = gettext_noop(
            'Row {row}, column "{column}": "{value}" with {shift} added is not on the {measure} scale {scale}{also}.'
        )
    else:
        template = gettext_noop('Row {row}, column "{column}": "{value}" is not on the {measure} scale {scale}{also}.')
    return Message(template, said)


def _codes_wanted(column: Column, question: Question, marks: Marks) -> list[Message]:
    """Return, for a column that is mostly texts, a fault with the codes line to copy into the mapping."""
    rows = {column.texts[code]: len(at) for code, at in column.rows_by_text().items() if column.texts[code]}
    words = [text for text in rows if is_words(text, question, marks)]
    if question.codes or len(words) < 2 or 2 * sum(rows[text] for text in words) < sum(rows.values()):
        return []
    codes = ", ".join(
        f"{json.dumps(tidy(text)[:200], ensure_ascii=False)} = {_leading(text)}" for text in words[:MOST_TEXTS]
    )
    template = gettext_noop(
        'Column "{column}" holds texts, not numbers; say in the mapping which of {scale} each of them is on the '
        "{measure} scale: codes = {{ {codes} }}"
    )
    said = {"measure": question.measure.value, "scale": str(question.answered_on), "codes": codes}
    return [Message(template, {"column": shown(column.name), **said})]


def _leading(text: str) -> str:
    """Return the number that a text such as "5 - Very satisfied" begins with, or where it is to be written."""
    found = re.match(r"[0-9]{1,2}\b", text)
    return found[0] if found else "…"
