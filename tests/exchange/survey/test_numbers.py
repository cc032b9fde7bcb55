"""Numbers of a survey with either decimal mark, and those that are cells of a workbook."""

from datetime import date

from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.reader import read_survey
from tests.company import book

MAPPING = 'respondent = "ID"\ndate = "Dag"\n[[question]]\ncolumn = "Score"\nmeasure = "CSAT"\n'


def test_a_number_in_a_cell_is_that_number_whatever_texts_stand_beside_it():
    mapping = MAPPING.replace("[[question]]", 'weight = "Vekt"\n[[question]]')
    day = date(2026, 5, 1)
    content = book(
        {"Svar": [["ID", "Dag", "Score", "Vekt"], [1, day, 4, 1.234], [2, day, 5, "2.950,5"], [3, day, 1, 2]]}
    )

    survey = read_survey(content, "mai.xlsx", read_mapping(mapping))

    assert survey.answers["weight"].tolist() == [1.234, 2950.5, 2]
