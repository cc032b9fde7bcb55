"""What is taken home of Owners, Decide and Six keys."""

from typing import Any

from cxdash.charts import priorities as charts
from cxdash.charts.maturity import profile
from cxdash.charts.ownership import matrix
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing, Tab
from cxdash.presenters.maturity import page as maturity_page
from cxdash.presenters.ownership import page
from cxdash.presenters.pages import tabs
from cxdash.presenters.priorities import page as decide_page
from cxdash.takeaway.elements import Asked, Part, Section, part, section


def ownership(connection: Any, asked: Asked) -> Part | None:
    """Return Owners: the matrix, its figures, and its tabs but the one to try other models."""
    words, of = Words(asked.language), (connection, asked.view, asked.language, asked.on)
    screen = page.show(*of, asked.stage)
    if not screen.stages:
        return None
    drawing = Drawing(
        *(matrix.matrix, screen.sentence, screen.picture),
        row_height=matrix.ROW_HEIGHT,
        above=matrix.HEAD_HEIGHT,
        arguments=(screen.statuses,),
    )
    opened = Tab(drawing=drawing, figures=screen.headlines, notes=[screen.legend, *screen.notes])
    called = tabs("ownership", words)
    name_of = called | {"handoffs": called["stage"]}
    looked_into = {"stage": screen.stage, **dict.fromkeys(("handoffs", "mandate", "targets", "money", "history"), "")}
    sections = [
        Section("", screen.sentence, (opened,)),
        *(section(name_of[name], page.tab(*of, stage, name), name) for name, stage in looked_into.items()),
        *(section(called["model"], [one], "model") for one in page.customer_director(*of) if one.drawing),
    ]
    return part("ownership", sections, words, tuple(screen.findings))


def decide(connection: Any, asked: Asked) -> Part | None:
    """Return Decide: what to fix first, a picture for each part of the list; the decisions are the record's own."""
    words, of = Words(asked.language), (connection, asked.view, asked.language, asked.on)
    screen = decide_page.show(*of, "", "")
    if screen.missing:
        return None
    parts = [
        Tab(
            heading=one.head,
            drawing=Drawing(charts.ranking, one.head, one.picture, charts.ROW_HEIGHT, charts.MARGIN),
        )
        for one in screen.parts
    ]
    opened = Tab(sentences=screen.more, figures=screen.headlines, notes=[*screen.notes, screen.legend])
    sections = [
        Section("", screen.sentence, (opened, *parts, *screen.tables)),
        section(tabs("decide", words)["need"], decide_page.need(*of, "", ""), "need"),
    ]
    return part("decide", sections, words)


def maturity(connection: Any, asked: Asked) -> Part | None:
    """Return Six keys: the profile and its tabs."""
    words = Words(asked.language)
    screen = maturity_page.show(connection, asked.language, asked.on)
    if not screen.rated:
        return None
    drawing = Drawing(profile.profile, screen.sentence, screen.picture, profile.ROW_HEIGHT, profile.HEAD)
    opened = Tab(drawing=drawing, figures=screen.headlines, notes=[*screen.notes, screen.legend])
    called = tabs("maturity", words)
    sections = [
        Section("", screen.sentence, (opened,)),
        *(section(name, screen.tabs[code], code) for code, name in called.items()),
    ]
    return part("maturity", sections, words)
