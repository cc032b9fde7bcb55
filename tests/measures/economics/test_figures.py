import json
from dataclasses import asdict

import numpy as np
import pandas as pd
import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.economics import figures as economics
from cxdash.measures.economics import months as money_months
from cxdash.measures.economics.figures import Basis
from cxdash.presenters.economics.record import as_record
from tests.measures.money import make_money, months, steady

YEARS = months("2024-11", 24)
SPENT = [
    (month, purpose, amount) for month in YEARS for purpose, amount in [("acquisition", 500.0), ("retention", 99.0)]
]
PAYING = {"revenue": 100_000.0, "margin": 0.5}


def figures(tables, period="12m", segment=""):
    return economics.compute(tables, View(period=period, segment=segment))


def said(tables, **view):
    return {figure: str(why) for figure, why in figures(tables, **view).unknown.items()}


def test_a_year_is_the_twelve_months_up_to_the_views_end_and_the_one_before_ends_there():
    found = figures(make_money(steady("2024-11", 24, **PAYING), SPENT))

    year = asdict(found.year)
    assert year == {
        "from_month": "2025-11",
        "to_month": "2026-10",
        "months": 12,
        "spend_months": 12,
        "customers_start": 1000,
        "customers_new": 120,
        "customers_lost": 120,
        "customers_kept": pytest.approx(1000 * 0.99**12),
        "customers_end": 1000,
        "acquisition_spend": 6000,
        "retention_spend": 1188,
        "experience_spend": pytest.approx(np.nan, nan_ok=True),
        "acquisition_cost": 50,
        "retention_cost": pytest.approx(1.188 / 0.99**12),
        "churn_rate": pytest.approx(1 - 0.99**12),
        "monthly_revenue": 100,
        "gross_margin": 0.5,
        "missing": (),
        "unpriced": (),
        "begun": (),
    }
    assert (found.before.from_month, found.before.to_month) == ("2024-11", "2025-10")
    assert (found.year.contribution, found.year.payback_months) == (50, 1)
    assert found.year.ratio == pytest.approx(50 * 0.99**12 / 1.188)


def test_a_period_that_ends_earlier_moves_the_year_and_a_short_one_says_how_many_months_it_covers():
    tables = make_money(steady("2024-11", 24), SPENT)

    found = figures(tables, period="2025-01..2025-03")

    assert (found.year.from_month, found.year.to_month, found.year.months) == ("2024-11", "2025-03", 5)
    assert found.before is None
    assert list(found.months.month) == months("2024-11", 5)
    assert figures(tables, period="2023-01").year is None


def test_each_month_has_its_own_costs_and_share_who_leave():
    found = figures(
        make_money([("2026-01", 100.0, 5.0, 20.0)], [("2026-01", "acquisition", 10.0), ("2026-01", "retention", 40.0)])
    )

    (row,) = found.months.to_dict("records")
    assert (row["acquisition_cost"], row["retention_cost"], row["churn_rate"], row["customers_end"]) == (
        2,
        0.5,
        0.2,
        85,
    )


def test_the_total_is_never_added_to_the_segments_and_stands_in_for_none():
    rows = [("2026-01", 100.0, 5.0, 2.0, 800.0, 0.5, segment) for segment in ("", "home")]
    parts = [("2026-02", 60.0, 5.0, 2.0, 800.0, 0.5, "home"), ("2026-02", 40.0, 1.0, 1.0, 200.0, 0.25, "shops")]

    found = figures(make_money([*rows, *parts]))

    counted = found.months[["month", "customers_start", "customers_new", "customers_lost", "revenue", "gross_margin"]]
    assert counted.to_numpy().tolist() == [["2026-01", 100, 5, 2, 800, 0.5], ["2026-02", 100, 6, 3, 1000, 0.45]]


def test_a_segments_spend_is_not_added_to_the_total_it_is_part_of():
    rows = [("2026-01", "acquisition", 90.0, "CMO", "media", segment) for segment in ("", "home")]
    rows += [("2026-01", "acquisition", 10.0, "CSO", "people", segment) for segment in ("home", "shops")]

    found = figures(make_money([("2026-01",)], rows))

    assert found.months.acquisition.tolist() == [110]


