import numpy as np
import pytest

from cxdash.charts.satisfaction import panels as charts
from cxdash.domain.periods import month_name, month_number
from cxdash.i18n.translator import Words, languages
from cxdash.measures.stats import control_chart
from cxdash.presenters.satisfaction.over_time import panels
from tests.charts.satisfaction.test_gaps import fields
from tests.presenters.maturity.test_profile import table

STEADY = [4.0, 4.2] * 10
BROKE = [4.0, 4.1] * 6 + [3.0, 3.1] * 4
MUCH = [4.0, 4.1] * 6 + [2.0, 2.1] * 4
DROPPED = [4.0, 4.1] * 9 + [4.0, 2.5]
NAMES = {key: key.capitalize() for key in ("chat", "visit", "bill", "call", "new")}


def series(values, without=()):
    months = [month_name(month_number("2025-01") + later) for later in range(len(values))]
    kept = [at for at, month in enumerate(months) if month not in without]
    return control_chart.signal([months[at] for at in kept], np.array(values)[kept])


def drawn(language="en", **found):
    """Return the sections of the touchpoints' values, and the picture's tables."""
    words = Words(language)
    tabs = panels.present(found, NAMES, {"chat": "Help"}, lambda value: f"{value:.1f}", words)
    return tabs, {name: table(tabs[0].drawing.tables, name) for name in tabs[0].drawing.tables.tables}


def test_those_below_what_is_usual_stand_first_and_the_others_lowest_first():
    tabs, tables = drawn(
        bill=series(STEADY), call=series([2.0, 2.2] * 10), chat=series(BROKE), visit=series(DROPPED), new=series(MUCH)
    )

    assert set(tables["heads"].name[:2]) == {"New", "Chat"}
    assert list(tables["heads"].name[2:]) == ["Visit", "Call", "Bill"]
    assert tabs[0].heading == "3 touchpoints are below their usual level, 2 of them since Jan 2026."
    assert tabs[0].notes[1].startswith("Shown: 5 of 5,")


def test_a_run_has_a_rule_where_it_begins_dots_from_there_on_and_words():
    _, tables = drawn(chat=series(BROKE), bill=series(STEADY))

    head = tables["heads"].iloc[0]
    assert (head["name"], head.stage, head.said, head.side) == ("Chat", "Help", "below its level since Jan 2026", -1)
    assert head.tone == "promise broken"
    dots, breaks = tables["dots"], tables["breaks"]
    assert set(dots.panel) == set(breaks.panel) == {0}
    assert len(dots) == 8
    assert breaks.u.iloc[0] < dots.u.min()


def test_where_all_is_as_usual_nothing_is_warm():
    tabs, tables = drawn(bill=series(STEADY))

    assert tabs[0].heading == "No touchpoint is below its usual level."
    assert "promise broken" not in {*tables["heads"].tone, *tables["ends"].tone}
    assert (len(tables["dots"]), len(tables["breaks"])) == (0, 0)


def test_a_month_with_too_few_answers_is_a_gap_in_the_line():
    _, tables = drawn(bill=series(STEADY, without=["2025-05"]), chat=series(STEADY))

    points = tables["points"][tables["points"].panel == 0]
    assert points.run.tolist() == [0] * 4 + [1] * 15
    assert points.v.notna().all()
    steps = points.u.diff().dropna().round(6)
    assert steps.iloc[3] == pytest.approx(2 * steps.iloc[0], abs=1e-5)


def test_a_line_is_of_months_without_a_gap():
    (line,) = [layer for layer in charts.panels(Words("en")).to_dict()["layer"] if layer["mark"]["type"] == "line"]

    assert [one["field"] for one in line["encoding"]["detail"]] == ["panel", "run"]


def test_a_touchpoint_with_too_few_months_is_left_out_and_counted():
    tabs, tables = drawn(bill=series(STEADY), chat=series(STEADY[:6]))

    assert list(tables["heads"].name) == ["Bill"]
    assert "Shown: 1 of 5," in tabs[0].notes[1]
    assert tabs[0].notes[1].endswith("4 have too few months.")
    assert panels.present({"chat": series(STEADY[:6])}, NAMES, {}, str, Words("en")) == []


def test_every_panel_is_within_its_own_height():
    _, tables = drawn(chat=series(MUCH), bill=series(STEADY), visit=series(DROPPED))

    for name in ("points", "dots", "ticks", "ends"):
        assert tables[name].v.dropna().between(charts.TOP, charts.BOTTOM).all()
    assert tables["bands"][["low", "centre", "high"]].stack().between(charts.TOP, charts.BOTTOM).all()


@pytest.mark.parametrize("language", languages())
def test_the_picture_draws_from_the_tables_the_page_delivers(language):
    _, tables = drawn(language, chat=series(BROKE), bill=series(STEADY))

    for layer in charts.panels(Words(language)).to_dict()["layer"]:
        assert fields(layer) <= set(tables[layer["data"]["name"]].columns)
        for name, channel in layer["encoding"].items():
            assert "field" not in channel or name in ("x2", "y2") or channel.get("type")
