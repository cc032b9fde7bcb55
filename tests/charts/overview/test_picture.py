import json
import re
from functools import cache
from itertools import pairwise

import pytest

from cxdash.charts import look
from cxdash.charts.compiled import compiled
from cxdash.charts.overview import picture as charts
from cxdash.charts.overview import places
from cxdash.domain.ownership import Health
from cxdash.domain.scales import SCALES, Measure
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.overview import picture as overview_picture
from tests.presenters.overview.overviews import BROKEN, KEPT, MORE, basis, drawn

SCALE = SCALES[Measure.CSAT]
HELD = [("CMO", "A", "find"), ("CMO", "A", "buy"), ("CSO", "A", "buy"), ("ALL", "A", "use")]


@cache
def spec(language="en", scale=SCALE):
    return charts.picture(Words(language), scale).to_dict()


def layers(language="en", table="", mark=""):
    """Return the layers that draw from a table with a kind of mark."""
    found = spec(language)["layer"]
    return [one for one in found if table in (one["data"]["name"], "") and mark in (one["mark"]["type"], "")]


@cache
def delivered(language="en"):
    """Return the tables behind the picture: a stage of every kind of health, and every reading of the gap."""
    found = basis(HELD, {"find": BROKEN, "buy": KEPT, "use": MORE})
    stages = list(found.owned.stages.key)
    return drawn(
        overview_picture.picture(found.tables, found.answered, found.owned, found.found, stages, Words(language))
    )


def channels(layer):
    return [part for value in layer["encoding"].values() for part in (value if isinstance(value, list) else [value])]


def calculated(layer):
    steps = layer.get("transform", [])
    return {step["as"] for step in steps if "as" in step} | {
        one["as"] for step in steps for kind in ("joinaggregate", "window") for one in step.get(kind, [])
    }


def filters(layer):
    return " and ".join(str(step["filter"]) for step in layer.get("transform", []) if "filter" in step)


def colour(layer, language="en"):
    """Return what a whole layer is coloured as, by its place among the readings."""
    datum = layer["encoding"].get("color", {}).get("datum")
    return None if datum is None else look.readings(Words(language)).index(datum)


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_tables_and_columns_the_page_delivers(language):
    tables = delivered(language)

    for layer in layers(language):
        used = {channel["field"] for channel in channels(layer) if "field" in channel}
        assert used - calculated(layer) <= set(tables[layer["data"]["name"]].columns)
    assert {layer["data"]["name"] for layer in layers(language)} == set(tables)


@pytest.mark.parametrize("language", languages())
def test_what_is_calculated_comes_of_columns_that_are_delivered(language):
    tables = delivered(language)

    for layer in layers(language):
        steps = json.dumps(layer.get("transform", []), ensure_ascii=False)
        used = {name for found in re.findall(r"datum\.(\w+)|datum\['(.+?)'\]", steps) for name in found if name}
        assert used - calculated(layer) <= set(tables[layer["data"]["name"]].columns)


def test_expected_got_gap_touchpoints_owners_and_let_downs_each_have_a_mark():
    marks = {(one["data"]["name"], one["mark"]["type"], one["encoding"]["y"].get("field")) for one in layers()}
    texts = {one["encoding"]["text"]["field"] for one in layers(mark="text") if "text" in one["encoding"]}

    assert marks >= {
        ("marks", "tick", "expected_y"),
        ("marks", "rule", "expected_y"),
        ("marks", "rule", "low_y"),
        ("marks", "point", "mean_y"),
        ("marks", "rect", "lost_y"),
        ("marks", "rule", "least_y"),
        ("dots", "point", "y"),
        ("handoffs", "point", None),
    }
    assert texts == {"label", "got", "gap", "chip", "second", "able", "about", "lines", "head", "said"}


@pytest.mark.parametrize(
    ("health", "marks"),
    [
        (Health.ONE, [("rect", True, None), ("rect", False, None)]),
        (Health.NOBODY, [("rect", False, [4, 3])]),
        (Health.CONTESTED, [("rect", False, None), ("rule", True, None)]),
        (Health.EVERYONE, [("rect", False, None)] * 3),
    ],
)
def test_who_answers_is_told_by_the_chips_shape_and_not_by_colour_alone(health, marks):
    shapes = [one for one in layers(table="marks") if f"'{health}'" in filters(one) and one["mark"]["type"] != "text"]

    assert [
        (one["mark"]["type"], one["mark"].get("filled", True), one["mark"].get("strokeDash")) for one in shapes
    ] == marks


