import math
from dataclasses import asdict

import pytest

from cxdash.domain.workshop.questions import DONT_KNOW
from cxdash.measures.workshop import results
from cxdash.measures.workshop.results import Ballot, Result, Spread, TooFew, TooNear
from tests.room import CREDIT, FREE, GUESS, LEAVERS, MANDATE, OWNER, results_of


def secret(*values):
    return [Ballot(value) for value in values]


def hands(*values):
    return [Ballot(value, by_hand=True) for value in values]


def one(question, ballots):
    [found] = results_of(question, ballots)
    return found


def test_choices_are_counted_the_most_common_first_with_its_share_of_all_answers():
    found = one(OWNER, secret("CIO", "CIO", "CEO", "CIO", "nobody", DONT_KNOW, "CEO", None))

    assert dict(found.named) == {"CIO": 3, "CEO": 2, "nobody": 1, "dont_know": 1}
    assert list(found.named)[:2] == ["CIO", "CEO"]
    assert (found.n, found.unsure, found.abstained, found.top) == (7, 1, 1, ("CIO",))
    assert found.share == pytest.approx(3 / 7)
    assert found.disagreement == pytest.approx(1 - (3 * 2 + 2 * 1) / (7 * 6))


def test_a_tie_names_all_that_lead_in_the_order_they_are_offered():
    assert one(OWNER, secret("CIO", "CEO", "CIO", "CEO", "nobody")).top == ("CEO", "CIO")


@pytest.mark.parametrize(
    "ballots",
    [
        [],
        secret(*["CIO"] * 4),
        secret(*["CIO"] * 4, None, None, None),
        secret(*["CIO"] * 4, *[DONT_KNOW] * 8),
        [*secret("CIO"), *hands(*["CIO"] * 20)],
        [*secret(*["CIO"] * 4), *hands("CEO")],
        hands(*["CIO"] * 4),
    ],
)
def test_of_fewer_than_five_nothing_is_shown_and_nothing_is_left_to_take_away(ballots):
    found = one(OWNER, ballots)

    assert found == TooFew()
    assert asdict(found) == {}


@pytest.mark.parametrize(
    "ballots",
    [secret(*["CIO"] * 5), hands(*["CIO"] * 5), [*secret(*["CIO"] * 5), *hands("CEO")], secret(*["CIO"] * 5, None)],
)
def test_of_five_it_is_shown(ballots):
    assert isinstance(one(OWNER, ballots), Result)


def test_numbers_have_a_lowest_a_middle_and_a_highest():
    found = one(GUESS, secret(3.0, 3.5, 4.0, 4.5, 3.0, None))

    assert dict(found.spreads) == {"": Spread(3.0, 3.5, 4.5)}
    assert found.abstained == 1
    assert found.top == ()
    assert math.isnan(found.share)


def test_ratings_and_points_are_spread_by_what_they_are_about():
    rated = dict.fromkeys(MANDATE.items, 2.0)
    ratings = one(MANDATE, secret(rated, rated, {**rated, "priority": 5.0}, rated, rated))
    points = one(CREDIT, secret(*[{"CEO": 40.0, "CIO": 60.0}] * 4, {"CEO": 0.0, "CIO": 100.0}))

    assert ratings.spreads["priority"] == Spread(2.0, 2.0, 5.0)
    assert ratings.spreads["recognised"] == Spread(2.0, 2.0, 2.0)
    assert dict(points.spreads) == {"CEO": Spread(0.0, 40.0, 40.0), "CIO": Spread(60.0, 60.0, 100.0)}


def test_single_answers_are_in_order_of_size_item_by_item_so_that_no_voter_can_be_put_together():
    low, high = dict.fromkeys(MANDATE.items, 2.0), dict.fromkeys(MANDATE.items, 4.0)
    votes = [{**low, "priority": 5.0}, {**high, "priority": 1.0}, low, low, low]

    for order in (votes, votes[::-1]):
        assert one(MANDATE, secret(*order)).given["priority"] == (1.0, 2.0, 2.0, 2.0, 5.0)
        assert one(MANDATE, secret(*order)).given["recognised"] == (2.0, 2.0, 2.0, 2.0, 4.0)


def test_a_range_is_not_shown_beside_one_of_a_few_fewer_since_any_range_of_theirs_would_move_it():
    votes = [{"low": 3.0, "mode": 6.0, "high": 11.0}] * 50

    before, after = results_of(LEAVERS, secret(*votes), secret(*votes, votes[0]))

    assert before.lines == ((3.0, 6.0, 11.0),) * 50
    assert after == TooNear()


