"""What to discuss first, and how often rooms guessed right."""

import math

import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.workshop.calibration import Calibration
from cxdash.measures.workshop.results import Result, most_disagreed
from cxdash.measures.workshop.worth import Priced
from cxdash.presenters.elements import Tab
from cxdash.presenters.workshop.results import calibration, order
from tests.presenters.workshop.results.test_shown import asked, drawn
from tests.room import CREDIT, FREE, GUESS, KEYS, LEAVERS, OWNER

EN = Words("en")
VOTED = [
    asked(FREE, ["tea"] * 3 + ["coffee"] * 2),
    asked(OWNER, ["CEO"] * 5),
    asked(GUESS, [3.0, 3.5, 4.0, 4.0, 4.5]),
    asked(KEYS, [dict.fromkeys(KEYS.items, 3.0)] * 4 + [{**dict.fromkeys(KEYS.items, 3.0), "focus": 1.0}]),
    asked(CREDIT, [{"CEO": 30.0, "CIO": 70.0}] * 4 + [{"CEO": 100.0, "CIO": 0.0}]),
    asked(LEAVERS, [{"low": 3.0, "mode": 6.0, "high": 11.0}] * 5),
]


def test_questions_stand_by_disagreement_each_with_how_far_apart_the_answers_are():
    last = {number: one.rounds[-1] for number, one in enumerate(VOTED)}

    found = order.present([VOTED[number] for number in most_disagreed(last)], [], "NOK", EN)

    assert found.heading == "The room disagrees most on “Tea or coffee?”."
    assert found.listed == [
        ("Tea or coffee?", "most common answer: Tea, 60%"),
        ("Who deserves the credit for what we win?", "furthest apart on Chief executive: from 30 to 100 points"),
        ("What score do customers give Use?", "guesses from 3.0 to 4.5"),
        ("How ready are we?", "furthest apart on “Customer focus and room to act”: from 1 to 3"),
        ("Who owns Use today?", "most common answer: Chief executive, 100%"),
        (
            "What do you believe: how many of 100 let-downs lead a customer to leave?",
            "the room's range goes from 3.0 to 11",
        ),
    ]


@pytest.mark.parametrize(
    ("votes", "apart"),
    [
        ((["tea"] * 3 + ["coffee"] * 3,), "most common answers: Tea and Coffee, 50% each"),
        ((["tea"] * 40, ["tea"] * 30 + ["coffee"] * 11), "most common answer: Tea, 70%"),
    ],
)
def test_ties_and_rounded_votes_are_said_as_such(votes, apart):
    one = asked(FREE, *votes)
    last = one.rounds[-1]
    assert isinstance(last, Result)

    assert order.apart(FREE, last, "NOK", EN) == apart


def test_where_all_agree_it_says_so():
    found = order.present(VOTED[1:2] * 2, [], "NOK", EN)

    assert found.heading == "Nobody disagrees with anybody on what is revealed so far."


@pytest.mark.parametrize("voted", [[], VOTED[:1]])
def test_fewer_than_two_questions_are_not_compared(voted):
    assert order.present(voted, [], "NOK", EN) == order.Discussed("", [], Tab(sentences=[], definitions=[]))


def test_disagreement_has_its_price_where_it_changes_a_choice():
    priced = [Priced("leavers", 2_100_000.0, 0), Priced("contacts", 0.4, 1)]

    found = order.present(VOTED, priced, "NOK", EN)

    assert found.prices.sentences == [
        "Settling how many of 100 let-downs lead a customer to leave is worth up to 2.1\N{NO-BREAK SPACE}m"
        "\N{NO-BREAK SPACE}kr."
    ]
    assert found.prices.definitions == ["room_disagreement", "room_worth"]


@pytest.mark.parametrize(
    ("found", "heading", "last"),
    [
        (Calibration(3, 5, 1.8), "3 of 5 times", "should have been 1.8 times as wide"),
        (Calibration(5, 5, 0.4), "5 of 5 times", "could have been 0.4 times as wide"),
        (Calibration(4, 5, 1.05), "4 of 5 times", "gets four of five"),
        (Calibration(1, 1, None), "1 of 1 time", "gets four of five"),
    ],
)
def test_rooms_guesses_are_counted_and_drawn_filled_where_they_held(found, heading, last):
    tab = calibration.tab(found, EN)

    assert heading in tab.heading
    assert last in tab.sentences[-1]
    points = drawn(tab.drawing, "points")
    of_desk = points[points["where"] == "desk"]
    assert ((of_desk.kind == "dot").sum(), len(of_desk)) == (found.held, found.of)


def test_before_any_guess_nothing_is_said_of_how_rooms_guess():
    assert calibration.tab(Calibration(0, 0, None), EN) is None
    assert math.isnan(Calibration(0, 0, None).share)
