"""Files as survey tools and spreadsheets really write them, read as their users would try to."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.reader import read_survey


def question(column, touchpoint="wifi", measure="CSAT", more=""):
    return f'[[question]]\ncolumn = "{column}"\ntouchpoint = "{touchpoint}"\nmeasure = "{measure}"\n{more}\n'


def read(content, mapping):
    content = content if isinstance(content, bytes) else content.encode()
    return read_survey(content, "answers.csv", read_mapping(mapping))


def faults(content, mapping):
    with pytest.raises(ImportRefused) as refused:
        read(content, mapping)
    return [str(fault) for fault in refused.value.faults]


def answers(survey):
    columns = ["touchpoint", "measure", "score", "date", "weight"]
    return list(survey.answers[columns].astype(object).itertuples(index=False, name=None))


NORWEGIAN = (
    "ID;Dato;Årsak;Fornøyd med nett;Vekt;;\n1;31.05.2026 14.02;På "
    "reise;4;1,25;;\n2;01.06.2026;Kjøp;5,0;0,75;;\n;;;;;;\n"
)


@pytest.mark.parametrize(
    "content", [NORWEGIAN.encode("latin-1"), NORWEGIAN.replace(";", "\t").encode("utf-16")], ids=["latin-1", "utf-16"]
)
def test_a_norwegian_spreadsheet_saved_as_text_is_read_without_being_told_how(content):
    mapping = 'respondent = "ID"\ndate = "Dato"\nsegment = "Årsak"\nweight = "Vekt"\n' + question("Fornøyd med nett")

    survey = read(content, mapping)

    assert answers(survey) == [("wifi", "CSAT", 4, "2026-05-31", 1.25), ("wifi", "CSAT", 5, "2026-06-01", 0.75)]
    assert survey.answers["segment"].tolist() == ["På reise", "Kjøp"]


QUALTRICS = """StartDate,ResponseId,Q1,Q2,Q3
Start Date,Response ID,"How satisfied were you with the wifi?

