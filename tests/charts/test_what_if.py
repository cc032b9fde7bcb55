"""The pictures of the what-if page: their tables, fields and marks."""

import json

import pytest

from cxdash.charts import look, what_if
from cxdash.i18n.translator import Words

EN = Words("en")


def drawn(picture):
    return picture(EN).to_dict()


def marks(spec):
    return [layer["mark"]["type"] for layer in spec["layer"]]


@pytest.mark.parametrize("picture", [what_if.paths, what_if.removed, what_if.swings, what_if.split])
def test_a_picture_holds_no_data_and_colours_by_the_readings(picture):
    spec = drawn(picture)

    assert "datasets" not in spec
    assert look.readings(EN)[look.ACCENT] in json.dumps(spec)


def test_the_paths_are_a_band_and_a_line_for_the_choice_a_dashed_line_for_today_and_where_it_is_paid_back():
    spec = drawn(what_if.paths)

    assert marks(spec) == ["area", "line", "line", "point", "rule", "text", "text", "text"]
    band, today = spec["layer"][:2]
    assert (band["encoding"]["y"]["field"], band["encoding"]["y2"]["field"]) == ("From", "To")
    assert today["mark"]["strokeDash"] == [6, 4]
    assert [layer["data"]["name"] for layer in spec["layer"][4:]] == ["marks", "marks", "ends", "ends"]


def test_customers_are_not_drawn_from_nothing_up_since_it_is_the_difference_that_is_asked_for():
    scale = drawn(what_if.paths)["layer"][1]["encoding"]["y"]["scale"]

    assert scale["zero"] is False


def test_what_is_removed_is_a_bar_per_stage_from_nothing_up_with_its_number():
    spec = drawn(what_if.removed)

    assert marks(spec) == ["bar", "point", "text"]
    bar = spec["layer"][0]["encoding"]
    assert (bar["x"]["field"], bar["x2"]["field"], bar["y"]["field"]) == ("From", "To", "Stage")


def test_the_swings_say_each_belief_at_its_low_and_its_high_outside_its_bar():
    spec = drawn(what_if.swings)

    texts = [layer["encoding"]["text"]["field"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert texts == ["Belief", "Belief", "left text", "right text"]
    sides = next(layer for layer in spec["layer"] if layer["encoding"].get("text", {}).get("field") == "left text")
    said = {one["as"]: one["calculate"] for one in sides["transform"]}
    assert said["left text"] == "datum['At its low'] < datum['At its high'] ? datum['Its low'] : datum['Its high']"


def test_the_split_marks_todays():
    spec = drawn(what_if.split)

    assert {layer["data"]["name"] for layer in spec["layer"]} == {"rows", "zero"}


@pytest.mark.parametrize(
    ("picture", "heard"),
    [
        (what_if.paths, ["point", "text", "text", "text"]),
        (what_if.swings, ["text", "text"]),
        (what_if.split, ["point", "text"]),
    ],
)
def test_whoever_listens_hears_the_figures_of_each_row_and_no_lines_or_bands(picture, heard):
    layers = drawn(picture)["layer"]

    assert [layer["mark"]["type"] for layer in layers if layer["mark"].get("aria", True)] == heard


@pytest.mark.parametrize("language", ["en", "nb", "sv"])
@pytest.mark.parametrize("columns", [what_if.columns, what_if.swing_columns, what_if.split_columns])
def test_no_two_columns_of_a_table_are_called_the_same(columns, language):
    names = list(columns(Words(language)).values())

    assert len(set(names)) == len(names)
