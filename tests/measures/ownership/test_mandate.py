from datetime import date

import numpy as np
import pytest

from cxdash.measures.ownership import mandate
from tests.measures.owners import TODAY, make_owners, rated
from tests.measures.tables import row


def assessed(*answers):
    return make_owners(assessments=answers).assessments


@pytest.mark.parametrize(
    ("median", "raters", "able"),
    [
        (5, 8, "can"),
        (4, 3, "can"),
        (3.9, 3, "partly"),
        (2.5, 3, "partly"),
        (2.4, 3, "cannot"),
        (1, 8, "cannot"),
        (5, 2, "not_asked"),
        (np.nan, 8, "not_asked"),
    ],
)
def test_from_four_up_a_role_can_act_from_two_and_a_half_partly_below_it_cannot(median, raters, able):
    assert mandate.can_act(median, raters) == able


def test_a_mandate_is_the_median_of_the_five_medians_and_the_sixth_statement_stands_apart():
    answers = rated("CMO", [(4, 2, 1, 3, 2, 5), (4, 2, 2, 3, 2, 5), (5, 3, 1, 3, 3, 4)], raters=["CEO", "CMO", "CSO"])

    found = row(mandate.compute(assessed(*answers), TODAY))

    assert found == {
        "role": "CMO",
        "raters": 3,
        "median": 2,
        "can_act": "cannot",
        "end_to_end": 4,
        "priority": 2,
        "intervene": 1,
        "new_ways": 3,
        "recognised": 2,
        "followed_up": 5,
        "own": pytest.approx(2.6),
        "others": pytest.approx(2.7),
        "own_less_others": pytest.approx(-0.1),
    }


def test_a_raters_last_answer_up_to_the_day_counts_and_nameless_answers_all_do():
    spring, autumn, later = date(2026, 3, 1), date(2026, 9, 1), date(2027, 1, 1)
    answers = [
        ("mandate", "priority", "CMO", "", "1", "", score, day) for score, day in [(1, spring), (5, autumn), (2, later)]
    ]
    nameless = [("mandate", "priority", "CMO", "", "", "", 5, spring)] * 2

    found = row(mandate.compute(assessed(*answers, *nameless), TODAY))

    assert (found["raters"], found["median"], found["can_act"]) == (3, 5, "can")


def test_answering_for_more_than_one_can_change_is_told_by_two_points_or_more():
    answers = [
        ("accountability", item, "CMO", "find", "1", "", score)
        for item, score in [("accountability", 5), ("authority", 4), ("resources", 2)]
    ]

    found = mandate.mismatches(assessed(*answers, ("accountability", "owner", "CMO", "find", "1")), TODAY)

    assert row(found) == {
        "role": "CMO",
        "stage": "find",
        "accountability": 5,
        "authority": 4,
        "resources": 2,
        "mismatch": 3,
    }


def test_nobody_rated_is_an_empty_table():
    assert len(mandate.compute(assessed(), TODAY)) == len(mandate.mismatches(assessed(), TODAY)) == 0


def test_answers_are_counted_by_score_with_whether_the_role_itself_gave_one():
    later = date(2027, 1, 1)
    answers = [
        *[("mandate", "priority", "CMO", "", f"{at}", by, score) for at, (by, score) in enumerate(GIVEN)],
        ("mandate", "priority", "CMO", "", "0", "CEO", 5, later),
        ("accountability", "priority", "CMO", "find", "0", "CEO", 4),
    ]

    found = mandate.answers(assessed(*answers), TODAY)

    assert found.to_numpy().tolist() == [["CMO", "priority", 2, 2, False], ["CMO", "priority", 4, 2, True]]


GIVEN = [("CEO", 2), ("CMO", 4), ("CSO", 4), ("COO", 2)]