def test_a_chosen_segment_has_its_own_customers_and_its_own_spend_only():
    customers = [("2026-01", 100.0, 10.0, 5.0, 1.0, 0.5, segment) for segment in ("", "home", "shops")]
    spend = [("2026-01", "acquisition", 90.0), ("2026-01", "acquisition", 20.0, "CMO", "media", "home")]
    tables = make_money(customers, spend)

    assert figures(tables, segment="home").year.acquisition_cost == 2
    assert (
        said(tables, segment="shops")["acquisition_cost"]
        == "No money is noted for the months that customers are given for."
    )
    assert figures(tables, segment="boats").year is None


def test_costs_are_those_of_the_months_in_which_both_customers_and_money_are_known():
    found = figures(
        make_money(steady("2026-01", 4), [("2026-04", "acquisition", 500.0), ("2026-04", "retention", 99.0)])
    )

    assert (found.year.months, found.year.spend_months) == (4, 1)
    assert (found.year.acquisition_cost, found.year.retention_cost) == (50, 0.1)


NOTHING_KNOWN = "No customers are given for this time and segment."


@pytest.mark.parametrize(
    ("tables", "figure", "why"),
    [
        (make_money(), "acquisition_cost", NOTHING_KNOWN),
        (make_money([], SPENT), "churn_rate", NOTHING_KNOWN),
        (
            make_money(steady("2026-01", 1)),
            "retention_cost",
            "No money is noted for the months that customers are given for.",
        ),
        (
            make_money([("2026-01",)], [("2026-01", "retention", 1.0)]),
            "acquisition_cost",
            "No money is noted as spent on winning customers.",
        ),
        (
            make_money([("2026-01",)], [("2026-01", "acquisition", 0.0)]),
            "acquisition_cost",
            "No money is noted as spent on winning customers.",
        ),
        (
            make_money([("2026-01",)], [("2026-01", "acquisition", 1.0)]),
            "retention_cost",
            "No money is noted as spent on keeping customers.",
        ),
        (
            make_money([("2026-01", 9.0, 0.0, 1.0)], [("2026-01", "acquisition", 1.0)]),
            "acquisition_cost",
            "No customer was won in these months, so there is no cost per new customer.",
        ),
        (
            make_money([("2026-01", 9.0, 4.0, 9.0)], [("2026-01", "retention", 1.0)]),
            "retention_cost",
            "None of the customers at the start was kept, so there is no cost per customer kept.",
        ),
        (
            make_money([("2026-01", 0.0, 4.0, 0.0)]),
            "churn_rate",
            "There were no customers at the start, so there is no share who leave.",
        ),
        (
            make_money([("2026-01",)], [("2026-01", "acquisition", 1.0)]),
            "payback_months",
            "The revenue is not given, so it is not known what a customer brings.",
        ),
        (
            make_money([("2026-01", 9.0, 1.0, 1.0, 90.0)], [("2026-01", "acquisition", 1.0)]),
            "payback_months",
            "The gross margin is not given, so it is not known what a customer brings.",
        ),
        (
            make_money(steady("2026-01", 11, **PAYING)),
            "value",
            "What a customer is worth takes twelve months; there are 11.",
        ),
        (
            make_money(steady("2025-01", 12, **PAYING)),
            "ltv_cac",
            "No money is noted for the months that customers are given for.",
        ),
        (
            make_money(records=[{"tenure_months": 3, "churned": 1}]),
            "acquisition_cost",
            "The customer list does not say when customers came, so nothing is known of a year.",
        ),
    ],
)
def test_what_is_not_known_is_said_in_words(tables, figure, why):
    assert said(tables)[figure] == why


def test_where_all_is_known_there_is_nothing_to_excuse():
    assert said(make_money(steady("2025-11", 12, **PAYING), SPENT)) == {}


@pytest.mark.parametrize(("given", "discount"), [(0.08, 0.08), (1.0, 0.01), (12.0, 0.12)])
def test_a_discount_rate_below_one_is_a_share_and_from_one_per_cent(given, discount):
    money = make_money(steady("2025-11", 12, **PAYING), SPENT, assumptions=[("discount_rate", given)])

    assert figures(money).value.discount == pytest.approx(discount)


