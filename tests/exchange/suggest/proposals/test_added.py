"""Columns that a survey did not have, or that were not read, when it was read before."""

import pytest

from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.mapping_text import write_mapping

MAY = """Answered;How satisfied are you with the delivery? (1-5)
2026-05-03;5
2026-05-04;2
2026-05-05;4
"""
JUNE = """Answered;How satisfied are you with the delivery? (1-5);How satisfied are you with the invoice? (1-5);Batch
2026-06-03;5;1;A7
2026-06-04;2;3;A8
2026-06-05;4;5;A9
"""
ID = "added:how-satisfied-are-you-with-the-invoice-1"


@pytest.fixture
def kept():
    return write_mapping(propose(MAY.encode(), "may.csv"))


def roles(proposal):
    return [str(one.role) for one in proposal.columns]


def test_a_new_column_that_asks_something_is_asked_about_with_what_it_gives(kept):
    proposal = propose(JUNE.encode(), "june.csv", kept=[kept])

    (question,) = proposal.open
    assert proposal.kept
    assert question.id == ID
    assert [(one.id, one.figures["n"]) for one in question.readings] == [("question", 3), ("not-used", 0)]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("question", ["date", "CSAT", "CSAT", "not_used"]), ("not-used", ["date", "CSAT", "not_used", "not_used"])],
)
def test_the_answer_reads_it_or_leaves_it_out(kept, answer, expected):
    proposal = propose(JUNE.encode(), "june.csv", kept=[kept], answers={ID: answer})

    assert (proposal.open, roles(proposal)) == ((), expected)
    assert dict(proposal.answers) == {ID: answer}


@pytest.mark.parametrize("answer", ["question", "not-used"])
def test_what_was_answered_is_not_asked_again(kept, answer):
    june = write_mapping(propose(JUNE.encode(), "june.csv", kept=[kept], answers={ID: answer}))

    july = propose(JUNE.replace("2026-06", "2026-07").encode(), "july.csv", kept=[june, kept])

    assert july.open == ()
    assert roles(july)[2] == ("CSAT" if answer == "question" else "not_used")


def test_new_touchpoints_are_made_for_it(kept):
    proposal = propose(JUNE.encode(), "june.csv", kept=[kept], answers={ID: "question"})

    assert '[[touchpoints]]\nkey = "invoice"' in write_mapping(proposal)
