"""A slide's title and the line under it have room, whatever a company calls itself."""

import pytest
from pptx import Presentation

from cxdash.takeaway.deck.slide import MARGIN, Slide
from cxdash.takeaway.texts import BOLD, wrapped

SENTENCE = "The promise breaks most at Get connected: about 53,000 let-downs a year, and nobody owns it."


def sizes(slide):
    return [shape.text_frame.paragraphs[0].runs[0].font.size.pt for shape in slide.made.shapes if shape.has_text_frame]


@pytest.mark.parametrize(("title", "size"), [("Short.", 28), (SENTENCE * 2, 16), (SENTENCE * 12, 12)])
def test_a_title_is_as_large_as_it_has_room_and_cut_where_it_has_none(title, size):
    slide = Slide(Presentation(), title, "", "foot")

    assert sizes(slide)[0] == size
    assert slide.made.shapes.title.text_frame.text.endswith("…") is (title == SENTENCE * 12)


def test_the_line_under_a_title_stays_one_line():
    slide = Slide(Presentation(), "A finding", "W" * 400, "foot")

    (said,) = (shape.text_frame.text for shape in slide.made.shapes if shape.text_frame.text.startswith("W"))
    assert said.endswith("…")
    assert len(said) < 100


def test_a_large_title_takes_two_lines_at_the_most():
    slide = Slide(Presentation(), f"{SENTENCE} The gap is wider at Order.", "", "foot")

    size, title = sizes(slide)[0], slide.made.shapes.title.text_frame.text
    assert size < 24
    assert len(wrapped(title, slide.points(1 - 2 * MARGIN, 1)[0], size, BOLD, most=9)) == 2
