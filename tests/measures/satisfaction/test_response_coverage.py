import pandas as pd
import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction.response_coverage import compute
from tests.measures.satisfaction.test_quality import listed, tables

NOW = View(period="2026-02")
PLACES = [("shop", "direct", 1000.0), ("help", "direct", 1000.0), ("van", "direct", None), ("ad", "indirect", 5000.0)]


def voices(counts, segments=(), view=NOW):
    customers = pd.DataFrame(segments, columns=["month", "segment", "customers"])
    return compute(tables(counts=counts, places=PLACES), customers, view)


def test_answers_are_beside_customers_a_year_and_the_least_heard_comes_first():
    found = voices([("shop", "CSAT", "", "2026-02", 100), ("help", "CSAT", "", "2026-01", 10)])

    assert (found.occasions, found.answers, found.share) == (2000, 110, 0.055)
    assert listed(found.touchpoints[["touchpoint", "answers", "share", "missing"]]) == [
        ["help", 10, 0.01, True],
        ["shop", 100, 0.1, False],
    ]


def test_a_voice_is_not_missing_where_the_range_reaches_half_of_the_usual():
    found = voices([("shop", "CSAT", "", "2026-02", 16), ("help", "CSAT", "", "2026-02", 4)])

    assert list(found.touchpoints["missing"]) == [False, False]


def test_those_whom_nobody_has_asked_are_named():
    assert set(voices([("shop", "CSAT", "", "2026-02", 9)]).unheard) == {"help", "van", "ad"}


def test_a_segment_that_gives_less_of_the_answers_than_it_has_of_the_customers_is_missing():
    counts = [("shop", "CSAT", "home", "2026-02", 90), ("shop", "CSAT", "firm", "2026-02", 10)]
    segments = [("2026-01", "home", 1.0), ("2026-02", "home", 60.0), ("2026-02", "firm", 40.0)]

    found = voices(counts, segments).segments

    assert listed(found[["segment", "answers", "share", "customers", "missing"]]) == [
        ["firm", 10, 0.1, 0.4, True],
        ["home", 90, 0.9, 0.6, False],
    ]


def test_without_customers_by_segment_no_segment_is_missing():
    found = voices([("shop", "CSAT", "home", "2026-02", 90)]).segments

    assert (list(found["missing"]), found["customers"].isna().all()) == ([False], True)


@pytest.mark.parametrize("segment", ["", "home"])
def test_it_is_always_told_of_all_customers(segment):
    found = voices([("shop", "CSAT", "home", "2026-02", 90)], view=View(period="2026-02", segment=segment))

    assert found.occasions == 2000
