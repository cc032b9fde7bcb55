"""Find the scale of each measure of a file with a row for each answer; ask where its scores do not show it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxdash.domain.messages import Message, gettext_noop
from cxdash.domain.scales import PRESETS, SCALES, Measure, Question
from cxdash.exchange.cells.numbers import STATED, is_number, number
from cxdash.exchange.suggest.answer_texts import is_missing
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.infer_long import LongLayout
from cxdash.exchange.suggest.questions.coding import Doubt, Interpretation
from cxdash.exchange.suggest.questions.gathering import OpenQuestion, gather
from cxdash.exchange.suggest.questions.interpret import interpret
from cxdash.exchange.suggest.questions.material import Given
from cxdash.exchange.suggest.questions.numeric import NO_ANSWER, ends_option
from cxdash.exchange.survey.mapping_kinds import SCALE

CALLED_SCALE = r"\b(scale|skala\w*)\b"
CALLED_MOST = r"\b(max|maximum|maks|maksimum|höchst\w*|highest|høyeste|högsta|out of|best possible)\b"
ENDS = "scale-ends"


@dataclass
class RowScales:
    """The column that names the scale of each row, or the scale by measure; what is open, and the answers used."""

    column: str = ""
    by_measure: dict[str, str] = field(default_factory=dict)
    open: list[OpenQuestion] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)

    @property
    def evidence(self) -> tuple[Message, ...]:
        """What is said of the scales that are not a measure's own."""
        template = gettext_noop("{measure} is answered on {scale}")
        return tuple(Message(template, {"measure": one, "scale": code}) for one, code in self.by_measure.items())


def row_scales(columns: Sequence[ColumnProfile], long: LongLayout, answers: Mapping[str, str]) -> RowScales:
    """Return the scales of the scores of a file whose rows name their measure: by a column, by what occurs, or asked.

    A measure that stays on its own scale is left out.
    """
    if named := next((one.name for one in columns if _names_scales(one)), ""):
        return RowScales(named)
    found, highest = RowScales(), _highest(columns, long)
    read, texts = {}, list(_scores_by_measure(columns, long))
    names = [f"{columns[long.score].name} {measure}" for measure, _ in texts]
    for place, (measure, scores) in enumerate(texts):
        column = ColumnProfile(names[place], "", scores, sum(scores.values()))
        if measure in highest:
            low = min(SCALES[measure].lowest, *_values(scores))
            found.by_measure[measure] = f"{low:g}-{highest[measure]:g}"
            continue
        one = _interpreted(column, measure, {})
        if one and one.doubts:
            (question,) = gather([names[place]], [scores], {0: one})
            if answers.get(question.id) in {reading.id for reading in question.readings}:
                found.used[question.id] = answers[question.id]
                one = _interpreted(column, measure, {ENDS: answers[question.id]})
        if one:
            read[place] = one
    found.open = gather(names, [scores for _, scores in texts], read)
    found.by_measure |= {
        texts[place][0].value: replace(one.coding, measure=texts[place][0]).code for place, one in read.items()
    }
    found.by_measure = {
        measure: code for measure, code in found.by_measure.items() if code and code != SCALES[Measure(measure)].code
    }
    return found


def _names_scales(column: ColumnProfile) -> bool:
    scales = [SCALE.read(text) for text in column.texts]
    return bool(scales) and None not in scales and bool(re.search(CALLED_SCALE, column.words))


def _highest(columns: Sequence[ColumnProfile], long: LongLayout) -> dict[Measure, float]:
    """Return the highest score there is by measure, as a column of the file says it."""
    column = next(
        (one for one in columns if re.search(CALLED_MOST, one.words) and all(map(is_number, one.texts))), None
    )
    if column is None:
        return {}
    said = {measure: set(texts) for measure, texts in _by_measure(column, columns[long.question or 0])}
    return {measure: float(texts.pop()) for measure, texts in said.items() if len(texts) == 1}


def _scores_by_measure(columns: Sequence[ColumnProfile], long: LongLayout) -> Iterator[tuple[Measure, dict[str, int]]]:
    """Give the measures whose scores are numbers alone, with how often each number stands there."""
    for measure, texts in _by_measure(columns[long.score], columns[long.question or 0]):
        numbers = {text: times for text, times in texts.items() if is_number(text) and _may_be_a_score(text, measure)}
        others = [text for text in texts if not is_number(text) and not is_missing(text)]
        if numbers and not others and PRESETS[measure].asks is not Question.RESOLVED:
            yield measure, numbers


def _values(texts: Iterable[str]) -> list[float]:
    """Return the values of texts that are numbers; a comma stands before decimals."""
    texts = list(texts)
    marks = STATED["," if any("," in text for text in texts) else "."]
    return [value for text in texts if (value := number(text, marks)) is not None]


def _may_be_a_score(text: str, measure: Measure) -> bool:
    return all(value not in NO_ANSWER or SCALES[measure].has(value) for value in _values([text]))


def _by_measure(column: ColumnProfile, measure: ColumnProfile) -> Iterator[tuple[Measure, dict[str, int]]]:
    """Give each measure with the texts of a column in its rows, and how often each stands there."""
    if column.cells is None or measure.cells is None:
        return
    for one in Measure:
        codes = [code for code, text in enumerate(measure.cells.texts) if text.upper() == one]
        rows = [measure.cells.codes == code for code in codes]
        counted = Counter(column.cells.texts[code] for row in rows for code in column.cells.codes[row].tolist())
        counted.pop("", None)
        if counted:
            yield one, dict(counted)


def _interpreted(column: ColumnProfile, measure: Measure, chosen: Mapping[str, str]) -> Interpretation | None:
    """Return how the scores of a measure are read on another scale than its own, or None where nothing says so."""
    own = SCALES[measure]
    values = _values(column.texts)
    fits = all(map(own.has, values))
    found = interpret(column, Given(chosen, otherwise=PRESETS[measure].asks))
    if found is None or (fits and max(values) == own.highest) or {one.kind for one in found.doubts} - {ENDS}:
        return None
    if fits and not found.doubts and not found.settled and found.coding.scale.code != own.code:
        return _either(found, measure, chosen)
    return found


def _either(found: Interpretation, measure: Measure, chosen: Mapping[str, str]) -> Interpretation:
    """Ask whether scores are on the scale of their measure, of which nobody chose the end, or on a shorter one."""
    own, coding = SCALES[measure], found.coding
    text = gettext_noop("The answers go up to {top}, and nothing says where the scale ends. Which is it?")
    options = (ends_option(own.lowest, own.highest), ends_option(coding.low, coding.high))
    asked = Interpretation(coding, chosen=chosen)
    asked.decide(Doubt(ENDS, Message(text, {"top": f"{coding.high:g}"}), options))
    return asked
