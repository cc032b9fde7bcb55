"""The picture of where people are lost."""

import pytest

from tests.presenters.ownership.pictures import sent
from tests.presenters.paths.test_screen import tab


def test_a_bar_is_all_who_reach_a_touchpoint_in_the_parts_that_go_on_become_customers_and_are_lost():
    shown = tab("lost", ("ad > shop", 10, 30), ("ad", 0, 10))
    boxes = sent(shown)["boxes"]

    desk = boxes[boxes["where"] == "desk"]
    wide = (desk.x2 - desk.x).tolist()
    assert desk.kind.tolist() == ["pale", "solid", "solid", "solid"]
    assert wide[0] / wide[1] == pytest.approx(40 / 10)
    assert wide[2] / wide[3] == pytest.approx(10 / 30)
    assert desk.said.iloc[0] == "Ads: of 50 who reach it 40 go on, 0 become customers and 10 are lost."
    assert [table.behind for table in shown.tables] == [True, False]
