import pytest

from cxdash.charts import look
from cxdash.charts.compiled import compiled
from cxdash.charts.maturity import profile as charts
from cxdash.i18n.translator import Words, languages
from cxdash.measures.maturity import figures as maturity
from cxdash.measures.maturity.figures import KEYS
from cxdash.measures.maturity.steps import next_steps
from cxdash.presenters.maturity import profile as presenter
from tests.charts.satisfaction.test_gaps import fields
from tests.measures.maturity.test_figures import SPRING, of, rated
from tests.measures.owners import TODAY
from tests.presenters.maturity.test_profile import table

ANSWERS = rated(*of("insight", 5, 4, 4, 4, 4), *of("insight", 2, 3, on=SPRING), *of("focus", 1, 2))


def layers(language="en"):
    return charts.profile(Words(language)).to_dict()["layer"]


def delivered(language="en"):
    """Return the tables the page puts behind the picture: the weakest key, one rated twice, and four not rated."""
    words, found = Words(language), maturity.compute(ANSWERS, TODAY)
    keys = {key: words.gettext(name) for key, name in KEYS.items()}
    given = presenter.picture(found, maturity.spread(ANSWERS, TODAY), next_steps(found, {}), keys, words)
    return {name: table(given, name) for name in given.tables}


def test_answers_range_median_and_last_time_each_have_a_mark():
    marks = {(layer["mark"]["type"], *sorted(fields(layer))) for layer in layers()}

    assert marks >= {
        ("rule", "high at", "line at", "low at"),
        ("point", "before at", "line at"),
        ("point", "line at", "median at", "said", "tone"),
        ("point", "x", "y"),
    }


def test_last_times_mark_is_hollow_and_todays_filled():
    marks = [layer["mark"] for layer in layers() if layer["mark"].get("shape") == "diamond"]

    assert [mark.get("filled", False) for mark in marks] == [False, True]
    assert marks[0]["size"] > marks[1]["size"]


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_the_page_delivers(language):
    tables = delivered(language)

    for layer in layers(language):
        assert fields(layer) <= set(tables[layer["data"]["name"]].columns)


@pytest.mark.parametrize("language", languages())
def test_every_encoding_is_typed_and_every_colour_one_of_the_themes(language):
    readings = look.readings(Words(language))

    for layer in layers(language):
        for name, channel in layer["encoding"].items():
            assert "field" not in channel or name in ("x2", "y2") or channel.get("type")
        colour = layer["encoding"].get("color", {})
        assert colour.get("scale", {}).get("domain", readings) == readings
        assert colour.get("datum", readings[0]) in readings
    assert set(delivered(language)["rows"][["tone", "subtone"]].to_numpy().flat) <= set(readings)


def test_the_picture_is_compiled_once_per_language():
    assert compiled(charts.profile, "en") is compiled(charts.profile, "en")