def test_everyone_is_three_outlines_beside_each_other_and_two_who_claim_it_are_cut_by_a_slant():
    everyone = [one for one in layers(mark="rect") if "'everyone'" in filters(one)]
    (cut,) = [one for one in layers(mark="rule") if "'contested'" in filters(one)]

    assert [one["encoding"]["y"]["value"] - places.CHIPS_TOP for one in everyone] == [-3, 0, 3]
    assert (cut["encoding"]["x"]["field"], cut["encoding"]["x2"]["field"]) == ("cut_from", "cut_to")
    assert (cut["encoding"]["y"]["value"], cut["encoding"]["y2"]["value"]) == (places.CHIPS_BOTTOM, places.CHIPS_TOP)


@pytest.mark.parametrize("language", languages())
def test_warm_is_only_what_is_broken_or_has_no_clear_owner_and_the_place_to_begin(language):
    broken = look.readings(Words(language))[look.WARNING]
    warm = [one for one in layers(language) if colour(one, language) == look.WARNING]

    reasons = (f"=== '{broken}'", *(f"'{health}'" for health in Health if health is not Health.ONE))

    assert warm
    assert all(one["data"]["name"] == "focus" or any(said in filters(one) for said in reasons) for one in warm)
    assert all(colour(one, language) != look.WARNING for one in layers(language) if "'one'" in filters(one))


@pytest.mark.parametrize("language", languages())
def test_every_other_colour_is_a_reading_or_grey(language):
    readings = look.readings(Words(language))

    for layer in layers(language):
        given = layer["encoding"].get("color", {})
        assert given.get("field", "reading") == "reading"
        assert given.get("datum", readings[0]) in readings
        assert layer["mark"].get("color", look.MID) == look.MID
    assert set(delivered(language)["marks"].reading) <= set(readings)


@pytest.mark.parametrize("language", languages())
def test_a_broken_gap_is_whole_and_thick_with_its_figure_and_every_other_is_dashed(language):
    broken = look.readings(Words(language))[look.WARNING]
    (line,) = [one for one in layers(language, mark="rule") if one["encoding"].get("y2", {}).get("field") == "mean_y"]
    (figure,) = [one for one in layers(language, mark="text") if one["encoding"].get("text", {}).get("field") == "gap"]

    dash, width = line["encoding"]["strokeDash"], line["encoding"]["strokeWidth"]
    (whole,) = dash["condition"]
    assert (whole["value"], dash["value"]) == ([1, 0], [3, 3])
    assert broken in whole["test"]
    assert [one["value"] for one in width["condition"]] == [2, 6]
    assert broken in filters(figure)


def test_a_pale_band_and_a_flag_mark_the_stage_to_begin_with():
    band, flag = layers(table="focus")

    assert (band["mark"]["type"], band["mark"]["opacity"] < 0.1) == ("rect", True)
    assert (band["encoding"]["x"]["field"], band["encoding"]["x2"]["field"]) == ("left_edge", "right_edge")
    assert (band["encoding"]["y"]["value"], band["encoding"]["y2"]["value"]) == (0, places.HEIGHT)
    assert flag["mark"]["text"] == "▼ Start here"


def test_a_touchpoint_customers_only_hear_of_is_a_diamond():
    (dots,) = layers(table="dots")

    shape = dots["encoding"]["shape"]
    assert (shape["scale"]["domain"], shape["scale"]["range"]) == (["direct", "indirect"], ["circle", "diamond"])
    assert (dots["mark"]["filled"], shape["legend"]) == (False, None)


@pytest.mark.parametrize("language", languages())
def test_each_part_of_a_column_can_be_clicked_and_picks_its_stage(language):
    picked = {one["name"]: one["select"] for one in spec(language)["params"]}
    parts = layers(language, "rows")

    edges = [(one["encoding"]["y"]["value"], one["encoding"]["y2"]["value"]) for one in parts]
    assert edges == list(places.PICKS.values())
    assert (edges[0][0], edges[-1][1]) == (0, places.HEIGHT)
    assert all(one[1] == other[0] for one, other in pairwise(edges))
    stage = charts.columns(Words(language))["stage"]
    assert picked == {places.PICK: {"type": "point", "fields": [stage, places.CLICKED]}}
    assert [one["transform"][-1] for one in parts] == [
        {"calculate": f"'{row}'", "as": places.CLICKED} for row in places.PICKS
    ]


