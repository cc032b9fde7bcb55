import codecs
import gzip
import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.files.archives import files_in
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.reader import read_survey

WIFI = '[[question]]\ncolumn = "Wifi"\ntouchpoint = "wifi"\nmeasure = "CSAT"\nmissing = [0, "NA"]\n'
FOOD = '[[question]]\ncolumn = "Food"\ntouchpoint = "food"\nmeasure = "CSAT"\n'
NPS = '[[question]]\ncolumn = "Recommend"\nmeasure = "NPS"\n'
STATED = 'encoding = "utf-8"\ndelimiter = ","\n'
MAPPING = STATED + 'survey = "s"\nrespondent = "ID"\ndate = "Day"\n'
LONG = (
    STATED + 'layout = "long"\nrespondent = "ID"\ndate = "Day"\ntouchpoint = "Where"\nmeasure = "What"\nscore = '
    '"Mark"\nmissing = [9]\n'
)


def read(text, mapping=MAPPING + WIFI, file="answers.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return read_survey(content, file, read_mapping(mapping))


def faults(text, mapping=MAPPING + WIFI, file="answers.csv"):
    with pytest.raises(ImportRefused) as refused:
        read(text, mapping, file)
    return [str(fault) for fault in refused.value.faults]


def notes(survey):
    return [str(note) for note in survey.notes]


def rows(frame, *columns):
    chosen = frame[list(columns)] if columns else frame
    return list(chosen.astype(object).itertuples(index=False, name=None))


def zipped(**files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return held.getvalue()


GOOD = "ID,Day,Wifi\n7,2026-05-01,4\n8,2026-05-02,5\n"
GOOD_ANSWERS = [("7", 4, "2026-05-01"), ("8", 5, "2026-05-02")]


def test_a_wide_file_gives_an_answer_for_each_answered_question_in_file_order():
    mapping = (
        MAPPING
        + 'name = "Spring"\ndecimal = "."\nsegment = ["Class", "Travel"]\nneed = "Reason"\nweight = "W"\ncount = '
        '"N"\ncomment = "Why"\n' + WIFI + FOOD + NPS
    )
    text = (
        "ID,Day,Class,Travel,Reason,W,N,Why,Wifi,Food,Recommend\n"
        "7,2026-05-01,Eco,Work,speed,1.5,2, slow ,4,5,10\n"
        "8,2026-05-02,Eco,,,0.5,1,,0,,0\n"
    )

    survey = read(text, mapping)

    assert (survey.key, survey.name, survey.file, survey.mapping) == ("s", "Spring", "answers.csv", mapping)
    assert rows(survey.answers) == [
        ("7", "wifi", "CSAT", "", 4, "2026-05-01", "Eco / Work", "speed", 1.5, 2),
        ("7", "food", "CSAT", "", 5, "2026-05-01", "Eco / Work", "speed", 1.5, 2),
        ("7", "", "NPS", "", 10, "2026-05-01", "Eco / Work", "speed", 1.5, 2),
        ("8", "", "NPS", "", 0, "2026-05-02", "Eco", "", 0.5, 1),
    ]
    assert rows(survey.comments) == [("7", "", "2026-05-01", "slow")]
    assert rows(survey.questions) == [
        ("Wifi", "wifi", "CSAT", "", 2, 1, 0, 4.0),
        ("Food", "food", "CSAT", "", 2, 0, 1, 5.0),
        ("Recommend", "", "NPS", "", 3, 0, 0, pytest.approx(20 / 3)),
    ]
    assert notes(survey) == []


def test_the_columns_of_answers_have_the_types_they_are_stored_with():
    survey = read(GOOD)

    assert survey.answers.dtypes.astype(str).to_dict() == {
        "respondent": "str",
        "touchpoint": "category",
        "measure": "category",
        "scale": "category",
        "score": "float64",
        "date": "category",
        "segment": "category",
        "need": "category",
        "weight": "float64",
        "count": "int64",
    }


def test_a_long_file_gives_an_answer_for_each_row():
    text = (
        "ID,Day,Where,What,Mark,Why\n7,2026-05-01,wifi,csat,4,slow\n7,2026-05-01,,NPS,10,\n8,2026-05-01,wifi,CSAT,9,\n"
    )

    survey = read(text, 'comment = "Why"\n' + LONG)

    assert survey.key == "answers"
    assert rows(survey.answers, "respondent", "touchpoint", "measure", "score") == [
        ("7", "wifi", "CSAT", 4),
        ("7", "", "NPS", 10),
    ]
    assert rows(survey.comments) == [("7", "wifi", "2026-05-01", "slow")]
    assert rows(survey.questions) == [
        ("Mark", "wifi", "CSAT", "", 1, 1, 0, 4.0),
        ("Mark", "", "NPS", "", 1, 0, 0, 10.0),
    ]


def test_a_long_file_may_have_its_measure_and_touchpoint_from_the_mapping():
    mapping = LONG.replace('"Where"', '{ value = "wifi" }').replace('"What"', '{ value = "CES" }')

    survey = read("ID,Day,Mark\n7,2026-05-01,7\n", mapping)

    assert rows(survey.answers, "touchpoint", "measure", "score") == [("wifi", "CES", 7)]


def test_a_comment_belongs_to_the_only_touchpoint_that_is_asked_about():
    survey = read("ID,Day,Wifi,Why\n7,2026-05-01,,slow\n", 'comment = "Why"\n' + MAPPING + WIFI)

    assert rows(survey.comments) == [("7", "wifi", "2026-05-01", "slow")]


def test_declared_touchpoints_come_as_a_table():
    declared = '[[touchpoint]]\nkey = "wifi"\nname = "Wifi"\nstage = "fly"\n'

    survey = read(GOOD, MAPPING + WIFI + declared)

    assert rows(survey.touchpoints.drop(columns="customers_per_year")) == [
        ("wifi", "Wifi", "fly", "", "", "", "", "", "", "direct", "own")
    ]
    assert survey.touchpoints["customers_per_year"].isna().all()


def test_without_a_respondent_the_file_and_the_row_name_one():
    text = "ID,Day,Wifi\n,2026-05-01,4\n8,2026-05-01,4\n"
    content_hash = sha256(text.encode()).hexdigest()[:12]

    assert read(text).answers["respondent"].tolist() == [f"#{content_hash}:2", "8"]
    assert read(text, STATED + 'date = "Day"\n' + WIFI).answers["respondent"].tolist() == [
        f"#{content_hash}:2",
        f"#{content_hash}:3",
    ]


def test_a_fixed_day_dates_every_answer():
    assert read("Wifi\n4\n", STATED + "date = { value = 2026-05-01 }\n" + WIFI).answers["date"].tolist() == [
        "2026-05-01"
    ]


def test_codes_are_shifted_after_missing_ones_are_taken_out():
    mapping = MAPPING + NPS + "shift = -1\nmissing = [12]\n"

    survey = read("ID,Day,Recommend\n1,2026-05-01,1\n2,2026-05-01,11\n3,2026-05-01,12\n", mapping)

    assert survey.answers["score"].tolist() == [0, 10]
    assert survey.questions["missing"].tolist() == [1]


@pytest.mark.parametrize("code", ["0", "0.0", "00", "NA", " NA "])
def test_missing_codes_are_compared_as_texts_and_as_numbers(code):
    assert read(f"ID,Day,Wifi\n1,2026-05-01,{code}\n").questions["missing"].tolist() == [1]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("ID,Day,Wifi,Å\n7,2026-05-01,4,æ\n8,2026-05-02,5,ø\n".encode("cp1252"), "cp1252"),
        (codecs.BOM_UTF8 + GOOD.encode(), "utf-8"),
        (GOOD.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"), "utf-16"),
        (GOOD.encode("utf-32"), "utf-32"),
        (GOOD.replace("\n", "\r\n").encode(), "utf-8"),
        (GOOD.replace("\n", "\r").encode(), "utf-8"),
    ],
)
def test_the_encoding_is_guessed_and_said(content, encoding):
    survey = read(content, MAPPING.replace('encoding = "utf-8"\n', "") + WIFI)

    assert rows(survey.answers, "respondent", "score", "date") == GOOD_ANSWERS
    assert notes(survey)[0] == f"The file was read as {encoding} text, a guess."


@pytest.mark.parametrize(
    ("delimiter", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "vertical bar")]
)
def test_the_delimiter_is_guessed_and_said(delimiter, name):
    survey = read(GOOD.replace(",", delimiter), MAPPING.replace('delimiter = ","\n', "") + WIFI)

    assert rows(survey.answers, "respondent", "score", "date") == GOOD_ANSWERS
    assert notes(survey) == [f"The cells were split at each {name}, a guess."]


