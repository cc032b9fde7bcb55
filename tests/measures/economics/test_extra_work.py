import numpy as np
import pandas as pd
import pytest

from cxdash.measures.economics import extra_work
from cxdash.measures.stats.intervals import Estimate

CALLS = ("contacts", 0.25, 0.5, 2.0)


def assumed(*rows):
    return pd.DataFrame(rows, columns=["key", "low", "mode", "high"])


@pytest.mark.parametrize(
    ("value", "rows", "contacts"),
    [
        (1000.0, [("months", 1, 2, 3), CALLS], Estimate(500.0, 250.0, 2000.0, 60, 60)),
        (1000.0, [("contacts", None, 0.5, None)], Estimate(500.0, 500.0, 500.0, 60, 60)),
        (1000.0, [("months", 1, 2, 3)], None),
        (1000.0, [], None),
        (np.nan, [CALLS], None),
    ],
)
def test_contacts_are_let_downs_times_the_assumed_contacts_of_each(value, rows, contacts):
    assert extra_work.contacts(Estimate(value, value, value, 60, 60), assumed(*rows)) == contacts


@pytest.mark.parametrize(
    ("rows", "cost"),
    [
        ([CALLS, ("cost_per_contact", 80, 100, 150)], Estimate(50_000, 20_000, 300_000, 60, 60)),
        ([CALLS, ("cost_per_contact", None, 100, None)], Estimate(50_000, 25_000, 200_000, 60, 60)),
        ([CALLS], None),
        ([("cost_per_contact", 80, 100, 150)], None),
    ],
)
def test_extra_work_is_contacts_times_the_assumed_cost_of_one(rows, cost):
    assert extra_work.cost(Estimate(1000.0, 900.0, 1100.0, 60, 60), assumed(*rows)) == cost


ANNOYANCES = [
    ("sell", "overpromise", "annoyance", "open", 1000),
    ("sell", "overpromise", "annoyance", "blocked", 200),
    ("sell", "overpromise", "annoyance", "done", 7000),
    ("sell", "overpromise", "idea", "open", 7000),
    ("sell", "not ready", "annoyance", "open", 7000),
    ("order", "overpromise", "annoyance", "doing", 0),
]


def promised(*rows):
    columns = ["made_stage", "cause", "kind", "status", "customers_per_year"]
    return extra_work.overpromised(pd.DataFrame(ANNOYANCES, columns=columns), assumed(*rows))


def test_promising_too_much_costs_as_a_let_down_for_each_customer_it_still_annoys():
    told = promised(CALLS, ("cost_per_contact", 80, 100, 150))

    assert told.stages.to_dict("records") == [
        {"stage": "sell", "customers": 1200.0, "cost": 60_000.0, "low": 24_000.0, "high": 360_000.0}
    ]
    assert told.needs == ()


def test_what_promising_too_much_costs_names_the_assumption_it_lacks():
    told = promised(CALLS)

    assert told.needs == ("cost_per_contact",)
    assert (told.stages.customers.tolist(), told.stages.cost.isna().tolist()) == ([1200.0], [True])