def test_each_part_of_a_column_says_a_sentence_to_those_who_point_and_to_those_who_listen():
    parts = [one["encoding"] for one in layers(table="rows")]

    assert [(one["tooltip"]["field"], one["description"]["field"]) for one in parts] == [
        (column, column) for column in charts.TOLD.values()
    ]


@pytest.mark.parametrize(("measure", "middle"), [(Measure.CSAT, 3), (Measure.CSAT10, 5.5), (Measure.CES, 4)])
def test_heights_are_pixels_on_a_fixed_scale_whatever_is_shown(measure, middle):
    scale = SCALES[measure]
    written = places.height("mean", scale)

    lowest, highest, half = (_height(written, score) for score in (scale.lowest, scale.highest, middle))

    assert (lowest, highest) == (places.SCORES_BOTTOM, places.SCORES_TOP)
    assert half == pytest.approx((places.SCORES_BOTTOM + places.SCORES_TOP) / 2)
    fields = [one["encoding"]["y"] for one in spec(scale=scale)["layer"] if "field" in one["encoding"].get("y", {})]
    assert {one["scale"] for one in fields} == {None}
    assert {one["axis"] for one in fields} == {None}


def _height(written, score):
    counted = written.removeprefix("isValid(datum.mean) ? ").removesuffix(" : null").replace("datum.mean", str(score))
    assert set(counted) <= set("0123456789.+-*/() ")
    return eval(counted)


def test_widths_are_shares_on_one_scale():
    scales = [
        one["encoding"]["x"]["scale"] for one in layers() if isinstance(one["encoding"].get("x", {}).get("scale"), dict)
    ]

    assert len({json.dumps(scale) for scale in scales}) == 1
    assert (scales[0]["domain"], scales[0]["nice"], scales[0]["zero"]) == ([0, places.LEFT, 1], False, False)


@pytest.mark.parametrize("of", [1, 8, 9])
def test_columns_lie_side_by_side_from_the_names_of_the_rows_to_the_edge(of):
    middles = [places.across(no, of) for no in range(1, of + 1)]

    assert middles[0] - places.width(of) / 2 == pytest.approx(places.LEFT)
    assert middles[-1] + places.width(of) / 2 == pytest.approx(1)


def test_only_the_steps_within_the_scale_have_a_line():
    (line,) = layers(table="ticks", mark="rule")

    assert filters(line) == "datum.score > 1 && datum.score < 5"


def test_let_downs_have_a_common_base_and_are_grey_but_where_the_promise_is_broken():
    bars = [one for one in layers(mark="rect") if one["encoding"]["y"].get("field") == "lost_y"]

    assert [one["encoding"]["y2"]["value"] for one in bars] == [places.BARS_BOTTOM] * 2
    assert [(colour(one), one["mark"].get("color")) for one in bars] == [(None, look.MID), (look.WARNING, None)]


@pytest.mark.parametrize("language", languages())
def test_the_columns_have_names_of_their_own(language):
    names = list(charts.columns(Words(language)).values())

    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", languages())
def test_the_picture_is_the_same_whatever_the_data_and_holds_none(language):
    first = spec(language)

    assert first == charts.picture(Words(language), SCALE).to_dict(validate=False)
    assert "datasets" not in first
    assert all(set(layer["data"]) == {"name"} for layer in first["layer"])
    assert (first["config"]["locale"], first["height"]) == (Words(language).vega_locale(), places.HEIGHT)


def test_the_picture_is_compiled_once_per_language_and_scale():
    assert compiled(charts.picture, "en", SCALE) is compiled(charts.picture, "en", SCALE)
    assert compiled(charts.picture, "en", SCALE) is not compiled(charts.picture, "en", SCALES[Measure.CES])


def test_expected_is_written_beside_its_line_where_it_would_touch_the_stages_head():
    above, beside = [one for one in layers(mark="text") if one["mark"].get("text") == "expected"]

    assert (above["encoding"]["y"]["field"], beside["encoding"]["y"]["field"]) == ("expected_hint", "expected_y")
    assert filters(above).endswith("datum.expected_hint >= 52")
    assert filters(beside).endswith("datum.expected_hint < 52")
    assert (beside["mark"]["align"], beside["mark"]["dx"]) == ("right", -18)