def test_votes_on_an_assumption_have_the_rooms_range():
    found = one(LEAVERS, secret(*[{"low": 3.0, "mode": 6.0, "high": 11.0}] * 5))

    assert found.spreads["mode"] == Spread(6.0, 6.0, 6.0)
    assert found.range == pytest.approx((3.0, 6.0, 11.0), rel=0.02)


@pytest.mark.parametrize(
    "second",
    [
        secret(*["tea"] * 7, *["coffee"] * 4),
        secret(*["tea"] * 7, *["coffee"] * 4, None),
        secret(*["coffee"] * 9),
        secret(*["tea"] * 7, *["coffee"] * 6),
        secret(None, *["tea"] * 6, *["coffee"] * 5, "coffee"),
    ],
    ids=["one left", "one abstains", "three left", "one came", "one abstains and another came"],
)
def test_of_a_later_round_of_a_few_more_or_fewer_answers_nothing_is_shown_by_which_these_would_be_known(second):
    before, after = results_of(FREE, secret(*["tea"] * 7, *["coffee"] * 5), second)

    assert before.named["coffee"] == 5
    assert after == TooNear()
    assert asdict(after) == {}


MANY = secret(*["tea"] * 44, *["coffee"] * 21)


@pytest.mark.parametrize("gone", [1, 2, 3, 4])
@pytest.mark.parametrize("of", ["tea", "coffee"])
def test_what_is_shown_of_it_is_the_same_whoever_left(gone: int, of: str):
    first = sorted(MANY, key=lambda one: one.value != of)

    _, after = results_of(FREE, first, [*secret(*[None] * gone), *first[gone:]])

    assert after == Result(0, 0, 0, pytest.approx(math.nan, nan_ok=True), ("tea",), 0.7, rounded=True)


def test_whether_it_is_shown_does_not_depend_on_what_was_answered_later():
    few, turned = secret(*["tea"] * 7, *["coffee"] * 5), secret(*["coffee"] * 11)
    turned_many = secret(*["coffee"] * 64)

    assert results_of(FREE, few, turned)[1] == TooNear()
    _, after = results_of(FREE, MANY, turned_many)
    assert (after.top, after.share) == (("coffee",), 1)


def test_a_third_round_is_held_against_both_before_it():
    first = secret(*["tea"] * 44, *["coffee"] * 22)

    _, second, third = results_of(FREE, first, first[:-1], first[:-2])
    assert (second.rounded, third) == (True, TooNear())
    _, second, third = results_of(FREE, first[:8], secret(*["tea"] * 7), secret(*["coffee"] * 8))
    assert second == TooNear()
    assert third.named == {"coffee": 8}


def test_a_rounded_number_has_a_median_only_and_that_only_where_the_few_cannot_have_moved_it():
    _, steady = results_of(GUESS, secret(*[3.0] * 5), secret(*[3.0] * 5, 4.5))
    _, moving = results_of(GUESS, secret(2.0, 2.5, 3.0, 3.5, 4.0), secret(2.0, 2.5, 3.0, 3.5, 4.0, 4.5))

    assert steady.spreads[""].median == 3.0
    assert math.isnan(steady.spreads[""].low)
    assert math.isnan(steady.spreads[""].high)
    assert dict(steady.given) == {}
    assert moving == TooNear()


def test_raised_hands_are_known_and_need_no_secret():
    first = secret(*["tea"] * 7, *["coffee"] * 5)

    _, after = results_of(FREE, [*first, *hands("tea")], [*first, *hands("coffee", "coffee")])

    assert after.named == {"tea": 7, "coffee": 7}


@pytest.mark.parametrize("second", [5, 10])
def test_a_later_round_of_the_same_or_of_five_more_or_after_a_hidden_one_is_shown_in_full(second: int):
    first = secret(*["tea"] * 5)

    assert results_of(FREE, first, secret(*["tea"] * second))[1].named == {"tea": second}
    hidden, shown = results_of(FREE, first[:4], first)
    assert hidden == TooFew()
    assert not shown.rounded


def test_questions_are_ordered_by_disagreement_and_those_of_too_few_left_out():
    found = {
        1: one(FREE, secret(*["tea"] * 5)),
        2: TooFew(),
        3: one(FREE, secret(*["tea"] * 3, *["coffee"] * 3)),
        4: one(FREE, secret(*["tea"] * 5, "coffee")),
    }

    assert results.most_disagreed(found) == [3, 4, 1]
