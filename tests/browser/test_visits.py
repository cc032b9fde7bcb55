"""What visitors do: come by a link, click, type, go back, and find the same figures again."""

import urllib.request
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from cxdash.i18n.translator import Words, languages
from cxdash.ui.shell.doors import HEADERS
from tests.browser.server import started, streamlit, uvicorn
from tests.browser.sights import BLANK_ABOVE, CUT, NOTHING_CUT, OVER_EACH_OTHER, WIDTHS
from tests.pages.stores import STAGES

pytestmark = pytest.mark.browser

GROUND = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
VIEW = {"lang": "en", "segment": "Economy", "period": "6m", "stage": "help"}
FOCUS = "document.activeElement"
QUESTION = "What did customers expect, and what did they get?"
FIRST_QUESTION = "Where do we break our promise, and who answers for it?"
MENU = ["Overview", "Satisfaction", "Win and keep", "Owners", "What if", "Decide", "Workshop"]


@pytest.mark.parametrize("command", [streamlit, uvicorn])
def test_the_first_visitor_after_a_restart_comes_by_a_deep_link(command, company, visit, tmp_path):
    """Started from this folder by `streamlit run`, or from another by uvicorn: frame, view and look are there."""
    elsewhere = {"folder": tmp_path} if command is uvicorn else {}
    with started(company, command, **elsewhere) as address:
        visitor = visit(f"/satisfaction?{urlencode(VIEW)}", at=address)

        assert visitor.menu() == MENU
        expect(visitor.filters).to_contain_text("Economy")
        visitor.expect_question(QUESTION)
        expect(visitor.stage("Help")).to_have_attribute("aria-checked", "true")
        assert visitor.link == VIEW
        assert visitor.page.evaluate("getComputedStyle(document.querySelector('.stApp')).color") == "rgb(22, 32, 43)"
        visitor.leave()


def test_the_root_leads_to_the_first_page_and_keeps_the_view(visit):
    visitor = visit("/?segment=Economy")
    visitor.expect_question(FIRST_QUESTION)
    visitor.settle()

    assert visitor.page.url.split("?")[0].endswith("/overview")
    assert visitor.link["segment"] == "Economy"


def test_another_page_and_back_shows_the_same_figures(visit):
    visitor = visit(f"/satisfaction?{urlencode(VIEW)}")
    before = visitor.words()

    visitor.turn_to_methods()
    assert visitor.link == VIEW
    visitor.turn_to_satisfaction()

    assert (visitor.words(), visitor.link) == (before, VIEW)


def test_the_browsers_back_and_forward_show_the_figures_of_then(visit):
    visitor = visit(f"/satisfaction?{urlencode(VIEW)}")
    first = visitor.words()
    visitor.choose("Segment", "Business")
    visitor.page.wait_for_url("**segment=Business*")
    second = visitor.settle().words()

    visitor.page.go_back()
    visitor.page.wait_for_url("**segment=Economy*")
    expect(visitor.filters).to_contain_text("Economy")
    back = visitor.settle().words()
    visitor.page.go_forward()
    visitor.page.wait_for_url("**segment=Business*")
    expect(visitor.filters).to_contain_text("Business")
    forward = visitor.settle().words()

    assert first != second
    assert (back, forward) == (first, second)


def test_back_from_another_page_shows_the_figures_of_then(visit):
    visitor = visit(f"/satisfaction?{urlencode(VIEW)}")
    before = visitor.words()
    visitor.turn_to_methods()

    visitor.page.go_back()
    visitor.expect_question(QUESTION)
    visitor.page.wait_for_url("**/satisfaction?*segment=Economy*")

    assert visitor.settle().words() == before


def test_a_copied_link_shows_somebody_else_the_same_figures(visit):
    visitor = visit(f"/satisfaction?{urlencode(VIEW)}")
    before = visitor.words()
    visitor.frame.get_by_role("button", name="Copy link").click()
    link = visitor.page.get_by_test_id("stCode").inner_text().strip()

    other = visit(link.removeprefix(visitor.address), locale="nb-NO")

    assert link.startswith(f"{visitor.address}/satisfaction?")
    assert other.words() == before


def test_a_page_opens_in_dark_where_the_system_is_light_and_stays_so(visit):
    visitor = visit(f"/satisfaction?{urlencode(VIEW)}")
    visitor.frame.get_by_role("button", name="Copy link").click()
    dark = visitor.page.get_by_role("link", name="Dark").get_attribute("href")

    other = visit(dark.removeprefix(visitor.address), locale="en-US")
    opened = (other.ground(), other.link | VIEW)
    other.frame.get_by_role("link", name="Owners").click()
    other.expect_question("Who answers for each stage, and can they act?")

    assert visitor.ground() == "rgb(255, 255, 255)"
    assert opened == ("rgb(17, 24, 32)", {**VIEW, "embed_options": "dark_theme"})
    assert other.settle().ground() == "rgb(17, 24, 32)"


