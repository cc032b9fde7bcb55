"""Numbers of answers by score: counts and per cents, what was asked, and when."""

import pytest

from cxdash.domain.messages import ImportRefused
from cxdash.exchange.lists.distribution import propose_distribution

KNOWN = {"touchpoints": {"web": {"name": "Web"}, "shop": {"name": "Shop"}}}


def distribution(text, answers=None, file="satisfaction.csv"):
    return propose_distribution(text.encode(), file, KNOWN, answers or {})


def rows(found, *names):
    return found.tables["responses"][list(names)].values.tolist()


def test_counts_by_touchpoint_and_month_become_counted_answers():
    text = "Touchpoint,Month,1,2,3,4,5\nWeb,2026-01,1,0,2,0,7\nShop,2026-02,0,3,0,0,0\n"

    found = distribution(text)

    assert rows(found, "touchpoint", "measure", "score", "date", "count") == [
        ["web", "CSAT", 1, "2026-01-01", 1],
        ["web", "CSAT", 3, "2026-01-01", 2],
        ["web", "CSAT", 5, "2026-01-01", 7],
        ["shop", "CSAT", 2, "2026-02-01", 3],
    ]
    assert list(map(str, found.summary)) == ["13 answers in 2 rows, survey satisfaction."]


def test_a_day_is_asked_for_where_no_column_has_it():
    text = "Touchpoint,1,2,3,4,5\nWeb,1,0,2,0,7\n"

    assert [one.id for one in distribution(text).questions] == ["date"]
    assert rows(distribution(text, {"date": "2026-05-31"}), "date") == [["2026-05-31"]] * 3


def test_what_was_asked_is_a_question_where_no_word_says_it():
    text = "Touchpoint,Month,1,2,3,4,5\nWeb,2026-01,1,0,2,0,7\n"

    (asked,) = distribution(text, file="spring.csv").questions

    assert asked.id == "measure"
    assert "CSAT" in [one.id for one in asked.readings]
    assert rows(distribution(text, {"measure": "EXPECTATION"}, "spring.csv"), "measure")[0] == ["EXPECTATION"]


def test_per_cents_become_whole_numbers_by_how_many_answered():
    text = "Touchpoint,Month,1,2,3,4,5,n\nWeb,2026-01,10%,0%,23.3%,33.3%,33.4%,30\n"

    assert rows(distribution(text), "score", "count") == [[1, 3], [3, 7], [4, 10], [5, 10]]


def test_per_cents_without_how_many_answered_are_refused():
    with pytest.raises(ImportRefused) as refusal:
        distribution("Touchpoint,Month,1,2,3\nWeb,2026-01,10,20,70\nShop,2026-01,30,30,40\n")

    assert "Add a column n with the number of answers" in str(refusal.value)


def test_promoters_and_detractors_show_no_scores():
    with pytest.raises(ImportRefused) as refusal:
        distribution("Month,Promoters,Passives,Detractors\n2026-01,50,30,20\n")

    assert "do not show the scores" in str(refusal.value)


def test_a_sum_that_the_file_says_otherwise_is_named():
    found = distribution("Touchpoint,Month,1,2,3,4,5,Answers\nWeb,2026-01,1,0,2,0,7,12\n")

    assert 'Row 2: the scores add up to 10, but "Answers" says 12; the scores count.' in map(str, found.notes)


def test_columns_may_be_named_by_answers_in_words():
    text = (
        "Kontaktpunkt;Måned;Svært misfornøyd;Misfornøyd;Verken eller;Fornøyd;Svært fornøyd\nWeb;jan. 2026;1;2;0;10;20\n"
    )

    assert rows(distribution(text), "measure", "score", "count") == [
        ["CSAT", 1, 1],
        ["CSAT", 2, 2],
        ["CSAT", 4, 10],
        ["CSAT", 5, 20],
    ]


