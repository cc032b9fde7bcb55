"""What a reader of ours sees in Chromium: the time from a click to the last stroke of every picture that changes."""

import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from playwright.sync_api import Page

from benchmarks import measure
from benchmarks.measure import Result
from benchmarks.wire import browser, servers, views
from cxdash.services import demo_store

ALLOWED = {"seen": 0.3, "new": 0.45}
"""Seconds until every picture is drawn again."""

STILL = 400
"""Milliseconds without a stroke after which a picture is drawn."""

SAME = "[...window.marked].every((one) => one.isConnected)"
MARK = "window.marked = new Set(document.querySelectorAll('{place}')); window.drawn = 0"
LAST = "window.drawn - window.clicked"
SINCE = f"window.drawn && performance.now() - window.drawn > {STILL}"
TIMES, TIMES_QUICK = 12, 2


def in_the_browser(quick: bool) -> list[Result]:
    """Set the time from a click to the last stroke, of a view that was shown before and of one that was not."""
    seconds: dict[str, list[float]] = {"seen": [], "new": []}
    kept: list[bool] = []
    with tempfile.TemporaryDirectory() as folder, browser.opened() as chromium:
        store = str(Path(folder) / "demo.db")
        demo_store.build(store)
        with servers.running(servers.OURS, store) as ours, browser.visiting(chromium) as (page, _):
            ours.settle()
            for period in islice(_periods(), TIMES_QUICK if quick else TIMES):
                page.goto(f"http://127.0.0.1:{ours.port}/satisfaction?lang=en&period={period}")
                page.wait_for_selector(servers.VEGA)
                page.wait_for_timeout(5 * STILL)
                _wait_until_still(page)
                for kind, segment in (("new", "home"), ("seen", "All customers"), ("seen", "home")):
                    taken, same = _changed(page, segment)
                    seconds[kind].append(taken)
                    kept.append(same)
    return [_result(kind, seconds[kind], kept) for kind in ALLOWED]


def _result(kind: str, seconds: list[float], kept: list[bool]) -> Result:
    return measure.result(
        f"wire.change.{kind}",
        "<= 1",
        ("ours", seconds),
        ("allowed", [ALLOWED[kind]] * len(seconds)),
        f"Seconds in Chromium from the click on another segment, a {kind} view, to the last stroke of every picture of "
        "Satisfaction.",
        worst_ms=round(1000 * max(seconds), 1),
        p95_ms=round(1000 * sorted(seconds)[int(0.95 * (len(seconds) - 1))], 1),
        pictures_made_anew=float(kept.count(False)),
    )


def _periods() -> Iterator[str]:
    return (view.partition("|")[0] for view in islice(views.new(), 0, None, 7 * len(views.SEGMENTS)))


def _changed(page: Page, segment: str) -> tuple[float, bool]:
    """Choose a segment; return the seconds to the last stroke, and whether every picture is the one it was."""
    if not page.locator(".st-key-choose-segment").is_visible():
        page.locator("[data-testid=stPopover] button").first.click()
    page.locator(".st-key-choose-segment input").click()
    option = page.get_by_role("option", name=segment, exact=True)
    option.wait_for()
    page.wait_for_timeout(STILL)
    page.evaluate(MARK.format(place=servers.VEGA))
    option.click()
    _wait_until_still(page)
    return page.evaluate(LAST) / 1000, bool(page.evaluate(SAME))


def _wait_until_still(page: Page) -> None:
    """Wait until no picture changes any more; the page's own policy allows no condition to be waited for."""
    while not page.evaluate(SINCE):
        page.wait_for_timeout(50)
