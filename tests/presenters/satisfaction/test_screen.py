import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.satisfaction.figures import compute
from cxdash.presenters.satisfaction import screen
from tests.measures.stats.test_scales import THIS_MONTH
from tests.measures.tables import make_tables

SHOP, KIOSK = ("shop", "buy", "direct", None), ("kiosk", "not-placed", "direct", None)
PASSABLE = (0, 10, 20, 20, 10)
ASKED = "Stages can't be compared yet: the touchpoints asked about here are in none."


@pytest.mark.parametrize(
    ("touchpoints", "asked", "sentence", "picture", "places", "note"),
    [
        pytest.param(
            [KIOSK],
            ["kiosk"],
            ASKED,
            ["not-placed"],
            ["not-placed"],
            "Type in your stages under Data, then choose one for each touchpoint.",
            id="a survey and nothing else",
        ),
        pytest.param(
            [SHOP, KIOSK],
            ["shop", "kiosk"],
            "The score in the stage buy is 3.5 on a scale of 1–5.",
            ["buy"],
            ["buy", "not-placed"],
            "Not placed in a stage yet: kiosk. Choose a stage for each under Data.",
            id="beside a stage",
        ),
        pytest.param(
            [SHOP, KIOSK],
            ["kiosk"],
            ASKED,
            ["not-placed"],
            ["not-placed"],
            "Not placed in a stage yet: kiosk. Choose a stage for each under Data.",
            id="beside a stage nobody was asked about",
        ),
    ],
)
def test_touchpoints_not_placed_yet_are_found_and_no_claim_is_made_of_them(
    touchpoints, asked, sentence, picture, places, note
):
    tables = make_tables([(key, "CSAT", PASSABLE) for key in asked], touchpoints=touchpoints)

    shown = screen.present(tables, compute(tables, THIS_MONTH), "CSAT", "not-placed", Words("en"))

    assert (shown.sentence, list(shown.heads), list(shown.stages)) == (sentence, picture, places)
    assert (shown.stage, shown.not_placed) == ("not-placed", note)
    assert shown.alt == "Expected and got at each touchpoint that is in no stage yet."


def test_nothing_is_said_where_every_touchpoint_is_placed():
    tables = make_tables([("shop", "CSAT", PASSABLE)], touchpoints=[SHOP])

    assert screen.present(tables, compute(tables, THIS_MONTH), "CSAT", "", Words("en")).not_placed == ""
