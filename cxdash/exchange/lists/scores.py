"""Find the columns of a list that are named by the scores of a scale: by numbers, or by answers in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cxdash.exchange.lists.table import ListTable, is_figure
from cxdash.exchange.suggest.name_hints import readable
from cxdash.exchange.suggest.questions.said_scale import best_in
from cxdash.exchange.suggest.scale_words import read_words

NUMBERS = (
    r"^(n|counts?|antall|antal|antall svar|antal svar|anzahl|answers|responses|respondents|base|basis|svar|total|"
    r"totalt|number of (answers|responses|respondents)|antal besvarelser)$"
)
FEWEST = 3
"""Scores that a scale has at least."""


LED = (
    r"(?:(?:scores?|ratings?|grades?|marks?|value|karakter|poeng|betyg|poäng|note|verdi|värde|svar|answers?|stjerner?|"
    r"stars?)[\s_:=]*)?(\d{1,3})(?!\d|[.,]\d)"
)
"""A score at the beginning of a name, maybe after the word for it."""


@dataclass(frozen=True)
class ScoreColumns:
    """The score of each column that is named by one, the *ends* of their scale, and whether words say that the lowest
    is the best.
    """

    scores: dict[str, float] = field(default_factory=dict)
    ends: tuple[float, float] = (0, 0)
    lowest_is_best: bool = False


@dataclass(frozen=True)
class Layout:
    """Which columns hold the scores, what the rows are about, when they were answered, and how many answered."""

    scores: dict[str, float]
    ends: tuple[float, float]
    lowest_is_best: bool = False
    label: str = ""
    when: str = ""
    total: str = ""


def score_columns(table: ListTable) -> ScoreColumns:
    """Return the columns that are named by the scores of a scale; without scores where none are."""
    if scores := by_number(table.header):
        down = bool(read_words(list(scores)).numbers_disagree) or best_in(", ".join(scores))[0] == "low"
        return ScoreColumns(scores, (min(scores.values()), max(scores.values())), down)
    return _by_words(table)


def by_number(header: Sequence[str]) -> dict[str, float]:
    """Return the score of each column that is named by one: numbers at equal distances, maybe with words behind."""
    named = {name: float(found[1]) for name in header if (found := re.match(LED, name[:60], re.IGNORECASE))}
    values = sorted(named.values())
    steps = {second - first for first, second in pairwise(values)}
    return named if len(values) >= FEWEST and len(steps) == 1 and 0 not in steps and values[0] in (0, 1) else {}


def _by_words(table: ListTable) -> ScoreColumns:
    """Return the score of each column that is named by an answer in words, where all of them have one reading."""
    names = [name for name in table.header if name and table.holds(name, is_figure)]
    named = [name for name in names if not re.search(NUMBERS, readable(name))]
    scale = read_words(named)
    clear = len(scale.positions) >= FEWEST and not (scale.unknown or scale.others or scale.numbers_disagree)
    if not clear or {min(scale.positions.values()), max(scale.positions.values())} != {-1, 1}:
        return ScoreColumns()
    scores = {name: round(score, 6) for name, score in scale.scores(1, scale.steps).items()}
    return ScoreColumns(scores, (1, scale.steps))
