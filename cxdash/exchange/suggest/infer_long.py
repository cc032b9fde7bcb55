"""Notice a file with a row for each answer, and find its columns of scores, touchpoints and questions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cxdash.domain.messages import gettext_noop
from cxdash.domain.scales import SCALES, Measure
from cxdash.exchange.phrases import quoted, refuse, shown
from cxdash.exchange.suggest.answer_texts import Reading, is_missing, read_as
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.name_hints import readable, speaks_for
from cxdash.exchange.suggest.questions.asked import asked_by
from cxdash.exchange.suggest.questions.numeric import NO_ANSWER
from cxdash.exchange.survey.column_roles import ColumnRole


@dataclass(frozen=True)
class LongLayout:
    """The places of the columns of a file with a row for each answer: its scores, and who says what they answer.

    *reading* is how the scores are read where a column says the measure of each row.
    """

    score: int
    question: int | None
    touchpoint: int | None
    reading: Reading = field(default_factory=Reading)

    @property
    def roles(self) -> dict[int, ColumnRole]:
        """The roles of its columns, by their place."""
        found = {self.score: ColumnRole.SCORE}
        if self.question is not None:
            found[self.question] = ColumnRole.QUESTION
        if self.touchpoint is not None:
            found[self.touchpoint] = ColumnRole.TOUCHPOINT
        return found


def long_layout(columns: Sequence[ColumnProfile]) -> LongLayout | None:
    """Return the layout of a file with a row for each answer, or None for any other file.

    Such a file names measures in a column, or names a touchpoint in one and has one column of scores.
    """
    question = next((place for place, one in enumerate(columns) if _names_measures(one)), None)
    touchpoint = next((place for place, one in enumerate(columns) if _names_touchpoints(one)), None)
    scores = [place for place, one in enumerate(columns) if place != question and _is_score(one)]
    asked = [place for place, one in enumerate(columns) if place not in scores and _asks(one)]
    if not scores or (question is None and (touchpoint is None or asked)):
        return None
    if question is None:
        _refuse_questions_in_words(columns)
    measures = [] if question is None else sorted({text.upper() for text in columns[question].texts})
    reading = _score_reading(columns[scores[0]], [Measure(one) for one in measures]) if measures else Reading()
    return LongLayout(scores[0], question, touchpoint, reading)


def _refuse_questions_in_words(columns: Sequence[ColumnProfile]) -> None:
    """Refuse a file whose rows name several questions in words, as their scores would be read as one."""
    for column in columns:
        asked = [asked_by(readable(text)) for text in column.texts]
        questions = {one[0].question for one in asked if one and not one[0].weak}
        if column.is_few and all(asked) and len(questions) > 1:
            template = gettext_noop(
                'The column "{column}" says in words what each row asks: {values}. Write one of {allowed} there '
                "instead, and read the file again."
            )
            refuse(template, column=shown(column.name), values=quoted(column.texts, 5), allowed=", ".join(Measure))


def _asks(column: ColumnProfile) -> bool:
    return any(not one.weak for one in asked_by(column.words))


def _names_measures(column: ColumnProfile) -> bool:
    return bool(column.texts) and {text.upper() for text in column.texts} <= set(Measure)


def _names_touchpoints(column: ColumnProfile) -> bool:
    return speaks_for(ColumnRole.TOUCHPOINT, column.words) and column.is_few and not _is_score(column)


def _is_score(column: ColumnProfile) -> bool:
    return speaks_for(ColumnRole.SCORE, column.words) and any(read_as(column.texts, measure) for measure in Measure)


def _score_reading(column: ColumnProfile, measures: Sequence[Measure]) -> Reading:
    """Read scores that may be on several scales: what is on one of them is an answer.

    Numbers off all scales are no answer where survey tools write them so; others are left for the reader to refuse.
    """
    read = [reading for measure in measures or Measure if (reading := read_as(column.texts, measure))]
    if not read:
        return Reading(tuple(text for text in column.texts if is_missing(text)))
    widest = max(read, key=lambda reading: reading.steps)
    on_scale = [SCALES[measure] for measure in measures]
    missing = [
        code
        for code in widest.missing
        if isinstance(code, str) or (code in NO_ANSWER and not any(scale.has(code) for scale in on_scale))
    ]
    return Reading(tuple(missing), widest.codes, 0, widest.steps)
