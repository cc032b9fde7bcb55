"""Every column of comments is read, about what it was asked of; what says nothing is no comment."""

import pytest

from cxdash.exchange.survey.comments import is_nothing
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.reader import read_survey

MAPPING = """
respondent = "ID"
date = { value = 2026-05-01 }
comment = ["Annet", { column = "Hvorfor?", touchpoint = "levering" }]
comment_missing = ["se over"]
[[question]]
column = "Levering"
measure = "CSAT"
touchpoint = "levering"
[[question]]
column = "Kasse"
measure = "CSAT"
touchpoint = "kasse"
"""

FILE = """ID;Levering;Hvorfor?;Kasse;Annet
1;4;Kom i tide;5;Takk for hjelpen
2;2;NA;3;Nei
3;1;Se over;2;Nei, men kassen var treg
"""


def test_all_comments_of_a_row_are_kept_with_the_touchpoint_of_their_column():
    survey = read_survey(FILE.encode(), "mai.csv", read_mapping(MAPPING))

    assert survey.comments[["respondent", "touchpoint", "text"]].astype(str).to_numpy().tolist() == [
        ["1", "", "Takk for hjelpen"],
        ["1", "levering", "Kom i tide"],
        ["3", "", "Nei, men kassen var treg"],
    ]
    assert 'Texts that are no comments were left out: "NA", "Nei", "Se over".' in map(str, survey.notes)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("NA", True),
        ("n/a", True),
        ("-", True),
        ("Nei.", True),
        ("Nej tack!", True),
        ("ingen", True),
        ("None", True),
        ("No complaints", False),
        ("Ingen ventetid", False),
        ("ok", False),
    ],
)
def test_a_text_that_leaves_a_comment_out_is_none(text: str, nothing: bool):
    assert is_nothing(text) is nothing
