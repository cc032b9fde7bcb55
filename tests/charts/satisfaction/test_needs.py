import pandas as pd
import pytest

from cxdash.charts import look
from cxdash.charts.satisfaction import needs as charts
from cxdash.i18n.translator import Words, languages
from cxdash.measures.satisfaction import needs
from cxdash.measures.satisfaction.expectations import SHARES
from cxdash.presenters.satisfaction import channels
from cxdash.presenters.satisfaction import solved as satisfaction_solved
from tests.charts.satisfaction.test_gaps import fields
from tests.measures.satisfaction.test_needs import VIEW, tables


def layers(picture, language="en"):
    return picture(Words(language)).to_dict()["layer"]


def grid(language="en"):
    asked = [("chat", "fault", {2: 50, 3: 50}), ("phone", "fault", {4: 50, 5: 50}), ("phone", "bill", {3: 29})]
    cells = needs.compute(*tables(asked), VIEW).cells
    return channels.grid(cells, {"bill": "The bill", "fault": "A fault"}, Words(language))


def shares(language="en"):
    figures = {f"{name}{end}": [0.25] for name in SHARES for end in ("", "_low", "_high")}
    rows = pd.DataFrame({"key": ["use"], "n": [40], **figures})
    return satisfaction_solved.share_rows(rows, {"use": "Use"}, Words(language))


def test_every_channel_stands_at_every_need_in_the_order_of_the_needs():
    shown = grid()

    assert shown[["Channel", "Need", "Answers", "What it means"]].to_numpy().tolist() == [
        ["Message", "The bill", 0, "not asked here"],
        ["Message", "A fault", 100, "does not fit"],
        ["Phone", "The bill", 29, "too few answers"],
        ["Phone", "A fault", 100, "fits"],
    ]
    assert shown["Mean"].isna().tolist() == [True, False, True, False]


def test_a_stage_has_a_row_for_each_of_what_can_have_been_got():
    assert shares().to_numpy().tolist() == [
        ["Use", part, 25.0, 25.0, 25.0, 40, f"Use: 25 of 100 got {part} (25). 40 answers."]
        for part in ("less than expected", "as expected", "more than expected")
    ]


def test_only_what_does_not_fit_is_framed():
    ground, frame, _ = layers(charts.grid)

    assert "does not fit" not in repr(ground)
    assert "'does not fit'" in frame["transform"][-2]["filter"]
    assert (frame["mark"]["filled"], frame["transform"][-1]["calculate"]) == (False, "'text'")


@pytest.mark.parametrize("picture", [charts.grid, charts.shares])
def test_whoever_listens_hears_each_mark_once(picture):
    heard = [layer["mark"]["type"] for layer in layers(picture) if layer["mark"].get("aria", True)]

    assert len(heard) == 1


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("picture", "drawn"), [(charts.grid, grid), (charts.shares, shares)])
def test_the_pictures_draw_from_the_columns_the_page_delivers(picture, drawn, language):
    words = Words(language)

    for layer in layers(picture, language):
        assert fields(layer) <= set(drawn(language).columns)
        colour = layer["encoding"].get("color", {"datum": look.readings(words)[look.CONTEXT]})
        assert colour.get("datum") in look.readings(words) or colour["scale"]["domain"] == look.readings(words)


def test_the_grid_leaves_room_around_its_heads_for_dots_and_sloped_ends():
    assert charts.grid(Words("sv")).to_dict()["padding"] == {"top": charts.DOTS, "right": charts.DOTS}