def test_a_customers_value_follows_from_what_it_leaves_and_how_many_stay():
    found = figures(make_money(steady("2025-11", 12, **PAYING), SPENT, assumptions=[("discount_rate", 12.0)])).value

    stay, kept = 0.99**12, 1.188
    values = [(600 * stay - kept), (600 - kept), (600 - kept) * 1.12]
    assert (found.contribution, found.staying, found.discount) == (600, pytest.approx(stay), 0.12)
    assert (found.keeping, found.net) == (kept, True)
    assert list(found.by_timing.values()) == pytest.approx([one / (1.12 - stay) for one in values])
    assert found.ltv_cac == pytest.approx(found.value / 50)
    assert found.break_even == pytest.approx((50 * 1.12 + kept) / 650)


RECORDS = [
    {"started": "2025-01", "ended": "2026-02", "monthly_revenue": 300.0, "segment": "home"},
    {"started": "2025-01", "n": 2.0, "monthly_revenue": 200.0, "segment": "home", "acquisition_cost": 80.0},
    {"started": "2026-01", "monthly_revenue": 500.0, "segment": "shops"},
]


def test_dated_records_are_counted_month_by_month_where_there_is_no_sheet_of_customers():
    found = figures(make_money(records=RECORDS))

    assert found.basis is Basis.DATED
    assert found.months[["month", "customers_start", "customers_new", "customers_lost", "revenue"]].to_numpy().tolist()[
        -2:
    ] == [
        ["2026-01", 3, 1, 0, 500],
        ["2026-02", 4, 0, 1, 1000],
    ]
    assert (found.year.from_month, found.year.customers_start, found.year.customers_lost) == ("2025-03", 3, 1)
    assert (found.leaving.churn_rate, found.leaving.revenue_churn) == (0.25, pytest.approx(0.3))
    assert found.leaving.acquisition_cost == 40
    assert found.segments[["segment", "customers_start", "customers_lost"]].to_numpy().tolist() == [
        ["home", 3, 1],
        ["shops", 0, 0],
    ]
    assert found.survival.value.tolist() == [1] * 13 + [pytest.approx(2 / 3)]


def test_the_sheet_of_customers_decides_and_records_only_add_what_it_does_not_say():
    found = figures(make_money(steady("2025-03", 12), records=RECORDS))

    assert found.basis is Basis.CUSTOMERS
    assert (found.year.customers_start, found.year.churn_rate) == (1000, pytest.approx(1 - 0.99**12))
    assert found.leaving.revenue_churn == pytest.approx(0.3)


def test_records_without_dates_are_rates_over_the_records():
    records = [
        {"tenure_months": 3, "churned": 1, "monthly_revenue": 60.0},
        {"tenure_months": 9, "churned": 0, "n": 3.0, "monthly_revenue": 120.0},
    ]

    record = as_record(figures(make_money(records=records)))

    assert record["basis"] == "records"
    assert (record["period"], record["acquisition_cost"], record["months"]) == (None, None, [])
    assert (record["churn_rate"], round(record["revenue_churn"], 3)) == (0.25, 0.333)
    assert (record["customers_start"], record["customers_new"], record["customers_lost"], record["customers_end"]) == (
        4,
        None,
        1,
        3,
    )
    assert [(row["month"], row["value"]) for row in record["survival"]][3::6] == [(3, 0.75), (9, 0.75)]


def test_segments_stand_side_by_side_and_one_that_ends_says_when():
    rows = steady("2025-11", 12)
    ends = [(month, 50.0, 1.0, 5.0, float("nan"), float("nan"), "old") for month in months("2025-11", 3)]
    lasts = [(month, 950.0, 1.0, 5.0, float("nan"), float("nan"), "new") for month in months("2025-11", 12)]

    found = figures(make_money([*rows, *ends, *lasts])).segments

    assert found[["segment", "customers_start", "customers_lost", "until"]].to_numpy().tolist() == [
        ["new", 950, 60, ""],
        ["old", 50, 15, "2026-01"],
    ]


def test_who_spends_what_is_told_beside_the_year_before():
    spend = [
        ("2025-09", "acquisition", 4.0, "CSO"),
        ("2025-10", "acquisition", 10.0),
        ("2026-10", "acquisition", 30.0),
        ("2026-10", "experience", 5.0, "", "other"),
        ("2026-09", "acquisition", 15.0, "CSO"),
    ]

    found = figures(make_money(steady("2024-11", 24), spend)).spend

    assert found.to_numpy().tolist() == [
        ["CMO", "acquisition", "media", 30, 10, 0.6],
        ["CSO", "acquisition", "media", 15, 4, 0.3],
        ["", "experience", "other", 5, 0, 0.1],
    ]


