"""Typeset a template with content as tagged PDF; the same content gives the same bytes."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from cxdash.charts import look
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing
from cxdash.takeaway import converter, pictures, theme
from cxdash.takeaway.elements import Colophon, Record
from cxdash.takeaway.texts import ALWAYS_KNOWN, harmless_json

FOLDER = Path(__file__).parent
SIZE = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')
MOST_LETTERS = 60
"""The letters of a part of the line on where something is from."""

UNKNOWN = "\N{WHITE SQUARE}"
"""What stands for a letter that no font on this machine has."""


class NotPrinted(Exception):  # noqa: N818 - it is an answer
    """A record could not be typeset."""


def pdf(template: str, record: Record, title: str, content: Mapping[str, Any]) -> bytes:
    """Return a template of this folder, filled with *content* and what all share, as PDF.

    Raises NotPrinted, or NotInTime. Letters that our type lacks are taken from other fonts of this machine, and are
    squares where none has them.
    """
    words = Words(record.asked.language)
    about = {
        "title": title,
        "language": words.tongue,
        "colours": _colours(),
        "company": record.colophon.company,
        "made_up": record.colophon.made_up,
        "colophon": Colophon(*(_short(part) for part in record.colophon)).line,
        "day": record.colophon.day,
    }
    text = harmless_json({**about, **content})
    at = int(datetime.combine(record.asked.on, time(), UTC).timestamp())
    attempts = ((text, True), (text, False), (ALWAYS_KNOWN.sub(UNKNOWN, text), True))
    problem = ""
    for given, own_only in attempts:
        try:
            return converter.pdf(FOLDER / template, given, at, own_only=own_only)
        except converter.NotInTime:
            raise
        except converter.NotDrawn as error:  # of a letter that no font has
            problem = str(error)
    raise NotPrinted(problem)


def picture(drawing: Drawing, record: Record, *, width: int) -> dict[str, Any]:
    """Return a picture for a template: as SVG drawn *width* pixels wide, its height for each pixel of that, and alt."""
    drawn = pictures.svg(drawing, Words(record.asked.language), width=width)
    size = SIZE.search(drawn)
    across, down = (float(side) for side in size.groups()) if size else (1.0, 1.0)
    return {"svg": drawn, "tall": down / across, "alt": drawing.alt or "–"}


def _short(part: str) -> str:
    return part if len(part) <= MOST_LETTERS else f"{part[: MOST_LETTERS - 1].rstrip()}…"


def _colours() -> dict[str, str]:
    one = theme.scheme()
    by_name = {"text": one.text, "quiet": one.quiet, "accent": one.accent, "border": one.border, "grid": one.grid}
    return {**by_name, "warm": one.meanings[look.WARNING]}
