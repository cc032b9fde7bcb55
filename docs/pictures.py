"""Make the pictures of the README from the demo company, with this machine's own Chromium: `make pictures`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from cxdash.services import demo_store
from tests.browser.server import started
from tests.browser.visitor import FLAGS, Visitor, new_page
from tests.conftest import find_chromium

HERE = Path(__file__).parent
WIDTH = 1280
PAGES = {"overview": 850, "satisfaction": 866, "ownership": 906}
"""The pages that have a picture, and how high it is in pixels."""
NAMES = {"ownership": "owners"}


def main(folder: Path = HERE) -> None:
    """Draw each page as a visitor in the light sees it, and write its picture to *folder*."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        store = f"sqlite:///{place}/demo.db"
        demo_store.build(store)
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        with started(store) as address:
            for page, height in PAGES.items():
                window = {"width": WIDTH, "height": height}
                visitor = Visitor(new_page(chromium, color_scheme="light", viewport=window), address)
                visitor.open(f"/{page}?lang=en")
                visitor.page.screenshot(path=folder / f"{NAMES.get(page, page)}.png", animations="disabled")
                visitor.leave()
        chromium.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
