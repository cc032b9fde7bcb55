"""A workshop of 90 minutes, played in a real browser: a facilitator, the room's screen and twelve phones, in minutes.

What the room answered must be on no surface before it is shown, so each is looked at twice: the room votes, four voters
change their minds so that the majority is another, and nobody's page may be different for it.
"""

import re
import urllib.request
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page
from sqlalchemy import Engine, select

from cxdash.domain.workshop import answers
from cxdash.domain.workshop.questions import Kind
from cxdash.domain.workshop.states import QuestionState
from cxdash.i18n.translator import Words
from cxdash.presenters.workshop import now
from cxdash.store.read.workshop import StepRow
from cxdash.store.workshop_tables import ballot
from tests.browser.players import Phone, Screen
from tests.browser.server import started
from tests.browser.test_phones import USUAL
from tests.browser.visitor import new_page
from tests.company import COMPANY, take
from tests.room import Room
from tests.soak import SOAKING

pytestmark = pytest.mark.browser

SHEETS = COMPANY | {
    "annoyances": [
        ["key", "title", "touchpoint", "kind", "customers_per_year", "severity", "status"],
        ["wifi2", "The Wi-Fi fails upstairs", "wifi", "annoyance", 900, 4, "open"],
        ["queue", "Nobody answers the phone", "web", "annoyance", 600, 3, "open"],
    ]
}

VOTES = {
    Kind.LAST_TALK: ("week", "year"),
    Kind.GUESS: ("2.5", "4.5"),
    Kind.OWNER_TODAY: ("CIO", "CEO"),
    Kind.OWNER_SHOULD: ("CEO", "CIO"),
    Kind.ANNOYANCE: ("wifi2", "queue"),
}
"""What the first voters answer to each question of the ready agenda, and what the others do."""

VOTERS, CHANGED = 12, range(4, 8)
"""The first eight answer alike; then these change their votes, and most answer otherwise."""

SLEEPER, PLAIN = 3, 5
"""Whose phone sleeps while the room votes on who owns a stage; whose browser runs no script."""

AGAIN, REOPENED = Kind.OWNER_TODAY, Kind.OWNER_SHOULD
"""What is voted on twice before it is shown; in which vote the facilitator's browser is closed."""

SAID = [
    "8 of 12 last talked to a customer about what it is like to deal with us this year.",
    "The room guesses 4.5 for Order; what customers say is not known.",
    "8 of 11 name Chief executive for Order.",
    "8 of 12 want Product and IT director to own Order.",
    "8 of 12 would fix “Nobody answers the phone” first.",
]
"""What the room answered in the end."""

DATABASES = [
    "sqlite",
    *([pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.soak])] if SOAKING else []),
]
"""A run takes some minutes on a busy machine, so PostgreSQL's is played in `make soak` only."""

LOCALES = ("en-GB", "nb-NO")
PHONE = {"viewport": USUAL, "is_mobile": True, "has_touch": True}
Come = Callable[..., Page]
TABS = ("Questions and votes", "Guess first", "Take-away")
WORDS = Words("en")
TOKEN = re.compile(r'(name="token" value=")[^"]+')


@dataclass
class Played:
    """A workshop that is played: who takes part, and its store."""

    come: Come
    address: str
    room: Room
    host: Screen
    screen: Screen
    phones: list[Phone]

    def step(self) -> StepRow:
        """Return the step that is under way."""
        found = now.current(self.room.now)
        assert found is not None
        return found

    def kind(self) -> Kind | None:
        """Return what the step under way asks, if anything."""
        question = self.step().question
        return question.kind if question else None

    def sights(self) -> list[str]:
        """Return what is on all surfaces of whoever answers as before, and what is sent to a phone that is new."""
        seen = [self.screen.shows()]
        for tab in TABS:
            self.host.turn_to(tab)
            seen.append(self.host.shows())
        path = f"{self.address}/b/{self.room.now.code}"
        seen += [TOKEN.sub(r"\1", fetched(path)), fetched(f"{path}/state")]
        return [*seen, self.phones[0].look(), self.phones[-1].look()]

    def reopen(self) -> None:
        """Close the facilitator's browser, and come back with another."""
        path = self.host.page.url.removeprefix(self.address)
        self.host.leave()
        self.host.page.context.close()
        self.host = Screen(self.come(), self.address, path)


def fetched(url: str) -> str:
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode()


def kept(room: Room) -> dict[tuple[int, int], Counter[str]]:
    """Return how many ballots in the store hold each answer, by question and round."""
    with room.engine.connect() as connection:
        rows = connection.execute(select(ballot)).all()
    found: dict[tuple[int, int], Counter[str]] = {}
    for row in rows:
        found.setdefault((row.question_id, row.round), Counter())[row.answer] += 1
    return found


def written(kind: Kind, answer: str) -> str:
    """Return what a ballot holds of an answer."""
    return answers.written(float(answer) if kind is Kind.GUESS else answer)


def vote(step: StepRow, phones: list[Phone], answer: str) -> None:
    """Let phones vote one after the other."""
    for phone in phones:
        phone.vote(step.asked, answer)


