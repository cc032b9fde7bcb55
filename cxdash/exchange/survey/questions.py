"""Read what is asked and answered: a column for each question, or a row for each answer."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import Measure, scale_of, stored_code
from cxdash.exchange.cells.numbers import Marks
from cxdash.exchange.files.delimited import TextTable
from cxdash.exchange.files.grids import Column, distinct
from cxdash.exchange.files.header import folded
from cxdash.exchange.survey.mapping import Fixed, Question, SurveyMapping
from cxdash.exchange.survey.mapping_kinds import SCALE
from cxdash.exchange.survey.scores import read_scores


@dataclass(frozen=True)
class Asked:
    """The cells of answers: a row for each of the file's, a place for each question it can answer."""

    questions: list[Question]
    question: np.ndarray
    state: np.ndarray
    score: np.ndarray


def read_questions(table: TextTable, mapping: SurveyMapping, marks: Marks) -> Asked:
    """Read every cell of answers, in the layout of the mapping."""
    return _wide(table, mapping, marks) if mapping.layout == "wide" else _long(table, mapping, marks)


def _wide(table: TextTable, mapping: SurveyMapping, marks: Marks) -> Asked:
    questions = [question for question in mapping.questions if question.column in table.columns]
    read = [read_scores(table, table.column(question.column), question, marks) for question in questions]
    shape = (len(table.rows), len(questions))
    state = np.array([state for state, _ in read]).reshape(shape[::-1]).T
    score = np.array([score for _, score in read]).reshape(shape[::-1]).T
    return Asked(questions, np.broadcast_to(np.arange(len(questions)), shape), state, score)


def _long(table: TextTable, mapping: SurveyMapping, marks: Marks) -> Asked:
    """Read one answer a row; each touchpoint, measure and scale is a question."""
    touchpoint, scores = asked_about(table, mapping), table.column(mapping.score)
    kinds, kind_of_row = _kinds(table, mapping)
    state, score = np.zeros(len(table.rows), dtype=np.int8), np.zeros(len(table.rows))
    for place, (measure, scale) in enumerate(kinds):
        chosen = kind_of_row == place
        question = scored(mapping, measure, scale)
        state[chosen], score[chosen] = read_scores(table, scores.where(chosen), question, marks)
    pairs, unique = pd.factorize(touchpoint.codes * len(kinds) + kind_of_row)
    questions = [
        Question(mapping.score, measure, touchpoint.texts[pair // len(kinds)], scale=scale)
        for pair in unique.tolist()
        for measure, scale in [kinds[pair % len(kinds)]]
    ]
    return Asked(questions, pairs[:, None], state[:, None], score[:, None])


def _kinds(table: TextTable, mapping: SurveyMapping) -> tuple[list[tuple[Measure, str]], np.ndarray]:
    """Return the measures and scales that rows ask, and which of them each row asks, -1 where that cannot be read."""
    own = dict(mapping.scale) if isinstance(mapping.scale, tuple) else {}
    measure = stated(table, mapping.measure)
    scale = table.column("") if isinstance(mapping.scale, tuple) else stated(table, mapping.scale)
    measures, scales = measure.spread(_measures(table, measure)), _scales(table, scale)
    pairs = measures * len(scale.texts) + scale.codes
    kinds: dict[tuple[Measure, str], int] = {}
    place = np.full(len(Measure) * len(scale.texts), -1)
    for pair in np.unique(pairs[measures >= 0]).tolist():
        one, code = list(Measure)[pair // len(scale.texts)], scales[pair % len(scale.texts)]
        code = own.get(one.value, code)
        if code is not None:
            place[pair] = kinds.setdefault((one, stored_code(one, scale_of(one, code))), len(kinds))
    return list(kinds) or [(Measure.CSAT, "")], np.where(measures >= 0, place[pairs], -1)


def _scales(table: TextTable, column: Column) -> list[str | None]:
    """Return the scale that each text describes, '' where it is blank, or None where it describes none."""
    found = [SCALE.read(text) if text else "" for text in column.texts]
    template = gettext_noop(
        'Row {row}, column "{column}": "{value}" is not a scale from the worst to the best answer, as 1-7, 0-100 or '
        "5-1{also}."
    )
    wrong = {code: Message(template) for code, one in enumerate(found) if one is None}
    if column.name in table.columns:
        table.faults.extend(column.place(wrong))
    return found


def scored(mapping: SurveyMapping, measure: Measure, scale: str = "") -> Question:
    """Return how a row of the long layout is scored where it asks this measure on this scale."""
    return Question(
        mapping.score, measure, missing=mapping.missing, shift=mapping.shift, codes=mapping.codes, scale=scale
    )


def stated(table: TextTable, name: str | Fixed) -> Column:
    """Return the column, or one that says in every row what the mapping says in its place."""
    return table.column("", name.value) if isinstance(name, Fixed) else table.column(name)


def asked_about(table: TextTable, mapping: SurveyMapping) -> Column:
    """Return the keys of the touchpoints of a long file, in which a declared one may also stand by its name."""
    column = stated(table, mapping.touchpoint)
    keys = {folded(name): one.key for one in mapping.touchpoints for name in (one.name_sv, one.name_nb, one.name)}
    declared = {"", *(one.key for one in mapping.touchpoints)}
    texts = [text if text in declared else keys.get(folded(text), text) for text in column.texts]
    return distinct(column.name, texts, column.codes, column.rows)


def _measures(table: TextTable, column: Column) -> list[int]:
    """Return the place of each text's measure in Measure, or -1 where there is none such."""
    places = {measure.value: place for place, measure in enumerate(Measure)}
    found = [places.get(text.upper(), -1) for text in column.texts]
    template = gettext_noop('Row {row}, column "{column}": "{value}" is not a measure; use one of {allowed}{also}.')
    wrong = {code: Message(template, {"allowed": ", ".join(Measure)}) for code, at in enumerate(found) if at < 0}
    if column.name in table.columns:
        table.faults.extend(column.place(wrong))
    return found
