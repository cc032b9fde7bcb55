"""Notice a column that says in words what a column of answers says in numbers, as Detractor beside 0 to 6."""

import numpy as np

from cxdash.exchange.suggest.questions.coding import Coding, marks_in, score_of
from cxdash.exchange.suggest.questions.people import Named

FEWEST = 8
"""Rows with both that show it."""


def repeats_scores(words: Named, answers: Named, coding: Coding) -> bool:
    """Return whether each text of *words* stands beside scores of its own, which no other text stands beside."""
    if words.cells is None or answers.cells is None or not 2 <= len(words.texts) <= 12:
        return False
    marks = marks_in(answers.texts)
    scores = np.array(
        [np.nan if (one := score_of(text, coding, marks)) is None else one for text in answers.cells.texts], dtype=float
    )[answers.cells.codes]
    both = ~np.isnan(scores) & words.cells.spread([bool(text) for text in words.cells.texts])
    if both.sum() < FEWEST:
        return False
    pairs = {*zip(scores[both].tolist(), words.cells.codes[both].tolist(), strict=True)}
    by_score = dict(sorted(pairs))
    runs = [code for at, code in enumerate(by_score.values()) if at == 0 or code != list(by_score.values())[at - 1]]
    return len(by_score) == len(pairs) > 2 and len(runs) == len(set(runs)) > 1
