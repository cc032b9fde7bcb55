import numpy as np
import pytest

from cxdash.domain.tables import placed
from cxdash.domain.vocabulary import View
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.measures.satisfaction import let_downs
from cxdash.measures.stats.intervals import wilson
from tests.measures.tables import NOW, make_tables, row

LOW_OF_TEN, LOW_OF_FOUR = (10, 0, 30, 30, 30), (0, 10, 10, 10, 10)
"""A hundred answers of which ten are below the middle, and forty of which ten are."""


def counted(answers, touchpoints, view=None, **more):
    tables = make_tables(answers, touchpoints=touchpoints, **more)
    found = satisfaction.compute(tables, view or View(period=NOW))
    return let_downs.compute(tables.stages, tables.touchpoints, found)


def test_let_downs_are_customers_a_year_times_the_share_below_the_middle_with_wilsons_interval():
    found = counted([("shop", "CSAT", LOW_OF_TEN)], [("shop", "buy", "direct", 2000)])

    wanted = wilson(10, 100)
    assert row(found.touchpoints) == {
        "key": "shop",
        "stage": "buy",
        "measure": "CSAT",
        "n": 100,
        "share": pytest.approx(0.1),
        "let_downs": pytest.approx(200),
        "low": pytest.approx(2000 * wanted.low),
        "high": pytest.approx(2000 * wanted.high),
    }
    assert row(found.stages)["low"] == pytest.approx(2000 * wanted.low)
    assert found.total.value == pytest.approx(200)


def test_a_stage_adds_up_its_direct_touchpoints_with_an_interval_of_their_own():
    places = [("shop", "buy", "direct", 2000), ("web", "buy", "direct", 400), ("ad", "buy", "indirect", 9000)]

    found = counted([("shop", "CSAT", LOW_OF_TEN), ("web", "CSAT", LOW_OF_FOUR), ("ad", "CSAT", LOW_OF_FOUR)], places)

    parts = [(2000, wilson(10, 100)), (400, wilson(10, 40))]
    down = np.hypot(*(volume * (share.value - share.low) for volume, share in parts))
    up = np.hypot(*(volume * (share.high - share.value) for volume, share in parts))
    stage = row(found.stages)
    assert (stage["let_downs"], stage["low"], stage["high"]) == pytest.approx((300, 300 - down, 300 + up))


@pytest.mark.parametrize(
    ("answers", "places", "view", "stage", "left_out"),
    [
        ([("ad", "CSAT", LOW_OF_TEN)], [("ad", "buy", "indirect", 9)], View(), (None, "indirect"), ()),
        ([("shop", "CSAT", (9, 9, 9, 0, 0))], [("shop", "buy", "direct", 9)], View(), (None, "direct"), ("shop",)),
        ([("shop", "CSAT", LOW_OF_TEN)], [("shop", "buy", "direct", None)], View(), (None, "direct"), ()),
        ([("shop", "NPS", (50,) * 11)], [("shop", "buy", "direct", 9)], View(), (None, "direct"), ("shop",)),
        ([], [("shop", "buy", "direct", 9)], View(), (None, "direct"), ("shop",)),
        (
            [("shop", "CSAT", LOW_OF_TEN)],
            [("shop", "buy", "direct", 9)],
            View(segment="home"),
            (None, "direct"),
            (),
        ),
        ([("shop", "CES", (25, 0, 0, 0, 0, 0, 75))], [("shop", "buy", "direct", 100)], View(), (25, "direct"), ()),
        (
            [("shop", "CSAT", (1,) * 5), ("shop", "CSAT10", (5,) * 10)],
            [("shop", "buy", "direct", 10)],
            View(),
            (5, "direct"),
            (),
        ),
    ],
    ids=[
        "indirect",
        "too few",
        "no volume",
        "only NPS",
        "no answers",
        "segment",
        "ease",
        "the first with enough answers",
    ],
)
def test_what_cannot_be_counted_is_left_out_and_named(answers, places, view, stage, left_out):
    found = counted(answers, places, view)

    of_stage = row(found.stages)
    value = None if np.isnan(of_stage["let_downs"]) else round(of_stage["let_downs"], 6)
    assert ((value, of_stage["basis"]), found.left_out) == (stage, left_out)


def test_without_stages_there_is_nothing_to_count():
    found = counted([], [])

    assert (len(found.stages), len(found.touchpoints), np.isnan(found.total.value)) == (0, 0, True)


def test_touchpoints_outside_of_the_stages_are_not_counted():
    places = [("shop", "buy", "direct", 2000), ("kiosk", "not-placed", "direct", 90_000)]
    tables = make_tables([(key, "CSAT", LOW_OF_TEN) for key, *_ in places], touchpoints=places)

    found = let_downs.compute(placed(tables.stages), tables.touchpoints, satisfaction.compute(tables, View(period=NOW)))

    assert (list(found.stages.key), list(found.touchpoints.key)) == (["buy"], ["shop"])
    assert found.total.value == pytest.approx(200)