def test_a_page_follows_the_system_when_it_turns_dark(visit):
    visitor = visit()

    visitor.page.emulate_media(color_scheme="dark")

    assert visitor.becomes(GROUND, "rgb(17, 24, 32)") == "rgb(17, 24, 32)"


def test_the_first_stop_of_the_keyboard_skips_to_the_page_and_arrow_keys_lead_through_a_menu(visit):
    visitor = visit()
    visitor.page.keyboard.press("Tab")
    first = visitor.page.evaluate(f"{FOCUS}.innerText")
    visitor.page.keyboard.press("Enter")
    main = visitor.page.evaluate(f"{FOCUS}.dataset.testid")

    press_until(
        visitor, "Tab", f"more => {FOCUS} === more", visitor.frame.get_by_role("button", name="More", exact=True)
    )
    visitor.page.keyboard.press("Enter")
    press_until(visitor, "ArrowDown", f"item => {FOCUS} === item", visitor.page.get_by_role("menuitem", name="Data"))
    visitor.page.keyboard.press("Enter")

    assert (first, main) == ("Skip to the content", "stMain")
    visitor.expect_question("What do the figures rest on?")


def drawn(visitor, words):
    """Return what is written in a picture."""
    return visitor.page.locator("svg.marks text").get_by_text(words, exact=True)


def test_a_click_in_a_column_chooses_its_stage_and_so_does_a_button(visit):
    visitor = visit()

    for name in ("Know", "Use"):
        visitor.page.locator(f"svg.marks [aria-label^='{name}: ']").first.click(force=True)
        expect(visitor.stage(name)).to_have_attribute("aria-checked", "true")
        expect(drawn(visitor, f"{name}-web")).to_be_visible()
    visitor.page.wait_for_url("**stage=use*")
    visitor.stage("Start").click()

    expect(drawn(visitor, "Start-web")).to_be_visible()
    expect(visitor.stage("Start")).to_have_attribute("aria-checked", "true")


def press_until(visitor, key, reached, element):
    """Press a key until the focus is where it should be, at most once for everything that can have it."""
    for _ in range(60):
        visitor.page.keyboard.press(key)
        if element.evaluate(reached):
            return
    raise AssertionError(f"{key} does not get there.")


def test_stages_are_chosen_without_a_mouse(visit):
    visitor = visit()
    stages = visitor.page.get_by_role("radiogroup", name="Stage")
    press_until(visitor, "Tab", f"stages => stages.contains({FOCUS})", stages)

    for name, key in (("Help", "Enter"), ("Renew", "Space")):
        button = visitor.stage(name)
        press_until(visitor, "ArrowRight", f"button => {FOCUS} === button", button)
        visitor.page.keyboard.press(key)
        expect(button).to_have_attribute("aria-checked", "true")
        expect(drawn(visitor, f"{name}-web")).to_be_visible()

    visitor.page.wait_for_url("**stage=renew*")


def test_the_language_is_switched_in_one_move(visit):
    visitor = visit()
    norwegian = Words("nb")

    visitor.take("EN", "Norsk")

    visitor.expect_question(norwegian.gettext(QUESTION))
    visitor.page.wait_for_url("**lang=nb*")
    words = visitor.settle().words()
    assert norwegian.gettext("Stage") in words
    assert norwegian.gettext(QUESTION) in words
    assert norwegian.gettext(QUESTION) != QUESTION
    assert visitor.menu() == list(map(norwegian.gettext, MENU))


def test_a_norwegian_browser_is_spoken_to_in_norwegian(visit):
    visitor = visit("/satisfaction", locale="nb-NO")

    assert visitor.link == {"lang": "nb"}


def test_the_other_tab_shows_every_figure_in_tables(visit):
    visitor = visit()

    visitor.page.get_by_role("tab", name="All measures").click()
    visitor.page.get_by_role("tabpanel").get_by_text("All figures").first.click()

    expect(visitor.page.get_by_test_id("stDataFrame")).to_have_count(2)
    cells = visitor.page.get_by_test_id("stDataFrame").first.locator("canvas table td")
    expect(cells.filter(has_text="Know-web")).to_have_count(1)
    assert "None" not in cells.all_inner_texts()


@pytest.mark.parametrize("path", ["/satisfaction?lang=en", "/ready", "/", "/_stcore/health", "/no-such-page"])
def test_every_answer_carries_the_security_headers(path, server):
    with urllib.request.urlopen(f"{server}{path}") as answer:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_scripts_from_elsewhere_and_evaluated_ones_are_forbidden():
    policy = dict(rule.split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split("; "))

    assert "'unsafe-eval'" not in policy["script-src"]
    assert "'unsafe-inline'" not in policy["script-src"]
    assert not [rule for rule in policy.values() if "http" in rule or "*" in rule]