def test_the_decimal_mark_is_guessed_from_the_values_and_said():
    survey = read("ID;Day;Wifi;W\n7;2026-05-01;4,0;1,5\n", 'weight = "W"\n' + MAPPING.replace('","', '";"') + WIFI)

    assert rows(survey.answers, "score", "weight") == [(4, 1.5)]
    assert notes(survey) == ['Numbers such as "1,5" were read with "," as the decimal mark, a guess.']


@pytest.mark.parametrize(
    ("dates", "read_as", "said"),
    [
        (["2026-05-01", "2026-5-2 13:45:59.123+02:00"], ["2026-05-01", "2026-05-02"], []),
        (["01.05.2026", "2.5.2026 09:00"], ["2026-05-01", "2026-05-02"], []),
        (
            ["01/05/2026", "13/05/2026"],
            ["2026-05-01", "2026-05-13"],
            ['Column "Day": the day was read as the first part of a date, as "13/05/2026" shows.'],
        ),
        (
            ["05-01-2026", "05-13-2026 1:30 PM"],
            ["2026-05-01", "2026-05-13"],
            ['Column "Day": the month was read as the first part of a date, as "05-13-2026 1:30 PM" shows.'],
        ),
    ],
)
def test_dates_are_read_as_they_are_commonly_written(dates, read_as, said):
    survey = read("ID,Day,Wifi\n" + "".join(f"{at},{day},4\n" for at, day in enumerate(dates)))

    assert survey.answers["date"].tolist() == read_as
    assert notes(survey) == said


