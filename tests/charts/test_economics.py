import pytest

from cxdash.charts import economics as charts
from cxdash.charts import look
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words, languages
from cxdash.measures.economics import figures as economics
from cxdash.presenters.economics import tabs as economics_tables
from tests.charts.satisfaction.test_gaps import fields
from tests.measures.economics.test_figures import PAYING, SPENT
from tests.measures.money import make_money, steady


def layers(picture, language="en"):
    return picture(Words(language)).to_dict()["layer"]


def found(**tables):
    return economics.compute(make_money(steady("2024-11", 24, **PAYING), SPENT, **tables), View(period="12m"))


@pytest.mark.parametrize("picture", [charts.staying, charts.spend_mix])
def test_whoever_listens_to_a_picture_hears_its_marks_and_figures_and_no_lines(picture):
    heard = {layer["mark"]["type"] for layer in layers(picture) if layer["mark"].get("aria", True)}

    assert heard <= {"point", "text"}


def test_the_curve_is_drawn_over_all_from_none_to_a_hundred():
    for layer in layers(charts.staying):
        assert layer["encoding"]["y"]["scale"]["domain"] == [0, 100]


@pytest.mark.parametrize("language", languages())
def test_the_curve_draws_from_the_columns_the_page_delivers(language):
    words = Words(language)
    curve = economics_tables.curve_rows(found(records=[{"tenure_months": 3, "n": 40.0}]).survival, words)

    assert all(fields(layer) <= set(curve) for layer in layers(charts.staying, language))
    colours = [layer["encoding"]["color"] for layer in layers(charts.staying, language) if "color" in layer["encoding"]]
    assert {channel["datum"] for channel in colours if "datum" in channel} <= set(look.readings(words))
    scaled = [one["scale"]["domain"] for one in colours if "scale" in one]
    assert scaled == [look.readings(words)] * len(scaled) != []


def test_rows_of_spending_stand_in_the_order_of_their_numbers_also_where_a_layer_has_some_of_them():
    for layer in layers(charts.spend_mix):
        assert layer["encoding"]["y"].get("sort", "ascending") == "ascending"