def test_spend_is_set_beside_the_same_months_a_year_before_or_nothing():
    money = spent(100.0, 100.0)
    lately = [row for row in spent(50.0, 50.0, "retention") if row[0] >= "2025-05"]

    half = figures(make_money(steady("2024-11", 24), [row for row in money if row[0] >= "2025-05"])).spend
    begun = figures(make_money(steady("2024-11", 24), money + lately)).spend

    assert half.before.isna().all()
    assert begun.set_index("purpose").before.notna().to_dict() == {"acquisition": True, "retention": False}


def test_the_year_before_has_the_same_months_or_is_none():
    half, whole = (
        figures(make_money(steady(first, count), SPENT)) for first, count in [("2025-05", 18), ("2024-11", 24)]
    )

    assert (half.year.months, half.before) == (12, None)
    assert (whole.year.months, whole.before.months) == (12, 12)
    assert as_record(half)["before"]["period"] is None


def test_costs_of_the_year_before_need_money_of_the_same_months():
    money = spent(100.0, 100.0, "retention")
    half = [row for row in money if row[0] >= "2025-05"]

    unequal = figures(make_money(steady("2024-11", 24), half)).before
    begun = figures(make_money(steady("2024-11", 24), spent(100.0, 100.0) + half)).before

    assert unequal.customers_lost == begun.customers_lost > 0
    assert np.isnan([unequal.retention_cost, unequal.retention_spend, begun.retention_cost]).all()
    assert begun.acquisition_cost > 0


def test_who_spends_what_is_told_without_customers_too():
    found = figures(make_money(spend=SPENT))

    assert found.year is None
    assert found.spend.amount.tolist() == [6000, 1188]


def test_what_is_missing_inside_a_year_is_named_and_nothing_longer_or_shorter_stands_beside_it():
    rows = [row for row in steady("2024-11", 24) if row[0] != "2026-03"]
    money = [row for row in SPENT if row[0] != "2026-05"]

    found = figures(make_money(rows, money))

    assert (found.year.months, found.year.missing, found.year.unpriced) == (11, ("2026-03",), ("2026-05",))
    assert found.year.churn_rate == pytest.approx(1 - 0.99**11)
    assert (found.before, found.value) == (None, None)
    assert as_record(found)["notes"] == [
        "Nov 2025 – Oct 2026: 11 months.",
        "No customers are given for Mar 2026: what happened then is in no figure.",
        "Costs are of the 10 months for which money is noted; none is for May 2026.",
        "The year before has 12 months, not the same ones as this, so the two are not compared.",
        "The revenue is not given, so it is not known what a customer brings.",
    ]


def test_months_before_the_first_customers_are_not_missing():
    assert figures(make_money(steady("2026-05", 6))).year.missing == ()


def test_a_customers_value_is_before_keeping_where_that_is_not_noted_for_the_whole_year():
    rows = steady("2025-11", 12, **PAYING)
    half = [row for row in SPENT if row[0] >= "2026-05"]

    found = figures(make_money(rows, half)).value

    assert (found.net, found.value) == (False, found.before_keeping[found.timing])


def test_money_that_is_first_noted_within_the_year_is_said_and_no_years_keeping_is_taken_off():
    late = [row for row in SPENT if row[1] == "acquisition" or row[0] >= "2026-05"]

    found = figures(make_money(steady("2024-11", 24, **PAYING), late))

    assert (found.year.begun, found.value.net) == ((("retention", "2026-05"),), False)
    assert as_record(found)["notes"][1:] == [
        "Money for keeping is first noted in May 2026: if some was spent before, keeping costs more than is said here."
    ]


