from datetime import date
from itertools import islice

import pytest

from cxdash.domain.periods import DEFAULT_PERIOD
from cxdash.domain.vocabulary import View
from cxdash.store import database
from cxdash.takeaway import saved
from tests.takeaway.drawings import saying

DAY = date(2026, 11, 30)
VIEW = View("", DEFAULT_PERIOD, "")


@pytest.mark.parametrize(
    ("key", "stage", "name"),
    [
        ("promises", "", "satisfaction-promises"),
        ("promises", "connect", "satisfaction-promises-connect"),
        ("stages of CSAT, connect", "", "satisfaction-stages-of-csat-connect"),
        ("satisfaction", "", "satisfaction"),
        (None, "", "satisfaction-placed"),
        ("../../Få hjelp: <x>", "=cmd|' /C", "satisfaction-fa-hjelp-x-cmd-c"),
        ("шаг", "", "satisfaction"),
        ("x" * 300, "", f"satisfaction-{'x' * saved.LONGEST}"),
    ],
)
def test_a_picture_is_named_after_its_page_what_it_shows_and_the_stage(key, stage, name):
    drawing = saying("a")._replace(key=key)

    assert next(saved.names("satisfaction", drawing, stage)) == name


def test_a_name_that_is_taken_is_numbered():
    names = saved.names("decide", saying("a")._replace(key="ranking"), "")

    assert list(islice(names, 3)) == ["decide-ranking", "decide-ranking-2", "decide-ranking-3"]


def test_a_file_is_named_with_its_day():
    assert saved.file("overview", DAY, "png") == "cxdash-overview-2026-11-30.png"


@pytest.mark.parametrize(("made_up", "company"), [(True, "Havbris Fiber · made-up company"), (False, "Havbris Fiber")])
def test_the_source_says_whose_figures_of_when_of_whom_and_which_data(demo_file, made_up, company):
    with database.reading(database.open_store(f"sqlite:///{demo_file}")) as connection:
        line = saved.source(connection, VIEW, "en", DAY, made_up)

    assert line.startswith(f"{company} · 12 months to Oct 2026 · All customers · Nov 30, 2026 · data version ")