def test_a_date_format_says_what_the_dates_do_not():
    survey = read("ID,Day,Wifi\n7,01/02/26,4\n", 'date_format = "%d/%m/%y"\n' + MAPPING + WIFI)

    assert survey.answers["date"].tolist() == ["2026-02-01"]


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    text = 'ID,Day,Wifi,Why\n7,2026-05-01,4,"two\nlines"\n\n8,2026-05-01,8,\n'

    assert faults(text) == ['Row 4, column "Wifi": "8" is not on the CSAT scale 1–5.']


def test_blank_rows_empty_columns_and_columns_without_a_meaning_are_noted():
    text = "ID,Day,Wifi,Food,Age\n7,2026-05-01,4,,33\n,,,,\n\n8,2026-05-01,4,,33\n"

    survey = read(text, MAPPING + WIFI + FOOD)

    assert len(survey.answers) == 2
    assert rows(survey.questions, "column", "answers", "missing", "blank") == [("Wifi", 2, 0, 0), ("Food", 0, 0, 2)]
    assert survey.questions["mean"].isna().tolist() == [False, True]
    assert notes(survey) == ['Not used: "Age".', "Blank rows were skipped: 3–4.", 'Column "Food" holds no answers.']


@pytest.mark.parametrize(
    ("text", "column", "scores", "said"),
    [
        (
            "ID,Day,Wifi,Wifi,Wifi\n7,2026-05-01,4, 4,4\n",
            "Wifi",
            [4],
            ['The column "Wifi" stands 3 times with the same cells; one is used.'],
        ),
        (
            "ID,Day,Wifi,Wifi\n7,2026-05-01,4,\n",
            "Wifi",
            [4],
            ['The column "Wifi" stands 2 times; they are told apart as "Wifi", "Wifi (2)".'],
        ),
        (
            "ID,Day,Wifi,Wifi\n7,2026-05-01,4,5\n",
            "Wifi (2)",
            [5],
            ['The column "Wifi" stands 2 times; they are told apart as "Wifi", "Wifi (2)".'],
        ),
        ("ID,Day,Wifi,Wifi,Wifi (2)\n7,2026-05-01,4,5,3\n", "Wifi (2)", [3], ['Not used: "Wifi", "Wifi (3)".']),
        (
            "ID,Day,Wifi,Wifi,Wifi (2)\n7,2026-05-01,4,5,3\n",
            "Wifi (3)",
            [5],
            ['Not used: "Wifi (2)".', 'The column "Wifi" stands 2 times; they are told apart as "Wifi", "Wifi (3)".'],
        ),
        ("ID,Day,\n7,2026-05-01,4\n", "column 3", [4], []),
        ("ID,Day,,column 3\n7,2026-05-01,4,5\n", "column 3", [5], []),
        (
            "ID,Day,Wifi,ID\n7,2026-05-01,4,8\n",
            "Wifi",
            [4],
            ['The column "ID" stands 2 times; they are told apart as "ID", "ID (2)".'],
        ),
    ],
)
def test_columns_of_one_name_and_those_without_one_have_names_of_their_own(text, column, scores, said):
    survey = read(text, MAPPING + WIFI.replace('"Wifi"', f'"{column}"'))

    assert (survey.answers["score"].tolist(), notes(survey)) == (scores, said)


