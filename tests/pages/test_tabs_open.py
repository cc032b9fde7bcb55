"""Every tab opens with what was found, in bold; and a link of earlier opens what it showed, where that is today."""

import pytest

from cxdash.ui.shell import earlier
from tests.pages.reader import Reader, below
from tests.pages.test_every_page import PARTS

PLAYED = [("workshop", "guess"), ("ownership", "history"), ("ownership", "model")]
"""Tabs that are worked with: they find nothing."""

FINDING = [(page, part) for page, parts in PARTS.items() for part in parts if page != "data"]


NO_PICTURE = {
    ("workshop", "questions"): "no workshop is held in the demo, and the tab is a form",
    ("workshop", "guess"): "what is guessed is hidden until it is shown",
    ("workshop", "home"): "nothing was voted on in the demo",
    ("what_if", "kept"): "nothing is saved in the demo, and the tab is a form",
    ("decide", "decided"): "decisions are cards",
}
"""Tabs without a picture, and why."""

TABLE, PICTURE = "dataframe", "vega_lite_chart"


def opened(page, part):
    """Return what is on a tab of the demo, in its order."""
    (tabs,) = [block for block in Reader(page, lang="en", part=part).blocks() if block.type == "tab_container"]
    return list(below(list(tabs.children.values())[PARTS[page].index(part)]))


@pytest.mark.parametrize(("page", "part"), [one for one in FINDING if one not in PLAYED])
def test_a_tab_opens_with_its_finding_in_bold(page, part, open_store):
    open_store("demo")

    first = next(node.value for node in opened(page, part) if node.type == "markdown")

    assert first.startswith("**")
    assert first.endswith((".**", ".\\***"))


def edited(node):
    return getattr(node, "editing_mode", "read_only") != "read_only"


@pytest.mark.parametrize(("page", "part"), FINDING)
def test_a_tab_shows_a_picture_before_any_table_and_after_its_finding(page, part, open_store):
    open_store("demo")

    shown = [node.type for node in opened(page, part) if node.type in ("markdown", PICTURE, TABLE) and not edited(node)]

    if (page, part) in NO_PICTURE:
        assert {PICTURE, TABLE}.isdisjoint(shown)
        return
    assert PICTURE in shown
    assert "markdown" in shown[: shown.index(PICTURE)]
    assert TABLE not in shown[: shown.index(PICTURE)]


@pytest.mark.parametrize(
    ("page", "part", "shown"),
    [
        ("satisfaction", "solved", "Of 100 cases in the stage Get help 63 are solved"),
        ("satisfaction", "expected", "In the stage Get connected 71 of 100 customers got less than they expected"),
        ("satisfaction", "voices", "Less than half as many as on average have answered"),
        ("economics", "effect", "In a year: new customers +5%, money for winning them +46%."),
        ("economics", "segments", "No customers are given by segment."),
        ("ownership", "handoffs", "Satisfaction falls where the owner changes"),
        ("ownership", "measures", "Key figures: 10"),
        ("ownership", "decisions", "“Installation gets one owner” is overdue"),
        ("what_if", "goal", "Move a slider, and this says what it would take to break even."),
        ("what_if", "worth", "Move a slider, and this says what is worth finding out first."),
        ("what_if", "split", "the next krone earns more there."),
        ("maturity", "benchmarks", "A survey by Forbes"),
        ("paths", "rules", "The ways differ most on Ordering online"),
    ],
)
def test_a_link_of_earlier_opens_what_it_showed(page, part, shown, open_store):
    open_store("demo")

    today, query = earlier.today(page, {"part": part, "lang": "en", "period": "12m"})
    reader = Reader(today, **query)

    assert shown in reader.text()


def test_over_time_opens_on_the_stage_in_focus(open_store):
    open_store("demo")

    places = {stage: Reader("satisfaction", lang="en", part="time", stage=stage) for stage in ("order", "help", "")}

    assert {stage: reader.chosen()["touchpoint"] for stage, reader in places.items()} == {
        "order": "checkout",
        "help": "phone_help",
        "": "installer",
    }


def test_solved_or_not_offers_the_other_stages_with_cases_only(open_store):
    open_store("demo")

    reader = Reader("satisfaction", lang="en", part="solved", stage="discover")

    assert "Customers have not been asked about cases in the stage Discover." in reader.text()
    offered = [button.label for button in reader.app.button if (button.key or "").startswith("go ")]
    assert offered == ["Get help"]
