"""Where pages and tabs of earlier links are today: one map, so that an old link still opens what it showed."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from cxdash.presenters.pages import TITLES
from cxdash.ui.components import draw
from cxdash.ui.shell import controls

FIRST = "overview"
"""Where an address leads that is no page."""


class Place(NamedTuple):
    """A page by the name of its script, and the URL parameters that differ there from those of the link.

    *behind*: the code of what is closed at first, if what the link showed waits behind it.
    """

    page: str
    values: Mapping[str, str]
    behind: str = ""


PAGES = {"priorities": "decide"}
"""Pages of today by their earlier URLs."""

PARTS = {
    "priorities": {
        "list": Place("decide", {"part": ""}),
        "employees": Place("decide", {"part": "", "only": "employees"}),
        "drop": Place("decide", {"part": "", "only": "drop"}),
        "settle": Place("decide", {"part": ""}),
    },
    "satisfaction": {
        "solved": Place("satisfaction", {"part": "touchpoints"}, "solved"),
        "expected": Place("satisfaction", {"part": "touchpoints"}, "expected"),
        "voices": Place("data", {"part": "quality"}, "voices"),
        "guess": Place("workshop", {}),
    },
    "economics": {
        "mix": Place("economics", {"part": "spend"}, "mix"),
        "effect": Place("economics", {"part": "spend"}, "effect"),
        "segments": Place("economics", {"part": "leaving"}, "segments"),
        "ask": Place("economics", {"part": ""}),
    },
    "ownership": {
        "ask": Place("ownership", {"part": ""}),
        "handoffs": Place("ownership", {"part": "stage"}, "handoffs"),
        "measures": Place("ownership", {"part": "targets"}),
        "decisions": Place("decide", {"part": "decided"}),
    },
    "what_if": {
        "matters": Place("what_if", {"part": "rests"}),
        "goal": Place("what_if", {"part": "rests"}, "goal"),
        "split": Place("what_if", {"part": "rests"}, "split"),
        "worth": Place("what_if", {"part": "rests"}, "worth"),
    },
    "maturity": {"benchmarks": Place("maturity", {"part": "next"})},
    "paths": {"rules": Place("methods", {"part": ""}, "rules")},
    "data": {
        "survey": Place("data", {"part": "load"}),
        "records": Place("data", {"part": "load"}),
        "voices": Place("data", {"part": "quality"}, "voices"),
    },
    "methods": {"rules": Place("methods", {"part": ""}, "rules")},
}
"""Where a page's earlier tabs are, by what *part* was in the link."""


def place(page: str, part: str) -> Place:
    """Return where a page and its tab are today: as they were, unless they have moved."""
    return PARTS.get(page, {}).get(part) or Place(PAGES.get(page, page), {})


def today(page: str, query: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return where an address leads today: the page, and its query, as the server answers before anything is drawn.

    What waits behind something closed keeps the code of its earlier tab, by which `follow` opens it.
    """
    to, values, behind = place(page, query.get("part", ""))
    moved = {} if behind else values
    return to if to in TITLES else FIRST, {name: value for name, value in {**query, **moved}.items() if value}


def follow(page: str) -> None:
    """Turn to the tab of this page where what this run's link names waits today, and open it there."""
    to, values, behind = place(page, st.session_state["part"])
    if behind:
        st.session_state[f"{draw.MORE} {behind}"] = True
    if to == page and values:
        controls.set_view(**values)