TWICE = "ID,Day,Wifi,Food\n7,2026-05-01,4,5\n7,2026-05-01,3,\n7,2026-05-02,2,1\n7 (2),2026-05-01,1,1\n"


def test_a_respondent_who_answers_twice_a_day_is_asked_about():
    assert faults(TWICE, MAPPING + WIFI + FOOD) == [
        "Rows 2–3: the same respondent answers the same question more than once on the same day; say duplicates = "
        '"first", "last" or "all" in the mapping to keep the first, the last or every answer.'
    ]


@pytest.mark.parametrize(("choice", "kept", "row"), [("first", 4, 3), ("last", 3, 2)])
def test_the_first_or_the_last_of_two_answers_is_kept(choice, kept, row):
    survey = read(TWICE, f'duplicates = "{choice}"\n' + MAPPING + WIFI + FOOD)

    wifi = survey.answers[survey.answers["touchpoint"] == "wifi"]
    assert wifi["score"].tolist() == [kept, 2, 1]
    assert survey.questions["answers"].tolist() == [3, 3]
    assert notes(survey) == [
        f"Answers left out: 1, where the same respondent answers a question again on the same day, in rows {row}."
    ]


def test_all_of_two_answers_are_kept_under_a_name_nobody_else_has():
    survey = read(TWICE, 'duplicates = "all"\ncomment = "Food"\n' + MAPPING + WIFI)

    assert rows(survey.answers, "respondent", "score") == [("7", 4), ("7 ((2))", 3), ("7", 2), ("7 (2)", 1)]
    assert notes(survey) == [
        "Kept as answers of another respondent: 1, where the same one answers a question again on the same "
        "day, in rows 3."
    ]


def test_answers_that_are_left_out_take_their_comment_with_them():
    mapping = 'duplicates = "first"\ncomment = "Why"\n' + MAPPING + WIFI
    text = "ID,Day,Wifi,Why\n7,2026-05-01,4,slow\n7,2026-05-01,3,gone\n7,2026-05-01,,kept\n"

    assert read(text, mapping).comments["text"].tolist() == ["slow", "kept"]


def test_all_answers_of_a_long_file_are_kept_question_by_question():
    text = (
        "ID,Day,Where,What,Mark\n7,2026-05-01,a,CSAT,4\n7,2026-05-01,b,CSAT,4\n"
        "7,2026-05-01,a,CSAT,5\n7,2026-05-01,b,CSAT,5\n"
    )

    survey = read(text, 'duplicates = "all"\n' + LONG)

    assert survey.answers["respondent"].tolist() == ["7", "7", "7 (2)", "7 (2)"]


def test_faults_of_one_value_are_one_sentence():
    bad = "".join(f"{at},2026-05-01,{8 if at % 3 == 0 else 4}\n" for at in range(2, 60))

    assert faults("ID,Day,Wifi\n" + bad + "60,2026-05-01,good\n") == [
        'Row 3, column "Wifi": "8" is not on the CSAT scale 1–5 (also rows 6, 9, 12, 15, 18, 21, 24, 27, 30, 33 '
        "and 8 more).",
        'Row 60, column "Wifi": "good" is not a number; CSAT has the scale 1–5.',
    ]


def test_a_refusal_holds_at_most_fifty_sentences_and_counts_the_rest():
    said = faults("ID,Day,Wifi\n" + "".join(f"{at},2026-05-01,{at}\n" for at in range(6, 100)))

    assert len(said) == 51
    assert said[-1] == "… and more faults: 44."


DAY = "ID,Day,Wifi\n7,{},4\n"
CELL = "ID,Day,Wifi,W\n7,2026-05-01,4,{}\n"
MARK = "ID,Day,Where,What,Mark\n7,2026-05-01,wifi,{}\n"
HEADERS = 'The columns are "ID", "Day", "Wifi".'


