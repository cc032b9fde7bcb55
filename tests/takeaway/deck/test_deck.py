"""The slides say what the pages say, in charts and tables that can be edited."""

import io
import zipfile

import pytest
from pptx import Presentation
from pptx.util import Emu

from cxdash.domain.messages import ImportRefused
from cxdash.domain.vocabulary import View
from cxdash.settings.reading import variable
from cxdash.takeaway.deck import deck, native, template
from tests.pages.stores import made
from tests.takeaway.test_record import gathered


@pytest.fixture(scope="module")
def record(request):
    file = request.getfixturevalue("demo_file")
    return gathered(f"sqlite:///{file}", "nb", pages=("overview", "economics"))


@pytest.fixture(scope="module")
def content(record):
    return deck.pptx(record)


def slides(content: bytes):
    return list(Presentation(io.BytesIO(content)).slides)


def texts(content: bytes) -> str:
    """Return every text of all slides and their notes."""
    said = []
    for slide in slides(content):
        said += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        said += [
            cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
        ]
        said += [slide.notes_slide.notes_text_frame.text] if slide.has_notes_slide else []
    return "\n".join(said)


def test_each_slide_has_a_finding_as_its_title_and_the_page_s_questions_as_notes(record, content):
    first = slides(content)[0]
    page = record.part("overview")

    assert first.shapes.title.text_frame.text == page.finding
    notes = first.notes_slide.notes_text_frame.text
    assert all(question.statement in notes for question in page.questions)
    assert all(" ".join(figure.definition.split()) in notes for figure in page.figures)
    for slide in slides(content):
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(text.startswith(record.colophon.line) for text in said)


def test_the_one_picture_is_two_charts_with_the_figures_of_the_page_and_a_chip_for_each_stage(record, content):
    scores, let_downs = (shape.chart for shape in slides(content)[0].shapes if shape.has_chart)
    rows = dict(record.part("overview").sections[0].drawings[0].tables.tables)
    marks = native.rows_of(rows["marks"])
    expected, *got = scores.plots[0].series

    assert [round(value, 6) for value in expected.values] == [round(row["expected"], 6) for row in marks]
    both = [
        next(value for value in pair if value is not None) for pair in zip(*(one.values for one in got), strict=True)
    ]
    assert [round(value, 6) for value in both] == [round(row["mean"], 6) for row in marks]
    assert list(scores.plots[0].categories) == [row["head"] for row in marks]
    assert len(let_downs.plots[0].series) == 2
    chips = [shape.text_frame.text for shape in slides(content)[0].shapes if shape.has_text_frame]
    assert all((f"{row['chip']} / {row['second']}" if row["second"] else row["chip"]) in chips for row in marks)


def test_decisions_are_a_table_with_owner_and_day(record, content):
    (table,) = (shape.table for shape in slides(content)[-1].shapes if shape.has_table)
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]

    assert [row[0] for row in rows] == [card.title for card in record.decided.cards]
    assert [row[1] for row in rows] == [card.owner for card in record.decided.cards]
    assert [row[2] for row in rows] == [card.due or "–" for card in record.decided.cards]


def test_the_next_review_is_that_of_all_other_files_and_never_a_day_that_has_passed(run_folder):
    found = gathered(made(run_folder, "company"), "en", pages=())
    reviewed = found._replace(decided=found.decided._replace(review=("Apr 1, 2027", "“One owner”")))

    said = [shape.text_frame.text for shape in slides(deck.pptx(reviewed))[0].shapes if shape.has_text_frame]

    assert "Next review: Apr 1, 2027" in said


def test_the_same_record_gives_the_same_bytes_which_name_nobody(record, content):
    assert deck.pptx(record) == content
    about = Presentation(io.BytesIO(content)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("cxdash", "cxdash", "")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_hostile_and_long_names_are_text_and_stay_on_their_slide(run_folder, language):
    found = gathered(made(run_folder, "company"), language, pages=("overview", "satisfaction", "ownership"))
    loud = found._replace(colophon=found.colophon._replace(company='=cmd|" /C calc"!A0 \x00\u202e<script>' + "x" * 300))
    content = deck.pptx(loud)
    wide, high = Presentation(io.BytesIO(content)).slide_width, Presentation(io.BytesIO(content)).slide_height

    assert "\x00" not in texts(content)
    assert "\u202e" not in texts(content)
    assert all(shape.left >= 0 and shape.top >= 0 for slide in slides(content) for shape in slide.shapes)
    assert all(shape.left + shape.width <= wide * 1.001 for slide in slides(content) for shape in slide.shapes)
    assert all(shape.top + shape.height <= high * 1.001 for slide in slides(content) for shape in slide.shapes)


def test_an_empty_company_still_gets_a_file(run_folder):
    content = deck.pptx(gathered(made(run_folder, "empty"), "en"))

    assert [slide.shapes.title.text_frame.text for slide in slides(content)] == ["No decisions are noted yet."]


def test_the_company_s_own_template_gives_its_size_and_none_of_its_slides(tmp_path, monkeypatch, run_folder):
    own = Presentation()
    own.slide_width, own.slide_height = Emu(10_000_000), Emu(7_500_000)
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "A slide of the template"
    file = tmp_path / "own.potx"
    own.save(file)
    _as_template(file)
    monkeypatch.setenv(variable("deck_template"), str(file))

    content = deck.pptx(gathered(made(run_folder, "minimal"), "en", pages=("overview",), view=View("", "all", "")))

    assert Presentation(io.BytesIO(content)).slide_width == 10_000_000
    assert "A slide of the template" not in texts(content)


def _as_template(file):
    with zipfile.ZipFile(file) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    kind = parts["[Content_Types].xml"].replace(template.PRESENTATION.encode(), template.TEMPLATE.encode())
    with zipfile.ZipFile(file, "w") as changed:
        for name, content in parts.items():
            changed.writestr(name, kind if name == "[Content_Types].xml" else content)


@pytest.mark.parametrize("content", [b"not a presentation", b""])
def test_a_template_that_cannot_be_read_is_named(content, tmp_path, monkeypatch):
    file = tmp_path / "own.potx"
    file.write_bytes(content)
    monkeypatch.setenv(variable("deck_template"), str(file))

    with pytest.raises(ImportRefused) as refused:
        template.opened()

    (fault,) = refused.value.faults
    assert fault.values == {"file": str(file), "setting": variable("deck_template")}
