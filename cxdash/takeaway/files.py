"""The files that are taken home: each made of the same record by the module of its format, which is imported then."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.takeaway import saved
from cxdash.takeaway.converter import NotDrawn
from cxdash.takeaway.elements import Record
from cxdash.takeaway.paper.typeset import NotPrinted


class Format(NamedTuple):
    """A kind of file: what it is called, the end of its file's name, and "module:function" that makes it."""

    name: str
    ending: str
    maker: str


FORMATS = {
    "deck": Format(gettext_noop("Slides (PowerPoint)"), "slides.pptx", "cxdash.takeaway.deck.deck:pptx"),
    "book": Format(gettext_noop("Workbook (Excel)"), "workbook.xlsx", "cxdash.takeaway.book.workbook:xlsx"),
    "sheet": Format(gettext_noop("Decision sheet (PDF)"), "sheet.pdf", "cxdash.takeaway.paper.decision_sheet:pdf"),
    "pack": Format(gettext_noop("Board pack (PDF)"), "pack.pdf", "cxdash.takeaway.paper.board_pack:pdf"),
    "brief": Format(gettext_noop("Monthly brief (PDF)"), "brief.pdf", "cxdash.takeaway.paper.brief:pdf"),
    "html": Format(gettext_noop("Page with live sliders (HTML)"), "page.html", "cxdash.takeaway.living.page:html"),
    "pictures": Format(gettext_noop("Pictures (PNG and SVG)"), "pictures.zip", "cxdash.takeaway.gallery:archive"),
}
"""The kinds of files by the names that commands give them, in the order in which they are made."""

NOT_DRAWN = gettext_noop("A picture could not be drawn in time, so nothing was made. Try again.")
NOT_PRINTED = gettext_noop("The PDF could not be made, so nothing was. Take the other files without it.")

LONGEST = 40
"""The most characters of a company's name in the name of a file."""


def made(record: Record, only: Sequence[str] = tuple(FORMATS)) -> Iterator[tuple[str, bytes]]:
    """Give each file of the record by its name as soon as it is made, of the kinds asked for."""
    for kind in FORMATS:
        if kind in only:
            yield name(record, kind), content(record, kind)


def content(record: Record, kind: str) -> bytes:
    """Return a file of the record; raises ImportRefused where it cannot be made."""
    module, _, function = FORMATS[kind].maker.partition(":")
    try:
        made: bytes = getattr(import_module(module), function)(record)
    except NotDrawn:
        raise ImportRefused([Message(NOT_DRAWN)]) from None
    except NotPrinted as problem:
        raise ImportRefused([Message(NOT_PRINTED)]) from problem
    return made


def name(record: Record, kind: str) -> str:
    """Return the name of a file, in letters that every system takes: the company, the day, the language, the kind."""
    language = record.asked.language.partition("@")[0]
    return f"{_begins(record)}-{language}-{FORMATS[kind].ending}"


def archive_name(record: Record) -> str:
    """Return the name of an archive of several files."""
    return f"{_begins(record)}.zip"


def _begins(record: Record) -> str:
    return f"{saved.plain(record.colophon.company, LONGEST) or 'cxdash'}-{record.asked.on}"
