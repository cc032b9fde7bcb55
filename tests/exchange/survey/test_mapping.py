import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdash.domain.messages import ImportRefused
from cxdash.domain.scales import Measure
from cxdash.exchange.survey.mapping import Fixed, Question, SurveyMapping, Touchpoint, read_mapping
from cxdash.exchange.survey.mapping_kinds import Comment

SMALL = """date = "Answered"
[[question]]
column = "Wifi"
touchpoint = "wifi"
measure = "CSAT"
"""


def faults(text):
    with pytest.raises(ImportRefused) as refused:
        read_mapping(text)
    return [str(fault) for fault in refused.value.faults]


def test_the_smallest_mapping_names_a_date_and_a_question():
    assert read_mapping(SMALL) == SurveyMapping(
        SMALL, date="Answered", questions=(Question("Wifi", Measure.CSAT, "wifi"),)
    )


def test_every_key_of_a_wide_mapping_is_read():
    text = """survey = "spring-2026"
name = "Spring 2026"
layout = "wide"
encoding = "cp1252"
delimiter = "\\t"
skip_rows = [3, 2]
decimal = ","
date_format = "%d/%m/%Y"
duplicates = "last"
respondent = " ID "
date = { value = 2026-05-01 }
segment = ["Class", "Travel"]
need = "Reason"
weight = "WEIGHT"
comment = "Why"
count = "N"
[[question]]
column = "Would  recommend"
measure = "nps"
missing = [99, "NA"]
shift = -1
[question.codes]
"Not  likely" = 1
"Certainly" = 11
[[touchpoint]]
key = "wifi"
name = "Wifi"
name_nb = "Trådløst nett"
stage = "fly"
stage_name = "Fly"
channel = "aircraft"
contact = "indirect"
delivered_by = "partner"
customers_per_year = 1000
"""

    assert read_mapping(text) == SurveyMapping(
        text,
        survey="spring-2026",
        name="Spring 2026",
        encoding="cp1252",
        delimiter="\t",
        skip_rows=(2, 3),
        decimal=",",
        date_format="%d/%m/%Y",
        duplicates="last",
        respondent="ID",
        date=Fixed("2026-05-01"),
        segment=("Class", "Travel"),
        need="Reason",
        weight="WEIGHT",
        comment=(Comment("Why"),),
        count="N",
        questions=(
            Question("Would recommend", Measure.NPS, "", (99, "NA"), -1, (("certainly", 11), ("not likely", 1))),
        ),
        touchpoints=(
            Touchpoint(
                "wifi",
                "Wifi",
                "fly",
                name_nb="Trådløst nett",
                stage_name="Fly",
                channel="aircraft",
                contact="indirect",
                delivered_by="partner",
                customers_per_year=1000.0,
            ),
        ),
    )


def test_a_long_mapping_names_columns_or_says_what_they_would():
    text = """layout = "long"
date = "Day"
touchpoint = "Where"
measure = { value = "csat" }
score = "Mark"
missing = 0
[[touchpoints]]
key = "wifi"
name = "Wifi"
stage = "fly"
"""

    mapping = read_mapping(text)

    assert mapping == SurveyMapping(
        text,
        layout="long",
        date="Day",
        touchpoint="Where",
        measure=Fixed("CSAT"),
        score="Mark",
        missing=(0,),
        touchpoints=(Touchpoint("wifi", "Wifi", "fly"),),
    )
    assert mapping.columns == ["Day", "Where", "Mark"]


