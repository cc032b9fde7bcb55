"""Pages that the server runs before anybody asks for them, so that no visitor waits for what is done once.

The first pages are run before the server is ready; the rest afterwards, a page at a time, while nobody is served.
`python -m cxdash.ui.shell.rehearsal` makes at set-up what a first start would: the demo company and the pictures.
"""

import locale
import logging
import mimetypes
import runpy
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

from cxdash.charts import economics, paths, priorities, what_if
from cxdash.charts.compiled import compiled
from cxdash.charts.overview import turned
from cxdash.charts.satisfaction import gaps
from cxdash.domain.scales import SCALES, Measure
from cxdash.i18n.translator import languages
from cxdash.services import demo_store, satisfaction
from cxdash.services import what_if as model
from cxdash.ui.shell import cache, controls, frame

PAGES = Path(__file__).parents[3] / "pages"
OPENED_FIRST = "overview"
OF_ANSWERS = (OPENED_FIRST, "satisfaction", "ownership")
OF_CUSTOMERS = ("economics", "what_if")
"""Pages that have something to show where there are answers, and where customers by month are known."""

COSTLY = "what_if"
"""The page that waits until the server is ready: its tries take as long to prepare as three other pages."""

SCALE = (SCALES[Measure.CSAT],)
BEHIND: tuple[tuple[Any, ...], ...] = (
    *((picture, SCALE) for picture in (turned.picture, gaps.touchpoints)),
    *((picture, ()) for picture in (economics.staying, economics.spend_mix, what_if.paths)),
    *((picture, ()) for picture in (paths.credits, priorities.ranking)),
)
"""Pictures of other pages and behind tabs, with what they depend on."""

WARNING = ("streamlit.runtime.scriptrunner_utils.script_run_context", "streamlit.runtime.state.session_state_proxy")
"""Loggers by which Streamlit warns of calls outside a visit."""


def first() -> None:
    """Run the first pages in the language that is likely, and the page opened first in every language."""
    mimetypes.init()
    Image.preinit()  # both for the page's icon
    with _quietly():
        for page, language in _before_ready():
            _run(page, language)


def rest(wait: Callable[[], None]) -> None:
    """Run the other pages, and compile the pictures behind their tabs; *wait* comes before each."""
    with _quietly():
        for page, language in _afterwards():
            wait()
            _run(page, language)
        for picture, arguments in BEHIND:
            for language in languages():
                wait()
                compiled(picture, language, *arguments)


def _before_ready() -> list[tuple[str, str]]:
    likely, *others = _spoken()
    first = [(page, likely) for page in _with_something_to_show() if page != COSTLY]
    return [*first, *((page, language) for language in others for page, _ in first if page == OPENED_FIRST)]


def _afterwards() -> list[tuple[str, str]]:
    done = _before_ready()
    every = [(page, language) for language in _spoken() for page in _with_something_to_show()]
    return [scene for scene in every if scene not in done]


def _run(page: str, language: str) -> None:
    _begin(language)
    frame.show(controls.words(), page)
    runpy.run_path(str(PAGES / f"{page}.py"))


def _begin(language: str) -> None:
    controls.start({"lang": language})
    cache.begin()
    controls.speak(cache.company())


def _spoken() -> list[str]:
    """Return the languages of the interface, first the company's, or else that of this machine."""
    _begin("en")
    likely = cache.company().language or controls.spoken(locale.getlocale()[0])
    return sorted(languages(), key=lambda language: language != likely)


def _with_something_to_show() -> list[str]:
    """Return the names of the pages that have something to show; the others cannot stop outside a visit."""
    answered = OF_ANSWERS if cache.ask(satisfaction.choices)["months"] else ()
    return [*answered, *(OF_CUSTOMERS if cache.ask(model.start, controls.view()[0]).base else ())]


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep Streamlit from warning, in this thread, that there is no visit."""
    own = threading.get_ident()

    def of_others(record: logging.LogRecord) -> bool:
        return record.thread != own

    loggers = [logging.getLogger(name) for name in WARNING]
    for logger in loggers:
        logger.addFilter(of_others)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(of_others)


if __name__ == "__main__":
    demo_store.build_where_needed()
    first()
    rest(lambda: None)
