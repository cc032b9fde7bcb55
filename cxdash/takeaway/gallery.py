"""All pictures of a record as PNG and SVG in one archive, each with its finding, how it is read, and its source."""

from collections.abc import Iterator

from cxdash.i18n.translator import Words
from cxdash.takeaway import converter, pictures, saved, vector
from cxdash.takeaway.elements import Record


def archive(record: Record) -> bytes:
    """Return the pictures of a record as an archive; raises NotDrawn."""
    return pictures.archive(_files(record, Words(record.asked.language)))


def _files(record: Record, words: Words) -> Iterator[tuple[str, bytes]]:
    taken: set[str] = set()
    for part in record.parts:
        for section in part.sections:
            for tab in section.content:
                if tab.drawing is None:
                    continue
                drawing = tab.drawing
                names = saved.names(part.page, drawing, "")
                name = next(one for one in names if one not in taken)
                taken.add(name)
                said = (section.finding, tab.heading, *tab.sentences)
                caption = vector.caption(drawing.alt, said, tuple(tab.notes), record.colophon.line)
                drawn = pictures.svg(drawing, words, caption=caption)
                yield saved.file(name, record.asked.on, "svg"), drawn.encode()
                yield saved.file(name, record.asked.on, "png"), converter.png(drawn, pictures.SHARP)
