import math

from cxdash.measures.workshop import rounds
from cxdash.measures.workshop.results import Ballot
from tests.room import FREE, GUESS, results_of


def moved(question, *votes):
    return rounds.compare(results_of(question, *([Ballot(value) for value in values] for values in votes)))


def test_a_room_that_comes_nearer_and_changes_its_mind_is_seen():
    found = moved(FREE, ["tea"] * 4 + ["coffee"] * 3, ["tea"] + ["coffee"] * 6)

    assert found.changed
    assert found.nearer > 0
    assert (found.first.top, found.last.top) == (("tea",), ("coffee",))


def test_a_room_that_votes_the_same_again_has_not_moved():
    found = moved(GUESS, [3.0, 3.5, 4.0, 4.0, 4.5], [4.5, 3.5, 4.0, 4.0, 3.0])

    assert not found.changed
    assert found.nearer == 0


def test_the_first_and_the_last_of_several_rounds_are_compared():
    found = moved(GUESS, [1.0] * 5, [3.0] * 5, [5.0] * 5)

    assert (found.first.spreads[""].median, found.last.spreads[""].median) == (1.0, 5.0)


def test_nothing_is_compared_of_one_round_or_where_too_few_voted_in_either():
    assert moved(FREE, ["tea"] * 7) is None
    assert moved(FREE, ["tea"] * 4, ["tea"] * 7) is None
    assert moved(FREE, ["tea"] * 7, ["tea"] * 4) is None


def test_of_what_is_rounded_it_is_not_known_whether_the_room_came_nearer():
    found = moved(FREE, ["tea"] * 30 + ["coffee"] * 12, ["tea"] * 30 + ["coffee"] * 11)

    assert found.last.rounded
    assert math.isnan(found.nearer)
    assert not found.changed


def test_a_vote_that_would_tell_what_one_answered_is_not_compared():
    assert moved(FREE, ["tea"] * 7 + ["coffee"] * 5, ["tea"] * 7 + ["coffee"] * 4) is None


def test_so_many_at_least_changed_their_mind_as_answers_have_gained_votes():
    assert moved(FREE, ["tea"] * 4 + ["coffee"] * 3, ["tea"] + ["coffee"] * 6).changed_minds == 3
    assert moved(FREE, ["tea"] * 5, ["tea"] * 5).changed_minds == 0
    assert moved(FREE, ["tea"] * 5, ["tea"] * 5 + ["coffee"] * 6).changed_minds is None
    assert moved(GUESS, [3.0] * 5, [4.0] * 5).changed_minds is None
