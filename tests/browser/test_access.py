"""Access for all in what opens over a page or behind a tab; `test_walk` asks of every page as it opens."""

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as TookTooLong

from tests.browser.access import tab_through, violations

pytestmark = pytest.mark.browser

THEMES = ("light", "dark")


@pytest.mark.parametrize("theme", THEMES)
def test_what_opens_over_a_page_breaks_no_rule_either(theme, visit):
    visitor = visit("/satisfaction?lang=en", color_scheme=theme)

    visitor.frame.get_by_role("button", name="Copy link").click()
    visitor.page.get_by_test_id("stCode").wait_for()
    link = violations(visitor)
    visitor.page.keyboard.press("Escape")
    visitor.open_filters().page.get_by_role("combobox").first.click()
    visitor.page.get_by_role("option").first.wait_for()
    options = violations(visitor)
    visitor.page.keyboard.press("Escape")
    visitor.page.keyboard.press("Escape")
    visitor.frame.get_by_role("button", name="More", exact=True).click()
    visitor.page.get_by_role("menuitem").first.wait_for()

    more = violations(visitor)
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("button", name="Save picture").first.click()
    visitor.page.get_by_role("button", name="PNG").wait_for()

    assert (link, options, more, violations(visitor)) == ([], [], [], [])


def test_a_page_in_swedish_on_another_scale_breaks_no_rule_in_a_room(visit):
    assert violations(visit("/satisfaction?lang=sv&measure=CES&projector=1")) == []


TABS = (
    "data?part=edit&sheet=roles",
    "data?part=load",
    "ownership?part=stage",
    "ownership?part=model",
    "decide?part=decided",
    "satisfaction?part=time",
    "economics?part=value",
    "what_if?part=kept",
)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page", TABS)
def test_everything_behind_a_tab_is_reached_by_keyboard_and_the_focus_is_seen(page, theme, visit):
    visitor = visit(f"/{page}&lang=en", color_scheme=theme)

    found = tab_through(visitor)

    assert found == {"reached": found.get("reached"), "missed": [], "unseen": []}
    assert found["reached"] > 5


def closed_by_escape(visitor, form):
    """Press Escape in a form at rest, once more where it first closed a hint or a list; return whether it went."""
    for _ in range(3):
        visitor.settle()
        form.get_by_role("button", name="Save").press("Escape")
        with suppress(TookTooLong):
            form.wait_for(state="detached", timeout=10_000)
            return True
        if not form.count():
            return True
    return False


@pytest.mark.parametrize("theme", THEMES)
def test_the_form_for_a_decision_breaks_no_rule_shows_the_focus_and_closes_with_escape(theme, visit):
    visitor = visit("/decide?lang=en", color_scheme=theme)

    visitor.page.get_by_role("button", name="Decide", exact=True).click()
    form = visitor.page.get_by_role("dialog")
    form.get_by_role("button", name="Save").wait_for()
    found, reached = violations(visitor), tab_through(visitor, ("end", "again"))

    assert closed_by_escape(visitor, form)
    assert found == []
    assert reached["unseen"] == []
    assert reached["reached"] > 5
