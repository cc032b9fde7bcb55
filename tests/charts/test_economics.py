import pytest

from cxdash.charts import economics as charts
from cxdash.charts import look
from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words, languages
from cxdash.measures.economics import figures as economics
from cxdash.presenters.economics import picture as economics_picture
from cxdash.presenters.economics import tabs as economics_tables
from tests.charts.satisfaction.test_gaps import fields
from tests.measures.economics.test_figures import PAYING, SPENT
from tests.measures.money import make_money, steady

OF_YEARS = {"first", "last", "level", "said", "reading"}


def layers(picture, language="en"):
    return picture(Words(language)).to_dict()["layer"]


def found(**tables):
    return economics.compute(make_money(steady("2024-11", 24, **PAYING), SPENT, **tables), View(period="12m"))


def test_both_costs_are_drawn_by_month_with_what_each_year_came_to(monkeypatch):
    kept = []
    monkeypatch.setattr(economics_picture, "picture_tables", kept.append)

    panels = economics_picture.panels(found(), Words("en"))

    assert [panel.heading for panel in panels if panel.heading] == [
        "To win one customer, month by month (kr)",
        "To keep one customer, month by month (kr)",
    ]
    won, stayed = kept
    assert won["rows"].iloc[[0, -1]].to_numpy().tolist() == [["Nov 2024", 50, 500, 10], ["Oct 2026", 50, 500, 10]]
    assert won["years"].to_numpy().tolist() == [
        ["Nov 2024", "Oct 2025", 50, "50.0\N{NO-BREAK SPACE}kr", "as expected"],
        ["Nov 2025", "Oct 2026", 50, "50.0\N{NO-BREAK SPACE}kr", "chosen"],
    ]
    assert stayed["years"].said.tolist() == ["0.1\N{NO-BREAK SPACE}kr"] * 2
    assert [note for panel in panels for note in panel.notes] == [
        "Of a month. For each customer kept through the whole year it is 1.3\N{NO-BREAK SPACE}kr.",
    ]


def test_a_cost_that_is_known_for_no_month_or_one_is_not_drawn():
    nothing = economics.compute(make_money(steady("2024-11", 24)), View())
    one = economics.compute(make_money(steady("2026-10", 1), SPENT), View())

    assert (economics_picture.panels(nothing, Words("en")), economics_picture.panels(one, Words("en"))) == ([], [])


def test_each_month_has_a_mark_and_each_year_a_line_and_its_figure():
    marks = [(layer["mark"]["type"], *sorted(fields(layer, without="tooltip"))) for layer in layers(charts.costs)]

    assert marks == [
        ("line", "Cost per customer", "Month"),
        ("point", "Cost per customer", "Month"),
        ("rule", "first", "last", "level", "reading"),
        ("text", "first", "reading", "said"),
    ]


def test_the_axis_of_money_begins_at_nothing():
    scaled = [layer["encoding"]["y"] for layer in layers(charts.costs) if layer["mark"]["type"] != "text"]

    assert [y["scale"]["zero"] for y in scaled] == [True] * 3


@pytest.mark.parametrize("picture", [charts.costs, charts.staying, charts.spend_mix])
def test_whoever_listens_to_a_picture_hears_its_marks_and_figures_and_no_lines(picture):
    heard = {layer["mark"]["type"] for layer in layers(picture) if layer["mark"].get("aria", True)}

    assert heard <= {"point", "text"}


def test_a_years_figure_stands_on_the_axis_where_the_line_would_cross_it():
    (figure,) = [layer for layer in layers(charts.costs) if layer["mark"]["type"] == "text"]

    assert figure["encoding"]["y"]["value"]["expr"] == "width < 560 ? height : scale('y', datum.level)"


def test_the_curve_is_drawn_over_all_from_none_to_a_hundred():
    for layer in layers(charts.staying):
        assert layer["encoding"]["y"]["scale"]["domain"] == [0, 100]


@pytest.mark.parametrize("language", languages())
def test_the_pictures_draw_from_the_columns_the_page_delivers(language):
    words = Words(language)
    of_months = {*charts.columns(words).values(), *OF_YEARS}
    curve = economics_tables.curve_rows(found(records=[{"tenure_months": 3, "n": 40.0}]).survival, words)

    assert all(fields(layer) <= of_months for layer in layers(charts.costs, language))
    assert all(fields(layer) <= set(curve) for layer in layers(charts.staying, language))
    for picture in (charts.costs, charts.staying):
        colours = [layer["encoding"]["color"] for layer in layers(picture, language) if "color" in layer["encoding"]]
        assert {channel["datum"] for channel in colours if "datum" in channel} <= set(look.readings(words))
        scaled = [one["scale"]["domain"] for one in colours if "scale" in one]
        assert scaled == [look.readings(words)] * len(scaled) != []


def test_rows_of_spending_stand_in_the_order_of_their_numbers_also_where_a_layer_has_some_of_them():
    for layer in layers(charts.spend_mix):
        assert layer["encoding"]["y"].get("sort", "ascending") == "ascending"
