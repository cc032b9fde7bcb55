import pytest

from cxdash.measures.satisfaction import stages
from tests.measures.tables import make_tables

PLACES = (("shop", "buy", "direct", 3000), ("web", "buy", "direct", 1000), ("ad", "buy", "indirect", 9000))
MONTHS = [f"2026-0{month}" for month in range(1, 7)]


def by_month(*answers, touchpoints=PLACES, months=MONTHS):
    tables = make_tables(answers, touchpoints=touchpoints, months=months)
    found = stages.by_month(tables, months, "CSAT")
    return [tuple(row) for row in found.itertuples(index=False)]


def test_a_month_is_the_mean_of_the_direct_touchpoints_by_customers_a_year():
    answers = [
        (place, "CSAT", counts, month)
        for month in MONTHS[:2]
        for place, counts in (("shop", (0, 0, 0, 40, 0)), ("web", (0, 40, 0, 0, 0)), ("ad", (40, 0, 0, 0, 0)))
    ]

    assert by_month(*answers) == [("buy", month, pytest.approx(3.5), 1) for month in MONTHS[:2]]


def test_a_month_in_which_those_asked_about_weigh_less_than_half_has_none():
    answers = [("shop", "CSAT", (0, 0, 0, 40, 0), MONTHS[0]), ("web", "CSAT", (0, 40, 0, 0, 0), MONTHS[0])]
    answers += [("shop", "CSAT", (0, 0, 0, 40, 0), MONTHS[1]), ("web", "CSAT", (0, 40, 0, 0, 0), MONTHS[2])]

    assert by_month(*answers) == [("buy", MONTHS[0], pytest.approx(3.5), 1), ("buy", MONTHS[1], pytest.approx(4), 1)]


def test_where_months_have_too_few_answers_three_are_taken_together():
    answers = [("shop", "CSAT", (0, 0, 0, 12, 0), month) for month in MONTHS[:4]]
    answers += [("shop", "CSAT", (0, 12, 0, 0, 0), MONTHS[4])]

    assert by_month(*answers) == [
        ("buy", MONTHS[2], 4, 3),
        ("buy", MONTHS[3], 4, 3),
        ("buy", MONTHS[4], pytest.approx(10 / 3), 3),
    ]


def test_without_enough_answers_or_any_months_there_is_nothing():
    assert by_month(("shop", "CSAT", (0, 0, 0, 20, 0), MONTHS[0])) == []
    assert by_month(("shop", "NPS", [0] * 10 + [40], MONTHS[0])) == []
    assert by_month(months=[]) == []
