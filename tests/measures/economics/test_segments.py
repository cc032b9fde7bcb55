"""Segments side by side: what their own records say of the year, or of all time where there is none."""

import numpy as np
import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.economics import figures as economics
from tests.measures.money import make_money, months

DATED = [
    {"started": "2025-01", "ended": "2026-02", "monthly_revenue": 300.0, "segment": "home"},
    {"started": "2025-01", "n": 2.0, "monthly_revenue": 200.0, "segment": "home"},
    {"started": "2025-01", "ended": "2025-02", "monthly_revenue": 500.0, "segment": "home"},
]
"""Of the year to February 2026, 500 a month at its start, of which 300 leave in its last month."""

UNDATED = [
    {"tenure_months": 3, "churned": 1, "monthly_revenue": 60.0, "segment": "home"},
    {"tenure_months": 9, "churned": 0, "n": 3.0, "monthly_revenue": 120.0, "segment": "home"},
]
COUNTED = [(month, 100.0, 2.0, 1.0, 9000.0, 0.5, "home") for month in months("2025-03", 12)]


@pytest.mark.parametrize(
    ("customers", "records", "period", "share"),
    [
        ([], DATED, "12m", 300 / 500),
        (COUNTED, DATED, "12m", 300 / 500),
        (COUNTED, UNDATED, "12m", 60 / 180),
        ([], UNDATED, "12m", 60 / 180),
        (COUNTED, [], "12m", None),
    ],
)
def test_the_revenue_that_leaves_a_segment_is_the_years_of_dated_records_and_of_all_time_otherwise(
    customers, records, period, share
):
    (home,) = economics.compute(make_money(customers, records=records), View(period=period)).segments.to_dict("records")

    assert home["revenue_churn"] == pytest.approx(float("nan") if share is None else share, nan_ok=True)


@pytest.mark.parametrize("records", [[], DATED])
def test_of_a_time_before_there_were_customers_a_segment_has_no_months(records):
    found = economics.compute(make_money(COUNTED, records=records), View(period="2024-01"))

    (home,) = found.segments.to_dict("records")
    assert (found.year, home["segment"], home["until"]) == (None, "home", "")
    assert np.isnan([home["customers_start"], home["customers_lost"], home["revenue_churn"], home["months"]]).all()
