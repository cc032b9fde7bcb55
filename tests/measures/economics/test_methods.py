import json

import numpy as np
import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.economics import costs as customer_costs
from cxdash.measures.economics import figures as economics
from cxdash.measures.economics import shifted_beta_geometric, survival
from cxdash.measures.economics.customer_value import Timing, break_even_staying, customer_value, margin_multiple
from cxdash.measures.economics.shifted_beta_geometric import ShiftedBetaGeometric
from tests.measures.money import make_money, months


@pytest.fixture
def examples(shared):
    found = json.loads((shared / "methods" / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    return {one["id"]: one for one in found}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (customer_costs.acquisition_cost(96_400_000, 37_800), 2550.26),
        (customer_costs.acquisition_cost(96_400_000, 0), np.nan),
        (customer_costs.retention_cost(41_000_000, 151_200), 271.16),
        (customer_costs.retention_cost(41_000_000, 0), np.nan),
        (customer_costs.customers_kept(1000, 0.306), 694),
        (customer_costs.customers_kept(100, 1.2), 0),
        (customer_costs.share_leaving([30.0] * 12, [1000.0] * 12), 0.31),
        (customer_costs.share_leaving([10.0, 0.0, 45.0], [100.0, 0.0, 90.0]), 0.55),
        (customer_costs.share_leaving([5.0, 1.0], [4.0, 9.0]), 1),
        (customer_costs.share_leaving([0.0], [0.0]), np.nan),
        (customer_costs.churn_rate(39_290, 186_813), 0.21),
        (customer_costs.churn_rate(3, 0), np.nan),
        (customer_costs.ratio(2550, 278), 9.17),
        (customer_costs.payback_months(5000, 1200 * 0.7), 5.95),
        (customer_costs.payback_months(5000, 0), np.nan),
        (customer_costs.value_to_cost(5892, 2550), 2.31),
        (customer_costs.per_customer(840, 2), 420),
    ],
)
def test_each_cost_is_an_amount_for_each_of_those_it_is_for(found, said):
    assert round(float(found), 2) == pytest.approx(said, nan_ok=True)


def test_a_growing_firm_loses_no_customers_it_did_not_have_and_its_customers_are_worth_what_keeping_leaves():
    """Of 1,000 at first, each month 8 % of the month's start are won and 3 % lost."""
    rows, now = [], 1000.0
    for month in months("2025-11", 12):
        rows.append((month, now, 0.08 * now, 0.03 * now, 100 * now, 0.6))
        now *= 1.05
    spend = [
        (row[0], purpose, amount) for row in rows for purpose, amount in [("acquisition", 3e4), ("retention", 2e3)]
    ]

    found = economics.compute(make_money(rows, spend), View(period="12m"))

    value = found.value
    assert round(found.year.churn_rate, 3) == 0.306
    assert found.year.customers_kept == pytest.approx(1000 * 0.97**12)
    assert (round(value.before_keeping[value.timing]), round(value.value)) == (1230, 1171)
    assert (round(value.ltv_cac_before_keeping, 2), round(value.ltv_cac, 2)) == (4.35, 4.14)
    assert value.with_staying(value.staying, value.timing) == value.value


def test_a_column_of_costs_is_undefined_only_where_nobody_was_won():
    assert customer_costs.acquisition_cost([100, 100], [4, 0]).tolist() == pytest.approx([25, np.nan], nan_ok=True)


@pytest.mark.parametrize(
    ("timing", "value"), [(Timing.IF_STAYING, 450), (Timing.AT_YEAR_END, 500), (Timing.AT_ONCE, 550)]
)
def test_the_same_customer_is_worth_as_much_as_the_timing_of_the_first_contribution_makes_it(timing, value):
    assert customer_value(100, 0.9, 0.1, timing) == pytest.approx(value)


@pytest.mark.parametrize("timing", Timing)
@pytest.mark.parametrize("keeping", [0, 12])
def test_at_the_break_even_a_customer_is_worth_what_winning_it_costs(timing, keeping):
    staying = break_even_staying(250, 100, 0.1, timing, keeping)

    assert customer_value(100, staying, 0.1, timing, keeping) == pytest.approx(250)


@pytest.mark.parametrize("timing", Timing)
def test_a_customers_value_is_its_years_each_less_what_keeping_costs_in_it(timing):
    years = range(400)
    counted = {
        Timing.IF_STAYING: sum((100 * 0.8 ** (year + 1) - 15 * 0.8**year) / 1.1 ** (year + 1) for year in years),
        Timing.AT_YEAR_END: sum((100 - 15) * 0.8**year / 1.1 ** (year + 1) for year in years),
        Timing.AT_ONCE: sum((100 - 15) * 0.8**year / 1.1**year for year in years),
    }

    assert customer_value(100, 0.8, 0.1, timing, 15) == pytest.approx(counted[timing])


def test_a_customer_who_contributes_nothing_never_breaks_even():
    assert np.isnan(break_even_staying(250, 0))


def test_growing_contributions_add_to_the_multiple_until_it_has_no_end():
    assert margin_multiple(0.8, 0.1, growth=0.05) == pytest.approx(0.8 / (1.1 - 0.84))
    with pytest.raises(ValueError, match="has no end"):
        margin_multiple(0.99, 0.1, growth=0.2)


