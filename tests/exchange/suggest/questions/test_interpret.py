"""What a column asks, on which scale, and what is asked back where more than one reading gives other figures."""

import pytest

from cxdash.exchange.suggest.questions.asked import asked_by
from cxdash.exchange.suggest.questions.gathering import gather
from cxdash.exchange.suggest.questions.interpret import interpret
from cxdash.exchange.suggest.questions.material import Given
from tests.exchange.suggest.questions.columns import column


def read(name, *texts, times=20, **chosen):
    return interpret(column(name, *texts, times=times), Given(chosen))


def asked(found):
    return [(doubt.kind, [option.id for option in doubt.options]) for doubt in found.doubts]


STARS = [1, 2, 3, 4, 5]
GOOD = "How satisfied were you with the parcel?"


@pytest.mark.parametrize(
    ("header", "texts", "measure", "scale"),
    [
        (GOOD, STARS, "CSAT", "1-5"),
        (GOOD, range(1, 8), "CSAT", "1-7"),
        (f"{GOOD} (1-6)", [2, 3, 4], "CSAT", "1-6"),
        (f"{GOOD} (0-10)", range(11), "CSAT", "0-10"),
        (f"{GOOD} (0–4)", range(5), "CSAT", "0-4"),
        ("På en skala fra 1 til 6, hvor fornøyd er du med pakken?", [2, 5], "CSAT", "1-6"),
        ("Hur nöjd är du med paketet (1 = mycket dåligt, 6 = utmärkt)?", [2, 5], "CSAT", "1-6"),
        ("Wie zufrieden waren Sie mit dem Paket? Von 1 bis 7, 7 = sehr gut", [2, 5], "CSAT", "1-7"),
        ("Rate the parcel, out of 7", [2, 5], "CSAT", "1-7"),
        ("Rate the parcel [/10]", [2, 5], "CSAT10", "1-10"),
        ("How easy was it to send?", range(1, 8), "CES", "1-7"),
        ("How easy was it to send?", STARS, "CES", "1-5"),
        ("Would you recommend us?", range(11), "NPS", "0-10"),
        ("What did you expect of the parcel?", STARS, "EXPECTATION", "1-5"),
        ("Did the parcel live up to what you expected?", STARS, "CSAT", "1-5"),
        (GOOD, [1, 1.5, 2, 3.5, 5], "CSAT", "1-5/0.5"),
        (GOOD, ["0 %", "40 %", "100 %"], "CSAT", "0-100"),
        (GOOD, [*range(0, 100, 5), 100], "CSAT", "0-100"),
        ("Was it solved?", ["Yes", "No", "Partly"], "RESOLVED", "0-1/0.5"),
        ("Anything", ["Good", "Bad", "OK", "Excellent"], "CSAT", "1-5"),
        ("Hur nöjd är du med paketet? (1-6)", range(1, 7), "CSAT", "1-6"),
        ("Hvor let var det at sende?", range(1, 8), "CES", "1-7"),
        ("How much do you agree that it was easy?", ["Agree", "Disagree", "Strongly agree"], "CES", "1-5"),
        ("It was easy", ["Agree", "Disagree", "Neutral", "Strongly agree"], "CES", "1-5"),
    ],
)
def test_where_words_or_ends_show_it_the_scale_is_read_without_a_question(header, texts, measure, scale):
    found = read(header, *texts)

    assert (found.coding.measure, found.coding.scale.code, asked(found)) == (measure, scale, [])