def vote_unseen(played: Played, step: StepRow) -> tuple[Counter[str], list[str]]:
    """Let the room vote on a step and change its mind; return the ballots that are to be kept, and all that was seen.

    Whoever looks at the pages sees nothing change when most voters change their answer.
    """
    assert step.question is not None
    kind, asked = step.question.kind, now.said(step.question, WORDS)
    first, second = VOTES[kind]
    awake = {number: phone for number, phone in enumerate(played.phones) if (kind, number) != (AGAIN, SLEEPER)}
    count = len(awake)
    played.host.press("Start voting" if step.state is QuestionState.WAITING else "Vote again")

    vote(step, [awake[number] for number in awake if number < CHANGED.stop], first)
    if kind is REOPENED:
        played.reopen()
        played.host.says(now.voted(CHANGED.stop, VOTERS, asked, WORDS))
    vote(step, [awake[number] for number in awake if number >= CHANGED.stop], second)
    played.host.says(now.voted(count, VOTERS, asked, WORDS))
    before = played.sights()
    vote(step, [awake[number] for number in CHANGED], second)
    after = played.sights()
    played.host.press("Close the vote")

    assert after == before
    unchanged = sum(number < CHANGED.start for number in awake)
    ballots = Counter({written(kind, first): unchanged, written(kind, second): count - unchanged})
    return ballots, [*after, *played.sights()]


def show_answers(played: Played, seen: list[str]) -> str:
    """Show the answers, and return what both screens say of them, which was nowhere before."""
    screens = played.host, played.screen
    before = [len(one.sent) for one in screens]
    played.host.press("Show the answers")
    finding = played.host.heading()
    played.screen.says(finding)

    assert [one.got(finding, slice(at)) for one, at in zip(screens, before, strict=True)] == [False, False]
    assert [one.got(finding, slice(at, None)) for one, at in zip(screens, before, strict=True)] == [True, True]
    assert [text for text in seen if finding in text] == []
    return finding


def in_the_minutes(host: Screen) -> list[list[str]]:
    """Return the receipts in the minutes, by question and round."""
    host.turn_to("Take-away")
    host.settle()
    found = []
    for more in host.page.get_by_test_id("stExpander").filter(has_text="Receipts").all():
        more.locator("summary").click()
        more.locator("p").nth(1).wait_for()
        host.settle()
        found.append(more.get_by_test_id("stExpanderDetails").inner_text().split("\n"))
    return found


@pytest.fixture
def come(browser):
    """Let somebody come with a browser of his own."""
    pages = []

    def come(**own):
        pages.append(new_page(browser, **own))
        return pages[-1]

    yield come
    for page in pages:
        page.context.close()


def prepared(come: Come, store: Engine, address: str) -> Played:
    """Prepare the ready agenda on the screen, open the room's, and let the phones in."""
    host = Screen(come(), address, "/workshop?lang=en").press("Prepare the workshop")
    host.page.wait_for_url("**workshop=*")
    room = Room(store, host.settle().link["workshop"])
    screen = Screen(come(), address, f"/room?lang=en&workshop={room.key}")
    url, phones = f"{address}/b/{room.now.code}", []
    for number in range(VOTERS):
        own = {"locale": LOCALES[number % 2], "java_script_enabled": number != PLAIN}
        phones.append(Phone(come(**PHONE, **own), url, scripts=number != PLAIN))
    return Played(come, address, room, host, screen, phones)


def play_step(played: Played) -> tuple[dict[tuple[int, int], Counter[str]], str]:
    """Play the vote of the step under way; return the ballots that are to be kept, and what the room answered."""
    kind, expected, seen = played.kind(), {}, []
    played.phones[SLEEPER].page.context.set_offline(kind is AGAIN)
    for _ in range(2 if kind is AGAIN else 1):
        ballots, shown = vote_unseen(played, played.step())
        expected[played.step().asked, played.step().round] = ballots
        seen += shown
    return expected, show_answers(played, seen)


@pytest.mark.parametrize("store", DATABASES, indirect=True)
def test_a_whole_workshop_keeps_every_vote_once_and_shows_none_before_its_time(store, come):
    take(store, SHEETS)
    expected: dict[tuple[int, int], Counter[str]] = {}
    findings = []
    with started(store.url.render_as_string(hide_password=False)) as address:
        played = prepared(come, store, address)
        for place in range(len(played.room.now.steps)):
            played.host.press(re.compile("^Next step" if place else "^Start the workshop"))
            if played.kind():
                ballots, finding = play_step(played)
                expected |= ballots
                findings.append(finding)
        played.host.page.get_by_role("button", name="End the workshop").click()
        played.host.press("Yes, end it")
        minutes, phones = in_the_minutes(played.host), played.phones
        listed = [phone.listed() for phone in phones]
        gone_wrong = [phone.seen.wrong() for phone in phones]
        played.host.leave()
        played.screen.leave()

    assert findings == SAID
    assert kept(played.room) == expected
    assert minutes == [sorted(one.receipts[asked] for one in phones if asked in one.receipts) for asked, _ in expected]
    assert listed == [list(phone.receipts.values()) for phone in phones]
    assert gone_wrong == [[]] * VOTERS
