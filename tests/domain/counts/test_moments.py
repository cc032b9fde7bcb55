import pandas as pd

from cxdash.domain.counts import moments

COUNTED = ["n", "w", "w2"]


def rows(table):
    return [tuple(row) for row in table.itertuples(index=False, name=None)]


def test_answers_are_added_up_on_their_own_scale_and_on_the_way_with_both_ends():
    counted = pd.DataFrame(
        [
            ("shop", "CSAT", "", 2, 3, 1.5, 0.75),
            ("shop", "CSAT", "", 5, 1, 2.0, 4.0),
            ("shop", "CSAT", "5-1", 1, 4, 4, 4),
        ],
        columns=["touchpoint", "measure", "scale", "score", *COUNTED],
    )

    found = moments.of_scores(counted, ["touchpoint", "measure", "scale"], {})

    assert rows(found) == [
        ("shop", "CSAT", "", 4, 3.5, 4.75, 13, 56, 37.5 + 200, 937.5 + 20_000, 2, 1.5),
        ("shop", "CSAT", "5-1", 4, 4, 4, 4, 4, 400, 40_000, 4, 0),
    ]


def test_the_ends_are_those_that_a_company_has_set():
    counted = pd.DataFrame([("CSAT", "", 3, 2, 2.0, 2.0)], columns=["measure", "scale", "score", *COUNTED])
    keys = ["measure", "scale"]

    usual, own = (moments.of_scores(counted, keys, ends) for ends in ({}, {("CSAT", "1-5"): (3, 3)}))

    assert (usual.top[0], usual.low[0], own.top[0], own.low[0]) == (0, 0, 2, 2)


def test_pairs_are_added_up_as_how_much_better_the_first_answer_is():
    counted = pd.DataFrame(
        [
            ("", "", 3, 5, 2, 2.0, 2.0),
            ("", "", 4, 4, 5, 5.0, 5.0),
            ("", "", 5, 4, 1, 1.0, 1.0),
            ("0-10", "", 7, 5, 1, 1.0, 1.0),
        ],
        columns=["first_scale", "second_scale", "first", "second", *COUNTED],
    )

    found = moments.of_pairs(counted, ["first_scale", "second_scale"])

    assert rows(found)[0] == ("", "", 8, 8, 8, -3, 9, -75, 2 * 2500 + 625, 1, 2)
    other = found.loc[1]
    assert (other.wx, round(other.way, 9), other.top, other.low) == (2, -30, 0, 1)


def test_of_nothing_there_are_no_moments():
    scores = pd.DataFrame(columns=["measure", "scale", "score", *COUNTED])
    pairs = pd.DataFrame(columns=["first_scale", "second_scale", "first", "second", *COUNTED])

    assert moments.of_scores(scores, ["measure", "scale"], {}).empty
    assert moments.of_pairs(pairs, ["first_scale", "second_scale"]).empty
