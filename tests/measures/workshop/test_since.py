from dataclasses import fields
from datetime import date

import pandas as pd
import pytest

from cxdash.domain.messages import Name
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.measures.economics.months import Year
from cxdash.measures.satisfaction.let_downs import LetDowns
from cxdash.measures.stats.intervals import Estimate
from cxdash.measures.workshop.results import Result, Spread
from cxdash.measures.workshop.rounds import Moved
from cxdash.measures.workshop.since import (
    CameOf,
    Figure,
    NewOwner,
    Opinion,
    came_of,
    last_before,
    let_down,
    money,
    opinions,
    owners,
)

ON = date(2026, 6, 15)
SPRING, SUMMER = date(2026, 4, 1), date(2026, 6, 1)


def kept(*rows):
    return pd.DataFrame(rows, columns=["key", "held_on", "state"], dtype=object)


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ([("now", SUMMER, "open"), ("then", SPRING, "closed")], "then"),
        ([("then", SPRING, "closed"), ("now", SUMMER, "prepared")], "then"),
        ([("now", None, "prepared"), ("then", SPRING, "closed")], "then"),
        ([("now", SUMMER, "open"), ("then", SUMMER, "closed")], "then"),
        ([("then", SUMMER, "closed"), ("now", SUMMER, "open")], None),
        ([("now", SPRING, "open"), ("later", SUMMER, "closed")], None),
        ([("now", SUMMER, "open"), ("never", SPRING, "prepared")], None),
        ([("now", SUMMER, "open"), ("some day", None, "closed")], None),
        ([("now", SUMMER, "open")], None),
        ([], None),
    ],
)
def test_the_last_workshop_is_the_one_held_before(rows, last):
    found = last_before(kept(*rows), "now")

    assert (found and found["key"]) == last


def test_what_came_of_decisions_counts_those_of_the_workshop_each_once():
    columns = ["key", "status", "due", "workshop", "expected_effect", "measured_effect"]
    rows = [
        ("a", "done", None, "then", None, None),
        ("b", "done", None, "then", None, None),
        ("c", "open", date(2026, 6, 1), "then", None, None),
        ("d", "open", date(2026, 7, 1), "then", None, None),
        ("e", "dropped", None, "then", None, None),
        ("f", "done", None, "other", None, None),
        ("g", "done", None, None, None, None),
    ]

    assert came_of(pd.DataFrame(rows, columns=columns), "then", {"b", "f"}, ON) == CameOf(4, 1, 1, 1)
    assert came_of(pd.DataFrame(columns=columns), "then", (), ON) == CameOf(0, 0, 0, 0)


def test_owners_are_compared_where_a_stage_was_there_then_whatever_their_order():
    before = pd.DataFrame({"key": ["buy", "use", "help"], "accountable": [("CEO",), (), ("CEO", "CIO")]})
    after = pd.DataFrame(
        {"key": ["buy", "use", "help", "new"], "accountable": [("CIO",), ("CEO",), ("CIO", "CEO"), ("CEO",)]}
    )

    assert owners(before, after) == (NewOwner("buy", ("CEO",), ("CIO",)), NewOwner("use", (), ("CEO",)))


def choice(top, share=0.6):
    return Result(10, 0, 0, 0.5, top=(top,), share=share, named={top: 6})


def number(median):
    return Result(10, 0, 0, 0.5, spreads={"": Spread(1.0, median, 5.0)})


def test_the_rooms_opinion_moved_where_the_same_question_has_another_answer():
    owner = Question(Kind.OWNER_TODAY, About.STAGE, "use", Name("use", "Use"), choices=(Name("CEO", "Chief"),))
    renamed = Question(Kind.OWNER_TODAY, About.STAGE, "use", Name("use", "Using"), choices=())
    guess = Question(Kind.GUESS, About.STAGE, "use", scale="1-5")
    on_ten = Question(Kind.GUESS, About.STAGE, "use", scale="1-10")
    tea = Question(Kind.FREE, wording="Which?", choices=(Name("tea", "Tea"),))
    cake = Question(Kind.FREE, wording="Which?", choices=(Name("cake", "Cake"),))
    then = [(owner, choice("CEO")), (guess, number(3.0)), (tea, choice("tea"))]

    found = opinions(
        then, [(renamed, choice("CIO")), (guess, number(3.0)), (on_ten, number(9.0)), (cake, choice("cake"))]
    )

    assert found == (Opinion(renamed, Moved(choice("CEO"), choice("CIO"))),)
    assert opinions(then, [(guess, number(3.4))]) == (Opinion(guess, Moved(number(3.0), number(3.4))),)
    assert opinions([], then) == ()


def year(last="2026-10", months=12, priced=12, churn=0.2, win=900.0, keep=150.0, begun=()):
    named = dict.fromkeys([one.name for one in fields(Year)], 0.0)
    named |= {"from_month": "", "to_month": last, "months": months, "spend_months": priced, "churn_rate": churn}
    return Year(**named | {"acquisition_cost": win, "retention_cost": keep, "begun": begun})


THEN = year("2026-04", churn=0.15, win=800.0, keep=150.0)


def test_who_left_and_what_they_cost_is_held_against_the_twelve_months_up_to_the_workshop():
    assert money(year(), THEN) == (
        Figure("churn_rate", 0.2, 0.15, "2026-10", "2026-04"),
        Figure("acquisition_cost", 900.0, 800.0, "2026-10", "2026-04"),
    )


@pytest.mark.parametrize(
    ("now", "names"),
    [
        (None, []),
        (year("2026-04"), []),
        (year(months=11), []),
        (year(priced=11), ["churn_rate"]),
        (year(begun=(("acquisition", "2026-02"),)), ["churn_rate"]),
        (year(win=float("nan"), keep=160.0), ["churn_rate", "retention_cost"]),
    ],
    ids=["no customers", "no later month", "fewer months", "fewer with money", "money begun within", "no cost"],
)
def test_of_money_only_what_is_alike_is_compared(now, names):
    assert [one.name for one in money(now, THEN)] == names
    assert money(THEN, None) == ()


def counted(*rows):
    columns = ["key", "let_downs", "low", "high"]
    return LetDowns(pd.DataFrame(rows, columns=columns), pd.DataFrame(), Estimate(0, 0, 0, 0, 0), ())


def test_let_downs_are_said_where_they_changed_by_more_than_chance_over_the_same_touchpoints():
    then = counted(("shop", 1000.0, 900.0, 1100.0), ("phone", 500.0, 400.0, 600.0), ("old", 9000.0, 8000.0, 9999.0))
    now = counted(("shop", 1600.0, 1500.0, 1700.0), ("phone", 500.0, 400.0, 600.0), ("new", float("nan"), 0.0, 0.0))

    (found,) = let_down(now, then, "2026-10", "2026-04")

    assert (found.name, found.now, found.then, found.until, found.before) == (
        *("let_downs", 2100.0, 1500.0),
        *("2026-10", "2026-04"),
    )
    assert (found.low, found.high) == pytest.approx((400.0, 800.0))
    assert let_down(then, then, "2026-10", "2026-04") == ()
    assert let_down(counted(("web", 9.0, 8.0, 10.0)), then, "2026-10", "2026-04") == ()
