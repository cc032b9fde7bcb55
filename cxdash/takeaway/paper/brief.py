"""The monthly brief: one A4 page of where it breaks, what has moved beyond chance, and what waits to be done."""

from collections.abc import Iterator
from typing import Any

from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Tab
from cxdash.presenters.pages import tabs
from cxdash.takeaway.elements import Record, Section
from cxdash.takeaway.paper import typeset
from cxdash.takeaway.paper.board_pack import figure, table
from cxdash.takeaway.paper.decision_sheet import decisions

MOVED = {"satisfaction": "time", "ownership": "history", "workshop": "home"}
"""The tab of a page that says what has moved: touchpoints off their usual level, owners, what came of a workshop."""

MOST_ROWS = 12
"""The most touchpoints that are listed."""


def pdf(record: Record) -> bytes:
    """Return the monthly brief of a record as PDF of one page; raises NotPrinted."""
    words = Words(record.asked.language)
    name = words.gettext("Monthly brief")
    title = f"{name} · {record.colophon.company} · {record.colophon.day}"
    return typeset.pdf("brief.typ", record, title, _content(record, name, words))


def _content(record: Record, name: str, words: Words) -> dict[str, Any]:
    overview, decided = record.part("overview"), decisions(record, words)
    return {
        "finding": overview.finding if overview else record.decided.sentence,
        "figures": [figure(one) for one in overview.figures] if overview else [],
        "since": {
            "finding": record.since.heading,
            "said": list(_said(record.since._replace(heading=""))),
            "tables": [],
        },
        "moved": [_section(one, words) for one in _moved(record, words)],
        "decided": record.decided.sentence,
        "heads": decided["heads"],
        "waiting": [row for row in decided["decisions"] if row["warm"]],
        "review": record.decided.review,
        "words": {
            "name": name,
            "moved": words.gettext("Where we stand"),
            "since": words.gettext("Since last time"),
            "waiting": words.gettext("What is overdue or open"),
            "review": words.gettext("Next review:"),
        },
    }


def _moved(record: Record, words: Words) -> Iterator[Section]:
    """Give the sections that say what has moved, and of money what its page opens with."""
    for part in record.parts:
        if part.page == "economics":
            yield Section("", part.finding, ())
        if part.page in MOVED:
            called = tabs(part.page, words)[MOVED[part.page]]
            yield from (one for one in part.sections if one.name == called)


def _said(tab: Tab) -> Iterator[str]:
    yield from (said for said in (tab.heading, *tab.sentences) if said)
    yield from (f"{name.rstrip('.')}: {said}" for name, said in tab.listed)


def _section(one: Section, words: Words) -> dict[str, Any]:
    shown = [each for tab in one.content for each in tab.tables if len(each.rows) and not each.behind]
    return {
        "finding": one.finding,
        "said": [said for tab in one.content for said in _said(tab)],
        "tables": [table(each, MOST_ROWS, words) for each in shown],
    }
