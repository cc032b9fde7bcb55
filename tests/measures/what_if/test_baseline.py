"""Where a what-if starts, and what is lacking before a lever can be moved."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.economics import figures as economics
from cxdash.measures.satisfaction.let_downs import LetDowns
from cxdash.measures.stats.intervals import Estimate
from cxdash.measures.what_if.assumptions import Assumption
from cxdash.measures.what_if.baseline import cannot_move, compute, from_table
from tests.measures.choices import ASSUMED, BASE, PROMISING
from tests.measures.money import make_money, months

STAGES = pd.DataFrame(
    {
        "key": ["compare", "order", "connect", "use", "renew"],
        "passed_by": ["new", "new", "new", "all", ""],
    }
)
NOTHING = Estimate(np.nan, np.nan, np.nan, 0, 0)


def let_downs(**counts):
    stages = pd.DataFrame([(stage, float(count)) for stage, count in counts.items()], columns=["key", "let_downs"])
    return LetDowns(touchpoints=stages, stages=stages, total=NOTHING, left_out=())


def year(count=12):
    rows = [(month, 1000.0, 20.0, 10.0, 100_000.0, 0.5, "", 200.0) for month in months("2025-01", count)]
    spend = [
        (month, purpose, amount)
        for month in months("2025-01", count)
        for purpose, amount in (("acquisition", 4000.0), ("retention", 1000.0))
    ]
    return economics.compute(make_money(rows, spend), View())


def started(found, **counts):
    return compute(found, STAGES, let_downs(**counts))


def test_it_starts_from_the_last_twelve_months():
    found = started(year(), connect=300, use=100)

    assert (found.last, found.months, found.customers, found.won, found.prospects) == ("2025-12", 12, 1010, 240, 2400)
    assert (found.acquisition, found.retention, found.margin) == (48_000, 12_000, 50)
    assert (found.leaving, found.stay, found.win_rate) == pytest.approx((0.01, 0.99**12, 0.1))
    assert found.let_downs == (("connect", 300.0), ("use", 100.0))
    assert (found.early, found.unplaced) == ({"connect"}, frozenset())
    assert found.contribution == 600_000


def test_one_month_is_scaled_up_to_a_year():
    found = started(year(1), connect=300)

    assert (found.months, found.won, found.acquisition, found.contribution) == (1, 240, 48_000, 600_000)
    assert found.stay == pytest.approx(0.99**12)
    assert set(cannot_move(found, {})) == {"promise"}


def test_without_customers_there_is_no_start():
    nobody = year()

    assert compute(replace(nobody, year=None), STAGES, let_downs()) is None


def test_who_passes_a_stage_is_what_is_stated_and_never_guessed():
    found = started(year(), order=240, connect=300, use=100, renew=250)

    assert (found.early, found.unplaced) == ({"order", "connect"}, {"renew"})


def test_what_is_believed_is_what_the_assumptions_say_in_order():
    rows = pd.DataFrame(
        [
            ("contacts", 0.3, 0.6, 1.1),
            ("leavers", None, 6, np.nan),
            ("delay_months", 9, 6, 3),
            ("weather", 1, 2, 3),
            ("discount_rate", 0.05, 0.08, 0.1),
        ],
        columns=["key", "low", "mode", "high"],
    )

    assert from_table(rows) == {
        "leavers": Assumption(6, 6, 6),
        "contacts": Assumption(0.3, 0.6, 1.1),
        "discount_rate": pytest.approx((5, 8, 10)),
    }


@pytest.mark.parametrize(
    ("key", "given", "believed"),
    [
        ("discount_rate", (None, 0.08, None), (8, 8, 8)),
        ("discount_rate", (0.05, 0.08, None), (5, 8, 8)),
        ("discount_rate", (None, 8, 12), (8, 8, 12)),
        ("discount_rate", (0.5, 1, 2), (0.5, 1, 2)),
        ("leavers", (None, 0.5, 2), (0.5, 0.5, 2)),
        ("leavers", (0.2, 0.5, np.nan), (0.2, 0.5, 0.5)),
    ],
)
def test_an_end_that_is_not_given_is_the_likeliest_and_only_a_discount_below_one_is_a_share(key, given, believed):
    rows = pd.DataFrame([(key, *given)], columns=["key", "low", "mode", "high"])

    assert from_table(rows) == {key: pytest.approx(believed)}


@pytest.mark.parametrize(
    ("lacking", "lever", "said"),
    [
        ({"acquisition": 0.0}, "acquisition_budget", "No money to win customers is noted"),
        ({"acquisition": float("nan")}, "acquisition_budget", "No money to win customers is noted"),
        ({"won": 0.0}, "acquisition_budget", "No new customers are noted"),
        ({"prospects": float("nan")}, "acquisition_budget", "How many consider us in a month is not noted"),
        ({"prospects": 100.0}, "acquisition_budget", "More are won than consider us"),
        ({"retention": 0.0}, "retention_budget", "No money to keep customers is noted"),
        ({"stay": 1.0}, "retention_budget", "Nobody leaves, or more leave in a year than there were"),
        ({"stay": float("nan")}, "retention_budget", "Nobody leaves"),
        ({"let_downs": ()}, "gap", "Let-downs are not known"),
        ({"let_downs": (), "none_let_down": True}, "gap", "Nobody is let down by what the answers say"),
    ],
)
def test_what_the_companys_own_figures_cannot_answer_is_said(lacking, lever, said):
    (found,) = cannot_move(replace(BASE, **lacking), PROMISING).items()

    assert (found[0], str(found[1]).startswith(said)) == (lever, True)


def test_a_ceiling_that_is_not_above_todays_rate_is_said():
    assumed = PROMISING | {"ceiling.retention": Assumption(70, 79, 80)}

    (said,) = cannot_move(BASE, assumed).values()

    assert (
        str(said)
        == "The most you believe possible, 79 of 100, is not above today's 79.0 of 100: more money can do nothing."
    )


def test_with_all_there_is_every_lever_can_be_moved():
    assert cannot_move(BASE, PROMISING) == {}


@pytest.mark.parametrize(
    ("base", "assumed", "said"),
    [
        (
            replace(BASE, broken=frozenset()),
            PROMISING,
            "No stage is known where customers get less than they expect, so there is no gap that promising less "
            "would close.",
        ),
        (
            BASE,
            ASSUMED,
            "Promising a little less can be tried once the sheet “Assumptions” says how many of 100 wins are lost for "
            "each tenth of the gap closed by promising less.",
        ),
        (
            BASE,
            {},
            "Promising a little less can be tried once the sheet “Assumptions” says how many of 100 wins are lost for "
            "each tenth of the gap closed by promising less, and how many of 100 let-downs lead a customer to leave.",
        ),
        (
            BASE,
            {"wins_lost_per_10": Assumption(1, 2, 4)},
            "Promising a little less can be tried once the sheet “Assumptions” says how many of 100 let-downs lead a "
            "customer to leave.",
        ),
    ],
)
def test_less_can_be_promised_only_where_a_gap_and_both_beliefs_are_known(base, assumed, said):
    assert str(cannot_move(base, assumed)["promise"]) == said
    assert "promise" not in cannot_move(BASE, PROMISING)
