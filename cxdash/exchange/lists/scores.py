"""Find the columns of a list that are named by the scores of a scale: by numbers, or by answers in words."""

import re
from collections.abc import Sequence
from itertools import pairwise

from cxdash.exchange.lists.table import ListTable, is_figure
from cxdash.exchange.suggest.name_hints import readable
from cxdash.exchange.suggest.scale_words import read_words

NUMBERS = (
    r"^(n|counts?|antall|antal|antall svar|antal svar|anzahl|answers|responses|respondents|base|basis|svar|total|"
    r"totalt|number of (answers|responses|respondents)|antal besvarelser)$"
)
FEWEST = 3
"""Scores that a scale has at least."""


def score_columns(table: ListTable) -> dict[str, float]:
    """Return the score of each column that is named by one, {} where no columns are."""
    return by_number(table.header) or _by_words(table)


def by_number(header: Sequence[str]) -> dict[str, float]:
    """Return the score of each column that is named by one: numbers at equal distances, maybe with words behind."""
    named = {name: float(found[1]) for name in header if (found := re.match(r"(\d{1,3})(?!\d|[.,]\d)", name[:60]))}
    values = sorted(named.values())
    steps = {second - first for first, second in pairwise(values)}
    return named if len(values) >= FEWEST and len(steps) == 1 and 0 not in steps and values[0] in (0, 1) else {}


def _by_words(table: ListTable) -> dict[str, float]:
    """Return the score of each column that is named by an answer in words, where all of them have one reading."""
    names = [name for name in table.header if name and table.holds(name, is_figure)]
    named = [name for name in names if not re.search(NUMBERS, readable(name))]
    scale = read_words(named)
    clear = len(scale.positions) >= FEWEST and not (scale.unknown or scale.others or scale.numbers_disagree)
    return {name: round(score, 6) for name, score in scale.scores(1, scale.steps).items()} if clear else {}
