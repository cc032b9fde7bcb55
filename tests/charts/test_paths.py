import pytest

from cxdash.charts import look
from cxdash.charts import paths as charts
from cxdash.charts.compiled import compiled
from cxdash.domain.paths import RULES
from cxdash.i18n.translator import Words, languages
from cxdash.measures.paths import figures as paths
from cxdash.presenters.paths import screen as presenter
from tests.measures.paths.test_figures import make


def layers(language="en"):
    return charts.credits(Words(language)).to_dict()["layer"]


def delivered(language="en"):
    """Return the rows the page puts behind the picture: two touchpoints, one of them known by name."""
    found = paths.compute(make(("shop > web", 10, 5), ("web", 3, 1), order=["web", "shop"]))
    return presenter.picture(found, {"web": "Web shop"}, Words(language))


def test_a_row_holds_a_touchpoint_with_its_credit_by_every_way_of_counting_and_the_range():
    table = delivered()

    assert table.columns.tolist() == [
        "Touchpoint",
        "All to the first",
        "All to the last",
        "Equally to all",
        "Most to first and last",
        "By what is lost without it",
        "Lowest",
        "Highest",
        "What it means",
        "told",
    ]
    assert table.to_numpy().tolist() == [
        ["Web shop", 3, 13, 8, 8, 7.3, 3, 13, "", "Web shop: 3–13 customers, by how it is counted."],
        ["shop", 10, 0, 5, 5, 5.7, 0, 10, "", "shop: 0–10 customers, by how it is counted."],
    ]


def test_a_line_runs_from_the_lowest_to_the_highest_and_each_way_has_a_shape_of_its_own():
    line, marks, row, meaning = layers()

    assert (line["mark"]["type"], line["encoding"]["x"]["field"], line["encoding"]["x2"]["field"]) == (
        "rule",
        "Lowest",
        "Highest",
    )
    assert marks["transform"][0]["fold"] == [Words("en").gettext(name) for name in RULES.values()]
    shape = marks["encoding"]["shape"]
    assert shape["scale"]["domain"] == marks["transform"][0]["fold"]
    assert len(set(shape["scale"]["range"])) == len(RULES)
    assert shape["legend"]["orient"] == "top"
    assert (row["encoding"]["tooltip"]["field"], row["encoding"]["description"]["field"]) == ("told", "told")
    assert "What it means" in meaning["transform"][0]["calculate"]


@pytest.mark.parametrize("language", languages())
def test_a_claim_is_a_mark_before_the_bar_of_what_the_ways_give_and_is_strong_beyond_it(language):
    words = Words(language)
    name, drawn = charts.claim_columns(words), charts.claims(words).to_dict()["layer"]

    bar, mark, text, _ = drawn
    assert (bar["encoding"]["x"]["field"], bar["encoding"]["x2"]["field"]) == (name["least"], name["most"])
    assert mark["encoding"]["x"]["field"] == text["encoding"]["x"]["field"] == name["share"]
    assert look.readings(words)[look.TEXT] in mark["transform"][0]["calculate"]
    assert mark["encoding"]["x"]["scale"]["domain"] == charts.CLAIMS_DOMAIN


def test_touchpoints_keep_the_order_of_the_journey_and_credit_begins_at_nothing():
    for layer in layers():
        assert layer["encoding"]["y"]["sort"] is None
        assert layer["encoding"]["x"]["scale"]["zero"] is True


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_columns_the_page_delivers(language):
    name = charts.columns(Words(language))
    drawn = [layer["encoding"][channel]["field"] for layer in layers(language) for channel in ("x", "y")]

    assert set(drawn) - {"credit"} <= set(delivered(language).columns)
    assert len(set(name.values())) == len(name)


def test_the_marks_of_the_ways_are_told_apart_by_shape_and_not_by_colour():
    marks = layers()[1]

    assert marks["encoding"]["color"]["scale"]["domain"] == look.readings(Words("en"))
    assert marks["transform"][1]["calculate"] == "'text'"


def test_the_picture_is_compiled_once_per_language():
    assert compiled(charts.credits, "en") is compiled(charts.credits, "en")
