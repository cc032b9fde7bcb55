"""Phones in a real browser at the door of a workshop: one that follows, one that slept, one without a script."""

import json
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cxdash.ballot import network, offline, slips
from cxdash.domain.messages import Name
from cxdash.domain.people import admin
from cxdash.i18n.translator import Words
from cxdash.store.read import workshop as stored
from cxdash.store.write.workshop import voting
from tests.ballot.phones import found
from tests.browser.access import violations
from tests.browser.visitor import new_page
from tests.room import CREDIT, EVERY, FREE, OWNER, Room, held

pytestmark = pytest.mark.browser

LONG = Name("long", "Head of installation and field service in all regions of the north and the south")
SMALL, USUAL = {"width": 320, "height": 568}, {"width": 390, "height": 844}
FINGER = 48
"""Pixels that a finger needs."""

TOO_SMALL = """least => [...document.querySelectorAll('button, a, label, input[type=text]')]
  .filter(element => element.checkVisibility())
  .map(element => [element.textContent.trim(), element.getBoundingClientRect()])
  .filter(([_, box]) => box.height < least || box.width < least || box.right > innerWidth)
  .map(([words, box]) => `${words} ${Math.round(box.width)}x${Math.round(box.height)}`)"""


CUT_OFF = """[...document.querySelectorAll('article')]
  .filter(slip => slip.scrollHeight > slip.clientHeight || slip.scrollWidth > slip.clientWidth)
  .map(slip => slip.textContent)"""


class Seen:
    """A phone with its page, as `tests.browser.access` takes it."""

    def __init__(self, page) -> None:
        self.page, self.said = page, []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def wrong(self) -> list[str]:
        """Return what went wrong behind the voter's back; a refused vote is none."""
        return [text for text in self.said if "422" not in text and "ERR_INTERNET_DISCONNECTED" not in text]


@pytest.fixture
def served(sqlite_store, monkeypatch, tmp_path):
    monkeypatch.setattr(network, "addresses", lambda: [network.Address("127.0.0.1", "lo")])  # all the browser resolves
    with found(sqlite_store, monkeypatch, tmp_path) as store:
        yield store


@pytest.fixture
def phone(browser):
    """Open the page of a door on a phone of its own."""
    phones = []

    def come(url, viewport=USUAL, **own):
        seen = Seen(new_page(browser, viewport=viewport, is_mobile=True, has_touch=True, **own))
        phones.append(seen)
        seen.page.goto(url)
        return seen

    yield come
    for seen in phones:
        seen.page.context.close()


@contextmanager
def door(room: Room):
    yield network.open_door(room.now.code, "127.0.0.1")
    network.close_door()


def shown(seen: Seen, words: str) -> float:
    """Return after how many seconds a page shows words as its heading."""
    started = time.monotonic()
    expect(seen.page.get_by_role("heading", level=1)).to_have_text(words)
    return time.monotonic() - started


def test_phones_follow_the_facilitator_vote_and_catch_up_after_sleep_or_by_a_link(served, phone):
    room = held(served, OWNER, FREE, language="nb")
    first, second = room.questions
    with door(room) as url:
        follows = phone(url, locale="nb-NO")
        sleeps = phone(url)
        plain = phone(url, java_script_enabled=False)
        shown(follows, "Workshopen har ikke begynt ennå.")
        room.open(first)
        took = shown(follows, "Hvem eier Bruke i dag?")
        follows.page.get_by_text("IT-direktør").click()
        follows.page.get_by_role("button", name="Stem", exact=True).click()
        expect(follows.page.get_by_role("status")).to_contain_text("Stemmen din er registrert.")
        plain.page.get_by_role("link", name="See what is asked now").click()
        plain.page.get_by_text("Chief executive").click()
        plain.page.get_by_role("button", name="Vote", exact=True).click()
        expect(plain.page.get_by_role("status")).to_contain_text("Your vote is in.")
        shown(sleeps, "Who owns Use today?")
        sleeps.page.context.set_offline(True)
        room.close(first)
        room.open(second)
        shown(follows, "Tea or coffee?")
        sleeps.page.context.set_offline(False)
        sleeps.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        woke = shown(sleeps, "Tea or coffee?")
        sleeps.page.get_by_text("Coffee", exact=True).click()
        sleeps.page.get_by_role("button", name="I don't vote").click()
        expect(sleeps.page.get_by_role("status")).to_contain_text("You don't vote on this question.")

    assert room.read(stored.answered, room.key) == {(first, 1): 2, (second, 1): 1}
    assert max(took, woke) < 10  # two seconds, were it alone on this machine
    assert [seen.wrong() for seen in (follows, sleeps, plain)] == [[], [], []]


