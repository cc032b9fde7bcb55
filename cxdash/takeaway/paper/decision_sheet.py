"""The decision sheet: one A4 page for the wall, with the one picture, three findings, and what was decided."""

from typing import Any

from cxdash.charts.overview import sheet as charts
from cxdash.definitions import DEFINITIONS
from cxdash.domain.messages import gettext_noop
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing, Question
from cxdash.presenters.priorities.decisions import DecisionCard
from cxdash.takeaway.elements import Record
from cxdash.takeaway.paper import typeset

WIDTH = 800
"""Pixels that the picture is drawn wide: 14 of them are 9 points on paper."""

MOST_FINDINGS = 3


def pdf(record: Record) -> bytes:
    """Return the decision sheet of a record as PDF of one page; raises NotPrinted."""
    words = Words(record.asked.language)
    name = words.gettext("Decision sheet")
    title = f"{name} · {record.colophon.company} · {record.colophon.day}"
    return typeset.pdf("sheet.typ", record, title, _content(record, name, words))


def _content(record: Record, name: str, words: Words) -> dict[str, Any]:
    overview = record.part("overview")
    opened = overview.sections[0].content if overview else ()
    drawing = opened[0].drawing if opened else None
    return {
        "finding": overview.finding if overview else record.decided.sentence,
        "picture": _picture(drawing, record) if drawing else None,
        "elsewhere": " ".join(one.heading for one in opened[1:]),
        "findings": [_finding(one) for one in overview.questions[:MOST_FINDINGS]] if overview else [],
        **decisions(record, words),
        "review": record.decided.review,
        "definition": _let_down(words),
        "words": _words(name, words),
    }


def _words(name: str, words: Words) -> dict[str, Any]:
    return {
        "name": name,
        "found": words.gettext("What we found"),
        "decided": words.gettext("What we decided"),
        "today": words.gettext("today's decisions on the empty lines"),
        "more": words.gettext("and {count} more", count="{count}"),
        "review": words.gettext("Next review:"),
    }


def _picture(drawing: Drawing, record: Record) -> dict[str, Any]:
    return typeset.picture(drawing._replace(picture=charts.sheet), record, width=WIDTH)


def _finding(one: Question) -> dict[str, str]:
    return {"statement": one.statement, "question": one.question, "evidence": one.evidence}


def decisions(record: Record, words: Words) -> dict[str, Any]:
    """Return what was decided as rows, and the heads of their columns."""
    heads = [
        gettext_noop("Decision"),
        gettext_noop("Responsible"),
        gettext_noop("Due"),
        gettext_noop("Status and effect"),
    ]
    rows = [_decision(one, words) for one in record.decided.cards]
    return {"decisions": rows, "heads": [words.gettext(head) for head in heads]}


def _decision(one: DecisionCard, words: Words) -> dict[str, Any]:
    in_time = words.gettext("due {day}", day=one.due)
    return {
        "title": one.title,
        "notes": one.notes,
        "owner": one.owner,
        "due": one.due,
        "state": one.late or (words.gettext("open") if one.state == in_time else one.state),
        "late": bool(one.late),
        "warm": one.warm,
        "effects": one.effects,
    }


def _let_down(words: Words) -> str:
    one = DEFINITIONS["let_downs"]
    return f"{words.gettext(one.name)}: {words.gettext(one.meaning)}"
