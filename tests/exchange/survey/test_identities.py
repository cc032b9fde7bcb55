"""What a survey's cells may hold so that it can be kept, exported and read again."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.reader import read_survey

WIDE = """
date = "d"
respondent = "id"
segment = "s"
comment = "c"
[[question]]
column = "q"
measure = "CSAT"
"""
LONG = """
layout = "long"
date = "d"
respondent = "id"
touchpoint = "t"
measure = { value = "CSAT" }
score = "q"
[[touchpoints]]
key = "delivery"
name = "Delivery > home"
stage = "get"
"""


def read(mapping: str, **cells: str) -> list[str]:
    row = {"id": "1", "d": "2026-01-01", "s": "A", "c": "", "t": "delivery", "q": "4"} | cells
    content = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    try:
        return read_survey(content.encode(), "a.csv", read_mapping(mapping)).comments["text"].tolist()
    except ImportRefused as refused:
        return list(map(str, refused.faults))


@pytest.mark.parametrize(
    ("column", "text", "most"),
    [("id", "r" * 130_000, 500), ("s", "s" * 130_000, 200), ("id", "r" * 501, 500), ("s", "example: b", 200)],
)
def test_people_and_segments_that_cannot_be_kept_are_refused_by_row(column: str, text: str, most: int) -> None:
    (fault,) = read(WIDE, **{column: text})

    assert fault.startswith(f'Row 2, column "{column}": "{text[:50]}')
    assert fault.endswith(f"cannot stand here; allowed is a text of at most {most} characters.")


def test_comments_lose_characters_that_no_workbook_takes() -> None:
    assert read(WIDE, c="good\x0bbye") == ["good bye"]


def test_comments_longer_than_a_cell_are_refused() -> None:
    assert read(WIDE, c="c" * 32_768)[0].endswith("allowed is a text of at most 32767 characters.")


def test_a_touchpoint_that_is_no_key_is_refused_unless_it_is_declared() -> None:
    assert read(LONG, t="Delivery > home") == []
    assert read(LONG, t="a/b") == [
        'Row 2, column "t": "a/b" cannot be a key; a key is one line of at most 80 characters, without < > / \\ %. '
        "Declare it as the name of a touchpoint in the mapping."
    ]


@pytest.mark.parametrize("key", ["a/b%<script>", "s" * 100_000, "a\\nb"])
def test_a_mapping_cannot_name_a_survey_or_a_touchpoint_by_what_is_no_key(key: str) -> None:
    for mapping in (f'survey = "{key}"\n{WIDE}', f'{WIDE}touchpoint = "{key}"\n', LONG.replace("delivery", key)):
        assert "characters, without < > / \\ %" in read(mapping)[0]


def test_a_file_whose_name_is_no_key_gives_a_survey_a_key_of_its_letters() -> None:
    content = b"id,d,s,c,q\n1,2026-01-01,A,,4\n"

    wave = read_survey(content, "100 % <svar>.csv", read_mapping(WIDE))

    assert (wave.key, wave.name) == ("100-svar", "100 % <svar>")
