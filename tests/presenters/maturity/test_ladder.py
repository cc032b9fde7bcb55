"""The pictures behind the six keys."""

import pandas as pd

from cxdash.i18n.translator import Words
from cxdash.measures.maturity.steps import Asked, State, Step
from cxdash.presenters.elements import Tab
from cxdash.presenters.maturity import ladder
from tests.presenters.ownership.pictures import sent

ENGLISH = Words("en")
KEYS = {"insight": "Customer insight", "focus": "Customer focus"}


def step(key, level, state=None):
    return Step(key, level, Asked(level + 1, "Every stage has one clear owner.", state, None) if state else None, ())


def test_a_ladder_is_filled_up_to_the_level_now_and_shows_whether_the_next_is_in_place():
    steps = [step("insight", 3, State.NOT_CHECKED), step("focus", 2, State.NOT_MET)]

    boxes = sent(Tab(drawing=ladder.ladder(steps, KEYS, "A finding.", ENGLISH)))["boxes"]

    desk = boxes[boxes["where"] == "desk"]
    assert desk.kind.tolist() == ["solid"] * 3 + ["hollow"] + ["solid"] * 2 + ["dashed"]
    assert desk.said.iloc[-1] == "Customer focus: level 3, not in place. Every stage has one clear owner."


def test_a_key_at_the_top_has_no_next_rung():
    boxes = sent(Tab(drawing=ladder.ladder([step("insight", 5)], KEYS, "A finding.", ENGLISH)))["boxes"]

    assert set(boxes.kind) == {"solid"}
    assert len(boxes[boxes["where"] == "desk"]) == 5


def test_a_bar_is_as_long_as_many_gave_a_level():
    chosen = pd.DataFrame({1: [2, 0], 2: [1, 4]}, index=["insight", "focus"])

    boxes = sent(Tab(drawing=ladder.given(chosen, KEYS, "A finding.", ENGLISH)))["boxes"]

    desk = boxes[boxes["where"] == "desk"]
    assert (desk.x2 - desk.x).div(ladder.LONGEST / 4).round().tolist() == [2, 1, 4]
    assert desk.said.tolist() == [
        "Customer insight: 2 leaders give 1.",
        "Customer insight: 1 leader gives 2.",
        "Customer focus: 4 leaders give 2.",
    ]
