"""What must be said of the demo company's ownership, from its files to the findings."""

from datetime import date

import pytest

from cxdash.domain.vocabulary import View
from cxdash.measures.ownership.figures import Ownership
from cxdash.services import maturity, ownership
from cxdash.store import database
from tests.measures.tables import row

TODAY, LAST_YEAR = date(2026, 11, 1), date(2025, 11, 1)
VIEW = View(period="12m")


@pytest.fixture(scope="module")
def connection(demo_file):
    with database.reading(database.open_store(str(demo_file))) as connection:
        yield connection


@pytest.fixture(scope="module")
def keys(connection):
    return maturity.figures(connection, TODAY)


@pytest.fixture(scope="module")
def demo(connection) -> Ownership:
    return ownership.figures(connection, VIEW, TODAY)


def test_the_errors_are_exactly_three(demo):
    assert [(one.stage, one.code) for one in demo.findings if one.level == "error"] == [
        ("connect", "nobody"),
        ("renew", "contested"),
        ("recommend", "everyone"),
    ]
    assert demo.clear == 5


def test_the_questions_are_exactly_these(demo):
    assert [(one.code, one.stage, one.role) for one in demo.findings if one.level == "question"] == [
        ("no_whole_journey", "", ""),
        ("room_names_another", "connect", ""),
        ("partner_without_owner", "connect", ""),
        ("handoff_rated_apart", "connect", ""),
        ("kpi_without_owner", "connect", ""),
        ("targets_pull_apart", "connect", "CSO"),
        ("made_elsewhere", "connect", "CMO"),
        ("overloaded", "", "CMO"),
        ("owner_cannot_act", "help", "CCO"),
        ("targets_pull_apart", "help", "SERVICE"),
        ("kpi_without_owner", "renew", ""),
        ("handoff_rated_apart", "recommend", ""),
        ("decision_overdue", "", "CEO"),
        ("outcomes_without_owner", "", ""),
    ]


@pytest.mark.parametrize(
    ("stage", "let_downs"),
    [("compare", 17_000), ("order", 3_900), ("connect", 53_000), ("use", 35_000), ("help", 35_000), ("renew", 29_000)],
)
def test_let_downs_are_those_the_story_tells(demo, stage, let_downs):
    assert float(f"{row(demo.let_downs.stages, key=stage)['let_downs']:.2g}") == let_downs


def test_all_let_downs_and_the_share_without_a_clear_owner(demo):
    assert float(f"{demo.let_downs.total.value:.3g}") == 175_000
    assert (round(demo.ownerless.share, 2), demo.ownerless.may_be_chance, demo.ownerless.stages) == (0.48, True, 8)
    assert demo.let_downs.left_out == ("thanks",)


def test_one_diagnosis_stands_at_each_stage(demo):
    assert dict(zip(demo.stages.key, demo.stages.diagnosis, strict=True)) == {
        "discover": "fine",
        "compare": "fine",
        "order": "fine",
        "connect": "no_owner",
        "use": "fine",
        "help": "no_mandate",
        "renew": "no_owner",
        "recommend": "no_owner",
    }


def test_the_customer_director_is_a_lonely_warrior_with_one_per_cent_of_the_money(demo):
    cco, mandate = row(demo.roles, key="CCO"), row(demo.mandates, role="CCO")

    assert (cco["lonely"], cco["line_elsewhere"], cco["stages"]) == (True, ("SERVICE",), ("help",))
    assert round(row(demo.money, role="CCO")["share"], 2) == 0.01
    assert (mandate["median"], mandate["followed_up"], mandate["can_act"]) == (2, 2, "cannot")
    assert round(mandate["own_less_others"], 1) == -0.3
    assert round(row(demo.mandates, role="CMO")["own_less_others"], 1) == 0.9


def test_satisfaction_falls_where_order_hands_over_to_nobody_and_use_to_help(demo):
    falls = demo.handoffs[demo.handoffs.changes & demo.handoffs.falls]

    assert list(zip(falls["from"], falls["to"], falls.rated_by_giver, falls.rated_by_receiver, strict=True)) == [
        ("order", "connect", 4, 1),
        ("use", "help", 3, 2),
    ]


def test_collaboration_is_the_weakest_of_the_six_keys(keys):
    assert keys.weakest == ("collaboration",)
    assert {key: tuple(rest) for key, *rest in keys.keys[["key", "median", "low", "high"]].itertuples(index=False)} == {
        "insight": (4, 3, 5),
        "competence": (3, 2, 4),
        "focus": (2, 1, 4),
        "collaboration": (2, 1, 3),
        "innovation": (3, 2, 4),
        "processes": (2, 1, 4),
    }


def test_what_lifts_each_key_one_level_is_not_in_place_yet(connection):
    steps = maturity.next_steps(connection, TODAY)

    assert {one.key: (one.level, one.next.state, one.next.check and str(one.next.check.sentence)) for one in steps} == {
        "insight": (4, "not_checked", None),
        "competence": (3, "not_met", "Leaders who have met a customer lately: 2; aimed for: 8."),
        "focus": (2, "not_met", "Stages with one clear owner: 5 of 8."),
        "collaboration": (2, "not_met", "Hand-offs rated by both sides: 6 of 7."),
        "innovation": (3, "not_met", "Annoyances fixed or being fixed: 3 of 12; stopped: 1."),
        "processes": (2, "not_met", "Figures with an owner and a target: 8 of 10."),
    }


def test_a_year_ago_sales_answered_for_connecting_and_operations_for_help(connection):
    then = ownership.figures(connection, VIEW, LAST_YEAR)

    assert dict(zip(then.stages.key, then.stages.owner, strict=True)) | {"connect": "CSO", "help": "COO"} == dict(
        zip(then.stages.key, then.stages.owner, strict=True)
    )
    assert [(one.stage, one.code) for one in then.findings if one.level == "error"] == [
        ("renew", "contested"),
        ("recommend", "everyone"),
    ]
