"""Survey exports that are workbooks are read as the same answers in a text would be."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.reader import read_survey
from tests.company import book, saved
from tests.exchange.survey.test_reader import zipped

MAPPING = 'respondent = "ID"\ndate = "Day"\n[[question]]\ncolumn = "Wifi"\ntouchpoint = "wifi"\nmeasure = "CSAT"\n'
ROWS = [
    ["ID", "Day", "Wifi", "Why"],
    [7, date(2026, 5, 1), 4.0, None],
    [8, datetime(2026, 5, 2, 13, 45), 5, "two\nlines"],  # noqa: DTZ001 - a spreadsheet knows no time zones
]


def read(content, mapping=MAPPING, file="spring.xlsx"):
    return read_survey(content, file, read_mapping(mapping))


def rows(survey):
    return list(survey.answers[["respondent", "score", "date"]].astype(object).itertuples(index=False, name=None))


def faults(content, mapping=MAPPING):
    with pytest.raises(ImportRefused) as refused:
        read(content, mapping)
    return [str(fault) for fault in refused.value.faults]


ANSWERS = [("7", 4, "2026-05-01"), ("8", 5, "2026-05-02")]


@pytest.mark.parametrize("said", ["", 'encoding = "cp1252"\ndelimiter = ";"\n'])
def test_a_workbook_is_read_whatever_the_mapping_says_of_texts(said):
    survey = read(book({"Export": ROWS}), 'comment = "Why"\n' + said + MAPPING)

    assert (survey.key, rows(survey)) == ("spring", ANSWERS)
    assert survey.comments["text"].tolist() == ["two\nlines"]
    assert survey.notes == []


def test_the_first_sheet_in_view_with_content_is_read_and_others_are_named():
    made = Workbook()
    made.active.title = "Empty"
    for name, content in {"Hidden": [["x"]], "Export": ROWS, "Notes": [["remember"]]}.items():
        page = made.create_sheet(name)
        for row in content:
            page.append(row)
    made["Hidden"].sheet_state = "hidden"

    survey = read(saved(made))

    assert rows(survey) == ANSWERS
    assert next(map(str, survey.notes)) == 'The sheet "Export" was read, and no other: "Notes", "Hidden".'


def test_rows_keep_their_numbers_and_short_rows_are_filled():
    content = book({"Export": [["Answers of May"], [None], *ROWS, [None], [9, "2026-05-03", 8]]})

    assert faults(content, "skip_rows = [1, 2]\n" + MAPPING) == [
        'Row 7, column "Wifi": "8" is not on the CSAT scale 1–5.'
    ]


def test_a_workbook_packed_again_is_read_and_names_the_same_respondents():
    unnamed = [ROWS[0], [None, *ROWS[1][1:]]]
    content = book({"Export": unnamed})

    packed = read(zipped(**{"spring.xlsx": content}), file="spring.zip")

    assert rows(packed) == rows(read(content))
    assert rows(packed) == rows(read(book({"Export": unnamed, "Other": [["x"]]})))


def test_macros_are_not_run_and_do_not_matter():
    content = zipped_with(book({"Export": ROWS}), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")

    assert rows(read(content, file="spring.xlsm")) == ANSWERS


def test_an_error_matters_in_the_columns_that_are_read_only():
    content = book({"Export": [[*ROWS[0], "Sum"], [7, "2026-05-01", "#N/A", "", "#DIV/0!"]]})

    assert faults(content) == ['Row 2, column "Wifi": "#N/A" is not a number; CSAT has the scale 1–5.']


def test_a_formula_without_a_value_and_a_workbook_without_content_are_refused():
    made = Workbook()
    for row in [ROWS[0], [7, "2026-05-01", "=1+3", None]]:
        made.active.append(row)

    assert faults(saved(made)) == [
        "Sheet Sheet, row 2, column C: the formula has no value yet; open the workbook in a spreadsheet, save it "
        "and try again."
    ]
    assert faults(saved(Workbook())) == ["spring.xlsx is a workbook without anything in it."]


def zipped_with(content, name, part):
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as file:
        file.writestr(name, part)
    return made.getvalue()
