"""One walk over a page on one ground: it is opened once, and all that is asked of it is collected on the way."""

from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, expect

from tests.browser.access import tab_through, violations
from tests.browser.contrast import measured
from tests.browser.paper import Paper, looked_at_on_paper, printed
from tests.browser.sights import CUT, DRAWN, FRAME, HEADINGS, NOTHING_CUT, OVER_EACH_OTHER, WIDTHS
from tests.browser.visitor import WINDOW, Visitor
from tests.pages.reader import PICTURED


class Ground(NamedTuple):
    """How a page is looked at: the link, the browser's colour scheme and window, and the ground's colour."""

    link: dict[str, str]
    scheme: str
    window: dict[str, int]
    colour: str


ROOM = {"width": 1920, "height": 1080}
GROUNDS = {
    "light": Ground({"lang": "nb"}, "light", WINDOW, "rgb(255, 255, 255)"),
    "dark": Ground({"lang": "en"}, "dark", WINDOW, "rgb(17, 24, 32)"),
    "room": Ground({"lang": "nb", "projector": "1"}, "light", ROOM, "rgb(255, 255, 255)"),
}

FIRST = "as it opens"
"""The name of what is seen before any tab is clicked."""


class Walk(NamedTuple):
    """What was found; by tab are the marks in each picture, contrast, what is cut at a width, what axe-core finds."""

    colour: str
    drawn: dict[str, list[dict[str, int]]]
    contrast: dict[str, dict[str, Any]]
    access: dict[str, list[tuple[str, ...]]]
    frame: dict[str, list[str]]
    headings: list[int]
    cut: dict[str, dict[str, dict[str, list[str]]]]
    clashes: list[str]
    focus: dict[str, Any]
    paper: dict[str, Paper]
    printed: tuple[str, dict[str, Any]]
    troubles: list[str]


class Walker:
    """Walks over the pages of a server, over each on each ground once."""

    def __init__(self, browser: Browser, desk: Page, address: str) -> None:
        self.browser, self.desk, self.address = browser, desk, address
        self.over = cache(self._over)

    def _over(self, name: str, ground_name: str) -> Walk:
        ground = GROUNDS[ground_name]
        self.desk.emulate_media(color_scheme=ground.scheme)
        self.desk.set_viewport_size(ground.window)
        visitor = Visitor(self.desk, self.address).open(f"/{name}?{urlencode(ground.link)}")
        page = visitor.page
        drawn, contrast = {FIRST: page.evaluate(DRAWN)}, {FIRST: measured(page)}
        access = {FIRST: violations(visitor)}
        colour, frame, headings = visitor.ground(), page.evaluate(FRAME), page.evaluate(HEADINGS)
        on_paper = looked_at_on_paper(visitor)
        cut, clashes, focus, paper = {}, [], {}, {}
        if ground_name == "room" and name in PICTURED:
            clashes = visitor.becomes(OVER_EACH_OTHER, [])
            cut = {FIRST: {"room": visitor.becomes(CUT, NOTHING_CUT)}}
            cut |= {tab: {"room": visitor.becomes(CUT, NOTHING_CUT)} for tab in _other_tabs(visitor)}
        if ground_name == "light":
            cut = {FIRST: {size: visitor.at(*width).becomes(CUT, NOTHING_CUT) for size, width in WIDTHS.items()}}
            visitor.at(**ground.window)
            focus = tab_through(visitor)
            paper[FIRST] = printed(visitor)
            for tab in _other_tabs(visitor):
                paper[tab] = printed(visitor)
                drawn[tab], contrast[tab] = page.evaluate(DRAWN), measured(page)
                access[tab] = violations(visitor, "[role=tabpanel]")
                cut[tab] = {"laptop": visitor.becomes(CUT, NOTHING_CUT)}
        troubles = visitor.take_leave()
        return Walk(colour, drawn, contrast, access, frame, headings, cut, clashes, focus, paper, on_paper, troubles)


def _other_tabs(visitor: Visitor):
    """Open one tab after the other, but for the first, and yield what is written on it."""
    for tab in visitor.page.get_by_role("tab").all()[1:]:
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        visitor.page.wait_for_timeout(200)  # until the server has begun
        visitor.settle()
        yield tab.inner_text()
