import pandas as pd
import pytest

from cxdash.measures.economics.records import ListSummary, summary


@pytest.mark.parametrize(
    ("records", "seen"),
    [
        ({"ended": [None, "2026-01-31", None], "monthly_revenue": [100, None, 300]}, ListSummary(3, 1, 200)),
        ({"churned": [True, False, True], "monthly_revenue": [None] * 3}, ListSummary(3, 2, None)),
        ({"ended": [None, "2026-01-31"], "churned": [None, True]}, ListSummary(2, 1, None)),
        ({"started": ["2026-01-31"]}, ListSummary(1, 0, None)),
    ],
)
def test_who_has_left_is_counted_and_amounts_that_are_not_known_are_left_out(records, seen):
    assert summary(pd.DataFrame(records, dtype=object)) == seen
