"""The slides of a record."""

import io
import itertools
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Figure, Tab
from cxdash.takeaway import pictures
from cxdash.takeaway.deck import native, tables, template
from cxdash.takeaway.deck.packed import packed
from cxdash.takeaway.deck.slide import CONTENT, FOOT, MARGIN, QUIET, TOP, Box, Slide
from cxdash.takeaway.deck.tables import Content
from cxdash.takeaway.elements import Part, Record, Section
from cxdash.takeaway.texts import harmless, wrapped

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The day in the file's properties: not that on which it was made, so that the same record gives the same bytes."""

SHOWN = {
    "overview": ("",),
    "satisfaction": ("", "time", "promises"),
    "economics": ("", "spend"),
    "ownership": ("", "mandate", "money"),
    "what_if": ("",),
    "decide": ("",),
    "workshop": ("paper", "questions", "home"),
    "maturity": ("",),
}
"""The sections of each page that a room is shown; all others are in the board pack."""

LEAST = 0.17
"""The share of a slide that must be left under a picture for figures and notes to stand there."""

MOST_FIGURES, MOST_NOTES, MOST_ROWS = 4, 3, 10
"""The most figures and notes of a slide, and decisions."""

NAME_SIZE, QUESTION_SIZES = 12, (18, 16, 14, 12)
"""The sizes in points of a figure's name and of the question to begin with, the largest that has room."""

LONGEST = 200
"""The most characters of a title in the file's properties."""


def pptx(record: Record) -> bytes:
    """Return the slides: a page's finding first, then what its tabs found, and the decisions; raises ImportRefused."""
    words, made = Words(record.asked.language), template.opened()
    for part in record.parts:
        for section in (one for one in part.sections if one.code in SHOWN.get(part.page, ())):
            _slides(made, record, part, section, words)
    _decisions(made, record, words)
    about = made.core_properties
    about.title = harmless(record.colophon.company)[:LONGEST]
    about.author = about.last_modified_by = "cxdash"
    about.comments = ""
    about.created = about.modified = MADE
    about.language = words.tongue
    content = io.BytesIO()
    made.save(content)
    return packed(content.getvalue())


def _slides(made: Any, record: Record, part: Part, section: Section, words: Words) -> None:
    """Make a slide of each picture of a section; questions for the room are speaker notes of the page's first."""
    questions = part.questions if section is part.sections[0] else ()
    meant = [f"{one.name}: {' '.join(one.definition.split())}" for tab in section.content for one in tab.figures]
    notes = [part.question, *(" ".join(one[:3]) for one in questions), *meant]
    foot = " · ".join([record.colophon.line, part.title, *([section.name] if section.name else [])])
    drawn = _together([tab for tab in section.content if tab.drawing])
    for tabs in drawn or [list(section.content[:1])]:
        first = tabs[0]
        title = section.finding if tabs in drawn[:1] or not drawn else first.heading or section.finding
        quiet = next(iter(first.sentences or section.content[0].sentences), part.question)
        slide = Slide(made, title, quiet, foot, notes)
        bottom = _drawn(slide, tabs, words) if first.drawing else TOP
        _under(slide, section, first, bottom)


def _together(tabs: Sequence[Tab]) -> list[list[Tab]]:
    """Return the tabs by slide: some pictures are read together."""
    kinds = [native.TOGETHER.get(tab.drawing.picture, str(at)) for at, tab in enumerate(tabs) if tab.drawing]
    grouped = itertools.groupby(zip(kinds, tabs, strict=True), key=lambda pair: pair[0])
    return [[tab for _, tab in pairs] for _, pairs in grouped]


def _drawn(slide: Slide, tabs: Sequence[Tab], words: Words) -> float:
    """Draw the pictures of tabs as what can be edited, else as a picture; return where they end."""
    bottom = native.draw(slide, tabs, words)
    drawing = tabs[0].drawing
    if bottom is None and drawing:
        return slide.picture(pictures.png(drawing, words, width=pictures.ALONE), drawing.alt, CONTENT)
    return bottom or TOP


def _under(slide: Slide, section: Section, tab: Tab, bottom: float) -> None:
    """Write figures under a picture, else what is said of it, where there is room."""
    figures = [one for held in section.content for one in held.figures][:MOST_FIGURES]
    drawn = tab.drawing and tab.drawing.picture in native.DRAWN_OTHERWISE
    notes = [*tab.sentences[1:], *(() if drawn else tab.notes)][:MOST_NOTES]
    if FOOT - bottom < LEAST:
        return
    top = _figures(slide, figures, bottom + 0.03) if figures else bottom + 0.03
    if notes and FOOT - top > LEAST / 2:
        slide.text("\n".join(notes), Box(MARGIN, top, 1 - 2 * MARGIN, FOOT - top - 0.02), 12, colour=QUIET)


def _figures(slide: Slide, figures: Sequence[Figure], top: float) -> float:
    """Write figures beside each other, their values in one line under their names; return where they end."""
    width = (1 - 2 * MARGIN) / MOST_FIGURES - 0.02
    lines = max(len(wrapped(one.name, slide.points(width, 1)[0], NAME_SIZE, most=2)) for one in figures)
    named = 0.02 + 0.03 * lines
    for place, figure in enumerate(figures):
        left = MARGIN + (width + 0.02) * place
        slide.text(figure.name, Box(left, top, width, named), NAME_SIZE, colour=QUIET)
        slide.text(figure.value, Box(left, top + named, width, 0.06), 22, bold=True)
    return top + named + 0.09


def _decisions(made: Any, record: Record, words: Words) -> None:
    """Make a slide of the decisions, with the question to begin with; more than fit go on the next."""
    cards, (review, _) = record.decided.cards, record.decided.review
    heads = [words.gettext("Decision"), words.gettext("Owner"), words.gettext("By"), words.gettext("State")]
    foot = record.colophon.line
    quiet = words.gettext("Next review: {day}", day=review) if review else ""
    for start in range(0, len(cards), MOST_ROWS) or [0]:
        shown = cards[start : start + MOST_ROWS]
        notes = [note for one in shown for note in (one.title, *one.notes, *one.effects)]
        slide = Slide(made, record.decided.sentence, quiet, foot, notes)
        rows = [(one.title, one.owner, one.due or "–", f"▲ {one.state}" if one.warm else one.state) for one in shown]
        if rows:
            warm = [at for at, one in enumerate(shown) if one.warm]
            content = Content(heads, rows, (0.42, 0.2, 0.14, 0.24), {(at, 3) for at in warm}, warm)
            tables.table(slide, content, CONTENT._replace(height=0.5), record.decided.sentence)
    _question(slide, record, words)


def _question(slide: Slide, record: Record, words: Words) -> None:
    asked = next(
        (one.question for part in record.parts if part.page == "ownership" for one in part.questions if one.question),
        "",
    )
    if asked and len(record.decided.cards) < MOST_ROWS - 4:
        box = Box(MARGIN, 0.78, 1 - 2 * MARGIN, 0.13)
        slide.panel(box, "0B5CAD", line=True)
        inside = Box(box.left + 0.02, box.top + 0.02, box.width - 0.04, 0.045)
        slide.text(words.gettext("The question for today"), inside, 14, colour=QUIET)
        size, said = slide.fitted(asked, inside, QUESTION_SIZES)
        slide.text(said, inside._replace(top=box.top + 0.062), size, bold=True)
