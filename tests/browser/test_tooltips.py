"""What every picture says to somebody who points at its marks: one sentence, in the page's language, in the window."""

import re
from contextlib import suppress
from itertools import cycle

import pytest
from playwright.sync_api import TimeoutError as TookTooLong
from playwright.sync_api import expect

from cxdash.domain.vocabulary import LANGUAGES
from tests.pages.reader import PICTURED

pytestmark = pytest.mark.browser

POINTED = """() => [...document.querySelectorAll('svg.marks .role-mark')].flatMap(layer => {
  const marks = [...layer.querySelectorAll('path, line, text')].filter(mark =>
    !mark.matches('.background, .foreground') && mark.__data__?.tooltip);
  return marks.filter((mark, at) => [0, Math.floor(marks.length / 2), marks.length - 1].includes(at));
}).filter(mark => mark.checkVisibility()).map((mark, at) => { mark.dataset.pointed = at; return at; })"""
"""Marks that say something, three of each layer of every picture, numbered."""

NO_WORDS = re.compile(r"undefined|NaN|null|\[object|\b[a-z]+_[a-z]+\b|[{}]")
DECIMAL = {"en": re.compile(r"\d,\d{1,2}(?!\d)"), "nb": re.compile(r"\d\.\d"), "sv": re.compile(r"\d\.\d")}
"""How figures of another language look."""

SPOTS = ((0.5, 0.5), (0.25, 0.25), (0.04, 0.5))
"""Where a mark is pointed at, as shares of its width and height."""

POINTED_AT = sorted({*zip(PICTURED, cycle(LANGUAGES)), *(("economics", language) for language in LANGUAGES)})
"""Every page in one language, one page in all: pointing takes its time."""

WIDEST = 360
"""Pixels of the widest tooltip."""

WAIT = 1_000
"""Milliseconds that a tooltip may take."""


def faults(visitor, language):
    """Point at the marks of all pictures in sight and return what is wrong with what they say."""
    page, found = visitor.page, []
    tooltip = page.locator("#vg-tooltip-element.visible")
    for at in page.evaluate(POINTED):
        mark = page.locator(f"svg.marks [data-pointed='{at}']")
        mark.evaluate("mark => mark.scrollIntoView({block: 'center'})")
        pointer = _point(mark.bounding_box(), page, tooltip)
        if pointer is None:
            found.append(f"silent: {mark.evaluate('mark => mark.__data__.tooltip')}")
            continue
        said, seen = tooltip.inner_text(), tooltip.bounding_box()
        found += [f"{fault}: {said}" for fault in _of_words(said, tooltip, language) + _of_place(seen, pointer, page)]
    return found


def _point(box, page, tooltip):
    """Point at the middle of a mark, or beside it where a word lies over that, and return where something is said."""
    for across, down in SPOTS:
        page.mouse.move(0, 0)
        pointer = box["x"] + box["width"] * across, box["y"] + box["height"] * down
        page.mouse.move(*pointer)
        with suppress(TookTooLong):
            tooltip.wait_for(timeout=WAIT)
            return pointer
    return None


def _of_words(said, tooltip, language):
    checks = {
        "no sentence": said.strip().endswith(".") and "\n" not in said.strip(),
        "a list": tooltip.locator("table").count() == 0,
        "no words": not NO_WORDS.search(said),
        "another language's figures": not DECIMAL[language].search(said),
    }
    return [fault for fault, holds in checks.items() if not holds]


def _of_place(box, pointer, page):
    right, bottom = box["x"] + box["width"], box["y"] + box["height"]
    window = page.viewport_size
    inside = box["x"] >= 0 and box["y"] >= 0 and right <= window["width"] and bottom <= window["height"]
    over = box["x"] <= pointer[0] <= right and box["y"] <= pointer[1] <= bottom
    wide = box["width"] > WIDEST
    return [
        *([] if inside else ["outside the window"]),
        *(["over its mark"] if over else []),
        *(["over its neighbours"] if wide else []),
    ]


@pytest.mark.parametrize(("name", "language"), POINTED_AT)
def test_whoever_points_at_a_mark_reads_one_sentence(name, language, visit):
    visitor = visit(f"/{name}?lang={language}")
    found = {"": faults(visitor, language)}
    for tab in visitor.page.get_by_role("tab").all()[1:]:
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        visitor.page.wait_for_timeout(200)  # until the server has begun
        visitor.settle()
        found[tab.inner_text()] = faults(visitor, language)

    assert {tab: wrong for tab, wrong in found.items() if wrong} == {}


def test_a_mark_is_pointed_at_on_every_page_of_pictures(visit):
    visitor = visit("/overview?lang=en")

    assert len(visitor.page.evaluate(POINTED)) > 5
