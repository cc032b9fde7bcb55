"""A mapping written from choices says what was chosen, whatever the names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdash.domain.keys import BAD_CHARACTERS, is_key
from cxdash.domain.messages import ImportRefused
from cxdash.domain.scales import Measure
from cxdash.exchange.files.header import folded, tidy
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping import Fixed, Question, SurveyMapping, Touchpoint, read_mapping
from cxdash.exchange.survey.mapping_text import Choice, ColumnChoice, write_mapping

WIFI = ColumnChoice("Wifi", Measure.CSAT, "wifi", (0, "NA"), (("good", 5), ("bad", 1)), 0)
NEW = Touchpoint("wifi", "Wifi", "fly", stage_name="Fly", channel="plane")


def test_a_wide_file_is_written_so_that_it_can_be_read_by_people():
    choice = Choice(
        survey="may",
        name="May",
        columns=(
            ColumnChoice("ID", ColumnRole.RESPONDENT),
            ColumnChoice("Day", ColumnRole.DATE),
            ColumnChoice("A", ColumnRole.SEGMENT),
            ColumnChoice("B", ColumnRole.SEGMENT),
            ColumnChoice("Age"),
            WIFI,
            ColumnChoice("Again", Measure.NPS, shift=-1),
        ),
        date_format="%d/%m/%Y",
        decimal=",",
        encoding="cp1252",
        delimiter=";",
        skip_rows=(1, 2),
        duplicates="last",
        segments=("B",),
        touchpoints=(NEW, Touchpoint("food", "Food", "fly")),
    )

    assert write_mapping(choice).splitlines() == [
        'survey = "may"',
        'name = "May"',
        'encoding = "cp1252"',
        'delimiter = ";"',
        "skip_rows = [1, 2]",
        'decimal = ","',
        'date = "Day"',
        'date_format = "%d/%m/%Y"',
        'duplicates = "last"',
        'segment = ["B", "A"]',
        'respondent = "ID"',
        "",
        "[[question]]",
        'column = "Wifi"',
        'touchpoint = "wifi"',
        'measure = "CSAT"',
        'codes = { "good" = 5, "bad" = 1 }',
        'missing = [0, "NA"]',
        "",
        "[[question]]",
        'column = "Again"',
        'measure = "NPS"',
        "shift = -1",
        "",
        "[[touchpoints]]",
        'key = "wifi"',
        'name = "Wifi"',
        'stage = "fly"',
        'stage_name = "Fly"',
        'channel = "plane"',
    ]


def test_a_file_with_a_row_for_each_answer_says_its_columns_at_the_top():
    columns = (ColumnChoice("Mark", ColumnRole.SCORE, missing=(9,)), ColumnChoice("Where", ColumnRole.TOUCHPOINT))
    choice = Choice(columns=columns, day="2026-05-31", measure=Measure.CES, touchpoints=(NEW,))

    read = read_mapping(write_mapping(choice))

    assert (read.layout, read.score, read.touchpoint, read.measure) == ("long", "Mark", "Where", Fixed("CES"))
    assert (read.date, read.missing, read.touchpoints) == (Fixed("2026-05-31"), (9,), (NEW,))


DAY = ColumnChoice("Day", ColumnRole.DATE)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (
            Choice(columns=(WIFI,), touchpoints=(NEW,)),
            ["Choose the column with the day of the answer, or one day for all answers."],
        ),
        (Choice(columns=(DAY,)), ["Choose at least one column that is a question."]),
        (
            Choice(columns=(DAY, ColumnChoice("Where", ColumnRole.TOUCHPOINT))),
            ["A file with one answer per row needs a column of scores; choose it."],
        ),
        (
            Choice(columns=(DAY, ColumnChoice("Mark", ColumnRole.SCORE))),
            ["Choose which question the scores answer: a column that says it, or one for all rows."],
        ),
        (
            Choice(columns=(DAY, ColumnChoice("Mark", ColumnRole.SCORE), WIFI), measure=Measure.CSAT),
            [
                'The column "Wifi" is chosen as a question of its own, and "Mark" as the score of one answer per row; '
                "choose one of the two."
            ],
        ),
        (
            Choice(columns=(DAY, ColumnChoice("End", ColumnRole.DATE), ColumnChoice("Q", Measure.NPS))),
            ['Both "Day" and "End" are chosen as Day of the answer; only one column can be.'],
        ),
        (
            Choice(columns=(DAY, WIFI, ColumnChoice("Q", Measure.CSAT, "wifi"))),
            ['Both "Wifi" and "Q" ask Satisfaction (1–5) about the same; choose another touchpoint for one.'],
        ),
        (
            Choice(columns=(DAY, WIFI), touchpoints=(Touchpoint("wifi", "Wifi", " "),)),
            ['The new touchpoint "Wifi" needs a name and a stage.'],
        ),
    ],
)
def test_choices_that_make_no_mapping_are_refused_in_plain_words(choice, said):
    with pytest.raises(ImportRefused) as refused:
        write_mapping(choice)

    assert list(map(str, refused.value.faults)) == said


ODD = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"'\\\n\r\t\x00\x07\x1f\x7f\x85\u2028#=[]{}å")
)
NAMES = ODD.filter(tidy)
CODES = st.dictionaries(ODD.map(folded).filter(bool), st.integers(-1000, 1000), max_size=3)
MISSING = st.lists(st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ODD.map(str.strip), max_size=3)


@given(st.data())
def test_what_is_written_is_read_as_it_was_chosen(data):
    respondent, date, segment, first, second = data.draw(st.lists(NAMES.map(tidy), min_size=5, max_size=5, unique=True))
    key, survey, stage = (data.draw(ODD.filter(is_key)) for _ in range(3))
    name = data.draw(ODD.map(lambda text: BAD_CHARACTERS.sub("", text).strip()).filter(bool))
    missing = tuple(data.draw(MISSING))
    codes = tuple(sorted(data.draw(CODES).items()))
    new = Touchpoint(key, name, stage, stage_name=name, contact="indirect", delivered_by=name)
    choice = Choice(
        survey,
        name,
        (
            ColumnChoice(respondent, ColumnRole.RESPONDENT),
            ColumnChoice(date, ColumnRole.DATE),
            ColumnChoice(segment, ColumnRole.SEGMENT),
            ColumnChoice(first, Measure.CSAT, key, missing, codes, 3),
            ColumnChoice(second, Measure.NPS),
        ),
        skip_rows=(2, 3),
        delimiter="\t",
        touchpoints=(new,),
    )

    text = write_mapping(choice)

    assert read_mapping(text) == SurveyMapping(
        text,
        date=date,
        survey=survey,
        name=name,
        delimiter="\t",
        skip_rows=(2, 3),
        respondent=respondent,
        segment=(segment,),
        touchpoints=(new,),
        questions=(Question(first, Measure.CSAT, key, missing, 3, codes), Question(second, Measure.NPS)),
    )