@pytest.mark.parametrize(
    ("header", "cells", "file", "measure", "scale", "scores"),
    [
        ("1,2,3,4,5,6,7", "1,0,0,0,0,2,3", "satisfaction.csv", "CSAT", "1-7", [1, 6, 7]),
        ("0,1,2,3,4,5,6,7,8,9,10", "1,0,0,0,0,0,0,0,0,5,6", "recommend.csv", "NPS", None, [0, 9, 10]),
        ("Score 1,Score 2,Score 3,Score 4", "1,0,0,9", "satisfaction.csv", "CSAT", "1-4", [1, 4]),
        (
            "0,10,20,30,40,50,60,70,80,90,100",
            "1,0,0,0,0,0,0,0,0,5,6",
            "satisfaction.csv",
            "CSAT",
            "0-100",
            [0, 90, 100],
        ),
        ("7 (very easy),6,5,4,3,2,1 (very difficult)", "3,0,0,0,0,0,1", "effort.csv", "CES", None, [7, 1]),
    ],
)
def test_columns_may_be_named_by_the_scores_of_any_scale(header, cells, file, measure, scale, scores):
    found = distribution(f"Touchpoint,Month,{header}\nWeb,2026-01,{cells}\n", file=file)

    table = found.tables["responses"]
    assert (set(table["measure"]), set(table["scale"]), table["score"].tolist()) == ({measure}, {scale}, scores)


def test_per_cents_on_any_scale_become_numbers_by_how_many_answered_even_in_a_single_row():
    found = distribution("Touchpoint,Month,1,2,3,4,5,6,7,n\nWeb,2026-01,10,0,0,0,0,40,50,250\n")

    assert rows(found, "scale", "score", "count") == [["1-7", 1, 25], ["1-7", 6, 100], ["1-7", 7, 125]]


def test_numbers_of_answers_may_have_marks_between_thousands():
    found = distribution("Touchpoint;Month;1;2;3;4;5\nWeb;2026-01;1,204;0;-;0;2,310\n")

    assert rows(found, "score", "count") == [[1, 1204], [5, 2310]]


def test_a_cell_that_is_no_number_is_refused_by_its_row():
    text = "Touchpoint,Month,1,2,3\n" + "Web,2026-01,1,2,3\n" * 4 + "Shop,2026-01,1,few,3\n"

    with pytest.raises(ImportRefused) as refusal:
        distribution(text)

    assert 'Row 6, column 2: "few" is not a whole number of answers.' in str(refusal.value)


def test_words_that_run_against_their_numbers_are_asked_about():
    text = "Touchpoint,Month,1 (best),2,3,4,5 (worst)\nWeb,2026-01,6,0,2,0,2\n"

    (asked,) = distribution(text).questions
    assert (asked.id, {one.id: one.figures for one in asked.readings}) == (
        "direction",
        {"words": {"top": 60.0}, "numbers": {"top": 20.0}},
    )
    assert rows(distribution(text, {"direction": "words"}), "scale", "score")[0] == ["5-1", 1]
    assert rows(distribution(text, {"direction": "numbers"}), "scale", "score")[0] == [None, 1]


def test_words_without_the_ends_of_their_scale_are_no_scores():
    with pytest.raises(ImportRefused):
        distribution("Touchpoint,Month,Dissatisfied,Neither,Satisfied\nWeb,2026-01,1,2,3\n")


@pytest.mark.parametrize(
    ("text", "answers", "said"),
    [
        (
            "Month,1,2,3,4,5\n2026-01,1,2,3,4,5\n2099-01,1,2,3,4,5\n",
            {},
            'Column "Month": 1 of 2 rows are of months that have not come, the latest 2099-01 (rows 3). ',
        ),
        ("Question,1,2,3,4,5\nHow satisfied are you?,1,2,3,4,5\n", {"date": "2099-01-01"}, "has not come yet"),
    ],
)
def test_answers_ahead_of_today_are_refused_with_their_place(text, answers, said):
    with pytest.raises(ImportRefused) as refusal:
        distribution(text, answers)

    assert said in str(refusal.value)
