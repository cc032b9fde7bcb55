import pytest
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction import stages
from tests.measures.tables import BEFORE, NOW, make_tables, row

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


def test_the_change_of_a_stage_has_welchs_interval():
    now, before = (3, 4, 8, 10, 6), (30, 20, 20, 20, 10)
    tables = make_tables([("shop", "CSAT", now), ("shop", "CSAT", before, BEFORE)])

    found = row(satisfaction.compute(tables, View(period=NOW)).stages, key="buy")

    one, other = (DescrStatsW(range(1, 6), counts) for counts in (now, before))
    low, high = CompareMeans(one, other).tconfint_diff(usevar="unequal")
    said = found["change"], found["change_low"], found["change_high"]
    assert said == pytest.approx((one.mean - other.mean, low, high))


@pytest.mark.parametrize(("customers", "known"), [(1000, True), (999, False)])
def test_a_stage_has_a_gap_once_half_of_its_customers_were_asked_what_they_expected(customers, known):
    places = (("shop", "buy", "direct", customers), ("web", "buy", "direct", 1000))
    answers = [(place, "CSAT", (0, 0, 0, 60, 0)) for place in ("shop", "web")]
    tables = make_tables(
        [*answers, ("shop", "EXPECTATION", (0, 0, 0, 0, 60))], [("shop", {(4, 5): 60})], touchpoints=places
    )

    found = row(satisfaction.compute(tables, View(period=NOW)).stages, key="buy")

    assert found["gap"] == pytest.approx(-1 if known else float("nan"), nan_ok=True)


def test_a_month_counts_in_which_just_half_were_asked_about():
    places = (("shop", "buy", "direct", 1000), ("web", "buy", "direct", 1000))
    answers = [(place, "CSAT", (0, 0, 0, 40, 0), MONTHS[0]) for place in ("shop", "web")]

    found = by_month(*answers, ("web", "CSAT", (0, 40, 0, 0, 0), MONTHS[1]), touchpoints=places)

    assert found == [("buy", MONTHS[0], 4, 1), ("buy", MONTHS[1], 2, 1)]