def test_points_are_added_up_as_they_are_typed_and_stay_while_the_host_does_something(served, phone):
    room = held(served, CREDIT)
    with door(room) as url:
        room.open(room.questions[0])
        seen = phone(url)
        first, second = seen.page.get_by_role("textbox").all()
        first.fill("70")
        expect(seen.page.get_by_role("status")).to_have_text("30")
        second.fill("45")
        expect(seen.page.get_by_role("status")).to_have_text("−15")
        voting.raise_hands(served, admin("kari"), room.key, room.questions[0], [({"item.CEO": "100"}, 2)])
        seen.page.wait_for_timeout(4000)
        assert [first.input_value(), second.input_value()] == ["70", "45"]
        seen.page.get_by_role("button", name="Vote", exact=True).click()
        expect(seen.page.get_by_role("alert")).to_contain_text("The points make 115")
        seen.page.get_by_role("textbox").last.fill("30")
        seen.page.get_by_role("button", name="Vote", exact=True).click()
        expect(seen.page.get_by_text("Your vote is in.")).to_be_visible()

    assert room.read(stored.answered, room.key) == {(room.questions[0], 1): 3}


def test_every_question_can_be_read_reached_and_pressed_on_the_smallest_phone_light_and_dark(served, phone):
    questions = [one if not one.choices else replace(one, choices=(*one.choices, LONG)) for one in EVERY]
    room = held(served, *questions, replace(FREE, strict=True))
    with door(room) as url:
        found_wrong = []
        for colours, language in (("light", "nb-NO"), ("dark", "sv-SE")):
            seen = phone(url, SMALL, color_scheme=colours, locale=language)
            for number in room.questions:
                open_again(room, number)
                seen.page.goto(url)
                seen.page.get_by_role("button").last.click()
                seen.page.get_by_role("button").first.wait_for()
                found_wrong += violations(seen)
                found_wrong += seen.page.evaluate(TOO_SMALL, FINGER)
                found_wrong += [("wide", number)] * seen.page.evaluate(
                    "document.documentElement.scrollWidth > innerWidth"
                )
                room.close(number)
            seen.page.goto(url)
            found_wrong += violations(seen) + seen.page.evaluate(TOO_SMALL, FINGER) + seen.wrong()

    assert found_wrong == []


def open_again(room: Room, number: int) -> None:
    asked = next(step for step in room.now.steps if step.asked == number)
    (room.again if asked.touched else room.open)(number)


def test_an_absent_leaders_file_is_answered_without_a_network_and_dropped_in(served, phone, tmp_path):
    room = held(served, *EVERY)
    owner, credit = room.questions[0], room.questions[4]
    file = tmp_path / "ballot.html"
    file.write_bytes(offline.make(served, admin("kari"), room.key, "sv"))

    seen = phone(file.as_uri())
    seen.page.context.set_offline(True)
    seen.page.get_by_text("IT director").first.click()
    points = seen.page.locator(f"[data-question='{credit}'] input")
    points.first.fill("40")
    seen.page.get_by_role("button").click()
    expect(seen.page.get_by_text("Det här svaret är inte fullständigt än.")).to_have_count(len(EVERY))
    assert seen.page.locator(".fault:visible").count() == 1
    points.last.fill("60")
    with seen.page.expect_download() as saved:
        seen.page.get_by_role("button").click()

    answers = saved.value.path().read_bytes()
    assert json.loads(answers)["answers"][str(owner)] == {"choice": "CIO"}
    assert list(offline.take_in(served, admin("kari"), room.key, answers)) == [owner, credit]
    assert seen.wrong() == []


def test_nothing_of_a_slip_is_cut_off_however_long_the_name(phone, tmp_path):
    file = tmp_path / "slips.html"
    name = "Vårens store workshop om hele kundereisen fra første annonse til fornyelse " * 2
    codes = ["WWWWMMMM", "CDFH3479", "JKMN3479"]

    file.write_text(slips.page(codes, name, "http://192.168.100.105:58502/b/WWWWM", Words("nb")), encoding="utf-8")
    seen = phone(file.as_uri(), {"width": 800, "height": 1100})

    assert seen.page.evaluate(CUT_OFF) == []
    assert seen.page.locator("article").count() == 3
    assert seen.wrong() == []
