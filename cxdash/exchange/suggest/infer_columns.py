"""Inference what each column of a survey export is, by its name and by what stands in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cxdash.domain.scales import PRESETS, SCALES, Measure, Question, asking, by_words
from cxdash.exchange.cells.numbers import STATED, is_number, number
from cxdash.exchange.suggest.answer_texts import Reading, is_missing, read_as, whole_number
from cxdash.exchange.suggest.date_forms import counts_time, form_of
from cxdash.exchange.suggest.name_hints import readable, speaks_for, speaks_for_none
from cxdash.exchange.survey.column_roles import ONLY_ONCE, ColumnRole, Role

ANSWERED = (
    r"\b(answered|besvart|besvara[dt]|svar\w*|submitted|completed|recorded|avsluttet|avsluta[dt]|slutt?\w*|end|"
    r"timestamp|tids?st[eä]mpel)\b"
)
EARLIER = (
    r"\b(start\w*|sent|sendt|skickad|utsen\w*|invit\w*|ordre\w*|order\w*|kjøp\w*|köp\w*|purchase\w*|created|"
    r"opprettet|skapad|modified|lever\w*|deliver\w*|besøk\w*|besök\w*|visit\w*|(f|fø|fö)dsel\w*|født\w*|född\w*|"
    r"födelse\w*|birth\w*)\b"
)
"""Days that an answer is given on, and days before it."""

HINTED = by_words()
"""Measures that a question may be on when its words speak for one."""

SOLVED = asking(Question.RESOLVED)

BY_VALUES = sorted(
    (
        measure
        for measure, preset in PRESETS.items()
        if preset.scale.direction == "up" and preset.asks not in {Question.EXPECTATION, Question.RESOLVED}
    ),
    key=lambda measure: SCALES[measure].highest - SCALES[measure].lowest,
)
"""Measures that values without any words may be on, the shortest scale first: what counts downwards no value shows."""

LONG_SCALE = 8
"""The highest score from which a 0 among the answers shows whether a scale begins there."""

UNSAID = (0.0,)
"""The strength of yes and no where no word says that something was solved: one such column may be meant so, not two."""

OF_TOOL = (9.0,)
"""The strength of a role that the survey tool itself gives a column."""

REASON = r"\b(why|hvorfor|varför|årsak\w*|orsak\w*|reasons?|grunnen|begrunnelse\w*|skälet)\b"
"""Names of columns that hold comments where customers write freely, and needs where few short texts come again."""

SHORT = 40
"""Characters of a cell, on average, below which it may be chosen from a list."""

ENOUGH = 30
"""Answers from which a scale is taken to show its ends."""


@dataclass(frozen=True)
class ColumnProfile:
    """A column: its name, the question in full where the file has it, how often each text stands in it, all its rows.

    One that is not *named* in the file is called by its place. *of_tool* is its role where its survey tool adds it.
    """

    name: str
    label: str
    texts: dict[str, int]
    rows: int
    named: bool = True
    of_tool: Role | None = None

    @property
    def filled(self) -> int:
        """Cells that are not blank."""
        return sum(self.texts.values())

    @property
    def words(self) -> str:
        """The name and the question, ready to be searched."""
        return readable(f"{self.name} {self.label}")

    @property
    def is_few(self) -> bool:
        """Whether the same texts come again and again."""
        return len(self.texts) <= 60 and (2 * len(self.texts) <= self.filled or self.filled <= 10)

    @property
    def comes_again(self) -> bool:
        """Whether few texts fill many cells, as far as so many cells show it."""
        most = self.filled - 1 if self.filled <= 10 else self.filled // 2
        return len(self.texts) <= min(60, most)

    @property
    def length(self) -> float:
        """Characters of a cell that is not blank, on average."""
        return sum(len(text) * times for text, times in self.texts.items()) / max(self.filled, 1)


class Inference(NamedTuple):
    """A role that a column may play; of several columns the strongest plays it."""

    role: Role
    strength: tuple[float, ...] = ()
    reading: Reading = Reading()


def infer_columns(columns: Sequence[ColumnProfile], long: Mapping[int, Inference]) -> list[Inference]:
    """Return what each column is; who, day, comment and the like are given to one column, segments to one as well.

    *long* says what columns of a file with a row for each answer are, by their place; no others are questions there.
    """
    options = []
    for place, column in enumerate(columns):
        likely = [long[place]] if place in long else likely_roles(column, long=bool(long))
        options.append(
            [*(one for one in likely if not (long and isinstance(one.role, Measure))), Inference(ColumnRole.NOT_USED)]
        )
    while (beaten := _beaten(options)) is not None:
        options[beaten].pop(0)
    unsaid = [some for some in options if some[0].role in SOLVED and some[0].strength == UNSAID]
    if len(unsaid) > 1 or any(some[0].role in SOLVED and some not in unsaid for some in options):
        for some in unsaid:
            some.pop(0)
    return [some[0] for some in options]


def _beaten(options: list[list[Inference]]) -> int | None:
    """Return a column that another one is stronger than in the role that it would play, or None."""
    for role in (*ONLY_ONCE, ColumnRole.SEGMENT):
        rivals = [place for place, some in enumerate(options) if some[0].role is role]
        if len(rivals) > 1:
            return min(reversed(rivals), key=lambda place: options[place][0].strength)
    return None


def likely_roles(column: ColumnProfile, *, long: bool = False) -> list[Inference]:
    """Return what a column may be, the likeliest first."""
    if not column.texts or not (column.named or column.label):
        return []
    is_day = form_of(column.texts) is not None or (
        speaks_for(ColumnRole.DATE, column.words) and counts_time(column.texts)
    )
    if column.of_tool is not None and (is_day or column.of_tool is not ColumnRole.DATE):
        return [] if column.of_tool is ColumnRole.NOT_USED else [Inference(column.of_tool, OF_TOOL)]
    if is_day:
        return _as_day(column)
    found = [*_as_figure(column), *_as_person(column, long=long), *_as_hinted(column), *_as_group(column)]
    if speaks_for_none(column.words):
        return found
    return [*found, *_by_values(column)]


def _as_day(column: ColumnProfile) -> list[Inference]:
    words = column.words
    if re.search(r"født|född|födelse|fødsel|birth", words):
        return []
    said = 0 if re.search(EARLIER, words) else 2 if re.search(ANSWERED, words) else 1
    return [Inference(ColumnRole.DATE, (column.filled == column.rows, said))]


def _as_figure(column: ColumnProfile) -> list[Inference]:
    values = [number(text, STATED["," if "," in text else "."]) for text in column.texts]
    if column.filled < column.rows or not all(value is not None and value > 0 for value in values):
        return []
    whole = all(value == int(value) for value in values if value)
    counted = whole and speaks_for(ColumnRole.COUNT, readable(column.name))
    return [
        *([Inference(ColumnRole.COUNT)] if counted else []),
        *([Inference(ColumnRole.WEIGHT)] if speaks_for(ColumnRole.WEIGHT, column.words) else []),
    ]


def _as_person(column: ColumnProfile, *, long: bool) -> list[Inference]:
    different = len(column.texts) / column.filled
    if (
        not speaks_for(ColumnRole.RESPONDENT, column.words)
        or speaks_for_none(column.words)
        or (different < 0.5 and not long)
    ):
        return []
    if column.length > 60:
        return []
    return [Inference(ColumnRole.RESPONDENT, (2, bool(re.search("respon|svar|delta", column.words)), different))]


def _as_hinted(column: ColumnProfile) -> list[Inference]:
    for measures in hinted(column):
        for measure in measures:
            if reading := credible(column, measure):
                return [Inference(measure, (), reading)]
    return []


def hinted(column: ColumnProfile) -> list[list[Measure]]:
    """Return the measures that the words of a column's question speak for, the likeliest first."""
    return [measures for words, measures in HINTED.items() if re.search(words, column.words)]


