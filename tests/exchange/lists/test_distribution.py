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