@pytest.mark.parametrize(
    ("header", "texts", "kind", "options"),
    [
        (GOOD, [2, 3, 4], "scale-ends", ["1-4", "1-5", "0-10", "1-7", "1-10", "1-6", "0-4", "0-5"]),
        (GOOD, [2, 3, 4, 5], "scale-ends", ["1-5", "0-10", "1-7", "1-10", "1-6", "0-5"]),
        (GOOD, ["Agree", "Disagree", "Neutral"], "words", ["reading-1", "reading-2"]),
        (GOOD, [1, 2, 3, 4, 5, 6], "scale-ends", ["1-6", "0-10", "1-7", "1-10"]),
        (GOOD, [0, 1, 2, 3, 4], "lowest-code", ["answer", "no-answer"]),
        (GOOD, [0, 1, 2, 3, 4, 5], "lowest-code", ["answer", "no-answer"]),
        (GOOD, [*STARS, 9], "outside", ["leave-out", "0-10", "1-10", "not-used"]),
        (f"{GOOD} (1-5)", [*STARS, 6], "outside", ["leave-out", "not-used"]),
        ("Would you recommend us?", [*range(11), 11], "outside", ["leave-out", "not-used"]),
        ("Would you recommend us?", range(1, 12), "outside", ["leave-out", "1-11", "not-used"]),
        (f"{GOOD} (1 = best, 5 = worst)", STARS, "direction", ["lower-better", "higher-better"]),
        (f"{GOOD} 1=best", STARS, "direction", ["lower-better", "higher-better"]),
        (f"{GOOD} [5 = poor]", STARS, "direction", ["lower-better", "higher-better"]),
        ("How difficult was it to send?", range(1, 8), "direction", ["higher-better", "lower-better"]),
        ("Bitte bewerten Sie uns mit Schulnoten", range(1, 7), "direction", ["lower-better", "higher-better"]),
        ("Wie zufrieden waren Sie mit dem Paket?", STARS, "direction", ["higher-better", "lower-better"]),
        (
            "The parcel was slow",
            ["Agree", "Disagree", "Neutral", "Strongly agree"],
            "direction",
            ["agree-is-good", "agree-is-bad"],
        ),
        ("Must you still wait until it is solved?", ["Yes", "No"], "direction", ["yes-is-good", "no-is-good"]),
        ("Was it solved?", [1, 2], "direction", ["1-yes", "2-yes"]),
        (GOOD, ["1 - Very satisfied", 2, 3, 4, "5 - Very dissatisfied"], "direction", ["words", "numbers"]),
        ("Parcel", STARS, "kind", ["not-used", "satisfaction"]),
        (GOOD, ["🙁", "😐", "🙂"], "words", ["reading-1", "reading-2"]),
    ],
)
def test_what_can_be_read_in_several_ways_is_asked(header, texts, kind, options):
    found = read(header, *texts)

    assert asked(found) == [(kind, options)]


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        ("How long have you used the app? (years)", range(11)),
        ("Tenure", range(11)),
        ("Number of children", range(6)),
        ("Sex", [1, 2]),
        ("Last page", range(1, 11)),
        ("Orders last year", range(11)),
        ("Varighet", range(1, 8)),
        ("How important is the parcel? (1-5)", STARS),
        ("How often do you send?", ["Often", "Seldom", "Never"]),
        ("Newsletter", [0, 1]),
        ("Member", ["Yes", "No"]),
        ("Plan", ["Basic", "Plus"]),
    ],
)
def test_facts_are_no_questions(header, texts):
    assert read(header, *texts) is None


def test_one_value_off_the_scale_never_changes_the_others_and_is_named_by_its_row():
    cells = column("Would you recommend us?", 11, *range(1, 11), times=1)

    found = interpret(cells, Given())
    (question,) = gather([cells.name], [cells.texts], {0: found})

    figures = {one.id: (one.figures["n"], one.figures.get("mean")) for one in question.readings}
    assert "11 (row 2)" in str(question.text)
    assert figures == {"leave-out": (10, 5.5), "1-11": (11, 5.0), "not-used": (0, None)}


def test_each_reading_says_what_it_would_give():
    cells = column(GOOD, 0, 1, 2, 3, 4)

    (question,) = gather([cells.name], [cells.texts], {0: interpret(cells, Given())})

    assert question.id == "lowest-code:how-satisfied-were-you-with-the-parcel"
    assert [(one.id, one.figures["n"], one.figures["mean"], one.figures["scale"]) for one in question.readings] == [
        ("answer", 100, 2.0, "0-4"),
        ("no-answer", 80, 2.5, "1-4"),
    ]


def test_columns_with_the_same_doubt_are_asked_about_together():
    cells = [column(f"How satisfied were you with {name}?", 2, 3, 4) for name in ("parcel", "driver", "price")]
    found = {place: interpret(one, Given()) for place, one in enumerate(cells)}

    questions = gather([one.name for one in cells], [one.texts for one in cells], found)

    assert [one.columns for one in questions] == [tuple(one.name for one in cells)]
    assert questions[0].readings[0].figures["n"] == 180


