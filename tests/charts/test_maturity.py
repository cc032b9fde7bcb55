import json

import pandas as pd
import pytest

from cxdash.charts import look
from cxdash.charts import maturity as charts
from cxdash.i18n.translator import Words, languages
from cxdash.measures.maturity import figures as maturity
from cxdash.measures.maturity.figures import KEYS
from cxdash.presenters.maturity import screen as presenter
from cxdash.ui.components import pictures
from tests.charts.satisfaction.test_gaps import fields
from tests.measures.maturity.test_figures import SPRING, of, rated
from tests.measures.owners import TODAY

SCORES = {"Median", "Lowest", "Highest", "Median last time"}


def layers(language="en"):
    return charts.profile(Words(language)).to_dict()["layer"]


def delivered(language="en"):
    """Return the rows the page puts behind the picture: the weakest key, one rated twice, and four not rated."""
    answers = rated(*of("insight", 5, 4, 4), *of("insight", 2, 3, on=SPRING), *of("focus", 1, 2))
    words = Words(language)
    return presenter.picture(
        maturity.compute(answers, TODAY), {key: words.gettext(name) for key, name in KEYS.items()}, words
    )


def test_a_row_holds_a_key_with_its_range_and_last_times_median():
    found = delivered().set_index("Key").loc[["Customer insight", "Customer focus and room to act"]]

    pd.testing.assert_frame_equal(
        found.reset_index(),
        pd.DataFrame(
            {
                "Key": ["Customer insight", "Customer focus and room to act"],
                "Median": [4, 1.5],
                "Lowest": [4.0, 1],
                "Highest": [5.0, 2],
                "Median last time": [2.5, None],
                "Answers": [3, 2],
                "Note": ["", "the weakest"],
            }
        ),
        check_dtype=False,
    )


def test_a_key_that_nobody_rated_says_so():
    assert list(delivered()["Note"]) == ["", "not rated", "the weakest", "not rated", "not rated", "not rated"]


def test_median_range_and_last_time_each_have_a_mark():
    marks = {(layer["mark"]["type"], *sorted(fields(layer, without="tooltip") & SCORES)) for layer in layers()}

    assert marks >= {
        ("rule", "Highest", "Lowest"),
        ("point", "Median last time"),
        ("point", "Median"),
        ("text", "Median"),
    }


def test_last_times_mark_is_hollow_and_todays_filled():
    marks = [layer["mark"] for layer in layers() if layer["mark"]["type"] == "point"]

    assert [mark["filled"] for mark in marks] == [False, True]
    assert marks[0]["size"] > marks[1]["size"]


def test_the_axis_is_the_whole_scale_whatever_the_answers():
    for layer in layers():
        channel = layer["encoding"]["x"]
        assert (channel["scale"]["domain"], channel["axis"]["values"]) == ([1, 5], [1, 2, 3, 4, 5])
        assert channel["axis"]["title"] is None


def test_the_weakest_key_is_named_in_words_as_well_as_coloured():
    (named,) = [layer for layer in layers() if layer["encoding"].get("text", {}).get("field") == "Note"]

    assert named["encoding"]["color"]["datum"] == "promise broken"
    assert "the weakest" in json.dumps(named["transform"])


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_columns_the_page_delivers(language):
    name = charts.columns(Words(language))

    assert charts.profile(Words(language)).to_dict()["data"] == {"name": "rows"}
    for layer in layers(language):
        assert fields(layer) <= set(delivered(language).columns)
    assert len(set(name.values())) == len(name)


@pytest.mark.parametrize("language", languages())
def test_every_colour_is_one_of_the_themes(language):
    readings = look.readings(Words(language))

    colours = [layer["encoding"]["color"] for layer in layers(language) if "color" in layer["encoding"]]

    assert [channel["scale"]["domain"] for channel in colours if "scale" in channel] == [readings]
    assert {channel["datum"] for channel in colours if "datum" in channel} <= set(readings)


def test_the_picture_is_compiled_once_per_language():
    assert pictures.compiled(charts.profile, "en") is pictures.compiled(charts.profile, "en")
