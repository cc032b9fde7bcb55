import pytest

from cxdash.measures.ownership import agreement
from cxdash.measures.workshop import disagreement
from tests.room import CREDIT, FREE, GUESS, LEAVERS, MANDATE


def ends(low, mode, high):
    return {"low": low, "mode": mode, "high": high}


@pytest.mark.parametrize(
    ("question", "values", "apart"),
    [
        (FREE, ["tea", "tea", "tea"], 0),
        (FREE, ["tea", "coffee"], 1),
        (GUESS, [1.0, 5.0], 1),
        (GUESS, [3.0, 4.0], 0.25),
        (MANDATE, [dict.fromkeys(MANDATE.items, 1.0), dict.fromkeys(MANDATE.items, 5.0)], 1),
        (MANDATE, [dict.fromkeys(MANDATE.items, 3.0), {**dict.fromkeys(MANDATE.items, 3.0), "priority": 5.0}], 0.1),
        (CREDIT, [{"CEO": 100.0, "CIO": 0.0}, {"CEO": 0.0, "CIO": 100.0}], 1),
        (CREDIT, [{"CEO": 50.0, "CIO": 50.0}, {"CEO": 40.0, "CIO": 60.0}], 0.1),
        (LEAVERS, [ends(1, 2, 3), ends(4, 5, 6)], 1),
        (LEAVERS, [ends(1, 2, 3), ends(2, 2, 4)], 2 / 3),
        (LEAVERS, [ends(2, 2, 2), ends(2, 2, 2)], 0),
        (LEAVERS, [ends(2, 2, 2), ends(3, 3, 3)], 1),
        (FREE, ["tea"], 0),
        (FREE, [], 0),
    ],
)
def test_it_is_the_mean_distance_of_two_voters(question, values, apart):
    assert disagreement.compute(question, values) == pytest.approx(apart)


def test_of_choices_it_is_what_agreement_leaves():
    found = disagreement.compute(FREE, ["tea"] * 7 + ["coffee"] * 3)

    assert found == pytest.approx(1 - agreement.per_subject([[7, 3]])[0])
