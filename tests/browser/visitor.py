"""A visitor with a browser, who notices what goes wrong behind his back."""

from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect
from playwright.sync_api import TimeoutError as TookTooLong

WINDOW = {"width": 1280, "height": 900}

FLAGS = [
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

LOOKS_FOR_ITS_BASE = ("/_stcore/health", "/_stcore/host-config")
"""Under a deep link Streamlit first looks for these beside the page, finds nothing, and then looks at the root."""

PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)  # a busy machine is no failure

NOT_YET = "WARN Infinite extent for field"
"""A picture whose scales follow its rows says so once, before Streamlit hands it any."""

SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')];
  return app?.dataset.testScriptState === 'notRunning'
    && document.querySelector('[data-testid=stMain] h1')
    && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
    && charts.every(chart => chart.querySelector('svg.marks'));
}"""

WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""

WORDS = """() => [...document.querySelectorAll(
  '[data-testid=stMain] :is(h1, h3, h4, p, pre, svg text, [data-testid=stMetricValue])')]
  .filter(element => !element.closest('.st-key-frame, [data-testid=stSelectbox], [inert]'))
  .map(element => element.textContent.trim()).filter(text => text)"""


def new_page(browser: Browser, **settings: Any) -> Page:
    """Return a page in a browser context of its own: its own storage and language."""
    context = browser.new_context(**{"locale": "en-GB"} | settings)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH)
    return context.new_page()


class Visitor:
    """Somebody who looks at pages, one after the other, in a browser's page that he finds empty and leaves so."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.here = page, address, True
        self.troubles: list[str] = []
        self.notices = {
            "console": self._heard,
            "pageerror": lambda error: self.troubles.append(f"error: {error}"),
            "request": self._asked,
        }
        for event, notice in self.notices.items():
            self.page.on(event, notice)

    def open(self, path: str) -> "Visitor":
        self.page.goto(f"{self.address}{path}")
        return self.settle()

    def settle(self) -> "Visitor":
        """Wait until the page has been computed and drawn."""
        self.page.wait_for_function(SETTLED)
        return self

    def at(self, width: int, height: int) -> "Visitor":
        """Give the window another size."""
        self.page.set_viewport_size({"width": width, "height": height})
        return self.settle()

    def becomes(self, script: str, wanted: Any) -> Any:
        """Return what a script finds, after waiting a while for it to find what is *wanted*: drawing takes its time."""
        with suppress(TookTooLong):
            same = f"wanted => JSON.stringify(({script})()) === JSON.stringify(wanted)"
            self.page.wait_for_function(same, arg=wanted, timeout=5_000)
        return self.page.evaluate(script)

    def leave(self) -> None:
        """Go, and fail if anything went wrong: in the console, the policy, or on the network."""
        if self.here:
            assert self.take_leave() == []

    def take_leave(self) -> list[str]:
        """Go, and return what went wrong."""
        self.here = False
        violations = self.page.evaluate("window.violations")
        for event, notice in self.notices.items():
            self.page.remove_listener(event, notice)
        self.page.goto("about:blank")
        return self.troubles + violations

    @property
    def link(self) -> dict[str, str]:
        """The names and values in the address."""
        return {name: values[-1] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    def ground(self) -> str:
        """The colour the page stands on."""
        return self.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")

    def words(self) -> list[str]:
        """Everything written on the page and in its pictures."""
        return self.page.evaluate(WORDS)

    @property
    def frame(self) -> Locator:
        """The row above the page."""
        return self.page.locator(".st-key-frame")

    @property
    def filters(self) -> Locator:
        """The button of the frame that says what is chosen."""
        return self.frame.get_by_test_id("stPopoverButton").filter(has_text="filter_list")

    def open_filters(self) -> "Visitor":
        self.filters.click()
        self.page.get_by_test_id("stPopoverBody").get_by_role("combobox").first.wait_for()
        return self

    def choose(self, label: str, option: str) -> "Visitor":
        """Choose from a list behind the filters' button."""
        self.open_filters()
        self.page.get_by_test_id("stSelectbox").filter(has_text=label).get_by_role("combobox").click()
        self.page.get_by_role("option", name=option).click()
        self.page.keyboard.press("Escape")
        return self

    def take(self, menu: str, item: str) -> "Visitor":
        """Take an item of a menu in the frame."""
        self.frame.get_by_role("button", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=item).click()
        return self

    def menu(self) -> list[str]:
        """The pages of the conversation, of which the frame links to all others."""
        pages = self.page.locator(".st-key-menu").get_by_test_id("stMarkdownContainer")
        return [page.strip() for page in pages.all_inner_texts()]

    def stage(self, name: str) -> Locator:
        """The button of a stage."""
        return self.page.get_by_role("radio", name=name, exact=True)

    def turn_to_methods(self) -> "Visitor":
        """Open a page that stands in a menu."""
        self.take("More", "How it is counted")
        expect(self.page.locator("h1")).to_have_text("How it is counted")
        return self.settle()

    def turn_to_satisfaction(self) -> "Visitor":
        self.frame.get_by_role("link", name="Satisfaction").click()
        self.expect_question("What did customers expect, and what did they get?")
        return self.settle()

    def expect_question(self, question: str) -> None:
        """Wait for the page that answers a question."""
        expect(self.page.locator(".st-key-head").get_by_text(question)).to_be_visible()

    def _heard(self, message: ConsoleMessage) -> None:
        expected = message.location["url"].endswith(LOOKS_FOR_ITS_BASE) and "404" in message.text
        early = NOT_YET in message.text
        if message.type in ("error", "warning") and not expected and not early:
            self.troubles.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, self.address.replace("http", "ws"), "data:", "blob:")):
            self.troubles.append(f"went to {request.url}")
