"""What was found in a survey export, in sentences."""

from dataclasses import replace

import pytest

from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.i18n.translator import Words
from cxdash.presenters.data import survey_summary

FILE = """ID;Answered;IP address;Batch;How satisfied are you with the delivery? (1-5);Would you recommend us? (0-10)
1;2026-05-03;;A;5;9
2;2026-05-04;;A;3;7
3;2026-05-05;;A;2;0
"""


@pytest.fixture
def proposal():
    return propose(FILE.encode(), "spring.csv")


def test_it_says_what_is_asked_what_is_read_with_it_and_what_is_left_out_and_why(proposal):
    said = survey_summary.present(proposal, proposal, {}, Words("en"))

    assert said[:2] == [
        "2 questions were found, about Delivery and the whole relationship.",
        "Read with them: ID (Who answered) and Answered (Day of the answer).",
    ]
    assert "Left out: IP address (its cells are blank)." in said


def test_names_of_the_store_come_before_those_of_the_file(proposal):
    key = next(one.touchpoint for one in proposal.questions if one.touchpoint)

    said = survey_summary.present(proposal, proposal, {key: "Home delivery"}, Words("en"))

    assert said[0] == "2 questions were found, about Home delivery and the whole relationship."


def test_what_the_reader_leaves_out_is_said_as_her_choice(proposal):
    columns = tuple(replace(one, role=ColumnRole.NOT_USED) if one.name == "ID" else one for one in proposal.columns)

    said = survey_summary.present(replace(proposal, columns=columns), proposal, {}, Words("en"))

    assert "Left out: ID (you chose so)." in said


def test_of_many_columns_a_few_are_named_and_the_others_counted():
    blank = ";".join(f"Extra {number}" for number in range(9))
    rows = "".join(f"{row};2026-05-0{row};{row}{';' * 9}\n" for row in range(1, 6))
    proposal = propose(f"ID;Answered;How satisfied are you? (1-5);{blank}\n{rows}".encode(), "spring.csv")

    said = survey_summary.present(proposal, proposal, {}, Words("en"))

    assert said[-1] == "Left out: Extra 0, Extra 1, Extra 2, and 6 more (its cells are blank)."
