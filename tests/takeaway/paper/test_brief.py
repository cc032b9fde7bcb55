"""The monthly brief: one page of what has moved, and what waits."""

from datetime import date

import pytest

from cxdash.takeaway.elements import Record
from cxdash.takeaway.paper import brief
from tests.takeaway.paper.printed import read
from tests.takeaway.paper.test_decision_sheet import HOSTILE, LONG, called
from tests.takeaway.test_record import gathered

PAGES = ("overview", "satisfaction", "economics", "ownership")


@pytest.fixture(scope="module")
def record(demo_file) -> Record:
    return gathered(f"sqlite:///{demo_file}", "en", pages=PAGES, made_up=True)


def test_the_brief_says_what_has_moved_and_what_is_overdue(record):
    found = read(brief.pdf(record))

    assert len(found.pages) == 1
    for said in (
        record.parts[0].finding,
        "Satisfied customers 62% −9 points in a year",
        "6 touchpoints are below their usual level, 3 of them since Feb 2026.",
        "Agreeing the date Below its usual level since Feb 2026",
        "Since last time Since Oct 1, 2026 this has moved beyond chance or changed hands. Chat: unusually low",
        "2 changes of owner since Nov 2024: Get connected lost its owner and Get help went to Customer director.",
        "Get connected lost its owner: Jan 1, 2026; until then Sales director",
        "Installation gets one owner Chief executive Feb 1, 2026 ▲ overdue by 302 days",
        record.colophon.line,
    ):
        assert said in found.text


def test_the_day_since_which_it_tells_can_be_asked_for(demo_file):
    asked = gathered(f"sqlite:///{demo_file}", "nb", pages=PAGES, since=date(2026, 3, 2))

    assert "Siden 2. mars 2026 har dette endret seg utover det tilfeldige" in read(brief.pdf(asked)).text


def test_what_is_on_its_way_is_left_to_the_decision_sheet(record):
    cards = [one._replace(warm=False) for one in record.decided.cards]
    calm = record.decided._replace(cards=cards, sentence="No decision is overdue.", review=("Feb 1, 2027", "“Alfa”"))

    found = read(brief.pdf(record._replace(decided=calm)))

    assert "What is overdue or open No decision is overdue. Next review: Feb 1, 2027. “Alfa”" in found.text
    assert "Installation gets one owner" not in found.text


@pytest.mark.parametrize("name", [LONG, HOSTILE, "W" * 300])
def test_whatever_names_are_it_is_one_page(record, name):
    found = read(brief.pdf(called(record, name, 40)))

    assert (len(found.pages), found.tagged, found.accessible) == (1, True, True)


def test_the_same_record_gives_the_same_bytes_without_anything_to_say_too(record):
    nothing = record._replace(parts=())

    assert brief.pdf(record) == brief.pdf(record)
    assert len(read(brief.pdf(nothing)).pages) == 1
