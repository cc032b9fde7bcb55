import logging
from threading import Thread

import pytest

from cxdash.i18n.translator import languages
from cxdash.ui.shell import rehearsal

PAGES = [*rehearsal.OF_ANSWERS, *rehearsal.OF_CUSTOMERS]


@pytest.fixture
def run(monkeypatch):
    """Note which pages are run, on a machine that speaks Norwegian."""
    noted = []
    monkeypatch.setattr(rehearsal, "_run", lambda page, language: noted.append((page, language)))
    monkeypatch.setattr(rehearsal, "_spoken", lambda: ["nb", "en", "sv"])
    monkeypatch.setattr(rehearsal, "_with_something_to_show", lambda: PAGES)
    return noted


def test_first_come_the_pages_in_the_likely_language_and_the_overview_in_the_others(run):
    rehearsal.first()

    assert run == [
        *((page, "nb") for page in ("overview", "satisfaction", "ownership", "economics")),
        ("overview", "en"),
        ("overview", "sv"),
    ]


def test_every_page_is_run_once_in_every_language_and_waited_before_each_of_the_rest(run):
    waited = []
    rehearsal.first()
    ran = len(run)
    rehearsal.rest(lambda: waited.append(len(run)))

    assert sorted(run) == sorted((page, language) for page in PAGES for language in languages())
    assert waited[: len(run) - ran] == list(range(ran, len(run)))
    assert len(waited) == len(run) - ran + len(rehearsal.BEHIND) * len(languages())


@pytest.mark.parametrize("name", rehearsal.WARNING)
def test_streamlit_warns_of_no_visit_in_this_thread_only(name, caplog):
    logger = logging.getLogger(name)
    logger.addHandler(caplog.handler)
    with rehearsal._quietly():
        logger.error("here")
        other = Thread(target=logger.error, args=["elsewhere"])
        other.start()
        other.join()
    logger.error("afterwards")
    logger.removeHandler(caplog.handler)

    assert set(caplog.messages) == {"elsewhere", "afterwards"}


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_that_are_run_are_there(page):
    assert (rehearsal.PAGES / f"{page}.py").is_file()
