import itertools
import json

import numpy as np
import pandas as pd
import pytest

from cxdash.domain.paths import RULES
from cxdash.domain.tables import PathTables
from cxdash.measures.ownership import credit as path_roles
from cxdash.measures.paths import figures as paths
from cxdash.measures.paths import sequences
from tests.measures.owners import TODAY, make_owners

GIVEN = list(RULES)


def make(*rows, order=()):
    """Make the tables of paths (path, conversions, non_conversions) whose touchpoints stand in an order."""
    table = pd.DataFrame([(*row, np.nan) for row in rows], columns=["path", "conversions", "non_conversions", "value"])
    touchpoints, empty = pd.DataFrame({"key": list(order)}, dtype=object), pd.DataFrame()
    return PathTables(stages=empty, touchpoints=touchpoints, roles=empty, assignments=empty, paths=table, claims=empty)


def credit(*rows, rule="markov", order=()):
    found = paths.compute(make(*rows, order=order)).credits
    return dict(zip(found.touchpoint, found[rule].round(6), strict=True))


def at_random(seed, touchpoints=6, count=40):
    """Make paths with repeats, many of which led nowhere."""
    draw = np.random.default_rng(seed)
    return [
        (
            " > ".join(f"t{at}" for at in draw.integers(0, touchpoints, draw.integers(1, 9))),
            *draw.integers(0, 50, 2) * 1.0,
        )
        for _ in range(count)
    ]


BRYL = [("c1>c2>c3", 1, 0), ("c1", 0, 1), ("c2>c3", 0, 1)]
PUZYROV = [("google", 2, 1), ("mailing", 1, 0), ("google>mailing", 1, 0)]


def test_three_touchpoints_in_a_row_share_credit_as_bryl_worked_it_out():
    found = paths.compute(make(*BRYL))

    assert found.rate == pytest.approx(1 / 3)
    assert list(found.credits.removal) == pytest.approx([0.5, 1, 1])
    assert list(found.credits.markov) == pytest.approx([0.2, 0.4, 0.4])


def test_two_touchpoints_share_four_customers_as_puzyrov_worked_it_out():
    found = paths.compute(make(*PUZYROV))

    assert found.rate == pytest.approx(0.8)
    assert list(found.credits.removal) == pytest.approx([0.75, 0.5])
    assert credit(*PUZYROV) == {"google": 2.4, "mailing": 1.6}


@pytest.mark.parametrize(
    ("path", "rule", "expected"),
    [
        ("a>b>c>d", "first", {"a": 10, "b": 0, "c": 0, "d": 0}),
        ("a>b>c>d", "last", {"a": 0, "b": 0, "c": 0, "d": 10}),
        ("a>b>c>d", "linear", {"a": 2.5, "b": 2.5, "c": 2.5, "d": 2.5}),
        ("a>b>c>d", "position", {"a": 4, "b": 1, "c": 1, "d": 4}),
        ("a>b", "position", {"a": 5, "b": 5}),
        ("a", "position", {"a": 10}),
        ("a>b>a", "linear", {"a": 6.666667, "b": 3.333333}),
        ("a>b>a", "position", {"a": 8, "b": 2}),
    ],
)
def test_rules_that_look_at_one_path_alone(path, rule, expected):
    assert credit((path, 10, 90), rule=rule) == expected


@pytest.mark.parametrize("seed", range(5))
def test_every_rule_gives_out_all_customers_and_no_more(seed):
    found = paths.compute(make(*at_random(seed)))

    assert list(found.credits[GIVEN].sum()) == pytest.approx([found.conversions] * 5)
    assert (found.credits[GIVEN] >= 0).all(axis=None)


@pytest.mark.parametrize("seed", range(5))
def test_what_is_lost_without_a_touchpoint_is_what_the_chain_loses_when_it_leads_nowhere(seed):
    found = sequences.end_to_end(make(*at_random(seed)).paths, [])

    removal = paths.removal_effects(found)

    whole = chance(found, without=None)
    assert whole == pytest.approx(found.converted.sum() / (found.converted + found.lost).sum())
    assert list(removal) == pytest.approx([1 - chance(found, without=at) / whole for at in range(len(found.keys))])


def chance(found, without):
    """Walk the chain a thousand steps: the share who become customers where one touchpoint leads nowhere."""
    size = len(found.keys)
    going, bought, begun = np.zeros((size, size)), np.zeros(size), np.zeros(size)
    for path, (first, last) in enumerate(zip(found.first, found.last, strict=True)):
        weight, steps = found.converted[path] + found.lost[path], found.touchpoint[first : last + 1]
        begun[steps[0]] += weight
        bought[steps[-1]] += found.converted[path]
        for start, end in itertools.pairwise(steps):
            going[start, end] += weight
    ended = np.bincount(found.touchpoint[found.last], found.converted + found.lost, size)
    left = going.sum(axis=1) + ended
    going, bought, here = going / left[:, None], bought / left, begun / begun.sum()
    reached = 0.0
    for _ in range(1000):
        if without is not None:
            here[without] = 0
        reached += here @ bought
        here = here @ going
    return reached


def test_a_touchpoint_met_again_at_once_counts_once_for_what_is_lost_without_it():
    once = [("a>b", 3, 5), ("b>c>a", 2, 1), ("c", 1, 4)]
    again = [("a>a>b", 3, 5), ("b>c>c>c>a", 2, 1), ("c>c", 1, 4)]

    assert credit(*again) == credit(*once)
    assert credit(*again, rule="linear") != credit(*once, rule="linear")


