"""Exports that nobody has described, as survey tools and spreadsheets write them: what is guessed is what is meant."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdash.domain.messages import ImportRefused
from cxdash.domain.scales import PRESETS, Measure, Scale
from cxdash.exchange.suggest.answer_texts import read_as
from cxdash.exchange.suggest.date_forms import form_of
from cxdash.exchange.suggest.infer_columns import ColumnProfile, likely_roles
from cxdash.exchange.suggest.proposals.roles import with_role
from cxdash.exchange.suggest.propose import propose
from cxdash.exchange.suggest.touchpoint_names import name_in
from cxdash.exchange.survey.column_roles import ColumnRole
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.exchange.survey.reader import read_survey
from tests.company import book

NORWEGIAN = """Svarid;Dato;Kundetype;Forventet levering;Hvor fornøyd er du med leveringen?;\
Hvor enkelt var det å bestille?;Hvor sannsynlig er det at du vil anbefale oss?;Vekt;Kommentar;Alder
1;31.05.2026 14.02;Privat;5;4;7;9;1,25;Det tok to uker før noen kom.;33
2;01.06.2026 09.15;Bedrift;4;2;3;0;0,75;;51
3;01.06.2026 10.15;Privat;4;99;6;10;1,0;Raskt og greit;29
"""
SWEDISH = """Svarsdatum,Abonnemang,Hur nöjd är du med leveransen?,Hur nöjd är du totalt sett?,\
"Varför gav du det betyget?",Löstes ditt ärende?
2026-05-01,Bas,Mycket nöjd,Ganska nöjd,Allt gick precis som det skulle,Ja
2026-05-02,Plus,Varken nöjd eller missnöjd,Mycket missnöjd,"Ingen ringde tillbaka, trots löfte",Nej
2026-05-02,Bas,Vet inte,Ganska missnöjd,,Ja
2026-05-03,Bas,Ganska missnöjd,Mycket nöjd,,Nej
"""
QUALTRICS = """StartDate,EndDate,Status,Progress,Finished,ResponseId,Q1,Q2,Q3
Start Date,End Date,Response Type,Progress,Finished,Response ID,"How satisfied are you with the delivery?

Please mark.",Would you recommend us?,Why?
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""progress""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3_TEXT""}"
2026-05-31 14:02:11,2026-06-01 00:05:11,IP Address,100,True,R_1a,4,9,slow but nice people
2026-05-31 15:02:11,2026-05-31 15:04:11,IP Address,100,True,R_2b,5,10,
"""
LONG = """ID,Day,Touchpoint,Measure,Score,Why
7,2026-05-01,Delivery,CSAT,4,slow
7,2026-05-01,,NPS,10,
8,2026-05-01,Support,CSAT,99,
8,2026-05-01,delivery,CSAT,2,
"""
LONG_OF_ONE_SCALE = "Dato;Kontaktpunkt;Karakter\n2026-05-01;Levering;4\n2026-05-02;Nettsted;5\n2026-05-03;Levering;1\n"
TITLES = """Kundeundersøkelse mai 2026;;;
Laget av Kari;;;

