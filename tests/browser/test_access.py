"""Access for all: what axe-core finds against WCAG 2.2 A and AA, and everything by keyboard alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.pages.reader import PAGES

pytestmark = pytest.mark.browser

THEMES = ("light", "dark")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(visitor, within=None):
    """Return what axe finds on the page as it stands, or *within* a part of it: rule, target and HTML of each element."""
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG}}
    found = Axe().run(visitor.page, context=within, options=options).response["violations"]
    return [(rule["id"], str(node["target"]), node["html"]) for rule in found for node in rule["nodes"]]


def behind_tabs(visitor):
    """Open one tab after the other, and return what axe finds behind each."""
    found = {}
    for tab in visitor.page.get_by_role("tab").all()[1:]:
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        visitor.page.wait_for_timeout(200)  # until the server has begun
        found[tab.inner_text()] = violations(visitor.settle(), "[role=tabpanel]")
    return found


@pytest.mark.parametrize("page", PAGES)
def test_no_page_breaks_a_rule_of_wcag(page, visit):
    """On the light ground behind every tab and as drawn for a room; on the dark one as it opens."""
    visitor = visit(f"/{page}?lang=nb")

    found = {"light": violations(visitor), **behind_tabs(visitor)}
    found["room"] = violations(visitor.open(f"/{page}?lang=sv&measure=CES&projector=1"))
    visitor.page.emulate_media(color_scheme="dark")
    found["dark"] = violations(visitor.open(f"/{page}?lang=en"))

    assert found == {view: [] for view in found}


@pytest.mark.parametrize("theme", THEMES)
def test_what_opens_over_a_page_breaks_no_rule_either(theme, visit):
    visitor = visit("/satisfaction?lang=en", color_scheme=theme)

    visitor.page.get_by_test_id("stPopoverButton").click()
    visitor.page.get_by_test_id("stCode").wait_for()
    link = violations(visitor)
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_test_id("stSelectbox").first.get_by_role("combobox").click()
    visitor.page.get_by_role("option").first.wait_for()
    options = violations(visitor)
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_test_id("stTopNavSection").filter(has_text="More").click()
    visitor.page.get_by_role("menuitem").first.wait_for()

    assert (link, options, violations(visitor)) == ([], [], [])


LOOK = """(element => {
  const properties = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor', 'borderBottomColor',
    'backgroundColor', 'color', 'textDecorationLine', 'opacity'];
  const look = (e, pseudo) => properties.map(property => getComputedStyle(e, pseudo)[property]).join();
  const around = [element, ...element.querySelectorAll('*')].slice(0, 20);
  for (let e = element.parentElement, i = 0; e && i < 4; e = e.parentElement, i += 1) around.push(e, ...e.children);
  const table = element.closest('canvas');
  if (table) return table.toDataURL();  // it marks its cell itself
  return around.flatMap(e => [look(e), look(e, '::before'), look(e, '::after')]).join('|');
})"""

FOCUSED = f"""() => {{
  const element = document.activeElement;
  window.looks ??= new Map();
  if (element === document.body) return 'end';
  if (window.looks.has(element)) return 'again';
  window.looks.set(element, {LOOK}(element));
  return 'next';
}}"""

AFTERWARDS = f"""() => {{
  document.activeElement.blur();
  const shown = element => element.checkVisibility({{visibilityProperty: true, opacityProperty: true}})
    && element.getBoundingClientRect().width > 0 && !element.closest('[inert], [aria-hidden=true], :disabled');
  const name = e => `${{e.tagName}} ${{e.getAttribute('aria-label') || e.innerText || e.outerHTML.slice(0, 90)}}`
    .replace(/\\s+/g, ' ').slice(0, 90);
  const wanted = 'a[href], button, input, select, textarea, summary, [role=tab], [role=radio], [role=switch]';
  const group = '[role=tablist], [role=radiogroup], [role=menubar], [role=toolbar]';
  const reached = [...window.looks.keys()];
  const groups = reached.map(element => element.closest(group)).filter(Boolean);
  const missed = [...document.querySelectorAll(wanted)].filter(shown)
    .filter(e => !reached.some(one => one === e || one.contains(e)) && !groups.some(one => one.contains(e)));
  const unseen = reached.filter(e => e.isConnected && {LOOK}(e) === window.looks.get(e));
  return {{reached: reached.length, missed: missed.map(name), unseen: unseen.map(name)}};
}}"""

MOST_STOPS = 200


def tab_through(visitor):
    """Press Tab until the page is left or begins again; tell what was missed, and where the focus was not seen."""
    visitor.page.evaluate("document.activeElement.blur()")
    for _ in range(MOST_STOPS):
        visitor.page.keyboard.press("Tab")
        visitor.page.wait_for_timeout(40)
        if visitor.page.evaluate(FOCUSED) == "end":
            break
    else:
        return {"trap": visitor.page.evaluate("document.activeElement.outerHTML.slice(0, 300)")}
    visitor.page.wait_for_timeout(300)
    return visitor.page.evaluate(AFTERWARDS)


@pytest.mark.parametrize("page", [*PAGES, "data?part=edit&sheet=roles", "ownership?part=stage"])
def test_everything_is_reached_by_keyboard_and_the_focus_is_seen(page, visit):
    visitor = visit(f"/{page}&lang=en" if "?" in page else f"/{page}?lang=en")

    found = tab_through(visitor)

    assert found == {"reached": found.get("reached"), "missed": [], "unseen": []}
    assert found["reached"] > 5
