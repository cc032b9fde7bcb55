import numpy as np
import pandas as pd
import pytest

from cxdash.domain.periods import month_name, month_number
from cxdash.measures.stats import control_chart

NIST = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
UP_AND_DOWN = [10.0, 11.0] * 6


def months(count):
    return [month_name(month_number("2025-01") + later) for later in range(count)]


def judged(values):
    one = control_chart.signal(months(len(values)), values)
    return one.state, one.side, one.since


def test_the_limits_are_those_of_the_handbook():
    found = control_chart.limits(NIST)

    assert (found.centre, found.moving_range) == (pytest.approx(50.81), pytest.approx(1.8778, abs=1e-4))
    assert (found.low, found.high) == (pytest.approx(45.8159, abs=1e-4), pytest.approx(55.8041, abs=1e-4))


def test_one_value_has_no_limits():
    with pytest.raises(ValueError, match="undefined"):
        control_chart.limits([1.0])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (UP_AND_DOWN[:11], ("short", 0, "")),
        (UP_AND_DOWN, ("usual", 0, "")),
        ([*UP_AND_DOWN, 25.0], ("outside", 1, "2026-01")),
        ([*UP_AND_DOWN, 0.0], ("outside", -1, "2026-01")),
        ([10.0, 10.2] * 6 + [9.5, 9.6] * 4, ("run", -1, "2026-01")),
        ([10.0, 10.2] * 6 + [10.9, 10.8] * 4, ("run", 1, "2026-01")),
        ([10.0, 10.2] * 6 + [9.5, 9.6] * 3 + [9.5], ("usual", 0, "")),
        ([5.0] * 12, ("usual", 0, "")),
    ],
)
def test_the_last_month_is_judged_by_two_rules(values, said):
    assert judged(values) == said


def apart(values, *gaps):
    """Judge a series that lacks months: *gaps* are the places before which one is missing."""
    names = months(len(values) + len(gaps))
    kept = [month for place, month in enumerate(names) if place not in gaps]
    return control_chart.signal(kept, values)


def test_a_row_never_reaches_over_a_missing_month():
    low = [10.0, 10.2] * 6 + [9.5, 9.6] * 4

    whole, broken, before = apart(low), apart(low, 16), apart(low, 12)

    assert (whole.state, whole.since) == ("run", "2026-01")
    assert (broken.state, broken.in_run[-8:].tolist(), broken.missing) == ("usual", [False] * 8, ["2026-05"])
    assert (before.state, before.since) == ("run", "2026-02")


def test_a_step_over_a_missing_month_does_not_widen_the_limits():
    level = [10.0, 10.2] * 6 + [20.0, 20.2] * 6

    one = apart(level, 12)

    assert one.limits.moving_range == pytest.approx(0.2)
    assert control_chart.signal(months(24), level).limits.moving_range > 0.5


@pytest.mark.parametrize(("every", "state"), [(1, "usual"), (3, "short")])
def test_a_quarterly_series_has_no_months_in_a_row_to_judge_by(every, state):
    names = months(12 * every)[::every]

    one = control_chart.signal(names, UP_AND_DOWN)

    assert (one.state, one.limits is None, len(one.missing)) == (state, state == "short", 11 * (every - 1))


def test_a_value_outside_is_not_hidden_by_what_came_after_it():
    one = control_chart.signal(months(13), [*UP_AND_DOWN[:6], 25.0, *UP_AND_DOWN[6:]])

    assert (one.state, np.flatnonzero(one.outside).tolist()) == ("usual", [6])


@pytest.mark.parametrize(("count", "provisional"), [(19, True), (20, False)])
def test_what_is_usual_is_provisional_before_twenty_months(count, provisional):
    assert control_chart.signal(months(count), ([1.0, 2.0] * 10)[:count]).provisional is provisional


def test_a_month_with_few_answers_is_not_in_the_series():
    rows = [("shop", "NPS", month, 29 if month == "2025-03" else 30, 7.0, 40.0, 0.5) for month in months(4)]
    table = pd.DataFrame(rows, columns=["touchpoint", "measure", "month", "n_eff", "mean", "nps", "top2"])

    found = control_chart.series(table, "NPS")

    assert list(found) == ["shop"]
    assert (found["shop"][0], found["shop"][1].tolist()) == (["2025-01", "2025-02", "2025-04"], [40.0] * 3)
