"""Notice a file with a row for each answer, and infer its columns of scores, touchpoints and questions."""

from collections.abc import Sequence

from cxdash.domain.scales import SCALES, Measure
from cxdash.exchange.suggest.answer_texts import Reading, is_missing, read_as
from cxdash.exchange.suggest.infer_columns import BY_VALUES, SOLVED, ColumnProfile, Inference, credible, hinted
from cxdash.exchange.suggest.name_hints import speaks_for
from cxdash.exchange.survey.column_roles import ColumnRole


def long_roles(columns: Sequence[ColumnProfile]) -> dict[int, Inference]:
    """Return the roles of a file with a row for each answer, by the place of the column; of any other file nothing.

    Such a file names scales in a column, or names a touchpoint in one and has one column of scores.
    """
    question = next((place for place, one in enumerate(columns) if _names_measures(one)), None)
    touchpoint = next((place for place, one in enumerate(columns) if _names_touchpoints(one)), None)
    scores = [place for place, one in enumerate(columns) if place != question and _is_score(one)]
    asked = [place for place, one in enumerate(columns) if hinted(one)]
    if not scores or (question is None and (touchpoint is None or asked)):
        return {}
    measures = [] if question is None else sorted({text.upper() for text in columns[question].texts})
    reading = _score_reading(columns[scores[0]], [Measure(one) for one in measures])
    found = {ColumnRole.QUESTION: question, ColumnRole.TOUCHPOINT: touchpoint}
    return {scores[0]: Inference(ColumnRole.SCORE, (), reading)} | {
        place: Inference(role) for role, place in found.items() if place is not None
    }


def one_measure(column: ColumnProfile) -> Measure | None:
    """Return the scale that a column of scores is on where no column says it, or None where it fits none."""
    return next((measure for measure in (*BY_VALUES, *SOLVED) if credible(column, measure)), None)


def _names_measures(column: ColumnProfile) -> bool:
    return bool(column.texts) and {text.upper() for text in column.texts} <= set(Measure)


def _names_touchpoints(column: ColumnProfile) -> bool:
    return speaks_for(ColumnRole.TOUCHPOINT, column.words) and column.is_few and not _is_score(column)


def _is_score(column: ColumnProfile) -> bool:
    return speaks_for(ColumnRole.SCORE, column.words) and any(read_as(column.texts, measure) for measure in Measure)


def _score_reading(column: ColumnProfile, measures: Sequence[Measure]) -> Reading:
    """Read scores that may be on several scales: what is on one of them is an answer."""
    read = [reading for measure in measures or Measure if (reading := read_as(column.texts, measure))]
    if not read:
        return Reading(tuple(text for text in column.texts if is_missing(text)))
    widest = max(read, key=lambda reading: reading.steps)
    on_scale = [SCALES[measure] for measure in measures]
    missing = [
        code for code in widest.missing if isinstance(code, str) or not any(scale.has(code) for scale in on_scale)
    ]
    return Reading(tuple(missing), widest.codes, 0, widest.steps)