def test_a_half_year_before_stands_beside_no_year():
    """The same every month for 18 months: nothing is said of a year of which only six months are known."""
    rows = [(month, 120_000.0, 2000.0, 1500.0, 6e7, 0.3) for month in months("2025-05", 18)]
    found = figures(make_money(rows, [(row[0], "retention", 900_000.0) for row in rows]))

    assert (found.year.months, found.before, found.findings) == (12, None, ())
    assert found.spend.before.isna().all()
    assert as_record(found)["notes"][1] == (
        "The year before has 6 months, not the same ones as this, so the two are not compared."
    )


def test_a_segment_of_fewer_months_says_how_many():
    rows = [
        (month, 50.0, 1.0, 5.0, float("nan"), float("nan"), segment)
        for segment, first, count in [("new", "2026-08", 3), ("old", "2025-11", 12)]
        for month in months(first, count)
    ]

    found = figures(make_money(rows))

    assert found.segments[["segment", "months", "until"]].to_numpy().tolist() == [["new", 3, ""], ["old", 12, ""]]
    assert round(found.segments.churn_rate.iloc[0], 3) == 0.271


def test_dated_records_and_the_sheet_of_the_same_customers_agree_to_the_digit():
    """The sheet is counted from the records one by one, by another way than the product counts them."""
    draw = np.random.default_rng(7)
    months_ = months("2024-01", 34)
    records = []
    for _ in range(400):
        came = int(draw.integers(0, 34))
        left = came + int(draw.integers(0, 40))
        records.append(
            {
                "started": months_[came],
                "ended": months_[left] if left < 34 else float("nan"),
                "monthly_revenue": float(draw.integers(1, 9) * 100),
                "segment": ["home", "shops"][came % 2],
            }
        )
    ends = [{"started": months_[at], "segment": segment} for at in (0, -1) for segment in ("home", "shops")]
    records += [{**one, "monthly_revenue": 250.0} for one in ends * 40]

    sheet = _sheet(records, months_)
    apart = {"basis", "revenue_churn", "survival", "sbg", "median_months", "records", "notes", "segments"}
    for segment in ("", "home", "shops"):
        of = [make_money(records=records, spend=SPENT), make_money(sheet, SPENT), make_money(sheet, SPENT, records)]
        one, other, both = (as_record(figures(tables, segment=segment)) for tables in of)
        shared = set(one) - apart
        assert {key: one[key] for key in shared} == {key: other[key] for key in shared}
        assert {key: both[key] for key in shared} == {key: other[key] for key in shared}
        left = both["records"]
        assert (left["customers"], left["lost"]) == (both["customers_start"], both["customers_lost"])
        assert left["churn_rate"] == both["churn_rate"]


def _ended(record):
    ended = record.get("ended")
    return ended if isinstance(ended, str) else ""


def _sheet(records, months_):
    """Return the sheet of customers that says what the records do: in all, and by segment."""
    rows = []
    for segment in ("", "home", "shops"):
        own = [one for one in records if segment in ("", one["segment"])]
        for month in months_:
            there = [one for one in own if one["started"] < month and not ("" < _ended(one) < month)]
            new, lost = (sum(one.get(day) == month for one in own) for day in ("started", "ended"))
            revenue = sum(one["monthly_revenue"] for one in there)
            rows.append((month, float(len(there)), float(new), float(lost), revenue, float("nan"), segment))
    return rows


def spent(before, after, purpose="acquisition"):
    return [(month, purpose, before if month < "2025-11" else after) for month in YEARS]


GROWING = steady("2024-11", 12) + steady("2025-11", 12, start=1300.0)
SHRINKING = steady("2024-11", 12) + steady("2025-11", 12, start=700.0)
LEAVING = steady("2024-11", 12) + steady("2025-11", 12, lost=20.0, new=20.0)
KEPT_LESS = spent(200.0, 100.0, "retention")


