import pytest
from playwright.sync_api import sync_playwright

from tests.browser.server import started
from tests.browser.visitor import FLAGS, Visitor
from tests.pages import stores
from tests.pages.once import shared_folder


@pytest.fixture(scope="session")
def company(tmp_path_factory):
    """The address of a store like the demo's."""
    return stores.made(shared_folder(tmp_path_factory), "company")


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


@pytest.fixture
def visit(browser, server):
    """Open a page as a visitor with a browser of his own; afterwards nothing may have gone wrong behind his back."""
    visitors = []

    def come(path="/satisfaction?lang=en", *, at=None, **context):
        visitors.append(Visitor(browser, at or server, **context))
        return visitors[-1].open(path)

    yield come
    for visitor in visitors:
        visitor.leave()
