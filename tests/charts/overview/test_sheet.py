from cxdash.charts.compiled import compiled
from cxdash.charts.overview.sheet import sheet
from cxdash.domain.scales import SCALES, Measure
from cxdash.i18n.translator import Words

SCALE = SCALES[Measure.CSAT]


def layers(language="en"):
    return compiled(sheet, language, SCALE)["layer"]


def test_a_sheet_has_no_marks_that_must_be_pointed_at_to_be_understood():
    drawn_from = {one["data"]["name"] for one in layers()}

    assert drawn_from == {"marks", "focus", "ticks", "missing"}
    assert not [one for one in layers() if "tooltip" in one["encoding"] or "params" in one]


def test_the_gap_stands_below_its_dot():
    (gap,) = [one for one in layers() if one["encoding"].get("text", {}).get("field") == "gap"]

    below = next(step["calculate"] for step in gap["transform"] if step.get("as") == "below")
    assert below == "datum.mean_y + 20"
    assert (gap["encoding"]["y"]["field"], gap["encoding"]["x"]["field"]) == ("below", "x")


def test_the_marks_are_named_in_the_margin_instead_of_beside_the_first():
    said = [one["mark"].get("text") for one in layers("nb")]

    assert "Forventet\n(strek) og\nfikk\n(prikk)" in said
    assert Words("nb").gettext("got") not in said
