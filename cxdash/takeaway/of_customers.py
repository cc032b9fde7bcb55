"""What is taken home of Overview and Satisfaction."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from cxdash.charts.overview import picture
from cxdash.charts.satisfaction import gaps
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing, Question, Tab
from cxdash.presenters.overview import page as overview_page
from cxdash.presenters.overview import picture as charts
from cxdash.presenters.overview.screen import OverviewScreen
from cxdash.presenters.pages import tabs
from cxdash.presenters.satisfaction import page
from cxdash.presenters.satisfaction.screen import SatisfactionScreen
from cxdash.takeaway.elements import Asked, Part, Section, part, section

MOST_COMMENTS = 6
"""The most comments that are taken home."""


def overview(connection: Any, asked: Asked) -> Part | None:
    """Return Overview: the one picture, for each of its pages, its figures, and the findings to look into."""
    words, of = Words(asked.language), (connection, asked.view, asked.language, asked.on)
    screen = overview_page.show(*of, asked.stage)
    if not screen.stages:
        return None
    decided = [said for said in (screen.overdue, *screen.reopened, screen.decided) if said]
    above = [said for said in (screen.above, screen.cost) if said]
    first = Tab(sentences=above, drawing=_picture(screen), figures=screen.figures, notes=[*screen.below, *decided])
    others = [
        _other(overview_page.show(*of, stage), name, words)
        for stage, name in screen.pages.items()
        if stage != screen.page
    ]
    questions = tuple(
        Question(one.statement, one.ask, " · ".join(said for said in (one.evidence, one.mandate) if said))
        for one in screen.findings
    )
    return part("overview", [Section("", screen.title, (first, *others))], words, questions)


def _other(screen: OverviewScreen, name: str, words: Words) -> Tab:
    """Return the picture of stages that the first one has no room for, with their numbers and names over it."""
    stages = words.list(screen.stages[key] for key in charts.on_page(screen.page, screen.stages))
    return Tab(
        heading=words.gettext("Stages {numbers}: {stages}", numbers=name, stages=stages), drawing=_picture(screen)
    )


def _picture(screen: OverviewScreen) -> Drawing:
    return Drawing(picture.picture, screen.title, screen.picture, arguments=(screen.scale,))


def satisfaction(connection: Any, asked: Asked) -> Part | None:
    """Return Satisfaction: the stages, the touchpoints of the one in focus, and its tabs; comments where asked for."""
    words, of = Words(asked.language), (connection, asked.view, asked.language)
    screen = page.show(*of, "", asked.stage)
    if not screen.answers:
        return None
    called = tabs("satisfaction", words)
    months = page.months(*of, screen.measure, "", screen.stage)
    opened = Tab(
        sentences=page.solved(*of, screen.stage),
        drawing=_stages(screen) if screen.heads else None,
        figures=screen.headlines,
        notes=screen.notes,
    )
    sections = [
        Section("", screen.sentence, (opened,)),
        section(called["touchpoints"], _touchpoints(screen, asked, of), "touchpoints"),
        section(called["touchpoints"], page.promises(*of, asked.on), "promises"),
        section(called["time"], list(months.together), "time"),
        section(called["time"], months.tabs if _moves(months.tabs) else [], "one_over_time"),
        section(called["channels"], page.tab(*of, screen.stage, "channels"), "channels"),
        section(called["matters"], page.importance_map(*of, screen.measure), "matters"),
        section(called["table"], page.all_figures(*of), "table"),
    ]
    return part("satisfaction", sections, words)


def _stages(screen: SatisfactionScreen) -> Drawing:
    return Drawing(gaps.stages, screen.sentence, screen.columns, arguments=(screen.scale,))


def _moves(tabs: Sequence[Tab]) -> bool:
    """Return whether a picture of months has more than one of them."""
    return any(
        pa.ipc.open_stream(tab.drawing.tables.tables["rows"]).read_all().num_rows > 1 for tab in tabs if tab.drawing
    )


def _touchpoints(screen: SatisfactionScreen, asked: Asked, of: tuple[Any, ...]) -> list[Tab]:
    """Return the touchpoints of the stage in focus, with what customers wrote of it where that is asked for."""
    if not screen.stages:
        return []
    drawing = Drawing(gaps.touchpoints, screen.alt, screen.rows, row_height=gaps.ROW_HEIGHT, arguments=(screen.scale,))
    shown = Tab(heading=screen.opening, drawing=drawing)
    if not asked.comments:
        return [shown]
    said = page.quotes(*of, screen.stage, screen.rows.rows)
    return [shown, Tab(heading=said.title, listed=said.written[:MOST_COMMENTS])] if said.written else [shown]
