from cxdash.charts.satisfaction import over_time
from cxdash.i18n.translator import Words


def test_a_month_without_a_value_breaks_the_line_and_keeps_its_place():
    (line,) = [layer for layer in over_time.months(Words("en")).to_dict()["layer"] if layer["mark"]["type"] == "line"]

    assert line["mark"]["invalid"] == "break-paths-show-path-domains"
