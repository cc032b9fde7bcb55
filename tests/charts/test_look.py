import altair as alt
import pytest

from cxdash.charts import look
from cxdash.charts.maturity import profile
from cxdash.charts.ownership import matrix, set_ups
from cxdash.charts.satisfaction import gaps
from cxdash.domain.ownership import Health
from cxdash.domain.scales import SCALES, Measure
from cxdash.i18n.translator import Words

SCALE = SCALES[Measure.CSAT]
PICTURES = [
    lambda words: gaps.stages(words, SCALE),
    lambda words: gaps.touchpoints(words, SCALE),
    lambda words: matrix.matrix(words, tuple(map(str, Health))),
    set_ups.side_by_side,
    profile.profile,
]


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ({"mark": {"type": "text", "fontSize": 12, "dx": -3}}, {"mark": {"type": "text", "fontSize": 18, "dx": -4.5}}),
        (
            {"mark": {"type": "text", "fontSize": {"expr": "width < 5 ? 0 : 12"}}},
            {"mark": {"type": "text", "fontSize": {"expr": "(width < 5 ? 0 : 12) * 1.5"}}},
        ),
        ({"mark": {"type": "point", "size": 100}}, {"mark": {"type": "point", "size": 225}}),
        ({"mark": {"type": "tick", "size": 20}}, {"mark": {"type": "tick", "size": 30}}),
        (
            {"encoding": {"y": {"field": "top", "scale": None}, "y2": {"field": "end"}, "x": {"field": "x"}}},
            {
                "encoding": {
                    "y": {"field": "top enlarged", "scale": None},
                    "y2": {"field": "end enlarged"},
                    "x": {"field": "x"},
                },
                "transform": [
                    {"calculate": "datum['top'] * 1.5", "as": "top enlarged"},
                    {"calculate": "datum['end'] * 1.5", "as": "end enlarged"},
                ],
            },
        ),
        ({"encoding": {"x": {"value": 48}}}, {"encoding": {"x": {"value": 72}}}),
        (
            {"encoding": {"x": {"datum": 0.5, "scale": {"domain": [0, 1]}}}},
            {"encoding": {"x": {"datum": 0.5, "scale": {"domain": [0, 1]}}}},
        ),
        (
            {"encoding": {"x": {"scale": {"domain": [1, 5], "padding": 40}}}},
            {"encoding": {"x": {"scale": {"domain": [1, 5], "padding": 60}}}},
        ),
        ({"encoding": {"x": {"scale": {"padding": 0.4}}}}, {"encoding": {"x": {"scale": {"padding": 0.4}}}}),
        (
            {"encoding": {"strokeWidth": {"condition": {"test": "a", "value": 2}, "value": 6}}},
            {"encoding": {"strokeWidth": {"condition": {"test": "a", "value": 3.0}, "value": 9.0}}},
        ),
        (
            {"layer": [{"mark": {"opacity": 0.5}}], "height": 200},
            {"layer": [{"mark": {"opacity": 0.5}}], "height": 300},
        ),
    ],
)
def test_what_is_measured_in_pixels_grows_and_nothing_else(small, large):
    found = look.enlarged(small, 1.5)

    assert {name: value for name, value in found.items() if name != "config"} == large
    assert found["config"]["axis"] == {"labelFontSize": 18, "titleFontSize": 18}


@pytest.mark.parametrize("picture", PICTURES)
def test_an_enlarged_picture_says_the_same_and_the_first_stays_as_it_was(picture):
    small = picture(Words("en")).to_dict(validate=False)
    before = repr(small)

    large = look.enlarged(small, 1.4)

    assert repr(small) == before
    assert [field.removesuffix(" enlarged") for field in _fields(large)] == _fields(small)
    assert min(_fonts(large)) >= 1.4 * min(12, *_fonts(small))


def test_a_picture_is_as_much_lower_as_is_blank_at_its_top_where_it_is_narrow():
    chart = look.finished(
        alt.layer(alt.Chart(alt.NamedData("rows")).mark_rule()), Words("en"), unused=40, narrow="w < 9"
    )

    drawn = chart.to_dict()

    assert drawn["padding"] == {"expr": "{top: w < 9 ? -40 : 0, left: 0, right: 0, bottom: 0}"}
    assert drawn["autosize"] == {"type": "fit-x", "contains": "padding"}


def _fields(node):
    if isinstance(node, list):
        return [field for one in node for field in _fields(one)]
    if not isinstance(node, dict):
        return []
    own = [node["field"]] if "field" in node else []
    return own + [field for one in node.values() for field in _fields(one)]


def _fonts(node):
    if isinstance(node, list):
        return [size for one in node for size in _fonts(one)]
    if not isinstance(node, dict):
        return []
    own = [value for name, value in node.items() if name.endswith("ontSize") and isinstance(value, int | float)]
    return own + [size for one in node.values() for size in _fonts(one)]


def test_what_is_enlarged_breaks_its_words_in_a_window_that_is_wider_by_as_much():
    spec = {"mark": {"dy": {"expr": f"width < {look.CRAMPED} ? -14 : 0"}, "opacity": {"expr": "width < 560 ? 0 : 1"}}}

    made = look.enlarged(spec, 1.4)

    assert made["mark"] == {
        "dy": {"expr": "(width < 1372 ? -14 : 0) * 1.4"},
        "opacity": {"expr": "width < 560 ? 0 : 1"},
    }
