"""A Chromium that says when each picture was last drawn, and how many bytes came."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/google-chrome")
NOTING = """
window.drawn = 0;
const picture = "[data-testid=stVegaLiteChart]";
const noting = new MutationObserver((changes) => {
  const places = changes.map((change) => change.target.nodeType === 1 ? change.target : change.target.parentElement);
  if (places.some((place) => place && place.closest(picture))) window.drawn = performance.now();
});
noting.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
window.addEventListener("click", () => { window.clicked = performance.now(); }, true);
"""
"""Notes when a stroke of any picture last changed, and when something was last clicked."""


@contextmanager
def opened() -> Iterator[Browser]:
    """Lend a Chromium."""
    path = next(path for path in CHROMIUM if Path(path).exists())
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def visiting(browser: Browser) -> Iterator[tuple[Page, list[int]]]:
    """Lend a page of a visitor who was never there, and the bytes that come, answers and websocket alike."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    page, came = context.new_page(), [0]
    page.add_init_script(NOTING)
    line = context.new_cdp_session(page)
    line.send("Network.enable")

    def add(event: dict[str, Any]) -> None:
        came[0] += round(event.get("encodedDataLength") or len(event.get("response", {}).get("payloadData", "")))

    line.on("Network.loadingFinished", add)
    line.on("Network.webSocketFrameReceived", lambda event: add({"response": _decoded(event)}))
    yield page, came
    context.close()


def _decoded(event: dict[str, Any]) -> dict[str, Any]:
    """Return a frame with as many characters as it has bytes: a binary one comes as base64."""
    frame: dict[str, Any] = event["response"]
    return frame if frame["opcode"] == 1 else {"payloadData": "x" * (len(frame["payloadData"]) * 3 // 4)}