@pytest.mark.parametrize(
    ("height", "page", "part"), [(140, "satisfaction", None), (251, "ownership", "stage"), (350, "decide", None)]
)
def test_a_click_in_a_column_of_the_one_picture_leads_to_the_page_of_its_row(height, page, part, visit):
    visitor = visit("/overview?lang=en")
    box = visitor.page.locator("svg.marks").first.bounding_box()

    visitor.page.mouse.click(box["x"] + box["width"] * 0.95, box["y"] + height)

    visitor.page.wait_for_url(f"**/{page}?**stage=renew*")
    assert visitor.settle().link.get("part") == part


PHONE: dict[str, Any] = {"user_agent": "Mozilla/5.0 Mobile", "viewport": {"width": 390, "height": 844}}


def test_a_phone_gets_a_row_for_every_stage(visit):
    phone = visit("/overview?lang=en", **PHONE)

    stages = [stage.capitalize() for stage in STAGES]
    texts = phone.page.locator("svg.marks text").all_text_contents()

    assert [text for text in texts if text in stages] == stages
    assert phone.page.locator("svg.marks").first.bounding_box()["height"] > 90 * len(stages)


def test_on_a_phone_everything_in_the_frame_is_as_large_as_a_finger(visit):
    phone = visit("/overview?lang=nb", **PHONE)

    boxes = [one.bounding_box() for one in phone.frame.get_by_role("button").all()]

    assert [box["height"] >= 44 and box["width"] >= 44 for box in boxes] == [True] * 3
    assert [round(box["width"]) for box in boxes][-1] > 350
    assert phone.page.evaluate(CUT) == NOTHING_CUT


@pytest.mark.parametrize("path", ["maturity", "ownership?part=stage", "ownership?part=mandate", "decide", "paths"])
def test_on_a_phone_no_picture_begins_blank_or_ends_its_words_early(path, visit):
    phone = visit(f"/{path}{'&' if '?' in path else '?'}lang=nb", **PHONE)

    assert phone.becomes(BLANK_ABOVE, []) == []
    assert phone.becomes(CUT, NOTHING_CUT) == NOTHING_CUT
    texts = phone.page.locator("svg.marks text").all_text_contents()
    assert [text for text in texts if text.endswith("…") and len(text) > 1] == []


def test_on_a_phone_figure_cards_are_as_wide_as_the_page(visit):
    phone = visit("/ownership?lang=en", **PHONE)

    cards = phone.page.get_by_test_id("stMetric").all()
    assert {round(card.bounding_box()["width"]) for card in cards} == {326}


def test_on_a_phone_what_is_chosen_is_read_whole(visit):
    phone = visit("/ownership?lang=en&part=model&model=customer_without_line", **PHONE)
    chosen = "A customer director in top management, without the service line"

    assert phone.page.get_by_test_id("stMarkdown").get_by_text(chosen).bounding_box()["width"] <= 358


@pytest.mark.parametrize("language", languages())
def test_on_a_phone_all_years_ahead_can_be_chosen(language, visit):
    phone = visit(f"/what_if?lang={language}", **PHONE)

    years = phone.page.get_by_test_id("stButtonGroup").get_by_role("radio").all()

    boxes = [one.bounding_box() for one in years]
    assert len(boxes) == 3
    assert max(box["x"] + box["width"] for box in boxes) <= 374


def test_at_150_per_cent_figures_of_satisfaction_lie_beside_one_another(visit):
    visitor = visit("/satisfaction?lang=nb").at(*WIDTHS["zoomed"])

    assert visitor.becomes(OVER_EACH_OTHER, []) == []


LAG = """
const listen = WebSocket.prototype.addEventListener;
WebSocket.prototype.addEventListener = function (event, take) {
  listen.call(this, event, event === 'message' ? sent => setTimeout(() => take(sent), 1500) : take);
};
"""
"""What the server sends arrives late, as from a busy machine."""


def test_two_arrow_keys_after_one_another_lead_two_tabs_on_while_the_server_is_slow(visit):
    visitor = visit("/satisfaction?lang=en", reduced_motion="reduce")  # a page of its own, as what is added stays
    visitor.page.add_init_script(LAG)
    visitor.open("/satisfaction?lang=en")
    tabs = visitor.page.get_by_role("tab")
    third = tabs.nth(2).inner_text()
    tabs.first.click()
    visitor.settle()

    visitor.page.keyboard.press("ArrowRight")
    visitor.page.wait_for_timeout(800)
    visitor.page.keyboard.press("ArrowRight")
    visitor.page.wait_for_timeout(5_000)
    visitor.settle()

    expect(visitor.page.get_by_role("tab", selected=True)).to_have_text(third)
    assert visitor.link["part"] == "channels"
