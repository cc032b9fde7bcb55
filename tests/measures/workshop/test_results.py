import math
from dataclasses import asdict

import pytest

from cxdash.domain.workshop.questions import DONT_KNOW
from cxdash.measures.workshop import results
from cxdash.measures.workshop.results import Ballot, Result, Spread, TooFew
from tests.room import CREDIT, FREE, GUESS, LEAVERS, MANDATE, OWNER


def secret(*values):
    return [Ballot(value) for value in values]


def hands(*values):
    return [Ballot(value, by_hand=True) for value in values]


def one(question, ballots):
    [found] = results.compute(question, [ballots])
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


def test_of_a_rounded_vote_no_single_answers_are_given():
    votes = [{"low": 3.0, "mode": 6.0, "high": 11.0}] * 5

    before, after = results.compute(LEAVERS, [secret(*votes), secret(*votes, votes[0])])

    assert before.lines == ((3.0, 6.0, 11.0),) * 5
    assert after.lines == ()
    assert dict(results.compute(GUESS, [secret(*[3.0] * 5), secret(*[3.0] * 6)])[1].given) == {}


def test_votes_on_an_assumption_have_the_rooms_range():
    found = one(LEAVERS, secret(*[{"low": 3.0, "mode": 6.0, "high": 11.0}] * 5))

    assert found.spreads["mode"] == Spread(6.0, 6.0, 6.0)
    assert found.range == pytest.approx((3.0, 6.0, 11.0), rel=0.02)


def test_a_later_round_with_one_to_four_voters_more_or_fewer_is_rounded_so_that_subtracting_tells_nothing():
    first = secret(*["tea"] * 7, *["coffee"] * 5)
    for second in (first[:-1], first[1:], [*first, *secret("coffee")], first[:8]):
        before, after = results.compute(FREE, [first, second])

        assert before.named["coffee"] == 5
        assert (dict(after.named), after.n, after.unsure, after.abstained) == ({}, 0, 0, 0)
        assert after.rounded
        assert after.top == ("tea",)
        assert after.share == round(after.share, 1)
        assert after.disagreement == round(after.disagreement, 1)


def test_a_rounded_number_has_a_median_only():
    _, after = results.compute(GUESS, [secret(*[3.0] * 5), secret(*[3.0] * 5, 4.5)])

    assert after.spreads[""].median == 3.0
    assert math.isnan(after.spreads[""].low)
    assert math.isnan(after.spreads[""].high)


@pytest.mark.parametrize("others", [5, 7])
def test_a_later_round_with_as_many_or_far_more_or_a_hidden_one_before_it_is_not_rounded(others: int):
    first = secret(*["tea"] * 5)
    second = secret(*["tea"] * (others if others == 5 else 10))

    assert not results.compute(FREE, [first, second])[1].rounded
    hidden, shown = results.compute(FREE, [first[:4], first])
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
