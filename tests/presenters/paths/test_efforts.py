"""What is said of useless efforts and of beginnings."""

import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.paths import figures as paths
from cxdash.presenters.paths import efforts, screen
from tests.measures.paths.test_alike import PLANTED
from tests.measures.paths.test_figures import make

ENGLISH = Words("en")
NAMES = {"talk": "Webinar", "press": "Trade press", "ad": "Online ad", "web": "Website"}


def test_a_useless_effort_is_named_first_and_marked_in_the_picture():
    found = paths.compute(make(*PLANTED))

    said = screen.present(found, NAMES, ENGLISH)
    assert said.sentence == (
        "Webinar gets at most 4 of 196 by any way of counting; those who met it became customers no more often (12 of "
        "100, and 12 without it on otherwise equal paths)."
    )
    assert said.more[-1] == (
        "Of those who began with Trade press twice as many became customers as of those who began with Online ad (20 "
        "and 10 of 100 on otherwise equal paths)."
    )
    marks = screen.picture(found, NAMES, ENGLISH).set_index("Touchpoint")["What it means"]
    assert marks[marks != ""].to_dict() == {"Webinar": "makes no difference"}


@pytest.mark.parametrize(
    ("press", "expected"),
    [
        (290, "2.9 times as many became customers as of those who began with Online ad (29 and 10 of 100"),
        (140, "more became customers than of those who began with Online ad (14 and 10 of 100"),
    ],
)
def test_how_many_more_is_said_as_it_is(press, expected):
    found = paths.compute(make(("ad > web", 100, 900), ("press > web", press, 1000 - press)))

    assert efforts.beginnings(found, NAMES, ENGLISH) == [
        f"Of those who began with Trade press {expected} on otherwise equal paths)."
    ]


def test_where_nothing_is_planted_nothing_is_named():
    found = paths.compute(make(("ad > web", 100, 900), ("press > web", 100, 900)))

    assert efforts.sentences(found, NAMES, ENGLISH) == efforts.beginnings(found, NAMES, ENGLISH) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("ad > web", 10, 90), ("press > shop", 10, 90)], ["No two paths are equal but for one touchpoint"]),
        ([("ad > web", 10, 0)], []),
        ([("ad > web", 10, 90), ("web", 10, 90)], []),
    ],
)
def test_where_no_paths_can_be_compared_that_is_told(rows, told):
    said = efforts.not_told(paths.compute(make(*rows)), ENGLISH)

    assert [sentence.split(",")[0] for sentence in said] == told