@pytest.mark.parametrize("column", ['"Where"', '{ value = "wifi" }'])
def test_a_column_of_touchpoints_and_a_list_of_them_cannot_have_one_name(column):
    text = f'layout = "long"\ndate = "Day"\nmeasure = "What"\nscore = "Mark"\ntouchpoint = {column}\n'
    declared = '[[touchpoint]]\nkey = "wifi"\nname = "Wifi"\nstage = "fly"\n'

    assert faults(text + declared) == [
        "Line 6 of the mapping: touchpoint is said above already, so TOML takes no [[touchpoint]] here; write "
        "[[touchpoints]] for each touchpoint to be made."
    ]
    assert (
        "touchpoint 1: touchpoint belongs at the top of the mapping, above the first [[question]] or [[touchpoint]]."
        in faults(declared + text)
    )
    assert read_mapping(text + declared.replace("touchpoint", "touchpoints")).touchpoints == (
        Touchpoint("wifi", "Wifi", "fly"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["date is missing.", "The mapping has no [[question]]: it must say what a column asks."]),
        ("date = ", ["Line 1 of the mapping is not TOML: Invalid value."]),
        (
            'date = "D"\n\nsegment "x"\n',
            ["Line 3 of the mapping is not TOML: Expected '=' after a key in a key/value pair."],
        ),
        ('repsondent = "ID"\n' + SMALL, ["repsondent is not a key of the mapping; is respondent meant?"]),
        (
            SMALL + "colour = 1\n",
            [
                "question 1: colour is not a key of the mapping; is column meant?",
            ],
        ),
        (
            SMALL + "xyz = 1\n",
            [
                "question 1: xyz is not a key of the mapping; the keys are column, measure, touchpoint, missing, "
                "shift, codes, scale."
            ],
        ),
        ("need = 3\n" + SMALL, ["need must be the name of a column in quotes, not 3."]),
        (
            'survey = " "\n' + SMALL,
            ['survey must be a key in quotes: one line of at most 80 characters, without < > / \\ %, not " ".'],
        ),
        (
            "segment = [1]\n" + SMALL,
            ["segment must be the name of a column in quotes or a list of such names, not [1]."],
        ),
        ('decimal = ";"\n' + SMALL, ['decimal must be one of ".", ",", not ";".']),
        ('delimiter = "x"\n' + SMALL, ['delimiter must be one of ",", ";", "\\t", "|", not "x".']),
        ('duplicates = "some"\n' + SMALL, ['duplicates must be one of "first", "last", "all", not "some".']),
        (
            'encoding = "utf-9"\n' + SMALL,
            ['encoding must be the name of an encoding, as utf-8 or cp1252, not "utf-9".'],
        ),
        (
            'date_format = "%d/%m"\n' + SMALL,
            ['date_format must give day, month and year, as "%d/%m/%Y" or "%m/%d/%Y", not "%d/%m".'],
        ),
        (
            SMALL.replace('"Answered"', "{ value = 1889-01-01 }"),
            [
                "date must be a column in quotes or a day as { value = 2026-05-31 }, of the years 1990–2100, not { "
                "value = 1889-01-01 }."
            ],
        ),
        (
            SMALL.replace("CSAT", "CSTA"),
            ['question 1: measure must be one of CSAT, CSAT10, NPS, CES, EXPECTATION, RESOLVED, not "CSTA".'],
        ),
        (SMALL.replace('column = "Wifi"', ""), ["question 1: column is missing."]),
        (SMALL + "shift = 0.5\n", ["question 1: shift must be a whole number from -100 to 100, not 0.5."]),
        (
            SMALL + "missing = [true]\n",
            ['question 1: missing must be a list of codes and texts, as [0, "NA"], not [true].'],
        ),
        (
            SMALL + '[[question]]\ncolumn = "Nett"\ntouchpoint = "wifi"\nmeasure = "CSAT"\n',
            ['The columns "Wifi" and "Nett" both ask CSAT of wifi.'],
        ),
        ('score = "S"\n' + SMALL, ['score belongs to layout = "long"; here each [[question]] says it.']),
        (
            'layout = "long"\n' + SMALL,
            [
                "measure is missing.",
                "score is missing.",
                '[[question]] belongs to layout = "wide"; here the columns say what is asked.',
            ],
        ),
        ("question = 3\ndate = 'D'\n", ["question must be written as a table, [[question]], not 3."]),
        (
            SMALL + "[[touchpoint]]\nkey = 'a'\nname = 'A'\n[[touchpoint]]\nkey = 'a'\nname = 'A'\nstage = "
            "'s'\ncontact = 'x'\n",
            [
                "touchpoint 1: stage is missing.",
                'touchpoint 2: contact must be one of "direct", "indirect", not "x".',
                "The touchpoint a is declared more than once.",
            ],
        ),
        (
            "skip_rows = [0]\n" + SMALL,
            ["skip_rows must be a list of row numbers, the first row being 1, as [2, 3], not [0]."],
        ),
        (
            SMALL + 'codes = { "Very good" = 5, "VERY good" = 4 }\n',
            [
                'question 1: codes must give each text its code once, a number, as { "Very satisfied" = 5 }, '
                'not { "Very good" = 5, "VERY good" = 4 }.'
            ],
        ),
        (
            SMALL + 'codes = { Good = "5" }\n',
            [
                'question 1: codes must give each text its code once, a number, as { "Very satisfied" = 5 }, '
                'not { Good = "5" }.'
            ],
        ),
        ("codes = { Good = 5 }\n" + SMALL, ['codes belongs to layout = "long"; here each [[question]] says it.']),
        (
            SMALL + 'survey = "s"\n',
            [
                "question 1: survey belongs at the top of the mapping, above the first [[question]] or [[touchpoint]].",
            ],
        ),
        ("a = " + "[" * 5000, ["The mapping is nested too deeply to be read."]),
    ],
)
def test_every_mistake_is_a_sentence(text, said):
    assert faults(text) == said


def test_all_mistakes_are_said_at_once():
    assert faults('decimal = 1\nwieght = "W"\n[[question]]\nmeasure = "X"\n') == [
        "date is missing.",
        'decimal must be one of ".", ",", not 1.',
        "wieght is not a key of the mapping; is weight meant?",
        "question 1: column is missing.",
        'question 1: measure must be one of CSAT, CSAT10, NPS, CES, EXPECTATION, RESOLVED, not "X".',
    ]


VALUES = st.sampled_from(
    ['"x"', "1", "-1", "1.5", "nan", "true", "[]", "[1]", "{}", "{ value = 1 }", "2026-05-01", "0x" + "f" * 4000, '""']
)
KEYS = st.sampled_from(
    [
        "date",
        "layout",
        "question",
        "touchpoint",
        "measure",
        "missing",
        "encoding",
        "date_format",
        "skip_rows",
        "codes",
        "x",
    ]
)


@given(st.dictionaries(KEYS, VALUES))
def test_a_mapping_of_any_values_is_read_or_refused(pairs):
    answer_or_refusal("\n".join(f"{key} = {value}" for key, value in pairs.items()))


@given(st.text())
def test_any_text_is_read_or_refused(text):
    answer_or_refusal(text)
    answer_or_refusal(f"date_format = '{text}'\nencoding = '{text}'")


def answer_or_refusal(text):
    try:
        read_mapping(text)
    except ImportRefused as refused:
        list(map(str, refused.faults))