Please mark.",Would you recommend us?,Why?
"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3_TEXT""}"
2026-05-31 14:02:11,R_1,4,9,slow
2026-05-31 15:02:11,R_2,5,11,
"""
QUALTRICS_MAPPING = 'respondent = "ResponseId"\ndate = "StartDate"\ncomment = "Q3"\n' + question("Q1")
EXTRA_HEADERS = (
    'Texts such as "{}" stand between the column names and the answers; if they are none themselves, say '
    "skip_rows = {} in the mapping to leave those rows out."
)


def test_question_texts_below_the_header_are_one_fault_and_skipped_when_the_mapping_says_so():
    assert faults(QUALTRICS, QUALTRICS_MAPPING) == [
        EXTRA_HEADERS.format("How satisfied were you with the wifi? Please mark.", [2, 3])
    ]

    survey = read(QUALTRICS, "skip_rows = [2, 3]\n" + QUALTRICS_MAPPING)

    assert answers(survey) == [("wifi", "CSAT", 4, "2026-05-31", 1.0), ("wifi", "CSAT", 5, "2026-05-31", 1.0)]
    assert survey.comments["text"].tolist() == ["slow"]


def test_rows_keep_their_numbers_where_others_are_skipped():
    mapping = "skip_rows = [2, 3]\n" + QUALTRICS_MAPPING + question("Q2", "", "NPS")

    assert faults(QUALTRICS, mapping) == ['Row 5, column "Q2": "11" is not on the NPS scale 0–10.']


def test_what_else_is_wrong_is_said_beside_the_question_texts():
    assert faults(QUALTRICS, QUALTRICS_MAPPING + question("Q2", "", "NPS"))[1:] == [
        'Row 5, column "Q2": "11" is not on the NPS scale 0–10.'
    ]


def test_question_texts_are_noticed_where_the_answers_are_texts_too():
    text = QUALTRICS.replace(",4,9", ",Good,9").replace(",5,11", ",Bad,11")

    assert faults(text, QUALTRICS_MAPPING)[0] == EXTRA_HEADERS.format(
        "How satisfied were you with the wifi? Please mark.", [2, 3]
    )


def test_a_second_header_with_blanks_is_noticed_as_well():
    text = "Respondent ID,Start Date,Food,Wifi\n,,,Response\n101,05/31/2026 02:02:11 PM,5,4\n"

    assert faults(text, 'date = "Start Date"\n' + question("Food", "food") + question("Wifi")) == [
        EXTRA_HEADERS.format("Response", [2])
    ]


def test_a_text_that_stands_further_down_too_is_no_header():
    text = "ID,Wifi\n1,n/a\n2,4\n3,n/a\n4,5\n5,5\n"

    assert faults(text, "date = { value = 2026-05-31 }\n" + question("Wifi")) == [
        'Row 2, column "Wifi": "n/a" is not a number; CSAT has the scale 1–5 (also row 4).'
    ]


def test_a_long_file_may_have_a_second_header():
    mapping = 'layout = "long"\ndate = { value = 2026-05-31 }\nmeasure = { value = "CSAT" }\nscore = "Mark"\n'

    assert faults("Mark\nGiven mark\n4\n", 'delimiter = ","\n' + mapping) == [EXTRA_HEADERS.format("Given mark", [2])]


@pytest.mark.parametrize("above", ["sep=;\n", "Answers of May\n", '"Answers\nof May";;\n'])
def test_what_stands_above_the_header_is_said_and_can_be_skipped(above):
    text, mapping = above + "ID;Day;Wifi\n1;2026-05-31;4\n", 'date = "Day"\n' + question("Wifi")

    assert faults(text, mapping) == [
        "The names of the columns stand in row 2; say skip_rows = [1] in the mapping to begin there."
    ]
    assert answers(read(text, "skip_rows = [1]\n" + mapping)) == [("wifi", "CSAT", 4, "2026-05-31", 1.0)]


@pytest.mark.parametrize("skip", ["[1, 2, 3]", "[1]"])
def test_a_file_that_is_skipped_whole_or_but_for_its_header_is_refused(skip):
    assert len(faults("ID,Day,Wifi\nID,Day,Wifi\n", f'skip_rows = {skip}\ndate = "Day"\n' + question("Wifi"))) == 1


GOOGLE = """Timestamp,Wifi,Recommend
5/31/2026 14:02:11,5 - Very satisfied,9
5/30/2026 14:02:11,4 - Satisfied,10
5/31/2026 14:05:11,Does not apply,0
5/31/2026 14:05:12,,0
"""
GOOGLE_MAPPING = 'date = "Timestamp"\n' + question("Wifi")


def test_a_column_of_texts_is_one_fault_with_the_codes_to_copy():
    assert faults(GOOGLE, GOOGLE_MAPPING + question("Recommend", "", "NPS")) == [
        'Column "Wifi" holds texts, not numbers; say in the mapping which of 1–5 each of them is on the CSAT scale: '
        'codes = { "5 - Very satisfied" = 5, "4 - Satisfied" = 4, "Does not apply" = … }'
    ]


def test_codes_say_what_texts_stand_for():
    codes = 'missing = [0]\n[question.codes]\n"5 - very  satisfied" = 5\n"4 - Satisfied" = 4\n"Does not apply" = 0\n'

    survey = read(GOOGLE, GOOGLE_MAPPING + codes + question("Recommend", "", "NPS"))

    assert survey.answers["score"].tolist() == [5, 9, 4, 10, 0, 0]
    assert survey.questions["missing"].tolist() == [1, 0]
    assert survey.answers["date"].tolist()[:3] == ["2026-05-31", "2026-05-31", "2026-05-30"]


def test_codes_are_shifted_as_any_codes_are_and_numbers_stay_numbers():
    more = "codes = { Good = 4, Bad = 0 }\nshift = 1"
    text = "Day,Wifi\n2026-05-31,Good\n2026-05-31,Bad\n2026-05-31,2\n"

    assert read(text, 'date = "Day"\n' + question("Wifi", more=more)).answers["score"].tolist() == [5, 1, 3]


def test_a_text_without_a_code_and_a_code_off_the_scale_are_said():
    text = "Day,Wifi\n2026-05-31,Good\n2026-05-31,Fine\n2026-05-31,Superb\n"

    assert faults(text, 'date = "Day"\n' + question("Wifi", more="codes = { Good = 5, Superb = 6 }")) == [
        'Row 3, column "Wifi": "Fine" is neither a number nor one of the texts in codes; CSAT has the scale 1–5.',
        'Row 4, column "Wifi": "Superb" stands for 6 in the mapping, which is not on the CSAT scale 1–5.',
    ]


def test_codes_of_a_long_file_stand_at_its_top():
    mapping = 'layout = "long"\ndate = "Day"\nmeasure = "What"\nscore = "Mark"\ncodes = { Yes = 1, No = 0 }\n'
    text = "Day,What,Mark\n2026-05-31,RESOLVED,Yes\n2026-05-31,RESOLVED,no\n2026-05-31,CSAT,4.0\n"

    assert read(text, mapping).answers["score"].tolist() == [1, 0, 4]


def test_a_number_with_the_other_decimal_mark_is_said_to_be_one():
    text, mapping = "Day;Wifi;W\n2026-05-31;4.0;1,5\n", 'date = "Day"\nweight = "W"\n' + question("Wifi")
    said = (
        'Row 2, column "{}": "{}" is not a number with "{}" as the decimal mark, as the file is read; say decimal '
        '= "{}" in the mapping, and write all its numbers so.'
    )

    assert faults(text, mapping) == [said.format("W", "1,5", ".", ",")]
    assert faults(text, 'decimal = ","\n' + mapping) == [said.format("Wifi", "4.0", ",", ".")]


@pytest.mark.parametrize(
    "date",
    [
        "2026/05/31 2:02:11 PM GMT+2",
        "2026/05/31 2:02:11 PM MDT",
        "5/31/2026 14:02:11",
        "2026-05-31T14:02:11.5Z",
        "31.05.2026 14.02",
        "2026-05-31 14:02:11 UTC",
        "2026-05-31 14:02+0200",
    ],
)
def test_a_time_of_day_is_read_over(date):
    assert read(f"Day,Wifi\n{date},4\n", 'date = "Day"\n' + question("Wifi")).answers["date"].tolist() == ["2026-05-31"]


@pytest.mark.parametrize("date", ["31-05-26", "31 Wai 2026", "461732"])
def test_a_date_in_an_unknown_form_is_asked_about(date):
    assert faults(f"Day,Wifi\n{date},4\n", 'date = "Day"\n' + question("Wifi")) == [
        f'Row 2, column "Day": "{date}" is not a date such as 2026-05-31 or 31.05.2026; if it is one, say in the '
        'mapping how it is written, such as date_format = "%d.%m.%y" or "%d %b %Y".'
    ]


def test_a_day_as_a_spreadsheet_counts_it_is_read_and_noted():
    survey = read("Day,Wifi\n46173,4\n2026-06-01,5\n", 'delimiter = ","\ndate = "Day"\n' + question("Wifi"))

    assert answers(survey) == [("wifi", "CSAT", 4, "2026-05-31", 1.0), ("wifi", "CSAT", 5, "2026-06-01", 1.0)]
    assert 'Column "Day": numbers such as "46173" were read as a spreadsheet counts days, here 2026-05-31.' in map(
        str, survey.notes
    )


def test_a_day_that_is_its_own_month_leaves_no_doubt():
    assert answers(read("Day;Wifi\n05/05/2026;4\n", 'delimiter = ";"\ndate = "Day"\n' + question("Wifi")))[0][3] == (
        "2026-05-05"
    )


WEIGHED = 'date = { value = 2026-05-31 }\nweight = "W"\ncount = "N"\n'


def test_grouped_thousands_are_numbers():
    survey = read('N;W;Wifi\n1 200;1 000,5;4\n"2.000.000";0,5;5\n', WEIGHED + question("Wifi"))

    assert survey.answers["count"].tolist() == [1200, 2_000_000]
    assert survey.answers["weight"].tolist() == [1000.5, 0.5]


def test_weights_that_may_be_thousands_are_refused_until_the_mapping_states_the_mark():
    text = "N;W;Wifi\n1;1,234;4\n"

    assert faults(text, WEIGHED + question("Wifi")) == [
        'Numbers such as "1,234" do not show whether "," stands before decimals or between thousands; say decimal = '
        '"." or "," in the mapping, as they are written.'
    ]
    for decimal, weight in ((",", 1.234), (".", 1234.0)):
        stated = read(text, f'decimal = "{decimal}"\n' + WEIGHED + question("Wifi"))
        assert stated.answers["weight"].tolist() == [weight]


def test_a_score_is_known_by_its_scale_however_many_decimals_it_has():
    assert [
        one[2]
        for one in answers(read("Wifi;A\n4,000;1\n5,000;2\n", "date = { value = 2026-05-31 }\n" + question("Wifi")))
    ] == [4, 5]
