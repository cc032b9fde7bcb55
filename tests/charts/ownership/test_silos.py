from cxdash.charts.ownership import silos
from cxdash.i18n.translator import Words

NAMES = {"name", "stage", "label", "owner", "step"}


def test_no_name_however_long_pushes_the_way_out_of_the_picture():
    texts = [layer for layer in silos.way(Words("en")).to_dict()["layer"] if layer["mark"]["type"] == "text"]
    named = [layer for layer in texts if layer["encoding"]["text"]["field"] in NAMES]

    assert {layer["encoding"]["text"]["field"] for layer in named} == NAMES
    assert [layer["encoding"]["text"]["field"] for layer in named if "limit" not in layer["mark"]] == []
