"""Tables take the room they have: smaller type first, then fewer rows."""

import pytest
from pptx import Presentation

from cxdash.takeaway.deck.slide import Box, Slide
from cxdash.takeaway.deck.tables import Content, table

BOX = Box(0.1, 0.25, 0.8, 0.6)
HEADS = ("Where", "What is said")


@pytest.fixture
def slide():
    return Slide(Presentation(), "A finding", "", "foot")


def drawn(slide):
    (frame,) = (shape for shape in slide.made.shapes if shape.has_table)
    return frame


@pytest.mark.parametrize(
    ("rows", "most"),
    [
        ([("Get help", "fine")] * 3, 3),
        ([("Get help", "a sentence that takes a line or two where there is little room for it " * 2)] * 12, 12),
        ([("x" * 300, "y " * 300)] * 12, 12),
        ([("x", "y")] * 300, 60),
    ],
    ids=["few", "long", "hostile", "many"],
)
def test_a_table_ends_within_its_place(slide, rows, most):
    bottom = table(slide, Content(HEADS, rows, (0.4, 0.6)), BOX)

    frame = drawn(slide)
    high = sum(row.height for row in frame.table.rows)
    assert bottom <= BOX.top + BOX.height + 1e-6
    assert frame.top + high <= slide.place(Box(0, BOX.top + BOX.height, 0, 0))[1] * 1.001
    assert 1 < len(frame.table.rows) <= most + 1


def test_what_is_wrong_is_warm_and_a_short_text_stays_one_text(slide):
    table(slide, Content(HEADS, [("Get help\nin nobody's hands", "no owner")], (0.4, 0.6), {(0, 1)}, {0}), BOX)

    name, said = drawn(slide).table.rows[1].cells
    assert name.text == "Get help\nin nobody's hands"
    assert str(said.text_frame.paragraphs[0].runs[0].font.color.rgb) == "C2410C"
    assert str(said.fill.fore_color.rgb) == "FBEFE9"


@pytest.mark.parametrize(("name", "size"), [("Leader", 14), ("Kommunikasjonssjef", 12)])
def test_type_is_smaller_where_a_word_would_be_broken(slide, name, size):
    table(slide, Content(HEADS, [(f"{name}\nanswers for 2 stages", "1")], (0.25, 0.75)), BOX)

    cell = drawn(slide).table.rows[1].cells[0]
    assert cell.text == f"{name}\nanswers for 2 stages"
    assert cell.text_frame.paragraphs[0].runs[0].font.size.pt == size
