import pytest
from playwright.sync_api import sync_playwright

from tests.browser.server import started
from tests.browser.visitor import FLAGS, WINDOW, Visitor, new_page
from tests.pages import stores


@pytest.fixture(scope="session")
def company(run_folder):
    """The address of a store like the demo's."""
    return stores.made(run_folder, "company")


@pytest.fixture(scope="session")
def server(company):
    """The address of a server that is really running, with the company's store."""
    with started(company) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    from tests.conftest import find_chromium  # noqa: PLC0415

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def desk(browser):
    """A page that visitors take in turn: what a browser has once read and compiled, it opens twice as fast."""
    page = new_page(browser)
    yield page
    page.context.close()


@pytest.fixture
def visit(browser, server, desk):
    """Open a page as a visitor; afterwards nothing may have gone wrong behind his back.

    The second of a test, and whoever brings a language or a browser of his own, gets a page with its own storage.
    """
    visitors, pages = [], []

    def come(path="/satisfaction?lang=en", *, at=None, color_scheme="light", viewport=WINDOW, **own):
        page = new_page(browser, **own) if own or visitors else desk
        page.emulate_media(color_scheme=color_scheme)
        page.set_viewport_size(viewport)
        pages.append(page)
        visitors.append(Visitor(page, at or server))
        return visitors[-1].open(path)

    yield come
    for visitor, page in zip(visitors, pages, strict=True):
        visitor.leave()
        if page is not desk:
            page.context.close()