@pytest.mark.parametrize(
    ("text", "mapping", "said"),
    [
        (
            "ID,Day,Wifi\n7,2026-05-01,8\n8,2026-05-01,8\n",
            WIFI,
            'Row 2, column "Wifi": "8" is not on the CSAT scale 1–5 (also row 3).',
        ),
        ("ID,Day,Wifi\n7,2026-05-01,1.5\n", WIFI, 'Row 2, column "Wifi": "1.5" is not on the CSAT scale 1–5.'),
        (
            "ID,Day,Wifi\n7,2026-05-01," + "9" * 500 + "\n",
            WIFI,
            'Row 2, column "Wifi": "' + "9" * 59 + '…" is not a number; CSAT has the scale 1–5.',
        ),
        (
            "ID,Day,Wifi\n7,2026-05-01,5\n",
            WIFI + "shift = 1\n",
            'Row 2, column "Wifi": "5" with 1 added is not on the CSAT scale 1–5.',
        ),
        (
            GOOD.replace("Wifi", "WiFi"),
            WIFI,
            'There is no column "Wifi"; is "WiFi" meant? The columns are "ID", "Day", "WiFi".',
        ),
        (GOOD, NPS, f'There is no column "Recommend". {HEADERS}'),
        (
            "ID,Day,Food,Food\n7,2026-05-01,4,4\n",
            WIFI,
            'There is no column "Wifi". The columns are "ID", "Day", "Food", "Food (2)".',
        ),
        (
            "ID,Day,Wifi\n7,2026-05-01,4\n8,2026-05-01\n9\n",
            WIFI,
            ["Row 4: the number of cells is 1, in the header 3.", "Row 3: the number of cells is 2, in the header 3."],
        ),
        (
            "ID,Day,Wifi\n7,2026-05-01,4,\n8,2026-05-01,4,\n",
            WIFI,
            "Row 2: the number of cells is 4, in the header 3 (also row 3).",
        ),
        ("", WIFI, "answers.csv is empty: it holds 0 bytes."),
        ("\n\n", WIFI, "The first row of answers.csv holds no column names."),
        ("ID,Day,Wifi\n", WIFI, "answers.csv holds no answers: there is nothing below the column names."),
        (
            "ID;Day;Wifi\n7;2026-05-01;4\n",
            WIFI,
            'Only one column was found, "ID;Day;Wifi": is the delimiter right? The cells were split at each comma.',
        ),
        ('ID,Day,Wifi\n7,2026-05-01,4\n"8,2026-05-01,4\n', WIFI, "Row 3: a quotation mark is opened and never closed."),
        (
            "ID,Day,Wifi\n7,2026-05-01," + "x" * 10_000_000,
            WIFI,
            "Row 2: a cell holds more than 131072 characters; is a quotation mark left open?",
        ),
        (
            DAY.format("31.02.2026"),
            WIFI,
            'Row 2, column "Day": "31.02.2026" is not a date such as 2026-05-31 or 31.05.2026.',
        ),
        (DAY.format("May"), WIFI, 'Row 2, column "Day": "May" is not a date such as 2026-05-31 or 31.05.2026.'),
        (DAY.format(""), WIFI, 'Row 2, column "Day": the date is blank; every answer needs one.'),
        (DAY.format("1889-01-01"), WIFI, 'Row 2, column "Day": the date "1889-01-01" is not in the years 1990–2100.'),
        (
            DAY.format("01/02/2026"),
            WIFI,
            'Column "Day": dates such as "01/02/2026" do not show whether the day or the month comes first; say '
            'date_format = "%d/%m/%Y" or "%m/%d/%Y" in the mapping, as they are written.',
        ),
        (
            DAY.format("13/02/2026") + "8,02/13/2026,4\n",
            WIFI,
            'Column "Day": the day comes first in "13/02/2026" and the month in "02/13/2026"; write all dates '
            "in one way.",
        ),
        (
            DAY.format("2026-01-02"),
            'date_format = "%d/%m/%Y"\n' + WIFI,
            'Row 2, column "Day": "2026-01-02" is not a date written as %d/%m/%Y.',
        ),
        (
            CELL.format(""),
            'weight = "W"\n' + WIFI,
            'Row 2, column "W": the weight is blank; it must be a number above 0.',
        ),
        (CELL.format("0"), 'weight = "W"\n' + WIFI, 'Row 2, column "W": the weight "0" is not a number above 0.'),
        (CELL.format("nan"), 'weight = "W"\n' + WIFI, 'Row 2, column "W": the weight "nan" is not a number above 0.'),
        (
            CELL.format("1.5"),
            'count = "W"\n' + WIFI,
            'Row 2, column "W": the count "1.5" is not a whole number from 1 up.',
        ),
        (
            CELL.format("1e99"),
            'count = "W"\n' + WIFI,
            'Row 2, column "W": the count "1e99" is not a whole number from 1 up.',
        ),
        (
            MARK.format("LIKE,4"),
            LONG,
            'Row 2, column "What": "LIKE" is not a measure; use one of CSAT, CSAT10, NPS, CES, EXPECTATION, RESOLVED.',
        ),
        (MARK.format("CSAT,6"), LONG, 'Row 2, column "Mark": "6" is not on the CSAT scale 1–5.'),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_is_allowed(text, mapping, said):
    mapping = mapping if mapping == LONG else MAPPING + mapping

    assert sorted(faults(text, mapping)) == sorted([said] if isinstance(said, str) else said)


def test_everything_wrong_is_said_at_once():
    text = "ID,Dya,Wifi,W\n7,2026-05-01,8,x\n8,2026-05-01\n"

    assert faults(text, 'weight = "W"\n' + MAPPING + WIFI) == [
        'There is no column "Day"; is "Dya" meant? The columns are "ID", "Dya", "Wifi", "W".',
        "Row 3: the number of cells is 2, in the header 4.",
        'Row 2, column "Wifi": "8" is not on the CSAT scale 1–5.',
        'Row 2, column "W": the weight "x" is not a number above 0.',
    ]


@pytest.mark.parametrize(
    ("content", "encoding", "said"),
    [
        (GOOD.encode() + b"\xe6,,\n", "utf-8", ("utf-8", 4, "cp1252")),
        ("ID,Day,Wifi,Å\n".encode(), "cp1252", ("cp1252", 1, "utf-8")),
        (GOOD.encode("utf-16"), "utf-8", ("utf-8", 1, "utf-16")),
        (codecs.BOM_UTF8 + GOOD.encode(), "latin-1", ("latin-1", 1, "utf-8")),
    ],
)
def test_an_encoding_that_is_wrongly_stated_is_said(content, encoding, said):
    assert faults(content, MAPPING.replace("utf-8", encoding) + WIFI) == [
        'The mapping says encoding = "{}", but line {} of the file is not written so; it looks like {}. Correct the '
        "encoding, or leave it out to have it guessed.".format(*said)
    ]


def test_a_file_that_is_not_what_it_begins_as_is_refused():
    mapping = MAPPING.replace('encoding = "utf-8"\n', "") + WIFI

    assert faults(codecs.BOM_UTF16_LE + b"\0", mapping) == [
        "The file begins as utf-16 text and cannot be read as that; export it again."
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"%PDF-1.7\n",
            "answers.csv is a PDF, made to be printed; export what it holds as CSV or .xlsx from where it was made.",
        ),
        (b"\x89PNG\r\n\x1a\n", "answers.csv is PNG, not a text table; export the answers as CSV."),
        (
            b"\n<!DOCTYPE HTML>",
            "answers.csv is a web page (HTML), whatever its name says; open it in a spreadsheet, save it as .xlsx and "
            "try again.",
        ),
        (
            b"\xd0\xcf\x11\xe0",
            "answers.csv is an old Office document, but no workbook; save it as .xlsx.",
        ),
        (
            zipped(**{"[Content_Types].xml": "", "xl/workbook.xml": ""}),
            "answers.csv is damaged, maybe only partly copied; save it again and try once more.",
        ),
        (
            zipped(**{"[Content_Types].xml": "", "word/document.xml": ""}),
            "answers.csv is a Word document; copy its table into a spreadsheet and save that as .xlsx.",
        ),
        (
            zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": ""}),
            "answers.csv is damaged and cannot be read; open it, save it as .xlsx and try again.",
        ),
        (
            zipped(a="1", b="2"),
            'answers.csv holds several files that may be the answers: "a", "b"; say which is meant, as sheet = "a".',
        ),
        (zipped(), "answers.csv holds no files."),
        (zipped(a=GOOD)[:40], "answers.csv is packed and cannot be unpacked: it is damaged or locked."),
        (gzip.compress(GOOD.encode())[:20], "answers.csv is packed and cannot be unpacked: it is damaged or locked."),
        (b"ID,Day,Wifi\n\0", "answers.csv is not a text table: it holds bytes that are no text."),
    ],
    ids=lambda value: value if isinstance(value, str) else "content",  # a packed file holds the time
)
def test_a_file_of_another_kind_is_named(content, said):
    assert faults(content) == [said]


