"""The board pack: a page for each finding, with contents, decisions and definitions."""

import pytest

from cxdash.takeaway.elements import Record
from cxdash.takeaway.paper import board_pack
from tests.takeaway.paper.printed import Printed, read
from tests.takeaway.paper.test_decision_sheet import HOSTILE, LONG, called
from tests.takeaway.test_record import gathered

PAGES = ("overview", "economics", "decide", "workshop")


@pytest.fixture(scope="module")
def record(demo_file) -> Record:
    return gathered(f"sqlite:///{demo_file}", "en", pages=PAGES, made_up=True)


@pytest.fixture(scope="module")
def pack(record) -> Printed:
    return read(board_pack.pdf(record))


def flat(text: str) -> str:
    return " ".join(text.split())


def test_each_finding_has_a_page_of_its_own_on_the_page_that_the_contents_say(record, pack):
    contents, *pages = map(flat, pack.pages)
    listed = [section.finding for part in record.parts for section in part.sections]

    for finding in listed:
        number = next(number for number, page in enumerate(pages, 2) if flat(finding) in page)
        assert f"{flat(finding)} {number}" in contents


def test_every_page_says_where_it_is_from_and_its_number(record, pack):
    count = len(pack.pages)

    assert all(record.colophon.line in flat(page) for page in pack.pages)
    assert all(f"{number} / {count}" in page for number, page in enumerate(pack.pages, 1))


def test_figures_notes_and_questions_are_printed_as_pages_say_them(record, pack):
    part = record.part("economics")

    assert part.question in pack.text
    for figure in part.figures:
        assert flat(f"{figure.name} {figure.value}") in pack.text
    assert part.questions[0].question in pack.text
    assert part.sections[0].content[-1].notes[0] in pack.text


def test_decisions_and_definitions_stand_at_the_end(pack):
    decided = next(number for number, page in enumerate(pack.pages) if page.startswith("Decisions"))
    counted = next(number for number, page in enumerate(pack.pages) if page.startswith("How it is counted"))

    assert "▲ overdue by 302 days" in pack.pages[decided]
    assert decided < counted
    assert "Customers leaving a year" in flat(" ".join(pack.pages[counted:]))


def test_a_page_that_goes_on_with_a_finding_says_what_it_is_about(record, pack):
    titles = {part.title for part in record.parts} | {"Decisions", "How it is counted"}

    assert [page for page in pack.pages[1:] if not page.startswith(tuple(titles))] == []


def test_ready_choices_stand_on_one_page_with_what_they_earn_by_month(demo_file):
    found = gathered(f"sqlite:///{demo_file}", "en", pages=("what_if",))
    pack = read(board_pack.pdf(found))
    chosen = next(page for page in pack.pages[1:] if flat(found.parts[0].finding) in flat(page))

    assert "The thick lines and the bands hold 8 of 10 tries" in chosen


def test_what_has_nothing_to_show_is_named(pack):
    assert "Nothing to show yet: Workshop." in pack.pages[0]


def test_the_pack_can_be_read_by_a_screen_reader(record, pack):
    drawings = [drawing.alt for part in record.parts for section in part.sections for drawing in section.drawings]

    assert (pack.tagged, pack.accessible, pack.language) == (True, True, "en")
    assert pack.title == "Board pack · Havbris Fiber · Nov 30, 2026"
    assert [flat(one) for one in pack.pictures] == [flat(one) for one in drawings]


def test_the_same_record_gives_the_same_bytes(record):
    assert board_pack.pdf(record) == board_pack.pdf(record)


@pytest.mark.parametrize("name", [LONG, HOSTILE, "W" * 300, "漢字"])
def test_names_are_no_markup_however_long_they_are(record, name):
    found = read(board_pack.pdf(called(record, name, 40)))

    assert len(found.pages) > 3
    assert "#import" in found.text or name != HOSTILE


def test_of_an_empty_record_the_decisions_are_printed(record):
    nothing = record._replace(parts=(), left_out=("Overview",))

    found = read(board_pack.pdf(nothing))

    assert [flat(page).split(" ", 2)[0] for page in found.pages] == ["Havbris", "Decisions"]


def test_a_table_without_a_picture_is_printed_with_the_columns_of_the_page(demo_file):
    paths = gathered(f"sqlite:///{demo_file}", "nb", pages=("paths",))

    found = read(board_pack.pdf(paths))

    table = next(table for section in paths.parts[0].sections for tab in section.content for table in tab.tables)
    assert flat(" ".join(map(str, table.rows.columns[:3]))) in found.text
    assert found.language == "nb"
