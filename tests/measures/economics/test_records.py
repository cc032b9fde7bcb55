import pandas as pd
import pytest

from cxdash.measures.economics import shifted_beta_geometric
from cxdash.measures.economics.records import ListSummary, curve, renewal_model, summary
from tests.measures.money import make_money


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


def stays(*lengths):
    """Return the curve of customers of (months, whether they left then, how many)."""
    records = [{"tenure_months": months, "churned": left, "n": n} for months, left, n in lengths]
    return curve(make_money(records=records).subscriptions)


def test_a_cohort_renewed_year_by_year_is_spread_as_fader_and_hardie_say():
    """Fader & Hardie 2007, table 1, regular customers: of 1,000 that many left at the end of each year."""
    left = [(12 * year, 1, n) for year, n in enumerate([369, 163, 86, 56, 37, 27, 21], 1)]

    found = renewal_model(stays(*left, (90, 0, 241)))

    assert (round(found.alpha, 3), round(found.beta, 3)) == (0.704, 1.182)


def test_a_year_is_asked_of_those_seen_beyond_the_year_before():
    found = renewal_model(
        stays(
            *[(0, 1, 100), (5, 1, 100), (12, 1, 200), (12, 0, 100)],  # 1,000: 400 leave within the first year
            *[(13, 1, 40), (24, 1, 60), (24, 0, 100)],  # 500 are seen in the second
            *[(36, 1, 30), (36, 0, 70)],  # 300 in the third
            *[(48, 1, 10), (48, 0, 190)],  # 200 in the fourth
        )
    )

    by_hand = shifted_beta_geometric.fit([1000, 500, 300, 200], [400, 100, 30, 10])
    assert (found.alpha, found.beta) == pytest.approx((by_hand.alpha, by_hand.beta), rel=1e-6)
    assert found.log_likelihood == pytest.approx(by_hand.log_likelihood)


@pytest.mark.parametrize("last", [11, 47])
def test_only_whole_years_count_and_three_are_too_few(last):
    left = [(12 * year, 1, 100 - 20 * year) for year in (1, 2, 3) if 12 * year < last]

    assert renewal_model(stays(*left, (last, 0, 400))) is None
    assert renewal_model(stays()) is None
