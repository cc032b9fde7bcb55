"""What a page's picture is saved as: the name of the file, and the source that stands in it."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any

from cxdash.domain.vocabulary import View
from cxdash.presenters.elements import Drawing
from cxdash.services.reads import reads
from cxdash.services.subjects import OVERVIEW
from cxdash.takeaway import record
from cxdash.takeaway.elements import Asked

LONGEST = 60
"""The most characters of a picture's part of a name."""


@reads(*OVERVIEW, most=300)
def source(connection: Any, view: View, language: str, on: date, made_up: bool) -> str:
    """Return whose figures a picture shows, of when and of whom, in one line."""
    return record.colophon(connection, Asked(view, language, on, (), made_up=made_up)).line


def names(page: str, drawing: Drawing, stage: str) -> Iterator[str]:
    """Return names that a page's picture may have, best first: the page, what is drawn, and the stage in focus."""
    parts = [page, *(plain(one) for one in (drawing.key or drawing.picture.__name__, stage))]
    name = "-".join(dict.fromkeys(part for part in parts if part))
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def file(name: str, on: date, kind: str) -> str:
    """Return the name of a picture's file."""
    return f"cxdash-{name}-{on}.{kind}"


def plain(text: str, most: int = LONGEST) -> str:
    """Return at most *most* characters of a text, with the letters and digits that every system takes in names."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:most].rstrip("-")