def test_paths_that_led_nowhere_change_what_is_lost_without_a_touchpoint():
    assert credit(*BRYL) == {"c1": 0.2, "c2": 0.4, "c3": 0.4}
    assert credit(BRYL[0]) == {"c1": 0.333333, "c2": 0.333333, "c3": 0.333333}


def test_touchpoints_stand_in_the_order_of_the_journey_and_those_on_no_path_are_left_out():
    found = paths.compute(make(("late>early", 1, 0), ("unknown", 0, 1), order=["early", "never", "late"]))

    assert list(found.credits.touchpoint) == ["early", "late", "unknown"]


def test_credit_ranges_from_the_least_to_the_most_that_any_rule_gives():
    found = paths.compute(make(("a>b>c>d", 10, 0))).credits

    assert found[["low", "high"]].round(6).to_numpy().tolist() == [[0, 10], [0, 2.5], [0, 2.5], [0, 10]]


def test_who_is_credited_by_every_rule_is_told_from_who_is_by_some():
    found = paths.compute(make(("a>b", 10, 0), ("b", 10, 5), ("b>c", 1, 1), ("d", 0, 3))).credits

    assert (list(paths.agreed(found).touchpoint), list(paths.disputed(found).touchpoint)) == (["b"], ["a", "c"])


def test_a_single_customer_by_every_rule_is_credit_by_every_rule():
    found = paths.compute(make(("a>b", 1, 0), ("b", 1, 0))).credits

    assert (list(paths.agreed(found).touchpoint), list(paths.disputed(found).touchpoint)) == (["b"], ["a"])


def test_without_anybody_who_became_a_customer_there_is_no_credit():
    found = paths.compute(make(("a>b", 0, 10)))

    assert (found.rate, found.credits[GIVEN].to_numpy().sum()) == (0, 0)


def test_without_paths_or_with_paths_nobody_took_there_are_no_figures():
    for rows in ([], [("a", 0, 0)]):
        found = paths.compute(make(*rows))

        assert (found.paths, len(found.credits), len(found.drop_off), len(found.steps)) == (0, 0, 0, 0)
        assert np.isnan(found.rate)


def test_of_those_who_reach_a_touchpoint_some_go_on_some_buy_and_the_rest_are_lost():
    found = paths.compute(make(("a>b", 10, 20), ("a", 5, 15), ("b>a>b", 1, 2))).drop_off

    assert found.round(4).to_numpy().tolist() == [
        ["a", 53, 33, 5, 15, 0.283],
        ["b", 33, 0, 11, 22, 0.6667],
    ]


def test_steps_lead_from_touchpoint_to_touchpoint_and_staying_is_none():
    found = paths.compute(make(("a>a>b", 10, 20), ("a", 5, 15), ("b>a>b", 1, 2))).steps

    assert found.round(4).to_numpy().tolist() == [["a", "b", 33, 0.6226], ["b", "a", 3, 0.0833]]


OWNED = make_owners(
    [
        ("CMO", "A", "find"),
        ("CSO", "A", "buy"),
        ("COO", "A", "", "special"),
        ("ALL", "A", "help"),
        ("CEO", "A", "use"),
        ("COO", "A", "use"),
    ],
    touchpoints=[("ad", "find"), ("shop", "buy"), ("special", "buy"), ("chat", "help"), ("app", "use")],
)


def of_roles(*rows, rule="linear"):
    found = path_roles.credits(paths.compute(make(*rows)).credits, OWNED, TODAY)
    return dict(zip(found.role, found[rule].round(6), strict=True))


def test_credit_goes_to_who_is_accountable_at_the_touchpoint_before_the_stage():
    assert of_roles(("ad>shop>special", 30, 10)) == {"CMO": 10, "CSO": 10, "COO": 10}


def test_several_who_are_accountable_share_alike_and_everyone_is_nobody():
    assert of_roles(("app>chat>unknown", 30, 10)) == {"CEO": 5, "COO": 5, path_roles.NOBODY: 20}


def test_roles_get_all_customers_between_them_by_every_rule():
    found = path_roles.credits(
        paths.compute(make(("ad>shop>app>chat", 30, 10), ("special>ad", 7, 1))).credits, OWNED, TODAY
    )

    assert list(found[GIVEN].sum()) == pytest.approx([37] * 5)


@pytest.mark.parametrize(
    ("path", "role"),
    [("ad", "CMO"), ("shop>special", None), ("ad>shop>special", None), ("chat", path_roles.NOBODY), ("app", None)],
)
def test_a_role_is_alone_only_where_all_touchpoints_on_the_paths_are_its(path, role):
    found = paths.compute(make((path, 30, 10)))

    assert path_roles.only_one(path_roles.credits(found.credits, OWNED, TODAY)) == role


def test_of_no_paths_no_role_is_the_only_one():
    assert path_roles.only_one(path_roles.credits(paths.compute(make()).credits, OWNED, TODAY)) is None


def test_the_record_holds_credit_totals_and_the_base_rate():
    found = paths.compute(make(*PUZYROV))

    record = json.loads(json.dumps(paths.as_record(found, path_roles.credits(found.credits, OWNED, TODAY))))

    assert set(record["touchpoints"][0]) == {"touchpoint", *RULES, "low", "high", "removal"}
    assert record["totals"] == {"paths": 3, "conversions": 4, "non_conversions": 1, "value": None}
    assert (record["subject"], record["base_rate"]) == ("paths", 0.8)