def test_a_packed_file_is_unpacked():
    assert files_in(zipped(**{"out/answers.csv": GOOD}), "a.zip") == {"answers.csv": GOOD.encode()}
    assert files_in(gzip.compress(GOOD.encode()), "answers.csv.gz") == {"answers.csv": GOOD.encode()}
    assert files_in(b"x", "answers.csv") == {"answers.csv": b"x"}
    packed = read(gzip.compress(GOOD.encode()), MAPPING.replace('survey = "s"\n', "") + WIFI, "spring.csv.gz")
    assert (packed.key, packed.name, packed.file) == ("spring", "spring", "spring.csv.gz")


def test_a_packed_file_gives_the_same_respondents_as_the_bare_one():
    text = GOOD.replace("7,", ",")

    pd.testing.assert_frame_equal(read(zipped(a=text)).answers, read(text).answers)


GUESSING = (
    'respondent = "ID"\ndate = "Day"\nweight = "W"\nsegment = "Class"\ncomment = "Why"\nduplicates = "all"\n' + WIFI
)
FULL = "ID,Day,W,Class,Why,Wifi\n7,2026-05-01,1,Eco,slow,4\n7,2026-05-01,2,Eco,så,5\n,13/05/2026,1.5,Bus,,NA\n"
GUESSING_LONG = 'layout = "long"\ndate = "Day"\ntouchpoint = "Class"\nmeasure = "Why"\nscore = "Wifi"\ncount = "W"\n'
SKIPPING = "skip_rows = [1, 3]\n" + GUESSING + 'codes = { "så" = 4, "1" = 5 }\n'


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"ID,Day,W,Class,Why,Wifi\n", b"PK\x03\x04", b"\x1f\x8b", b"\xff\xfe"]),
)
def test_any_bytes_are_read_or_refused(content, start):
    answer_or_refusal(start + content)


