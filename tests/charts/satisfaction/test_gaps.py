import json

import pytest

from cxdash.charts import look
from cxdash.charts.compiled import compiled
from cxdash.charts.satisfaction import gaps as charts
from cxdash.domain.scales import SCALES, Measure
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words, languages
from cxdash.measures.satisfaction import figures as satisfaction
from cxdash.presenters.satisfaction import screen as presenter
from tests.measures.tables import NOW, make_tables

PICTURES = [charts.stages, charts.touchpoints]
CSAT = SCALES[Measure.CSAT]
SCORES = {"Expected", "Got", "Got, from", "Got, to"}


SAID = ("tooltip", "description")


def spec(picture, language="en", scale=CSAT):
    return picture(Words(language), scale).to_dict()


def layers(picture, language="en", scale=CSAT):
    return spec(picture, language, scale)["layer"]


def fields(layer, without=()):
    """Return every column a layer draws from, but for those of some channels."""
    used = [value for name, value in layer["encoding"].items() if name not in without]
    channels = [part for value in used for part in (value if isinstance(value, list) else [value])]
    made = [step["as"] for step in layer.get("transform", []) if "as" in step]
    calculated = {name for names in made for name in ([names] if isinstance(names, str) else names)}
    return {channel["field"] for channel in channels if "field" in channel} - calculated


def delivered(language):
    """Return the tables the page puts behind a picture: one stage with a gap, one without, one hidden."""
    tables = make_tables(
        [
            ("shop", "CSAT", (5, 10, 20, 15, 10)),
            ("shop", "EXPECTATION", (0, 0, 0, 60, 0)),
            ("help", "CSAT", (1, 1, 1, 1, 1)),
        ],
        [("shop", {(3, 4): 40, (2, 4): 20})],
    )
    found = satisfaction.compute(tables, View(period=NOW))
    return presenter.picture(found.stages, "CSAT", {"buy": "Buy", "use": "Use"}, "buy", Words(language))


def test_stages_stand_in_columns_with_the_score_upwards():
    first = layers(charts.stages)[0]["encoding"]
    score = layers(charts.stages)[2]["encoding"]

    assert (first["x"]["field"], first["x"]["type"], first["x"]["sort"]) == ("Where", "nominal", None)
    assert (score["y"]["field"], score["y2"]["field"]) == ("Expected", "Got")


def test_touchpoints_lie_in_rows_with_the_score_to_the_right():
    score = layers(charts.touchpoints)[0]["encoding"]

    assert (score["y"]["field"], score["y"]["sort"]) == ("Where", None)
    assert (score["x"]["field"], score["x2"]["field"]) == ("Expected", "Got")


@pytest.mark.parametrize("picture", PICTURES)
def test_expected_got_gap_and_range_each_have_a_mark(picture):
    rows = [layer for layer in layers(picture) if layer["data"]["name"] == "rows"]

    marks = {(layer["mark"]["type"], *sorted(fields(layer, without=SAID) & SCORES)) for layer in rows}

    assert marks >= {
        ("rule", "Expected", "Got"),
        ("tick", "Expected"),
        ("rule", "Got, from", "Got, to"),
        ("point", "Got"),
        ("text", "Got"),
    }


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("measure", list(Measure))
def test_the_axis_is_the_whole_scale_whatever_the_scores(picture, measure):
    scale = SCALES[measure]

    shown = [
        layer["encoding"][axis]
        for layer in layers(picture, scale=scale)
        for axis in ("x", "y")
        if layer["encoding"].get(axis, {}).get("type") == "quantitative"
    ]

    assert shown
    for channel in shown:
        assert channel["scale"] == {"domain": [scale.lowest, scale.highest], "nice": False, "zero": False}
        assert channel["axis"]["values"] == scale.ticks()


@pytest.mark.parametrize("picture", PICTURES)
def test_there_are_no_titles_on_axes_and_no_legend(picture):
    for layer in layers(picture):
        for name, channel in layer["encoding"].items():
            if name in {"x", "y"} and "field" in channel:
                assert channel["axis"]["title"] is None
            if name == "color" and "field" in channel:
                assert channel["legend"] is None


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("language", languages())
def test_every_picture_draws_from_tables_and_columns_the_page_delivers(picture, language):
    tables = delivered(language)

    for layer in layers(picture, language):
        assert fields(layer) <= set(tables[layer["data"]["name"]].columns)


@pytest.mark.parametrize("language", languages())
def test_every_table_that_is_delivered_is_drawn(language):
    drawn = {layer["data"]["name"] for layer in layers(charts.stages, language)}

    assert drawn == set(delivered(language))


@pytest.mark.parametrize("language", languages())
def test_each_kind_of_row_is_in_the_table_it_is_drawn_from(language):
    tables = delivered(language)
    place = charts.columns(Words(language))["place"]

    assert {name: list(table[place]) for name, table in tables.items()} == {
        "rows": ["Buy", "Use"],
        "chosen": ["Buy"],
        "hidden": ["Use"],
        "above": ["Buy"],
        "below": ["Buy"],
    }


@pytest.mark.parametrize("language", languages())
def test_every_reading_of_the_rows_has_a_colour(language):
    words = Words(language)
    readings = look.readings(words)

    colours = [layer["encoding"]["color"] for layer in layers(charts.stages, language) if "color" in layer["encoding"]]

    domains = [channel["scale"]["domain"] for channel in colours if "scale" in channel]
    assert domains
    assert all(domain == readings for domain in domains)
    assert {channel["datum"] for channel in colours if "datum" in channel} <= set(readings)
    assert len(set(readings)) == len(readings)
    assert set(delivered(language)["rows"][charts.columns(words)["reading"]]) <= set(readings)


@pytest.mark.parametrize("language", languages())
def test_the_columns_of_a_table_have_names_of_their_own(language):
    names = list(charts.columns(Words(language)).values())

    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("language", languages())
def test_a_picture_is_the_same_each_time_and_holds_no_data(picture, language):
    first = spec(picture, language)

    assert json.dumps(first) == json.dumps(spec(picture, language))
    assert "datasets" not in first
    assert all(set(layer["data"]) == {"name"} for layer in first["layer"])
    assert first["config"]["locale"] == Words(language).vega_locale()


def test_a_picture_is_compiled_once_per_language_and_scale():
    assert compiled(charts.stages, "en", CSAT) is compiled(charts.stages, "en", CSAT)


def test_a_broken_promise_is_told_from_the_others_without_colour():
    dash = layers(charts.stages)[2]["encoding"]["strokeDash"]

    (broken,) = dash["condition"]
    assert (broken["value"], dash["value"]) == ([1, 0], [3, 3])
    assert "'promise broken'" in broken["test"]


def test_a_click_in_a_column_picks_its_place():
    (parameter,) = spec(charts.stages)["params"]

    assert (parameter["name"], parameter["select"]["type"]) == (charts.PICK, "point")
    assert parameter["select"]["fields"] == ["Where"]
