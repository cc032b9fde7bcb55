"""The slides of a record."""

import io
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from cxdash.charts import leaking_bucket
from cxdash.charts.overview import picture as overview
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing, Tab
from cxdash.takeaway import pictures
from cxdash.takeaway.deck import charts, one_picture, template
from cxdash.takeaway.deck.packed import packed
from cxdash.takeaway.deck.slide import CONTENT, FOOT, MARGIN, QUIET, TOP, Box, Slide
from cxdash.takeaway.elements import Part, Record, Section
from cxdash.takeaway.texts import harmless

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

MOST_FIGURES, MOST_NOTES = 4, 3

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
    notes = [part.question, *(" ".join(one[:3]) for one in questions)]
    foot = " · ".join([record.colophon.line, part.title, *([section.name] if section.name else [])])
    drawn = [tab for tab in section.content if tab.drawing]
    for tab in drawn or section.content[:1]:
        title = section.finding if tab in drawn[:1] or not drawn else tab.heading or section.finding
        quiet = next(iter(tab.sentences), part.question)
        slide = Slide(made, title, quiet, foot, notes)
        bottom = _drawn(slide, tab, tab.drawing, words) if tab.drawing else TOP
        _under(slide, section, tab, bottom)


def _drawn(slide: Slide, tab: Tab, drawing: Drawing, words: Words) -> float:
    """Draw a tab's picture, what can be edited of it as charts and shapes; return where it ends."""
    if drawing.picture is overview.picture:
        tables = drawing.tables.tables
        focus = [row["no"] for row in rows_of(tables["focus"])]
        one_picture.draw(slide, rows_of(tables["marks"]), focus, drawing.arguments[0], drawing.alt, words)
        return FOOT
    if drawing.picture is leaking_bucket.bucket and tab.tables:
        rows = tab.tables[0].rows
        charts.columns(slide, rows, list(rows.columns[1:3]), CONTENT, drawing.alt)
        return FOOT
    return slide.picture(pictures.png(drawing, words, width=pictures.ALONE), drawing.alt, CONTENT)


def rows_of(table: bytes) -> list[dict[str, Any]]:
    """Return the rows of a picture's table."""
    rows: list[dict[str, Any]] = pa.ipc.open_stream(table).read_all().to_pylist()
    return rows


def _under(slide: Slide, section: Section, tab: Tab, bottom: float) -> None:
    """Write figures under a picture, else what is said of it, where there is room."""
    figures = [one for held in section.content for one in held.figures][:MOST_FIGURES]
    notes = [*tab.sentences[1:], *tab.notes][:MOST_NOTES]
    if FOOT - bottom < LEAST:
        return
    top = bottom + 0.03
    width = (1 - 2 * MARGIN) / MOST_FIGURES
    for place, figure in enumerate(figures):
        left = MARGIN + width * place
        slide.text(figure.name, Box(left, top, width - 0.02, 0.05), 12, colour=QUIET)
        slide.text(figure.value, Box(left, top + 0.05, width - 0.02, 0.06), 22, bold=True)
    top += 0.14 if figures else 0
    if notes and FOOT - top > LEAST / 2:
        slide.text("\n".join(notes), Box(MARGIN, top, 1 - 2 * MARGIN, FOOT - top - 0.02), 12, colour=QUIET)


def _decisions(made: Any, record: Record, words: Words) -> None:
    """Make a slide of the decisions, with the question to begin with; more than fit go on the next."""
    cards = record.decided.cards
    heads = [words.gettext("Decision"), words.gettext("Owner"), words.gettext("By"), words.gettext("State")]
    foot = record.colophon.line
    review = next((one.review for one in cards if one.review), "")
    quiet = words.gettext("Next review: {day}", day=review) if review else ""
    for start in range(0, len(cards), charts.MOST_ROWS) or [0]:
        shown = cards[start : start + charts.MOST_ROWS]
        notes = [note for one in shown for note in (one.title, *one.notes, *one.effects)]
        slide = Slide(made, record.decided.sentence, quiet, foot, notes)
        rows = [(one.title, one.owner, one.due or "–", f"▲ {one.state}" if one.warm else one.state) for one in shown]
        if rows:
            charts.table(
                slide, heads, rows, CONTENT._replace(height=0.5), (0.46, 0.2, 0.14, 0.2), [one.warm for one in shown]
            )
    _question(slide, record, words)


def _question(slide: Slide, record: Record, words: Words) -> None:
    asked = next(
        (one.question for part in record.parts if part.page == "ownership" for one in part.questions if one.question),
        "",
    )
    if asked and len(record.decided.cards) < charts.MOST_ROWS - 4:
        box = Box(MARGIN, 0.78, 1 - 2 * MARGIN, 0.13)
        slide.panel(box, "0B5CAD", line=True)
        inside = Box(box.left + 0.02, box.top + 0.02, box.width - 0.04, 0.045)
        slide.text(words.gettext("The question for today"), inside, 14, colour=QUIET)
        slide.text(asked, inside._replace(top=box.top + 0.062), 18, bold=True)
