"""Where pages and tabs of earlier links are today: one map, so that an old link still opens what it showed."""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from cxdash.ui.components import draw
from cxdash.ui.components.links import parameters
from cxdash.ui.shell import controls


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
    },
    "economics": {
        "effect": Place("economics", {"part": "spend"}, "effect"),
        "segments": Place("economics", {"part": "leaving"}, "segments"),
        "ask": Place("economics", {"part": ""}),
    },
    "ownership": {
        "ask": Place("ownership", {"part": ""}),
        "handoffs": Place("ownership", {"part": "stage"}),
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
    "data": {"survey": Place("data", {"part": "load"}), "records": Place("data", {"part": "load"})},
}
"""Where a page's earlier tabs are, by what *part* was in the link."""


def place(page: str, part: str) -> Place:
    """Return where a page and its tab are today: as they were, unless they have moved."""
    return PARTS.get(page, {}).get(part) or Place(PAGES.get(page, page), {})


def page(url: str, to: str, target: Any) -> Any:
    """Return a page at an earlier URL, which leads to the *target*, the page by the name *to*."""
    return st.Page(partial(st.switch_page, target), title=to, url_path=url)


def follow(page: str, pages: Mapping[str, Any]) -> None:
    """Turn to where the page and the tab of this run's link are today; *pages*: of today, by name."""
    to, values, behind = place(page, st.session_state["part"])
    if behind:
        st.session_state[f"{draw.MORE} {behind}"] = True
    if to != page:
        st.switch_page(pages[to], query_params=parameters(dict(values)))
    if values:
        controls.set_view(**values)
