"""Tables that can be edited: as large as their place allows, and cut where even small type has no room."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from cxdash.takeaway.deck.slide import QUIET, WARM, Box, Slide, coloured, described
from cxdash.takeaway.texts import BOLD, harmless, wrapped

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table without lines and grounds."""

PALE_WARM = "FBEFE9"
SIZES = (14, 13, 12, 11, 10, 9)
"""The sizes of type in points, of which the largest is taken that has room."""

LINE, ASIDE, ABOVE = 1.2, 6.0, 3.0
"""The height of a line of type of size 1, and the points beside and above a cell's text."""

LINE_COLOUR = "CDD3DA"
HEAD_SIZE, MOST_SPARE = 11.0, 8.0
"""The largest type of heads, and the points that a row is given at most where there is room."""

MOST_LINES = 3
"""The most lines of a cell."""


class Content(NamedTuple):
    """A table in words; *widths*: shares of its columns; *warm*: (row, column) of what is wrong; *tinted*: its rows.

    *right*: columns of numbers.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    warm: Collection[tuple[int, int]] = ()
    tinted: Collection[int] = ()
    right: Collection[int] = ()


def table(slide: Slide, content: Content, box: Box, alt: str = "") -> float:
    """Draw a table of texts and return where it ends; rows that have no room are left out from the last."""
    wide, high = slide.points(box.width, box.height)
    size, heights = _fitted(content, wide, high)
    left, top, width, _ = slide.place(box)
    frame = slide.made.shapes.add_table(len(heights), len(content.heads), left, top, width, Emu(0))
    described(frame, alt)
    frame._element.graphic.graphicData.tbl[0][-1].text = NO_STYLE
    made = frame.table
    for place, share in enumerate(content.widths):
        made.columns[place].width = Emu(round(width * share / sum(content.widths)))
    for at, of_row in enumerate(heights):
        made.rows[at].height = Pt(of_row)
        for place, said in enumerate(content.heads if at == 0 else content.rows[at - 1]):
            cell = made.cell(at, place)
            shown = _cut(said, _room(content, place, wide), _size(size, head=at == 0))
            _written(cell, shown, _size(size, head=at == 0), content, (at - 1, place))
            _framed(cell, tinted=at - 1 in content.tinted)
    frame.height = Pt(sum(heights))
    return box.top + sum(heights) / slide.points(1, 1)[1]


def _fitted(content: Content, wide: float, high: float) -> tuple[float, list[float]]:
    """Return the size of the type, and the height of the head and of each row that has room.

    Type that is as large as the height allows is taken a little smaller where that keeps words in one piece.
    """
    largest = None
    for size in SIZES:
        heights = _heights(content, wide, size)
        fits = sum(heights) <= high
        largest = largest or ((size, heights) if fits else None)
        if fits and not _splits(content, wide, size):
            return size, _spaced(heights, high)
    if largest:
        return largest[0], _spaced(largest[1], high)
    while len(heights) > 2 and sum(heights) > high:
        heights.pop()
    return size, heights


def _spaced(heights: list[float], high: float) -> list[float]:
    """Return heights of rows with what room there is to spare, up to a point."""
    spare = min(MOST_SPARE, (high - sum(heights)) / len(heights))
    return [one + spare for one in heights]


def _size(size: float, *, head: bool) -> float:
    return min(size, HEAD_SIZE) if head else size


def _heights(content: Content, wide: float, size: float) -> list[float]:
    rows = [content.heads, *content.rows]
    return [_height(row, content, wide, _size(size, head=at == 0)) for at, row in enumerate(rows)]


def _splits(content: Content, wide: float, size: float) -> bool:
    """Return whether a column has no room for a word of its rows."""
    return any(
        len(wrapped(word, _room(content, at, wide), size, BOLD)) > 1
        for row in content.rows
        for at, said in enumerate(row)
        for word in said.split()
    )


def _height(row: Sequence[str], content: Content, wide: float, size: float) -> float:
    lines = [len(_lines(said, _room(content, at, wide), size)) for at, said in enumerate(row)]
    return min(MOST_LINES, max(1, *lines)) * size * LINE + 2 * ABOVE


def _room(content: Content, place: int, wide: float) -> float:
    return wide * content.widths[place] / sum(content.widths) - 2 * ASIDE


def _lines(said: str, room: float, size: float) -> list[str]:
    """Return a text in the lines it takes; its own lines stay apart."""
    return [line for part in said.split("\n") for line in wrapped(part, room, size, BOLD, most=MOST_LINES)]


def _cut(said: str, room: float, size: float) -> str:
    """Return a text that takes at most as many lines as a cell has: whole, or its first ones."""
    lines = _lines(said, room, size)
    whole = len(lines) < MOST_LINES or (len(lines) == MOST_LINES and not lines[-1].endswith("…"))
    return said if whole and "".join(lines).replace(" ", "") == "".join(said.split()) else "\n".join(lines[:MOST_LINES])


def _written(cell: Any, said: str, size: float, content: Content, at: tuple[int, int]) -> None:
    """Write a cell: a name is bold, and what stands under it quiet."""
    cell.text = harmless(said)
    row, place = at
    for line, paragraph in enumerate(cell.text_frame.paragraphs):
        paragraph.alignment = PP_ALIGN.RIGHT if place in content.right else PP_ALIGN.LEFT
        quiet = row < 0 or (place == 0 and line > 0)
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), place == 0 and not quiet
            coloured(run.font, WARM if at in content.warm else QUIET if quiet else "")


def _framed(cell: Any, *, tinted: bool) -> None:
    """Give a cell its margins, its ground, and a line under it."""
    cell.margin_left = cell.margin_right = Pt(ASIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE / 2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.text_frame.word_wrap = True
    held = cell._tc.get_or_add_tcPr()
    held.append(
        parse_xml(f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{LINE_COLOUR}"/></a:solidFill></a:lnB>')
    )
    if tinted:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(PALE_WARM)
    else:
        cell.fill.background()
