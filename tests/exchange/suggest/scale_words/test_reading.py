"""Sets of answers in words: what each one scores, which mean no answer, and which words nobody knows."""

import pytest

from cxdash.exchange.suggest.scale_words import read_words
from tests.exchange.suggest.scale_words.phrases import answer_sets


@pytest.mark.parametrize(("language", "lowest", "highest", "answers"), answer_sets())
def test_answers_score_what_their_words_mean(language, lowest, highest, answers):
    read = read_words(list(answers))

    scores = read.scores(lowest, highest)
    assert {text: score for text, score in answers.items() if isinstance(score, int)} == pytest.approx(scores)
    assert {text for text, score in answers.items() if score == "none"} == set(read.missing)
    assert {text for text, score in answers.items() if score == "?"} == set(read.unknown)