PIECES = ["", ",", '"', "\n", "\r", "\0", ";", "4", "-1", "1e99", "31/12/2026", "2026-02-30", "é", "\u2028", "9" * 400]


@given(st.data())
def test_a_good_file_changed_anywhere_is_read_or_refused(data):
    content = FULL.encode(data.draw(st.sampled_from(["utf-8", "cp1252", "utf-16"])))
    for _ in range(data.draw(st.integers(1, 4))):
        start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        content = content[:start] + data.draw(st.sampled_from(PIECES)).encode() + content[end:]
    answer_or_refusal(content)


@given(st.integers(0, 200), st.binary(max_size=3), st.booleans())
def test_a_damaged_archive_is_read_or_refused(at, change, gzipped):
    content = gzip.compress(FULL.encode()) if gzipped else zipped(a=FULL)
    answer_or_refusal(content[:at] + change + content[at + len(change) :])


def answer_or_refusal(content):
    for mapping in (GUESSING, GUESSING_LONG, STATED + GUESSING, SKIPPING):
        try:
            survey = read(content, mapping)
        except ImportRefused as refused:
            list(map(str, refused.faults))
        else:
            assert not survey.answers.duplicated(["respondent", "touchpoint", "measure", "date"]).any()


REPOSITORY = Path(__file__).parents[3]
SHARED = REPOSITORY.parent / "shared" / "data"


@pytest.mark.shared
def test_the_airline_survey_gives_the_published_figures():
    mapping = read_mapping((REPOSITORY / "data" / "mappings" / "airline.toml").read_text(encoding="utf-8"))
    expected = json.loads((SHARED / "expected_figures.json").read_text(encoding="utf-8"))["airline_worked_example"]
    file = SHARED / "airline_passenger_satisfaction.zip"

    survey = read_survey(file.read_bytes(), file.name, mapping)

    top2 = survey.answers["score"].ge(4).groupby(survey.answers["touchpoint"]).mean()
    figures = {
        one.column: (one.answers, one.missing, round(one.mean, 4), round(100 * top2[one.touchpoint], 2))
        for one in survey.questions.itertuples()
        if one.touchpoint
    }
    assert figures == {
        item: (figure["n"], figure["zero_not_applicable"], figure["mean"], figure["top2_pct"])
        for item, figure in expected["items"].items()
    }
    stages = {"book": "1 Book", "airport": "2 Airport", "fly": "3 Fly", "arrive": "4 Arrive"}
    columns = {question.touchpoint: question.column for question in mapping.questions}
    assert round(100 * top2[""], 2) == expected["overall"]["satisfied_pct"]
    assert {columns[one.key]: stages[one.stage] for one in survey.touchpoints.itertuples()} == {
        item: figure["stage"] for item, figure in expected["items"].items()
    }


