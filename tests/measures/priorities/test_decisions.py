from datetime import date

import pandas as pd
import pytest

from cxdash.measures.priorities.decisions import counted, days_late, fell_short, in_order

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
    assert in_order(decisions, ON, {"late", "done"}).key.tolist()[:4] == ["latest", "late", "done", "next"]


@pytest.mark.parametrize(
    ("expected", "measured", "status", "short"),
    [
        ("−30 %", "−4 %", "done", True),
        ("-30%", "-0 %", "done", True),
        ("+10 points", "4,5 Points", "done", True),
        ("−30 %", "−15 %", "done", False),
        ("−30 %", "−40 %", "done", False),
        ("−30 %", "+4 %", "done", False),
        ("−30 %", "−4 points", "done", False),
        ("2,000 kr", "900 kr", "done", False),
        ("900 kr", "1 000 kr", "done", False),
        ("fewer calls", "−4 %", "done", False),
        ("−30 %", None, "done", False),
        ("−30 %", "−4 %", "open", False),
    ],
)
def test_what_is_done_fell_short_where_two_numbers_of_one_sign_and_unit_are_far_apart(
    expected, measured, status, short
):
    assert fell_short({"expected_effect": expected, "measured_effect": measured, "status": status}) is short


def test_decisions_are_counted_without_those_that_were_dropped():
    rows = [
        ("late", "open", date(2026, 1, 1), None, None),
        ("undated", "open", None, None, None),
        ("next", "open", date(2026, 7, 1), None, None),
        ("short", "done", None, "10", "2"),
        ("gone", "dropped", None, "10", "2"),
    ]
    decisions = pd.DataFrame(rows, columns=["key", "status", "due", "expected_effect", "measured_effect"])

    assert counted(decisions, ON) == (4, 1, 1, 1, 0)
    assert counted(decisions, ON, {"short", "gone"}) == (4, 1, 1, 0, 1)
