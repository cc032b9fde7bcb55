"""What is read of a list: the columns with what speaks for them, the questions left open, and the tables it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from cxdash.domain.messages import ImportRefused, Message, Number, gettext_noop
from cxdash.exchange.phrases import quoted, shown

Answers = Mapping[str, str]
"""Readings chosen, by question."""


@dataclass(frozen=True)
class Reading:
    """One way to read what a question is about, in words, and the figures it would give."""

    id: str
    words: Message
    figures: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What a list does not show; without *readings* it is answered in writing."""

    id: str
    column: str
    text: Message
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class ColumnReading:
    """A column, the role it plays ('not_used' = none), what speaks for it, and other roles it could play."""

    name: str
    role: str = "not_used"
    evidence: tuple[Message, ...] = ()
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListReading:
    """A list as read. *tables*: by sheet, empty as long as *questions* are open. *mapping*: as TOML, for customers.

    *summary* says in a sentence or two what the list gives.
    """

    kind: str
    file: str
    sheet: str
    rows: int
    columns: tuple[ColumnReading, ...]
    questions: tuple[Question, ...] = ()
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()
    summary: tuple[Message, ...] = ()
    mapping: str = ""


def open_questions(asked: list[Question], answers: Answers) -> tuple[Question, ...]:
    """Return the questions without an answer.

    Raises ImportRefused for an answer that is none of the readings, and for one to a question that is not asked.
    """
    ids = {one.id for one in asked}
    faults = [
        Message(
            gettext_noop('"{question}" is no question about this file; its questions are {known}.'),
            {"question": shown(question), "known": quoted(ids) or "–"},
        )
        for question in answers
        if question not in ids
    ]
    faults += [
        Message(
            gettext_noop('"{answer}" is no answer to the question {question}; the answers are {allowed}.'),
            {"answer": shown(answers[one.id]), "question": one.id, "allowed": quoted(r.id for r in one.readings)},
        )
        for one in asked
        if one.id in answers and one.readings and answers[one.id] not in {reading.id for reading in one.readings}
    ]
    if faults:
        raise ImportRefused(faults)
    return tuple(one for one in asked if one.id not in answers)


def roles(header: list[str], found: Mapping[str, str], evidence: Mapping[str, Message]) -> tuple[ColumnReading, ...]:
    """Return each column of a file with its role; *found* and *evidence* go by role."""
    by_name = {theirs: ours for ours, theirs in found.items()}
    return tuple(
        ColumnReading(name, by_name[name], (evidence[by_name[name]],) if by_name[name] in evidence else ())
        if name in by_name
        else ColumnReading(name)
        for name in header
    )


def summed(value: float) -> Number:
    """Return a sum for a sentence, with two decimals unless it is whole."""
    return Number(float(value), 0 if float(value).is_integer() else 2)
