from datetime import date

import pandas as pd
import pytest

from cxdash.measures.priorities.decisions import days_late, in_order

ON = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("due", "status", "days"),
    [
        (date(2026, 6, 14), "open", 1),
        (date(2026, 6, 15), "open", 0),
        (date(2026, 6, 16), "open", 0),
        (date(2026, 6, 1), "done", 0),
        (None, "open", 0),
        (pd.NaT, "open", 0),
    ],
)
def test_an_open_decision_is_late_from_the_day_after_it_was_due(due, status, days):
    assert days_late({"due": due, "status": status}, ON) == days


def test_the_longest_overdue_stands_first_and_what_is_settled_last():
    rows = [
        ("dropped", date(2025, 1, 1), "dropped"),
        ("done", None, "done"),
        ("undated", None, "open"),
        ("next", date(2026, 7, 1), "open"),
        ("late", date(2026, 5, 1), "open"),
        ("latest", date(2026, 1, 1), "open"),
    ]
    decisions = pd.DataFrame(rows, columns=["key", "due", "status"])

    assert in_order(decisions, ON).key.tolist() == ["latest", "late", "next", "undated", "done", "dropped"]
