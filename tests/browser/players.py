"""Who takes part in a workshop with a browser: voters with their phones, and the screens of facilitator and room."""

import re

from playwright.sync_api import Page, WebSocket, expect

from tests.browser.test_phones import Seen
from tests.browser.visitor import Visitor

STAYS = 300
"""Milliseconds in which what a page shows must not change."""

CLOCK = re.compile(r"\d+:\d\d")
EVERYTHING = """() => [document.querySelector('[data-testid=stMain]').innerText,
  ...[...document.querySelectorAll('svg.marks')].map(picture => picture.textContent)].join('\\n')"""


class Phone:
    """A voter's phone, with the receipt that it was given for each question."""

    def __init__(self, page: Page, url: str, *, scripts: bool = True) -> None:
        self.page, self.seen, self.scripts = page, Seen(page), scripts
        self.receipts: dict[int, str] = {}
        self.page.goto(url)

    def look(self) -> str:
        """Return what it shows, after loading it again where it does not follow by itself."""
        if not self.scripts:
            self.page.reload()
        return self.page.locator("body").inner_text()

    def vote(self, question: int, answer: str) -> None:
        """Vote on a question once the phone asks it, and keep the receipt."""
        if not self.scripts:
            self.page.reload()
        self.page.locator(f"[name=question][value='{question}']").wait_for(state="attached")
        choice = self.page.locator("label").filter(has=self.page.locator(f"input[value='{answer}']"))
        if choice.count():
            choice.click()
        else:
            self.page.locator("[name=number]").fill(answer)
        with self.page.expect_navigation():
            self.page.locator("form button.first").click()
        self.receipts[question] = self.page.locator(".kept strong").last.inner_text()

    def listed(self) -> list[str]:
        """Return the receipts that it lists when nothing is asked."""
        self.look()
        expect(self.page.locator("ol li")).to_have_count(len(self.receipts))
        return self.page.locator("ol li").all_inner_texts()


class Screen(Visitor):
    """The facilitator's page or the room's, with all that the server has sent to it."""

    def __init__(self, page: Page, address: str, path: str) -> None:
        super().__init__(page, address)
        self.sent: list[bytes] = []
        page.on("websocket", self._listen)
        self.open(path)

    def shows(self) -> str:
        """Return all that it shows once that stays the same, without the clock."""
        seen, again = "", None
        while seen != again:
            seen, again = again, CLOCK.sub("", self.settle().page.evaluate(EVERYTHING))
            self.page.wait_for_timeout(STAYS)
        return str(seen)

    def says(self, heading: str) -> None:
        """Wait until it says a heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def heading(self) -> str:
        """Return its heading."""
        return self.page.locator("h1").inner_text()

    def turn_to(self, tab: str) -> None:
        """Open a tab."""
        self.page.get_by_role("tab", name=tab).click()
        expect(self.page.get_by_role("tab", selected=True)).to_have_text(tab)

    def press(self, label: str | re.Pattern[str]) -> "Screen":
        """Press what the facilitator does next, which makes the heading another."""
        before = self.heading()
        self.page.get_by_role("button", name=label).first.click()
        expect(self.page.locator("h1")).not_to_have_text(before)
        self.settle()
        return self

    def got(self, words: str, part: slice) -> bool:
        """Return whether the server sent it these words in a part of what it has sent."""
        return any(words.encode() in message for message in self.sent[part])

    def _listen(self, line: WebSocket) -> None:
        line.on("framereceived", lambda part: self.sent.append(part if isinstance(part, bytes) else part.encode()))
