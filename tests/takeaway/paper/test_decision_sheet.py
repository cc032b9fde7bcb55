"""The sheet for the wall: one page, whatever a company is called and has decided."""

import pypdfium2
import pytest

from cxdash.takeaway.elements import Record
from cxdash.takeaway.paper import decision_sheet
from tests.takeaway.paper.printed import read
from tests.takeaway.test_record import gathered

LONG = "Bravo Charlie Delta Echo Foxtrot Golf " * 8
BROKEN = "\ufffe"
"""What stands for a hyphen at the end of a line where a file is read."""

HOSTILE = '#import "x" $ a_b $ @ref *bold* [#panic()] \\u{0} \0 \u202e<script>= # </script>'


@pytest.fixture(scope="module")
def record(demo_file) -> Record:
    return gathered(f"sqlite:///{demo_file}", "en", pages=("overview",), made_up=True)


def called(record: Record, name: str, decisions: int = 3) -> Record:
    """Return a record in which everything that a company names itself has one name, with so many decisions."""
    part = record.parts[0]
    opened = part.sections[0]._replace(finding=name)
    questions = tuple(one._replace(statement=name, question=name, evidence=name) for one in part.questions)
    cards = [one._replace(title=name, owner=name, effects=[name]) for one in record.decided.cards]
    decided = record.decided._replace(cards=(cards * decisions)[:decisions], review=("Jan 1, 2027", name))
    about = record.colophon._replace(company=name)
    return record._replace(
        parts=(part._replace(sections=(opened,), questions=questions),), decided=decided, colophon=about
    )


def test_the_sheet_says_what_was_found_asked_and_decided_by_whom_and_when(record):
    found = read(decision_sheet.pdf(record))

    assert len(found.pages) == 1
    for said in (
        "The promise breaks most at Get connected: about 53,000 let-downs a year, and nobody owns it.",
        "Who should answer for Get connected, and what would they have to be allowed to decide?",
        "Installation gets one owner",
        "Operations director",
        "Feb 1, 2026 ▲ overdue by 302 days",
        "reopened Expected: −30 % · Measured: −4 %",
        "Next review:",
        "Let-downs: Occasions in a year where a customer scores below the middle of the scale",
        record.colophon.line,
    ):
        assert said in found.text


@pytest.mark.parametrize("name", [LONG, "W" * 300, HOSTILE])
def test_no_letter_stands_beyond_the_edge_of_the_sheet(record, name):
    with pypdfium2.PdfDocument(decision_sheet.pdf(called(record, name))) as opened:
        page = opened[0]
        text = page.get_textpage()
        beyond = [at for at in range(text.count_chars()) if text.get_charbox(at)[2] > page.get_width()]

    assert beyond == []


def test_the_sheet_can_be_read_by_a_screen_reader(record):
    found = read(decision_sheet.pdf(record))

    assert (found.tagged, found.accessible, found.language) == (True, True, "en")
    assert found.title == "Decision sheet · Havbris Fiber · Nov 30, 2026"
    assert found.pictures == [record.parts[0].finding]


def test_the_same_record_gives_the_same_bytes(record):
    assert decision_sheet.pdf(record) == decision_sheet.pdf(record)


@pytest.mark.parametrize("name", ["A", LONG, "W" * 300, HOSTILE, "שלום עולם", "موقع " * 40, "漢字", "😀"])
@pytest.mark.parametrize("decisions", [0, 3, 40])
def test_whatever_names_are_and_however_much_was_decided_it_is_one_page(record, name, decisions):
    found = read(decision_sheet.pdf(called(record, name, decisions)))

    assert len(found.pages) == 1
    if name.isascii():  # in a line from right to left the reader of files finds other places
        assert "Next review: Jan 1, 2027." in found.text
        assert record.colophon.version in found.text


def test_markup_in_names_is_printed_as_it_is(record):
    found = read(decision_sheet.pdf(called(record, HOSTILE)))

    assert '#import "x" $ a_b $ @ref *bold* [#panic()]' in found.text


def test_a_compound_is_broken_where_its_column_is_narrow_but_never_in_the_heading(record):
    found = read(decision_sheet.pdf(called(record, "Digitaliseringsdirektør " * 4, 1)))
    heading, rest = found.pages[0].split("What we found")

    assert BROKEN not in heading
    assert BROKEN in rest.split("What we decided")[1]


def test_of_many_decisions_the_first_are_shown_and_the_rest_counted(record):
    found = read(decision_sheet.pdf(called(record, "Alfa", 40)))
    shown = found.text.count("overdue by") + found.text.count("reopened") + found.text.count("no date set")

    assert shown > 3
    assert f"and {40 - shown} more" in found.text


def test_stages_without_room_in_the_picture_are_named_below_it(record):
    part = record.parts[0]
    opened = part.sections[0]
    others = opened.content[0]._replace(heading="Stages 10–12: Alfa, Bravo, and Charlie")
    more = opened._replace(content=(*opened.content, others))

    found = read(decision_sheet.pdf(record._replace(parts=(part._replace(sections=(more,)),))))

    assert len(found.pages) == 1
    assert "Stages 10–12: Alfa, Bravo, and Charlie" in found.text


def test_an_empty_record_leaves_lines_to_write_on(record):
    nothing = record._replace(
        parts=(), decided=record.decided._replace(sentence="No decisions are noted yet.", cards=[])
    )

    found = read(decision_sheet.pdf(nothing))

    assert len(found.pages) == 1
    assert "No decisions are noted yet." in found.text
    assert "today's decisions on the empty lines" in found.text