SEVEN = '[[question]]\ncolumn = "Wifi"\ntouchpoint = "wifi"\nmeasure = "CSAT"\nscale = "{scale}"\n'


@pytest.mark.parametrize(
    ("scale", "text", "score"),
    [
        ("1-7", "7", 7),
        ("0-10", "0", 0),
        ("0-4", "0", 0),
        ("1-5/0.5", "4.5", 4.5),
        ("1-5/0,1", "4.3", 4.3),
        ("0-100", "62 %", 62),
        ("0-100", "62", 62),
        ("5-1", "5", 5),
        ("-3-3", "-2", -2),
    ],
)
def test_a_question_may_have_any_scale(scale, text, score):
    survey = read(f"ID,Day,Wifi\n7,2026-05-01,{text}\n", MAPPING + SEVEN.format(scale=scale))

    assert rows(survey.answers, "measure", "scale", "score") == [("CSAT", scale.replace(",", "."), score)]


def test_the_measures_own_scale_is_not_written_twice():
    survey = read("ID,Day,Wifi\n7,2026-05-01,3\n", MAPPING + SEVEN.format(scale="1-5"))

    assert rows(survey.answers, "scale", "score") == [("", 3)]


@pytest.mark.parametrize(
    ("scale", "text", "ends"),
    [
        ("1-7", "8", "1–7"),
        ("0-4", "5", "0–4"),
        ("1-5/0.5", "4.3", "1–5"),
        ("5-1", "0", "1–5"),
        ("0-100", "101 %", "0–100"),
    ],
)
def test_a_score_outside_its_scale_is_refused_by_its_row(scale, text, ends):
    answers = f"ID,Day,Wifi\n7,2026-05-01,{text}\n"

    assert faults(answers, MAPPING + SEVEN.format(scale=scale)) == [
        f'Row 2, column "Wifi": "{text}" is not on the CSAT scale {ends}.'
    ]


def test_texts_may_stand_for_scores_between_whole_numbers():
    mapping = (
        MAPPING + SEVEN.format(scale="0-1/0.5").replace("CSAT", "RESOLVED") + "codes = { Partly = 0.5, Yes = 1 }\n"
    )

    survey = read("ID,Day,Wifi\n7,2026-05-01,Partly\n8,2026-05-01,yes\n", mapping)

    assert rows(survey.answers, "measure", "scale", "score") == [
        ("RESOLVED", "0-1/0.5", 0.5),
        ("RESOLVED", "0-1/0.5", 1),
    ]


def test_a_long_file_may_name_one_scale_or_a_column_of_scales():
    one = LONG.replace('"What"', '{ value = "CSAT" }').replace("missing = [9]", 'scale = "1-10"')
    several = LONG.replace("missing = [9]", 'scale = "Of"')

    by_mapping = read("ID,Day,Where,Mark\n7,2026-05-01,wifi,9\n", one)
    by_row = read(
        "ID,Day,Where,What,Of,Mark\n7,2026-05-01,wifi,CSAT,1-7,6\n8,2026-05-01,food,CSAT,,5\n9,2026-05-01,,NPS,0-10,10\n",
        several,
    )

    assert rows(by_mapping.answers, "scale", "score") == [("1-10", 9)]
    assert rows(by_row.answers, "measure", "scale", "score") == [
        ("CSAT", "1-7", 6),
        ("CSAT", "", 5),
        ("NPS", "", 10),
    ]
    assert rows(by_row.questions, "touchpoint", "scale", "mean") == [("wifi", "1-7", 6), ("food", "", 5), ("", "", 10)]


def test_a_scale_that_cannot_be_read_is_refused_by_its_row():
    text = "ID,Day,Where,What,Of,Mark\n7,2026-05-01,wifi,CSAT,seven,6\n"

    assert faults(text, LONG.replace("missing = [9]", 'scale = "Of"')) == [
        'Row 2, column "Of": "seven" is not a scale from the worst to the best answer, as 1-7, 0-100 or 5-1.'
    ]


def test_one_scale_for_several_measures_is_refused():
    assert faults("ID,Day,Where,What,Mark\n", LONG.replace("missing = [9]", 'scale = "1-7"')) == [
        "scale is one scale, but a column says which measure each row asks; name a column that holds the scale of each "
        "row instead."
    ]
