import pandas as pd
import pytest

from cxdash.charts import look
from cxdash.charts.satisfaction import matters
from cxdash.charts.satisfaction import over_time as time
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.label_placement import placed
from tests.charts.satisfaction.test_gaps import fields

DOMAIN = (1.0, 5.0, 0.0, 10.0)
PICTURES = [(time.months, ()), (matters.importance, (DOMAIN,)), (matters.drivers, ())]


SAID = ("tooltip", "description")


def layers(picture, of, language="en"):
    return picture(Words(language), *of).to_dict()["layer"]


@pytest.mark.parametrize(("picture", "of"), PICTURES)
@pytest.mark.parametrize("language", languages())
def test_every_language_has_its_picture(picture, of, language):
    assert layers(picture, of, language)


@pytest.mark.parametrize(("picture", "of"), PICTURES)
def test_whoever_listens_to_a_picture_hears_each_row_once(picture, of):
    spoken = [
        layer for layer in layers(picture, of) if layer["mark"]["type"] != "text" and layer["mark"].get("aria", True)
    ]

    assert [layer.get("data", {"name": "rows"})["name"] for layer in spoken] == ["rows"]


def test_an_owner_who_changed_is_a_dashed_rule_with_its_words():
    owners = [layer for layer in layers(time.months, ()) if layer["data"]["name"] == "owners"]

    assert [layer["mark"]["type"] for layer in owners] == ["rule", "text"]
    assert owners[0]["mark"]["strokeDash"]
    assert fields(owners[1]) == {"Month", "said"}


def test_a_driver_is_a_bar_with_its_range():
    drawn = [(layer["mark"]["type"], *sorted(fields(layer, without=SAID))) for layer in layers(matters.drivers, ())]

    assert drawn == [("bar", "Share, %", "Where", "reading"), ("rule", "From", "To", "Where")]


def test_names_do_not_lie_over_each_other():
    points = made(mean=[3.0, 3.01, 3.02, 4.5], importance=[5.0, 5.0, 5.0, 2.0])

    sides = placed(points, ["A name of some length"] * 4, DOMAIN, INSIDE, CROSS)

    assert sides[3] == "left"  # to the right it would leave the picture
    assert len({sides[at] for at in sides if at < 3}) == len([at for at in sides if at < 3])


INSIDE = matters.HEIGHT - matters.AXIS
"""The height of the map within its axes."""

CROSS = (9.0, 1.5)
"""The importance and the score at which the lines stand."""


def made(**columns):
    return pd.DataFrame({"quadrant": "mend", "mean_low": None, "mean_high": None, **columns})


@pytest.mark.parametrize(
    ("spread", "cross", "side"),
    [
        ({}, CROSS, "right"),
        ({"mean_low": 2.5, "mean_high": 3.5}, CROSS, "above"),
        ({"mean_low": 2.5, "mean_high": 3.5}, (9.0, 3.2), "above left"),
        ({"mean_low": 2.5, "mean_high": 3.5}, (5.3, 3.2), "below left"),
    ],
)
def test_a_name_lies_neither_on_the_range_of_its_mark_nor_on_the_lines(spread, cross, side):
    points = made(mean=[3.0], importance=[5.0], **spread)

    assert placed(points, ["A name of some length"], DOMAIN, INSIDE, cross) == {0: side}


def test_names_of_neighbouring_rows_keep_apart_in_the_room_that_the_axis_leaves():
    points = made(mean=[3.0, 3.0], importance=[5.0, 4.0], mean_low=2.5, mean_high=3.5)

    sides = placed(points, ["Customer service by phone", "What friends say"], DOMAIN, INSIDE, (9.0, 4.9))

    assert set(sides.values()) != {"below", "above"}


def test_only_what_is_important_but_weak_is_named_where_there_is_any():
    points = made(mean=[2.0, 4.0], importance=[5.0, 2.0]).assign(quadrant=["mend", "wait"])

    assert set(placed(points, ["Weak", "Good"], DOMAIN, INSIDE, CROSS)) == {0}
    assert len(placed(points.assign(quadrant="keep"), ["One", "Other"], DOMAIN, INSIDE, CROSS)) == 2


def test_the_pictures_have_the_colours_of_the_house():
    for picture, of in PICTURES:
        scaled = [layer["encoding"].get("color", {}).get("scale", {}).get("domain") for layer in layers(picture, of)]
        assert look.readings(Words("en")) in scaled