@pytest.mark.shared
def test_the_margin_multiples_are_those_of_gupta_and_lehmann(examples):
    example = examples["gupta_lehmann_margin_multiple"]

    found = {
        f"r{staying * 100:.0f}_d{discount * 100:.0f}": margin_multiple(staying, discount)
        for staying in example["inputs"]["r"]
        for discount in example["inputs"]["d"]
    }

    assert found == pytest.approx(example["expected"], abs=example["tolerance"])


@pytest.mark.shared
def test_break_even_and_payback_are_those_of_the_worked_examples(examples):
    even, back = examples["breakeven_retention"], examples["payback_months"]

    inputs = back["inputs"]
    months = customer_costs.payback_months(inputs["cac"], inputs["arpu_month"] * inputs["gross_margin"])

    inputs = even["inputs"]
    assert break_even_staying(inputs["cac"], inputs["m"], inputs["d"]) == pytest.approx(
        even["expected"]["r"], abs=even["tolerance"]
    )
    assert months == pytest.approx(back["expected"]["months"], abs=back["tolerance"])


@pytest.mark.shared
def test_how_long_patients_stayed_well_is_as_in_the_textbooks(examples):
    example = examples["km_6mp"]
    months, left = example["inputs"]["T"], example["inputs"]["event"]

    curve = survival.staying(months, left, np.ones(len(months)))

    steps = curve.value[curve.left > 0]
    assert steps.tolist() == pytest.approx(example["expected"]["S"], abs=example["tolerance"])
    assert survival.median(curve) == example["expected"]["median"]


def test_a_band_is_greenwoods_and_stays_within_none_and_all():
    curve = survival.staying([1, 2, 3], [True, True, False], [10, 10, 80])

    said = [(row.month, round(row.value, 3), round(row.low, 3), round(row.high, 3)) for row in curve.itertuples()]
    assert said == [(0, 1, 1, 1), (1, 0.9, 0.841, 0.959), (2, 0.8, 0.722, 0.878), (3, 0.8, 0.722, 0.878)]
    assert survival.after(curve, 2) == pytest.approx(0.8)
    assert survival.median(curve) is None


@pytest.mark.parametrize("customers", [2, 10, 24, 38])
def test_half_is_left_in_the_month_in_which_half_have_gone_whatever_a_product_of_shares_rounds_to(customers):
    curve = survival.staying(range(1, customers + 1), [True] * customers, [1] * customers)

    assert survival.median(curve) == customers // 2


def test_nobody_stays_where_all_leave_and_nothing_is_told_of_nobody():
    curve = survival.staying([1, 1], [True, True], [3, 4])

    assert curve.value.tolist() == [1, 0]
    assert len(survival.staying([], [], [])) == 0
    assert np.isnan(survival.after(curve, 9))


@pytest.mark.shared
def test_the_spread_of_customers_is_that_of_fader_and_hardie(examples):
    example = examples["sbg_high_end_7y"]
    there = np.array(example["inputs"]["survival_pct"]) * example["inputs"]["n"] / 100

    found = shifted_beta_geometric.fit(there[:-1], -np.diff(there))

    expected, within = example["expected"], example["tolerance"]
    assert found.alpha == pytest.approx(expected["alpha"], abs=within["alpha"])
    assert found.beta == pytest.approx(expected["beta"], abs=within["beta"])
    assert found.log_likelihood == pytest.approx(expected["ll"], abs=within["ll"])


def test_the_spread_foretells_who_renews_in_later_years():
    """Fader & Hardie 2007, table 1, regular customers; those still there are the product of those who renew."""
    there = np.array([100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1]) * 10
    regular = shifted_beta_geometric.fit(there[:-1], -np.diff(there))
    high_end = ShiftedBetaGeometric(0.668, 3.806, 0)

    assert (round(regular.alpha, 3), round(regular.beta, 3)) == (0.704, 1.182)
    staying = high_end.renewing(range(1, 13)).cumprod()
    assert staying[7:].round(3).tolist() == [0.460, 0.436, 0.414, 0.395, 0.378]
    assert high_end.renewing([1, 2]).round(3).tolist() == [0.851, 0.878]


def test_where_customers_leave_at_once_or_never_all_renew_who_have_once_renewed():
    found = shifted_beta_geometric.fit([1000, 700, 700, 700], [300, 0, 0, 0])

    assert found.renewing([1, 2, 3, 4]) == pytest.approx([0.7, 1, 1, 1], abs=1e-4)


@pytest.mark.parametrize(
    ("at_risk", "left", "why"),
    [
        ([100, 90, 80], [10, 10, 10], "from 3 renewals; it takes 4"),
        ([100, 100, 100, 100], [0, 0, 0, 0], "nobody leaves, or nobody stays"),
        ([100, 0, 0, 0], [100, 0, 0, 0], "nobody leaves, or nobody stays"),
        ([1000, 900, 800, 600], [100, 100, 200, 300], "do not differ"),
    ],
)
def test_a_spread_that_cannot_be_told_is_refused_in_words(at_risk, left, why):
    with pytest.raises(ValueError, match=why):
        shifted_beta_geometric.fit(at_risk, left)