Respondent;Besvart;Q1: Levering;Q2: Kundeservice
a1;31.05.2026;5;4
a2;31.05.2026;3;0
"""
YES_NO = """Timestamp,Was your problem solved?,How easy was it to get help? (1-7),Customer type
5/31/2026 14:02:11,Yes,6,Home
5/30/2026 14:02:11,No,2,Business
5/30/2026 14:02:12,N/A,7,Home
"""
TWO_DATES = """Kjøpsdato;Besvart dato;Hvor fornøyd er du med kjøpet?
01.02.2026;03.05.2026;5
11.02.2026;04.05.2026;4
;04.05.2026;-
"""
BLANK_AND_TWICE = "ID,Empty,Delivery,Comment,Comment,Support\n1,,5,a,b,4\n2,,4,c,d,NA\n"
ENDS = """Response ID;Submitted;On a scale from 0 to 10, how likely are you to recommend Acme?;Overall satisfaction
5;01/05/2026;10 - Extremely likely;Very satisfied
6;02/05/2026;7;Satisfied
9;03/05/2026;0 - Not at all likely;Dissatisfied
"""
AGAIN = "Customer ID,Date,Delivery satisfaction\n7,2026-05-01,4\n7,2026-05-01,5\n8,2026-05-01,3\n9,2026-05-01,3\n"


ANSWERS = {"kind": "satisfaction", "lowest-code": "no-answer", "scale-ends": "1-5", "duplicates": "last"}
"""What is answered, by what is asked; the first reading where that is none."""


def answered(content, file="may.csv", **asked):
    """Return the proposal for a file whose questions are answered as ANSWERS say, other than those about its day."""
    answers = {}
    while True:
        proposal = propose(content, file, answers=answers, **asked)
        ids = {one.id: [reading.id for reading in one.readings] for one in proposal.open}
        given = {
            one.id: ANSWERS[one.kind] if ANSWERS[one.kind] in ids[one.id] else ids[one.id][0]
            for one in proposal.open
            if one.kind in ANSWERS
        }
        if not given:
            return proposal
        answers |= given


def accepted(content, file="may.csv", **asked):
    """Take every inference, and read the file by them."""
    content = content if isinstance(content, bytes) else content.encode()
    return read_survey(content, file, read_mapping(write_mapping(answered(content, file, **asked))))


def questions(survey):
    rows = survey.questions[["touchpoint", "measure", "answers", "missing", "mean"]].round(2).fillna(-1)
    return list(rows.itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("content", "file", "expected"),
    [
        (
            NORWEGIAN.encode("cp1252"),
            "mai.csv",
            [
                ("levering", "EXPECTATION", 3, 0, 4.33),
                ("levering", "CSAT", 2, 1, 3.0),
                ("bestille", "CES", 3, 0, 5.33),
                ("", "NPS", 3, 0, 6.33),
            ],
        ),
        (
            SWEDISH,
            "maj.csv",
            [("leveransen", "CSAT", 3, 1, 3.33), ("", "CSAT", 4, 0, 3.0), ("", "RESOLVED", 4, 0, 0.5)],
        ),
        (QUALTRICS, "may.csv", [("delivery", "CSAT", 2, 0, 4.5), ("", "NPS", 2, 0, 9.5)]),
        (LONG, "may.csv", [("delivery", "CSAT", 2, 0, 3.0), ("", "NPS", 1, 0, 10.0), ("support", "CSAT", 0, 1, -1)]),
        (LONG_OF_ONE_SCALE, "mai.csv", [("levering", "CSAT", 2, 0, 2.5), ("nettsted", "CSAT", 1, 0, 5.0)]),
        (TITLES, "mai.csv", [("levering", "CSAT", 2, 0, 4.0), ("kundeservice", "CSAT", 1, 1, 4.0)]),
        (YES_NO, "may.csv", [("", "RESOLVED", 2, 1, 0.5), ("get-help", "CES", 3, 0, 5.0)]),
        (TWO_DATES, "mai.csv", [("kjopet", "CSAT", 2, 1, 4.5)]),
        (BLANK_AND_TWICE, "wave 2026-05-31.csv", [("delivery", "CSAT", 2, 0, 4.5), ("support", "CSAT", 1, 1, 4.0)]),
        (ENDS, "may.csv", [("", "NPS", 3, 0, 5.67), ("", "CSAT", 3, 0, 3.67)]),
        (AGAIN, "may.csv", [("delivery", "CSAT", 3, 0, 3.67)]),
    ],
    ids=[
        "norwegian",
        "swedish",
        "qualtrics",
        "long",
        "long of one scale",
        "titles",
        "yes and no",
        "two dates",
        "blank and twice",
        "ends",
        "again",
    ],
)
def test_taking_every_guess_reads_the_file_as_it_was_meant(content, file, expected):
    assert questions(accepted(content, file)) == expected


def test_what_is_known_of_each_answer_is_read_as_well():
    survey = accepted(NORWEGIAN.encode("cp1252"))

    columns = ["respondent", "date", "segment", "weight"]
    assert list(survey.answers[columns].drop_duplicates().astype(object).itertuples(index=False, name=None)) == [
        ("1", "2026-05-31", "Privat", 1.25),
        ("2", "2026-06-01", "Bedrift", 0.75),
        ("3", "2026-06-01", "Privat", 1.0),
    ]
    assert survey.comments["text"].tolist() == ["Det tok to uker før noen kom.", "Raskt og greit"]


def test_yes_and_no_mean_solved_in_one_column_only():
    text = "Day,Partner,Churn,{}\n2026-05-01,Yes,No,Yes\n2026-05-02,No,Yes,No\n"

    roles = [
        [one.name for one in propose(text.format(name).encode(), "may.csv").questions] for name in ("Gift", "Solved")
    ]

    assert roles == [[], ["Solved"]]


def test_an_offer_tells_how_the_file_is_written():
    proposal = propose(TITLES.encode("cp1252"), "mai.csv")

    assert (proposal.encoding, proposal.delimiter, proposal.skip_rows, proposal.rows) == ("cp1252", ";", (1, 2, 3), 2)
    assert (proposal.survey, proposal.name, proposal.sheet, proposal.kept, proposal.faults) == (
        "mai",
        "mai",
        "",
        False,
        (),
    )


def test_a_column_is_offered_with_samples_and_counts():
    column = propose(SWEDISH.encode(), "maj.csv").columns[2]

    assert (column.samples, column.filled, column.distinct) == (
        ("Mycket nöjd", "Varken nöjd eller missnöjd", "Vet inte", "Ganska missnöjd"),
        4,
        4,
    )
    assert (column.role, column.about, column.missing) == (Measure.CSAT, "Leveransen", ("Vet inte",))


def test_question_texts_below_the_header_are_shown_and_skipped():
    proposal = propose(QUALTRICS.encode(), "may.csv")

    assert proposal.skip_rows == (2, 3)
    assert proposal.columns[6].question == "How satisfied are you with the delivery? Please mark."
    assert proposal.of(ColumnRole.DATE)[0].name == "EndDate"


def roles(proposal):
    return [(column.name, column.role.value) for column in proposal.columns]


def test_a_column_that_stands_twice_with_the_same_cells_is_offered_once():
    proposal = answered(b"Day,Delivery,Delivery\n2026-05-01,4,4\n2026-05-02,5,5\n")

    assert roles(proposal) == [("Day", "date"), ("Delivery", "CSAT")]
    assert 'The column "Delivery" stands 2 times with the same cells; one is used.' in map(str, proposal.notes)
    assert proposal.faults == ()


def test_columns_of_one_name_whose_cells_differ_are_told_apart_and_can_be_used():
    content = b"Day,Delivery,Delivery\n2026-05-01,4,2\n2026-05-02,5,5\n"

    proposal = answered(content)
    first, second = proposal.questions[0], replace(proposal.columns[2], role=Measure.CES, touchpoint="delivery")
    mapping = write_mapping(replace(proposal, columns=(proposal.columns[0], first, second)))

    assert roles(proposal) == [("Day", "date"), ("Delivery", "CSAT"), ("Delivery (2)", "not_used")]
    assert 'The column "Delivery" stands 2 times; they are told apart as "Delivery", "Delivery (2)".' in map(
        str, proposal.notes
    )
    assert questions(read_survey(content, "may.csv", read_mapping(mapping))) == [
        ("delivery", "CSAT", 2, 0, 4.5),
        ("delivery", "CES", 2, 0, 3.5),
    ]


def test_columns_of_one_name_are_two_where_their_questions_in_full_differ():
    heading = "Day,Q1,Q1,Q1\nDay,How satisfied are you with {}?,How satisfied are you with {}?,\n"
    rows = "2026-05-01,4,4,4\n2026-05-02,5,5,5\n"

    two = answered((heading.format("delivery", "support") + rows).encode())
    one = answered((heading.format("delivery", "delivery") + rows).encode())

    assert [(column.name, column.touchpoint) for column in two.questions] == [
        ("Q1", "delivery"),
        ("Q1 (2)", "support"),
        ("Q1 (3)", "q1"),
    ]
    assert [column.name for column in one.questions] == ["Q1", "Q1 (3)"]


def test_a_column_without_a_name_is_called_by_its_place_and_offered_where_it_holds_anything():
    proposal = answered(b"Day,Delivery,,\n2026-05-01,4,,x\n2026-05-02,5,,y\n")

    assert roles(proposal) == [("Day", "date"), ("Delivery", "CSAT"), ("column 4", "not_used")]
    assert 'Columns without a name are called by their place: "column 4".' in map(str, proposal.notes)


def test_the_topics_of_a_table_may_stand_below_a_question_that_is_said_once():
    text = "ID,Day,How satisfied are you?,,\n,,Delivery,Support,Staff\na1,2026-05-01,4,3,2\na2,2026-05-02,5,1,2\n"

    proposal = answered(text.encode())

    assert [(one.name, one.touchpoint) for one in proposal.questions] == [
        ("How satisfied are you? / Delivery", "delivery"),
        ("How satisfied are you? / Support", "support"),
        ("How satisfied are you? / Staff", "staff"),
    ]


def test_an_earlier_mapping_may_name_columns_that_are_told_apart():
    earlier = 'date = "Day"\n[[question]]\ncolumn = "Delivery (2)"\nmeasure = "CSAT"\n'

    proposal = propose(b"Day,Delivery,Delivery\n2026-05-01,4,4\n", "may.csv", kept=[earlier])

    assert (proposal.kept, [one.name for one in proposal.questions]) == (True, ["Delivery (2)"])


def test_without_a_column_of_days_the_name_of_the_file_may_say_the_day():
    assert propose(BLANK_AND_TWICE.encode(), "wave_2026-05-31.csv").day == "2026-05-31"
    assert propose(BLANK_AND_TWICE.encode(), "wave_2026-02-31.csv").day == ""
    assert propose(AGAIN.encode(), "wave_2026-05-31.csv").day == ""


def test_a_workbook_and_a_packed_file_are_looked_at_as_texts_are():
    rows = [line.split(",") for line in AGAIN.splitlines()]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("may.csv", AGAIN)

    found = [
        propose(AGAIN.encode(), "may.csv"),
        propose(packed.getvalue(), "may.zip"),
        propose(book({"S": rows}), "may.xlsx"),
    ]

    assert [one.columns for one in found] == [found[0].columns] * 3
    assert (found[2].sheet, found[2].encoding, found[2].delimiter) == ("S", "", "")
    assert questions(accepted(book({"S": rows}), "may.xlsx")) == [("delivery", "CSAT", 3, 0, 3.67)]


KNOWN = {
    "order": {"name": "Order", "name_nb": "Bestilling", "name_sv": "Beställning", "stage": "buy"},
    "dlv": {"name": "Delivery", "name_nb": "Levering", "name_sv": "Leverans", "stage": "get"},
}


def test_a_question_about_a_known_touchpoint_takes_that_one():
    offers = [propose(text.encode(), "may.csv", known=KNOWN) for text in (NORWEGIAN, SWEDISH, QUALTRICS, AGAIN)]

    assert [[one.touchpoint for one in proposal.questions] for proposal in offers] == [
        ["dlv", "dlv", "bestille", ""],
        ["dlv", "", ""],
        ["dlv", ""],
        ["dlv"],
    ]
    assert [one.key for proposal in offers for one in proposal.touchpoints] == ["bestille"]


def test_a_long_file_may_name_known_touchpoints():
    assert accepted(LONG_OF_ONE_SCALE, known=KNOWN).answers["touchpoint"].tolist() == ["dlv", "nettsted", "dlv"]


def test_a_long_file_may_have_touchpoints_that_its_earlier_mapping_lacks():
    earlier = write_mapping(propose(LONG_OF_ONE_SCALE.encode(), "mai.csv", known=KNOWN))
    later = LONG_OF_ONE_SCALE + "2026-06-01;Butikk;3\n2026-06-01;Bestilling;3\n"

    survey = accepted(later, "juni.csv", known=KNOWN, kept=[earlier])

    assert survey.answers["touchpoint"].tolist() == ["dlv", "nettsted", "dlv", "butikk", "order"]
    assert survey.touchpoints["key"].tolist() == ["dlv", "nettsted", "butikk", "order"]


def test_the_mapping_of_an_earlier_wave_is_taken_over():
    small = 'date = "Besvart"\n[[question]]\ncolumn = "Q1: Levering"\nmeasure = "CSAT"\n'
    earlier = (
        'survey = "mai"\nname = "May"\nrespondent = "Respondent"\nduplicates = "first"\n'
        + small
        + 'touchpoint = "dlv"\nmissing = [3]\n[[question]]\ncolumn = "Q2: Kundeservice"\nmeasure = "EXPECTATION"\n'
        + 'shift = 1\n[[touchpoint]]\nkey = "dlv"\nname = "Delivery"\nstage = "get"\n'
    )
    other = 'date = "Besvart"\n[[question]]\ncolumn = "Q9"\nmeasure = "NPS"\n'

    proposal = propose(TITLES.encode(), "mai.csv", kept=["nonsense", small, other, earlier])

    assert (proposal.kept, proposal.survey, proposal.name, proposal.skip_rows) == (True, "mai-2", "mai", (1, 2, 3))
    before, now = read_mapping(earlier), read_mapping(write_mapping(proposal))
    same = ["respondent", "date", "duplicates", "questions", "touchpoints"]
    assert {name: getattr(now, name) for name in same} == {name: getattr(before, name) for name in same}


def test_rows_an_earlier_mapping_skips_are_skipped_again():
    earlier = 'skip_rows = [1, 2, 3, 5]\ndate = "Besvart"\n[[question]]\ncolumn = "Q1: Levering"\nmeasure = "CSAT"\n'

    assert propose(TITLES.encode(), "mai.csv", kept=[earlier]).skip_rows == (1, 2, 3, 5)


def test_an_earlier_mapping_says_neither_the_day_nor_a_name_already_taken():
    earlier = (
        'date = { value = 2026-04-30 }\nsegment = ["Empty", "ID"]\n[[question]]\ncolumn = '
        '"Delivery"\nmeasure = "CSAT"\n'
    )

    proposal = propose(BLANK_AND_TWICE.encode(), "may.csv", kept=[earlier], surveys=["may", "may-2"])

    assert (proposal.kept, proposal.day, proposal.survey) == (True, "", "may-3")
    assert read_mapping(write_mapping(replace(proposal, day="2026-05-31"))).segment == ("Empty", "ID")


def test_stating_how_the_file_is_written_goes_before_guessing():
    proposal = propose(NORWEGIAN.encode(), "may.csv", delimiter=",", skip_rows=[1])

    assert (proposal.delimiter, proposal.skip_rows) == (",", (1,))
    assert propose(QUALTRICS.encode(), "may.csv", skip_rows=()).skip_rows == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"encoding": "klingon"}, "encoding must be the name of an encoding, as utf-8 or cp1252, not klingon."),
        ({"delimiter": "x"}, 'delimiter must be one of ",", ";", "\\t", "|", not x.'),
    ],
)
def test_an_unknown_way_of_writing_is_refused(asked, said):
    with pytest.raises(ImportRefused) as refused:
        propose(AGAIN.encode(), "may.csv", **asked)

    assert list(map(str, refused.value.faults)) == [said]


def test_a_column_chosen_as_another_part_gets_the_codes_of_that_scale():
    column = propose(b"Day,Help\n2026-05-01,Yes\n2026-05-02,0\n2026-05-03,vet ikke\n", "may.csv").columns[1]

    solved = with_role(column, Measure.RESOLVED)

    assert (solved.role, solved.codes, solved.missing) == (Measure.RESOLVED, (("yes", 1),), ("vet ikke",))
    assert (with_role(solved, ColumnRole.COMMENT).codes, with_role(solved, Measure.NPS).scale) == ((), "0-1")


SCALES = [
    ("Very satisfied|Satisfied|Neither satisfied nor dissatisfied|Dissatisfied|Very dissatisfied", "54321"),
    ("Very satisfied|Somewhat satisfied|Neutral|Somewhat dissatisfied|Not at all satisfied", "54321"),
    ("Excellent|Very good|Good|Fair|Poor", "54321"),
    ("Strongly agree|Agree|Disagree|Strongly disagree", "5421"),
    ("Svært fornøyd|Ganske fornøyd|Verken eller|Ganske misfornøyd|Svært misfornøyd", "54321"),
    ("Helt enig|Delvis enig|Verken enig eller uenig|Delvis uenig|Helt uenig", "54321"),
    ("Helt enig|Enig|Litt enig|Uenig|Svært uenig", "54321"),
    ("Mycket nöjd|Ganska nöjd|Varken nöjd eller missnöjd|Ganska missnöjd|Mycket missnöjd", "54321"),
    ("Instämmer helt|Instämmer delvis|Instämmer inte|Instämmer inte alls", "5421"),
    ("Mycket bra|Bra|Varken bra eller dåligt|Dåligt|Mycket dåligt", "54321"),
    ("5 - Svært enkelt|4|3|2|1 - Svært vanskelig", "54321"),
]


@pytest.mark.parametrize(("texts", "codes"), SCALES)
def test_the_words_of_an_answer_scale_are_put_in_order(texts, codes):
    texts = texts.split("|")

    reading = read_as(texts, Measure.CSAT)

    known = dict(reading.codes)
    assert [str(known.get(text.casefold(), text)) for text in texts] == list(codes)


@pytest.mark.parametrize(
    ("texts", "measure", "missing"),
    [
        ("1|2|5|0", Measure.CSAT, (0,)),
        ("1|2|5|99|NA|-", Measure.CSAT, (99, "NA", "-")),
        ("1|7|9", Measure.CES, (9,)),
        ("0|9|10|-1", Measure.NPS, (-1,)),
        ("4|5|vet ikke|Ikke aktuelt", Measure.CSAT, ("vet ikke", "Ikke aktuelt")),
        ("Ja|Nei|Vet inte", Measure.RESOLVED, ("Vet inte",)),
    ],
)
def test_codes_that_mean_no_answer_are_noticed(texts, measure, missing):
    assert read_as(texts.split("|"), measure).missing == missing


@pytest.mark.parametrize(
    "texts", ["1|2|6", "Private|Business", "Neutral or dissatisfied|Satisfied", "4.5|3", "NA", "2026-05-01"]
)
def test_what_is_not_on_the_scale_is_no_answer(texts):
    assert read_as(texts.split("|"), Measure.CSAT) is None


def test_a_scale_stored_from_1_to_11_is_shifted():
    assert read_as(["1", "11", "5"], Measure.NPS).shift == -1


@pytest.mark.parametrize(
    ("name", "texts", "role"),
    [
        ("Q7", "1|2|3|4|5", Measure.CSAT),
        ("Q7: satisfied", "1|2|6|7", Measure.CSAT),
        ("Q7: satisfied", "1|3|9|10", Measure.CSAT10),
        ("Q7: solved", "ja|nei", Measure.RESOLVED),
        ("Recommend", "1|5|8", Measure.NPS),
        ("Kundtyp", "Privat|Företag|Privat", ColumnRole.SEGMENT),
        ("Reason for visit", "Buy|Return|Buy", ColumnRole.NEED),
        ("Hva kan vi forbedre?", "Alt|Mer folk i butikken på lørdager", ColumnRole.COMMENT),
        ("Q8", "It took far too long|The man was nice to me", ColumnRole.COMMENT),
        ("Antall svar", "12|3|40", ColumnRole.COUNT),
        ("Age", "1|4|5", ColumnRole.NOT_USED),
        ("Newsletter", "0|1", ColumnRole.NOT_USED),
        ("Price", "12.5|14.9|30", ColumnRole.NOT_USED),
        ("E-post", "a1@b.no|c2@d.no", ColumnRole.NOT_USED),
        ("Födelsedatum", "1990-01-01|1991-05-06", ColumnRole.NOT_USED),
    ],
)
def test_a_column_is_taken_for_what_its_name_and_its_texts_say(name, texts, role):
    texts = texts.split("|")
    column = ColumnProfile(name, "", {text: texts.count(text) for text in texts}, len(texts))

    assert next((inference.role for inference in likely_roles(column)), ColumnRole.NOT_USED) is role


QUESTIONS = [
    "Hva var årsaken?",
    "Hvorfor ga du denne karakteren?",
    "Vad var orsaken?",
    "Varför gav du det betyget?",
    "What was the reason?",
    "Why did you give this score?",
    "Årsak",
]


@pytest.mark.parametrize(
    "question",
    ["Please tell us why:", "What is the main reason for your score?", "Hvorfor ga du denne karakteren?"],
)
def test_the_reason_of_an_answer_is_a_comment_where_sentences_come_again(question):
    column = ColumnProfile(question, "", {"Too dear; slow.": 20, "Friendly!": 20}, 43)

    assert next(inference.role for inference in likely_roles(column)) is ColumnRole.COMMENT


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    ("texts", "role"),
    [
        (
            [f"Sjåføren på rute {at} kjørte fort, og ingen hjalp oss med bagasjen" for at in range(40)],
            ColumnRole.COMMENT,
        ),
        ([f"Nummer {at} var bra" for at in range(40)], ColumnRole.COMMENT),
        (["Det tok to uker før noen kom."], ColumnRole.COMMENT),
        (["Pris", "Kvalitet", "Flytting", "Pris"] * 10, ColumnRole.NEED),
        (["Pris", "Kvalitet", "Pris"], ColumnRole.NEED),
    ],
    ids=["long", "all different", "one", "few", "few in a small file"],
)
def test_reasons_are_comments_where_written_freely_and_needs_where_few_come_again(question, texts, role):
    column = ColumnProfile(question, "", {text: texts.count(text) for text in texts}, len(texts) + 3)

    assert next(inference.role for inference in likely_roles(column)) is role


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Q3: Delivery", "Delivery"),
        ("How satisfied are you with the delivery?", "Delivery"),
        ("Expected delivery", "Delivery"),
        ("Delivery satisfaction", "Delivery"),
        ("How would you rate our web shop? (1-5)", "Web shop"),
        ("Please rate the following [Opening hours]", "Opening hours"),
        ("How satisfied are you with the following? - Our staff", "Staff"),
        ("How easy was it to order?", "Order"),
        ("3. Hvor fornøyd er du med kundeservice?", "Kundeservice"),
        ("Forventning til levering", "Levering"),
        ("Hvor enkelt var det å finne fram?", "Finne fram"),
        ("Hur nöjd är du med vår support?", "Support"),
        ("Hur lätt var det att hitta rätt?", "Hitta rätt"),
        ("CSAT", ""),
        ("Sjåføren (1 = dårlig, 5 = bra)", "Sjåføren"),
        ("Sjåføren (5 = bra, 1 = dårlig)", "Sjåføren"),
        ("Sjåføren [1–5]", "Sjåføren"),
        ("Sjåføren, 1-5", "Sjåføren"),
        ("Föraren (skala 1 till 7)", "Föraren"),
        ("How satisfied were you with the driver (1 is bad, 5 is good)?", "Driver"),
        ("Please rate [Driver] (1-5)", "Driver"),
        ("Sjåfør (buss)", "Sjåfør (buss)"),
        ("Åpningstider (08-16)", "Åpningstider (08-16)"),
        ("Sjåfør (buss", "Sjåfør buss"),
        ("Delivery (2)", "Delivery"),
        ("Customer experience", "Customer experience"),
        ("How satisfied were you with each of these? / Ferry", "Ferry"),
        ("Hvor fornøyd? / Hurtigbåt", "Hurtigbåt"),
        ("How would you rate: / Food", "Food"),
        ("How would you rate our app? / ☆", "App"),
        ("Hur nöjd är du med följande?.Fakturan", "Fakturan"),
        ("Betygsätt vår app (stjärnor)", "App"),
        ("Overall, how satisfied are you with us?", ""),
        ("Ordering – To what extent was it easy?", "Ordering"),
        ("2. Delivery: how satisfied are you? (1-5)", "Delivery"),
        ("Delivery. How easy was it to get it?", "Delivery"),
        ("Bestilling: hvor lett var det", "Bestilling"),
        ("Levering – i hvilken grad ble forventningene innfridd?", "Levering"),
        ("Beställning: hur nöjd är du?", "Beställning"),
        ("Bestellung – wie zufrieden sind Sie?", "Bestellung"),
        ("Our survey: how satisfied are you with delivery?", "Delivery"),
        ("CSAT: how easy was it to order?", "Order"),
        ("Support, hvor fornøyd er du?", "Support"),
        ("Kassan, hur nöjd är du?", "Kassan"),
        ("Today, how easy was it to order?", "Order"),
    ],
)
def test_the_touchpoint_is_cut_from_the_question(question, name):
    assert name_in(question) == name


@pytest.mark.parametrize(
    ("above", "skipped"),
    [
        ("Svar fra;Kundepanelet;;\n", (1,)),
        ("Periode;mai 2026;;\nHentet;31.05.2026;;\n", (1, 2)),
        ("", ()),
    ],
)
@pytest.mark.parametrize("header", ["ID;Dato;Levering;Support", "ID;Dato;;"])
def test_titles_stand_above_the_header_and_a_header_with_gaps_is_none(above, skipped, header):
    content = f"{above}{header}\n" + "a1;2026-05-01;4;3\na2;2026-05-02;5;1\n" * 5

    assert propose(content.encode(), "mai.csv").skip_rows == skipped


@pytest.mark.parametrize(
    ("expected", "experienced", "name"),
    [
        ("Forventning til sjåføren (1-5)", "Opplevelse av sjåføren (1-5)", "Sjåføren"),
        ("Hva forventet du av sjåføren?", "Hvordan opplevde du sjåføren?", "Sjåføren"),
        ("Sjåfør (forventet)", "Sjåfør (opplevd)", "Sjåfør"),
        ("Sjåføren (1-5) forventet", "Erfaring med sjåfør (1 = dårlig, 5 = bra)", "Sjåføren"),
        ("Forventet: sjåføren", "Faktisk: sjåføren", "Sjåføren"),
        ("Driver – expected", "Driver – experienced", "Driver"),
        ("Expected: driver", "Experienced: driver", "Driver"),
        ("Driver expectation", "Driver experience", "Driver"),
        ("Expectation of the driver [1–5]", "Experience of the driver [1–5]", "Driver"),
        ("driver_expected", "driver_actual", "Driver"),
        ("What did you expect of the driver?", "How did you experience the driver?", "Driver"),
        (
            "Punctuality of the driver - expected",
            "Punctuality of the driver - experienced",
            "Punctuality of the driver",
        ),
        ("Förväntning på föraren (1-5)", "Upplevelse av föraren (1-5)", "Föraren"),
        ("Förare (förväntad)", "Förare (upplevd)", "Förare"),
        ("Vad förväntade du dig av föraren?", "Hur upplevde du föraren?", "Föraren"),
        ("Förväntad förare", "Faktisk förare", "Förare"),
    ],
)
def test_expectation_and_experience_of_one_touchpoint_are_a_pair(expected, experienced, name):
    text = f"Day;{expected};{experienced}\n2026-05-01;5;4\n2026-05-02;3;2\n2026-05-02;4;1\n"

    proposal = propose(text.encode(), "may.csv")

    assert [one.name for one in proposal.touchpoints] == [name]
    assert [(one.touchpoint, one.role.value) for one in proposal.questions] == [
        (proposal.touchpoints[0].key, "EXPECTATION"),
        (proposal.touchpoints[0].key, "CSAT"),
    ]


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (["2026-05-01", "2026-05-02 10:11"], ""),
        (["31/05/2026", "01/06/2026"], ""),
        (["01/05/2026", "12/05/2026"], "%d/%m/%Y"),
        (["05/01/2026 10:15", "05/12/2026 11:20"], "%m/%d/%Y %H:%M"),
        (["31.05.26", "01.06.26"], "%d.%m.%y"),
        (["20260531"], ""),
        (["3 May 2026"], ""),
        (["26-05-03", "26-05-09"], "%y-%m-%d"),
        (["12345678"], None),
        (["1889-01-01"], None),
        (["4"], None),
    ],
)
def test_the_form_of_days_is_told_from_all_of_them(texts, form):
    assert form_of(texts) == form


WORDS = [
    "ID",
    "Dato",
    "Score",
    "Touchpoint",
    "Q1: Levering",
    "Anbefale",
    "5",
    "0",
    "Ja",
    "Svært fornøyd",
    "31.05.2026",
    "01/02/2026",
    "CSAT",
    "a b",
]


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8")))
def test_any_content_is_offered_or_refused(content):
    offer_or_refusal(content)


@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), min_size=2, max_size=6), max_size=8))
def test_any_table_is_offered_or_refused(rows):
    offer_or_refusal("\n".join(";".join(cells) for cells in rows).encode("utf-8"))


def offer_or_refusal(content):
    """Look and take the proposal, so that nothing but a survey or a refusal can come of it."""
    try:
        proposal = propose(
            content, "may.csv", known=KNOWN, kept=['date = "Dato"\n[[question]]\ncolumn = "5"\nmeasure = "NPS"']
        )
        survey = read_survey(content, "may.csv", read_mapping(write_mapping(proposal)))
    except ImportRefused as refused:
        list(map(str, refused.faults))
    else:
        assert len(survey.answers) <= proposal.rows * len(proposal.columns)


def test_answers_in_the_words_of_a_preset_are_its_scores(monkeypatch):
    words = ("hardly any", "very little", "little", "some", "much", "very much", "far too much")
    downwards = Scale(1, 7, low_to=5, top_from=3, direction="down")
    monkeypatch.setitem(PRESETS, Measure.CES, replace(PRESETS[Measure.CES], scale=downwards, answers=(words,)))
    reading = read_as(["Very little", "Some", "don't know"], Measure.CES)

    assert reading is not None
    assert (reading.codes, reading.missing) == ((("some", 4), ("very little", 2)), ("don't know",))


AMBIGUOUS = """ID,Date,How satisfied were you with the parcel?
a,01/02/2026,5
b,02/03/2026,1
a,01/02/2026,3
"""


def test_what_is_answered_is_in_the_mapping_and_what_is_not_stays_open():
    none = propose(AMBIGUOUS.encode(), "may.csv")
    one = propose(AMBIGUOUS.encode(), "may.csv", answers={"date-order": "month-first"})
    both = propose(AMBIGUOUS.encode(), "may.csv", answers={"date-order": "month-first", "duplicates": "first"})

    assert [[question.id for question in some.open] for some in (none, one, both)] == [
        ["date-order", "duplicates"],
        ["duplicates"],
        [],
    ]
    mapping = read_mapping(write_mapping(both))
    assert (mapping.date_format, mapping.duplicates) == ("%m/%d/%Y", "first")
    assert dict(mapping.answers) == {"date-order": "month-first", "duplicates": "first"}


def test_each_way_to_count_repeated_answers_says_what_it_gives():
    (_, question) = propose(AMBIGUOUS.encode(), "may.csv").open

    assert [(one.id, one.figures["n"], one.figures["mean"]) for one in question.readings] == [
        ("last", 2, 2.0),
        ("first", 2, 3.0),
        ("all", 3, 3.0),
    ]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"date-order": "sideways"},
            '"sideways" is no answer to the question date-order; it may be day-first, month-first.',
        ),
        (
            {"nonsense": "1-5"},
            'There is no question nonsense; the questions of this file are "date-order", "duplicates".',
        ),
    ],
)
def test_an_answer_that_belongs_to_no_question_is_refused_with_the_list(answers, said):
    with pytest.raises(ImportRefused) as refused:
        propose(AMBIGUOUS.encode(), "may.csv", answers=answers)

    assert list(map(str, refused.value.faults)) == [said]


def test_the_next_months_file_is_read_the_same_way_where_it_fits():
    answers = {"date-order": "month-first", "duplicates": "first"}
    kept = write_mapping(propose(AMBIGUOUS.encode(), "may.csv", answers=answers))
    june = AMBIGUOUS.replace("01/02", "03/04").encode()

    proposal = propose(june, "june.csv", kept=[kept])

    assert (proposal.kept, proposal.open, proposal.date_format, proposal.duplicates) == (
        True,
        (),
        "%m/%d/%Y",
        "first",
    )


RECOMMEND = "id,date,Would you recommend us?\n" + "".join(f"{at},2026-05-01,{at % 10 + 1}\n" for at in range(30))
SHIFTED = (
    'respondent = "id"\ndate = "date"\n[[question]]\ncolumn = "Would you recommend us?"\nmeasure = "NPS"\nshift = -1\n'
)


def test_a_kept_shift_that_the_file_does_not_show_is_asked_about():
    (question,) = propose(RECOMMEND.encode(), "june.csv", kept=[SHIFTED]).open

    assert [(one.id, one.figures.get("mean")) for one in question.readings] == [
        ("as-before", 4.5),
        ("anew", 5.5),
        ("not-used", None),
    ]
    anew = propose(RECOMMEND.encode(), "june.csv", kept=[SHIFTED], answers={question.id: "anew"})
    assert [(one.shift, one.role.value) for one in anew.questions] == [(0, "NPS")]
    with_eleven = propose((RECOMMEND + "x,2026-05-01,11\n").encode(), "june.csv", kept=[SHIFTED])
    assert [one.shift for one in with_eleven.questions] == [-1]
    assert not with_eleven.open


def test_what_a_kept_reading_has_no_score_for_is_asked_about():
    kept = 'date = "date"\n[[question]]\ncolumn = "Rating"\nmeasure = "CSAT"\ncodes = { "Good" = 4, "Bad" = 2 }\n'
    file = b"date,Rating\n2026-05-01,Good\n2026-05-01,Bad\n2026-05-02,Excellent\n"

    (question,) = propose(file, "june.csv", kept=[kept]).open

    assert (question.id, [one.id for one in question.readings]) == (
        "changed:rating",
        ["as-before", "anew", "not-used"],
    )


def test_an_unused_word_for_the_score_is_no_segment():
    rows = [(at % 11, "Low" if at % 11 < 7 else "Middle" if at % 11 < 9 else "High") for at in range(44)]
    text = "id,date,Would you recommend us?,Label\n" + "".join(
        f"{at},2026-05-01,{score},{word}\n" for at, (score, word) in enumerate(rows)
    )

    column = propose(text.encode(), "may.csv").columns[3]

    assert (column.role, [str(one) for one in column.evidence]) == (
        ColumnRole.NOT_USED,
        ['it says in words what "Would you recommend us?" says in numbers'],
    )


def test_each_column_of_a_table_is_about_its_own_topic():
    head = ",".join(f'"How would you rate the overall quality of … [{name}]"' for name in ("guides", "parcels"))
    text = f"date,{head}\n" + "2026-05-01,Good,Horrible\n2026-05-02,Bad,Excellent\n" * 5

    assert [one.touchpoint for one in propose(text.encode(), "may.csv").questions] == ["guides", "parcels"]


def test_a_number_off_all_scales_of_a_long_file_is_refused_by_row_and_not_dropped():
    with pytest.raises(ImportRefused) as refused:
        accepted(LONG.replace(",4,slow", ",0,slow"))

    assert any("Row 2" in str(fault) for fault in refused.value.faults)
