"""Days of an export are read as programs and people write them, and what is believed is said."""

import pytest

from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.reader import read_survey

MAPPING = 'respondent = "ID"\ndate = "Dag"\n[[question]]\ncolumn = "Score"\nmeasure = "CSAT"\n'


@pytest.mark.parametrize(
    ("texts", "days", "said"),
    [
        (["1. mai 2026", "2. juni 2026 kl. 9.15"], ["2026-05-01", "2026-06-02"], ""),
        (
            ["01.05.26", "13.05.26"],
            ["2026-05-01", "2026-05-13"],
            'two digits were read as in "01.05.26", here 2026-05-01',
        ),
        (
            ["05/01/26", "05/13/26"],
            ["2026-05-01", "2026-05-13"],
            'two digits were read as in "05/01/26", here 2026-05-01',
        ),
        (["1777593600", "1777680000"], ["2026-05-01", "2026-05-02"], 'such as "1777593600" were read as seconds since'),
        (["46143", "46144"], ["2026-05-01", "2026-05-02"], 'such as "46143" were read as a spreadsheet counts days'),
    ],
)
def test_days_are_read_as_they_are_written(texts: list[str], days: list[str], said: str):
    rows = "".join(f"{number};{text};4\n" for number, text in enumerate(texts))

    survey = read_survey(f"ID;Dag;Score\n{rows}".encode(), "mai.csv", read_mapping(MAPPING))

    assert survey.answers["date"].tolist() == days
    assert any(said in str(note) for note in survey.notes)