@pytest.mark.parametrize(
    ("customers", "spend", "code", "sentence"),
    [
        (
            steady("2024-11", 24),
            spent(100.0, 139.0),
            "winning_dearer",
            "Winning a customer costs 39% more than a year ago, while the company hardly grows.",
        ),
        (
            SHRINKING,
            spent(100.0, 139.0),
            "winning_dearer",
            "Winning a customer costs 39% more than a year ago, while the company has fewer customers.",
        ),
        (GROWING, spent(100.0, 139.0), "winning_dearer", "Winning a customer costs 39% more than a year ago."),
        (LEAVING, spent(100.0, 200.0), "more_leave", "22% of the customers leave in a year, 11% the year before."),
        (
            LEAVING,
            KEPT_LESS,
            "more_leave",
            "22% of the customers leave in a year, 11% the year before, and less is spent to keep each.",
        ),
        (
            steady("2025-11", 12, revenue=1000.0, margin=0.5),
            spent(1.0, 900.0),
            "not_earned_back",
            "As long as 89% stay a year, a new customer brings in less than winning it costs.",
        ),
        (
            steady("2024-11", 24),
            spent(300.0, 300.0) + KEPT_LESS,
            "mostly_winning",
            "Of the money for winning and keeping alone, 75% goes to winning.",
        ),
    ],
)
def test_findings_say_what_the_money_asks(customers, spend, code, sentence):
    found = {one.code: str(one.sentence) for one in figures(make_money(customers, spend)).findings}

    assert found[code] == sentence


@pytest.mark.parametrize(
    ("customers", "spend"),
    [
        ([], []),
        (steady("2024-11", 24, **PAYING), spent(100.0, 105.0) + spent(100.0, 100.0, "retention")),
        (steady("2025-10", 13), spent(100.0, 200.0) + spent(100.0, 150.0, "retention")),
    ],
)
def test_nothing_is_found_where_little_changed_or_the_year_before_is_not_whole(customers, spend):
    assert figures(make_money(customers, spend)).findings == ()


def test_a_public_body_is_asked_nothing_of_winning_and_keeping():
    tables = make_money(LEAVING, spent(100.0, 139.0) + KEPT_LESS, audience="users")

    assert figures(tables).findings == ()


def test_the_record_says_every_figure_in_plain_values():
    record = as_record(figures(make_money(steady("2024-11", 24, **PAYING), SPENT)))

    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert list(record)[:9] == [
        "subject",
        "period",
        "basis",
        "acquisition_cost",
        "retention_cost",
        "ratio",
        "churn_rate",
        "revenue_churn",
        "customers_start",
    ]
    assert record["period"] == {"from": "2025-11", "to": "2026-10", "months": 12}
    assert record["clv"]["timing"] == "if_staying"
    assert len(record["months"]) == 24


def test_a_years_figures_are_those_of_money_months():
    tables = make_money(steady("2024-11", 24), SPENT)
    counted = money_months.by_month(tables.customers, tables.spend)

    assert money_months.year_before(counted, "2026-10").to_month == "2025-10"
    assert money_months.last_month([], "2026-10") == ""


TELCO = ("customerID", "Contract", "tenure", "Churn", "MonthlyCharges")


@pytest.mark.shared
def test_the_figures_of_a_telephone_company_are_as_others_counted_them(shared):
    expected = json.loads((shared / "data" / "expected_figures.json").read_text())["telco_base_worked_example"]
    rows = pd.read_csv(shared / "data" / "telco_customer_churn.csv.gz", usecols=TELCO)
    records = [
        {
            "tenure_months": row.tenure,
            "churned": row.Churn == "Yes",
            "monthly_revenue": row.MonthlyCharges,
            "segment": row.Contract,
        }
        for row in rows.itertuples()
    ]

    found = figures(make_money(records=records))

    left, whole = found.leaving, expected["all"]
    assert (left.customers, left.lost, round(100 * left.churn_rate, 2)) == (
        whole["n"],
        whole["churned"],
        whole["churn_pct"],
    )
    paid = (left.revenue, left.revenue_of_stayers, left.revenue_of_leavers)
    assert [round(one, 2) for one in paid] == [whole["arpu"], whole["arpu_retained"], whole["arpu_churned"]]
    assert round(100 * left.revenue_churn, 2) == whole["revenue_churn_pct"]
    assert _curve(found, expected["km_survival_by_month"]) == expected["km_survival_by_month"]
    for contract, curve in expected["KM_by_contract"].items():
        assert _curve(figures(make_money(records=records), segment=contract), curve) == curve
    shares = dict(zip(found.segments.segment, (100 * found.segments.churn_rate).round(2), strict=True))
    assert shares == {contract: one["churn_pct"] for contract, one in expected["by_contract"].items()}


def _curve(found, months):
    share = dict(zip(found.survival.month, found.survival.value, strict=True))
    return {month: round(share[int(month)], 4) for month in months}
