"""The board pack: all pages of a record as A4 landscape, one finding a page, with contents and definitions."""

from collections.abc import Iterable
from typing import Any

from cxdash.definitions import DEFINITIONS
from cxdash.i18n.translator import Words
from cxdash.presenters import table_form
from cxdash.presenters.elements import Figure, Tab, Table
from cxdash.takeaway import pictures
from cxdash.takeaway.elements import Part, Record, Section
from cxdash.takeaway.paper import typeset
from cxdash.takeaway.paper.decision_sheet import decisions

MOST_ROWS, MOST_BESIDE, MOST_QUESTIONS = 30, 12, 6
"""The most rows of a table, of one beside a picture, and questions for the room after a page's first finding."""

BELOW = ("figures", "listed", "notes", "tables")
"""What stands below a picture; a tab that has nothing else joins the one before it."""


def pdf(record: Record) -> bytes:
    """Return the board pack of a record as PDF; raises NotPrinted."""
    words = Words(record.asked.language)
    name = words.gettext("Board pack")
    title = f"{name} · {record.colophon.company} · {record.colophon.day}"
    return typeset.pdf("pack.typ", record, title, _content(record, name, words))


def _content(record: Record, name: str, words: Words) -> dict[str, Any]:
    left_out = words.list(record.left_out)
    return {
        "period": " · ".join(part for part in (record.colophon.period, record.colophon.filters) if part),
        "parts": [_part(one, record, words) for one in record.parts],
        "left_out": words.gettext("Nothing to show yet: {pages}.", pages=left_out) if left_out else "",
        "decided": {
            "finding": record.decided.sentence,
            "again": record.decided.again,
            **decisions(record, words),
        },
        "definitions": [_definition(key, words) for key in _used(record)],
        "words": {
            "name": name,
            "contents": words.gettext("Contents"),
            "decisions": words.gettext("Decisions"),
            "definitions": words.gettext("How it is counted"),
            "questions": words.gettext("Questions for the room"),
        },
    }


def _part(one: Part, record: Record, words: Words) -> dict[str, Any]:
    asked = one.questions[:MOST_QUESTIONS]
    return {
        "page": one.page,
        "title": one.title,
        "question": one.question,
        "sections": [_section(each, record, words) for each in one.sections],
        "questions": [[each.statement, each.question] for each in asked if each.question],
    }


def _section(one: Section, record: Record, words: Words) -> dict[str, Any]:
    pictured = bool(one.drawings)
    blocks: list[dict[str, Any]] = []
    for tab in one.content:
        block = _block(tab, record, words, pictured=pictured)
        if blocks and not any(block[name] for name in ("heading", "sentences", "picture")):
            blocks[-1] |= {name: blocks[-1][name] + block[name] for name in BELOW}
        elif any(block.values()):
            blocks.append(block)
    return {"name": one.name, "finding": one.finding, "blocks": blocks}


def _block(tab: Tab, record: Record, words: Words, *, pictured: bool) -> dict[str, Any]:
    """Return a tab's content; tables that a picture of its section shows are left out, and so is a phone's list."""
    tables = [one for one in tab.tables if len(one.rows) and not (pictured and one.behind)]
    return {
        "heading": tab.heading,
        "sentences": list(tab.sentences),
        "figures": [figure(one) for one in tab.figures],
        "picture": typeset.picture(tab.drawing, record, width=pictures.ALONE) if tab.drawing else None,
        "notes": list(tab.notes),
        "listed": [list(pair) for pair in tab.listed] if not tab.drawing else [],
        "tables": [table(one, MOST_BESIDE if pictured else MOST_ROWS, words) for one in tables],
    }


def figure(one: Figure) -> dict[str, Any]:
    """Return a figure for a template."""
    return {"name": one.name, "value": one.value, "notes": list(one.notes)}


def table(one: Table, most: int, words: Words) -> dict[str, Any]:
    """Return the columns of a table that pages show at rest, its first rows, and how many are left out."""
    shown = table_form.at_rest(one.rows)
    form = table_form.of(shown, words, sentences=one.sentences)
    more = len(shown) - most
    return {
        "title": one.title if one.titled else "",
        "heads": list(form.columns),
        "right": [column.kind in table_form.FIGURES for column in form.columns.values()],
        "rows": table_form.written(shown.head(most), form),
        "more": words.gettext("and {count} more", count=words.number(more)) if more > 0 else "",
    }


def _used(record: Record) -> list[str]:
    """Return the keys of the definitions of what is shown, each once, in order."""
    content = [tab for part in record.parts for section in part.sections for tab in section.content]
    return list(dict.fromkeys(key for tab in content for key in _keys(tab) if key in DEFINITIONS))


def _keys(tab: Tab) -> Iterable[str]:
    yield from (one.key for one in tab.figures)
    yield from tab.definitions


def _definition(key: str, words: Words) -> dict[str, str]:
    one = DEFINITIONS[key]
    return {name: words.gettext(getattr(one, name)) for name in ("name", "meaning", "counted", "source")}
