"""What a browser shows of some pages once they are pointed at, clicked or narrowed; `test_walk` looks at all."""

import re

import pytest

from cxdash.domain.vocabulary import LANGUAGES
from tests.browser.contrast import measured
from tests.browser.sights import (
    ABOVE_THE_HEADING,
    FRAME,
    HEADINGS,
    IN_THE_ROOM,
    OUTGROWN,
    OVER_EACH_OTHER,
    TYPE,
    WIDTHS,
)

pytestmark = pytest.mark.browser

THEMES = ("light", "dark")
FRAMES = ("overview", "economics", "what_if", "data")
"""Pages whose frames offer different things."""


def test_a_click_in_a_row_of_the_matrix_chooses_its_stage(visit):
    visitor = visit("/ownership?lang=en&part=stage")

    visitor.page.locator("svg.marks [aria-label^='Use: ']").first.click(force=True)

    visitor.page.wait_for_url("**stage=use*")


@pytest.mark.parametrize("theme", THEMES)
def test_hidden_figures_and_what_opens_over_the_page_stand_out_as_well(theme, visit):
    visitor = visit("/satisfaction?lang=en&measure=CES&stage=renew&period=6m", color_scheme=theme)
    hidden = measured(visitor.page)
    visitor.frame.get_by_role("button", name="Copy link").click()
    visitor.page.get_by_test_id("stCode").wait_for()
    visitor.page.mouse.move(0, 0)
    visitor.page.get_by_test_id("stTooltipContent").wait_for(state="hidden")
    link = measured(visitor.page)
    visitor.page.keyboard.press("Escape")
    visitor.open_filters().page.get_by_role("combobox").first.click()
    visitor.page.get_by_role("option").first.wait_for()
    options = measured(visitor.page)

    assert (hidden["weak"], link["weak"], options["weak"]) == ([], [], [])
    assert options["texts"] > hidden["texts"]


@pytest.mark.parametrize("page", FRAMES)
def test_the_frame_keeps_to_one_row_in_swedish_too(page, visit):
    spared = {"width": 1280 - 12, "height": 900}  # so much more may stand in it where a server's fonts are wider

    assert visit(f"/{page}?lang=sv", viewport=spared).page.evaluate(FRAME) == {"below": [], "cut": []}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_and_a_span_of_months_are_seen_whole_in_the_frame(language, visit):
    visitor = visit(f"/ownership?lang={language}&on=2025-09-30&period=2025-09..2025-12&segment=Economy")

    assert visitor.page.evaluate(FRAME) == {"below": [], "cut": []}
    (top,) = visitor.page.evaluate(HEADINGS)
    assert top <= ABOVE_THE_HEADING


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_150_per_cent_the_frame_keeps_to_one_row_and_links_under_columns_are_seen_whole(language, visit):
    width, height = WIDTHS["zoomed"]
    visitor = visit(f"/overview?lang={language}", viewport={"width": width, "height": height})

    assert visitor.page.evaluate(FRAME) == {"below": [], "cut": []}
    assert visitor.frame.get_by_role("button", name="Men").is_visible()
    assert visitor.page.evaluate(OUTGROWN) == []


@pytest.mark.parametrize("page", ["economics", "overview"])
def test_in_the_projector_view_of_a_laptop_no_words_lie_over_others(page, visit):
    visitor = visit(f"/{page}?lang=nb&projector=1", viewport={"width": 1280, "height": 800})

    assert visitor.becomes(OVER_EACH_OTHER, []) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_overviews_four_figures_are_seen_without_scrolling(language, visit):
    visitor = visit(f"/overview?lang={language}", viewport={"width": 1280, "height": 800})

    ends = visitor.page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMetric]')].map(figure => figure.getBoundingClientRect().bottom)"
    )

    assert len(ends) == 4
    assert max(ends) < 800


@pytest.mark.parametrize("width", [1920, 1280])
def test_in_the_projector_view_headings_tabs_figures_and_menu_grow_where_the_screen_has_room(width, visit):
    visitor = visit("/satisfaction?lang=nb", viewport={"width": width, "height": 1080})
    plain = visitor.page.evaluate(TYPE)
    visitor.open("/satisfaction?lang=nb&projector=1")
    visitor.becomes("() => document.documentElement.style.fontSize", "140%" if width == 1920 else "")

    times = IN_THE_ROOM if width == 1920 else 1
    assert len(plain) == 4
    assert visitor.page.evaluate(TYPE) == pytest.approx(
        {place: size * times for place, size in plain.items()}, rel=0.01
    )
    assert visitor.page.evaluate(FRAME) == {"below": [], "cut": []}


@pytest.mark.parametrize("view", ["", "&segment=Economy", "&measure=CES"])
def test_no_words_lie_over_others_in_a_picture(view, visit):
    visitor = visit(f"/satisfaction?lang=en{view}")

    clashes = {size: visitor.at(*WIDTHS[size]).becomes(OVER_EACH_OTHER, []) for size in ("laptop", "projector")}

    assert clashes == {"laptop": [], "projector": []}


@pytest.mark.parametrize("view", ["", "&measure=CES&stage=renew"])
def test_pointing_at_a_place_never_shows_what_is_not_known(view, visit):
    visitor = visit(f"/satisfaction?lang=en{view}")
    column = visitor.page.locator("svg.marks [aria-label^='Renew: ']").first

    column.hover(force=True)

    tooltip = visitor.page.locator("#vg-tooltip-element")
    tooltip.wait_for()
    assert "Renew" in tooltip.inner_text()
    assert not re.search(r"\b(null|NaN|undefined)\b", tooltip.inner_text())


def test_marks_say_in_words_what_they_show(visit):
    labels = visit().page.evaluate(
        "[...document.querySelectorAll('svg.marks [aria-label]')].map(mark => mark.getAttribute('aria-label'))"
    )

    assert any(label.startswith("Receive: ") and "promise broken" in label for label in labels)
    assert not [label for label in labels if re.search(r"\b(null|NaN|undefined)\b", label)]
