from datetime import date

import pytest

from cxdash.domain.assumptions import Reading
from cxdash.measures.priorities.tripwires import Reopened, Watched, reopened, watched

EXPECTED = ("expected_low", "expected_high", "expected_unit", "figure", "figure_of", "figure_then", "figure_month")
BLANK = dict.fromkeys(("due", "review", "measured_effect", *EXPECTED))
DUE, REVIEW = date(2026, 6, 30), date(2027, 1, 31)
IN_JANUARY = Watched("customers_end", "", "2027-01", "2027-01")
FEWER = {"figure": "let_downs", "figure_of": "help", "figure_then": 50_000.0, "figure_month": "2026-05"}
RANGE = {"expected_low": -20.0, "expected_high": -10.0, "expected_unit": "%"}


def row(**said):
    return {"key": "one", "status": "open", **BLANK, **said}


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({**FEWER, **RANGE}, Watched("let_downs", "help", "2026-06", "")),
        ({**FEWER, **RANGE, "due": DUE}, Watched("let_downs", "help", "2026-07", "")),
        ({**FEWER, **RANGE, "due": date(2026, 1, 1)}, Watched("let_downs", "help", "2026-06", "")),
        ({**FEWER, **RANGE, "status": "done"}, Watched("let_downs", "help", "2026-06", "")),
        (
            {**RANGE, "figure": "customers_end", "due": DUE, "review": REVIEW},
            Watched("customers_end", "", "2027-01", "2027-01"),
        ),
        ({**RANGE, "figure": "customers_end", "due": DUE}, Watched("customers_end", "", "2026-06", "2026-06")),
        ({**RANGE, "figure": "customers_end"}, None),
        ({**RANGE, "figure": "score"}, None),
        ({**FEWER, **RANGE, "status": "dropped"}, None),
        ({**FEWER, **RANGE, "expected_low": None}, None),
        (RANGE, None),
    ],
)
def test_a_figure_is_read_from_the_months_after_it_was_to_be_moved(said, asked):
    assert watched(row(**said)) == asked


@pytest.mark.parametrize(
    ("low", "value", "high", "measured"),
    [
        (47_000, 48_000, 49_000, -4.0),
        (44_000, 48_000, 52_000, None),
        (41_000, 43_000, 45_000, None),
        (30_000, 35_000, 39_999, -30.0),
        (54_000, 55_000, 56_000, 10.0),
    ],
)
def test_a_decision_is_reopened_where_its_figures_whole_interval_is_outside_the_range(low, value, high, measured):
    found = reopened(row(**FEWER, **RANGE), Reading(value, low, high, "2026-12"))

    assert found == (measured and Reopened("one", "let_downs", -20.0, -10.0, "%", pytest.approx(measured)))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({**FEWER, **RANGE}, None),
        ({**FEWER, **RANGE, "status": "dropped"}, Reading(9e5, 9e5, 9e5, "2026-12")),
        ({**FEWER, **RANGE, "figure_then": None}, Reading(9e5, 9e5, 9e5, "2026-12")),
        ({**FEWER, **RANGE, "figure_then": 0.0}, Reading(9e5, 9e5, 9e5, "2026-12")),
        ({**FEWER, **RANGE, "expected_high": None}, Reading(9e5, 9e5, 9e5, "2026-12")),
        ({**FEWER, **RANGE, "expected_unit": "points"}, Reading(9e5, 9e5, 9e5, "2026-12")),
        ({**FEWER, **RANGE, "measured_effect": "+90 %"}, None),
        ({**RANGE, "figure": "score", "expected_unit": "1-5"}, Reading(9.0, 8.9, 9.1, "2026-12", "0-10")),
        ({**RANGE, "figure": "score", "expected_unit": "1-5"}, Reading(*[float("nan")] * 3, "2026-12", "1-5")),
    ],
)
def test_what_cannot_be_compared_reopens_nothing(said, found):
    assert reopened(row(**said), found) is None


def test_a_range_of_the_figure_itself_is_compared_with_it_in_its_own_unit():
    levels = {"figure": "score", "expected_low": 3.4, "expected_high": 3.8, "expected_unit": "1-5"}

    found = reopened(row(**levels), Reading(3.1, 3.0, 3.2, "2026-12", "1-5"))

    assert found == Reopened("one", "score", 3.4, 3.8, "1-5", 3.1)


@pytest.mark.parametrize(
    ("effect", "measured"),
    [
        ("−4 %", -4.0),
        ("-4%", -4.0),
        ("+3 %", 3.0),
        ("−15 %", None),
        ("−10 %", None),
        ("−4 points", None),
        ("fewer calls", None),
        ("", None),
        (None, None),
    ],
)
def test_without_a_figure_what_was_measured_is_compared_where_it_is_a_number_of_the_same_unit(effect, measured):
    found = reopened(row(**RANGE, measured_effect=effect), None)

    assert found == (measured and Reopened("one", "", -20.0, -10.0, "%", measured))
