"""The file that is taken home, opened without a network: its sliders move, and it says what Python says."""

import pytest

from cxdash.i18n.translator import Words
from cxdash.measures.what_if.comparison import compare
from cxdash.measures.what_if.levers import Levers
from cxdash.presenters.what_if import results
from cxdash.takeaway.living import page
from tests.browser.access import violations
from tests.browser.visitor import new_page
from tests.takeaway import choices
from tests.takeaway.living.test_page import about
from tests.takeaway.test_record import gathered

pytestmark = pytest.mark.browser

SHOWN = """() => [...document.querySelectorAll('.results .card:not([hidden])')].map(card =>
  [...card.children].map(part => part.textContent))"""
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture
def opened(browser, tmp_path):
    """Open the file of a company's what-if in a window without a network; afterwards nothing may have gone wrong."""
    pages = []

    def come(inputs, language="en", **settings):
        file = tmp_path / "cxdash.html"
        file.write_bytes(page.page(about("Text"), inputs, Words(language)))
        there = new_page(browser, offline=True, **settings)
        pages.append((there, []))
        there.on("console", lambda message: pages[-1][1].append(message.text))
        there.on("pageerror", lambda error: pages[-1][1].append(str(error)))
        there.goto(file.as_uri())
        return there

    yield come
    for there, troubles in pages:
        assert troubles + there.evaluate("window.violations") == []
        there.context.close()


def said(inputs, levers, language="en"):
    found = compare(inputs.base, inputs.start.assumptions, levers)
    return [[one.name, one.value, " · ".join(one.notes)] for one in results.of(found, "NOK", Words(language))]


def shows(there, wanted):
    there.wait_for_function(f"wanted => JSON.stringify(({SHOWN})()) === JSON.stringify(wanted)", arg=wanted)


def test_sliders_are_moved_by_keys_and_the_results_follow(opened):
    inputs = choices.customers()
    there = opened(inputs, "nb")
    shows(there, said(inputs, Levers(), "nb"))

    there.get_by_role("slider", name="Penger til å beholde kunder").press("ArrowRight")
    there.get_by_role("slider", name="Love litt mindre").press("End")
    there.get_by_text("Hold summen fast").click()
    there.locator("input[name=years][value='5']").check()

    shows(there, said(inputs, Levers(promise=0.5, same_total=True, years=5), "nb"))

    there.get_by_role("slider", name="Penger til å vinne nye kunder").press("ArrowLeft")

    keeping = 0.05 * inputs.base.acquisition / inputs.base.retention
    moved = Levers(promise=0.5, same_total=True, years=5, acquisition_budget=-0.05, retention_budget=keeping)
    shows(there, said(inputs, moved, "nb"))
    assert there.get_by_role("slider", name="Penger til å beholde kunder").is_disabled()

    there.locator("[data-reset=all]").click()

    shows(there, said(inputs, Levers(years=5), "nb"))


@pytest.mark.parametrize("customers", [185_323, 1_234, 17])
def test_the_steps_beside_customers_by_month_differ(opened, customers):
    there = opened(choices.customers(customers=float(customers)))

    texts = there.locator("[id='customers by month'] svg text[text-anchor=end]").all_text_contents()

    assert len(texts) > 1
    assert len(set(texts)) == len(texts)


def test_a_public_body_sees_contacts_and_money(opened):
    there = opened(choices.users(), "en@users")
    heading = there.locator("section:has(#levers) h2")
    at_rest = heading.inner_text()

    there.get_by_role("slider", name="Let-downs we remove at Get connected").press("End")

    there.wait_for_function(f"() => ({SHOWN})()[0][1].endsWith('fewer')")
    assert "customer" not in there.locator("#levers").inner_text().lower()
    (contacts, fewer, _), (saved, amount, _), *_ = there.evaluate(f"({SHOWN})()")
    assert heading.inner_text() == f"{contacts}: {fewer}. {saved}: {amount}."

    there.locator("[data-reset=all]").click()

    there.wait_for_function(f"() => !({SHOWN})()[0][1].endsWith('fewer')")
    assert heading.inner_text() == at_rest


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_all_can_use_it_and_nothing_reaches_past_its_edge(opened, width, color_scheme):
    there = opened(choices.customers(), viewport={"width": width, "height": 844}, color_scheme=color_scheme)
    there.get_by_role("slider", name="Let-downs we remove at Get connected").press("End")
    there.wait_for_selector("#customers\\ by\\ month path.chosen")

    assert violations(type("Visitor", (), {"page": there})) == []
    assert there.evaluate(WIDTH) == width


def test_on_paper_pictures_are_whole(browser, demo_file, tmp_path):
    record = gathered(f"sqlite:///{demo_file}", "en", pages=("overview", "satisfaction"))
    file = tmp_path / "cxdash.html"
    file.write_bytes(page.html(record))
    there = new_page(browser, offline=True, viewport={"width": 700, "height": 1000})
    there.goto(file.as_uri())

    there.emulate_media(media="print")

    sides = there.evaluate(
        "[...document.querySelectorAll('figure.wide')].map(one => [one.scrollWidth, one.clientWidth])"
    )
    closed = there.evaluate("[...document.querySelectorAll('.card details')].map(one => one.offsetHeight)")
    there.context.close()
    assert len(closed) > 3
    assert set(closed) == {0}
    assert len(sides) > 1
    assert [pair for pair in sides if pair[0] > pair[1]] == []


@pytest.mark.parametrize(("width", "said"), [(390, "↔"), (1280, "")])
def test_a_picture_that_goes_on_to_the_side_says_so(browser, demo_file, tmp_path, width, said):
    file = tmp_path / "cxdash.html"
    file.write_bytes(page.html(gathered(f"sqlite:///{demo_file}", "en", pages=("overview",))))
    there = new_page(browser, offline=True, viewport={"width": width, "height": 844})
    there.goto(file.as_uri())

    signs = there.evaluate(
        "[...document.querySelectorAll('figure.wide')].map(one => [getComputedStyle(one, '::before').content,"
        " one.scrollWidth > one.clientWidth])"
    )
    there.context.close()
    assert signs
    assert {said in sign and sign != "none" for sign, _ in signs} == {bool(said)}
    assert {goes_on for _, goes_on in signs} == {bool(said)}
