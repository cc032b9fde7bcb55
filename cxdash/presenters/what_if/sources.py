"""Whose ranges the assumptions are, where a room in a workshop made them: written into their notes, and read there."""

import re
from collections.abc import Mapping
from datetime import date

from cxdash.domain.assumptions import NAMES
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words, languages
from cxdash.presenters.cells import upper

ROOM = gettext_noop("The room, {workshop}, {day}.")
DATED = re.compile(r"\d{4}")
"""A year, which every room's note has: of others the catalogues of all languages need not be read."""


def of_a_room(workshop: str, day: date, words: Words) -> str:
    """Return the note of an assumption whose range is a room's: the workshop, and its day."""
    return words.gettext(ROOM, workshop=workshop, day=words.day(day))


def sentences(notes: Mapping[str, str], words: Words) -> list[str]:
    """Return whose range each assumption is that a room made, in whichever language that was noted.

    *notes*: by assumption, its note.
    """
    return [
        words.gettext("{belief}: {source}", belief=upper(words.gettext(NAMES[key])), source=note)
        for key, note in notes.items()
        if DATED.search(note) and any(made.fullmatch(note) for made in _patterns())
    ]


def _patterns() -> list[re.Pattern[str]]:
    texts = [re.escape(Words(language).gettext(ROOM, workshop="BLANK", day="BLANK")) for language in languages()]
    return [re.compile(text.replace("BLANK", ".+")) for text in texts]
