"""Streamlit's own words in the browser: said in the page's language, or not at all."""

import pytest
from playwright.sync_api import expect

from cxdash.ui.shell.served import WORDS
from tests.browser.server import started
from tests.browser.visitor import new_page

pytestmark = pytest.mark.browser

THEIRS = {word for words in WORDS.values() for word in words} - {"Error", "Stop", "Format", "Search"}
"""Words that only Streamlit would say, in English, on a Norwegian page."""

SAID = """() => [...document.querySelectorAll('*')]
  .filter(e => e.checkVisibility() && !e.closest('svg, script, style'))
  .flatMap(e => [e.ariaLabel, e.placeholder, e.title, ...[...e.childNodes].filter(n => n.nodeType === 3)
    .map(n => n.nodeValue)]).filter(Boolean).flatMap(text => [text, text.split(': ')[0]])"""

STREAMLITS_OWN = ", ".join(f"[data-testid={name}]" for name in ("stMainMenu", "stAppDeployButton", "stToolbarActions"))
PAGES = ("/overview", "/satisfaction", "/economics", "/decide", "/data?part=load", "/data?part=edit")


@pytest.mark.parametrize("path", PAGES)
def test_a_norwegian_page_has_no_english_word_of_streamlit(path, visit):
    visitor = visit(f"{path}{'&' if '?' in path else '?'}lang=nb")

    assert THEIRS.isdisjoint(visitor.page.evaluate(SAID))
    assert visitor.page.evaluate("document.documentElement.lang") == "nb"
    assert visitor.page.locator(STREAMLITS_OWN).count() == 0


def test_the_words_follow_a_change_of_language(visit):
    visitor = visit("/data?part=load&lang=nb")
    skip, uploader = visitor.page.get_by_test_id("stSkipToContent"), visitor.page.get_by_test_id("stFileUploader")
    expect(skip).to_have_text("Gå til innholdet")
    expect(uploader).to_contain_text("Inntil 50 MB")

    visitor.take("NO", "Svenska")

    expect(skip).to_have_text("Gå till innehållet")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "sv")
    visitor.settle().take("SV", "English")
    expect(skip).to_have_text("Skip to the content")
    expect(uploader).to_contain_text("Up to 50 MB")


def test_the_menu_of_a_picture_keeps_what_works(visit):
    visitor = visit("/satisfaction?lang=en")
    toolbar = visitor.page.get_by_test_id("stElementToolbar").first

    names = [button.get_attribute("aria-label").split(":")[0] for button in toolbar.get_by_role("button").all()]

    assert names == ["Show the figures", "Full screen"]


def test_a_lost_address_leads_to_the_overview_without_a_message(visit):
    visitor = visit("/nowhere?lang=sv")

    visitor.page.wait_for_url("**/overview?lang=sv*")
    visitor.expect_question("Var bryter vi löftet, och vem ansvarar för det?")
    assert visitor.page.get_by_role("dialog").count() == 0


def test_a_lost_connection_is_told_in_the_pages_language(browser, company):
    page = new_page(browser)
    with started(company) as address:
        page.goto(f"{address}/overview?lang=nb")
        page.locator("[data-testid=stMain] h1").wait_for()

    expect(page.get_by_role("dialog")).to_contain_text("Serveren svarer ikke.")
    assert "Streamlit" not in page.get_by_role("dialog").inner_text()
    page.context.close()


OLD = {
    "/priorities?lang=en&part=employees": "/decide?lang=en&only=employees",
    "/ownership?lang=en&part=handoffs": "/ownership?lang=en&part=stage",
    "/satisfaction?lang=en&part=voices": "/data?lang=en&part=quality",
    "/?lang=en": "/overview?lang=en",
}


@pytest.mark.parametrize(("old", "today"), OLD.items())
def test_the_back_button_leads_from_an_old_link_to_where_one_was(old, today, visit, server):
    visitor = visit("/economics?lang=en&part=value")
    visitor.open(old)
    visitor.page.wait_for_url(f"{server}{today}")

    visitor.page.go_back()
    if "voices" in old or "handoffs" in old:
        visitor.page.go_back()  # what waits behind something closed is opened by one step more

    visitor.page.wait_for_url(f"{server}/economics?lang=en&part=value")
    expect(visitor.settle().page.get_by_role("tab", selected=True)).to_have_text("What a customer is worth")
