"""The questions that doubts about columns make, with the figures that each reading gives."""

from cxdash.exchange.suggest.questions.gathering import gather
from cxdash.exchange.suggest.questions.interpret import interpret
from cxdash.exchange.suggest.questions.material import Given
from tests.exchange.suggest.questions.columns import column


def test_numbers_that_no_word_calls_answers_are_shown_on_the_scale_they_fit():
    cells = column("Q7", *range(11), times=20)

    (question,) = gather(["Q7"], [cells.texts], {0: interpret(cells, Given())})

    assert {one.id: (one.figures["n"], one.figures.get("scale")) for one in question.readings} == {
        "not-used": (0, None),
        "satisfaction": (220, "0-10"),
    }
