"""What only a browser shows: that pictures are drawn, everything can be read, and nothing is cut off."""

import re

import pytest

from cxdash.domain.vocabulary import LANGUAGES
from tests.browser.contrast import measured
from tests.pages.reader import PAGES, PICTURED

pytestmark = pytest.mark.browser

THEMES = {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 24, 32)"}

WIDTHS = {"phone": (390, 844), "zoomed": (853, 533), "laptop": (1280, 800), "projector": (1920, 1080)}
"""Sizes of the window; *zoomed* is what a laptop's browser has to draw in at 150 %."""

DRAWN = """() => [...document.querySelectorAll('svg.marks')].map(picture => {
  const seen = [...picture.querySelectorAll('.role-mark :is(path, line, text)')]
    .filter(mark => !mark.matches('.background, .foreground'))
    .filter(mark => { const box = mark.getBoundingClientRect(); return box.width + box.height > 1; });
  const count = kind => seen.filter(mark => mark.closest(`.mark-${kind}`)).length;
  return {symbol: count('symbol'), rule: count('rule'), text: count('text'), rect: count('rect')};
})"""

CUT = """() => {  // the box of a line is a few pixels higher than its letters

  const seen = text => text.textContent.trim() && text.checkVisibility({opacityProperty: true});
  const main = document.querySelector('[data-testid=stMain]');
  const wide = [document.documentElement, main].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.tagName);
  const outside = [...document.querySelectorAll('svg.marks text')].filter(text => {
    const [box, frame] = [text.getBoundingClientRect(), text.closest('svg').getBoundingClientRect()];
    return seen(text) && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 3
      || box.bottom > frame.bottom + 3);
  }).map(text => text.textContent);
  const shortened = [...document.querySelectorAll('[data-testid=stMain] *')].filter(e =>
    getComputedStyle(e).textOverflow === 'ellipsis' && e.scrollWidth > e.clientWidth + 1 && !e.closest('[inert]')
  ).map(e => e.textContent);
  return {wide, outside, shortened};
}"""

NOTHING_CUT = {"wide": [], "outside": [], "shortened": []}

FRAME = """() => {
  const frame = document.querySelector('.st-key-frame');
  const controls = [...frame.querySelectorAll(':is([role=combobox], [data-testid=stPopoverButton], [data-testid=stCheckbox])')];
  const middle = e => { const box = e.getBoundingClientRect(); return (box.top + box.bottom) / 2; };
  const first = middle(controls[0]);
  return {
    below: controls.filter(e => Math.abs(middle(e) - first) > 12).map(e => e.getAttribute('aria-label') || e.innerText),
    cut: controls.filter(e => e.scrollWidth > e.clientWidth).map(e => e.value || e.innerText),
  };
}"""

OVER_EACH_OTHER = """() => [...document.querySelectorAll('svg.marks')].flatMap(picture => {
  const texts = [...picture.querySelectorAll('text')].filter(text =>
    text.textContent.trim() && text.checkVisibility({opacityProperty: true}));
  const boxes = texts.map(text => text.getBoundingClientRect());
  const clash = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  return texts.flatMap((text, i) => texts.slice(i + 1).filter((_, j) => clash(boxes[i], boxes[i + 1 + j]))
    .map(other => `${text.textContent} / ${other.textContent}`));
})"""


FRAMES = ("overview", "economics", "what_if", "data")
"""Pages whose frames offer different things."""


def test_every_picture_has_marks(visit):
    stages, touchpoints = visit().page.evaluate(DRAWN)

    assert stages["symbol"] == 8
    assert stages["rule"] >= 16
    assert stages["rect"] >= 8 + 1 + 8
    assert stages["text"] >= 8
    assert touchpoints["symbol"] == 4
    assert touchpoints["rule"] >= 8
    assert touchpoints["text"] >= 4


def test_the_matrix_of_owners_and_the_six_keys_have_marks(visit):
    (matrix,) = visit("/ownership?lang=en").page.evaluate(DRAWN)
    (keys,) = visit("/maturity?lang=en").page.evaluate(DRAWN)

    assert matrix["text"] >= 8 * 4
    assert matrix["rect"] >= 8
    assert keys["symbol"] >= 3
    assert keys["text"] >= 3


