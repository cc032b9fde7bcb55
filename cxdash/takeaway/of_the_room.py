"""What is taken home of a workshop: its votes that were shown, the minutes, and what has come of the last one."""

from typing import Any

from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Tab
from cxdash.presenters.pages import tabs
from cxdash.presenters.workshop import minutes as minutes_presenter
from cxdash.presenters.workshop import page
from cxdash.presenters.workshop.results import page as results
from cxdash.services.workshop import Host
from cxdash.takeaway.elements import Asked, Part, Section, part, section


def workshop(connection: Any, asked: Asked) -> Part | None:
    """Return the workshop asked for, else the newest: only what was revealed of it, most disagreement first."""
    words = Words(asked.language)
    screen = page.show(connection, asked.language, asked.workshop)
    if screen.host is None:
        return None
    entries = page.minutes(connection, asked.language, screen.key)
    opened = Tab(
        sentences=[minutes_presenter.heading(entries, words)],
        listed=[(one.question, _said(one.state, one.receipts)) for one in entries],
    )
    since = page.since(connection, screen.key, asked.view, asked.language, asked.on)
    called = tabs("workshop", words)
    sections = [
        Section("", screen.names[screen.key], (opened,)),
        *_votes(connection, screen.key, screen.host, asked, called["questions"]),
        *([Section(called["home"], since.finding, (Tab(sentences=since.sentences),), "home")] if since else []),
    ]
    return part("workshop", sections, words)


def _votes(connection: Any, key: str, host: Host, asked: Asked, name: str) -> list[Section]:
    paper = results.on_paper(connection, key, asked.view, asked.language, asked.on)
    few = [number for number in host.revealed if number not in host.order]
    shown = [
        results.revealed(connection, key, number, asked.view, asked.language, asked.on)
        for number in (*host.order, *few)
    ]
    votes = [
        Section(name, one.finding, (one.tab._replace(sentences=[one.question, *one.tab.sentences]),), "questions")
        for one in shown
        if one
    ]
    return [*([section(name, [paper], "paper")] if paper else []), *votes]


def _said(state: str, receipts: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return " ".join([*([state] if state else []), *(f"{title}: {', '.join(given)}." for title, given in receipts)])
