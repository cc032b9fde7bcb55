"""What is spent now, beside the same months a year before."""

import numpy as np
import pytest

from cxdash.domain.periods import Period
from cxdash.measures.economics import spend
from tests.measures.money import make_money

LINE = ["role", "purpose", "category"]
STOPPED = [("2025-01", "acquisition", 40.0, "CSO"), ("2025-01", "acquisition", 60.0), ("2026-01", "acquisition", 80.0)]


def lines(rows, first="2026-01", last="2026-01"):
    found = spend.lines(make_money(spend=rows).spend, Period(first, last))
    return {row.role: (row.amount, row.before, row.share) for row in found.itertuples()}


def test_what_is_no_longer_spent_stands_with_nothing_beside_what_it_was():
    assert lines(STOPPED) == {"CMO": (80, 60, 1), "CSO": (0, 40, 0)}


def test_what_is_no_longer_spent_is_left_out_where_the_year_before_has_other_months():
    found = lines([*STOPPED, ("2026-02", "acquisition", 20.0)], last="2026-02")

    assert found == {"CMO": (100, pytest.approx(np.nan, nan_ok=True), 1)}


def test_a_purpose_on_which_nothing_is_ever_spent_is_unknown_and_a_month_without_money_for_another_has_none():
    rows = [("2026-01", "acquisition", 40.0), ("2026-02", "retention", 0.5), ("2026-02", "experience", 0.0)]

    found = spend.by_purpose(make_money(spend=rows).spend)

    assert found.loc[["2026-01", "2026-02"], ["acquisition", "retention"]].to_numpy().tolist() == [[40, 0], [0, 0.5]]
    assert found.experience.isna().all()