def credible(column: ColumnProfile, measure: Measure) -> Reading | None:
    """Return how a column answers on a scale, or None where that is unlikely."""
    reading = read_as(column.texts, measure)
    if reading is None or (9 in reading.missing and reading.steps < 3):
        return None
    values = [value for text in column.texts if (value := whole_number(text)) is not None]
    shorter = PRESETS[measure].otherwise
    short = shorter and column.filled >= ENOUGH and max(values, default=0) <= SCALES[shorter].highest
    return None if short else reading


def _as_group(column: ColumnProfile) -> list[Inference]:
    if all(is_number(text) or is_missing(text) for text in column.texts):
        return []
    reason, short = bool(re.search(REASON, column.words)), column.length < SHORT
    named = speaks_for(ColumnRole.NEED, column.words) and column.is_few and (short or column.comes_again)
    need = named or (reason and short and column.comes_again)
    comment = (reason or speaks_for(ColumnRole.COMMENT, column.words)) and not (need and short)
    segment = speaks_for(ColumnRole.SEGMENT, column.words) and column.is_few and not comment
    return [
        *([Inference(ColumnRole.NEED, (2,))] if need else []),
        *([Inference(ColumnRole.COMMENT, (2, column.filled * column.length))] if comment else []),
        *([Inference(ColumnRole.SEGMENT, (2,))] if segment else []),
    ]


def _by_values(column: ColumnProfile) -> list[Inference]:
    values = {whole_number(text) for text in column.texts}
    from_zero = 0 in values and bool(values & {8, 9, 10})
    for measure in BY_VALUES:
        scale = SCALES[measure]
        if scale.highest >= LONG_SCALE and (scale.lowest == 0) is not from_zero:
            continue
        if (reading := credible(column, measure)) and (reading.steps > 1 or _is_small(column)):
            return [Inference(measure, (), reading)]
    for measure in SOLVED:
        solved = read_as(column.texts, measure)
        if solved and len(solved.codes) > 1 and solved.steps > 1:
            return [Inference(measure, UNSAID, solved)]
    return [*_as_code(column), *_as_words(column)]


def _is_small(column: ColumnProfile) -> bool:
    """Return whether a column holds one step of a scale only because it has few answers; 0 and 1 are ticks."""
    return column.filled < ENOUGH and any((whole_number(text) or 0) > 1 for text in column.texts)


def _as_code(column: ColumnProfile) -> list[Inference]:
    """Take a column for respondents where nearly every row holds another code of letters and digits."""
    coded = all(re.fullmatch(r"[\w-]*\d[\w-]*", text) and len(text) <= 40 for text in column.texts)
    mixed = any(re.search(r"[^\W\d_]", text) for text in column.texts)
    if not coded or len(column.texts) < 0.95 * column.rows or not (mixed or column.rows >= 10):
        return []
    return [Inference(ColumnRole.RESPONDENT, (1, mixed, len(column.texts) / column.rows))]


def _as_words(column: ColumnProfile) -> list[Inference]:
    words = sum(times for text, times in column.texts.items() if " " in text)
    if 2 * len(column.texts) > column.filled and column.length >= 20 and 2 * words > column.filled:
        return [Inference(ColumnRole.COMMENT, (1, column.filled * column.length))]
    numbers = any(is_number(text) for text in column.texts)
    if 1 < len(column.texts) <= 12 and column.is_few and column.length < SHORT and not numbers and not hinted(column):
        return [Inference(ColumnRole.SEGMENT, (1,))]
    return []
