"""What every slide is made of: a title, a quiet line, texts, chips, pictures, notes, and the line at its foot."""

import io
import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from cxdash.takeaway.texts import BOLD, harmless, wrapped

WARM, GREY, PALE, QUIET = "C2410C", "7B8896", "E4E8ED", "5F6B79"
"""Colours that mean the same in every company's look."""

TITLE_ONLY = 5
"""The place of the layout with a title and nothing else in the neutral template."""

MARGIN, TOP, FOOT = 0.04, 0.245, 0.935
"""Shares of the slide: its margins, where its content begins, and where its last line stands."""

SIZES = (28, 24, 20, 16, 14, 12)
"""The sizes of a title in points, of which the largest is taken that has room."""

SMALL = 16
"""A text that is larger than this takes two lines at the most."""

LINE = 1.2
"""The height of a line of type of size 1."""
QUIET_SIZES = (14, 12, 10)
"""The sizes of the quiet line under a title."""

FOOT_LENGTH = 190
"""The most characters of the line at the foot."""


class Box(NamedTuple):
    """A place on a slide, in shares of its width and height."""

    left: float
    top: float
    width: float
    height: float


CONTENT = Box(MARGIN, TOP, 1 - 2 * MARGIN, FOOT - TOP - 0.015)
"""Where a slide's content stands."""


class Slide:
    """A slide that is being made."""

    def __init__(self, presentation: Any, title: str, quiet: str, foot: str, notes: Sequence[str] = ()) -> None:
        """Begin a slide with its title, a quiet line under it, the line at its foot, and its speaker notes."""
        self._wide, self._high = presentation.slide_width, presentation.slide_height
        self.made = presentation.slides.add_slide(_layout(presentation))
        self._title(title)
        if quiet:
            room = Box(MARGIN, 0.185, 1 - 2 * MARGIN, 0.05)
            size, said = self.fitted(quiet, room._replace(height=0.032), QUIET_SIZES)
            self.text(said, room, size, colour=QUIET)
        self.text(textwrap.shorten(foot, FOOT_LENGTH, placeholder=" …"), Box(MARGIN, FOOT, 0.86, 0.04), 9, colour=QUIET)
        self.text(
            str(len(presentation.slides)), Box(0.9, FOOT, 0.1 - MARGIN, 0.04), 9, colour=QUIET, align=PP_ALIGN.RIGHT
        )
        if notes:
            self.made.notes_slide.notes_text_frame.text = "\n\n".join(map(harmless, notes))

    def place(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        """Return a place in the units of the format."""
        return (
            Emu(round(box.left * self._wide)),
            Emu(round(box.top * self._high)),
            Emu(round(box.width * self._wide)),
            Emu(round(box.height * self._high)),
        )

    def points(self, width: float, height: float) -> tuple[float, float]:
        """Return shares of the slide in points."""
        return width * self._wide / Pt(1), height * self._high / Pt(1)

    def _title(self, title: str) -> None:
        place, box = self.made.shapes.title, Box(MARGIN, 0.045, 1 - 2 * MARGIN, 0.14)
        size, said = self.fitted(title, box, SIZES)
        place.left, place.top, place.width, place.height = self.place(box)
        place.text_frame.word_wrap = True
        place.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        _write(place.text_frame, said, size, bold=True, align=PP_ALIGN.LEFT)

    def fitted(self, said: str, box: Box, sizes: Sequence[float]) -> tuple[float, str]:
        """Return the largest size in which a text has room, and the text, cut where not even the smallest has."""
        wide, high = self.points(box.width, box.height)
        for size in sizes:
            most = max(1, int(high // (size * LINE)))
            most = min(2, most) if size > SMALL else most
            lines = wrapped(said, wide, size, BOLD, most=most + 1)
            if len(lines) <= most:
                return size, said
        return size, " ".join(wrapped(said, wide, size, BOLD, most=most))

    def text(
        self,
        said: str,
        box: Box,
        size: float,
        *,
        bold: bool = False,
        colour: str = "",
        align: Any = PP_ALIGN.LEFT,
        middle: bool = False,
    ) -> Any:
        """Write a text; *colour* '' is that of the look."""
        made = self.made.shapes.add_textbox(*self.place(box))
        _write(made.text_frame, said, size, bold=bold, colour=colour, align=align, middle=middle)
        return made

    def panel(self, box: Box, colour: str, *, line: bool = False) -> Any:
        """Draw a rounded rectangle: filled, or with a *line* in that colour around it."""
        made = self.made.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *self.place(box))
        made.adjustments[0] = 0.12
        made.shadow.inherit = False
        if line:
            made.fill.background()
            made.line.color.rgb = RGBColor.from_string(colour)
        else:
            made.fill.solid()
            made.fill.fore_color.rgb = RGBColor.from_string(colour)
            made.line.fill.background()
        return made

    def chip(self, said: str, second: str, health: str, box: Box) -> None:
        """Draw who answers: one owner filled, nobody dashed, two split by a slant, everyone threefold."""
        lines = 3 if health == "everyone" else 1
        for place in range(lines):
            shift = 0.004 * (lines - 1 - place)
            made = self.made.shapes.add_shape(
                MSO_SHAPE.ROUNDED_RECTANGLE, *self.place(box._replace(left=box.left + shift, top=box.top - shift))
            )
            made.adjustments[0] = 0.5
            made.shadow.inherit = False
            made.fill.solid()
            made.fill.fore_color.rgb = RGBColor.from_string(PALE if health == "one" else "FFFFFF")
            made.line.color.rgb = RGBColor.from_string(GREY if health == "one" else WARM)
            made.line.width = Pt(1 if health == "one" else 1.75)
            if health == "nobody":
                made.line.dash_style = MSO_LINE_DASH_STYLE.DASH
        named = f"{said} / {second}" if second else said
        _write(made.text_frame, named, 11 if len(named) <= 14 else 9, bold=True, align=PP_ALIGN.CENTER, middle=True)

    def picture(self, png: bytes, alt: str, box: Box) -> float:
        """Show a picture as large as its place allows; *alt*: it in a sentence. Return where it ends."""
        left, top, wide, high = self.place(box)
        made = self.made.shapes.add_picture(io.BytesIO(png), left, top)
        times = min(wide / made.width, high / made.height)
        made.width, made.height = round(made.width * times), round(made.height * times)
        made.left, made.top = left + (wide - made.width) // 2, top
        described(made, alt)
        return (made.top + made.height) / self._high


def described(shape: Any, alt: str) -> None:
    """Give a shape the sentence that screen readers say of it."""
    shape._element._nvXxPr.cNvPr.set("descr", harmless(alt))


def coloured(font: Any, colour: str) -> None:
    """Give a text a colour, that of the look where it is ''."""
    if colour:
        font.color.rgb = RGBColor.from_string(colour)
    else:
        font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _layout(presentation: Any) -> Any:
    """Return the layout with a title only: by its place, else the one with a title and the fewest places besides."""
    layouts = list(presentation.slide_layouts)
    titled = [one for one in layouts if any(place.placeholder_format.type in (1, 3) for place in one.placeholders)]
    return min(titled or layouts, key=lambda one: (len(list(one.placeholders)), layouts.index(one)))


def _write(
    frame: Any,
    said: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = "",
    align: Any = PP_ALIGN.LEFT,
    middle: bool = False,
) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    frame.text = harmless(said)
    for paragraph in frame.paragraphs:
        paragraph.alignment = align
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), bold
            coloured(run.font, colour)