def test_a_click_in_a_row_of_the_matrix_chooses_its_stage(visit):
    visitor = visit("/ownership?lang=en&part=stage")

    visitor.page.locator("svg.marks [aria-label*='Stage: Use']").first.click(force=True)

    visitor.page.wait_for_url("**stage=use*")


@pytest.mark.parametrize("theme", THEMES)
def test_everything_written_and_drawn_stands_out_from_its_ground(theme, visit):
    visitor = visit(f"/{PAGES[0]}?lang=en", color_scheme=theme)

    found = {page: measured(visitor.open(f"/{page}?lang=en").page) for page in PAGES}

    assert visitor.ground() == THEMES[theme]
    assert {page: sight["weak"] for page, sight in found.items()} == {page: [] for page in PAGES}
    assert all(sight["texts"] > 10 for sight in found.values())
    assert found["satisfaction"]["marks"] > 30


@pytest.mark.parametrize("theme", THEMES)
def test_hidden_figures_and_what_opens_over_the_page_stand_out_as_well(theme, visit):
    visitor = visit("/satisfaction?lang=en&measure=CES&stage=renew&period=6m", color_scheme=theme)
    hidden = measured(visitor.page)
    visitor.page.get_by_test_id("stPopoverButton").click()
    visitor.page.get_by_test_id("stCode").wait_for()
    link = measured(visitor.page)
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_test_id("stSelectbox").first.get_by_role("combobox").click()
    visitor.page.get_by_role("option").first.wait_for()
    options = measured(visitor.page)

    assert (hidden["weak"], link["weak"], options["weak"]) == ([], [], [])
    assert options["texts"] > hidden["texts"]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_off(page, visit):
    visitor = visit(f"/{page}?lang=nb")

    cut = {size: visitor.at(*width).becomes(CUT, NOTHING_CUT) for size, width in WIDTHS.items()}

    assert cut == dict.fromkeys(WIDTHS, NOTHING_CUT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frame_keeps_to_one_row_and_what_is_chosen_is_seen_whole(language, visit):
    visitor = visit(f"/{PAGES[0]}?lang={language}", viewport={"width": 1280, "height": 800})

    found = {page: visitor.open(f"/{page}?lang={language}").page.evaluate(FRAME) for page in FRAMES}
    day = visitor.open(f"/ownership?lang={language}&on=2025-09-30&period=2025-09..2025-12").page.evaluate(FRAME)

    assert found == {page: {"below": [], "cut": []} for page in FRAMES}
    assert day == {"below": [], "cut": []}


@pytest.mark.parametrize("page", PICTURED)
def test_in_the_projector_view_nothing_is_cut_off_and_no_words_lie_over_others(page, visit):
    visitor = visit(f"/{page}?lang=nb&projector=1", viewport={"width": 1920, "height": 1080})

    assert visitor.becomes(CUT, NOTHING_CUT) == NOTHING_CUT
    assert visitor.becomes(OVER_EACH_OTHER, []) == []


@pytest.mark.parametrize("view", ["", "&segment=Economy", "&measure=CES"])
def test_no_words_lie_over_others_in_a_picture(view, visit):
    visitor = visit(f"/satisfaction?lang=en{view}")

    clashes = {size: visitor.at(*WIDTHS[size]).becomes(OVER_EACH_OTHER, []) for size in ("laptop", "projector")}

    assert clashes == {"laptop": [], "projector": []}


@pytest.mark.parametrize("view", ["", "&measure=CES&stage=renew"])
def test_pointing_at_a_place_never_shows_what_is_not_known(view, visit):
    visitor = visit(f"/satisfaction?lang=en{view}")
    column = visitor.page.locator("svg.marks [aria-label^='Where: Renew']").first

    column.hover(force=True)

    tooltip = visitor.page.locator("#vg-tooltip-element")
    tooltip.wait_for()
    assert "Renew" in tooltip.inner_text()
    assert not re.search(r"\b(null|NaN|undefined)\b", tooltip.inner_text())


def test_marks_say_in_words_what_they_show(visit):
    labels = visit().page.evaluate(
        "[...document.querySelectorAll('svg.marks [aria-label]')].map(mark => mark.getAttribute('aria-label'))"
    )

    assert any("Where: Receive" in label and "promise broken" in label for label in labels)
    assert not [label for label in labels if re.search(r"\b(null|NaN|undefined)\b", label)]
