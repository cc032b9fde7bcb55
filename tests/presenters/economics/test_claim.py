"""What is said of the claim that winning costs 25 times as much as keeping, and where it is on the line."""

import pytest

from cxdash.charts import look
from cxdash.presenters.economics import claim
from tests.presenters.economics.test_customer_value import ENGLISH, found
from tests.presenters.ownership.pictures import sent


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (12, "Winning a customer costs 4.6 times as much here as keeping one for a year; 5 to 25 times is often said."),
        (
            3,
            "Winning a customer costs 20.2 times as much here as keeping one for 3 months; 5 to 25 times is often "
            "said, but for a whole year.",
        ),
    ],
)
def test_the_own_ratio_says_how_many_months_keeping_is_for(count, said):
    assert said == claim.sentences(found(250.0, [("retention", 400.0)], count), ENGLISH)[0]


def test_what_it_is_here_stands_on_the_line_among_what_others_quote():
    points = sent(claim.present(found(250.0, [("retention", 400.0)]), ENGLISH))["points"]

    here = points[points.tone == look.readings(ENGLISH)[look.TEXT]]
    assert here.said.tolist() == ["Here: 4.6 times."]
    assert (points.x < here.x.iloc[0]).sum() == 1
    assert len(points) == 1 + len(claim.QUOTED)


def test_a_ratio_beyond_what_is_often_said_has_room_and_one_that_is_not_known_is_left_out():
    far, unknown = (
        sent(claim.present(found(winning, [("retention", 400.0)] if winning else ()), ENGLISH))["points"]
        for winning in (2500.0, 0.0)
    )

    assert far.x.max() < claim.END
    assert len(unknown) == len(claim.QUOTED)
