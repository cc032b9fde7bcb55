from datetime import date

import pandas as pd
import pytest

from cxdash.domain.messages import Name
from cxdash.domain.workshop.questions import About, Kind, Question
from cxdash.measures.workshop.results import Result, Spread
from cxdash.measures.workshop.rounds import Moved
from cxdash.measures.workshop.since import CameOf, NewOwner, Opinion, came_of, last_before, opinions, owners

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
