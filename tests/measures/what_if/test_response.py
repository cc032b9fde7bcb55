"""Response curves: through today's point, and level beyond it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdash.measures.what_if.response import through

rates = st.floats(0.01, 0.95)


@given(rates, st.floats(0.01, 1e6), st.floats(0.001, 0.04), st.floats(0, 0.99))
def test_a_curve_passes_through_todays_point_and_lies_between_its_ends(rate, spend, above, share):
    curve = through(rate, spend, rate + above, rate * share)

    spends = np.linspace(0, 5 * spend, 50)
    assert curve.rate(spend) == pytest.approx(rate, rel=1e-9)
    assert curve.rate(0.0) == pytest.approx(rate * share)
    assert (np.diff(curve.rate(spends)) >= 0).all()
    assert curve.rate(spends).max() <= rate + above


@given(rates, st.floats(1, 1e6), st.floats(0.0, 0.999))
def test_a_ceiling_below_todays_rate_means_that_more_money_does_nothing(rate, spend, share):
    curve = through(rate, spend, rate * share)

    assert curve.rate(2 * spend) == pytest.approx(rate, rel=1e-5)


@given(rates, st.floats(1, 1e6), st.floats(1.0, 3.0))
def test_a_floor_above_todays_rate_means_that_less_money_does_nothing(rate, spend, times):
    curve = through(rate, spend, 0.97, rate * times)

    assert curve.rate(0.0) == pytest.approx(rate, rel=1e-5)
    assert curve.rate(0.0) < curve.rate(spend) < curve.rate(2 * spend)


@pytest.mark.parametrize(("rate", "spend"), [(0.0, 10.0), (0.2, 0.0), (float("nan"), 10.0)])
def test_without_a_point_today_there_is_no_curve(rate, spend):
    with pytest.raises(ValueError, match="no point"):
        through(rate, spend, 0.5)