def test_an_answer_settles_its_doubt_and_may_open_another():
    first = read(GOOD, 0, 1, 2, 3, 4)
    second = read(GOOD, 0, 1, 2, 3, 4, **{"lowest-code": "no-answer"})
    third = read(GOOD, 0, 1, 2, 3, 4, **{"lowest-code": "no-answer", "scale-ends": "1-5"})

    assert [[kind for kind, _ in asked(one)] for one in (first, second, third)] == [["lowest-code"], ["scale-ends"], []]
    assert (third.coding.scale.code, third.coding.missing) == ("1-5", (0,))


@pytest.mark.parametrize("code", [99, 98, -1, 999])
def test_what_survey_tools_write_for_no_answer_is_left_out_with_a_reason(code):
    found = read(GOOD, *STARS, code)

    assert (found.coding.missing, asked(found)) == ((code,), [])
    assert f"{code} is what survey tools write for no answer" in map(str, found.evidence)


def test_a_word_nobody_knows_is_named_and_asked_about():
    found = read(GOOD, "Very satisfied", "Satisfied", "Dissatisfied", "Blimey")

    ((kind, options),) = asked(found)
    assert (kind, options) == ("word-blimey", ["no-answer", "1", "2", "3", "4", "5", "not-used"])
    assert 'Nothing says where "Blimey" stands' in str(found.doubts[0].text)


def test_a_word_among_numbers_is_no_answer_or_asked_about():
    silent, open_ = read(f"{GOOD} (1-5)", *STARS, "Don't know"), read(f"{GOOD} (1-5)", *STARS, "Blimey")

    assert (silent.coding.missing, asked(silent)) == (("Don't know",), [])
    assert [kind for kind, _ in asked(open_)] == ["word-blimey"]


def test_school_grades_are_asked_about_apart_from_other_numbers_of_the_same_scale():
    grades = column("Welche Schulnote geben Sie dem Laden?", *range(1, 6))
    cells = [grades, column("Wie zufrieden sind Sie mit uns?", *STARS)]

    found = {place: interpret(one, Given()) for place, one in enumerate(cells)}
    questions = gather([one.name for one in cells], [one.texts for one in cells], found)

    assert [(one.columns[0], one.readings[0].id) for one in questions] == [
        (cells[0].name, "lower-better"),
        (cells[1].name, "higher-better"),
    ]


def test_a_column_of_a_shared_question_may_be_answered_by_itself():
    cells = [column("How satisfied are you with the shop?", 2, 3, 4), column("How good is the app?", 2, 3, 4)]
    names, texts = [one.name for one in cells], [one.texts for one in cells]
    found = {place: interpret(one, Given()) for place, one in enumerate(cells)}

    (shared,) = gather(names, texts, found)
    first, second = gather(names, texts, found, ["scale-ends:how-good-is-the-app"])

    assert shared.columns == tuple(names)
    assert (first.id, first.columns) == (shared.id, (names[0],))
    assert (second.id, second.columns) == ("scale-ends:how-good-is-the-app", (names[1],))


@pytest.mark.parametrize("name", ["Score", "Poengsum", "Result"])
def test_points_of_a_test_are_no_answers_and_those_of_a_short_scale_are_asked_about(name):
    test = interpret(column(name, "12 / 20", "7 / 20", "20 / 20"), Given())
    short = interpret(column(name, "4 / 5", "2 / 5", "5 / 5"), Given())

    assert test is None
    assert [doubt.kind for doubt in short.doubts] == ["kind"]
    assert not short.coding.used
    assert interpret(column("How satisfied were you?", "4 / 5", "2 / 5", "5 / 5"), Given()).coding.used


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("how would you rate the app?", "you rate"),
        ("hvordan opplevde du skadetelefonen?", "hvordan opplevde"),
        ("are you satisfied?", "satisfied"),
    ],
)
def test_the_words_of_the_header_that_speak_for_a_question_are_told_whole(header, words):
    assert asked_by(header)[0].word == words
