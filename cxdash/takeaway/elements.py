"""What a record is made of."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cxdash.domain.vocabulary import View
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing, Figure, Question, Tab
from cxdash.presenters.pages import QUESTIONS, TITLES
from cxdash.presenters.priorities.decisions import Decided
from cxdash.takeaway.what_if import WhatIfInputs


class Asked(NamedTuple):
    """What is taken home: the view, the language with its audience, the day, the pages, and what is set on them.

    *stage*: the one in focus; *levers*: of What if, as a text; *choice*: the kept one whose assumptions hold;
    *workshop*: its key; *comments*: with what customers wrote; *made_up*: the company is the demo's.
    *since*: the day from which the brief tells what has happened, None for the first of the month before.
    """

    view: View
    language: str
    on: date
    pages: tuple[str, ...]
    stage: str = ""
    levers: str = ""
    choice: str = ""
    workshop: str = ""
    comments: bool = False
    made_up: bool = False
    since: date | None = None


class Colophon(NamedTuple):
    """What every part carries: company, that it is made up or '', period, filters, day, version of the data."""

    company: str
    made_up: str
    period: str
    filters: str
    day: str
    version: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        return " · ".join(part for part in self if part)


class Section(NamedTuple):
    """A tab of a page, or what stands open on it: its name and code ('' for that), what was found, and its content."""

    name: str
    finding: str
    content: tuple[Tab, ...]
    code: str = ""

    @property
    def drawings(self) -> list[Drawing]:
        """Its pictures."""
        return [tab.drawing for tab in self.content if tab.drawing]


class Part(NamedTuple):
    """What is taken home of a page: its title, the question it answers, its sections, and questions for the room."""

    page: str
    title: str
    question: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...] = ()

    @property
    def finding(self) -> str:
        """What the page found: its heading."""
        return self.sections[0].finding

    @property
    def figures(self) -> list[Figure]:
        """The figures that stand open on the page."""
        return [figure for tab in self.sections[0].content for figure in tab.figures]


class Row(NamedTuple):
    """A figure: its page, what it is of, its name, its value with its interval, the answers behind it, its look."""

    page: str
    of: str
    name: str
    value: float
    low: float | None
    high: float | None
    n: float | None
    look: str


class Record(NamedTuple):
    """All that is taken home; *left_out*: the titles of pages asked for that have nothing to show.

    *inputs*: what What if is recomputed from, where it is asked for and known. *rows*: the pages' figures one by one.
    *since*: what has happened since the day asked for.
    """

    asked: Asked
    colophon: Colophon
    parts: tuple[Part, ...]
    decided: Decided
    left_out: tuple[str, ...]
    inputs: WhatIfInputs | None = None
    rows: tuple[Row, ...] = ()
    since: Tab = Tab()

    def part(self, page: str) -> Part | None:
        """Return what is taken home of a page, None where it is not part of the record."""
        return next((part for part in self.parts if part.page == page), None)


def section(name: str, content: list[Tab], code: str) -> Section:
    """Return a tab's content as a section, whose finding is what the tab opens with; *code*: the tab's, or its own."""
    first = content[0] if content else Tab()
    if first.heading:
        return Section(name, first.heading, (first._replace(heading=""), *content[1:]), code)
    said = list(first.sentences)
    return Section(name, said[0] if said else "", (first._replace(sentences=said[1:]), *content[1:]), code)


def part(page: str, sections: Sequence[Section], words: Words, questions: tuple[Question, ...] = ()) -> Part:
    """Return what is taken home of a page: its sections that have anything to show, the first one always."""
    opened, *others = sections
    shown = [one for one in others if one.finding and any(tab != Tab() for tab in one.content)]
    return Part(page, words.gettext(TITLES[page]), words.gettext(QUESTIONS.get(page, "")), (opened, *shown), questions)
